"""Withheld message, as a chat message or as output items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import either, items, model
from ..models.output_items import decode_output_items

if TYPE_CHECKING:
    from ..models.alignment_chat_rejected import AlignmentChatRejected
    from ..models.output_items import OutputItems

    AlignmentRejected: TypeAlias = AlignmentChatRejected | list[OutputItems]
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "AlignmentRejected":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.alignment_chat_rejected import AlignmentChatRejected
        from ..models.output_items import OutputItems

        return AlignmentChatRejected | list[OutputItems]


decode_alignment_rejected = either(
    of_object=model("alignment_chat_rejected:AlignmentChatRejected"), of_array=items(decode_output_items)
)
