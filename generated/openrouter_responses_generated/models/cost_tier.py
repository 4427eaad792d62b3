"""Cost tier of a router: each tier covers a fifth of the candidate models, ranked by average cost,
from `low` (cheapest) to `max` (most expensive).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

CostTier: TypeAlias = Literal["low", "medium", "high", "xhigh", "max"] | str
