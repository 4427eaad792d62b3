"""Tool choice without a specific tool: `auto` lets the model decide, `none` forbids tool calls, and
`required` requires at least one.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ToolChoiceMode: TypeAlias = Literal["auto", "none", "required"] | str
