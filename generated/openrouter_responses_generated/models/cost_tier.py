"""How much a picked model may cost compared with the others."""

from __future__ import annotations

from typing import Literal, TypeAlias

CostTier: TypeAlias = Literal["low", "medium", "high", "xhigh", "max"] | str
