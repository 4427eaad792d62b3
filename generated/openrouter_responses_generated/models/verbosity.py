"""Verbosity of text output."""

from __future__ import annotations

from typing import Literal, TypeAlias

Verbosity: TypeAlias = Literal["low", "medium", "high", "xhigh", "max"] | str
