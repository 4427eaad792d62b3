"""Growth curves: whether the cost is linear in the amount of work. Only for `BENCH=full`; takes minutes."""

from __future__ import annotations

import copy
import json
import math
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.processes import ROOT
from maintainer.codegen.description import load_description
from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import generate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.processes import Processes

EVENTS = (1_000, 10_000, 100_000, 1_000_000)
BYTES = (100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000)
VARIANTS = (5, 20, 100, 500)
DESCRIPTIONS = (1, 2, 5, 10)
WATCHED = (1_000, 10_000, 100_000)
ROWS = (10, 100, 1_000, 10_000)
ROWS_OF_PEERS = (18, 54, 180, 540)  # 1,000 to 30,000 characters
RUNS = 3

_DECODE = """
import json, sys, time
sys.path.insert(0, {folder!r})
from {package}.api.responses.create_responses import decode_event
values = [{{"type": f"variant.{{number % {variants}}}", "text": "word", "index": number}} for number in range(50_000)]
for value in values:
    decode_event(value)
began = time.perf_counter()
for value in values:
    decode_event(value)
print(json.dumps(time.perf_counter() - began))
"""

MAX_EXPONENT = 1.1
"""The largest exponent that counts as linear, which allows for noise."""


class Curve(NamedTuple):
    """The cost of one task for increasing amounts of work."""

    what: str
    unit: str
    points: list[tuple[int, float]]
    """Pairs of the amount of work and its cost, in seconds or bytes of memory."""
    is_ours: bool = True
    """Whether it is the cost of this package, which must be linear."""

    @property
    def exponent(self) -> float:
        """The exponent of the cost's growth, fitted to the larger half of the points. 1 is linear growth."""
        larger = [(math.log(work), math.log(cost)) for work, cost in self.points[len(self.points) // 2 - 1 :]]
        works, costs = zip(*larger, strict=True)
        middle_work, middle_cost = sum(works) / len(works), sum(costs) / len(costs)
        slope = sum((work - middle_work) * (cost - middle_cost) for work, cost in larger)
        return float(slope / sum((work - middle_work) ** 2 for work in works))

    @property
    def is_met(self) -> bool:
        return not self.is_ours or self.exponent <= MAX_EXPONENT


def curves(processes: Processes) -> list[Curve]:
    """Measure every curve."""
    ours = processes.client("ours")

    def stream(scenario: str) -> float:
        return float(ours.run("stream", scenario)["wall"])

    def task(name: str, *arguments: Any) -> float:
        return float(ours.run(name, *arguments)["wall"])

    def memory(events: int) -> float:
        return float(processes.new_client("ours").run("peak", f"stream/{events}")["peak"])

    return [
        _curve("events of a stream", "s", EVENTS, lambda count: stream(f"stream/{count}")),
        _curve("events of a stream, watched", "s", WATCHED, lambda count: task("items", f"watched/{count}", 1)),
        _curve("rows of a growing object", "s", ROWS, lambda count: task("partials", f"partials/{count}")),
        _partials_of("openai", processes),
        _partials_of("instructor", processes),
        _curve("bytes of one event", "s", BYTES, lambda size: stream(f"large/{size}")),
        _curve("variants of a union, for 50,000 events", "s", VARIANTS, lambda count: _decode_time(count, processes)),
        _curve("times the description, to generate", "s", DESCRIPTIONS, _generation_time),
        _curve("events of a stream, for the most memory", "bytes", EVENTS, memory),
    ]


def _curve(what: str, unit: str, works: Sequence[int], cost: Callable[[int], float]) -> Curve:
    # The amounts of work take turns, as the clients do elsewhere; the minimum of the runs counts.
    runs = [[cost(work) for work in works] for _ in range(RUNS)]
    return Curve(what, unit, [(work, min(costs)) for work, costs in zip(works, zip(*runs, strict=True), strict=True)])


def _partials_of(client: str, processes: Processes) -> Curve:
    # One run, because the largest takes up to a minute.
    process = processes.client(client)
    points = [(rows, float(process.run("partials", f"partials/{rows}")["wall"])) for rows in ROWS_OF_PEERS]
    return Curve(f"- with {client}", "s", points, is_ours=False)


def _decode_time(variants: int, processes: Processes) -> float:
    package = "grown"
    with tempfile.TemporaryDirectory() as folder:
        generate(_with_variants(variants), root=ROOT, output=Path(folder, package))
        return float(processes.fresh(_DECODE.format(folder=folder, package=package, variants=variants)))


def _generation_time(times: int) -> float:
    grown = _repeated(load_description(ROOT), times)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        generate(grown, root=ROOT, output=Path(folder, "grown"))
        return time.perf_counter() - began


def _with_variants(count: int) -> dict[str, Any]:
    """Return a small description with a union of `count` event types."""
    description = copy.deepcopy(load_document(ROOT / "tests/codegen/small.yaml"))
    schemas = description["components"]["schemas"]
    mapping = {f"variant.{number}": f"#/components/schemas/Variant{number}" for number in range(count)}
    for tag, reference in mapping.items():
        schemas[reference.rpartition("/")[2]] = {
            "type": "object",
            "required": ["type", "text", "index"],
            "properties": {
                "type": {"type": "string", "const": tag},
                "text": {"type": "string"},
                "index": {"type": "integer"},
            },
        }
    union = schemas["StreamEvents"]
    union["oneOf"] = [{"$ref": reference} for reference in mapping.values()]
    union["discriminator"]["mapping"] = mapping
    return description


def _repeated(description: dict[str, Any], times: int) -> dict[str, Any]:
    """Return a description with `times` copies of its schemas, each with its own names and references."""
    schemas = description["components"]["schemas"]
    grown: dict[str, Any] = dict(schemas)
    text = json.dumps(_without_synonyms(schemas))  # which are names too
    for number in range(1, times):
        renamed: dict[str, Any] = json.loads(_renamed(text, schemas, f"Copy{number}"))
        grown |= {f"{name}Copy{number}": schema for name, schema in renamed.items()}
    return {**description, "components": {**description["components"], "schemas": grown}}


def _without_synonyms(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_synonyms(item) for key, item in value.items() if not key.startswith("x-synonyms")}
    return [_without_synonyms(item) for item in value] if isinstance(value, list) else value


def _renamed(text: str, names: Iterable[str], suffix: str) -> str:
    for name in names:
        text = text.replace(f'"#/components/schemas/{name}"', f'"#/components/schemas/{name}{suffix}"')
    return text
