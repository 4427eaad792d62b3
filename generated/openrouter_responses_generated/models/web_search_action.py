"""Action of a web search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.web_search_action_find_in_page import WebSearchActionFindInPage, WebSearchActionFindInPageTypedDict
    from ..models.web_search_action_open_page import WebSearchActionOpenPage, WebSearchActionOpenPageTypedDict
    from ..models.web_search_action_search import WebSearchActionSearch, WebSearchActionSearchTypedDict

    WebSearchAction: TypeAlias = (
        WebSearchActionSearch | WebSearchActionOpenPage | WebSearchActionFindInPage | UnknownVariant
    )
    WebSearchActionTypedDict: TypeAlias = (
        WebSearchActionSearch
        | WebSearchActionSearchTypedDict
        | WebSearchActionOpenPage
        | WebSearchActionOpenPageTypedDict
        | WebSearchActionFindInPage
        | WebSearchActionFindInPageTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "WebSearchAction":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.web_search_action_find_in_page import (
            WebSearchActionFindInPage,
        )
        from ..models.web_search_action_open_page import WebSearchActionOpenPage
        from ..models.web_search_action_search import WebSearchActionSearch

        return WebSearchActionSearch | WebSearchActionOpenPage | WebSearchActionFindInPage | UnknownVariant


decode_web_search_action = tagged(
    "type",
    {
        "search": "web_search_action_search:WebSearchActionSearch",
        "open_page": "web_search_action_open_page:WebSearchActionOpenPage",
        "find_in_page": "web_search_action_find_in_page:WebSearchActionFindInPage",
    },
)
