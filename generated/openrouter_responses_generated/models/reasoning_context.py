"""Reasoning available to a model: `auto` applies the model's default, `all_turns` adds the reasoning
of earlier turns in the input, and `current_turn` excludes it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ReasoningContext: TypeAlias = Literal["auto", "all_turns", "current_turn"] | str
