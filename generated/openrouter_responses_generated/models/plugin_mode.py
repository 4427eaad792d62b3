"""Whether a plugin holds back what it objects to or only reports it."""

from __future__ import annotations

from typing import Literal, TypeAlias

PluginMode: TypeAlias = Literal["enforce", "audit"] | str
