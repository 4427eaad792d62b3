"""A worker of a cluster: it sends the rows of tables with a client of its own, by the leave of the coordinator.

Ray runs `Worker` in an actor, in several threads, one for each table. Its requests run in one event loop, in a further
thread. Nothing here imports Ray.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import uuid
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from attrs import define

from openrouter_responses.bulk import _lines
from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk._done import key_of
from openrouter_responses.bulk._json import canonical
from openrouter_responses.bulk._live import LiveBackend
from openrouter_responses.bulk._outcome import RowOutcome
from openrouter_responses.bulk._requests import Requests
from openrouter_responses.bulk._rows import Row, RowError, RowReader
from openrouter_responses.bulk.ray._coordinator import Stop
from openrouter_responses.bulk.ray._link import ClusterBudget, ClusterGate, Link
from openrouter_responses.bulk.ray._parts import part_table, result_columns, with_columns
from openrouter_responses.bulk.ray._reading import records_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from openrouter_responses.bulk.ray._link import Call
    from openrouter_responses.bulk.ray._parts import Parts
    from openrouter_responses.client import OpenRouter

PART_SECONDS = 5.0
"""The time after which answered rows are written, so that a lost node loses no more than these."""


class NotSentError(Exception):
    """A row was not sent, because the job stopped."""


@define
class Task:
    """The work of a worker on each row of its tables.

    Attributes:
        params: The arguments of `send` for every row; `input` is the template.
        text_format: The type of the value in each response.
        repairs: How often a model is told what is wrong with an invalid value.
        id_column: The column that has the ID of a row; None for `custom_id`.
        parts: The output; None to return the results.
        open_router: Returns the client of a worker.
    """

    params: Mapping[str, Any]
    text_format: object
    repairs: int
    id_column: str | None
    parts: Parts | None
    open_router: Callable[[], OpenRouter]

    def reader(self) -> RowReader:
        """Return what makes rows of records."""
        return RowReader(self.params.get("input"), id_column=self.id_column)

    def requests(self) -> Requests:
        """Return the requests of the rows."""
        return Requests(self.params, text_format=self.text_format, repairs=self.repairs)


@define
class _Batch:
    """The rows of a table.

    Attributes:
        table: The table of pyarrow.
        rows: Its rows.
        outcomes: What became of them, by their place; None for those that have not ended.
    """

    table: Any
    rows: list[Row]
    outcomes: list[RowOutcome[Any] | None]


class Worker:
    """A worker. It can be called in several threads at the same time.

    Args:
        call: How the coordinator is called.
        task: What is done with each row.
    """

    def __init__(self, call: Call, task: Task) -> None:
        self._call = call
        self._task = task
        self._reader, self._requests = task.reader(), task.requests()
        self._name = uuid.uuid4().hex
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="openrouter-responses")
        self._thread.start()
        self._open_router = task.open_router()
        self._link = Link(call, self._name)
        self._writer = None if task.parts is None else _PartWriter(task.parts, self._link, self._requests.is_typed)
        self._beating = asyncio.run_coroutine_threadsafe(self._link.beat(), self._loop)

    def __call__(self, table: Any) -> Iterator[Any]:
        """Send the rows of a table of pyarrow, and yield the table of their results.

        With an output, the table that is yielded says how many rows were written.
        """
        yield asyncio.run_coroutine_threadsafe(self._respond(table), self._loop).result()

    def close(self) -> None:
        """Close the client, and end the event loop."""
        if self._loop.is_closed():
            return

        async def close() -> None:
            self._beating.cancel()
            self._link.close()
            await self._open_router.aclose()

        asyncio.run_coroutine_threadsafe(close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _respond(self, table: Any) -> Any:
        batch = self._batch(table)
        pending = await self._pending(batch)
        stop = await self._send(batch, pending)
        if self._writer is not None:
            await self._writer.flush()
            written = sum(outcome is not None for outcome in batch.outcomes)
            return _counts(written)
        not_sent = NotSentError(f"The row was not sent, because the job stopped: {stop.reason if stop else ''}")
        outcomes = [
            outcome or RowOutcome[Any](row.custom_id, 0, error=not_sent)
            for row, outcome in zip(batch.rows, batch.outcomes, strict=True)
        ]
        return with_columns(table, result_columns(outcomes, is_typed=self._requests.is_typed))

    def _batch(self, table: Any) -> _Batch:
        if clash := _lines.columns_clash(dict.fromkeys(table.column_names)):
            raise ValueError(
                f"the rows have the column {clash[0]!r}, which the results add; rename it, for example to "
                f"'input_{clash[0]}'"
            )
        table, records = records_of(table)
        if "input" not in self._task.params:
            # Columns have a value in every row; in a request, one that is null was not given.
            records = [_without_nulls(record) if isinstance(record, dict) else record for record in records]
        rows = [self._row(record) for record in records]
        return _Batch(table, rows, [None] * len(rows))

    def _row(self, record: Any) -> Row:
        row = self._reader.row(0, record)
        if row.custom_id == "row-0":
            digest = blake2b(canonical_record(record), digest_size=8).hexdigest()
            row.custom_id = f"row-{digest}"
        row.key = self._requests.key(row)
        return row

    async def _pending(self, batch: _Batch) -> list[int]:
        """Return the places of the rows that have to be sent; those that cannot be are failed."""
        pending: list[int] = []
        verdicts: Sequence[str] = ["send"] * len(batch.rows)
        if self._writer is not None:
            keys = [(key_of(row.custom_id.encode("utf-8", "surrogatepass")), row.key) for row in batch.rows]
            verdicts = await self._call("take", self._name, keys)
        for place, (row, verdict) in enumerate(zip(batch.rows, verdicts, strict=True)):
            if verdict == "done":
                continue
            if verdict == "duplicate" and row.error is None:
                row.error = RowError(f"The row cannot be sent: another row has its custom_id {row.custom_id!r}")
            if row.error is None:
                pending.append(place)
                continue
            batch.outcomes[place] = RowOutcome(row.custom_id, 0, error=row.error)
            if self._writer is not None:
                self._writer.add(batch, place)
        return pending

    async def _send(self, batch: _Batch, pending: list[int]) -> Stop | None:
        places = iter(pending)
        place_of: dict[int, int] = {}

        async def take() -> Row | None:
            place = next(places, None)
            if place is None:
                return None
            row = batch.rows[place]
            place_of[id(row)] = place
            return row

        async def emit(row: Row, outcome: RowOutcome[Any]) -> None:
            place = place_of[id(row)]
            batch.outcomes[place] = outcome
            if self._writer is not None:
                self._writer.add(batch, place)

        gate = ClusterGate(self._link, len(pending))
        backend = LiveBackend(self._open_router.responses, self._requests, gate, ClusterBudget(self._link, gate))
        try:
            await backend.run(take, emit)
        except StopJobError as error:
            stop = Stop(error.reason, getattr(error.cause, "status_code", None))
            await self._call("stop", stop)
            return stop
        finally:
            gate.close()
            await self._link.flush()
        return None


class _PartWriter:
    """The parts of a worker. A row is written within some seconds, or at the end of its table."""

    def __init__(self, parts: Parts, link: Link, is_typed: bool) -> None:
        self._parts = parts
        self._link = link
        self._is_typed = is_typed
        self._waiting: dict[int, tuple[_Batch, list[int]]] = {}
        self._number = 0
        self._timer: asyncio.TimerHandle | None = None
        self._writing = asyncio.Lock()
        self._flushing: set[asyncio.Task[None]] = set()
        self._failure: BaseException | None = None

    def add(self, batch: _Batch, place: int) -> None:
        """Add the outcome of a row to the next part."""
        self._waiting.setdefault(id(batch), (batch, []))[1].append(place)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PART_SECONDS, self._begin_flush)

    def _begin_flush(self) -> None:
        task = asyncio.get_running_loop().create_task(self._flush_in_the_background())
        self._flushing.add(task)
        task.add_done_callback(self._flushing.discard)

    async def _flush_in_the_background(self) -> None:
        with contextlib.suppress(Exception):  # the next one raises it
            await self.flush()

    async def flush(self) -> None:
        """Write all rows that have ended.

        Raises:
            OSError: They cannot be written.
        """
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        async with self._writing:
            if self._failure is not None:
                raise self._failure
            waiting, self._waiting = self._waiting, {}
            if not waiting:
                return
            try:
                for name in await asyncio.to_thread(self._write, list(waiting.values())):
                    await self._link.call("wrote", self._link.worker, name)
            except BaseException as error:
                self._failure = error  # rows of other tables may be among those that were not written
                raise

    def _write(self, waiting: list[tuple[_Batch, list[int]]]) -> list[str]:
        """Write one part, or more if the tables have different columns."""
        import pyarrow as pa

        tables: dict[Any, list[Any]] = {}
        for batch, places in waiting:
            rows = [batch.rows[place] for place in places]
            results = result_columns([_ended(batch.outcomes[place]) for place in places], is_typed=self._is_typed)
            taken = batch.table.take(pa.array(places, pa.int64()))
            part = part_table(taken, [row.key for row in rows], [row.custom_id for row in rows], results)
            tables.setdefault(part.schema, []).append(part)
        names = []
        for parts in tables.values():
            self._number += 1
            names.append(self._parts.write(self._link.worker, self._number, pa.concat_tables(parts)))
        return names


def _ended(outcome: RowOutcome[Any] | None) -> RowOutcome[Any]:
    if outcome is None:
        raise RuntimeError("a row was to be written before it had ended")
    return outcome


def canonical_record(record: Any) -> bytes:
    """Return a text that is the same for equal rows."""
    with contextlib.suppress(TypeError, ValueError):
        return canonical(record)
    return repr(sorted(record.items()) if isinstance(record, dict) else record).encode("utf-8", "surrogatepass")


def _without_nulls(record: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in record.items() if value is not None}
    body = kept.get("body")
    if isinstance(body, dict):
        kept["body"] = {name: value for name, value in body.items() if value is not None}
    return kept


def _counts(written: int) -> Any:
    import pyarrow as pa

    return pa.table({"written": pa.array([written], pa.int64())})
