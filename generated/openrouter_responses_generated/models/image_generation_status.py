"""How far the making of an image has come."""

from __future__ import annotations

from typing import Literal, TypeAlias

ImageGenerationStatus: TypeAlias = Literal["in_progress", "completed", "generating", "failed"] | str
