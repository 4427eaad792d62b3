"""Engine that fetches web addresses."""

from __future__ import annotations

from typing import Literal, TypeAlias

WebFetchEngine: TypeAlias = Literal["auto", "native", "openrouter", "exa", "parallel", "firecrawl"] | str
