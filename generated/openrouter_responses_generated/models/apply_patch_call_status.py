"""Lifecycle status of a patch call."""

from __future__ import annotations

from typing import Literal, TypeAlias

ApplyPatchCallStatus: TypeAlias = Literal["in_progress", "completed"] | str
