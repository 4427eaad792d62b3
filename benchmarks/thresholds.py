"""The performance thresholds of the package, and their comparison with the samples."""

from __future__ import annotations

from statistics import median, quantiles
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from attrs import frozen

from benchmarks.measures import CALLS, FEW_STREAMS, GROWING_ROWS, LARGE_EVENTS, ROWS, STEPS, STREAMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.measures import Samples


class Spread(NamedTuple):
    """A median and its quartiles."""

    low: float
    middle: float
    high: float


@frozen
class AtMost:
    """A measurement that must not exceed its limit."""

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
    """A measurement that must reach its limit."""

    what: str
    limit: float
    unit: str
    measured: Spread

    sign: ClassVar = "≥"

    @property
    def is_met(self) -> bool:
        return self.measured.middle >= self.limit


Threshold: TypeAlias = AtMost | AtLeast


def thresholds(samples: Mapping[str, Samples]) -> list[Threshold]:
    """Return every threshold with its measurement."""

    def times(measure: str, one: str, other: str, key: str = "wall") -> Spread:
        """Return the ratio of two clients' times in the same turn."""
        turns = zip(samples[measure][one], samples[measure][other], strict=False)
        return spread([a[key] / b[key] for a, b in turns])

    def times_above(measure: str, one: str, other: str) -> Spread:
        """Return the ratio of two clients' times in the same turn, without the time of the baseline in both."""
        turns = zip(*(samples[measure][name] for name in (one, other, "baseline")), strict=False)
        return spread([(a["wall"] - base["wall"]) / (b["wall"] - base["wall"]) for a, b, base in turns])

    def above(measure: str, one: str, other: str, key: str, unit: float) -> Spread:
        turns = zip(samples[measure][one], samples[measure][other], strict=False)
        return spread([(a[key] - b[key]) / unit for a, b in turns])

    large = f"large {LARGE_EVENTS[-1]}"
    return [
        AtMost("typed events, sync", 1.5, "x the baseline", times("sync", "ours", "baseline")),
        AtLeast("- against openai", 10, "x faster", times("sync", "openai", "ours")),
        AtLeast("- against the official SDK", 100, "x faster", times("sync, short", "openrouter", "ours")),
        AtMost("- with orjson", 0.9, "x the baseline", times("sync", "ours+orjson", "baseline")),
        AtMost("typed events, async", 1.5, "x the baseline", times("async", "ours", "baseline")),
        AtMost("- with orjson", 0.9, "x the baseline", times("async", "ours+orjson", "baseline")),
        AtMost("one event of 8 MB in chunks of 1 kB", 1.5, "x the baseline", times(large, "ours", "baseline")),
        AtMost("- its time per byte, against an event of 2 MB", 1.2, "x", _growth_of_large(samples)),
        AtMost("one plain call", 1.15, "x the baseline", times("call", "ours", "baseline")),
        AtMost("decoding 1 MB of 2,000 items", 2.5, "x json.loads", times("decode", "ours", "baseline")),
        AtLeast("- against openai", 1, "x faster", times("decode", "openai", "ours")),
        AtLeast("- against the official SDK", 1, "x faster", times("decode", "openrouter", "ours")),
        AtLeast("a request of 50 items and 20 tools, against openai", 3, "x faster", times("encode", "openai", "ours")),
        AtLeast("- against the official SDK", 3, "x faster", times("encode", "openrouter", "ours")),
        AtMost(
            "import and OpenRouter(api_key=…)", 1.3, "x importing httpx", times("start", "ours", "baseline", "start")
        ),
        AtMost("the first send, above httpx's first", 40, "ms", above("start", "ours", "baseline", "first", 0.001)),
        AtMost("memory after that, above httpx's", 4, "MB", above("start", "ours", "baseline", "memory", 1e6)),
        AtLeast(f"{STREAMS} concurrent streams, against openai", 5, "x faster", times("together", "openai", "ours")),
        AtLeast(
            f"- {FEW_STREAMS} streams, against the official SDK",
            5,
            "x faster",
            times("fewer together", "openrouter", "ours"),
        ),
        AtMost("- time per event, against one stream at a time", 1, "x", times("opened", "together", "in turn")),
        AtMost("a stream with an observer", 1.05, "x one without", times("observed stream", "observed", "plain")),
        AtMost("- a plain call with an observer", 1.25, "x one without", times("observed call", "observed", "plain")),
        AtMost("items of a stream as they grow", 1.15, "x its events", times("watched", "items", "plain")),
        AtMost("- a snapshot after every 100 events", 1.15, "x its events", times("watched", "snapshots", "plain")),
        AtLeast("- the text after each event, against openai", 5, "x faster", times("watched", "openai", "texts")),
        AtLeast(f"an object of {ROWS} rows, against openai", 1, "x faster", times_above("parse", "openai", "ours")),
        AtLeast("- against instructor", 1, "x faster", times_above("parse", "instructor", "ours")),
        AtLeast(
            f"partial values of {GROWING_ROWS} rows, against openai",
            1,
            "x faster",
            times_above("partials", "openai", "ours"),
        ),
        AtLeast("- against instructor", 1, "x faster", times_above("partials", "instructor", "ours")),
        AtLeast(
            f"{STEPS} steps of {CALLS} calls, against openai-agents",
            1,
            "x faster",
            times_above("tool run", "openai-agents", "ours"),
        ),
        AtMost("delay from the last byte of an event to the event", 1.5, "x the baseline", _delay(samples["delays"])),
        AtMost(
            "the command `ask`, until its request arrives",
            1.3,
            "x `send`",
            times("command", "ask request", "send request"),
        ),
        AtMost("- until it ends", 1.3, "x `send`", times("command", "ask", "send")),
        AtMost("- its help", 1.3, "x `send`", times("command", "help", "send")),
        AtLeast(
            "- until its request arrives, against llm", 1, "x faster", times("command", "llm request", "ask request")
        ),
        AtLeast("- its help, against llm", 1, "x faster", times("command", "llm help", "help")),
    ]


def spread(values: list[float]) -> Spread:
    """Return the median and the quartiles of the values."""
    return Spread(*quantiles(values, n=4, method="inclusive")) if len(values) > 1 else Spread(*values * 3)


def _growth_of_large(samples: Mapping[str, Samples]) -> Spread:
    small, large = LARGE_EVENTS[0], LARGE_EVENTS[-1]
    turns = zip(samples[f"large {large}"]["ours"], samples[f"large {small}"]["ours"], strict=True)
    return spread([a["wall"] / large / (b["wall"] / small) for a, b in turns])


def _delay(samples: Samples) -> Spread:
    turns = zip(samples["ours"], samples["baseline"], strict=True)
    return spread([median(a["delays"]) / median(b["delays"]) for a, b in turns])
