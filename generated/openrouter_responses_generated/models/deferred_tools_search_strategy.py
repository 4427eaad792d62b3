"""Search strategy for deferred tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.deferred_bm_25_search import DeferredBm25Search, DeferredBm25SearchTypedDict
    from ..models.deferred_custom_search import DeferredCustomSearch, DeferredCustomSearchTypedDict
    from ..models.deferred_regex_search import DeferredRegexSearch, DeferredRegexSearchTypedDict

    DeferredToolsSearchStrategy: TypeAlias = (
        DeferredBm25Search | DeferredRegexSearch | DeferredCustomSearch | UnknownVariant
    )
    DeferredToolsSearchStrategyTypedDict: TypeAlias = (
        DeferredBm25Search
        | DeferredBm25SearchTypedDict
        | DeferredRegexSearch
        | DeferredRegexSearchTypedDict
        | DeferredCustomSearch
        | DeferredCustomSearchTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "DeferredToolsSearchStrategy":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.deferred_bm_25_search import DeferredBm25Search
        from ..models.deferred_custom_search import DeferredCustomSearch
        from ..models.deferred_regex_search import DeferredRegexSearch

        return DeferredBm25Search | DeferredRegexSearch | DeferredCustomSearch | UnknownVariant


decode_deferred_tools_search_strategy = tagged(
    "type",
    {
        "bm25": "deferred_bm_25_search:DeferredBm25Search",
        "regex": "deferred_regex_search:DeferredRegexSearch",
        "custom": "deferred_custom_search:DeferredCustomSearch",
    },
)
