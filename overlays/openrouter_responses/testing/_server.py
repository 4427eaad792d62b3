"""The public `ResponsesServer`: its life cycle, its queue of responses and its record of requests."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from openrouter_responses.testing._clock import ServerClock
from openrouter_responses.testing._listener import Listener
from openrouter_responses.testing._messages import Ending, RawResponse, RecordedRequest, Response, json_response
from openrouter_responses.testing._script import Answer, Script, check_answer, error
from openrouter_responses.testing._service import BASE_PATH, Service

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import TracebackType

    from openrouter_responses.testing._record import Recorder
    from openrouter_responses.testing._replay import Replay


class ResponsesServer:
    """A local server that responds as the service does: to requests for responses, models, generations and batches.

    The requested model selects its behavior.

    It is a context manager. Connections are served by daemon threads, which end when the context is left.

    Args:
        host: The address to listen on.
        port: The port to listen on; 0 selects a free one.
        api_key: The only API key that is accepted. By default every key is accepted, but a key is required.
        delay: Seconds to wait before each chunk of a stream and before each plain response.
        chunk_size: Split streams into HTTP chunks of this many bytes, even inside events and characters. By default
            each event is one chunk.
        strict: Refuse a request that does not fit the description of the API with status 400, as the service does:
            a wrong type, a missing field, an unknown tag or enum value, a number out of its range. Unknown fields are
            accepted. With False only what the endpoint itself decides is refused, such as `store: true`, schemas
            that are not in strict form, and tool outputs without their calls.
        batch_seconds: Seconds from the creation of a batch to its end, by the clock of the server (`clock`). By default
            a batch moves from one status to the next with each `batches.get`.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        api_key: str | None = None,
        delay: float = 0.0,
        chunk_size: int | None = None,
        strict: bool = True,
        batch_seconds: float | None = None,
    ) -> None:
        if batch_seconds is not None and not batch_seconds >= 0:
            raise ValueError(f"batch_seconds must be at least 0, such as 60, not {batch_seconds!r}")
        if chunk_size is not None and chunk_size < 1:
            raise ValueError(f"chunk_size must be at least 1, not {chunk_size}")
        self._host = host
        self._port = port
        self._delay = delay
        self._chunk_size = chunk_size
        self._lock = threading.Lock()
        self._requests: list[RecordedRequest] = []
        self._queue: deque[Response | RawResponse | Script] = deque()
        self._is_scripted = False
        self._unanswered: list[str] = []
        # Held while the server starts or closes, so that every call of `close` returns after it is closed. It is
        # reentrant because a signal handler may close the server while the same thread closes it.
        self._life_cycle_lock = threading.RLock()
        self._listener: Listener | None = None
        self._recording: Replay | Recorder | None = None
        self._clock = ServerClock()
        self._service = Service(
            api_key=api_key,
            strict=strict,
            take_script=self._take_script,
            clock=self._clock,
            batch_seconds=batch_seconds,
        )

    @classmethod
    def replay(
        cls, path: str | os.PathLike[str], *, match_headers: Sequence[str] = (), wait: bool = False, port: int = 0
    ) -> Self:
        """Create a server that responds as a recording says, each recorded response once.

        A request receives the first unused response to a recorded request with the same method, path and body. Another
        request receives status 400, and `check_script` reports it with the difference from the most similar one.

        Args:
            path: The file of the recording, see `docs/testing.md`.
            match_headers: Names of request headers that are compared as well, where they were recorded.
            wait: Send each response and each chunk as late as it was recorded; by default they are sent at once.
            port: The port to listen on; 0 selects a free one.

        Raises:
            FileNotFoundError: There is no file.
            ValueError: The file is not a recording; the message names the line.
        """
        from openrouter_responses.testing._replay import Replay

        server = cls(port=port)
        server._recording = Replay(Path(path), match_headers=match_headers, wait=wait)
        return server

    @classmethod
    def record(
        cls,
        path: str | os.PathLike[str],
        *,
        upstream: str | None = None,
        api_key: str | None = None,
        mask_fields: Sequence[str] = (),
        match_headers: Sequence[str] = (),
        timeout: float = 600.0,
        port: int = 0,
    ) -> Self:
        """Create a server that passes requests on to the real server and records both sides.

        The file is written when the server is closed; then it replaces an older one. It is not written if the context
        is left with an exception, or after `discard_recording`.

        Args:
            path: The file to write.
            upstream: The base URL of the real server; by default `OPENROUTER_BASE_URL`, or else the service.
            api_key: The API key for the real server; by default `OPENROUTER_API_KEY`, or else that of each request.
            mask_fields: Names of JSON fields, headers and query parameters whose values do not reach the file, beside
                API keys and the fields that are always masked (see `docs/testing.md`).
            match_headers: Names of request headers that are recorded, to be compared by `replay`.
            timeout: Seconds to wait for a connection, and for each part of a response.
            port: The port to listen on; 0 selects a free one.

        Raises:
            ValueError: The URL is not valid.
        """
        from openrouter_responses.client import parse_server_url
        from openrouter_responses.testing._record import Recorder, default_upstream
        from openrouter_responses.testing._recording_mask import Mask

        upstream = upstream or default_upstream()
        if parse_server_url(upstream, "upstream").query:
            raise ValueError("upstream must not have a query: it is the base URL, to which paths are added")
        server = cls(port=port)
        server._recording = Recorder(
            Path(path),
            upstream=upstream,
            api_key=api_key or os.environ.get("OPENROUTER_API_KEY") or None,
            mask=Mask(mask_fields),
            match_headers=match_headers,
            timeout=timeout,
        )
        return server

    def start(self) -> Self:
        """Listen and respond until `close` is called.

        Raises:
            RuntimeError: The server is already running.
            OSError: The server cannot listen on the address.
        """
        with self._life_cycle_lock:
            if self._listener is not None:
                raise RuntimeError("The server is already running")
            listener = Listener(self._host, self._port, self._respond, delay=self._delay, chunk_size=self._chunk_size)
            listener.start()
            self._listener = listener
        return self

    def close(self) -> None:
        """Stop listening and end every connection. Closing a server that is not running does nothing."""
        with self._life_cycle_lock:
            listener, self._listener = self._listener, None
            if listener is None:
                return
            if self._recording is not None:
                self._recording.stop()
            listener.close()
            if self._recording is not None:
                self._recording.close()

    def __enter__(self) -> Self:
        """Start the server."""
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the server. After an exception, a recording is not saved."""
        if kind is not None:
            self.discard_recording()
        self.close()

    def discard_recording(self) -> None:
        """Leave the file of a recording as it was. What was recorded remains beside it, in a file `….partial`."""
        if self._recording is not None:
            self._recording.discard()

    @property
    def port(self) -> int:
        """The port that the server listens on."""
        return self._running().port

    @property
    def url(self) -> str:
        """The base URL for clients, `http://127.0.0.1:PORT/api/v1`."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.port}{BASE_PATH}"

    @property
    def clock(self) -> ServerClock:
        """The clock of the server; `clock.advance(3600)` moves it forward by an hour."""
        return self._clock

    @property
    def requests(self) -> Sequence[RecordedRequest]:
        """The requests received so far, in the order of their arrival."""
        with self._lock:
            return tuple(self._requests)

    @property
    def accepted_connections(self) -> int:
        """The number of connections that clients have opened since the start."""
        return self._running().accepted_connections

    @property
    def open_connections(self) -> int:
        """The number of connections open now. A connection that a client has just closed may still be counted."""
        return self._running().open_connections

    def wait_until_idle(self, timeout: float = 5.0) -> bool:
        """Wait until clients have closed all their connections.

        Args:
            timeout: Seconds to wait at most.

        Returns:
            True if no connection is open, False if the timeout has expired.
        """
        return self._running().wait_until_idle(timeout)

    def respond_with(
        self,
        status: int = 200,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | str | Mapping[str, Any] | Iterable[bytes] = b"",
        ending: Ending = "complete",
        delay: float = 0.0,
    ) -> None:
        """Queue a response. Each request takes the next response from the queue, whatever it asks for.

        Args:
            status: The HTTP status.
            headers: The headers, except those that frame the body.
            body: Bytes and text are sent with their length, a mapping as JSON. Any other iterable of bytes is
                streamed, one HTTP chunk per item; it may block between items, so that a test can hold a stream. An
                iterable that still blocks when the server is closed delays `close` by up to two seconds.
            ending: How the response ends, see `Ending`. Unless it is `complete`, only half of a body with a length
                is sent.
            delay: Seconds to wait before a body with a length, and before each chunk of a stream.
        """
        fields = dict(headers or {})
        if isinstance(body, str):
            body = body.encode()
        if isinstance(body, Mapping):
            response = json_response(body, status=status, headers=fields)
            fields, body = dict(response.headers), response.body
        elif not isinstance(body, bytes) and not any(name.lower() == "content-type" for name in fields):
            fields["Content-Type"] = "text/event-stream"
        self._enqueue(Response(status, fields, body, ending, delay))

    def respond_with_bytes(self, chunks: Iterable[bytes], *, ending: Ending = "complete") -> None:
        """Queue a response as bytes, including the status line and headers. The connection is closed after them.

        Args:
            chunks: The bytes, one write to the connection per item.
            ending: How the connection ends. `complete` and `cut` both close it.
        """
        self._enqueue(RawResponse(chunks, ending))

    def script(self, *answers: Answer) -> None:
        """Queue responses by their content. They are plain or streamed, as each request asks.

        Each request is checked as every other one; a request that is refused takes no response from the queue. A server
        with a script responds to nothing else: a request without an answer in the script receives status 400, and
        `check_script` reports it.

        Args:
            answers: The responses in their order: an item such as `text("Hello")`, a list of items, an error, a fault,
                or a function that takes the request and returns one of these.

        Raises:
            TypeError: An answer is something else.
            RuntimeError: The server has a recording, which says the responses.
        """
        if self._recording is not None:
            raise RuntimeError("A server with a recording has no script; use respond_with for a response of your own")
        for answer in answers:
            check_answer(answer)
        for answer in answers:
            self._enqueue(Script(answer))
        self._is_scripted = True

    def check_script(self) -> None:
        """Check that the script or the recording is finished: every answer was taken, and every request had one.

        Raises:
            AssertionError: An answer is left, or a request had none; the message says which.
        """
        with self._lock:
            left = [repr(queued.answer) for queued in self._queue if isinstance(queued, Script)]
            problems = list(self._unanswered)
        if left:
            problems.append(f"{len(left)} scripted {'answer was' if len(left) == 1 else 'answers were'} not asked for:")
            problems += [f"  {answer}" for answer in left]
        if self._recording is not None:
            problems += self._recording.problems()
        if problems:
            raise AssertionError("\n".join(problems))

    def _enqueue(self, response: Response | RawResponse | Script) -> None:
        with self._lock:
            self._queue.append(response)

    def _respond(self, request: RecordedRequest) -> Response | RawResponse:
        with self._lock:
            self._requests.append(request)
            number = len(self._requests)
            if self._queue and not isinstance(self._queue[0], Script):
                return self._queue.popleft()  # type: ignore[return-value]  # checked above
        if self._recording is not None:
            # A path without a slash would change the host of the real server's URL.
            path = "/" + request.path.removeprefix(BASE_PATH).removeprefix("/")
            return self._recording.respond(replace(request, path=path), number)
        return self._service.handle(request, number)

    def _take_script(self, request: RecordedRequest, number: int) -> Script | None:
        with self._lock:
            if self._queue and isinstance(self._queue[0], Script):
                return self._queue.popleft()  # type: ignore[return-value]  # checked above
            if not self._is_scripted:
                return None
            problem = f"request {number} has no answer in the script: {request.describe()}"
            self._unanswered.append(problem)
        return Script(error(400, f"The embedded server's script is at its end; {problem}"))

    def _running(self) -> Listener:
        listener = self._listener
        if listener is None:
            raise RuntimeError("The server is not running: use it as a context manager, or call start() first")
        return listener
