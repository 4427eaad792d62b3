"""Who may call a function, the model itself or a program that it wrote."""

from __future__ import annotations

from typing import Literal, TypeAlias

AllowedCaller: TypeAlias = Literal["direct", "programmatic"] | str
