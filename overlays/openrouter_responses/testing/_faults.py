"""What a model's name plays when something fails: before the generation, during it, or on the way to the client."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from openrouter_responses.testing._behaviors import answer, echo, echo_events, echo_text, stream_answer
from openrouter_responses.testing._errors import error_answer, error_body, html_answer, string_code_answer
from openrouter_responses.testing._generation import Generation
from openrouter_responses.testing._messages import Answer, Ending, Json, RawAnswer, json_answer

DELTAS_BEFORE_FAULT = 3
FAULT_MESSAGE = "Provider disconnected"
RETRY_AFTER_MS = 20


def error(_: Generation, status: int) -> Answer:
    """The error status NNN; 429 and 503 carry `Retry-After`, 524 comes as a web page from the edge."""
    if status == 524:
        return html_answer(status)
    return error_answer(status)


def error_html(_: Generation, status: int) -> Answer:
    """The error status NNN as a web page from the edge."""
    return html_answer(status)


def error_retry_after_ms(_: Generation) -> Answer:
    """429 with `retry-after-ms: 20` in place of `Retry-After`."""
    refused = error_answer(429)
    return replace(refused, headers={"Content-Type": "application/json", "retry-after-ms": str(RETRY_AFTER_MS)})


def error_string_code(_: Generation) -> Answer:
    """400 in the older shape: a string as the code, the metadata beside the error."""
    return string_code_answer()


def error_after_start(generation: Generation) -> Answer:
    """Status 200 and nothing but an error: as the JSON body, or as the stream's only message."""
    failure = error_body(502, FAULT_MESSAGE)
    if generation.streaming:
        return stream_answer(generation, [failure], done=False)
    return json_answer(failure, headers={"X-Generation-Id": generation.id})


def failed(generation: Generation) -> Answer:
    """The first words, then a result with status `failed`, an `error` and an `error_type`."""
    failure = {"code": "server_error", "message": FAULT_MESSAGE}
    half_said = _deltas_until_fault(generation.message(echo_text(generation)))
    return answer(generation, half_said, status="failed", error=failure, error_type="provider_unavailable")


def stream_error(generation: Generation) -> Answer:
    """The first words, then an event of type `error`; without streaming, as `test/error-after-start`."""
    if not generation.streaming:
        return error_after_start(generation)
    return stream_answer(generation, chain(_half(generation), _error_event(generation)))


def stream_error_bare(generation: Generation) -> Answer:
    """The first words, then an error without a type; without streaming, as `test/error-after-start`."""
    if not generation.streaming:
        return error_after_start(generation)
    failure = error_body(502, FAULT_MESSAGE, {"provider_name": "Embedded"})
    return stream_answer(generation, chain(_half(generation), [failure]), done=False)


def cut(generation: Generation) -> Answer:
    """The first words, then the stream ends cleanly without a terminal event; a plain answer breaks off."""
    if not generation.streaming:
        return replace(echo(generation), ending="cut")
    return stream_answer(generation, _half(generation), done=False)


def drop(generation: Generation) -> Answer:
    """The first words, then the connection is closed inside the body."""
    return _broken(generation, "cut")


def reset(generation: Generation) -> Answer:
    """The first words, then the connection is reset."""
    return _broken(generation, "reset")


def stall(generation: Generation) -> Answer:
    """The first words, then silence until the client leaves."""
    return _broken(generation, "stall")


def silent(_: Generation) -> RawAnswer:
    """No answer at all, until the client leaves."""
    return RawAnswer((), ending="stall")


def hang_up(_: Generation) -> RawAnswer:
    """No answer at all: the connection is closed after the request."""
    return RawAnswer(())


def _broken(generation: Generation, ending: Ending) -> Answer:
    if not generation.streaming:
        return replace(echo(generation), ending=ending)
    return replace(stream_answer(generation, _half(generation), done=False), ending=ending)


def _half(generation: Generation) -> Iterator[Json]:
    return _deltas_until_fault(echo_events(generation))


def _deltas_until_fault(events: Iterable[Json]) -> Iterator[Json]:
    deltas = 0
    for event in events:
        yield event
        deltas += event["type"].endswith(".delta")
        if deltas == DELTAS_BEFORE_FAULT:
            return


def _error_event(generation: Generation) -> Iterator[Json]:
    yield generation.event("error", code="server_error", message=FAULT_MESSAGE, param=None)
