"""The text of an error contains the reason of the service and of the provider behind it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import OpenRouter, errors

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer


def text_of(server: ResponsesServer, open_router: OpenRouter, status: int = 400, **answer: Any) -> str:
    server.respond_with(status, **answer)
    with pytest.raises(errors.OpenRouterError) as caught:
        open_router.responses.send(input="Hi")
    return str(caught.value)


def refused(message: object = "Provider returned error", **metadata: Any) -> dict[str, Any]:
    return {"error": {"code": 400, "message": message, "metadata": metadata}}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("max_tokens is\n too large", "max_tokens is too large."),
        ('{"error": {"message": "too large"}}', '{"error": {"message": "too large"}}.'),
        ({"error": {"message": "too large"}}, '{"error": {"message": "too large"}}.'),
        (["é", 1], '["é", 1].'),
        ("x" * 300, "x" * 300 + "."),
        ("x" * 301, "x" * 300 + "…"),
        ({"a": ["x" * 400]}, json.dumps({"a": ["x" * 400]})[:300] + "…"),
    ],
)
def test_the_text_contains_the_message_of_the_provider(
    server: ResponsesServer, open_router: OpenRouter, raw: object, said: str
) -> None:
    body = refused(provider_name="Acme", raw=raw)
    assert text_of(server, open_router, body=body) == (
        f"The server responded with status 400: Provider returned error (provider: Acme). The provider said: {said}"
    )


@pytest.mark.parametrize("raw", ["", None, {}, "Provider returned error", " returned\nerror "])
def test_a_provider_text_that_repeats_the_message_is_left_out(
    server: ResponsesServer, open_router: OpenRouter, raw: object
) -> None:
    text = text_of(server, open_router, body=refused(raw=raw))
    assert text == "The server responded with status 400: Provider returned error."


def test_a_long_message_is_not_repeated(server: ResponsesServer, open_router: OpenRouter) -> None:
    assert "The provider said" not in text_of(server, open_router, body=refused("word " * 300, raw="word " * 300))


def test_a_reason_nested_too_deeply_is_left_out(server: ResponsesServer, open_router: OpenRouter) -> None:
    deep = b"[" * 900 + b"]" * 900
    body = b'{"error": {"message": "No", "metadata": {"raw": ' + deep + b"}}}"
    assert text_of(server, open_router, body=body).startswith("The server responded with status 400: No.")


def test_a_reason_that_only_the_provider_gave_is_shown(server: ResponsesServer, open_router: OpenRouter) -> None:
    text = text_of(server, open_router, body=refused(None, provider_name="Acme", raw="too large"))
    assert "the service gave no reason (provider: Acme). The provider said: too large." in text


def test_the_provider_is_named_even_if_its_name_is_in_the_message(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    assert "a bad idea (provider: AI)." in text_of(server, open_router, body=refused("a bad idea", provider_name="AI"))
    assert "AI failed (provider: AI)." in text_of(server, open_router, body=refused("AI failed", provider_name="AI"))


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"Retry-After": "7"}, "asks to wait 7 s."),
        ({"Retry-After": "0.5"}, "asks to wait 0.5 s."),
        ({"retry-after-ms": "1500"}, "asks to wait 1.5 s."),
        ({"Retry-After": "Fri, 31 Dec 2049 23:59:59 GMT"}, "asks to wait until Fri, 31 Dec 2049 23:59:59 GMT."),
    ],
)
def test_the_text_has_the_wait_that_the_server_requests(
    server: ResponsesServer, open_router: OpenRouter, headers: dict[str, str], words: str
) -> None:
    assert words in text_of(server, open_router, 429, headers=headers, body=refused())


@pytest.mark.parametrize("value", ["soon", "-1", "nan", "inf", "7 s", ""])
def test_an_invalid_retry_after_is_not_repeated(server: ResponsesServer, open_router: OpenRouter, value: str) -> None:
    text = text_of(server, open_router, 429, headers={"Retry-After": value}, body=refused())
    assert "asks to wait" not in text
    assert "Send fewer requests" in text


@pytest.mark.parametrize("body", [b"", b" \n"])
def test_an_empty_body_is_called_empty(server: ResponsesServer, open_router: OpenRouter, body: bytes) -> None:
    text = text_of(server, open_router, 502, headers={"Content-Type": "text/html"}, body=body)
    assert text == "The server responded with status 502: the body is empty (text/html)."
