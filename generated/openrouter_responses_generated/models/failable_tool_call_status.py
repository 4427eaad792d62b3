"""How far a call of a server tool has come, or that it failed."""

from __future__ import annotations

from typing import Literal, TypeAlias

FailableToolCallStatus: TypeAlias = Literal["in_progress", "completed", "incomplete", "failed"] | str
