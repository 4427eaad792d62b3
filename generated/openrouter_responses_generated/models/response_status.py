"""How a response ended, or how far it has come."""

from __future__ import annotations

from typing import Literal, TypeAlias

ResponseStatus: TypeAlias = Literal["completed", "incomplete", "in_progress", "failed", "cancelled", "queued"] | str
