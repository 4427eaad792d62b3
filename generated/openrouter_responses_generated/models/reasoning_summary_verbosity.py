"""How detailed a summary of the reasoning is."""

from __future__ import annotations

from typing import Literal, TypeAlias

ReasoningSummaryVerbosity: TypeAlias = Literal["auto", "concise", "detailed"] | str
