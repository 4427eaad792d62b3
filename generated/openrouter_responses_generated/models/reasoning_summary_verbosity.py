"""Level of detail of a reasoning summary."""

from __future__ import annotations

from typing import Literal, TypeAlias

ReasoningSummaryVerbosity: TypeAlias = Literal["auto", "concise", "detailed"] | str
