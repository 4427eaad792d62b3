"""Properties of the masks and the file of a recording, for any content."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openrouter_responses.testing import _recording_file
from openrouter_responses.testing._recording_file import Chunk, Exchange
from openrouter_responses.testing._recording_mask import Mask, mask_alike, matches

KEY = "key-of-a-caller"
SCALARS = st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "ä", "[secret]", KEY, f"a {KEY} b"])
NAMES = st.sampled_from(["a", "user", "USER", "headers", "authorization", "ä"])
JSON_VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3) | inner.map(json.dumps),
    max_leaves=8,
)


def split(body: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(body) + 1) for place in places), len(body)]
    return [body[start:end] for start, end in pairwise(edges)]


@given(JSON_VALUES, st.lists(st.integers(0, 1000), max_size=6), st.booleans())
def test_the_boundaries_of_chunks_do_not_change_what_is_masked(value: Any, places: list[int], ascii_only: bool) -> None:
    mask = Mask(["user", "ä"])
    body = json.dumps({"a": value}, ensure_ascii=ascii_only).encode()
    chunks = split(body, places)
    masked = mask.chunks(chunks, [KEY])
    assert len(masked) == len(chunks)
    assert b"".join(masked) == mask.chunks([body], [KEY])[0]
    assert KEY.encode() not in b"".join(masked)
    if not ascii_only:
        assert json.loads(b"".join(masked)) == mask.json({"a": value}, [KEY])


@given(JSON_VALUES)
def test_a_masked_value_matches_the_value(value: Any) -> None:
    masked = Mask(["user"]).json(value, [KEY])
    assert matches(masked, value)
    assert matches(masked, masked)
    assert mask_alike(masked, value) == masked


@given(
    st.lists(
        st.binary(max_size=40)
        | st.text(max_size=20).map(str.encode)
        | JSON_VALUES.map(lambda value: b"data: " + json.dumps(value).encode() + b"\n\n")
        | JSON_VALUES.map(
            lambda value: b"event: a.b\ndata: " + json.dumps(value, separators=(",", ":")).encode() + b"\n\n"
        ),
        max_size=4,
    ),
    JSON_VALUES,
    st.binary(max_size=10),
)
@example(
    [b"\xed\xa0\x80", b"\xc3", b"data: \n\n", b"data: 1.0\n\n", b"data: 1e400\n\n", b"event: \xff\ndata: 1\n\n"],
    "\ud800",
    b"",
)
def test_a_file_gives_the_bytes_that_were_recorded(chunks: list[bytes], value: Any, body: bytes) -> None:
    exchange = Exchange("POST", "/a?b=c", value, b"" if value is not None else body, {"x-a": "ä"}, 200, {"b": "c"})
    exchange.chunks = [Chunk(chunk, 5) for chunk in chunks]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new" / "file.jsonl"
        _recording_file.write(path, [exchange, exchange])
        assert [each.name for each in path.parent.iterdir()] == ["file.jsonl"]
        assert _recording_file.read(path) == [exchange, exchange]


@pytest.mark.parametrize(
    ("body", "masked"),
    [
        (
            b'{"headers": {"authorization": "a", "x-ratelimit-limit": "5", "b": [1, null]}}',
            b'{"headers": {"authorization": "[secret]", "x-ratelimit-limit": "5", "b": ["[secret]", null]}}',
        ),
        (
            b'data: {"user": "Ad\n\ndata: {"user": "Ada", "b": 1}\n\n',
            b'data: {"user": "[secret]"\n\ndata: {"user": "[secret]", "b": 1}\n\n',
        ),
        (b'{"headers": {\n "x": "Ada', b'{"headers": "[secret]"'),
        (b"key sk-or-v1-0123456789abcdef.", b"key [secret]."),
        (
            b'{"arguments": "{\\"user\\": \\"Ada\\", \\"n\\":1}", "user": ""}',
            b'{"arguments": "{\\"user\\": \\"[secret]\\", \\"n\\":1}", "user": ""}',
        ),
        (b'["[1, \\"\\u00e4 \xc3\xa4\\"]", "{\\"n\\": \\"user\\"}"]',) * 2,
    ],
)
def test_the_bytes_around_a_masked_value_stay(body: bytes, masked: bytes) -> None:
    assert Mask(["user"]).chunks([body]) == [masked]
    assert b"".join(Mask(["user"]).chunks(split(body, list(range(len(body)))))) == masked


@given(JSON_VALUES, st.lists(st.integers(0, 1000), max_size=6))
def test_a_masked_field_is_found_in_the_deltas_of_a_text(value: Any, places: list[int]) -> None:
    arguments = json.dumps({"user": value, "b": ["ä"]}, ensure_ascii=False)
    whole = json.dumps({"arguments": arguments}).encode()
    edges = [0, *sorted(place % (len(arguments) + 1) for place in places), len(arguments)]
    deltas = [arguments[start:end] for start, end in pairwise(edges)]
    events = [
        json.dumps({"type": "d", "item_id": item, "delta": delta, "sequence_number": number})
        for number, delta in enumerate(deltas)
        for item in ("first", "second")
    ]
    body = b"".join(b"data: %b\n\n" % event.encode() for event in events)
    masked = b"".join(Mask(["user"]).chunks([body], [KEY]))
    received = [json.loads(line[6:]) for line in masked.decode().split("\n\n")[:-1]]
    assert len(received) == len(events)
    expected = json.loads(Mask(["user"]).chunks([whole], [KEY])[0])["arguments"]
    for item in ("first", "second"):
        assert "".join(event["delta"] for event in received if event["item_id"] == item) == expected


def test_names_of_headers_and_parameters_tell_what_is_secret() -> None:
    mask = Mask(["x-team"])
    headers = ["authorization", "cookie", "x-api-key", "x-session-id", "x-team", "x-auth-token"]
    assert set(mask.headers(dict.fromkeys(headers, "value")).values()) == {"[secret]"}
    kept = {"content-type": "a", "x-ratelimit-remaining-tokens": "5", "x-generation-id": "gen-1"}
    assert mask.headers(kept) == kept
    assert mask.path("/a?key=1&page=2&access_token=3&X-Team=4") == (
        "/a?key=[secret]&page=2&access_token=[secret]&X-Team=[secret]"
    )


def test_the_description_of_a_file_is_in_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```json\n(.*?)```", page, flags=re.DOTALL)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.jsonl"
        path.write_text(block, encoding="utf-8")
        [exchange] = _recording_file.read(path)
    assert exchange.lines().strip() == block.strip()
