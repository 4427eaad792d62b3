"""Which reasoning of earlier turns a model sees."""

from __future__ import annotations

from typing import Literal, TypeAlias

ReasoningContext: TypeAlias = Literal["auto", "all_turns", "current_turn"] | str
