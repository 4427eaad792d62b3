"""Decoding: any JSON is either decoded as an event, a result or an error, or raises an OpenRouterError."""

from __future__ import annotations

import contextlib
import json
import math
import pickle
from typing import Any

import httpx

from openrouter_responses import _error_mapping, _response_body, errors
from openrouter_responses._event_reader import EventReader
from openrouter_responses._json import parse
from openrouter_responses.retry import requested_wait

_JSON = {"Content-Type": "application/json"}


def _response(status: int = 200) -> httpx.Response:
    request = httpx.Request("POST", "http://127.0.0.1/responses")
    return httpx.Response(status, headers=_JSON, request=request)


def _bytes(value: Any) -> bytes:
    return json.dumps(value).encode()


def check_error(error: errors.OpenRouterError) -> None:
    """Check that an error can be printed and pickled."""
    assert error.message
    assert str(error)
    assert repr(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def check_stream(body: bytes) -> None:
    """Check that a stream yields events or raises an OpenRouterError, and ends."""
    reader = EventReader(_response())
    try:
        for start in range(0, len(body), 50):
            reader.feed(body[start : start + 50])
            _read(reader)
        reader.feed_end()
        _read(reader)
    except errors.OpenRouterError as error:
        check_error(error)
    assert isinstance(reader.text, str)
    with contextlib.suppress(errors.OpenRouterError):
        assert isinstance(reader.final_response().output_text, str)


def _read(reader: EventReader) -> None:
    while (event := reader.next_event()) is not None:
        repr(event)
        event.to_dict()
        with contextlib.suppress(errors.OpenRouterError):
            reader.text_delta(event)


def check_event(value: Any) -> None:
    """Check that an event is encoded to the JSON that it was decoded from."""
    reader = EventReader(_response())
    data = _bytes(value)
    reader.feed(b"data: " + data + b"\n\n")
    try:
        event = reader.next_event()
    except errors.OpenRouterError as error:
        check_error(error)
        return
    if event is None:
        return
    assert event.to_dict() == parse(data)
    assert event == type(event).from_dict(event.to_dict()) or _has_nan(value)
    check_stream(b"data: " + data + b"\n\n")


def check_result(value: Any) -> None:
    """Check that a result is encoded to the JSON that it was decoded from, and that its public methods work."""
    data = _bytes(value)
    try:
        result = _response_body.parse_result(_response(), data)
    except errors.OpenRouterError as error:
        check_error(error)
        return
    assert result.to_dict() == parse(data)
    assert isinstance(result.output_text, str)
    repr(result)
    assert pickle.loads(pickle.dumps(result)).to_dict() == result.to_dict()
    [event] = list(result)
    event.to_dict()


def check_error_body(value: Any) -> None:
    """Check that an error response raises the error of its status, whatever its body."""
    for status in (400, 429, 500, 599):
        error = _error_mapping.error_for_status(_response(status), _bytes(value))
        check_error(error)
        assert error.status_code == status
    check_stream(b"data: " + _bytes({"error": value}) + b"\n\n")


def check_bytes(body: bytes) -> None:
    """Check that any bytes are either decoded or raise an OpenRouterError."""
    with contextlib.suppress(errors.OpenRouterError):
        _response_body.parse_result(_response(), body)
    check_error(_error_mapping.error_for_status(_response(500), body))
    check_stream(body)
    check_stream(b"data: " + body + b"\n\n")


def check_wait(value: str) -> None:
    """Check that a Retry-After header is either a finite wait or ignored."""
    for name in ("retry-after", "retry-after-ms"):
        wait = requested_wait({name: value}, lambda: 1_800_000_000.0)
        assert wait is None or (wait >= 0 and math.isfinite(wait))
    headers = httpx.Headers([(b"retry-after", value.encode("utf-8", "replace"))])
    check_error(_error_mapping.error_for_status(httpx.Response(429, headers=headers), b""))


def _has_nan(value: Any) -> bool:
    return "NaN" in json.dumps(value)
