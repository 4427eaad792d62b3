"""Whether a model has to call tools."""

from __future__ import annotations

from typing import Literal, TypeAlias

ToolChoiceMode: TypeAlias = Literal["auto", "none", "required"] | str
