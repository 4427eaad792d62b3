"""How much of each search result the model gets to see."""

from __future__ import annotations

from typing import Literal, TypeAlias

SearchContextSize: TypeAlias = Literal["low", "medium", "high"] | str
