"""Detail level at which a model processes an image."""

from __future__ import annotations

from typing import Literal, TypeAlias

ImageDetail: TypeAlias = Literal["auto", "high", "low", "original"] | str
