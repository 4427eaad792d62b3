"""Which model's name plays what."""

import re
from collections.abc import Callable, Iterator

from openrouter_responses.testing import faults, plays
from openrouter_responses.testing.exchange import Answer, RawAnswer
from openrouter_responses.testing.generation import Generation

PREFIX = "test/"

NAMED: dict[str, Callable[[Generation], Answer | RawAnswer]] = {
    "echo": plays.echo,
    "reasoning": plays.reasoning,
    "function-call": plays.function_call,
    "refusal": plays.refusal,
    "incomplete": plays.incomplete,
    "slow": plays.slow,
    "no-done": plays.no_done,
    "older-events": plays.older_events,
    "framing": plays.framing,
    "unknown": plays.unknown,
    "error-400-string": faults.error_string_code,
    "error-429-ms": faults.error_retry_after_ms,
    "error-after-start": faults.error_after_start,
    "failed": faults.failed,
    "stream-error": faults.stream_error,
    "stream-error-bare": faults.stream_error_bare,
    "cut": faults.cut,
    "drop": faults.drop,
    "reset": faults.reset,
    "stall": faults.stall,
    "silent": faults.silent,
    "hang-up": faults.hang_up,
}

NUMBERED: dict[str, tuple[re.Pattern[str], Callable[[Generation, int], Answer | RawAnswer]]] = {
    "count-N": (re.compile(r"count-(\d{1,7})"), plays.count),
    "error-NNN": (re.compile(r"error-([45]\d\d)"), faults.error),
    "error-NNN-html": (re.compile(r"error-([45]\d\d)-html"), faults.error_html),
}


def play(generation: Generation) -> Answer | RawAnswer | None:
    """Play what the model's name asks for, the echo if the name is not the server's own; None if it is unknown."""
    if not generation.model.startswith(PREFIX):
        return plays.echo(generation)
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
