"""What providers are ranked by."""

from __future__ import annotations

from typing import Literal, TypeAlias

ProviderSort: TypeAlias = Literal["price", "throughput", "latency", "exacto"] | str
