"""Depth of the reasoning, where a model offers a choice."""

from __future__ import annotations

from typing import Literal, TypeAlias

ReasoningMode: TypeAlias = Literal["standard", "pro"] | str
