"""Lifecycle status of a search."""

from __future__ import annotations

from typing import Literal, TypeAlias

SearchStatus: TypeAlias = Literal["completed", "searching", "in_progress", "failed"] | str
