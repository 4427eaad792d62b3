"""The error object in the body of a response, and the reason for the error in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openrouter_responses import _json

NO_REASON = "the service gave no reason"

_RAW_CHARACTERS = 300
_EVENT_DATA = b"data:"


def parse(body: bytes) -> dict[str, Any] | None:
    """Return the JSON object in an error body: the body itself, or the data of its first server-sent event."""
    found = _json_object(body)
    if found is not None:
        return found
    for line in body.splitlines():
        if line.startswith(_EVENT_DATA):
            return _json_object(line.removeprefix(_EVENT_DATA))
    return None


def reason_of(value: Mapping[str, Any] | None) -> str:
    """Return the message in an error body, with the name of the provider and the provider's own message.

    OpenRouter sends it in `error`; proxies and compatible servers send it in `message` or `detail`.
    """
    if value is None:
        return ""
    error = value.get("error")
    if isinstance(error, str) and error:
        return error
    if isinstance(error, Mapping):
        return _reason_of_object(error, value)
    return _text_of(value.get("message")) or _text_of(value.get("detail"))


def code_of(value: Mapping[str, Any]) -> object:
    """Return the code in an error body."""
    error = value.get("error")
    return error.get("code") if isinstance(error, Mapping) else None


def status_of(code: object) -> int | None:
    """Return an error code as an HTTP error status; None if it is not one."""
    if isinstance(code, str) and code.isascii() and code.isdigit() and len(code) == 3:
        code = int(code)
    return code if isinstance(code, int) and 400 <= code <= 599 else None


def body_of_event(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the error body for an event of the type `error`, whose code and message may be inside `error`."""
    inner = fields.pop("error", None)
    if isinstance(inner, str):
        inner = {"message": inner}
    if not isinstance(inner, Mapping):
        return {"error": fields}
    return {"error": {**fields, **{name: value for name, value in inner.items() if value is not None}}}


def sentence(reason: str) -> str:
    """Return a reason with a punctuation mark at its end."""
    reason = reason.strip()
    return reason if reason.endswith((".", "!", "?", "…")) else f"{reason}."


def _json_object(text: bytes) -> dict[str, Any] | None:
    try:
        value = _json.parse(text)
    except _json.JSONTextError:
        return None
    return value if isinstance(value, dict) else None


def _reason_of_object(error: Mapping[str, Any], value: Mapping[str, Any]) -> str:
    message = _text_of(error.get("message"))
    metadata = [found for found in (error.get("metadata"), value.get("metadata")) if isinstance(found, Mapping)]
    provider = next(_provider_names(metadata), "")
    said = next(
        (text for found in metadata if (text := _provider_text(found.get("raw"))) and text not in _one_line(message)),
        "",
    )
    if not message and not said:
        return ""
    if provider:
        message = f"{message or NO_REASON} (provider: {provider})"
    if not said:
        return message
    shown = said if len(said) <= _RAW_CHARACTERS else f"{said[:_RAW_CHARACTERS]}…"
    return f"{sentence(message or NO_REASON)} The provider said: {shown}"


def _provider_names(metadata: list[Mapping[str, Any]]) -> Iterator[str]:
    for found in metadata:
        name = found.get("provider_name")
        if isinstance(name, str) and name:
            yield name


def _text_of(message: object) -> str:
    """Return the text of a message, which is a string or, from servers that validate requests, a list of problems."""
    if isinstance(message, str):
        return message
    if isinstance(message, Mapping):
        return _text_of(message.get("message") or message.get("msg"))
    if isinstance(message, Sequence) and not isinstance(message, bytes):
        return "; ".join(_problem(found) for found in message[:3] if isinstance(found, Mapping) and "msg" in found)
    return ""


def _problem(found: Mapping[str, Any]) -> str:
    place = found.get("loc")
    named = ".".join(str(step) for step in place) if isinstance(place, list) else ""
    return f"{named}: {found['msg']}" if named else str(found["msg"])


def _provider_text(raw: object) -> str:
    """Return the start of a provider's response, which is a string or JSON, in one line."""
    if not raw:
        return ""
    try:
        text = raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)
    except RecursionError:
        return ""
    return _one_line(text[: 4 * _RAW_CHARACTERS])


def _one_line(text: str) -> str:
    return " ".join(text.split())
