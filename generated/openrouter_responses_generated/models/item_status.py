"""Lifecycle status of an item."""

from __future__ import annotations

from typing import Literal, TypeAlias

ItemStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"] | str
