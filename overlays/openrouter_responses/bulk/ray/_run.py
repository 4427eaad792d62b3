"""`respond` and `run`: the check of their arguments, and the datasets, actors and locks of Ray."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack, cast

from openrouter_responses.bulk._display import Display, logger
from openrouter_responses.bulk._entry import check_limits, new_client
from openrouter_responses.bulk._job import JobStoppedError
from openrouter_responses.bulk._lines import columns_clash
from openrouter_responses.bulk._progress import SHOW_SECONDS
from openrouter_responses.bulk._writer import OutputInUseError, OutputLock
from openrouter_responses.bulk.ray._coordinator import Coordinator, Limits, Stop
from openrouter_responses.bulk.ray._parts import Parts
from openrouter_responses.bulk.ray._reading import columns_of, is_read_here, tables_of
from openrouter_responses.bulk.ray._worker import Task, Worker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from ray.data import Dataset  # pyright: ignore[reportMissingImports]

    from openrouter_responses import SendParams
    from openrouter_responses.bulk._progress import ProgressCallback
    from openrouter_responses.bulk.report import Report
    from openrouter_responses.client import OpenRouter

ROWS_PER_TABLE = 256
"""The rows that a worker is given at once, and has to send again at most if it is lost."""
TABLES_PER_WORKER = 4
"""The tables that a worker has at the same time, so that there are rows to send while the last ones of one end."""
NUM_CPUS = 0.25
"""The processors that Ray reserves for a worker, which waits for the server most of the time."""

_MAX_CONCURRENCY_PER_WORKER = 256
_WATCH_SECONDS = 0.5
_NAME_SECONDS = 5.0
_NAMESPACE = "openrouter-responses"


class _RayCall:
    """A call of the coordinator, an actor of Ray."""

    def __init__(self, coordinator: Any) -> None:
        self._coordinator = coordinator

    def __call__(self, method: str, /, *arguments: Any, **options: Any) -> Awaitable[Any]:
        called: Awaitable[Any] = getattr(self._coordinator, method).remote(*arguments, **options)
        return called


class _RayWorker(Worker):
    """A worker in an actor of Ray."""

    def __init__(self, coordinator: Any, task: Task) -> None:
        super().__init__(_RayCall(coordinator), task)
        # Ray deletes a worker or ends its process.
        atexit.register(self.close)


def respond(
    dataset: Dataset,
    *,
    text_format: object = None,
    repairs: int = 0,
    actors: int | tuple[int, int] | None = None,
    num_cpus: float = NUM_CPUS,
    concurrency: int | Literal["auto"] = "auto",
    max_cost: float | None = None,
    requests_per_minute: float | None = None,
    tokens_per_minute: float | None = None,
    open_router: Callable[[], OpenRouter] | None = None,
    **params: Unpack[SendParams],
) -> Dataset:
    """Return a dataset with the results of the rows of another one.

    It has the columns of the rows, and `cost`, `output_text`, `output_parsed` (with a `text_format`), `usage` and
    `error`. The last three are JSON texts. A row that fails has an `error`. When the job stops, for a spent budget or a
    key that is not accepted, the rows that are left have an `error` of the type `NotSentError`.

    As every dataset of Ray, it is computed when it is used, and again each time: use it once, or call
    `.materialize()`. What a lost node has computed is computed again. `run` keeps what was answered.

    Args:
        dataset: The rows: columns for a template, or requests with a column `input`.
        text_format: The type of the value in each response, as for `responses.parse`.
        repairs: How often the model is told what is wrong with a value, for each row.
        actors: The number of workers, or the lowest and the highest; by default one for each node.
        num_cpus: The processors that Ray reserves for a worker. Those of the cluster must not all be reserved, even
            after a node is lost: reading the rows needs one.
        concurrency: The maximum number of requests of the whole cluster at the same time; "auto" learns it.
        max_cost: The maximum cost in US dollars of all that uses the dataset.
        requests_per_minute: The maximum rate of requests of the cluster.
        tokens_per_minute: The maximum rate of tokens of the cluster, input and output.
        open_router: Returns the client of a worker, where it runs; by default `OpenRouter()`, so that the workers need
            the environment variable `OPENROUTER_API_KEY`.
        params: The arguments of `send` for every row. With `input`, `{name}` in it is replaced with a column.

    Raises:
        ImportError: Ray is not installed.
        TypeError: An argument is unknown or of another type.
        ValueError: An argument is out of its range, or the dataset has a column of the name of one that is added.
    """
    ray = _ray()
    count = _count(ray, actors)
    limits = _limits(concurrency, max_cost, requests_per_minute, tokens_per_minute, count, retry_failed=False)
    task = _task(params, text_format, repairs, None, None, open_router)
    _check_columns(dataset.columns(fetch_if_missing=False), None)
    coordinator = _actor(ray).remote(limits)
    return _mapped(ray, dataset, coordinator, task, count, num_cpus)


def run(
    rows: Dataset | str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    text_format: object = None,
    repairs: int = 0,
    actors: int | tuple[int, int] | None = None,
    num_cpus: float = NUM_CPUS,
    concurrency: int | Literal["auto"] = "auto",
    max_cost: float | None = None,
    requests_per_minute: float | None = None,
    tokens_per_minute: float | None = None,
    retry_failed: bool = False,
    id_column: str | None = None,
    progress: bool | ProgressCallback = False,
    open_router: Callable[[], OpenRouter] | None = None,
    **params: Unpack[SendParams],
) -> Report:
    """Send the rows of a dataset, write their results to a folder of Parquet files, and return a report.

    The same call again resumes: rows that are in the output are not sent again. A lost node loses the rows that it has
    in flight, and those that it was answered in the last five seconds.

    Args:
        rows: A dataset, or the path of a Parquet, CSV or JSONL file, or of a folder of Parquet files. A line of JSONL
            is one column, `line`.
        output: The folder, which all nodes must reach, or its URI in a file system that pyarrow knows.
        text_format: The type of the value in each response, as for `responses.parse`.
        repairs: How often the model is told what is wrong with a value, for each row.
        actors: The number of workers, or the lowest and the highest; by default one for each node.
        num_cpus: The processors that Ray reserves for a worker. Those of the cluster must not all be reserved, even
            after a node is lost: reading the rows needs one.
        concurrency: The maximum number of requests of the whole cluster at the same time; "auto" learns it.
        max_cost: The maximum cost of the output in US dollars, earlier runs included.
        requests_per_minute: The maximum rate of requests of the cluster.
        tokens_per_minute: The maximum rate of tokens of the cluster, input and output.
        retry_failed: Send the rows again that failed in an earlier run.
        id_column: The column that has the ID of a row; by default `custom_id`. The IDs must differ.
        progress: True to show it on standard error, or a function that is called with a `ProgressState`.
        open_router: Returns the client of a worker, where it runs; by default `OpenRouter()`, so that the workers need
            the environment variable `OPENROUTER_API_KEY`.
        params: The arguments of `send` for every row. With `input`, `{name}` in it is replaced with a column.

    Raises:
        ImportError: Ray is not installed.
        JobStoppedError: The job stopped before its end. It has the report.
        OutputInUseError: Another run writes to the output.
        TypeError: An argument is unknown or of another type.
        ValueError: An argument is out of its range, the rows have no column with IDs or one of the name of a column
            that is added, or the folder has other files.
        OSError: A file cannot be read or written.
    """
    ray = _ray()
    count = _count(ray, actors)
    limits = _limits(concurrency, max_cost, requests_per_minute, tokens_per_minute, count, retry_failed=retry_failed)
    if not isinstance(progress, bool) and not callable(progress):
        raise TypeError(f"progress must be True, False or a function, not {progress!r}")
    parts = Parts(output)
    task = _task(params, text_format, repairs, id_column or "custom_id", parts, open_router)
    dataset, total, columns = _dataset(ray, rows)
    _check_columns(columns, task.id_column)
    with contextlib.ExitStack() as exits:
        coordinator = exits.enter_context(_opened(ray, parts, limits, total))
        show = exits.enter_context(Display()).show if progress is True else progress or None
        if show is not None:
            exits.enter_context(_shown(ray, coordinator, show))
        _consume(ray, _mapped(ray, dataset, coordinator, task, count, num_cpus), coordinator)
        result: tuple[Report, Stop | None] = ray.get(coordinator.result.remote())
    report, stop = result
    if stop is not None:
        raise JobStoppedError(
            f"The job stopped after {report.succeeded + report.failed:,} rows, {report.left:,}"
            f"{'' if total else ' or more'} are left: {stop.reason}",
            report=report,
            status_code=stop.status_code,
        )
    return report


def _ray() -> Any:
    """Return Ray, with a cluster that it is connected to."""
    try:
        ray = import_module("ray")
        import_module("ray.data")
    except ImportError:
        raise ImportError(
            "bulk.ray needs Ray Data, which is not installed: pip install 'openrouter-responses[ray]'"
        ) from None
    if not ray.is_initialized():
        ray.init()
    return ray


def _count(ray: Any, actors: Any) -> tuple[int, int]:
    """Return the lowest and the highest number of workers."""
    if actors is None:
        actors = max(sum(bool(node["Alive"]) for node in ray.nodes()), 1)
    numbers = actors if isinstance(actors, tuple) else (actors, actors)
    valid = len(numbers) == 2 and all(isinstance(n, int) and not isinstance(n, bool) and n > 0 for n in numbers)
    if not valid or numbers[0] > numbers[1]:
        raise ValueError(f"actors must be a number such as 4, or the lowest and the highest as (2, 8), not {actors!r}")
    return cast("tuple[int, int]", numbers)


def _limits(
    concurrency: Any,
    max_cost: float | None,
    requests_per_minute: float | None,
    tokens_per_minute: float | None,
    count: tuple[int, int],
    *,
    retry_failed: bool,
) -> Limits:
    check_limits(concurrency, max_cost, requests_per_minute, tokens_per_minute)
    return Limits(
        concurrency=None if concurrency == "auto" else concurrency,
        max_concurrency=_MAX_CONCURRENCY_PER_WORKER * count[1],
        max_cost=max_cost,
        requests_per_minute=requests_per_minute,
        tokens_per_minute=tokens_per_minute,
        retry_failed=retry_failed,
    )


def _task(
    params: Any,
    text_format: object,
    repairs: int,
    id_column: str | None,
    parts: Parts | None,
    open_router: Any,
) -> Task:
    if open_router is None:
        open_router = new_client
    elif not callable(open_router):
        raise TypeError(
            "open_router must be a function that returns a client, because each worker has its own; for example "
            f"open_router=lambda: OpenRouter(timeout_ms=60_000), not {type(open_router).__name__}"
        )
    task = Task(params, text_format, repairs, id_column, parts, cast("Callable[[], OpenRouter]", open_router))
    # What is wrong with the arguments is said here, not by a worker.
    task.reader()
    task.requests()
    return task


def _check_columns(names: list[str] | None, id_column: str | None) -> None:
    if names is None:
        return
    if clash := columns_clash(dict.fromkeys(names)):
        raise ValueError(
            f"the rows have the column {clash[0]!r}, which the results add; rename it, for example to "
            f"'input_{clash[0]}'"
        )
    if id_column is not None and id_column not in names:
        raise ValueError(
            f"the rows have no column {id_column!r} with their IDs, by which a later run finds them (their columns: "
            f"{', '.join(names)}); name one as id_column"
        )


def _dataset(ray: Any, rows: Any) -> tuple[Any, int | None, list[str] | None]:
    """Return the dataset of rows, their number if it is known without reading them, and their columns."""
    if not isinstance(rows, str | os.PathLike):
        if not hasattr(rows, "map_batches"):
            raise TypeError(f"rows must be a dataset of Ray or a path, not {type(rows).__name__}")
        return rows, None, rows.columns()
    path = os.fspath(rows)
    if is_read_here(path):
        # The working directory of a worker is another one.
        path = path if "://" in path else str(Path(path).resolve())
        columns = columns_of(path)
        dataset = ray.data.from_items([{"path": path}]).map_batches(_tables, batch_format="pyarrow")
        return dataset, None, columns
    dataset = ray.data.read_parquet(path)
    return dataset, dataset.count(), dataset.columns()


def _tables(paths: Any) -> Iterator[Any]:
    """Yield the tables of the files whose paths are in a table."""
    for path in paths.column("path").to_pylist():
        yield from tables_of(path)


def _actor(ray: Any, **options: Any) -> Any:
    """Return the coordinator as an actor class, whose actor is on the node of the caller."""
    scheduling = import_module("ray.util.scheduling_strategies")
    here = scheduling.NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    return ray.remote(Coordinator).options(num_cpus=0, max_concurrency=10_000, scheduling_strategy=here, **options)


def _named(actor: Any, location: str, *arguments: Any, **options: Any) -> Any:
    """Start the coordinator of an output, of which a cluster has one.

    Raises:
        OutputInUseError: There is one.
    """
    # The name of an actor that has just been killed is free a moment later.
    last = time.monotonic() + _NAME_SECONDS
    while True:
        try:
            return actor.remote(*arguments, **options)
        except ValueError:
            if time.monotonic() > last:
                raise OutputInUseError(
                    f"Another run of this cluster writes to {location}. Wait for its end, or name another output."
                ) from None
        time.sleep(_WATCH_SECONDS / 10)


@contextlib.contextmanager
def _opened(ray: Any, parts: Parts, limits: Limits, total: int | None) -> Any:
    """Lock an output, and start the coordinator of its job."""
    name = f"output-{hashlib.sha256(parts.location.encode()).hexdigest()[:32]}"
    folder = parts.local_folder
    lock: OutputLock | None = None
    if folder is not None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = OutputLock(folder)
    coordinator = None
    try:
        coordinator = _named(_actor(ray, name=name, namespace=_NAMESPACE), parts.location, limits, parts, total=total)
        try:
            ray.get(coordinator.open.remote())
        except ray.exceptions.RayTaskError as error:
            raise error.cause if isinstance(error.cause, Exception) else error from None
        yield coordinator
    finally:
        if coordinator is not None:
            ray.kill(coordinator)
        if lock is not None:
            lock.release()


@contextlib.contextmanager
def _shown(ray: Any, coordinator: Any, show: ProgressCallback) -> Any:
    """Show the progress until the context is left."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(SHOW_SECONDS):
            show(ray.get(coordinator.state.remote()))

    watching = threading.Thread(target=watch, daemon=True, name="openrouter-responses progress")
    watching.start()
    try:
        yield
        show(ray.get(coordinator.state.remote()))
    finally:
        ended.set()
        watching.join()


def _consume(ray: Any, results: Any, coordinator: Any) -> None:
    """Compute a dataset. When the job stops, or at an interrupt, leave it once the rows in flight are written.

    Raises:
        KeyboardInterrupt: The caller was interrupted. A second interrupt does not wait for the rows in flight.
    """
    failure: list[BaseException] = []
    leaving, ended = threading.Event(), threading.Event()

    def consume() -> None:
        try:
            for _ in results.iter_batches(batch_size=None, prefetch_batches=0):
                if leaving.is_set():
                    return
        except BaseException as error:
            failure.append(error)
        finally:
            ended.set()

    def wait() -> None:
        # An interrupt of `Thread.join` makes Python 3.11 believe that the thread has ended.
        while not ended.wait(_WATCH_SECONDS):
            if ray.get(coordinator.has_stopped.remote()):
                leaving.set()

    threading.Thread(target=consume, daemon=True, name="openrouter-responses").start()
    try:
        wait()
    except KeyboardInterrupt:
        logger.warning("Finishing the rows in flight; interrupt again to give them up")
        ray.get(coordinator.stop.remote(Stop("it was interrupted")))
        wait()
        raise
    if failure:
        raise failure[0]


def _mapped(ray: Any, dataset: Any, coordinator: Any, task: Task, count: tuple[int, int], num_cpus: float) -> Any:
    pool = ray.data.ActorPoolStrategy(
        min_size=count[0],
        max_size=count[1],
        max_tasks_in_flight_per_actor=TABLES_PER_WORKER,
        max_concurrent_calls_per_actor=TABLES_PER_WORKER,
        enable_true_multi_threading=True,
    )
    return dataset.repartition(target_num_rows_per_block=ROWS_PER_TABLE).map_batches(
        _RayWorker,
        fn_constructor_args=(coordinator, task),
        batch_size=ROWS_PER_TABLE,
        batch_format="pyarrow",
        compute=pool,
        num_cpus=num_cpus,
    )
