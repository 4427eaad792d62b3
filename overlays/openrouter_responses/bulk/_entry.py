"""`run`, `run_async` and `stream`: the check of their arguments, and the client of a job."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from openrouter_responses.bulk._job import DEFAULT_MAX_BATCHES, Job, Settings
from openrouter_responses.bulk._requests import Requests
from openrouter_responses.bulk._rows import RowReader

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncGenerator, AsyncIterable, Iterable, Mapping

    from typing_extensions import TypeForm, TypeVar

    from openrouter_responses import ParsedResult, ResponseResult, SendParams
    from openrouter_responses.batches import Poll
    from openrouter_responses.bulk._job import Via
    from openrouter_responses.bulk._outcome import RowOutcome
    from openrouter_responses.bulk._progress import ProgressCallback
    from openrouter_responses.bulk._rows import Shape
    from openrouter_responses.bulk.report import Report
    from openrouter_responses.client import OpenRouter
    from openrouter_responses.structured import CompiledType

    # As for `responses.parse`, whose overloads by `text_format` are repeated below.
    T = TypeVar("T", default=Any)

    class _JobParams(SendParams, total=False):
        repairs: int
        via: Via
        fallback: Literal["live"] | None
        poll: Poll | None
        max_batches: int
        concurrency: int | Literal["auto"]
        max_cost: float | None
        requests_per_minute: float | None
        tokens_per_minute: float | None
        id_column: str | None
        progress: bool | ProgressCallback

    class StreamParams(_JobParams, total=False):
        """The keyword arguments of `stream`, except `ordered` and `text_format`."""

    class RunParams(_JobParams, total=False):
        """The keyword arguments of `run` and `run_async`."""

        text_format: object
        retry_failed: bool
        shape: Shape | None
        open_router: OpenRouter | None

    Records = Iterable[Mapping[str, Any] | str] | AsyncIterable[Mapping[str, Any] | str]


def run(rows: str | os.PathLike[str] | Records, output: str | os.PathLike[str], **params: Unpack[RunParams]) -> Report:
    """Send the rows of a file, write their results to another one, and return a report.

    The same call again resumes: rows that are in the output are not sent again.

    Args:
        rows: The path of a file, or an iterable of rows: texts, requests as mappings, or columns as mappings.
        output: The path of the output, to which lines are appended.
        text_format: The type of the value in each response, as for `responses.parse`.
        repairs: How often the model is told what is wrong with a value, for each row.
        via: How rows are sent: "live", one call for each, or "batch", in batches of the service, within a day and at
            about half the price.
        fallback: With `via="batch"`, "live" to send the rows live that batches cannot take. By default they fail.
        poll: With `via="batch"`, the seconds between two requests for the batches, or a function that returns them, as
            for `batches.wait`.
        max_batches: With `via="batch"`, the maximum number of batches that are submitted and have not ended.
        concurrency: The maximum number of requests at the same time; "auto" learns it from the server.
        max_cost: The maximum cost of the output in US dollars, earlier runs included.
        requests_per_minute: The maximum rate of requests.
        tokens_per_minute: The maximum rate of tokens, input and output.
        retry_failed: Send the rows again that failed in an earlier run.
        id_column: The column that has the ID of a row, for rows of columns; by default `custom_id`.
        shape: The shape of the lines: "batch" for that of OpenAI's batches, "columns" for the columns of the row and
            those of the result. By default rows of columns have the second, others the first.
        progress: True to show it on standard error, or a function that is called with a `ProgressState`.
        open_router: The client; by default a new one, over aiohttp where it is installed.
        params: The other arguments are those of `send`, for every row. A row replaces those that it names. With
            `input`, each row is a mapping of columns, and `{name}` in it is replaced with a column.

    Raises:
        JobStoppedError: The job stopped before its end: the key is missing or not accepted (401), the account has no
            credits (402), the budget is spent, or the server cannot be reached. It has the report.
        OutputInUseError: Another run writes to the output.
        TypeError: An argument is unknown or of another type.
        ValueError: An argument is out of its range, or the output is another kind of file.
        OSError: A file cannot be read or written.
        RuntimeError: An event loop is running in this thread; use `run_async` there.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise RuntimeError("bulk.run cannot be used while an event loop is running; use `await bulk.run_async(…)`")
    return asyncio.run(run_async(rows, output, **params))


async def run_async(
    rows: str | os.PathLike[str] | Records, output: str | os.PathLike[str], **params: Unpack[RunParams]
) -> Report:
    """Send the rows of a file as `run` does, in the running event loop of asyncio.

    If the task is cancelled, no further row is sent, and the rows in flight are finished and written first. A second
    cancellation gives them up.
    """
    _check_event_loop("run_async")
    given: dict[str, Any] = {**params}
    open_router = given.pop("open_router", None)
    job = _job(rows, given)
    if open_router is not None:
        return await job.write(open_router, Path(output))
    async with new_client() as client:
        return await job.write(client, Path(output))


@overload
def stream(
    rows: str | os.PathLike[str] | Records,
    open_router: OpenRouter,
    *,
    ordered: bool = False,
    text_format: None = None,
    **params: Unpack[StreamParams],
) -> AsyncGenerator[RowOutcome[ResponseResult]]: ...


@overload
def stream(
    rows: str | os.PathLike[str] | Records,
    open_router: OpenRouter,
    *,
    ordered: bool = False,
    text_format: type[T],
    **params: Unpack[StreamParams],
) -> AsyncGenerator[RowOutcome[ParsedResult[T]]]: ...


@overload
def stream(
    rows: str | os.PathLike[str] | Records,
    open_router: OpenRouter,
    *,
    ordered: bool = False,
    text_format: CompiledType[Any] | Mapping[str, Any],
    **params: Unpack[StreamParams],
) -> AsyncGenerator[RowOutcome[ParsedResult[Any]]]: ...


@overload
def stream(
    rows: str | os.PathLike[str] | Records,
    open_router: OpenRouter,
    *,
    ordered: bool = False,
    text_format: TypeForm[T],
    **params: Unpack[StreamParams],
) -> AsyncGenerator[RowOutcome[ParsedResult[T]]]: ...


@overload
def stream(
    rows: str | os.PathLike[str] | Records,
    open_router: OpenRouter,
    *,
    ordered: bool = False,
    text_format: object,
    **params: Unpack[StreamParams],
) -> AsyncGenerator[RowOutcome[ParsedResult[Any]]]: ...


async def stream(
    rows: str | os.PathLike[str] | Records,
    open_router: OpenRouter,
    *,
    ordered: bool = False,
    text_format: object = None,
    **params: Unpack[StreamParams],
) -> AsyncGenerator[RowOutcome[Any]]:
    """Send rows and yield what becomes of each, without a file.

    Rows are read as they are sent, so that an endless iterable can be used. The arguments are those of `run`, and
    `ordered`: True to yield the outcomes in the order of the rows instead of the order in which they end.

    Raises:
        JobStoppedError: The job stopped before its end. The outcomes of all rows that have ended were yielded before.
        TypeError: An argument is unknown or of another type.
        ValueError: An argument is out of its range.
    """
    _check_event_loop("stream")
    for name in ("retry_failed", "shape"):
        if name in params:
            raise TypeError(f"bulk.stream has no argument {name!r}, because it writes no file")
    job = _job(rows, {**params, "text_format": text_format})
    if ordered and params.get("via") == "batch":
        raise ValueError('ordered=True needs via="live": the results of a batch come in any order')
    async with contextlib.aclosing(job.outcomes(open_router, ordered=ordered)) as outcomes:
        async for outcome in outcomes:
            yield outcome


def _check_event_loop(name: str) -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        raise RuntimeError(
            f"bulk.{name} needs the event loop of asyncio; under trio, use bulk.run in a thread"
        ) from None


def check_limits(
    concurrency: Any, max_cost: float | None, requests_per_minute: float | None, tokens_per_minute: float | None
) -> None:
    """Check the arguments that limit how rows are sent.

    Raises:
        ValueError: One is out of its range.
    """
    if concurrency != "auto" and (not _is_number(concurrency, int) or concurrency < 1):
        raise ValueError(f'concurrency must be "auto" or a number of requests such as 16, not {concurrency!r}')
    for name, value in (
        ("max_cost", max_cost),
        ("requests_per_minute", requests_per_minute),
        ("tokens_per_minute", tokens_per_minute),
    ):
        if value is not None and (not _is_number(value, (int, float)) or not value > 0):
            raise ValueError(f"{name} must be a positive number, not {value!r}")


def _settings(given: dict[str, Any]) -> Settings:
    """Take the arguments that say how rows are sent out of those of a job, and check them.

    Raises:
        TypeError: One is of another type.
        ValueError: One is out of its range, or needs another one.
    """
    via, fallback = given.pop("via", "live"), given.pop("fallback", None)
    poll, max_batches = given.pop("poll", None), given.pop("max_batches", None)
    concurrency = given.pop("concurrency", "auto")
    limits = {name: given.pop(name, None) for name in ("max_cost", "requests_per_minute", "tokens_per_minute")}
    shape, progress = given.pop("shape", None), given.pop("progress", False)
    if via not in ("live", "batch"):
        raise ValueError(f'via must be "live" or "batch", not {via!r}')
    if fallback not in (None, "live"):
        raise ValueError(f'fallback must be "live" or None, not {fallback!r}')
    check_limits(concurrency, **limits)
    if shape not in (None, "batch", "columns"):
        raise ValueError(f'shape must be "batch" or "columns", not {shape!r}')
    if not isinstance(progress, bool) and not callable(progress):
        raise TypeError(f"progress must be True, False or a function, not {progress!r}")
    if via == "live":
        for name, value in (("fallback", fallback), ("poll", poll), ("max_batches", max_batches)):
            if value is not None:
                raise ValueError(f'{name} needs via="batch"')
    else:
        _check_batch_arguments(poll, max_batches)
        if given.get("repairs"):
            raise ValueError('repairs needs via="live": nothing can be added to a batch')
        rates = {**limits, "concurrency": None if concurrency == "auto" else concurrency}
        for name in ("concurrency", "requests_per_minute", "tokens_per_minute"):
            if rates[name] is not None and fallback is None:
                raise ValueError(f'{name} needs via="live", or fallback="live": the service paces batches itself')
    return Settings(
        via=via,
        fallback=fallback,
        poll=poll,
        max_batches=DEFAULT_MAX_BATCHES if max_batches is None else max_batches,
        concurrency=None if concurrency == "auto" else concurrency,
        retry_failed=given.pop("retry_failed", False),
        shape=shape,
        progress=progress,
        **limits,
    )


def _check_batch_arguments(poll: Any, max_batches: Any) -> None:
    if poll is not None and not callable(poll):
        from openrouter_responses.batches import seconds_after

        seconds_after(1, poll)
    if max_batches is not None and (not _is_number(max_batches, int) or max_batches < 1):
        raise ValueError(f"max_batches must be a number of batches such as 32, not {max_batches!r}")


def _job(rows: Any, given: dict[str, Any]) -> Job:
    """Return a job with the arguments of `run` or `stream`."""
    settings = _settings(given)
    id_column, text_format, repairs = (
        given.pop("id_column", None),
        given.pop("text_format", None),
        given.pop("repairs", 0),
    )
    reader = RowReader(given.get("input"), id_column=id_column)
    requests = Requests(given, text_format=text_format, repairs=repairs)
    if settings.via == "batch":
        from openrouter_responses.bulk._batch import options_of

        options_of(requests)
    return Job(rows, reader, requests, settings)


def _is_number(value: object, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)


def new_client() -> OpenRouter:
    """Return the client of a job that was not given one."""
    from openrouter_responses import OpenRouter

    # With many requests in flight, aiohttp takes a fraction of the processor time of httpx.
    return OpenRouter(transport="auto")
