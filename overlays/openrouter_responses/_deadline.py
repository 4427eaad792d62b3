"""A bound on the time of a whole call: its attempts, the waits between them, and the reading of its response."""

from __future__ import annotations

import contextlib
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping

T = TypeVar("T")


class DeadlineError(httpx.ReadTimeout):
    """The deadline of a call passed while its response was read."""


class Deadline:
    """The time at which a call must have ended.

    Args:
        milliseconds: The time of the call, which begins now.
        monotonic: The clock, in seconds since any fixed moment.
    """

    def __init__(self, milliseconds: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.milliseconds = milliseconds
        self._monotonic = monotonic
        self._end = monotonic() + milliseconds / 1000

    def __str__(self) -> str:
        return f"deadline_ms={self.milliseconds:.10g} (milliseconds)"

    def remaining(self) -> float:
        """Return the seconds until then, 0 after it."""
        return max(self._end - self._monotonic(), 0)

    @property
    def passed(self) -> bool:
        """Whether the deadline has passed."""
        return self.remaining() == 0

    def limit_sending(self, request: httpx.Request, *, blocking: bool) -> None:
        """Let no step of sending a request begin with a timeout that ends later."""
        request.extensions["timeout"] = _Timeouts(request.extensions.get("timeout", {}), self)
        if blocking:
            request.extensions["trace"] = _limit_new_connection

    def limit_body(self, response: httpx.Response) -> None:
        """Let the body of a response raise `DeadlineError` at that moment."""
        if isinstance(response.stream, httpx.SyncByteStream):
            _limit_reads(response.extensions.get("network_stream"))
        response.stream = _DeadlineStream(response.stream, self)


@contextlib.contextmanager
def reading_until(deadline: Deadline | None) -> Iterator[None]:
    """Let what this thread reads from a connection end at a deadline."""
    before = _thread.deadline
    _thread.deadline = deadline
    try:
        yield
    finally:
        _thread.deadline = before


def deadline_of(deadline_ms: float | None) -> Deadline | None:
    """Return the deadline of a call that begins now.

    Raises:
        ValueError: The time is not a positive number.
    """
    milliseconds = None if deadline_ms is None else milliseconds_or_none("deadline_ms", deadline_ms)
    return None if milliseconds is None else Deadline(milliseconds)


def milliseconds_or_none(argument: str, given: object) -> float | None:
    """Check a number of milliseconds, and return it; None for infinity, which means no limit.

    Raises:
        ValueError: It is not a positive number.
    """
    if isinstance(given, bool) or not isinstance(given, int | float) or not given > 0:
        raise ValueError(
            f"{argument} must be a positive number of milliseconds, or float('inf') for no limit, not {given!r}"
        )
    # A socket of Python counts milliseconds in 32 bits.
    return float(given) if given < 2**31 else None


async def wait_until(deadline: Deadline | None, response: Awaitable[T]) -> T:
    """Wait for a response, no longer than a deadline allows.

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
    """The bytes of a response until a deadline."""

    def __init__(self, stream: httpx.SyncByteStream | httpx.AsyncByteStream, deadline: Deadline) -> None:
        # It is synchronous or not as the client that reads it.
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
        except httpx.TimeoutException:
            if not self._deadline.passed:
                raise
        else:
            if chunk is None or not self._deadline.passed:
                return chunk
        raise DeadlineError(f"the call took longer than {self._deadline}")

    def close(self) -> None:
        """Close."""
        self._stream.close()

    async def aclose(self) -> None:
        """Close."""
        await self._stream.aclose()


def _limit_timeout(timeout: float | None, deadline: Deadline) -> float:
    # A timeout of 0 is not a timeout to a socket but another mode.
    left = max(deadline.remaining(), 0.001)
    return left if timeout is None else min(timeout, left)


class _ThreadState(threading.local):
    deadline: Deadline | None = None


_thread = _ThreadState()


def _limit_new_connection(step: str, info: Mapping[str, Any]) -> None:
    """Limit the reads from each connection that httpcore makes."""
    if step.endswith(("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")):
        _limit_reads(info.get("return_value"))


def _limit_reads(connection: Any) -> None:
    """Let each read from a connection end at the deadline of the thread that reads, if it has one.

    httpcore gives all reads of a body, and all those of its headers, one timeout. Where each brings a byte, none ends.
    """
    if not hasattr(connection, "__dict__") or "read" in vars(connection):
        return
    tls = connection.get_extra_info("ssl_object")
    if tls is not None and tls.selected_alpn_protocol() == "h2":
        return  # one thread reads the responses of others, too
    read = type(connection).read
    # The function stays with the connection, and must not keep it alive.
    reference = weakref.ref(connection)

    def read_in_time(max_bytes: int, timeout: float | None = None) -> bytes:
        if _thread.deadline is not None:
            timeout = _limit_timeout(timeout, _thread.deadline)
        data: bytes = read(reference(), max_bytes, timeout)
        return data

    connection.read = read_in_time
