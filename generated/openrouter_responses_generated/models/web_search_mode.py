"""Depth of a web search; each engine knows some of these."""

from __future__ import annotations

from typing import Literal, TypeAlias

WebSearchMode: TypeAlias = (
    Literal["instant", "fast", "auto", "deep-lite", "deep", "deep-reasoning", "turbo", "basic", "advanced"] | str
)
