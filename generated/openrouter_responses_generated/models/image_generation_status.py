"""Lifecycle status of an image generation call."""

from __future__ import annotations

from typing import Literal, TypeAlias

ImageGenerationStatus: TypeAlias = Literal["in_progress", "completed", "generating", "failed"] | str
