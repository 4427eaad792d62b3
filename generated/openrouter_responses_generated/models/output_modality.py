"""Modality of the output."""

from __future__ import annotations

from typing import Literal, TypeAlias

OutputModality: TypeAlias = Literal["text", "image"] | str
