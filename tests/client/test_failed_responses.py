"""A failed response raises the same exception in every form: streamed or plain, current or older."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import ResponseResult, errors, models
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from openrouter_responses import EventStream, OpenRouter, RetryConfig
    from openrouter_responses.testing import ResponsesServer

ERROR = {"code": "server_error", "message": "It broke"}
FAILED = {"id": "gen-1", "status": "failed", "error": ERROR, "error_type": "server", "output": []}
LIMITED = {"id": "gen-1", "error": {"code": 429, "message": "Slow down"}}
DELTA = {"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1}


def read_text(stream: EventStream) -> str:
    return "".join(stream.text_deltas())


def read_response(stream: EventStream) -> ResponseResult:
    return stream.get_final_response()


@pytest.mark.parametrize("read", [read_text, read_response])
@pytest.mark.parametrize(
    ("event", "kind", "words"),
    [
        ({"type": "response.failed", "response": FAILED}, errors.ResponseFailedError, "(server): It broke."),
        ({"type": "response.failed"}, errors.ResponseFailedError, "the service gave no reason"),
        ({"type": "response.failed", "response": None}, errors.ResponseFailedError, "the service gave no reason"),
        ({"type": "response.failed", "error": ERROR}, errors.ResponseFailedError, "It broke"),
        ({"type": "response.failed", "response": {"error": ERROR}}, errors.ResponseFailedError, "It broke"),
        ({"type": "response.completed", "response": FAILED}, errors.ResponseFailedError, "It broke"),
        ({"type": "response.incomplete", "response": FAILED}, errors.ResponseFailedError, "It broke"),
        ({"type": "response.done", "response": FAILED}, errors.ResponseFailedError, "It broke"),
        ({"type": "response.done", "response": LIMITED}, errors.TooManyRequestsResponseError, "Slow down"),
        ({"type": "response.completed", "response": LIMITED}, errors.TooManyRequestsResponseError, "Slow down"),
        ({"type": "response.done", "error": LIMITED["error"]}, errors.TooManyRequestsResponseError, "Slow down"),
        ({"type": "error", "code": "429", "message": "Slow down"}, errors.TooManyRequestsResponseError, "Slow down"),
        ({"type": "error", "error": LIMITED["error"]}, errors.TooManyRequestsResponseError, "(code 429): Slow down."),
        (
            {"type": "error", "code": None, "message": "Slow down", "error": {"code": 429, "message": None}},
            errors.TooManyRequestsResponseError,
            "(code 429): Slow down.",
        ),
        ({"type": "error", "error": "It broke"}, errors.OpenRouterDefaultError, "It broke"),
        ({"type": "error"}, errors.OpenRouterDefaultError, "the service gave no reason"),
    ],
)
def test_a_terminal_event_of_a_failure_is_an_event_and_raises_for_the_final_response(
    server: ResponsesServer, open_router: OpenRouter, event: dict[str, Any], kind: type, words: str, read: Any
) -> None:
    body = [encode_event(DELTA), encode_event(event)]
    server.respond_with(body=body)
    with open_router.responses.send(input="Hi", stream=True) as stream:
        assert [each.type for each in stream] == [DELTA["type"], event["type"]]
    server.respond_with(body=body)
    with (
        open_router.responses.send(input="Hi", stream=True) as stream,
        pytest.raises(errors.OpenRouterError) as caught,
    ):
        read(stream)
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert (caught.value.event_count, caught.value.text) == (2, "Hello")


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (FAILED, errors.ResponseFailedError, "(server): It broke."),
        ({"status": "failed"}, errors.ResponseFailedError, "the service gave no reason"),
        (LIMITED, errors.TooManyRequestsResponseError, "(code 429): Slow down."),
        ({**LIMITED, "output": []}, errors.TooManyRequestsResponseError, "Slow down"),
        ({"id": "gen-1", "error": "It broke"}, errors.OpenRouterDefaultError, "It broke"),
    ],
)
def test_a_plain_response_that_failed_raises_at_once(
    server: ResponsesServer, open_router: OpenRouter, body: dict[str, Any], kind: type, words: str, stream: bool
) -> None:
    server.respond_with(body=body)
    with pytest.raises(errors.OpenRouterError) as caught:
        open_router.responses.send(input="Hi", stream=stream)
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert caught.value.partial_response is not None
    assert caught.value.partial_response.to_dict() == body
    assert caught.value.body
    assert caught.value.raw_response is not None


@pytest.mark.parametrize("error", [None, {}, "", ERROR])
def test_a_response_with_output_is_not_a_failure(server: ResponsesServer, open_router: OpenRouter, error: Any) -> None:
    body = {"id": "gen-1", "status": "completed", "error": error, "output": [{"type": "message", "content": []}]}
    server.respond_with(body=body)
    assert open_router.responses.send(input="Hi").to_dict() == body


@pytest.mark.parametrize("error", [None, {}, ""])
def test_a_response_without_output_and_without_error_is_not_a_failure(
    server: ResponsesServer, open_router: OpenRouter, error: Any
) -> None:
    server.respond_with(body={"id": "gen-1", "error": error})
    assert open_router.responses.send(input="Hi").id == "gen-1"


@pytest.mark.parametrize("fields", [FAILED, LIMITED])
def test_a_failed_result_iterates_over_a_failed_event(fields: dict[str, Any]) -> None:
    result = ResponseResult.from_dict(fields)
    assert [type(event) for event in result] == [models.StreamEventsResponseFailed]


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("body", [FAILED, LIMITED, {"error": {"code": 503, "message": "Busy"}}])
def test_a_failure_in_a_plain_response_is_not_retried(
    server: ResponsesServer, open_router: OpenRouter, briefly: RetryConfig, body: dict[str, Any], stream: bool
) -> None:
    server.respond_with(body=body)
    with pytest.raises(errors.OpenRouterError):
        open_router.responses.send(input="Hi", stream=stream, retries=briefly)
    assert len(server.requests) == 1


def test_an_error_object_is_retried_only_instead_of_the_first_event_of_a_stream(
    server: ResponsesServer, open_router: OpenRouter, briefly: RetryConfig
) -> None:
    busy = encode_event({"error": {"code": 503, "message": "Busy"}})
    server.respond_with(body=[b": wait\n\n", busy])
    server.respond_with(body=[encode_event(DELTA), busy])
    stream = open_router.responses.send(input="Hi", stream=True, retries=briefly)
    assert len(server.requests) == 2
    with pytest.raises(errors.ServiceUnavailableResponseError):
        list(stream)
    assert len(server.requests) == 2


def test_an_error_object_with_a_permanent_status_is_not_retried(
    server: ResponsesServer, open_router: OpenRouter, briefly: RetryConfig
) -> None:
    server.respond_with(body=[encode_event({"error": {"code": "invalid_prompt", "message": "No"}})])
    with pytest.raises(errors.OpenRouterDefaultError, match="invalid_prompt"):
        open_router.responses.send(input="Hi", stream=True, retries=briefly)
    assert len(server.requests) == 1
