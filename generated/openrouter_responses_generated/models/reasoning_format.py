"""Format of reasoning, which depends on the provider and API."""

from __future__ import annotations

from typing import Literal, TypeAlias

ReasoningFormat: TypeAlias = (
    Literal[
        "unknown",
        "openai-responses-v1",
        "azure-openai-responses-v1",
        "bedrock-openai-responses-v1",
        "bedrock-xai-responses-v1",
        "xai-responses-v1",
        "meta-responses-v1",
        "anthropic-claude-v1",
        "google-gemini-v1",
    ]
    | str
)
