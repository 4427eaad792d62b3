"""Release of the connection of a blocking stream: by its caller, another thread, a finalizer or a forked child.

httpcore guards its pool with a lock that is not reentrant, and the garbage collector can run while a thread holds it. A
finalizer therefore only shuts the socket down; another thread, which may wait for the lock, closes the response.
"""

from __future__ import annotations

import _thread
import contextlib
import os
import socket
import time
from collections import deque
from typing import TYPE_CHECKING, Any

import httpx

from openrouter_responses import _http_library

if TYPE_CHECKING:
    from collections.abc import Iterator

_abandoned: deque[tuple[httpx.Response, Iterator[bytes]]] = deque()
_kept_for_parent: list[object] = []


def abandon(response: httpx.Response, chunks: Iterator[bytes], process: int) -> None:
    """Close a response that was garbage-collected unclosed, without waiting for a lock.

    Args:
        response: The response.
        chunks: The iterator over its body; closing it also acquires the lock of the pool.
        process: The process that sent the request.
    """
    if os.getpid() != process:
        keep_for_parent(response, chunks)
        return
    if response.is_closed:
        return
    shut_down(response)
    _abandoned.append((response, chunks))
    # If no thread can be started, the next request closes the response.
    with contextlib.suppress(RuntimeError):
        _thread.start_new_thread(close_abandoned, ())


def close_abandoned() -> None:
    """Close the responses that were garbage-collected unclosed, which may wait for the lock of their pool."""
    while _abandoned:
        try:
            response, _ = _abandoned.popleft()
        except IndexError:  # another thread was faster
            return
        with contextlib.suppress(Exception):
            response.close()


def keep_for_parent(*objects: object) -> None:
    """Keep objects of the parent process in a forked child: collecting them would close the parent's connection."""
    _kept_for_parent.extend(objects)


def shut_down(response: httpx.Response) -> None:
    """Shut down the connection of an unread response, which wakes a thread that waits for its bytes."""
    network_stream = _network_stream(response)
    if network_stream is None or response.is_closed:
        return
    shut_down_socket(network_stream)


def shut_down_socket(network_stream: Any) -> None:
    """Shut down the socket of an httpcore network stream in both directions, unless it is closed."""
    connection = network_stream.get_extra_info("socket")
    with contextlib.suppress(OSError):
        if isinstance(connection, socket.socket):
            # `connection.shutdown` would drop the TLS session that another thread reads with.
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
        elif connection is not None:  # a transport socket of an event loop
            connection.shutdown(socket.SHUT_RDWR)


def remaining_chunks(
    response: httpx.Response, chunks: Iterator[bytes], *, seconds: float, size: int
) -> Iterator[bytes]:
    """Yield the rest of a body until it ends, or until a limit on time or size is exceeded.

    Args:
        response: The response, whose body is being read.
        chunks: The iterator over its body.
        seconds: The maximum time from the first iteration to the last.
        size: The maximum number of bytes.
    """
    network_stream = _network_stream(response)
    if network_stream is None or response.is_closed:
        return
    try:
        stream = _TimeLimitedStream(response.stream, network_stream, time.monotonic() + seconds)
    except (AttributeError, TypeError):  # a network stream whose `read` cannot be replaced
        return
    _http_library.set_body(response, stream)
    for chunk in chunks:
        yield chunk
        size -= len(chunk)
        if size < 0:
            return


class _TimeLimitedStream(httpx.SyncByteStream):
    """The stream of a response whose reads from the network end at a given time, until it is closed.

    httpx sets one read timeout for a whole body. So this class replaces the method `read` of the connection's network
    stream, and restores it before the connection returns to its pool.
    """

    def __init__(self, stream: Any, network_stream: Any, end: float) -> None:
        self._stream = stream
        self._network_stream = network_stream
        self._end = end
        self._read = network_stream.read
        self._attributes = {name: value for name, value in vars(network_stream).items() if name == "read"}
        network_stream.read = self.read

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read from the network within the remaining time."""
        remaining = self._end - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        data: bytes = self._read(max_bytes, remaining if timeout is None else min(remaining, timeout))
        return data

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        """Restore `read`, and close the stream."""
        vars(self._network_stream).pop("read", None)
        vars(self._network_stream).update(self._attributes)
        self._stream.close()


def _network_stream(response: httpx.Response) -> Any:
    """Return the network stream of a response; None if it serves other responses too (HTTP/2) or is unknown."""
    return None if response.http_version == "HTTP/2" else response.extensions.get("network_stream")
