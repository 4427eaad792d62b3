"""Who runs a search for tools."""

from __future__ import annotations

from typing import Literal, TypeAlias

ToolSearchExecution: TypeAlias = Literal["server", "client"] | str
