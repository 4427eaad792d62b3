"""Status of a response: `incomplete` responses have `incomplete_details`, `failed` ones have `error`."""

from __future__ import annotations

from typing import Literal, TypeAlias

ResponseStatus: TypeAlias = Literal["completed", "incomplete", "in_progress", "failed", "cancelled", "queued"] | str
