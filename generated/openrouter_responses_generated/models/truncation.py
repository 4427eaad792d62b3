"""Handling of an input that exceeds the context window: `auto` drops content to make it fit,
`disabled` rejects the request.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Truncation: TypeAlias = Literal["auto", "disabled"] | str
