"""Reasoning mode: `standard` is the default; `pro` reasons more deeply, at standard token prices."""

from __future__ import annotations

from typing import Literal, TypeAlias

ReasoningMode: TypeAlias = Literal["standard", "pro"] | str
