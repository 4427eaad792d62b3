"""A stream that is shown while it is received: in a notebook as HTML that grows, elsewhere as text that is printed."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, overload

from openrouter_responses import models
from openrouter_responses.display._content import parts_of
from openrouter_responses.display._parts import Part, Prose
from openrouter_responses.display._safe_text import visible
from openrouter_responses.result import ResponseResult

if TYPE_CHECKING:
    from openrouter_responses.streams import AsyncEventStream, AsyncStreamRequest, EventStream
    from openrouter_responses.structured import AsyncParsedStream, ParsedResult, ParsedStream
    from openrouter_responses.tools import AsyncRun, Run

    ResultT = TypeVar("ResultT", bound=ResponseResult)

T = TypeVar("T")

MIN_SECONDS = 0.1
"""Minimum time between two updates of a notebook."""
_SHARE = 4
"""An update is at least this many times as far from the next one as it takes, so that it never holds up the stream."""


@overload
def live(stream: ParsedStream[T]) -> ParsedResult[T]: ...
@overload
def live(stream: Run[ResultT]) -> ResultT: ...
@overload
def live(stream: EventStream | ResponseResult) -> ResponseResult: ...
def live(stream: Any) -> Any:
    """Show a stream or a run while it is received, and return its final response.

    In a notebook the output of the cell grows; anywhere else the text is printed as it arrives. A response that was
    sent without `stream=True` is shown at once.

    Args:
        stream: The return value of `send` or `parse` with `stream=True`, or of `run`.

    Raises:
        OpenRouterError: The stream or the run fails, as without display. What was received stays shown.
    """
    screen = _screen(stream)
    with stream:
        try:
            for event in stream:
                screen.take(event)
            result = _result_of(stream)
        finally:
            screen.finish()
    return result


@overload
async def live_async(stream: AsyncParsedStream[T]) -> ParsedResult[T]: ...
@overload
async def live_async(stream: AsyncRun[ResultT]) -> ResultT: ...
@overload
async def live_async(stream: AsyncEventStream | AsyncStreamRequest | ResponseResult) -> ResponseResult: ...
async def live_async(stream: Any) -> Any:
    """Show a stream or a run while it is received, as `live` does, without blocking the event loop.

    Args:
        stream: The return value of `send_async` or `parse_async` with `stream=True`, awaited or not, or of `run_async`.
    """
    async with stream as opened:
        screen = _screen(opened)
        try:
            async for event in opened:
                screen.take(event)
            result = _result_of(opened)
            result = result if isinstance(result, ResponseResult) else await result
        finally:
            screen.finish()
    return result


def _result_of(stream: Any) -> Any:
    """Return the final response of a stream that has ended, or an awaitable of it."""
    if isinstance(stream, ResponseResult):
        return stream
    return stream.get_final_response() if hasattr(stream, "get_final_response") else stream.result


class _Screen(Protocol):
    """The place where a stream is shown."""

    def take(self, event: object) -> None:
        """Show an event that was received."""

    def finish(self) -> None:
        """Show the end."""


def _screen(stream: Any) -> _Screen:
    return _Cell(stream) if _in_notebook() else _Printed(stream)


def _in_notebook() -> bool:
    # A notebook has imported IPython before its first cell.
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return shell is not None and type(shell).__name__ != "TerminalInteractiveShell"


class _Cell:
    """The output of a cell of a notebook, which is replaced as the stream grows."""

    def __init__(self, stream: Any) -> None:
        self._growing = _Growing(stream)
        self._next = 0.0
        self._handle: Any = import_module("IPython.display").display(self._growing.frame(), display_id=True)

    def take(self, event: object) -> None:
        self._growing.take(event)
        if time.monotonic() >= self._next:
            self._update()

    def finish(self) -> None:
        self._update()

    def _update(self) -> None:
        started = time.monotonic()
        self._handle.update(self._growing.frame())
        ended = time.monotonic()
        self._next = ended + max(MIN_SECONDS, _SHARE * (ended - started))


class _Growing:
    """The display of a stream or a run so far."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._is_run = hasattr(stream, "steps")
        self._steps = 0
        self._text: list[str] = []

    def take(self, event: object) -> None:
        # The steps of a run are its complete responses; the text of the one that is being received is kept here.
        if self._is_run:
            if isinstance(event, models.TextDeltaEvent) and isinstance(event.delta, str):
                self._text.append(event.delta)
            elif self._steps != len(self._stream.steps):
                self._steps = len(self._stream.steps)
                self._text.clear()

    def frame(self) -> _Frame:
        parts = parts_of(self._stream)
        if self._text and self._steps == len(self._stream.steps):
            parts.append(Prose("".join(self._text)))
        return _Frame(parts)


class _Frame:
    """The display at one moment, in the forms that a notebook can show."""

    def __init__(self, parts: list[Part]) -> None:
        self._parts = parts

    def __repr__(self) -> str:
        from openrouter_responses.display._text import text_of

        return text_of(self._parts)

    def _repr_html_(self) -> str:
        from openrouter_responses.display._html import html_of

        return html_of(self._parts)

    def _repr_markdown_(self) -> str:
        from openrouter_responses.display._markdown import markdown_of

        return markdown_of(self._parts)


class _Printed:
    """The standard output: the text as it is received, then the facts about the response."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._in_line = False

    def take(self, event: object) -> None:
        delta = getattr(event, "delta", None) if isinstance(event, models.TextDeltaEvent) else None
        if isinstance(delta, str) and delta:
            self._write(delta)

    def finish(self) -> None:
        if isinstance(self._stream, ResponseResult):
            self._write(self._stream.output_text)
        heading, *_ = str(self._stream).splitlines()
        if self._in_line:
            self._write("\n")
        self._write(f"[{heading}]\n")

    def _write(self, text: str) -> None:
        sys.stdout.write(visible(text))
        sys.stdout.flush()
        self._in_line = not text.endswith("\n")
