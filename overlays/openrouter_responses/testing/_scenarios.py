"""Which model's name plays what."""

import re
from collections.abc import Callable, Iterator

from openrouter_responses.testing import _behaviors, _faults
from openrouter_responses.testing._generation import Generation
from openrouter_responses.testing._messages import Answer, RawAnswer

PREFIX = "test/"

NAMED: dict[str, Callable[[Generation], Answer | RawAnswer]] = {
    "echo": _behaviors.echo,
    "reasoning": _behaviors.reasoning,
    "function-call": _behaviors.function_call,
    "refusal": _behaviors.refusal,
    "incomplete": _behaviors.incomplete,
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
    "cut": _faults.cut,
    "drop": _faults.drop,
    "reset": _faults.reset,
    "stall": _faults.stall,
    "silent": _faults.silent,
    "hang-up": _faults.hang_up,
}

NUMBERED: dict[str, tuple[re.Pattern[str], Callable[[Generation, int], Answer | RawAnswer]]] = {
    "count-N": (re.compile(r"count-(\d{1,7})"), _behaviors.count),
    "error-NNN": (re.compile(r"error-([45]\d\d)"), _faults.error),
    "error-NNN-html": (re.compile(r"error-([45]\d\d)-html"), _faults.error_html),
}


def play(generation: Generation) -> Answer | RawAnswer | None:
    """Play what the model's name asks for, the echo if the name is not the server's own; None if it is unknown."""
    if not generation.model.startswith(PREFIX):
        return _behaviors.echo(generation)
    name = generation.model.removeprefix(PREFIX)
    if named := NAMED.get(name):
        return named(generation)
    for pattern, numbered in NUMBERED.values():
        if match := pattern.fullmatch(name):
            return numbered(generation, int(match[1]))
    return None


def descriptions() -> Iterator[tuple[str, str]]:
    """Yield every name that the server has of its own, with one line that says what it plays."""
    for name, named in NAMED.items():
        yield PREFIX + name, _first_line(named.__doc__)
    for name, (_, numbered) in NUMBERED.items():
        yield PREFIX + name, _first_line(numbered.__doc__)


def _first_line(docstring: str | None) -> str:
    return (docstring or "").partition("\n")[0]
