"""Processing tier of a request."""

from __future__ import annotations

from typing import Literal, TypeAlias

ServiceTier: TypeAlias = Literal["auto", "default", "fast", "flex", "priority", "scale", "ultrafast"] | str
