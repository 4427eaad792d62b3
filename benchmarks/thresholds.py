"""The bars that the package is held to, and what the samples say of each."""

from __future__ import annotations

from statistics import median, quantiles
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from attrs import frozen

from benchmarks.measures import FEW_STREAMS, LARGE_EVENTS, STREAMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.measures import Samples


class Spread(NamedTuple):
    """A median, and the quartiles around it."""

    low: float
    middle: float
    high: float


@frozen
class AtMost:
    """Something that must not be more than its limit."""

    what: str
    limit: float
    unit: str
    measured: Spread

    sign: ClassVar = "≤"

    @property
    def is_met(self) -> bool:
        return self.measured.middle <= self.limit


@frozen
class AtLeast:
    """Something that must not be less than its limit."""

    what: str
    limit: float
    unit: str
    measured: Spread

    sign: ClassVar = "≥"

    @property
    def is_met(self) -> bool:
        return self.measured.middle >= self.limit


Bar: TypeAlias = AtMost | AtLeast


def bars(samples: Mapping[str, Samples]) -> list[Bar]:
    """Every bar, with what was measured."""

    def times(measure: str, one: str, other: str, key: str = "wall") -> Spread:
        """How many times as long as the other the one took, in the same turn."""
        turns = zip(samples[measure][one], samples[measure][other], strict=False)
        return spread([a[key] / b[key] for a, b in turns])

    def above(measure: str, one: str, other: str, key: str, unit: float) -> Spread:
        turns = zip(samples[measure][one], samples[measure][other], strict=False)
        return spread([(a[key] - b[key]) / unit for a, b in turns])

    large = f"large {LARGE_EVENTS[-1]}"
    return [
        AtMost("typed events, sync", 1.5, "x the floor", times("sync", "ours", "floor")),
        AtLeast("- against openai", 10, "x faster", times("sync", "openai", "ours")),
        AtLeast("- against the official SDK", 100, "x faster", times("sync, short", "openrouter", "ours")),
        AtMost("- with orjson", 0.9, "x the floor", times("sync", "ours+orjson", "floor")),
        AtMost("typed events, async", 1.5, "x the floor", times("async", "ours", "floor")),
        AtMost("- with orjson", 0.9, "x the floor", times("async", "ours+orjson", "floor")),
        AtMost("one event of 8 MB in chunks of 1 kB", 1.5, "x the floor", times(large, "ours", "floor")),
        AtMost("- its time a byte, against an event of 2 MB", 1.2, "x", _growth_of_large(samples)),
        AtMost("one plain call", 1.15, "x the floor", times("call", "ours", "floor")),
        AtMost("decoding 1 MB of 2,000 items", 2.5, "x json.loads", times("decode", "ours", "floor")),
        AtLeast("- against openai", 1, "x faster", times("decode", "openai", "ours")),
        AtLeast("- against the official SDK", 1, "x faster", times("decode", "openrouter", "ours")),
        AtLeast("a request of 50 items and 20 tools, against openai", 3, "x faster", times("encode", "openai", "ours")),
        AtLeast("- against the official SDK", 3, "x faster", times("encode", "openrouter", "ours")),
        AtMost("import and OpenRouter(api_key=…)", 1.3, "x importing httpx", times("start", "ours", "floor", "start")),
        AtMost("the first send, above httpx's first", 40, "ms", above("start", "ours", "floor", "first", 0.001)),
        AtMost("memory after that, above httpx's", 4, "MB", above("start", "ours", "floor", "memory", 1e6)),
        AtLeast(f"{STREAMS} streams at a time, against openai", 5, "x faster", times("together", "openai", "ours")),
        AtLeast(
            f"- {FEW_STREAMS}, against the official SDK", 5, "x faster", times("fewer together", "openrouter", "ours")
        ),
        AtMost("- an event of theirs, against one stream at a time", 1, "x", times("opened", "together", "in turn")),
        AtMost("from the last byte of an event to the event", 1.5, "x the floor", _delay(samples["delays"])),
    ]


def spread(values: list[float]) -> Spread:
    """The median and the quartiles of some values."""
    return Spread(*quantiles(values, n=4, method="inclusive")) if len(values) > 1 else Spread(*values * 3)


def _growth_of_large(samples: Mapping[str, Samples]) -> Spread:
    small, large = LARGE_EVENTS[0], LARGE_EVENTS[-1]
    turns = zip(samples[f"large {large}"]["ours"], samples[f"large {small}"]["ours"], strict=True)
    return spread([a["wall"] / large / (b["wall"] / small) for a, b in turns])


def _delay(samples: Samples) -> Spread:
    turns = zip(samples["ours"], samples["floor"], strict=True)
    return spread([median(a["delays"]) / median(b["delays"]) for a, b in turns])
