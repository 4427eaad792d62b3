"""The outcome of a call: what a tool returned or raised, as the output that the model receives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from openrouter_responses.tools._output import output_of
from openrouter_responses.tools._tool import ArgumentsError, ToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from contextlib import AbstractContextManager

    from openrouter_responses.tools._events import ToolCall

    AroundCall: TypeAlias = Callable[[ToolCall], AbstractContextManager[None]]
    """Returns the context manager that surrounds a call, in the thread or task in which its tool runs."""

MAX_CONCURRENT_CALLS = 32
"""Maximum number of calls of a turn that run at the same time; further calls wait."""


class CallTimeoutError(TimeoutError):
    """A tool did not finish within its `timeout_ms`."""


class CallCancelledError(Exception):
    """A call was cancelled with `cancel`."""


def timeout_error(timeout_ms: float | None) -> CallTimeoutError:
    """Return the exception for a tool that did not finish in time."""
    return CallTimeoutError(f"The tool did not finish within {(timeout_ms or 0) / 1000:g} s.")


def cancelled_error() -> CallCancelledError:
    """Return the exception for a call that was cancelled."""
    return CallCancelledError("The call was cancelled.")


def value_of_generator(steps: Generator[Any, None, Any], report: Callable[[Any], None]) -> Any:
    """Report what a generator yields; return what it returns or, if that is None, the last value it yielded."""
    last = None
    try:
        while True:
            last = next(steps)
            report(last)
    except StopIteration as stop:
        return last if stop.value is None else stop.value
    finally:
        steps.close()


def finish(call: ToolCall, value: object) -> None:
    """Record what a tool returned as the output of its call."""
    try:
        call.output = output_of(value)
    except Exception as error:
        fail(call, error)
    else:
        call.status = "finished"


def fail(call: ToolCall, error: BaseException) -> None:
    """Record an exception as the outcome of a call.

    The model receives the text of a `ToolError`, of an error in its arguments, of a timeout and of a cancellation. Of
    any other exception it receives the name of the class only, because the text may contain anything.
    """
    meant_for_model = isinstance(error, ToolError | ArgumentsError | CallTimeoutError | CallCancelledError)
    call.output = str(error) if meant_for_model else f"The tool failed: {type(error).__name__}."
    call.status, call.error = "failed", error


def unexpected_error(calls: Iterable[ToolCall]) -> BaseException | None:
    """Return the first exception in calls that is neither a message to the model nor a cancellation."""
    expected = ToolError | ArgumentsError | CallCancelledError
    return next((call.error for call in calls if call.error is not None and not isinstance(call.error, expected)), None)
