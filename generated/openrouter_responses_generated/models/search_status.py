"""How far a search has come."""

from __future__ import annotations

from typing import Literal, TypeAlias

SearchStatus: TypeAlias = Literal["completed", "searching", "in_progress", "failed"] | str
