"""Filter on the attributes of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.comparison_filter import ComparisonFilter, ComparisonFilterTypedDict
    from ..models.compound_filter import CompoundFilter, CompoundFilterTypedDict

    FileSearchFilter: TypeAlias = ComparisonFilter | CompoundFilter | UnknownVariant
    FileSearchFilterTypedDict: TypeAlias = (
        ComparisonFilter | ComparisonFilterTypedDict | CompoundFilter | CompoundFilterTypedDict | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "FileSearchFilter":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.comparison_filter import ComparisonFilter
        from ..models.compound_filter import CompoundFilter

        return ComparisonFilter | CompoundFilter | UnknownVariant


decode_file_search_filter = tagged(
    "type",
    {
        "eq": "comparison_filter:ComparisonFilter",
        "ne": "comparison_filter:ComparisonFilter",
        "gt": "comparison_filter:ComparisonFilter",
        "gte": "comparison_filter:ComparisonFilter",
        "lt": "comparison_filter:ComparisonFilter",
        "lte": "comparison_filter:ComparisonFilter",
        "and": "compound_filter:CompoundFilter",
        "or": "compound_filter:CompoundFilter",
    },
)
