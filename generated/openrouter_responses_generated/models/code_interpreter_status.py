"""Lifecycle status of a code interpreter call."""

from __future__ import annotations

from typing import Literal, TypeAlias

CodeInterpreterStatus: TypeAlias = Literal["in_progress", "completed", "incomplete", "interpreting", "failed"] | str
