"""The checks of each client with each server. A check that fails raises an exception."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.interop.clients import Client, DeviationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.interop.servers import Server

TOGETHER = 20
"""Streams that are read at the same time."""


@dataclass(frozen=True)
class Target:
    """A running server and the client that is checked with it."""

    server: Server
    url: str
    client: type[Client]

    def connect(self, key: str | None = None) -> contextlib.closing[Client]:
        """Return a client of the server for a `with` block, with the right key unless another is given."""
        return contextlib.closing(self.client(self.url, key or self.server.key, self.server.model))


def plain(target: Target) -> None:
    """Require the text of a plain response."""
    with target.connect() as client:
        _require_text(target, "Hello", client.plain("Hello"))


def streamed(target: Target) -> None:
    """Require that the deltas of a stream and its final response have the same text."""
    with target.connect() as client:
        deltas, final = client.streamed("Hello")
    if deltas != final:
        raise DeviationError(f"the deltas have the text {deltas!r}, the final response {final!r}")
    _require_text(target, "Hello", final)


def tools(target: Target) -> None:
    """Require that the tool is called, and that its output is answered."""
    with target.connect() as client:
        cities, text = client.with_tool("What is the weather in Rome?")
    if not cities:
        raise DeviationError("the tool was not called")
    if not text:
        raise DeviationError("no text after the output of the tool")


def together(target: Target) -> None:
    """Require that streams read at the same time have each its own text."""
    prompts = [f"Hello {number}" for number in range(TOGETHER)]
    with target.connect() as client:
        texts = asyncio.run(client.together(prompts))
    for prompt, text in zip(prompts, texts, strict=True):
        _require_text(target, prompt, text)


def leave(target: Target) -> None:
    """Require that the client works after a stream was left and after a task was cancelled."""
    with target.connect() as client:
        client.leave("Slowly")
        _require_text(target, "Hello", client.plain("Hello"))
    with target.connect() as client:
        _require_text(target, "Hello", asyncio.run(client.cancel("Slowly", "Hello")))


def status(code: int) -> Callable[[Target], None]:
    """Return a check that requires an exception of the client with this status."""

    def check(target: Target) -> None:
        provoke = target.server.errors[code]
        with target.connect(provoke.key) as client:
            provoke.prepare(target.url)
            try:
                client.plain(provoke.prompt, **provoke.fields)
            except client.failures as error:
                if (received := getattr(error, "status_code", None)) != code:
                    raise DeviationError(f"status {received}: {error}") from error
                return
        raise DeviationError("a result, no error")

    return check


CHECKS: dict[str, Callable[[Target], None]] = {
    "plain": plain,
    "streamed": streamed,
    "tools": tools,
    "401": status(401),
    "400": status(400),
    "429": status(429),
    f"{TOGETHER} at a time": together,
    "left and cancelled": leave,
}
"""The checks, by the heading of their column."""


def run(name: str, target: Target) -> str:
    """Run a check and return the text of its cell in the table: ✓, `-` if the server cannot do it, or the deviation."""
    if name in target.server.cannot or (name.isdigit() and int(name) not in target.server.errors):
        return "-"
    try:
        CHECKS[name](target)
    except Exception as error:
        what = str(error) if isinstance(error, DeviationError) else f"{type(error).__name__}: {error}"
        # Its port differs from run to run.
        return f"✗ {what.partition(chr(10))[0].replace(target.url, 'the server')}"
    return "✓"


def _require_text(target: Target, prompt: str, text: str) -> None:
    expected = target.server.answer(prompt)
    if expected is not None and text != expected:
        raise DeviationError(f"the text is {text!r}, not {expected!r}")
