"""Data that a response includes only on request."""

from __future__ import annotations

from typing import Literal, TypeAlias

ResponseInclude: TypeAlias = (
    Literal[
        "file_search_call.results",
        "message.input_image.image_url",
        "computer_call_output.output.image_url",
        "reasoning.encrypted_content",
        "code_interpreter_call.outputs",
    ]
    | str
)
