"""What happens to an input that is longer than the context window."""

from __future__ import annotations

from typing import Literal, TypeAlias

Truncation: TypeAlias = Literal["auto", "disabled"] | str
