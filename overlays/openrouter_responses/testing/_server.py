"""The embedded server: its life cycle, its record of requests, and the answers scripted for it."""

import threading
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from openrouter_responses.testing import _service
from openrouter_responses.testing._connection import Listener
from openrouter_responses.testing._messages import Answer, Ending, RawAnswer, RecordedRequest, json_answer

SECONDS_BETWEEN_LOOKS = 0.02


class ResponsesServer:
    """A server on loopback that answers `POST /responses` as the service does; the model's name picks what it plays.

    It is a context manager. Connections are served by daemon threads; leaving the context ends them all.

    Args:
        host: The address to listen on.
        port: The port to listen on; 0 takes any free one.
        api_key: The only key that is let in. By default any is, as long as there is one.
        delay: Seconds to wait before each chunk of a stream and before each plain answer.
        chunk_size: Cut streams into HTTP chunks of this many bytes, without regard to events and characters. By
            default each event is one chunk.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        api_key: str | None = None,
        delay: float = 0.0,
        chunk_size: int | None = None,
    ) -> None:
        if chunk_size is not None and chunk_size < 1:
            raise ValueError("chunk_size must be at least 1")
        self._host = host
        self._port = port
        self._api_key = api_key
        self._delay = delay
        self._chunk_size = chunk_size
        self._lock = threading.Lock()
        self._requests: list[RecordedRequest] = []
        self._scripted: deque[Answer | RawAnswer] = deque()
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> Self:
        """Listen and answer from now on, until `close` is called.

        Raises:
            RuntimeError: It is running already.
            OSError: The address cannot be had.
        """
        if self._listener is not None:
            raise RuntimeError("The server is running already")
        listener = Listener(self._host, self._port, self._respond, delay=self._delay, chunk_size=self._chunk_size)
        self._thread = threading.Thread(target=listener.serve_forever, args=(SECONDS_BETWEEN_LOOKS,), daemon=True)
        self._thread.start()
        self._listener = listener
        return self

    def close(self) -> None:
        """Stop listening and end every connection; a server that is not running stays as it is."""
        if self._listener is None or self._thread is None:
            return
        self._listener.close()
        self._thread.join()
        self._listener = self._thread = None

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._running().port

    @property
    def url(self) -> str:
        """What to give a client as its server's address, `http://127.0.0.1:PORT/api/v1`."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.port}{_service.PREFIX}"

    @property
    def requests(self) -> Sequence[RecordedRequest]:
        """The requests so far, in the order of their arrival."""
        with self._lock:
            return tuple(self._requests)

    @property
    def accepted_connections(self) -> int:
        """How many connections clients have opened since the start."""
        return self._running().accepted_connections

    @property
    def open_connections(self) -> int:
        """How many connections are open now; one that a client has just closed may count a moment longer."""
        return self._running().open_connections

    def wait_until_idle(self, timeout: float = 5.0) -> bool:
        """Wait until clients have closed all their connections.

        Args:
            timeout: Seconds to wait at most.

        Returns:
            Whether no connection is open any more.
        """
        return self._running().wait_until_idle(timeout)

    def respond_with(
        self,
        status: int = 200,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | str | Mapping[str, Any] | Iterable[bytes] = b"",
        ending: Ending = "complete",
        pause: float = 0.0,
    ) -> None:
        """Script the answer to the next request, whatever it is; several calls answer several requests in turn.

        Args:
            status: The HTTP status.
            headers: The headers, besides those that frame the body.
            body: Bytes or text go out with a length, a mapping as JSON; any other iterable of bytes is streamed,
                one HTTP chunk an item. It may block between two items, which is how a test holds a stream; one that
                still blocks when the server is closed holds that up for up to two seconds.
            ending: How the body ends, see `Ending`. Of a body with a length only one half is sent unless it is
                `complete`.
            pause: Seconds to wait before a body with a length, and before each chunk of a stream.
        """
        fields = dict(headers or {})
        if isinstance(body, str):
            body = body.encode()
        if isinstance(body, Mapping):
            answer = json_answer(body, status=status, headers=fields)
            fields, body = dict(answer.headers), answer.body
        elif not isinstance(body, bytes) and not any(name.lower() == "content-type" for name in fields):
            fields["Content-Type"] = "text/event-stream"
        self._script(Answer(status, fields, body, ending, pause))

    def respond_with_bytes(self, chunks: Iterable[bytes], *, ending: Ending = "complete") -> None:
        """Script bytes as the answer to the next request, status line, headers and all; the connection ends with them.

        Args:
            chunks: What is written to the connection, one write an item.
            ending: How the connection ends; `complete` and `cut` both close it.
        """
        self._script(RawAnswer(chunks, ending))

    def _script(self, answer: Answer | RawAnswer) -> None:
        with self._lock:
            self._scripted.append(answer)

    def _respond(self, request: RecordedRequest) -> Answer | RawAnswer:
        with self._lock:
            self._requests.append(request)
            number = len(self._requests)
            scripted = self._scripted.popleft() if self._scripted else None
        if scripted is not None:
            return scripted
        return _service.serve(request, number=number, api_key=self._api_key)

    def _running(self) -> Listener:
        if self._listener is None:
            raise RuntimeError("The server is not running: use it as a context manager, or call start() first")
        return self._listener
