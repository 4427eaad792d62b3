"""Caller of a function: `direct` is the model itself, `programmatic` a program that the model wrote."""

from __future__ import annotations

from typing import Literal, TypeAlias

AllowedCaller: TypeAlias = Literal["direct", "programmatic"] | str
