"""Behaviors that fail: before the generation, during it, or while the response is sent."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from openrouter_responses.testing._behaviors import echo, echo_events, echo_text, respond, stream_response
from openrouter_responses.testing._errors import error_body, error_response, html_response, string_code_response
from openrouter_responses.testing._generation import Generation
from openrouter_responses.testing._messages import Ending, Json, RawResponse, Response, json_response

DELTAS_BEFORE_FAULT = 3
FAULT_MESSAGE = "Provider disconnected"
RETRY_AFTER_MS = 20


def error(generation: Generation, status: int) -> Response:
    """Return the error status NNN; 429 and 503 with `Retry-After`, 524 as an HTML page of the edge."""
    if status == 524:
        return html_response(status)
    return error_response(status, openrouter_metadata=generation.openrouter_metadata)


def error_html(_: Generation, status: int) -> Response:
    """Return the error status NNN with an HTML page of the edge."""
    return html_response(status)


def error_retry_after_ms(_: Generation) -> Response:
    """Return 429 with `retry-after-ms: 20` instead of `Retry-After`."""
    refused = error_response(429)
    return replace(refused, headers={"Content-Type": "application/json", "retry-after-ms": str(RETRY_AFTER_MS)})


def error_string_code(_: Generation) -> Response:
    """Return 400 with a string as the code, and the metadata beside the error."""
    return string_code_response()


def error_after_start(generation: Generation) -> Response:
    """Return status 200 with an error only, as the JSON body or as the stream's only message."""
    body = error_body(502, FAULT_MESSAGE, openrouter_metadata=generation.openrouter_metadata)
    if generation.streaming:
        return stream_response(generation, [body], done=False)
    return json_response(body, headers={"X-Generation-Id": generation.id})


def failed(generation: Generation) -> Response:
    """Return the first words, then a result with status `failed`, `error` and `error_type`."""
    error = {"code": "server_error", "message": FAULT_MESSAGE}
    partial_message = _first_deltas(generation.message(echo_text(generation)))
    return respond(generation, partial_message, status="failed", error=error, error_type="provider_unavailable")


def stream_error(generation: Generation) -> Response:
    """Return the first words, then an event of type `error`. Plain: like `test/error-after-start`."""
    if not generation.streaming:
        return error_after_start(generation)
    return stream_response(generation, chain(_first_events(generation), _error_event(generation)))


def stream_error_bare(generation: Generation) -> Response:
    """Return the first words, then an error without a type. Plain: like `test/error-after-start`."""
    if not generation.streaming:
        return error_after_start(generation)
    body = error_body(502, FAULT_MESSAGE, {"provider_name": "Embedded"}, generation.openrouter_metadata)
    return stream_response(generation, chain(_first_events(generation), [body]), done=False)


def no_terminal_event(generation: Generation) -> Response:
    """Return the first words, then end the stream without a terminal event. Plain: like `test/cut`."""
    if not generation.streaming:
        return replace(echo(generation), ending="cut")
    return stream_response(generation, _first_events(generation), done=False)


def cut(generation: Generation) -> Response:
    """Return the first words, then close the connection inside the body."""
    return _broken(generation, "cut")


def reset(generation: Generation) -> Response:
    """Return the first words, then reset the connection."""
    return _broken(generation, "reset")


def stall(generation: Generation) -> Response:
    """Return the first words, then send nothing more until the client disconnects."""
    return _broken(generation, "stall")


def silent(_: Generation) -> RawResponse:
    """Send no response until the client disconnects."""
    return RawResponse((), ending="stall")


def hang_up(_: Generation) -> RawResponse:
    """Close the connection after the request, without a response."""
    return RawResponse(())


def _broken(generation: Generation, ending: Ending) -> Response:
    if not generation.streaming:
        return replace(echo(generation), ending=ending)
    return replace(stream_response(generation, _first_events(generation), done=False), ending=ending)


def _first_events(generation: Generation) -> Iterator[Json]:
    return _first_deltas(echo_events(generation))


def _first_deltas(events: Iterable[Json]) -> Iterator[Json]:
    deltas = 0
    for event in events:
        if event["type"].endswith(".done"):
            return  # a text with fewer deltas, which must not become complete
        yield event
        deltas += event["type"].endswith(".delta")
        if deltas == DELTAS_BEFORE_FAULT:
            return


def _error_event(generation: Generation) -> Iterator[Json]:
    yield generation.event("error", code="server_error", message=FAULT_MESSAGE, param=None)
