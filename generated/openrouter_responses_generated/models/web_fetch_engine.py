"""Web fetch engine: `auto` (default) uses the provider's native fetch if available and Exa otherwise;
`native` is the provider's own fetch; `openrouter` is a direct HTTP request.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

WebFetchEngine: TypeAlias = Literal["auto", "native", "openrouter", "exa", "parallel", "firecrawl"] | str
