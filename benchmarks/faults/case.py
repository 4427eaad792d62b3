"""A case: a fault, and the code that confronts a client with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.faults.judge import SECONDS, Right, Verdict, ask, still_usable, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.faults.clients import Client
    from openrouter_responses.testing import ResponsesServer


@dataclass
class Stage:
    """The resources of a case: the class of the client, and its own server."""

    client_class: type[Client]
    server: ResponsesServer

    def client(self, url: str | None = None, *, retries: bool = False, **settings: Any) -> Client:
        """Create a client, for this server unless `url` is given."""
        return self.client_class(url or self.server.url, seconds=SECONDS, retries=retries, **settings)


class Case(NamedTuple):
    """One line of a table."""

    fault: str
    run: Callable[[Stage], Verdict]


def streamed(fault: str, *pieces: bytes, right: Right, ending: Any = "complete", **scripted: Any) -> Case:
    """Return a case whose response is a stream of these pieces, one HTTP chunk each."""
    return _scripted(fault, right, stream=True, body=list(pieces), ending=ending, **scripted)


def whole(
    fault: str,
    body: Any = b"",
    *,
    right: Right,
    stream: bool = False,
    content_type: str | None = "application/json",
    headers: dict[str, str] | None = None,
    **scripted: Any,
) -> Case:
    """Return a case whose response has a body with a length. With `stream`, the request asks for a stream."""
    headers = {**({"Content-Type": content_type} if content_type else {}), **(headers or {})}
    return _scripted(fault, right, stream=stream, body=body, headers=headers, **scripted)


def raw(fault: str, *chunks: bytes, right: Right, stream: bool = False, ending: Any = "complete") -> Case:
    """Return a case in which the server sends these bytes instead of an HTTP response."""

    def run(stage: Stage) -> Verdict:
        stage.server.respond_with_bytes(chunks, ending=ending)
        return _asked(stage, right, stream=stream)

    return Case(fault, run)


def retried(fault: str, scripts: Iterable[Callable[[ResponsesServer], None]], *, right: Right, stream: bool) -> Case:
    """Return a case in which a client that retries receives several responses in order."""

    def run(stage: Stage) -> Verdict:
        for script in scripts:
            script(stage.server)
        client = stage.client(retries=True)
        settled = verdict(client, ask(client, stream=stream), right)
        # The client decides on the number of attempts, so that queued responses may be left over.
        return (
            settled if stage.server.open_connections <= 1 else Verdict(False, f"{settled.what}; connection left open")
        )

    return Case(fault, run)


def _scripted(fault: str, right: Right, *, stream: bool, **scripted: Any) -> Case:
    def run(stage: Stage) -> Verdict:
        stage.server.respond_with(**scripted)
        return _asked(stage, right, stream=stream)

    return Case(fault, run)


def _asked(stage: Stage, right: Right, *, stream: bool) -> Verdict:
    client = stage.client()
    settled = verdict(client, ask(client, stream=stream), right)
    return still_usable(client, stage.server, settled)
