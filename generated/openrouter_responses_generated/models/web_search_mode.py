"""Search mode of an engine. Exa supports `instant`, `fast`, `auto` (default), `deep-lite`, `deep` and
`deep-reasoning`; Parallel supports `turbo`, `fast`, `basic` (default) and `advanced`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

WebSearchMode: TypeAlias = (
    Literal["instant", "fast", "auto", "deep-lite", "deep", "deep-reasoning", "turbo", "basic", "advanced"] | str
)
