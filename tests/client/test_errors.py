"""Each failure is one typed error whose text says what happened and how to fix it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer


def failure_of(open_router: OpenRouter, **arguments: Any) -> errors.OpenRouterError:
    given: dict[str, Any] = {"input": "Hi", **arguments}
    with pytest.raises(errors.OpenRouterError) as caught:
        open_router.responses.send(**given)
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


@pytest.mark.parametrize("status", sorted({405, 409, 418, 451, 501, 504, 599} - errors.BY_STATUS.keys()))
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
        "The server responded with status 429: Slow down (provider: Acme). "
        "The server asks to wait 7 s. [generation gen-9]"
    )


def test_the_older_shape_of_errors_is_read(open_router: OpenRouter) -> None:
    error = failure_of(open_router, model="test/error-400-string")
    assert type(error) is errors.BadRequestResponseError
    assert error.data is not None
    assert error.data.error.message in str(error)


@pytest.mark.parametrize("status", [401, 402, 429])
def test_the_text_says_how_to_fix_it(server: ResponsesServer, open_router: OpenRouter, status: int) -> None:
    server.respond_with(status, body={"error": {"code": status, "message": "No"}})
    words = {401: "OPENROUTER_API_KEY", 402: "credits", 429: "fewer requests"}
    assert words[status] in str(failure_of(open_router))


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
