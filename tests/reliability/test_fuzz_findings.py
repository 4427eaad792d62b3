"""Findings of `make fuzz` stay fixed, and a short run finds nothing new."""

from __future__ import annotations

from typing import Any

import pytest

from fuzz import decoding
from fuzz.targets import TARGETS, run


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run_finds_nothing(name: str) -> None:
    run(name, examples=40, start=1)


@pytest.mark.parametrize(
    "value",
    [
        # An older text delta without its text.
        {"type": "response.content_part.delta"},
        {"type": "response.content_part.delta", "delta": None},
        {"type": "response.content_part.delta", "delta": {"text": "Hello"}},
        {"type": "response.output_text.delta"},
        {"type": "response.completed"},
        {"type": "response.completed", "response": []},
        {"type": "response.done", "response": None},
        {"type": "response.failed", "response": {"status": "failed", "error": "it broke"}},
        {"type": "error"},
        {"type": "error", "message": {}, "code": []},
        {"type": ["response.completed"]},
        {"type": {}},
        {"error": {}},
        {"error": [5]},
        {"type": None, "error": {"message": None, "code": True}},
    ],
)
def test_any_object_is_read_or_refused(value: dict[str, Any]) -> None:
    decoding.check_event(value)
    decoding.check_result(value)
    decoding.check_error_body(value)


@pytest.mark.parametrize("wait", ["1e400", "-0", "²", "0x10", "Mon", "Mon, 99 Foo 2026 99:99:99 GMT", "a" * 5000, "\0"])
def test_any_retry_after_is_parsed_or_ignored(wait: str) -> None:
    decoding.check_wait(wait)
