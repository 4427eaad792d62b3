"""The behavior that each model name selects."""

import re
from collections.abc import Callable, Iterator

from openrouter_responses.testing import _batch, _behaviors, _faults
from openrouter_responses.testing._generation import Generation
from openrouter_responses.testing._messages import RawResponse, Response

Behavior = Callable[[Generation], Response | RawResponse]
NumberedBehavior = Callable[..., Response | RawResponse]

PREFIX = "test/"

BEHAVIORS: dict[str, Behavior] = {
    "echo": _behaviors.echo,
    "reasoning": _behaviors.reasoning,
    "function-call": _behaviors.function_call,
    "refusal": _behaviors.refusal,
    "incomplete": _behaviors.incomplete,
    "content-filter": _behaviors.content_filter,
    "disobey": _behaviors.disobey,
    "disobey-always": _behaviors.disobey_always,
    "parallel-calls": _behaviors.parallel_calls,
    "wrong-calls": _behaviors.wrong_calls,
    "minimal": _behaviors.minimal,
    "slow": _behaviors.slow,
    "no-done": _behaviors.no_done,
    "older-events": _behaviors.older_events,
    "framing": _behaviors.framing,
    "unknown": _behaviors.unknown,
    "error-400-string": _faults.error_string_code,
    "error-429-ms": _faults.error_retry_after_ms,
    "error-after-start": _faults.error_after_start,
    "failed": _faults.failed,
    "stream-error": _faults.stream_error,
    "stream-error-bare": _faults.stream_error_bare,
    "no-terminal-event": _faults.no_terminal_event,
    "cut": _faults.cut,
    "reset": _faults.reset,
    "stall": _faults.stall,
    "silent": _faults.silent,
    "hang-up": _faults.hang_up,
}

NUMBERED_BEHAVIORS: dict[str, tuple[re.Pattern[str], NumberedBehavior]] = {
    "steps-NxM": (re.compile(r"steps-([0-9]{1,4})x([0-9]{1,3})"), _behaviors.steps),
    "count-N": (re.compile(r"count-([0-9]{1,7})"), _behaviors.count),
    "error-NNN": (re.compile(r"error-([45][0-9]{2})"), _faults.error),
    "error-NNN-html": (re.compile(r"error-([45][0-9]{2})-html"), _faults.error_html),
}


def find_behavior(model: str) -> Behavior | None:
    """Return the behavior that a model name selects, or None if `test/` is followed by an unknown name.

    Names without this prefix, and those of behaviors in a batch, behave like `test/echo`.
    """
    if not model.startswith(PREFIX):
        return _behaviors.echo
    name = model.removeprefix(PREFIX)
    if name in _batch.BEHAVIORS:
        return _behaviors.echo
    if name in BEHAVIORS:
        return BEHAVIORS[name]
    for pattern, numbered in NUMBERED_BEHAVIORS.values():
        if match := pattern.fullmatch(name):
            return _with_numbers(numbered, *map(int, match.groups()))
    return None


def find_batch_behavior(model: str) -> _batch.BatchBehavior | None:
    """Return the course of a batch with a model, or None if `test/` is followed by an unknown name."""
    if find_behavior(model) is None:
        return None
    return _batch.BEHAVIORS.get(model.removeprefix(PREFIX), _batch.DEFAULT)


def summaries() -> Iterator[tuple[str, str]]:
    """Yield each model name with a summary of its behavior."""
    for name, behavior in BEHAVIORS.items():
        yield PREFIX + name, _first_line(behavior.__doc__)
    for name, (_, numbered) in NUMBERED_BEHAVIORS.items():
        yield PREFIX + name, _first_line(numbered.__doc__)
    for name, course in _batch.BEHAVIORS.items():
        yield PREFIX + name, course.summary


def _with_numbers(numbered: NumberedBehavior, *numbers: int) -> Behavior:
    return lambda generation: numbered(generation, *numbers)


def _first_line(docstring: str | None) -> str:
    return (docstring or "").partition("\n")[0]
