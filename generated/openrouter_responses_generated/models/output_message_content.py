"""Content part of a message from the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.refusal_content import RefusalContent, RefusalContentTypedDict
    from ..models.response_output_text import ResponseOutputText, ResponseOutputTextTypedDict

    OutputMessageContent: TypeAlias = ResponseOutputText | RefusalContent | UnknownVariant
    OutputMessageContentTypedDict: TypeAlias = (
        ResponseOutputText | ResponseOutputTextTypedDict | RefusalContent | RefusalContentTypedDict | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "OutputMessageContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.refusal_content import RefusalContent
        from ..models.response_output_text import ResponseOutputText

        return ResponseOutputText | RefusalContent | UnknownVariant


decode_output_message_content = tagged(
    "type",
    {
        "output_text": "response_output_text:ResponseOutputText",
        "refusal": "refusal_content:RefusalContent",
    },
)
