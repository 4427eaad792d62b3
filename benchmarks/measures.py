"""The measures: the tasks, the clients that do them, and the number of turns.

The clients take turns, so that other load on the machine affects all of them. Every number that is compared with a
threshold is the ratio of two clients' times in the same turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.processes import Processes

Samples = dict[str, list[dict[str, Any]]]
"""The time and memory of each turn, by contestant."""

# The number of streams read at the same time, and of the events in each of them.
STREAMS = 500
EVENTS = 200
FEW_STREAMS = 50
FEW_EVENTS = 10
ROWS = 50
GROWING_ROWS = 54  # some 3,000 characters
STEPS = 10
CALLS = 4
LARGE_EVENTS = (2_000_000, 4_000_000, 8_000_000)


class Contestant(NamedTuple):
    """A client, its task in `benchmarks.worker`, and its number of turns. Slow clients have fewer turns."""

    client: str
    task: tuple[Any, ...]
    turns: int


class Measure(NamedTuple):
    """Contestants that are compared, by name. Contestants with the same client share its process."""

    name: str
    contestants: Mapping[str, Contestant]


def _same(name: str, *task: Any, **turns: int) -> Measure:
    """Return a measure in which all clients do the same task.

    In the keywords, `_` and `__` represent the `-` and `+` in the names of `benchmarks.worker.PEERS`.
    """
    clients = {client.replace("__", "+").replace("_", "-"): count for client, count in turns.items()}
    return Measure(name, {client: Contestant(client, task, count) for client, count in clients.items()})


MEASURES = (
    _same("sync", "stream", "stream/3000", 3, baseline=20, ours=20, ours__orjson=20, httpx_sse=5, openai=4),
    _same("sync, short", "stream", "stream/500", baseline=5, ours=5, openrouter=3),
    _same("async", "stream_async", "stream/3000", 3, baseline=20, ours=20, ours__orjson=20, httpx_sse=5, openai=2),
    _same("a chunk each", "stream", "each/3000", 3, baseline=5, ours=5, ours__orjson=5, httpx_sse=3, openai=2),
    *(_same(f"large {size}", "stream", f"large/{size}", 2, baseline=5, ours=5) for size in LARGE_EVENTS),
    _same(
        "call", "call", "call", 40, baseline=50, ours=50, ours__orjson=50, stock_generator=10, openai=10, openrouter=3
    ),
    _same(
        "decode", "decode", 2000, 3, baseline=30, ours=30, ours__orjson=30, stock_generator=4, openai=4, openrouter=4
    ),
    _same("encode", "encode", 5, baseline=30, ours=30, ours__orjson=30, stock_generator=4, openai=4, openrouter=2),
    _same("together", "concurrent", f"stream/{EVENTS}", STREAMS, ours=2, openai=2),
    # With more streams over one client, the official SDK does not finish.
    _same("fewer together", "concurrent", f"stream/{FEW_EVENTS}", FEW_STREAMS, ours=5, openrouter=1),
    Measure(
        "opened",
        {
            "together": Contestant("ours", ("opened", f"stream/{EVENTS}", STREAMS, STREAMS), 8),
            "in turn": Contestant("ours", ("opened", f"stream/{EVENTS}", STREAMS, 1), 8),
        },
    ),
    Measure(
        "observed stream",
        {
            "plain": Contestant("ours", ("stream", "stream/3000", 3), 15),
            "observed": Contestant("ours", ("observed_stream", "stream/3000", 3), 15),
        },
    ),
    Measure(
        "observed call",
        {
            "plain": Contestant("ours", ("call", "call", 40), 15),
            "observed": Contestant("ours", ("observed_call", "call", 40), 15),
        },
    ),
    Measure(
        "watched",
        {
            "plain": Contestant("ours", ("stream", "watched/3000", 3), 15),
            "items": Contestant("ours", ("items", "watched/3000", 3), 15),
            "snapshots": Contestant("ours", ("snapshots", "watched/3000", 100, 3), 15),
            "texts": Contestant("ours", ("growing_text", "watched/3000", 3), 3),
            "openai": Contestant("openai", ("growing_text", "watched/3000", 1), 3),
        },
    ),
    _same("parse", "parse", f"parse/{ROWS}", 5, baseline=10, ours=10, openai=10, instructor=10),
    _same("new type", "parse_new_type", f"parse/{ROWS}", 3, baseline=10, ours=10, openai=10, instructor=10),
    _same("partials", "partials", f"partials/{GROWING_ROWS}", baseline=5, ours=5, openai=3, instructor=3),
    _same("tool run", "tool_run", f"steps/{STEPS}/{CALLS}", 1, baseline=10, ours=10, openai_agents=3),
    _same("delays", "delays", "ticks", baseline=4, ours=4, openai=4),
)


def take(measure: Measure, processes: Processes) -> Samples:
    """Run one measure and return its samples.

    Each contestant has a warm-up turn first, except slow ones with one or two turns, which earlier measures have warmed
    up.

    Raises:
        RuntimeError: The clients read different results from the same bytes.
    """
    samples: Samples = {name: [] for name in measure.contestants}
    outcomes = set()
    most_turns = max(contestant.turns for contestant in measure.contestants.values())
    for turn in range(-1, most_turns):
        for name, (client, task, turns) in measure.contestants.items():
            if turn < turns and not (turn < 0 and turns <= 2):
                sample = dict(processes.client(client).run(*task))
                outcomes.add(sample.pop("outcome", None))
                if turn >= 0:
                    samples[name].append(sample)
    if len(outcomes) != 1:
        raise RuntimeError(f"The clients read different results in {measure.name!r}: {outcomes}")
    return samples
