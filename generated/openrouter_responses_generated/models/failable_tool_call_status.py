"""Lifecycle status of a server tool call."""

from __future__ import annotations

from typing import Literal, TypeAlias

FailableToolCallStatus: TypeAlias = Literal["in_progress", "completed", "incomplete", "failed"] | str
