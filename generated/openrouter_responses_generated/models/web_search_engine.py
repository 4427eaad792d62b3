"""Web search engine: `auto` (default) uses the provider's native search if available and Exa
otherwise; `native` is the provider's own search.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

WebSearchEngine: TypeAlias = Literal["native", "exa", "parallel", "firecrawl", "perplexity", "auto"] | str
