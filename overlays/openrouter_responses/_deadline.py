"""A limit on the time of a call: its attempts, the waits between them, and the reading of its response."""

from __future__ import annotations

import contextlib
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from openrouter_responses import _http_library

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping

T = TypeVar("T")


class DeadlineError(httpx.ReadTimeout):
    """The deadline of a call passed while its response was read."""


class Deadline:
    """The time at which a call must have ended.

    Args:
        milliseconds: The time from now to the deadline.
        monotonic: The clock, in seconds since any fixed time.
    """

    def __init__(self, milliseconds: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.milliseconds = milliseconds
        self._monotonic = monotonic
        self._end = monotonic() + milliseconds / 1000

    def __str__(self) -> str:
        return f"deadline_ms={self.milliseconds:.10g} (milliseconds)"

    def remaining(self) -> float:
        """Return the seconds until the deadline; 0 after it."""
        return max(self._end - self._monotonic(), 0)

    @property
    def passed(self) -> bool:
        """Whether the deadline has passed."""
        return self.remaining() == 0

    def limit_sending(self, request: httpx.Request, *, blocking: bool) -> None:
        """Shorten the timeouts of a request so that none ends after the deadline."""
        request.extensions["timeout"] = _Timeouts(request.extensions.get("timeout", {}), self)
        if blocking:
            request.extensions["trace"] = _limit_new_connection

    def limit_body(self, response: httpx.Response) -> None:
        """Make reading the body of a response raise `DeadlineError` after the deadline."""
        if _http_library.is_blocking_body(response):
            _limit_reads(response.extensions.get("network_stream"))
        _http_library.set_body(response, _DeadlineStream(response.stream, self))


@contextlib.contextmanager
def reading_until(deadline: Deadline | None) -> Iterator[None]:
    """Apply a deadline to the reads of this thread from connections."""
    before = _thread.deadline
    _thread.deadline = deadline
    try:
        yield
    finally:
        _thread.deadline = before


def deadline_of(deadline_ms: float | None) -> Deadline | None:
    """Return the deadline of a call that starts now; None without a limit.

    Raises:
        ValueError: `deadline_ms` is not a positive number.
    """
    milliseconds = None if deadline_ms is None else milliseconds_or_none("deadline_ms", deadline_ms)
    return None if milliseconds is None else Deadline(milliseconds)


def milliseconds_or_none(argument: str, given: object) -> float | None:
    """Return a number of milliseconds after checking it; None for infinity, which means no limit.

    Raises:
        ValueError: The value is not a positive number.
    """
    if isinstance(given, bool) or not isinstance(given, int | float) or not given > 0:
        raise ValueError(
            f"{argument} must be a positive number of milliseconds, or float('inf') for no limit, not {given!r}"
        )
    # Python's sockets store timeouts as 32-bit milliseconds.
    return float(given) if given < 2**31 else None


async def wait_until(deadline: Deadline | None, response: Awaitable[T]) -> T:
    """Wait for a response until a deadline.

    Raises:
        DeadlineError: The deadline has passed.
    """
    if deadline is None:
        return await response
    import anyio

    with anyio.move_on_after(deadline.remaining()):
        return await response
    raise DeadlineError(f"the call took longer than {deadline}")


class _Timeouts(dict[str, float | None]):
    """The timeouts of a request as httpx passes them to its transport, which reads each when it needs it."""

    def __init__(self, timeouts: Mapping[str, float | None], deadline: Deadline) -> None:
        super().__init__(timeouts)
        self.deadline = deadline

    def get(self, name: str, default: Any = None) -> Any:
        return _limit_timeout(super().get(name, default), self.deadline)


class _DeadlineStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The stream of a response that raises `DeadlineError` after a deadline."""

    def __init__(self, stream: httpx.SyncByteStream | httpx.AsyncByteStream, deadline: Deadline) -> None:
        # Synchronous or asynchronous, like the client.
        self._stream: Any = stream
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        chunks: Iterator[bytes] = iter(self._stream)
        while (chunk := self._next(chunks)) is not None:
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks: AsyncIterator[bytes] = aiter(self._stream)
        while (chunk := await wait_until(self._deadline, anext(chunks, None))) is not None:
            yield chunk

    def _next(self, chunks: Iterator[bytes]) -> bytes | None:
        try:
            with reading_until(self._deadline):
                chunk = next(chunks, None)
        except _http_library.exceptions("TimeoutException"):
            if not self._deadline.passed:
                raise
        else:
            if chunk is None or not self._deadline.passed:
                return chunk
        raise DeadlineError(f"the call took longer than {self._deadline}")

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()

    async def aclose(self) -> None:
        """Close the stream."""
        await self._stream.aclose()


def _limit_timeout(timeout: float | None, deadline: Deadline) -> float:
    # A timeout of 0 would make a socket non-blocking.
    remaining = max(deadline.remaining(), 0.001)
    return remaining if timeout is None else min(timeout, remaining)


class _ThreadState(threading.local):
    deadline: Deadline | None = None


_thread = _ThreadState()


def _limit_new_connection(step: str, info: Mapping[str, Any]) -> None:
    """Limit the reads from each connection that httpcore opens."""
    if step.endswith(("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")):
        _limit_reads(info.get("return_value"))


def _limit_reads(connection: Any) -> None:
    """Limit each read from a connection by the deadline of the thread that reads, if it has one.

    httpcore applies the same timeout to every read of the headers or the body, so a server that sends one byte per read
    would never exceed it.
    """
    if not hasattr(connection, "__dict__") or "read" in vars(connection):
        return
    tls = connection.get_extra_info("ssl_object")
    if tls is not None and tls.selected_alpn_protocol() == "h2":
        return  # the thread that reads also reads the responses of other threads
    read = type(connection).read
    # The connection holds the function, which must not keep the connection alive.
    reference = weakref.ref(connection)

    def read_in_time(max_bytes: int, timeout: float | None = None) -> bytes:
        if _thread.deadline is not None:
            timeout = _limit_timeout(timeout, _thread.deadline)
        data: bytes = read(reference(), max_bytes, timeout)
        return data

    connection.read = read_in_time
