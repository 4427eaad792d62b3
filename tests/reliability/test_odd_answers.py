"""A response of an unexpected kind is read if possible, and is one clear error otherwise."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

import anyio
import brotli
import httpx
import pytest
import zstandard

from openrouter_responses import EventStream, OpenRouter, errors, models
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from openrouter_responses.testing import ResponsesServer

RESULT: dict[str, Any] = {"id": "gen-1", "status": "completed", "output": [], "output_text": "Hello"}
COMPLETED = {"type": "response.completed", "sequence_number": 0, "response": RESULT}
JSON = {"Content-Type": "application/json"}
MEGABYTE = 1_000_000


def failure_of(open_router: OpenRouter, **arguments: Any) -> errors.OpenRouterError:
    given: dict[str, Any] = {"input": "Hi", **arguments}
    with pytest.raises(errors.OpenRouterError) as caught:
        open_router.responses.send(**given)
    return caught.value


async def failure_of_async(open_router: OpenRouter, **arguments: Any) -> errors.OpenRouterError:
    given: dict[str, Any] = {"input": "Hi", **arguments}
    with pytest.raises(errors.OpenRouterError) as caught:
        await open_router.responses.send_async(**given)
    return caught.value


@pytest.mark.parametrize("stream", [False, True])
def test_a_response_of_the_other_kind_is_read(server: ResponsesServer, open_router: OpenRouter, stream: bool) -> None:
    server.respond_with(body=[encode_event(COMPLETED)])
    server.respond_with(body=RESULT)
    for _ in range(2):
        with open_router.responses.send(input="Hi", stream=stream) as answer:
            final = answer.get_final_response() if isinstance(answer, EventStream) else answer
            assert final.output_text == "Hello"
            assert isinstance(answer, EventStream) is stream


@pytest.mark.parametrize("content_type", [None, "text/plain", "Application/JSON; charset=utf-8", "nonsense"])
def test_json_is_read_whatever_its_content_type(
    server: ResponsesServer, open_router: OpenRouter, content_type: str | None
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    server.respond_with(headers=headers, body=json.dumps(RESULT).encode())
    assert open_router.responses.send(input="Hi").output_text == "Hello"


def test_a_stream_without_a_content_type_is_read(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(headers={"Content-Type": ""}, body=[encode_event(COMPLETED)])
    with open_router.responses.send(input="Hi", stream=True) as stream:
        assert stream.get_final_response().output_text == "Hello"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b"NaN", "nan"),
        (b"-Infinity", "-inf"),
        (b"1e999", "inf"),
        (b"9223372036854775807", "9223372036854775807"),
        (b"18446744073709551615", "18446744073709551615"),
        (b'5, "top_logprobs": 6', "6"),
    ],
)
def test_unusual_numbers_and_duplicate_keys_are_read(
    server: ResponsesServer, open_router: OpenRouter, written: bytes, value: str
) -> None:
    body = b'{"id": "gen-1", "output": [], "top_logprobs": ' + written + b"}"
    server.respond_with(headers=JSON, body=body)
    result: Any = open_router.responses.send(input="Hi")
    assert str(result.top_logprobs) == value


def test_an_integer_of_any_size_is_exact_without_the_fast_parser_and_near_with_it(
    server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = b'{"id": "gen-1", "output": [], "created_at": 1' + b"0" * 30 + b"}"
    for _ in range(2):
        server.respond_with(headers=JSON, body=body)
    assert open_router.responses.send(input="Hi").created_at == pytest.approx(10**30)
    monkeypatch.setattr("openrouter_responses._json._fast_loads", None)
    assert open_router.responses.send(input="Hi").created_at == 10**30


def test_a_result_with_values_of_other_types_is_read(server: ResponsesServer, open_router: OpenRouter) -> None:
    body = {**RESULT, "created_at": "now", "output": {"not": "a list"}, "tools": None, "usage": 5, "error": [1]}
    server.respond_with(body=body)
    result = open_router.responses.send(input="Hi")
    assert result.to_dict() == body
    assert result.output_text == "Hello"


ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.anyio
@pytest.mark.parametrize("name", ENCODERS)
async def test_each_encoding_is_read_whole_and_streamed(
    server: ResponsesServer, open_router: OpenRouter, name: str
) -> None:
    text = "ä😀" * 10_000
    whole = ENCODERS[name](json.dumps({**RESULT, "output_text": text}).encode())
    delta = {"type": "response.output_text.delta", "delta": text}
    streamed = ENCODERS[name](encode_event(delta) + encode_event(COMPLETED))
    for _ in range(2):
        server.respond_with(headers={**JSON, "Content-Encoding": name}, body=whole)
        server.respond_with(
            headers={"Content-Type": "text/event-stream", "Content-Encoding": name},
            body=[streamed[start : start + 7] for start in range(0, len(streamed), 7)],
        )
    async with open_router:
        assert open_router.responses.send(input="Hi").output_text == text
        assert next(open_router.responses.send(input="Hi", stream=True).text_deltas()) == text
        assert (await open_router.responses.send_async(input="Hi")).output_text == text
        stream = await open_router.responses.send_async(input="Hi", stream=True)
        assert [delta async for delta in stream.text_deltas()] == [text]
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


@cache
def _bomb(name: str) -> bytes:
    return ENCODERS[name](b" " * 60 * MEGABYTE)


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["gzip", "br", "zstd"])
@pytest.mark.parametrize("stream", [False, True])
async def test_a_compressed_bomb_is_an_error_before_it_fills_the_memory(
    server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch, name: str, stream: bool
) -> None:
    monkeypatch.setattr("openrouter_responses._response_body.MAX_RESPONSE_BYTES", MEGABYTE)
    open_router.max_event_bytes = MEGABYTE
    content_type = "text/event-stream" if stream else "application/json"
    for _ in range(2):
        server.respond_with(headers={"Content-Type": content_type, "Content-Encoding": name}, body=_bomb(name))
    tracemalloc.start()
    try:
        sync = failure_of(open_router, stream=stream)
        async with open_router:
            other = await failure_of_async(open_router, stream=stream)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    for error in (sync, other):
        assert type(error) is errors.ResponseValidationError
        assert "larger than" in str(error)
    # One step of a decompressor returns some 40 MB, of which it may keep two copies.
    assert peak < 120 * MEGABYTE
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


def test_a_body_that_is_compressed_twice_is_not_read(server: ResponsesServer, open_router: OpenRouter) -> None:
    body = gzip.compress(gzip.compress(json.dumps(RESULT).encode()))
    server.respond_with(headers={**JSON, "Content-Encoding": "gzip, gzip"}, body=body)
    assert "compressed more than once" in str(failure_of(open_router))
    assert server.wait_until_idle()


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.parametrize("stream", [False, True])
def test_an_incomplete_or_invalid_encoding_is_an_error(
    server: ResponsesServer, open_router: OpenRouter, name: str, stream: bool
) -> None:
    content_type = "text/event-stream" if stream else "application/json"
    whole = encode_event(COMPLETED) if stream else json.dumps(RESULT).encode()
    for body in (ENCODERS[name](whole)[:-12], b"\xff\xfe this is not compressed"):
        server.respond_with(headers={"Content-Type": content_type, "Content-Encoding": name}, body=body)
        error = failure_of(open_router, stream=stream)
        assert isinstance(error, errors.ResponseValidationError | errors.StreamInterruptedError)


def test_undescribed_items_are_kept(server: ResponsesServer, open_router: OpenRouter) -> None:
    body = {**RESULT, "output": [{"type": "brand_new", "x": [1]}, None, 5, "text", {"type": None}, {"type": ["list"]}]}
    server.respond_with(body=body)
    result = open_router.responses.send(input="Hi")
    assert isinstance(result.output[0], models.UnknownVariant)
    assert result.to_dict() == body


@pytest.mark.parametrize(
    "body",
    [b"<html><h1>Bad gateway</h1>", b"[1]", b'"no"', b'{"error": {"code"', b"null", b'{"error": 5}', b"\xff"],
)
def test_an_error_body_of_an_unexpected_type_is_shown(
    server: ResponsesServer, open_router: OpenRouter, body: bytes
) -> None:
    server.respond_with(502, headers={"Content-Type": "text/html"}, body=body)
    error = failure_of(open_router)
    assert type(error) is errors.BadGatewayResponseError
    assert "502" in str(error)
    assert "text/html" in str(error)
    assert repr(body.decode("utf-8", "replace")) in str(error)


def test_an_empty_error_body_is_called_empty(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(502, headers={"Content-Type": "text/html"}, body=b"")
    error = failure_of(open_router)
    assert type(error) is errors.BadGatewayResponseError
    assert "the body is empty (text/html)" in str(error)


def test_an_incomplete_error_body_is_shown_as_far_as_received(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(503, headers={"Content-Type": "text/html"}, body=b"<html>busy</html>" * 2, ending="cut")
    error = failure_of(open_router)
    assert type(error) is errors.ServiceUnavailableResponseError
    assert "<html>busy</html>" in error.body


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("status", "content_type", "body", "problem"),
    [
        (200, "text/html", b"<html>hello</html>", "not valid JSON"),
        (204, None, b"", "empty"),
        (200, "application/json", b"", "empty"),
        (200, "application/json", b"  \n", "empty"),
        (200, "application/json", b"[1, 2]", "not a JSON object"),
        (200, "application/json", b'"text"', "not a JSON object"),
        (200, "application/json", b'{"id": "gen', "not valid JSON"),
        (200, "application/json", b'{"hello": "world"}', "not a response of this API"),
        (200, "application/json", b"[" * 100_000, "not valid JSON"),
        (200, "application/json", b'{"id":' * 100_000 + b"1" + b"}" * 100_000, "nested too deeply"),
    ],
)
def test_a_response_of_an_unexpected_type_is_an_error(
    server: ResponsesServer,
    open_router: OpenRouter,
    status: int,
    content_type: str | None,
    body: bytes,
    problem: str,
    stream: bool,
) -> None:
    server.respond_with(status, headers={"Content-Type": content_type} if content_type else {}, body=body)
    error = failure_of(open_router, stream=stream)
    if stream and content_type is None:
        assert type(error) is errors.StreamInterruptedError
        return
    assert type(error) is errors.ResponseValidationError
    assert problem in str(error)
    assert str(status) in str(error)
    assert (content_type or "no content type") in str(error)
    assert error.status_code == status


@pytest.mark.parametrize("ending", ["cut", "reset"])
def test_an_incomplete_response_body_is_an_error(server: ResponsesServer, open_router: OpenRouter, ending: Any) -> None:
    server.respond_with(headers={"Content-Type": "application/json"}, body=b'{"id": "gen-1"}' * 100, ending=ending)
    error = failure_of(open_router)
    assert type(error) is errors.ResponseValidationError
    assert "broke off" in str(error)
    assert isinstance(error.__cause__, httpx.TransportError)
    assert server.wait_until_idle()


def test_a_compressed_response_is_read_up_to_a_limit(
    server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openrouter_responses._response_body.MAX_RESPONSE_BYTES", 1_000_000)
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    server.respond_with(headers=headers, body=gzip.compress(b'{"id": "small"}'))
    server.respond_with(headers=headers, body=gzip.compress(b" " * 50_000_000))
    server.respond_with(headers=headers, body=b"not gzip")

    assert open_router.responses.send(input="Hi").id == "small"
    assert "larger than" in str(failure_of(open_router))
    assert "DecodingError" in str(failure_of(open_router))


@pytest.mark.parametrize("stream", [False, True])
def test_models_nested_in_models_too_deeply_are_an_error(
    server: ResponsesServer, open_router: OpenRouter, stream: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_deep(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("openrouter_responses._event_reader.decode_event", too_deep)
    monkeypatch.setattr("openrouter_responses.result.ResponseResult.from_dict", too_deep)
    assert type(failure_of(open_router, model="test/echo", stream=stream)) is errors.ResponseValidationError
