"""Type of a processing stage."""

from __future__ import annotations

from typing import Literal, TypeAlias

PipelineStageType: TypeAlias = (
    Literal["guardrail", "plugin", "server_tools", "response_healing", "context_compression"] | str
)
