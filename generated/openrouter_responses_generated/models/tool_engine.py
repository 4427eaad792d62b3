"""Who runs a server tool, the provider or OpenRouter."""

from __future__ import annotations

from typing import Literal, TypeAlias

ToolEngine: TypeAlias = Literal["auto", "native", "openrouter"] | str
