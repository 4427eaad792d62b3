"""The verdicts on clients.

A client must return the right result or raise one of its own errors, in time, and leave no connection open.
"""

from __future__ import annotations

import threading
import time
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.faults.clients import KEY, piece, text_of
from benchmarks.faults.material import PLAIN, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.faults.clients import Client
    from openrouter_responses.testing import ResponsesServer

SECONDS = 0.5
"""The timeout of every client."""
SECONDS_OF_GRACE = 4.0
"""How long a client may exceed its timeout before it counts as hanging, because the machine may be busy."""
HANGS = "hangs"


class Verdict(NamedTuple):
    """The outcome of a case for one client, and whether it is right."""

    right: bool
    what: str


@dataclass(frozen=True)
class Right:
    """The right outcomes of a case.

    An error must be one of the client's own, contain one of `mentions` (in any letter case), and be preceded by the
    text `before`.
    """

    text: str | None = None
    """The text of a successful response, or None if only an error is right."""
    error: bool = False
    mentions: tuple[str, ...] = ()
    before: str | None = None


@dataclass
class Outcome:
    """The outcome of one request."""

    text: str = ""
    types: list[str] = field(default_factory=list)
    final_text: str = ""
    """The text of the response in the terminal event."""
    messages: list[str] = field(default_factory=list)
    """The error messages in events."""
    error: BaseException | None = None
    seconds: float = 0.0


def answers(text: str = TEXT) -> Right:
    """Only a successful response is right."""
    return Right(text)


def raises(*mentions: str, before: str | None = None) -> Right:
    """Only an error is right."""
    return Right(None, error=True, mentions=mentions, before=before)


def answers_or_raises(*mentions: str, text: str = TEXT) -> Right:
    """A successful response and an error are both right."""
    return Right(text, error=True, mentions=mentions)


def ask(client: Client, *, stream: bool) -> Outcome:
    """Send a request and read its response to the end."""
    outcome = Outcome()
    began = time.monotonic()
    try:
        if not stream:
            outcome.text = client.plain()
        else:
            with client.stream() as events:
                for event in events:
                    _take(outcome, event)
    except Exception as error:
        outcome.error = error
    outcome.seconds = time.monotonic() - began
    return outcome


def _take(outcome: Outcome, event: Any) -> None:
    kind = getattr(event, "type", None)
    outcome.types.append(str(kind))
    outcome.text += piece(event)
    response = getattr(event, "response", None)
    outcome.final_text = outcome.final_text or text_of(response)
    for place in (event, getattr(response, "error", None)):
        if isinstance(message := getattr(place, "message", None), str):
            outcome.messages.append(message)


def verdict(client: Client, outcome: Outcome, right: Right) -> Verdict:
    """Return the verdict on an outcome."""
    if outcome.seconds > SECONDS + SECONDS_OF_GRACE:
        return Verdict(False, "too late")
    if outcome.error is None:
        return _verdict_on_answer(outcome, right)
    return _verdict_on_error(client, outcome, outcome.error, right)


def _verdict_on_answer(outcome: Outcome, right: Right) -> Verdict:
    if right.text is not None:
        text = outcome.text or outcome.final_text
        return Verdict(True, "result") if text == right.text else Verdict(False, f"another text: {text[:20]!r}")
    if any(mention in message for mention in right.mentions for message in outcome.messages):
        # An event with the reason is as clear as an exception.
        return Verdict(True, f"event {outcome.types[-1]}")
    return Verdict(False, "ends as if it had succeeded" if outcome.text or outcome.types else "an empty response")


def _verdict_on_error(client: Client, outcome: Outcome, error: BaseException, right: Right) -> Verdict:
    name = type(error).__name__
    if not isinstance(error, client.errors):
        package = type(error).__module__.partition(".")[0]
        return Verdict(False, name if package == "builtins" else f"{package}.{name}")
    if KEY in "".join(traceback.format_exception(error)):
        return Verdict(False, f"{name} shows the key")
    if not right.error:
        return Verdict(False, name)
    shown = f"{error} {getattr(error, 'status_code', '')} {getattr(error, 'body', '')}".lower()
    if right.mentions and not any(mention.lower() in shown for mention in right.mentions):
        return Verdict(False, f"{name} without the reason")
    if right.before is not None and outcome.text != right.before:
        return Verdict(False, f"{name}, events before it lost")
    return Verdict(True, name)


def still_usable(client: Client, server: ResponsesServer, settled: Verdict) -> Verdict:
    """Return the verdict, or a negative one if the next request fails or an unused connection is left open."""
    server.respond_with(headers={"Content-Type": "application/json"}, body=PLAIN)
    after = ask(client, stream=False)
    if after.error is not None or after.text != TEXT:
        return Verdict(False, f"{settled.what}; next request fails")
    if not comes_true(lambda: server.open_connections <= 1):
        return Verdict(False, f"{settled.what}; connection left open")
    return settled


def in_time(task: Callable[[], Verdict]) -> Verdict:
    """Return the verdict of a task that may hang."""
    found = [Verdict(False, HANGS)]

    def run() -> None:
        try:
            found[0] = task()
        except Exception as error:
            found[0] = Verdict(False, f"{type(error).__name__}: {error}"[:60])

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(3 * SECONDS_OF_GRACE)
    return found[0]


def comes_true(condition: Callable[[], bool], seconds: float = 2.0) -> bool:
    """Wait until the condition holds. Return False after the given time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
