"""Resolution at which a model looks at an image."""

from __future__ import annotations

from typing import Literal, TypeAlias

ImageDetail: TypeAlias = Literal["auto", "high", "low", "original"] | str
