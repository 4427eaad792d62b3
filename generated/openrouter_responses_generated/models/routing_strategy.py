"""Routing strategy that selected a model."""

from __future__ import annotations

from typing import Literal, TypeAlias

RoutingStrategy: TypeAlias = (
    Literal["direct", "auto", "free", "latest", "alias", "fallback", "pareto", "bodybuilder", "fusion"] | str
)
