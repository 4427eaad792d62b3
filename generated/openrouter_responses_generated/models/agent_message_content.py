"""Content part of a message between agents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.encrypted_content import EncryptedContent, EncryptedContentTypedDict
    from ..models.input_image import InputImage, InputImageTypedDict
    from ..models.input_text import InputText, InputTextTypedDict

    AgentMessageContent: TypeAlias = InputText | InputImage | EncryptedContent | UnknownVariant
    AgentMessageContentTypedDict: TypeAlias = (
        InputText
        | InputTextTypedDict
        | InputImage
        | InputImageTypedDict
        | EncryptedContent
        | EncryptedContentTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "AgentMessageContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.encrypted_content import EncryptedContent
        from ..models.input_image import InputImage
        from ..models.input_text import InputText

        return InputText | InputImage | EncryptedContent | UnknownVariant


decode_agent_message_content = tagged(
    "type",
    {
        "input_text": "input_text:InputText",
        "input_image": "input_image:InputImage",
        "encrypted_content": "encrypted_content:EncryptedContent",
    },
)
