"""Attribute to sort providers by: lowest `price`, highest `throughput` or lowest `latency` first;
`exacto` sorts by tool-calling quality.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ProviderSort: TypeAlias = Literal["price", "throughput", "latency", "exacto"] | str
