"""Content part of an output item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.reasoning_text_content import ReasoningTextContent
    from ..models.refusal_content import RefusalContent
    from ..models.response_output_text import ResponseOutputText

    ContentPart: TypeAlias = ResponseOutputText | RefusalContent | ReasoningTextContent | UnknownVariant
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "ContentPart":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.reasoning_text_content import ReasoningTextContent
        from ..models.refusal_content import RefusalContent
        from ..models.response_output_text import ResponseOutputText

        return ResponseOutputText | RefusalContent | ReasoningTextContent | UnknownVariant


decode_content_part = tagged(
    "type",
    {
        "output_text": "response_output_text:ResponseOutputText",
        "refusal": "refusal_content:RefusalContent",
        "reasoning_text": "reasoning_text_content:ReasoningTextContent",
    },
)
