"""Each failure is one typed error, whose text says what happened and what can be done."""

from __future__ import annotations

import gzip
import json
import pickle
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer


def failure_of(open_router: OpenRouter, **arguments: Any) -> errors.OpenRouterError:
    with pytest.raises(errors.OpenRouterError) as caught:
        open_router.responses.send(**{"input": "Hi", **arguments})
    return caught.value


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("status", sorted(errors.BY_STATUS))
def test_each_described_status_raises_its_class(open_router: OpenRouter, status: int, stream: bool) -> None:
    error = failure_of(open_router, model=f"test/error-{status}", stream=stream)
    assert type(error) is errors.BY_STATUS[status]
    assert type(error).described_status == str(status)
    assert error.status_code == status
    assert error.raw_response is not None
    assert error.raw_response.text == error.body
    assert str(status) in str(error)


@pytest.mark.parametrize("status", [405, 409, 418, 451, 501, 504, 599])
def test_any_other_error_status_raises_the_default(open_router: OpenRouter, status: int) -> None:
    error = failure_of(open_router, model=f"test/error-{status}")
    assert type(error) is errors.OpenRouterDefaultError
    assert error.status_code == status


def test_an_error_has_the_body_decoded_and_the_headers(server: ResponsesServer, open_router: OpenRouter) -> None:
    body = {
        "error": {"code": 429, "message": "Slow down", "metadata": {"provider_name": "Acme", "new": [1]}},
        "user_id": "u",
    }
    server.respond_with(429, headers={"Retry-After": "7", "X-Generation-Id": "gen-9"}, body=body)
    error = failure_of(open_router)
    assert error.data is not None
    assert error.data.to_dict() == body
    assert json.loads(error.body) == body
    assert error.headers["retry-after"] == "7"
    assert str(error) == error.message
    assert str(error) == (
        "The server answered with status 429: Slow down (provider: Acme). "
        "The server asks to wait 7 s. [generation gen-9]"
    )


def test_the_older_shape_of_errors_is_understood(open_router: OpenRouter) -> None:
    error = failure_of(open_router, model="test/error-400-string")
    assert type(error) is errors.BadRequestResponseError
    assert error.data is not None
    assert error.data.error.message in str(error)


@pytest.mark.parametrize("status", [401, 402, 429])
def test_the_text_says_what_can_be_done(server: ResponsesServer, open_router: OpenRouter, status: int) -> None:
    server.respond_with(status, body={"error": {"code": status, "message": "No"}})
    words = {401: "OPENROUTER_API_KEY", 402: "credits", 429: "fewer requests"}
    assert words[status] in str(failure_of(open_router))


@pytest.mark.parametrize(
    "body",
    [b"<html><h1>Bad gateway</h1>", b"", b"[1]", b'"no"', b'{"error": {"code"', b"null", b'{"error": 5}', b"\xff"],
)
def test_an_error_body_that_was_not_promised_is_shown(
    server: ResponsesServer, open_router: OpenRouter, body: bytes
) -> None:
    server.respond_with(502, headers={"Content-Type": "text/html"}, body=body)
    error = failure_of(open_router)
    assert type(error) is errors.BadGatewayResponseError
    assert "502" in str(error)
    assert "text/html" in str(error)
    assert repr(body.decode("utf-8", "replace")) in str(error)


def test_an_error_body_that_is_cut_is_shown_as_far_as_it_came(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(503, headers={"Content-Type": "text/html"}, body=b"<html>busy</html>" * 2, ending="cut")
    error = failure_of(open_router)
    assert type(error) is errors.ServiceUnavailableResponseError
    assert "<html>busy</html>" in error.body


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("status", "content_type", "body", "problem"),
    [
        (200, "text/html", b"<html>hello</html>", "no JSON"),
        (204, None, b"", "empty"),
        (200, "application/json", b"", "empty"),
        (200, "application/json", b"  \n", "empty"),
        (200, "application/json", b"[1, 2]", "no JSON object"),
        (200, "application/json", b'"text"', "no JSON object"),
        (200, "application/json", b'{"id": "gen', "no JSON"),
        (200, "application/json", b'{"hello": "world"}', "no response"),
        (200, "application/json", b"[" * 100_000, "no JSON"),
        (200, "application/json", b'{"id":' * 100_000 + b"1" + b"}" * 100_000, "nested too deeply"),
    ],
)
def test_an_answer_that_was_not_promised_is_an_error(
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
def test_an_answer_that_breaks_off_is_an_error(server: ResponsesServer, open_router: OpenRouter, ending: Any) -> None:
    server.respond_with(headers={"Content-Type": "application/json"}, body=b'{"id": "gen-1"}' * 100, ending=ending)
    error = failure_of(open_router)
    assert type(error) is errors.ResponseValidationError
    assert "broke off" in str(error)
    assert isinstance(error.__cause__, httpx.TransportError)
    assert server.wait_until_idle()


@pytest.mark.parametrize(
    ("code", "kind", "status_code"),
    [
        (502, errors.BadGatewayResponseError, 502),
        ("429", errors.TooManyRequestsResponseError, 429),
        (599, errors.OpenRouterDefaultError, 599),
        ("invalid_prompt", errors.OpenRouterDefaultError, 200),
        (None, errors.OpenRouterDefaultError, 200),
        (10**400, errors.OpenRouterDefaultError, 200),
    ],
)
def test_an_error_object_under_status_200_raises_the_class_of_its_code(
    server: ResponsesServer, open_router: OpenRouter, code: object, kind: type, status_code: int
) -> None:
    body = {"error": {"code": code, "message": "Provider disconnected"}}
    server.respond_with(body=body)
    error = failure_of(open_router)
    assert type(error) is kind
    assert error.status_code == status_code
    assert "Provider disconnected" in str(error)
    assert error.data is not None
    assert error.data.to_dict() == body


def test_redirects_are_not_followed(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(307, headers={"Location": "http://elsewhere.example/"})
    error = failure_of(open_router)
    assert type(error) is errors.ResponseValidationError
    assert "elsewhere.example" in str(error)
    assert len(server.requests) == 1


def test_a_compressed_answer_is_read_up_to_a_bound(
    server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openrouter_responses.answers.MAX_ANSWER_BYTES", 1_000_000)
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    server.respond_with(headers=headers, body=gzip.compress(b'{"id": "small"}'))
    server.respond_with(headers=headers, body=gzip.compress(b" " * 50_000_000))
    server.respond_with(headers=headers, body=b"this is no gzip")

    assert open_router.responses.send(input="Hi").id == "small"
    assert "larger than" in str(failure_of(open_router))
    assert "DecodingError" in str(failure_of(open_router))


def test_a_connection_that_is_refused_is_told_as_such(server: ResponsesServer, once: RetryConfig) -> None:
    url = server.url
    server.close()
    with OpenRouter(api_key="sk-or-test", server_url=url, retry_config=once) as open_router:
        error = failure_of(open_router)
    assert type(error) is errors.ConnectionFailedError
    assert isinstance(error, errors.NoResponseError)
    assert url in str(error)
    assert error.status_code is None
    assert error.body == ""
    assert not error.headers


@pytest.mark.parametrize("stream", [False, True])
def test_no_answer_in_time_is_told_as_such(open_router: OpenRouter, stream: bool) -> None:
    error = failure_of(open_router, model="test/silent", timeout_ms=50, stream=stream)
    assert type(error) is errors.TimedOutError
    assert "timeout_ms" in str(error)


def test_a_connection_closed_without_an_answer_is_told_as_such(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    assert type(failure_of(open_router, model="test/hang-up")) is errors.ConnectionFailedError
    assert server.wait_until_idle()


def test_the_last_error_names_the_earlier_ones(server: ResponsesServer, open_router: OpenRouter) -> None:
    twice = RetryConfig("backoff", BackoffStrategy(1, 1, 1, 10_000, 0), True)
    server.respond_with(503)
    server.respond_with(529)
    server.respond_with(400)
    error = failure_of(open_router, retries=twice)
    assert type(error) is errors.BadRequestResponseError
    first, second = error.__notes__
    assert "ServiceUnavailableResponseError" in first
    assert "ProviderOverloadedResponseError" in second


@pytest.mark.parametrize("model", ["test/error-401", "test/hang-up", "test/cut"])
def test_no_error_and_no_pickle_of_one_has_the_key(open_router: OpenRouter, model: str) -> None:
    error = failure_of(open_router, model=model)
    assert "sk-or-test" not in repr(error)
    assert b"sk-or-test" not in pickle.dumps(error)
    assert type(pickle.loads(pickle.dumps(error))) is type(error)
    link: BaseException | None = error
    while link is not None:
        assert "sk-or-test" not in repr(_locals(link))
        link = link.__cause__ or link.__context__


def test_what_httpx_raises_keeps_no_frame_that_holds_the_key(once: RetryConfig) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        headers = list(request.headers.raw)
        try:
            raise OSError(len(headers))
        except OSError as error:
            raise httpx.WriteError("broken pipe") from error

    with httpx.Client(transport=httpx.MockTransport(broken)) as given:
        error = failure_of(OpenRouter(api_key="sk-or-test", client=given, retry_config=once))
    assert isinstance(error.__cause__, httpx.WriteError)
    assert "sk-or-test" not in repr(_locals(error.__cause__))
    assert isinstance(error.__cause__.__cause__, OSError)
    assert "sk-or-test" not in repr(_locals(error.__cause__.__cause__))


@pytest.mark.parametrize("stream", [False, True])
def test_models_nested_in_models_too_deeply_are_an_error(
    server: ResponsesServer, open_router: OpenRouter, stream: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_deep(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("openrouter_responses.events.decode_event", too_deep)
    monkeypatch.setattr("openrouter_responses.result.ResponseResult.from_dict", too_deep)
    assert type(failure_of(open_router, model="test/echo", stream=stream)) is errors.ResponseValidationError


def _locals(error: BaseException) -> list[dict[str, Any]]:
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        frames.append({name: value for name, value in traceback.tb_frame.f_locals.items() if name != "frames"})
        traceback = traceback.tb_next
    return frames
