"""A stream ends in each way as the table in docs/reliability.md says; the table lists every way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import anyio
import pytest

from openrouter_responses import OpenRouter, RetryConfig, errors, models
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openrouter_responses.testing import ResponsesServer

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "reliability.md"

CREATED = {"type": "response.created", "sequence_number": 0, "response": {"id": "gen-1", "status": "in_progress"}}
DELTA = {"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1}
BEFORE = encode_event(CREATED) + encode_event(DELTA) + encode_event(DELTA)
DONE = b"data: [DONE]\n\n"
EVENTS_BEFORE = 3
TEXT_BEFORE = "HelloHello"
MAX_EVENT_BYTES = 300_000


def terminal(status: str = "completed", **more: Any) -> bytes:
    response = {"id": "gen-1", "status": status, "output": [], "output_text": TEXT_BEFORE, **more}
    return encode_event({"type": f"response.{status}", "sequence_number": 2, "response": response})


def error_event(code: Any) -> bytes:
    return encode_event({"type": "error", "code": code, "message": "It broke", "param": None, "sequence_number": 2})


class Ending(NamedTuple):
    """The bytes after the first events, and how the body ends."""

    tail: bytes
    ending: Any = "complete"
    pause: float = 0.0


ENDINGS: Mapping[str, Ending] = {
    "terminal event and mark": Ending(terminal() + DONE),
    "terminal event": Ending(terminal()),
    "terminal event, no blank line": Ending(terminal().rstrip()),
    "terminal event, more events": Ending(terminal() + encode_event(DELTA) + DONE),
    "terminal event, open connection": Ending(terminal(), "stall"),
    "older terminal event": Ending(terminal().replace(b"response.completed", b"response.done") + DONE),
    "mark": Ending(DONE),
    "incomplete": Ending(terminal("incomplete") + DONE),
    "failed": Ending(terminal("failed", error={"code": "server_error", "message": "It broke"}) + DONE),
    "error event": Ending(error_event("server_error")),
    "error event with code 429": Ending(error_event("429")),
    "error event with code 429, then failed": Ending(error_event("429") + terminal("failed") + DONE),
    "error event, then mark": Ending(error_event("server_error") + DONE),
    "error object with code 502": Ending(encode_event({"error": {"code": 502, "message": "It broke"}})),
    "error object without code": Ending(encode_event({"error": {"message": "It broke"}})),
    "end of the body": Ending(b""),
    "end inside an event": Ending(b'data: {"type": "response.out'),
    "end inside a character": Ending('data: {"type": "response.output_text.delta", "delta": "é'.encode()[:-1]),
    "end inside the HTTP body": Ending(b"", "cut"),
    # A reset may overtake bytes that were sent right before it.
    "reset": Ending(b": wait\n\n", "reset", pause=0.05),
    "silence": Ending(b"", "stall"),
    "bad JSON": Ending(b"data: {oops}\n\n" + terminal()),
    "JSON that is not an object": Ending(b"data: [1, 2]\n\n" + terminal()),
    "JSON nested too deeply": Ending(b"data: " + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"\n\n" + terminal()),
    "event past the limit": Ending(b"data: " + b"x" * MAX_EVENT_BYTES + b"\n\n" + terminal()),
}


class Line(NamedTuple):
    """A line of the table."""

    case: str
    iteration: str
    carries: str
    final: str


def _table() -> list[Line]:
    _, _, rest = DOCUMENT.read_text().partition("runs each line of this table. -->")
    lines = [line for line in rest.partition("<!--")[0].splitlines() if line.startswith("|")]
    return [Line(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines[2:]]


TABLE = _table()


def carried(error: errors.OpenRouterError) -> str:
    snapshot: Any = vars(error)["partial_response"]
    return f"{vars(error)['event_count']} events, {vars(error)['text']}, {snapshot.id}"


def outcome_of(final: Callable[[], Any]) -> str:
    try:
        final()
    except errors.OpenRouterError as error:
        return type(error).__name__
    return "the response"


def script(server: ResponsesServer, end: Ending) -> None:
    pieces = [BEFORE + end.tail] if not end.pause else [BEFORE, end.tail]
    server.respond_with(body=pieces, ending=end.ending, delay=end.pause)


@pytest.fixture
def client(server: ResponsesServer, once: RetryConfig) -> OpenRouter:
    return OpenRouter(
        "sk-or-test", server_url=server.url, retry_config=once, timeout_ms=400, max_event_bytes=MAX_EVENT_BYTES
    )


def test_the_table_has_each_way_to_end_once() -> None:
    assert [line.case for line in TABLE] == list(ENDINGS)


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.case)
def test_a_stream_ends_as_the_table_says(server: ResponsesServer, client: OpenRouter, line: Line) -> None:
    script(server, ENDINGS[line.case])
    iteration, carries = "ends", ""
    events: list[models.StreamEvents] = []
    with client, client.responses.send(input="Hi", stream=True) as stream:
        try:
            events.extend(stream)
        except errors.OpenRouterError as error:
            iteration, carries = type(error).__name__, carried(error)
        assert (iteration, carries) == (line.iteration, line.carries)
        assert len(events) >= EVENTS_BEFORE
        assert list(stream) == []
        assert outcome_of(stream.get_final_response) == line.final
        # The HTTP response has ended too, not only the iteration.
        assert stream.response.is_closed
    assert server.wait_until_idle()


@pytest.mark.anyio
@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.case)
async def test_an_asynchronous_stream_ends_in_the_same_way(
    server: ResponsesServer, client: OpenRouter, line: Line
) -> None:
    script(server, ENDINGS[line.case])
    iteration, carries = "ends", ""
    async with client:
        stream = await client.responses.send_async(input="Hi", stream=True)
        try:
            async for _ in stream:
                pass
        except errors.OpenRouterError as error:
            iteration, carries = type(error).__name__, carried(error)
        assert (iteration, carries) == (line.iteration, line.carries)
        try:
            await stream.get_final_response()
            final = "the response"
        except errors.OpenRouterError as error:
            final = type(error).__name__
        assert final == line.final
        assert stream.response.is_closed
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.case)
def test_the_text_ends_with_the_first_of_the_two(server: ResponsesServer, client: OpenRouter, line: Line) -> None:
    script(server, ENDINGS[line.case])
    pieces: list[str] = []
    raised = "nothing"
    with client, client.responses.send(input="Hi", stream=True) as stream:
        try:
            pieces.extend(stream.text_deltas())
        except errors.OpenRouterError as error:
            raised = type(error).__name__
    assert "".join(pieces) == TEXT_BEFORE
    ends_well = "nothing" if line.final == "the response" or line.case == "mark" else line.final
    assert raised == (ends_well if line.iteration == "ends" else line.iteration)


def test_an_exception_of_the_final_response_carries_the_data_received_so_far(
    server: ResponsesServer, client: OpenRouter
) -> None:
    for case in ("failed", "error event", "mark"):
        script(server, ENDINGS[case])
        stream = client.responses.send(input="Hi", stream=True)
        with pytest.raises(errors.OpenRouterError) as caught:
            stream.get_final_response()
        count = EVENTS_BEFORE + (case != "mark")
        assert carried(caught.value) == f"{count} events, {TEXT_BEFORE}, gen-1"
    client.close()


def test_the_limit_of_an_event_can_be_raised(server: ResponsesServer, once: RetryConfig) -> None:
    large = json.dumps({"type": "brand.new", "x": "y" * 2 * MAX_EVENT_BYTES}).encode()
    server.respond_with(body=[BEFORE + b"data: " + large + b"\n\n" + terminal()])
    with OpenRouter("sk-or-test", server_url=server.url, retry_config=once, max_event_bytes=10**6) as open_router:
        stream = open_router.responses.send(input="Hi", stream=True)
        assert stream.get_final_response().status == "completed"


@pytest.mark.parametrize("bound", [0, -1])
def test_a_limit_below_one_byte_is_refused(bound: int) -> None:
    with pytest.raises(ValueError, match="max_event_bytes"):
        OpenRouter("sk-or-test", max_event_bytes=bound)
