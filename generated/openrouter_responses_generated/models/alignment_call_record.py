"""Evaluation of one assistant message by the alignment plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.alignment_allowed_call_record import AlignmentAllowedCallRecord
    from ..models.alignment_blocked_call_record import AlignmentBlockedCallRecord
    from ..models.alignment_unavailable_call_record import AlignmentUnavailableCallRecord

    AlignmentCallRecord: TypeAlias = (
        AlignmentAllowedCallRecord | AlignmentBlockedCallRecord | AlignmentUnavailableCallRecord | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "AlignmentCallRecord":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.alignment_allowed_call_record import AlignmentAllowedCallRecord
        from ..models.alignment_blocked_call_record import AlignmentBlockedCallRecord
        from ..models.alignment_unavailable_call_record import AlignmentUnavailableCallRecord

        return AlignmentAllowedCallRecord | AlignmentBlockedCallRecord | AlignmentUnavailableCallRecord | UnknownVariant


decode_alignment_call_record = tagged(
    "outcome",
    {
        "allowed": "alignment_allowed_call_record:AlignmentAllowedCallRecord",
        "blocked": "alignment_blocked_call_record:AlignmentBlockedCallRecord",
        "unavailable": "alignment_unavailable_call_record:AlignmentUnavailableCallRecord",
    },
)
