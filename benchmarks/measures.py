"""What is measured: the tasks, which clients do them, and how often.

The clients take turns, so that whatever else the machine does meets all of them; every number that counts is a ratio
of two clients' times in the same turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.processes import Processes

Samples = dict[str, list[dict[str, Any]]]
"""What each turn took, by contestant."""

# How many streams are read at the same time, and how many events each of them has.
STREAMS = 500
EVENTS = 200
FEW_STREAMS = 50
FEW_EVENTS = 10
LARGE_EVENTS = (2_000_000, 4_000_000, 8_000_000)


class Contestant(NamedTuple):
    """A client at a task of `benchmarks.worker`, and how many turns it has: slow ones have fewer."""

    client: str
    task: tuple[Any, ...]
    turns: int


class Measure(NamedTuple):
    """Contestants that are compared, by name; those of the same client share its process."""

    name: str
    contestants: Mapping[str, Contestant]


def _same(name: str, *task: Any, **turns: int) -> Measure:
    """Clients at the same task; their names have `_` and `__` for what is `-` and `+` in `benchmarks.worker.PEERS`."""
    clients = {client.replace("__", "+").replace("_", "-"): count for client, count in turns.items()}
    return Measure(name, {client: Contestant(client, task, count) for client, count in clients.items()})


MEASURES = (
    _same("sync", "stream", "stream/3000", 3, floor=20, ours=20, ours__orjson=20, httpx_sse=5, openai=4),
    _same("sync, short", "stream", "stream/500", floor=5, ours=5, openrouter=3),
    _same("async", "stream_async", "stream/3000", 3, floor=20, ours=20, ours__orjson=20, httpx_sse=5, openai=2),
    _same("a chunk each", "stream", "each/3000", 3, floor=5, ours=5, ours__orjson=5, httpx_sse=3, openai=2),
    *(_same(f"large {size}", "stream", f"large/{size}", 2, floor=5, ours=5) for size in LARGE_EVENTS),
    _same("call", "call", "call", 40, floor=50, ours=50, ours__orjson=50, untouched=10, openai=10, openrouter=3),
    _same("decode", "decode", 2000, 3, floor=30, ours=30, ours__orjson=30, untouched=4, openai=4, openrouter=4),
    _same("encode", "encode", 5, floor=30, ours=30, ours__orjson=30, untouched=4, openai=4, openrouter=2),
    _same("together", "concurrent", f"stream/{EVENTS}", STREAMS, ours=2, openai=2),
    # With as many streams over one client, the official SDK comes to a standstill.
    _same("fewer together", "concurrent", f"stream/{FEW_EVENTS}", FEW_STREAMS, ours=5, openrouter=1),
    Measure(
        "opened",
        {
            "together": Contestant("ours", ("opened", f"stream/{EVENTS}", STREAMS, STREAMS), 3),
            "in turn": Contestant("ours", ("opened", f"stream/{EVENTS}", STREAMS, 1), 3),
        },
    ),
    _same("delays", "delays", "ticks", floor=4, ours=4, openai=4),
)


def take(measure: Measure, processes: Processes) -> Samples:
    """The samples of one measure.

    Each contestant has a turn before that does not count, but those with two turns or one: they are slow, and have
    been warmed up by the measures before.

    Raises:
        RuntimeError: The clients did not all get the same out of what the server sent.
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
        raise RuntimeError(f"the clients understood {measure.name!r} differently: {outcomes}")
    return samples
