"""HTTP requests that the server's tests send, by `http.client` or as bytes on a socket."""

import json
import re
import socket
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from typing import Any, NamedTuple

from openrouter_responses.testing import ResponsesServer

KEY = {"Authorization": "Bearer key"}


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return str(self.json["output"][0]["content"][0]["text"])

    @property
    def error_message(self) -> str:
        return str(self.json["error"]["message"])

    @property
    def events(self) -> list[Any]:
        lines = self.body.removeprefix(b"\xef\xbb\xbf").decode().replace("\r\n", "\n").replace("\r", "\n")
        messages = [re.findall(r"^data: ?(.*)$", message, re.MULTILINE) for message in lines.split("\n\n")]
        return [json.loads("\n".join(data)) for data in messages if data and data != ["[DONE]"]]


def ask(connection: HTTPConnection, headers: Mapping[str, str] | None = None, **body: Any) -> Reply:
    """Send a request with a key and an input, and read the whole response."""
    return send(connection, json.dumps({"input": "Hello, you", **body}).encode(), {**KEY, **(headers or {})})


def send(
    connection: HTTPConnection,
    body: bytes | Iterator[bytes],
    headers: Mapping[str, str] = KEY,
    *,
    method: str = "POST",
    path: str = "/api/v1/responses",
) -> Reply:
    """Send a request and read the whole response."""
    connection.request(method, path, body=body, headers=headers)
    response = connection.getresponse()
    return Reply(response.status, dict(response.getheaders()), response.read())


def send_bytes(server: ResponsesServer, request: bytes, *, end_of_input: bool = False) -> bytes:
    """Write bytes to a new connection and read until the server closes it.

    Args:
        server: The running server.
        request: Everything that is written.
        end_of_input: Close the sending direction afterwards.
    """
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as client:
        client.sendall(request)
        if end_of_input:
            client.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: client.recv(65536), b""))


def encode_request(body: Any, *, version: str = "HTTP/1.1", headers: tuple[str, ...] = ("Connection: close",)) -> bytes:
    """Encode a request with a key and a JSON body."""
    content = json.dumps(body).encode()
    head = [
        f"POST /responses {version}",
        "Authorization: Bearer key",
        *headers,
        f"Content-Length: {len(content)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + content


def parse_reply(response: bytes) -> Reply:
    """Parse a response whose body is the rest of the connection."""
    head, _, body = response.partition(b"\r\n\r\n")
    status_line, *fields = head.decode("latin-1").split("\r\n")
    assert re.fullmatch(r"HTTP/1\.1 \d{3} .*", status_line), status_line
    return Reply(int(status_line.split()[1]), dict(field.split(": ", 1) for field in fields), body)
