"""Engine of a web search; `auto` is the provider's own one where there is one."""

from __future__ import annotations

from typing import Literal, TypeAlias

WebSearchEngine: TypeAlias = Literal["native", "exa", "parallel", "firecrawl", "perplexity", "auto"] | str
