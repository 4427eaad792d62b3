"""The reason is read from every shape of error body that servers send, and headers are attributes of the error."""

from __future__ import annotations

import pickle
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import OpenRouter, RateLimit, errors
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

HEADERS = {
    "X-RateLimit-Limit": "20",
    "X-RateLimit-Remaining": "3",
    "X-RateLimit-Reset": "1741305600000",
    "X-Generation-Id": "gen-1",
}
LIMIT = RateLimit(limit=20, remaining=3, reset=1741305600.0)


def failure_of(open_router: OpenRouter, **arguments: Any) -> errors.OpenRouterError:
    given: dict[str, Any] = {"input": "Hi", **arguments}
    with pytest.raises(errors.OpenRouterError) as caught:
        open_router.responses.send(**given)
    return caught.value


@pytest.mark.parametrize(
    ("content_type", "body", "reason"),
    [
        ("text/event-stream", b'data: {"error": {"code": 429, "message": "Slow down"}}\n\n', "Slow down."),
        ("text/event-stream", b': busy\r\n\r\nevent: error\r\ndata: {"error": "Slow down"}\r\n\r\n', "Slow down."),
        ("application/json", b'{"detail": "Slow down"}', "Slow down."),
        ("application/json", b'{"message": "Slow down"}', "Slow down."),
        ("application/json", b'{"message": "Slow down", "error": null}', "Slow down."),
        ("application/json", b'{"detail": {"message": "Slow down"}}', "Slow down."),
        (
            "application/json",
            b'{"detail": [{"loc": ["body", "input", 0], "msg": "Field required", "type": "missing"}, {"msg": "No"}]}',
            "body.input.0: Field required; No.",
        ),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_the_reason_is_found(
    server: ResponsesServer, open_router: OpenRouter, content_type: str, body: bytes, reason: str, stream: bool
) -> None:
    server.respond_with(429, headers={"Content-Type": content_type}, body=body)
    error = failure_of(open_router, stream=stream)
    assert type(error) is errors.TooManyRequestsResponseError
    assert str(error).startswith(f"The server responded with status 429: {reason} ")
    assert error.body == body.decode()


@pytest.mark.parametrize(
    "body", [b"data: nonsense\n\n", b"data: [1]\n\n", b'{"detail": 5}', b'{"message": []}', b"data:"]
)
def test_a_body_without_a_reason_is_shown(server: ResponsesServer, open_router: OpenRouter, body: bytes) -> None:
    server.respond_with(503, headers={"Content-Type": "text/plain"}, body=body)
    assert "instead of an error object" in str(failure_of(open_router))


def test_of_a_page_of_a_proxy_the_title_is_shown(server: ResponsesServer, open_router: OpenRouter) -> None:
    page = "<html><head><title>Bad\n gateway</title></head><body><h1>nginx</h1></body></html>"
    server.respond_with(502, headers={"Content-Type": "text/html"}, body=page)
    error = failure_of(open_router)
    assert str(error).startswith(
        "The server responded with status 502: text/html instead of an error object, titled 'Bad gateway'."
    )
    assert error.body == page


def test_a_status_404_names_the_address_and_what_to_check(server: ResponsesServer, open_router: OpenRouter) -> None:
    error = failure_of(open_router, model="test/error-404", server_url=f"{server.url}/v2")
    assert f"server_url: the request went to {server.url}/v2/responses." in str(error)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({"Retry-After": "7"}, 7), ({"retry-after-ms": "250"}, 0.25), ({"Retry-After": "soon"}, None), ({}, None)],
)
def test_the_wait_that_the_server_requests_is_an_attribute(
    server: ResponsesServer, open_router: OpenRouter, headers: dict[str, str], seconds: float | None
) -> None:
    server.respond_with(429, headers=headers)
    assert failure_of(open_router).retry_after == seconds


def test_the_rate_limit_and_the_generation_are_attributes_of_each_kind_of_error(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    json = {**HEADERS, "Content-Type": "application/json"}
    server.respond_with(429, headers=HEADERS)
    server.respond_with(headers=json, body=b"nonsense")
    server.respond_with(headers=json, body=b'{"error": {"code": 502}}')
    server.respond_with(headers=json, body=b'{"id": "gen-1", "status": "failed"}')
    server.respond_with(headers=HEADERS, body=[b": nothing\n\n"])
    for stream in (False, False, False, False, True):
        error = failure_of(open_router, stream=stream)
        assert error.rate_limit == LIMIT
        assert error.generation_id == "gen-1"
        assert pickle.loads(pickle.dumps(error)).rate_limit == LIMIT


@pytest.mark.anyio
async def test_the_rate_limit_is_an_attribute_of_results_and_streams(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    event = encode_event({"type": "response.completed", "response": {"id": "gen-1", "output": []}})
    server.respond_with(headers=HEADERS, body={"id": "gen-1", "output": []})
    assert open_router.responses.send(input="Hi").rate_limit == LIMIT
    server.respond_with(headers=HEADERS, body=[event])
    with open_router.responses.send(input="Hi", stream=True) as stream:
        assert stream.rate_limit == LIMIT
        assert stream.get_final_response().rate_limit == LIMIT
    async with open_router:
        server.respond_with(headers=HEADERS, body=[event])
        async with await open_router.responses.send_async(input="Hi", stream=True) as stream_async:
            assert stream_async.rate_limit == LIMIT
        assert (await open_router.responses.send_async(model="test/echo", input="Hi")).rate_limit is None


@pytest.mark.parametrize("value", ["", "-1", "many", "1e9", "٣", "9" * 30])
def test_a_rate_limit_that_is_not_a_number_is_left_out(
    server: ResponsesServer, open_router: OpenRouter, value: str
) -> None:
    server.respond_with(429, headers={"X-RateLimit-Limit": value.encode().decode("latin-1"), "X-RateLimit-Reset": "5"})
    assert failure_of(open_router).rate_limit == RateLimit(None, None, 5.0)


def test_tracebacks_name_the_module_that_callers_import_from(open_router: OpenRouter) -> None:
    error = failure_of(open_router, model="test/error-401")
    shown = "".join(traceback.format_exception_only(error))
    assert shown.startswith("openrouter_responses.errors.UnauthorizedResponseError: ")
    assert (
        errors.OpenRouterError.__module__ == errors.OpenRouterDefaultError.__module__ == "openrouter_responses.errors"
    )
