"""The masking of secrets before a recording reaches a file."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MASK = "[secret]"
"""The text that replaces a secret in a recording. In a request, it matches every value."""

FIELDS = ("authorization", "headers", "api_key", "password", "secret", "client_secret", "session_id")
"""The JSON fields that are always masked: they hold the credentials for tool servers (MCP).

`session_id` is not secret, but `run` chooses another one each time, and a masked value matches every value.
"""
SHORTEST_KEY = 8
"""A shorter key is not searched for in texts, because it would be found in ordinary words."""

_SECRET_HEADER = re.compile(r".*(auth|cookie|key|password|secret|session|token(?!s)).*", re.IGNORECASE)
_SECRET_PARAMETER = re.compile(
    r"(?<=[?&])([^=&]*(?:auth|key|password|secret|signature|token)[^=&]*)=[^&]*", re.IGNORECASE
)
_KEY = r"\bsk-[A-Za-z0-9_-]{16,}"
_HARMLESS_HEADER = re.compile(r"accept.*|content-.*|retry-after.*|user-agent|x-ratelimit-.*", re.IGNORECASE)
_SCHEMA_TYPES = {"array", "boolean", "integer", "null", "number", "object", "string"}
_DECODER = json.JSONDecoder()
_JSON_TEXT = re.compile(rb"\s*[\[{]")
"""The start of a text that is JSON, or would be if it did not break off."""
_STRING_OF_JSON = re.compile(r'(?<!\\)"(?:\s|\\[nrt])*[\[{]')
_EVENT = re.compile(r"^data:(.*)$", re.MULTILINE)
_DELTA = re.compile(r'"delta"\s*:\s*(?=")')
_OF_ONE_DELTA = ("delta", "sequence_number", "obfuscation", "logprobs")
"""The fields in which the delta events of one text differ."""
_QUOTED_MASK = re.compile(rf'(?:\\*")?{re.escape(MASK)}(?:\\*")?')


class Mask:
    """The masking of one recording.

    Args:
        fields: Names of JSON fields, query parameters and headers whose values are masked, beside `FIELDS`. Upper and
            lower case are the same.
    """

    def __init__(self, fields: Iterable[str] = ()) -> None:
        self._fields = {name.lower() for name in (*FIELDS, *fields)}
        names = "|".join(re.escape(_as_latin_1(json.dumps(name, ensure_ascii=False))) for name in self._fields)
        self._field = re.compile(rf"(?:{names})[ \t\r\n]*:[ \t\r\n]*", re.IGNORECASE)

    def json(self, value: Any, keys: Sequence[str] = ()) -> Any:
        """Return a JSON value with API keys and the values of the masked fields replaced, also inside texts of JSON."""
        if isinstance(value, list):
            return [self.json(item, keys) for item in value]
        if isinstance(value, str):
            return self._text([value.encode("utf-8", "surrogatepass")], keys)[0].decode("utf-8", "surrogatepass")
        if not isinstance(value, dict):
            return value
        return {
            _without_keys(key, keys): _masked(item) if key.lower() in self._fields else self.json(item, keys)
            for key, item in value.items()
        }

    def headers(self, headers: Mapping[str, str], keys: Sequence[str] = ()) -> dict[str, str]:
        """Return headers with the values replaced that are masked or whose names say that they are secret."""
        return {
            name: MASK if name.lower() in self._fields or _SECRET_HEADER.fullmatch(name) else _without_keys(value, keys)
            for name, value in headers.items()
        }

    def path(self, path: str, keys: Sequence[str] = ()) -> str:
        """Return a path with secret query parameters replaced."""
        names = "|".join(re.escape(name) for name in self._fields)
        path = re.sub(rf"(?<=[?&])({names})=[^&]*", rf"\1={MASK}", path, flags=re.IGNORECASE)
        return _without_keys(_SECRET_PARAMETER.sub(rf"\1={MASK}", path), keys)

    def chunks(self, chunks: Sequence[bytes], keys: Sequence[str] = ()) -> list[bytes]:
        """Return the chunks of a body with secrets replaced, also where a boundary splits them.

        A masked field is also found in a string that contains JSON, such as the arguments of a function call, and in
        the delta events of such a string. The boundaries stay where they are; a replacement is in the chunk in which
        the secret begins.

        Args:
            chunks: The chunks of a body.
            keys: API keys, which are replaced wherever they occur.
        """
        body = b"".join(chunks)
        # In Latin-1 each character is one byte, so that positions in the text are positions in the body.
        text = body.decode("latin-1")
        # Of two that begin at the same place, the first one applies.
        found = (self._fields_in(text), self._deltas_in(text, keys), self._strings_in(text, keys), _keys_in(body, keys))
        replaced = sorted(chain(*found), key=lambda each: each[0])
        return list(_replace(chunks, replaced)) if replaced else list(chunks)

    def _text(self, parts: Sequence[bytes], keys: Sequence[str]) -> list[bytes]:
        """Return the parts of a text with API keys replaced and, if it is JSON, the values of the masked fields."""
        text = b"".join(parts)
        return self.chunks(parts, keys) if _JSON_TEXT.match(text) else list(_replace(parts, [*_keys_in(text, keys)]))

    def _strings_in(self, text: str, keys: Sequence[str]) -> Iterator[tuple[int, int, bytes]]:
        """Yield the strings that contain JSON with secrets, and what replaces them."""
        for found in _STRING_OF_JSON.finditer(text):
            string = _string_at(text, found.start())
            if string is not None:
                content, end = string
                masked = self.chunks([content], keys)[0]
                if masked != content:
                    yield found.start(), end, _encoded_text(masked, like=text[found.start() : end])

    def _deltas_in(self, text: str, keys: Sequence[str]) -> Iterator[tuple[int, int, bytes]]:
        """Yield the deltas of each text, and what replaces them: secrets can be split between them."""
        texts: dict[str, list[tuple[int, int, bytes]]] = {}
        for event in _EVENT.finditer(text) if '"delta"' in text else ():
            try:
                value = json.loads(event[1])
            except (ValueError, RecursionError):
                continue
            delta = _DELTA.search(text, event.start(1), event.end())
            string = None if delta is None else _string_at(text, delta.end())
            if delta is not None and string is not None and isinstance(value, dict):
                of = json.dumps({name: item for name, item in value.items() if name not in _OF_ONE_DELTA})
                texts.setdefault(of, []).append((delta.end(), string[1], string[0]))
        for deltas in texts.values():
            contents = [content for _, _, content in deltas]
            for (start, end, content), masked in zip(deltas, self._text(contents, keys), strict=True):
                unchanged = text[start:end]
                replaced = unchanged.encode("latin-1") if masked == content else _encoded_text(masked, like=unchanged)
                yield start, end, replaced

    def _fields_in(self, text: str) -> Iterator[tuple[int, int, bytes]]:
        for found in self._field.finditer(text):
            start = found.end()
            try:
                value, end = _value_at(text, start)
            except (ValueError, RecursionError):
                # The value breaks off, at the end of an event or of the body.
                end_of_event = text.find("\n\n", start)
                yield start, len(text) if end_of_event < 0 else end_of_event, json.dumps(MASK).encode()
                continue
            masked = _masked(value)
            if masked != value:
                yield start, end, _encoded(masked, like=text[start:end])


def matches(recorded: Any, received: Any) -> bool:
    """Return whether a JSON value equals a recorded one, in which `MASK` matches every value and part of a text."""
    if isinstance(recorded, str) and MASK in recorded:
        if recorded == MASK:
            return True
        return isinstance(received, str) and _matches_text(recorded, received)
    if isinstance(recorded, dict) and isinstance(received, dict):
        return recorded.keys() == received.keys() and all(matches(recorded[key], received[key]) for key in recorded)
    if isinstance(recorded, list) and isinstance(received, list):
        return len(recorded) == len(received) and all(map(matches, recorded, received))
    # In Python, True equals 1.
    return isinstance(recorded, bool) == isinstance(received, bool) and bool(recorded == received)


def _matches_text(recorded: str, received: str) -> bool:
    # In a text of JSON the quotes belong to the mask: the value may have been a number.
    pattern = ".*".join(re.escape(part) for part in _QUOTED_MASK.split(recorded))
    if re.fullmatch(pattern, received, re.DOTALL):
        return True
    try:
        values = json.loads(recorded), json.loads(received)
    except (ValueError, RecursionError):
        return False
    return isinstance(values[0], dict | list) and matches(*values)


def mask_alike(recorded: Any, received: Any) -> Any:
    """Return a JSON value with `MASK` where the recorded value has it, for a comparison that a person reads."""
    if isinstance(recorded, str) and MASK in recorded and matches(recorded, received):
        return recorded
    if isinstance(recorded, dict) and isinstance(received, dict):
        return {key: mask_alike(recorded.get(key), item) for key, item in received.items()}
    if isinstance(recorded, list) and isinstance(received, list):
        missing = [None] * (len(received) - len(recorded))
        return [mask_alike(*pair) for pair in zip([*recorded, *missing], received, strict=False)]
    return received


def _masked(value: Any) -> Any:
    if isinstance(value, list):
        return [_masked(item) for item in value]
    if isinstance(value, dict):
        if _is_schema(value):
            return value
        return {key: item if _HARMLESS_HEADER.fullmatch(key) else _masked(item) for key, item in value.items()}
    return value if value in ("", None) or isinstance(value, bool) else MASK


def _is_schema(value: Mapping[str, Any]) -> bool:
    """Return whether a value is the JSON schema of a property, such as a tool's parameter `password`."""
    kind = value.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    return "$ref" in value or "anyOf" in value or any(isinstance(each, str) and each in _SCHEMA_TYPES for each in kinds)


def _string_at(text: str, start: int) -> tuple[bytes, int] | None:
    """Return the content of the JSON string that starts at a position of a body in Latin-1, and its end."""
    try:
        content, end = _value_at(text, start)
    except (ValueError, RecursionError):
        return None
    return content.encode("utf-8", "surrogatepass"), end


def _value_at(text: str, start: int) -> tuple[Any, int]:
    """Return the JSON value that starts at a position of a body in Latin-1, and its end."""
    _, end = _DECODER.raw_decode(text, start)
    return json.loads(text[start:end].encode("latin-1").decode("utf-8", "replace")), end


def _encoded(value: Any, *, like: str) -> bytes:
    """Return the JSON text of a value, in ASCII if the other one is."""
    return json.dumps(value, ensure_ascii=like.isascii()).encode("utf-8", "replace")


def _encoded_text(content: bytes, *, like: str) -> bytes:
    return _encoded(content.decode("utf-8", "surrogatepass"), like=like)


def _keys_in(body: bytes, keys: Sequence[str]) -> Iterator[tuple[int, int, bytes]]:
    pattern = _pattern_of(keys).encode()
    return ((found.start(), found.end(), MASK.encode()) for found in re.finditer(pattern, body))


def _without_keys(text: str, keys: Sequence[str]) -> str:
    return re.sub(_pattern_of(keys), MASK, text)


def _pattern_of(keys: Sequence[str]) -> str:
    return "|".join([*(re.escape(key) for key in keys if len(key) >= SHORTEST_KEY), _KEY])


def _replace(chunks: Sequence[bytes], replaced: Sequence[tuple[int, int, bytes]]) -> Iterator[bytes]:
    start, pending, gone_to = 0, list(reversed(replaced)), 0
    for chunk in chunks:
        end = start + len(chunk)
        output, position = bytearray(), max(start, gone_to)
        while pending and pending[-1][0] < end:
            first, last, replacement = pending.pop()
            if first < gone_to:
                # It lies inside another secret, or the two overlap.
                gone_to = max(gone_to, last)
                position = max(position, gone_to)
                continue
            output += chunk[position - start : first - start] + replacement
            gone_to = position = last
        output += chunk[max(position - start, 0) :] if position < end else b""
        yield bytes(output)
        start = end


def _as_latin_1(text: str) -> str:
    return text.encode().decode("latin-1")
