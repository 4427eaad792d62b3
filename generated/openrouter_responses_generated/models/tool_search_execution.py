"""Executor of a tool search: OpenRouter or the provider (`server`), or the client."""

from __future__ import annotations

from typing import Literal, TypeAlias

ToolSearchExecution: TypeAlias = Literal["server", "client"] | str
