"""The server of the benchmarks. It sends prepared bytes, from one thread per connection, to be faster than any client.

The first segments of a request's path name the scenario. The clients receive them as part of the server's URL.
"""

from __future__ import annotations

import itertools
import socket
import threading
import time
from functools import cache
from typing import TYPE_CHECKING

from benchmarks import payloads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
_STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
_STREAM_FOOT = b"0\r\n\r\n"
_CHUNK_SIZE = 1024
_TICKS = 50
_SECONDS_PER_TICK = 0.004
_WHOLE_STREAMS = {
    "watched": payloads.watched,
    "partials": payloads.rows_stream,
    "calls": payloads.rows_call_stream,
}


def main() -> None:
    """Listen on loopback, print the port, and serve until the process ends."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=_serve, args=(connection,), daemon=True).start()


def _serve(connection: socket.socket) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    received = b""
    try:
        while True:
            head, separator, rest = received.partition(b"\r\n\r\n")
            length = _content_length(head) if separator else 0
            if separator and len(rest) >= length:
                received = rest[length:]
                for data in _response(head, rest[:length]):
                    connection.sendall(data)
            elif more := connection.recv(262144):
                received += more
            else:
                return
    except OSError:
        pass  # The client has disconnected.
    finally:
        connection.close()


def _content_length(head: bytes) -> int:
    _, _, after = head.lower().partition(b"\r\ncontent-length:")
    return int(after.partition(b"\r\n")[0] or 0)


def _response(head: bytes, body: bytes) -> Iterable[bytes]:
    scenario, *arguments = head.split(b" ")[1].decode().strip("/").removesuffix("/responses").split("/")
    numbers = [int(argument) for argument in arguments]
    match scenario:
        case "call":
            return _call()
        case "stream":
            return _short_stream(*numbers) if numbers[0] <= 10_000 else _long_stream(*numbers)
        case "each":
            return _each_event_a_chunk(*numbers)
        case "large":
            return _large_event(*numbers)
        case "watched":
            return _whole_stream(scenario, *numbers)
        case "partials":
            return _whole_stream("calls" if b'"tools"' in body else scenario, *numbers)
        case "parse":
            content = payloads.rows_call(*numbers) if b'"tools"' in body else payloads.rows_result(*numbers)
            return (_JSON_HEAD % len(content), content)
        case "steps":
            return _step(body, *numbers)
        case "ticks":
            return _ticks()
        case _:
            raise ValueError(f"Unknown scenario {scenario!r}")


@cache
def _call() -> tuple[bytes]:
    body = payloads.small_result()
    return (_JSON_HEAD % len(body) + body,)


@cache
def _short_stream(count: int) -> tuple[bytes]:
    return (b"".join(_long_stream(count)),)


def _long_stream(count: int) -> Iterator[bytes]:
    yield _STREAM_HEAD
    for block in payloads.stream(count):
        yield _chunk(block)
    yield _STREAM_FOOT


@cache
def _whole_stream(scenario: str, size: int) -> tuple[bytes]:
    blocks = _WHOLE_STREAMS[scenario](size)
    return (b"".join((_STREAM_HEAD, *map(_chunk, blocks), _STREAM_FOOT)),)


def _step(body: bytes, steps: int, calls: int) -> tuple[bytes, bytes]:
    """Return the next step of a run: further calls, or the final response."""
    step = body.count(b'"function_call_output"') // calls
    content = payloads.step_result(step, calls) if step < steps else payloads.small_result()
    return _JSON_HEAD % len(content), content


@cache
def _each_event_a_chunk(count: int) -> tuple[bytes]:
    events = b"".join(payloads.stream(count)).split(b"\n\n")[:-1]
    return (_STREAM_HEAD + b"".join(_chunk(event + b"\n\n") for event in events) + _STREAM_FOOT,)


@cache
def _large_event(size: int) -> tuple[bytes]:
    event = payloads.one_event(size)
    chunks = (_chunk(event[start : start + _CHUNK_SIZE]) for start in range(0, len(event), _CHUNK_SIZE))
    return (_STREAM_HEAD + b"".join(chunks) + _STREAM_FOOT,)


def _ticks() -> Iterator[bytes]:
    """Yield events some milliseconds apart, each with the time when it was sent, on the clock that processes share."""
    yield _STREAM_HEAD
    for _ in itertools.repeat(None, _TICKS):
        time.sleep(_SECONDS_PER_TICK)
        yield _chunk(payloads.text_delta(repr(time.monotonic())))
    yield _chunk(payloads.stream_end()) + _STREAM_FOOT


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


if __name__ == "__main__":
    main()
