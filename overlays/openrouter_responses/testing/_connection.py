"""One HTTP/1.1 connection: reads requests, writes responses, and ends them well or badly as told."""

from __future__ import annotations

import contextlib
import json
import logging
import re
import socket
from email.errors import FirstHeaderLineIsContinuationDefect, MissingHeaderBodySeparatorDefect
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from math import isinf
from typing import TYPE_CHECKING, Any

from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._messages import Ending, RawResponse, RecordedRequest, Response

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openrouter_responses.testing._listener import Listener

logger = logging.getLogger("openrouter_responses.testing")

MAX_LINE_LENGTH = 65_536
MAX_BODY_SIZE = 200_000_000
"""The size of the largest batch."""
MAX_NESTING = 500
"""Deeper values can be decoded but not always encoded again, which a response does with some parameters."""
MAX_DIGITS = 20
"""More digits than the size of an acceptable body has."""
SECONDS_TO_DISCARD = 1.0
LAST_CHUNK = b"0\r\n\r\n"
STATUSES_WITHOUT_BODY = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)

LENGTH = re.compile(r"[0-9]+")
CHUNK_HEAD = re.compile(rb"([0-9a-fA-F]+)[ \t]*(?:;.*)?\r?\n", re.DOTALL)


class MalformedRequestError(Exception):
    """A request that cannot be read.

    Args:
        status: The HTTP status of the response.
        message: The message of the response.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Connection(BaseHTTPRequestHandler):
    """A client's connection, served until either side closes it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Only a Listener creates connections.
    server: Listener  # pyright: ignore[reportIncompatibleVariableOverride]

    def handle_one_request(self) -> None:
        """Read a request and respond to it, whatever its method."""
        self.command = self.requestline = self.request_version = ""
        self.raw_requestline = self._read_request_line()
        if not self.raw_requestline:
            self.close_connection = True
        elif len(self.raw_requestline) > MAX_LINE_LENGTH:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
        elif self.parse_request():
            self._respond()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Reject a request that cannot be read, with the service's error body, and close the connection."""
        logger.info("Malformed request: %d", code)
        self.close_connection = True
        self._send_response(error_response(int(code), message))
        self._discard_input()

    def _respond(self) -> None:
        try:
            body = self._read_body()
        except MalformedRequestError as error:
            self.send_error(error.status, str(error))
            return
        request = RecordedRequest(self.command, self.path, self._headers(), body, _decode(body))
        response = self._response_to(request)
        if logger.isEnabledFor(logging.DEBUG):
            from openrouter_responses.testing import _debug_log

            _debug_log.log_request(request)
            response = _debug_log.log_response(request, response)
        logger.info("%s %s: %s", request.method, request.path, response.describe())
        if response.ending != "complete" or isinstance(response, RawResponse):
            self.close_connection = True
        self._send_response(response)
        self._end(response.ending)

    def _response_to(self, request: RecordedRequest) -> Response | RawResponse:
        try:
            return self.server.respond(request)
        except Exception:
            logger.exception("%s %s failed", request.method, request.path)
            return error_response(500)

    def _headers(self) -> dict[str, str]:
        names = dict.fromkeys(name.lower() for name in self.headers)
        return {name: ", ".join(self.headers.get_all(name, [])) for name in names}

    def _read_request_line(self) -> bytes:
        # Empty lines before a request are ignored (RFC 9112, 2.2).
        while (line := self.rfile.readline(MAX_LINE_LENGTH + 1)) and not line.strip():
            pass
        return line

    def _read_body(self) -> bytes:
        malformed = (FirstHeaderLineIsContinuationDefect, MissingHeaderBodySeparatorDefect)
        if any(isinstance(defect, malformed) for defect in self.headers.defects):
            raise MalformedRequestError(400, "A header line has no colon")
        encoding = self.headers.get("Transfer-Encoding")
        if encoding is None:
            return self._read(self._content_length())
        if encoding.strip().lower() != "chunked":
            raise MalformedRequestError(501, f"Transfer-Encoding: {encoding} is not supported, only chunked is")
        return b"".join(self._read_chunks())

    def _content_length(self) -> int:
        lengths = set(self.headers.get_all("Content-Length", ["0"]))
        length = lengths.pop()
        if lengths or not LENGTH.fullmatch(length):
            raise MalformedRequestError(400, "Content-Length must be one number")
        return _size(length, 10)

    def _read_chunks(self) -> Iterator[bytes]:
        total = 0
        while size := self._chunk_size():
            total += size
            _check_size(total)
            yield self._read(size)
            if self.rfile.readline(3) not in (b"\r\n", b"\n"):
                raise MalformedRequestError(400, "A chunk is longer than its size")
        while self.rfile.readline(MAX_LINE_LENGTH).strip():
            pass

    def _chunk_size(self) -> int:
        head = CHUNK_HEAD.fullmatch(self.rfile.readline(MAX_LINE_LENGTH))
        if head is None:
            raise MalformedRequestError(400, "A chunk does not begin with its size")
        return _size(head[1].decode(), 16)

    def _read(self, size: int) -> bytes:
        data = self.rfile.read(size)
        if len(data) < size:
            raise MalformedRequestError(400, f"The body ended {size - len(data)} bytes early")
        return data

    def _discard_input(self) -> None:
        # Closing a connection with unread input resets it, and the client may lose the response (RFC 9112, 9.6).
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(SECONDS_TO_DISCARD)
            while self.connection.recv(65_536):
                pass

    def _send_response(self, response: Response | RawResponse) -> None:
        if isinstance(response, RawResponse):
            self._send_all(response.chunks)
        elif isinstance(response.body, bytes):
            self._send_whole(response, response.body)
        else:
            self._send_stream(response, response.body)

    def _send_whole(self, response: Response, body: bytes) -> None:
        self._wait(max(response.delay, self.server.delay))
        length = None if response.status in STATUSES_WITHOUT_BODY else f"Content-Length: {len(body)}"
        if self.command == "HEAD" or response.status in STATUSES_WITHOUT_BODY:
            body = b""
        if response.ending != "complete":
            body = body[: len(body) // 2]
        self._send(self._head(response, length) + body)

    def _send_stream(self, response: Response, chunks: Iterable[bytes]) -> None:
        # HTTP/1.0 has no chunks: the body ends with the connection.
        chunked = self.request_version != "HTTP/1.0"
        self._send(self._head(response, "Transfer-Encoding: chunked" if chunked else None))
        if self.command == "HEAD":
            return
        if self.server.chunk_size is not None:
            chunks = _resize(chunks, self.server.chunk_size)
        self._send_all(_frame(chunks) if chunked else chunks, max(response.delay, self.server.delay))
        if chunked and response.ending == "complete":
            self._send(LAST_CHUNK)

    def _send_all(self, chunks: Iterable[bytes], delay: float = 0.0) -> None:
        for chunk in chunks:
            self._wait(delay)
            self._send(chunk)

    def _send(self, data: bytes) -> None:
        self.wfile.write(data)

    def _wait(self, delay: float) -> None:
        if self.server.closing.wait(delay) if delay else self.server.closing.is_set():
            raise ConnectionAbortedError

    def _head(self, response: Response, framing: str | None) -> bytes:
        phrase = HTTPStatus(response.status).phrase if response.status in self.responses else ""
        lines = [f"HTTP/1.1 {response.status} {phrase}", f"Date: {self.date_time_string()}"]
        lines += [f"{name}: {value}" for name, value in response.headers.items()]
        if framing is not None:
            lines.append(framing)
        if self.close_connection:
            lines.append("Connection: close")
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def _end(self, ending: Ending) -> None:
        if ending == "stall":
            # Ends when the client disconnects or the server is closed.
            while self.connection.recv(65_536):
                pass
        if ending == "reset":
            self.server.reset_on_close(self.connection)


def _size(digits: str, base: int) -> int:
    size = int(digits, base) if len(digits) <= MAX_DIGITS else MAX_BODY_SIZE + 1
    _check_size(size)
    return size


def _check_size(size: int) -> None:
    if size > MAX_BODY_SIZE:
        raise MalformedRequestError(413, f"The body has more than {MAX_BODY_SIZE} bytes")


def _decode(body: bytes) -> Any:
    try:
        value = json.loads(body, parse_constant=_reject_constant, parse_float=_parse_float)
    except (ValueError, RecursionError):
        return None
    has_many_levels = body.count(b"[") + body.count(b"{") > MAX_NESTING and _is_too_deep(value)
    return None if has_many_levels else value


def _is_too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_NESTING):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return False
    return True


def _children(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _reject_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _parse_float(text: str) -> float:
    number = float(text)
    if isinf(number):
        raise ValueError(f"{text} is too large")
    return number


def _frame(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        # An empty chunk would end the body.
        if chunk:
            yield b"%x\r\n%b\r\n" % (len(chunk), chunk)


def _resize(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    buffer = bytearray()
    for chunk in chunks:
        buffer += chunk
        starts = range(0, len(buffer) - size + 1, size)
        yield from (bytes(buffer[start : start + size]) for start in starts)
        del buffer[: len(starts) * size]
    if buffer:
        yield bytes(buffer)
