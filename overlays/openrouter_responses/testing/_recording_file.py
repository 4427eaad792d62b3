r"""The file of a recording: JSON Lines that a person can read and edit.

An exchange is the line of a request, the line of its response, and the chunks of the response:

    {"request": "POST /responses", "json": {"model": "openai/gpt-5", "input": "Hello", "stream": true}}
    {"response": 200, "after_ms": 412, "headers": {"content-type": "text/event-stream"}}
    {"data": {"type": "response.created", …}, "after_ms": 3}
    {"chunk": ": a comment\\n\\n", "after_ms": 20}
    {"end": "cut"}

`docs/testing.md` describes the fields.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from openrouter_responses.testing._messages import Ending, encode_event, encode_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LINES = {
    "request": {"json", "body", "body_base64", "headers"},
    "response": {"json", "after_ms", "headers"},
    "data": {"event", "after_ms"},
    "chunk": {"after_ms"},
    "chunk_base64": {"after_ms"},
    "end": set[str](),
}
"""The kinds of lines, each by the field that it must have, with the fields that it may have beside `note`."""
ENDINGS: tuple[Ending, ...] = get_args(Ending)
MAX_ESCAPES = 6
"""A text with more bytes that are not UTF-8 is written as base64. A chunk may begin and end inside a character."""

REQUEST = re.compile(r"([A-Z]+) (/\S*)")
EVENT = re.compile(rb"(?:event: ([!-~]+)\n)?data: (.*)\n\n")
ESCAPE = re.compile("[\ud800-\udfff]")


@dataclass
class Chunk:
    """A piece of a response's body."""

    content: bytes
    after_ms: float = 0
    """Milliseconds since the previous chunk, or since the head of the response."""


@dataclass
class Exchange:
    """A request and its response."""

    method: str
    path: str
    """The path below the base URL, with its query."""
    json: Any = None
    """The body of the request; None if it is not JSON."""
    body: bytes = b""
    """The body of the request that is not JSON."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """The headers of the request that are compared."""
    status: int | None = None
    """The status of the response; None if there was no response."""
    response_headers: Mapping[str, str] = field(default_factory=dict)
    response_json: Any = None
    """The body of a response whose body is one JSON value; then it has no chunks."""
    after_ms: float = 0
    """Milliseconds from the request to the head of the response."""
    chunks: list[Chunk] = field(default_factory=list)
    ending: Ending = "complete"
    note: str = ""
    """A remark for readers."""

    def lines(self) -> str:
        """Return the lines of the exchange."""
        request = {"request": f"{self.method} {self.path}", **_optional("headers", self.headers)}
        if self.json is not None:
            request["json"] = self.json
        elif self.body:
            request |= _content("body", self.body)
        lines: list[dict[str, Any]] = [request]
        if self.status is not None:
            head = {"response": self.status, "after_ms": round(self.after_ms), "headers": dict(self.response_headers)}
            lines.append(head if self.response_json is None else {**head, "json": self.response_json})
        lines += [{**_chunk(chunk.content), "after_ms": round(chunk.after_ms)} for chunk in self.chunks]
        if self.ending != "complete" or self.note:
            lines.append({"end": self.ending, **_optional("note", self.note)})
        return "".join(f"{_encode(line)}\n" for line in lines) + "\n"


def read(path: Path) -> list[Exchange]:
    """Read the exchanges of a file.

    Raises:
        OSError: The file cannot be read.
        ValueError: A line is not valid; the message names the file and the line.
    """
    exchanges: list[Exchange] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not a recording: it is not UTF-8 ({error})") from None
    for number, text in enumerate(lines, 1):
        if text.strip():
            try:
                _add(exchanges, text)
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from None
    if not exchanges:
        raise ValueError(f'{path} has no request: expected lines such as {{"request": "POST /responses", …}}')
    for exchange in exchanges:
        if exchange.status is None and exchange.ending == "complete":
            raise ValueError(f"{path}: {exchange.method} {exchange.path} has no response")
    return exchanges


def write(path: Path, exchanges: Iterable[Exchange]) -> None:
    """Write a file, whole or not at all.

    Raises:
        OSError: The file cannot be written; an older one is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as file:
            file.write("".join(exchange.lines() for exchange in exchanges).rstrip("\n") + "\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _add(exchanges: list[Exchange], text: str) -> None:
    """Add a line to the exchanges."""
    line, kind = _parse(text)
    if kind == "request":
        exchanges.append(_request(line))
        return
    if not exchanges:
        raise ValueError(f"a {kind!r} before the first request")
    exchange = exchanges[-1]
    if kind == "response":
        if exchange.status is not None:
            raise ValueError("a second response to the same request")
        exchange.status = _number(line, "response", 0, low=100, high=999)
        exchange.after_ms = _number(line, "after_ms", 0)
        exchange.response_headers = _headers(line)
        exchange.response_json = line.get("json")
    elif kind == "end":
        if line["end"] not in ENDINGS:
            raise ValueError(f"end: expected one of {', '.join(ENDINGS)}, not {line['end']!r}")
        exchange.ending = line["end"]
    else:
        if exchange.status is None or exchange.response_json is not None:
            raise ValueError(f'a {kind!r} without a response before it that has no "json"')
        exchange.chunks.append(Chunk(_chunk_content(line, kind), _number(line, "after_ms", 0)))


def _parse(text: str) -> tuple[dict[str, Any], str]:
    try:
        line = json.loads(text, parse_constant=reject_constant)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"expected a JSON object: {error}") from None
    kinds = [kind for kind in LINES if isinstance(line, dict) and kind in line]
    if len(kinds) != 1:
        raise ValueError(f"expected a JSON object with one of the fields {', '.join(LINES)}")
    unknown = sorted(line.keys() - LINES[kinds[0]] - {kinds[0], "note"})
    if unknown:
        known = ", ".join(sorted(LINES[kinds[0]] | {"note"}))
        raise ValueError(f"{unknown[0]!r} is not a field of a {kinds[0]!r}; it may have {known}")
    return line, kinds[0]


def _request(line: Mapping[str, Any]) -> Exchange:
    found = REQUEST.fullmatch(line["request"]) if isinstance(line["request"], str) else None
    if found is None:
        raise ValueError(f'request: expected a method and a path such as "POST /responses", not {line["request"]!r}')
    if len(line.keys() & {"json", "body", "body_base64"}) > 1:
        raise ValueError('expected one of "json", "body" and "body_base64"')
    kind = "body_base64" if "body_base64" in line else "body"
    body = _bytes(line, kind) if kind in line else b""
    return Exchange(found[1], found[2], line.get("json"), body, _headers(line))


def _headers(line: Mapping[str, Any]) -> dict[str, str]:
    headers = line.get("headers", {})
    if not isinstance(headers, dict) or not all(isinstance(value, str) for value in headers.values()):
        raise ValueError("headers: expected an object of strings")
    for name, value in headers.items():
        if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name) or not re.fullmatch(r"[\t -~\x80-\xff]*", value):
            raise ValueError(f"headers: {name!r} is not a valid header")
    return headers


def _number(line: Mapping[str, Any], name: str, default: int, *, low: float = 0, high: float = 1e9) -> int:
    value = line.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"{name}: expected a number from {low} to {high:.0f}, not {value!r}")
    return int(value)


def _chunk_content(line: Mapping[str, Any], kind: str) -> bytes:
    if kind != "data":
        return _bytes(line, kind)
    name = line.get("event")
    if name is not None and not (isinstance(name, str) and re.fullmatch(r"[^\r\n]*", name)):
        raise ValueError(f"event: expected the name of an event, not {name!r}")
    return (b"" if name is None else f"event: {name}\n".encode()) + encode_event(line["data"])


def _bytes(line: Mapping[str, Any], kind: str) -> bytes:
    value = line[kind]
    if not isinstance(value, str):
        raise ValueError(f"{kind}: expected a text, not {value!r}")
    if not kind.endswith("_base64"):
        return value.encode("utf-8", "surrogateescape")
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError(f"{kind}: expected base64: {error}") from None


def _chunk(content: bytes) -> dict[str, Any]:
    """Return the most readable line that gives the same bytes."""
    found = EVENT.fullmatch(content)
    if found is not None:
        name, data = found.groups()
        try:
            value = json.loads(data, parse_constant=reject_constant)
            if encode_json(value) == data:
                return {"data": value} if name is None else {"event": name.decode(), "data": value}
        except (ValueError, RecursionError):
            pass
    return _content("chunk", content)


def _content(name: str, content: bytes) -> dict[str, str]:
    text = content.decode("utf-8", "surrogateescape")
    if len(ESCAPE.findall(text)) > MAX_ESCAPES:
        return {f"{name}_base64": base64.b64encode(content).decode()}
    return {name: text}


def reject_constant(name: str) -> Any:
    """Refuse a constant of Python's that is not JSON.

    Raises:
        ValueError: Always.
    """
    raise ValueError(f"{name} is not JSON")


def _optional(name: str, value: Any) -> dict[str, Any]:
    return {name: value} if value else {}


def _encode(line: Mapping[str, Any]) -> str:
    # A lone surrogate, which represents a byte that is not UTF-8, is written as an escape.
    text = json.dumps(line, ensure_ascii=False)
    return ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
