"""HTTP/1.1 on loopback sockets: reads requests, sends answers, ends connections well or badly as told."""

import contextlib
import json
import logging
import os
import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from time import monotonic
from typing import Any

from openrouter_responses.testing._messages import Answer, Ending, RawAnswer, RecordedRequest

logger = logging.getLogger("openrouter_responses.testing")

BACKLOG = 1024
LINGER = "hh" if os.name == "nt" else "ii"
"""How the operating system lays out the two numbers of SO_LINGER."""
SECONDS_TO_JOIN = 2.0
LAST_CHUNK = b"0\r\n\r\n"
BODILESS = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)

Respond = Callable[[RecordedRequest], Answer | RawAnswer]


class Listener(socketserver.TCPServer):
    """Accepts connections and gives each a thread of its own; ends them all when it is closed."""

    allow_reuse_address = True
    request_queue_size = BACKLOG

    def __init__(self, host: str, port: int, respond: Respond, *, delay: float, chunk_size: int | None) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.respond = respond
        self.delay = delay
        self.chunk_size = chunk_size
        self.closing = threading.Event()
        self._changed = threading.Condition()
        self._open: dict[socket.socket, threading.Thread] = {}
        self._accepted = 0
        super().__init__((host, port), Connection)

    @property
    def port(self) -> int:
        """The port that the operating system gave."""
        return int(self.socket.getsockname()[1])

    @property
    def accepted_connections(self) -> int:
        """How many connections there have been."""
        with self._changed:
            return self._accepted

    @property
    def open_connections(self) -> int:
        """How many connections there are now."""
        with self._changed:
            return len(self._open)

    def wait_until_idle(self, timeout: float) -> bool:
        """Wait until no connection is open; tell whether that came about in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, timeout)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve one accepted connection in a new thread."""
        thread = threading.Thread(target=self._serve, args=(request, client_address), daemon=True)
        with self._changed:
            thread.start()
            self._accepted += 1
            self._open[request] = thread

    def close(self) -> None:
        """Stop accepting, end every connection and wait a moment for their threads."""
        self.closing.set()
        self.shutdown()
        self.server_close()
        with self._changed:
            connections = dict(self._open)
        for connection in connections:
            _shut_down(connection)
        latest = monotonic() + SECONDS_TO_JOIN
        for thread in connections.values():
            thread.join(max(0.0, latest - monotonic()))

    def _serve(self, request: socket.socket, client_address: Any) -> None:
        try:
            # The client leaves, or close() ends the connection: both are everyday.
            with contextlib.suppress(ConnectionError):
                self.finish_request(request, client_address)
        except Exception:
            logger.exception("An answer failed")
        finally:
            if not _is_to_be_reset(request):
                _shut_down(request)
            request.close()
            with self._changed:
                del self._open[request]
                self._changed.notify_all()


class Connection(BaseHTTPRequestHandler):
    """One connection: request after request until either side ends it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Only a Listener makes connections.
    server: Listener  # pyright: ignore[reportIncompatibleVariableOverride]

    def answer(self) -> None:
        """Read the request whose head has been parsed, and answer it."""
        body = self._read_body()
        if body is None:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        request = RecordedRequest(self.command, self.path, self._headers(), body, _decode(body))
        answer = self.server.respond(request)
        logger.info("%s %s: %s", request.method, request.path, answer.describe())
        if answer.ending != "complete" or isinstance(answer, RawAnswer):
            self.close_connection = True
        if isinstance(answer, RawAnswer):
            self._send_all(answer.chunks)
        elif isinstance(answer.body, bytes):
            self._send_whole(answer, answer.body)
        else:
            self._send_stream(answer, answer.body)
        self._end(answer.ending)

    do_DELETE = do_GET = do_HEAD = do_OPTIONS = do_PATCH = do_POST = do_PUT = answer  # noqa: N815 - named by the base

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by the base
        """Log what the base class has to say about malformed requests."""
        logger.info(format, *args)

    def _headers(self) -> dict[str, str]:
        names = dict.fromkeys(name.lower() for name in self.headers)
        return {name: ", ".join(self.headers.get_all(name, [])) for name in names}

    def _read_body(self) -> bytes | None:
        try:
            if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
                return b"".join(self._read_chunks())
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        except ValueError:
            self.close_connection = True
            return None

    def _read_chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass

    def _send_whole(self, answer: Answer, body: bytes) -> None:
        self._wait(max(answer.pause, self.server.delay))
        length = None if answer.status in BODILESS else f"Content-Length: {len(body)}"
        if self.command == "HEAD" or answer.status in BODILESS:
            body = b""
        if answer.ending != "complete":
            body = body[: len(body) // 2]
        self._send(self._head(answer, length) + body)

    def _send_stream(self, answer: Answer, pieces: Iterable[bytes]) -> None:
        # HTTP/1.0 knows no chunks: there the end of the connection is the end of the body.
        chunked = self.request_version != "HTTP/1.0"
        self._send(self._head(answer, "Transfer-Encoding: chunked" if chunked else None))
        if self.command == "HEAD":
            return
        if self.server.chunk_size is not None:
            pieces = _recut(pieces, self.server.chunk_size)
        self._send_all(_chunked(pieces) if chunked else pieces, max(answer.pause, self.server.delay))
        if chunked and answer.ending == "complete":
            self._send(LAST_CHUNK)

    def _send_all(self, pieces: Iterable[bytes], pause: float = 0.0) -> None:
        for piece in pieces:
            self._wait(pause)
            self._send(piece)

    def _send(self, piece: bytes) -> None:
        self.wfile.write(piece)

    def _wait(self, pause: float) -> None:
        if self.server.closing.wait(pause) if pause else self.server.closing.is_set():
            raise ConnectionAbortedError

    def _head(self, answer: Answer, framing: str | None) -> bytes:
        phrase = HTTPStatus(answer.status).phrase if answer.status in self.responses else ""
        lines = [f"HTTP/1.1 {answer.status} {phrase}", f"Date: {self.date_time_string()}"]
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        if framing is not None:
            lines.append(framing)
        if self.close_connection:
            lines.append("Connection: close")
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def _end(self, ending: Ending) -> None:
        if ending == "stall":
            # Comes back when the client leaves or the server is closed.
            self.connection.recv(1)
        if ending == "reset":
            _reset_on_close(self.connection)


def _decode(body: bytes) -> Any:
    try:
        return json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return None


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _chunked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        # A chunk without content would be read as the last one.
        if piece:
            yield b"%x\r\n%b\r\n" % (len(piece), piece)


def _recut(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        cuts = range(0, len(waiting) - size + 1, size)
        yield from (bytes(waiting[start : start + size]) for start in cuts)
        del waiting[: len(cuts) * size]
    if waiting:
        yield bytes(waiting)


def _shut_down(connection: socket.socket) -> None:
    # An OSError says that the client was faster.
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _reset_on_close(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(LINGER, 1, 0))


def _is_to_be_reset(connection: socket.socket) -> bool:
    size = struct.calcsize(LINGER)
    on, _ = struct.unpack(LINGER, connection.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, size))
    return bool(on)
