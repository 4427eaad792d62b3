"""Logs and pickles contain neither the content of a request nor headers that may be secret."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from openrouter_responses import OpenRouter, errors

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

SECRET_HEADERS: dict[str, str] = dict.fromkeys(
    ("X-My-Token", "COOKIE", "x-password", "X-Internal", "Idempotency-Key", "X-Auth"), "very-secret"
)


def error_of(open_router: OpenRouter, **arguments: Any) -> errors.OpenRouterError:
    with pytest.raises(errors.OpenRouterError) as caught:
        open_router.responses.send(input="my question", **arguments)
    return caught.value


@pytest.mark.parametrize("model", ["test/error-401", "test/error-after-start", "test/failed"])
def test_a_pickled_exception_contains_only_harmless_headers_of_the_request(open_router: OpenRouter, model: str) -> None:
    error = error_of(open_router, model=model, http_headers=SECRET_HEADERS, x_open_router_title="My app")
    assert error.raw_response is not None
    pickled = pickle.dumps(error)
    assert b"very-secret" not in pickled
    assert b"my question" not in pickled
    twin: Any = pickle.loads(pickled)
    assert twin.raw_response.request.headers["x-openrouter-title"] == "My app"
    assert twin.raw_response.request.headers["content-type"] == "application/json"
    assert type(twin) is type(error)
    assert str(twin) == str(error)


def test_a_pickled_stream_response_contains_nothing_of_the_request(open_router: OpenRouter) -> None:
    with open_router.responses.send(model="test/reasoning", input="my question", stream=True) as stream:
        assert b"my question" not in pickle.dumps(stream.response)


def test_the_request_of_a_response_keeps_its_content_in_this_process(open_router: OpenRouter) -> None:
    error = error_of(open_router, model="test/error-400")
    assert error.raw_response is not None
    assert b"my question" in error.raw_response.request.content


@pytest.mark.parametrize("content_encoding", ["identity", "gzip, br"])
def test_the_request_of_a_redirect_is_dropped(
    server: ResponsesServer, open_router: OpenRouter, content_encoding: str
) -> None:
    server.respond_with(307, headers={"Location": f"{server.url}/elsewhere", "Content-Encoding": content_encoding})
    error = error_of(open_router)
    assert error.raw_response is not None
    assert error.raw_response.next_request is None
    assert b"sk-or-test" not in pickle.dumps(error)


def test_the_debug_logger_receives_only_harmless_headers(server: ResponsesServer) -> None:
    lines: list[str] = []

    class Listener:
        def debug(self, msg: str, *args: Any) -> None:
            lines.append(msg % args)

    server.respond_with(body={"id": "gen-1"}, headers={"Set-Cookie": "very-secret", "X-Internal": "very-secret"})
    with (
        httpx.Client(headers={"X-Given": "very-secret"}, cookies={"session": "very-secret"}) as given,
        OpenRouter(
            "sk-or-test", server_url=server.url, client=given, http_headers=SECRET_HEADERS, debug_logger=Listener()
        ) as open_router,
    ):
        open_router.responses.send(input="Hi")
    text = "\n".join(lines)
    assert "very-secret" not in text
    assert all(name.lower() in text for name in (*SECRET_HEADERS, "x-given", "set-cookie"))
    assert "'content-type': 'application/json'" in text
