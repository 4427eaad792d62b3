"""Watching a stream: `items()` and `snapshot`, and what an interrupted stream has."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openrouter_responses import OpenRouter, ResponseResult, errors, models
from openrouter_responses._event_reader import EventReader
from openrouter_responses.testing import ResponsesServer, call, encode_event, reasoning, refusal, text
from openrouter_responses.testing._generation import Generation
from tests.one_description import of_one_description

if TYPE_CHECKING:
    from collections.abc import Iterable

ANSWER = [reasoning("I think so.", "A short summary."), text("Hello my friend"), call("f", a=1, b="long " * 5)]


def events_of(*scripted: Any) -> list[dict[str, Any]]:
    """Return the events of a response with these items."""
    generation = Generation({"stream": True, "model": "test/echo"}, number=1)
    events = list(generation.start())
    for item in scripted:
        events += item.events(generation)
    copied: list[dict[str, Any]] = json.loads(json.dumps([*events, *generation.finish()]))
    return copied


EVENTS = events_of(*ANSWER, refusal("I cannot do that."), text("A second message"))
ITEM = {"id": "msg_1", "type": "message", "role": "assistant", "status": "in_progress", "content": []}


def read(events: Iterable[Any]) -> EventReader:
    """Return a reader that has read some events, and no end of the body."""
    reader = EventReader(httpx.Response(200))
    reader.feed(b"".join(map(encode_event, events)))
    while reader.next_event() is not None:
        pass
    return reader


def output(reader: EventReader) -> list[dict[str, Any]]:
    response = reader.grow().response()
    return [] if response is None else response.to_dict().get("output") or []


def delta(kind: str, value: str, **fields: Any) -> dict[str, Any]:
    place = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
    return {"type": f"response.{kind}.delta", "delta": value, **place, **fields}


# Items.


def test_each_item_is_the_same_object_as_it_grows(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(ANSWER)
    seen: dict[str, set[int]] = {}
    texts: list[str] = []
    with open_router.responses.send(input="Hi", stream=True) as stream:
        for item in stream.items():
            seen.setdefault(item.type, set()).add(id(item))
            if isinstance(item, models.OutputMessageItem):
                texts.append("".join(part.text for part in item.content if isinstance(part, models.ResponseOutputText)))
        final = stream.get_final_response()
    assert {kind: len(objects) for kind, objects in seen.items()} == {"reasoning": 1, "message": 1, "function_call": 1}
    assert list(dict.fromkeys(texts)) == ["", "Hello ", "Hello my ", "Hello my friend"]
    assert stream.snapshot is not None
    assert stream.snapshot.to_dict() == final.to_dict()


def test_items_are_yielded_by_an_asynchronous_stream(server: ResponsesServer, open_router: OpenRouter) -> None:
    async def main() -> list[str]:
        async with open_router.responses.send_async(input="Hi", stream=True) as stream:
            kinds: list[str] = [item.type async for item in stream.items()]
            assert stream.snapshot is not None
            assert len(stream.snapshot.output) == 3
            return kinds

    server.script(ANSWER)
    assert list(dict.fromkeys(asyncio.run(main()))) == ["reasoning", "message", "function_call"]


def test_a_parsed_stream_can_be_watched(server: ResponsesServer, open_router: OpenRouter) -> None:
    @dataclass
    class City:
        name: str

    server.script(text('{"name": "Rome"}'))
    with open_router.responses.parse(input="Hi", text_format=City, stream=True) as stream:
        assert [item.type for item in stream.items()][-1] == "message"
        assert stream.snapshot is not None
        assert stream.get_final_response().output_parsed == City("Rome")


def test_arguments_of_calls_grow(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("f", a=1, b="two"))
    with open_router.responses.send(input="Hi", stream=True) as stream:
        arguments = [item.arguments for item in stream.items() if isinstance(item, models.FunctionCallItem)]
    assert arguments[0] == ""
    assert arguments[-1] == '{"a":1,"b":"two"}'
    assert all(arguments[-1].startswith(part) for part in arguments)


def test_a_plain_response_in_place_of_a_stream_has_items(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body={"id": "gen-1", "status": "completed", "output": [{**ITEM, "status": "completed"}]})
    with open_router.responses.send(input="Hi", stream=True) as stream:
        assert [item.type for item in stream.items()] == ["message"]


def test_items_raise_for_a_failed_response(open_router: OpenRouter) -> None:
    stream = open_router.responses.send(model="test/failed", input="Hi", stream=True)
    with stream, pytest.raises(errors.ResponseFailedError):
        list(stream.items())


# Snapshots.


def test_a_snapshot_is_the_same_whenever_it_is_first_asked_for() -> None:
    for count in range(len(EVENTS)):
        early = read([])
        early.grow()
        early.feed(b"".join(map(encode_event, EVENTS[:count])))
        while early.next_event() is not None:
            pass
        assert output(read(EVENTS[:count])) == output(early), EVENTS[count]


def test_the_last_snapshot_is_the_final_response() -> None:
    for events in (EVENTS, EVENTS[:-1]):
        assert output(read(events)) == EVENTS[-1]["response"]["output"]


@pytest.mark.parametrize(
    "model", ["echo", "reasoning", "count-50", "framing", "unknown", "older-events", "no-done", "minimal", "incomplete"]
)
def test_the_items_of_every_stream_end_as_in_the_final_response(model: str, open_router: OpenRouter) -> None:
    with open_router.responses.send(model=f"test/{model}", input="Hi there", stream=True) as stream:
        items = {id(item): item for item in stream.items()}
        final = stream.get_final_response()
    assert [item.to_dict() for item in items.values()] == [item.to_dict() for item in final.output]


def test_a_snapshot_does_not_change_later() -> None:
    reader = read(EVENTS[:4])
    reader.grow()
    before = reader.grow().response()
    assert before is not None
    copied = before.to_dict()
    reader.feed(b"".join(map(encode_event, EVENTS[4:])))
    while reader.next_event() is not None:
        pass
    assert before.to_dict() == copied
    assert isinstance(before, ResponseResult)


def test_events_do_not_change_as_items_grow(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(ANSWER)
    with open_router.responses.send(input="Hi", stream=True) as stream:
        events = []
        for event in stream:
            events.append((event, copy.deepcopy(event.to_dict())))
            _ = stream.snapshot
    assert [event.to_dict() for event, _ in events] == [fields for _, fields in events]


def test_before_the_first_event_there_is_no_snapshot() -> None:
    assert EventReader(httpx.Response(200)).grow().response() is None


# Deltas.


@pytest.mark.parametrize(
    ("item", "kind", "field", "value"),
    [
        ({"type": "function_call", "name": "f", "call_id": "c", "arguments": ""}, "function_call_arguments",
         "arguments", '{"a": 1}'),
        of_one_description(
            {"type": "custom_tool_call", "name": "f", "call_id": "c", "input": ""}, "custom_tool_call_input",
            "input", "print(1)"),
        of_one_description(
            {"type": "code_interpreter_call", "code": None, "outputs": None, "container_id": "c"},
            "code_interpreter_call_code", "code", "import os"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize("added", [True, False])
def test_strings_of_items_grow(
    item: dict[str, Any], kind: str, field: str, value: str, late: bool, added: bool
) -> None:
    announced: list[dict[str, Any]] = [
        {"type": "response.output_item.added", "output_index": 0, "item": {**item, "id": "msg_1"}}
    ]
    deltas = [delta(kind, letter) for letter in value]
    events = (announced if added else []) + deltas
    reader = read([])
    if not late:
        reader.grow()
    reader.feed(b"".join(map(encode_event, events)))
    while reader.next_event() is not None:
        pass
    [grown] = output(reader)
    assert (grown["type"], grown[field]) == (item["type"], value)


def test_audio_grows_though_no_description_has_it() -> None:
    events: list[dict[str, Any]] = [
        {"type": "response.output_item.added", "output_index": 0, "item": ITEM},
        {"type": "response.audio.delta", "delta": "QUJD"},
        {"type": "response.audio.transcript.delta", "delta": "Hel"},
        {"type": "response.audio.delta", "delta": "REVG"},
        {"type": "response.audio.transcript.delta", "delta": "lo"},
    ]
    reader = read([])
    growing = reader.grow()
    reader.feed(b"".join(map(encode_event, events)))
    while reader.next_event() is not None:
        pass
    [item] = output(reader)
    assert item["content"] == [{"type": "output_audio", "data": "QUJDREVG", "transcript": "Hello"}]
    part: Any = growing.items[0]
    assert part.content[0].transcript == "Hello"


def test_annotations_are_added() -> None:
    annotation = {"type": "url_citation", "url": "https://example.com", "title": "A", "start_index": 0, "end_index": 1}
    events = [
        *events_of(text("Hello"))[:5],
        {"type": "response.output_text.annotation.added", "item_id": "msg_000001_0", "output_index": 0,
         "content_index": 0, "annotation_index": 0, "annotation": annotation},
    ]  # fmt: skip
    reader = read([])
    reader.grow()
    reader.feed(b"".join(map(encode_event, events)))
    while reader.next_event() is not None:
        pass
    assert output(reader)[0]["content"][0]["annotations"] == [annotation]


def test_items_are_matched_by_id_even_if_their_positions_are_wrong() -> None:
    def added(item_id: str) -> dict[str, Any]:
        return {"type": "response.output_item.added", "output_index": 0, "item": {**ITEM, "id": item_id}}

    events = [
        added("a"),
        added("b"),
        delta("output_text", "1", item_id="a"),
        delta("output_text", "2", item_id="b"),
        delta("output_text", "3", item_id="a"),
    ]
    reader = read([])
    reader.grow()
    reader.feed(b"".join(map(encode_event, events)))
    while reader.next_event() is not None:
        pass
    assert [item["content"][0]["text"] for item in output(reader)] == ["13", "2"]


def test_text_without_an_announced_item_is_kept() -> None:
    events = [delta("output_text", "a"), delta("output_text", "b")]
    assert output(read(events))[0]["content"][0]["text"] == "ab"
    older = [{"type": "response.content_part.delta", "delta": letter} for letter in "ab"]
    assert output(read(older))[0]["content"][0]["text"] == "ab"


def test_growing_items_behave_like_others() -> None:
    reader = read(EVENTS[:4])
    item: Any = reader.grow().items[0]
    part: Any = item.content[0]
    assert isinstance(part, models.ReasoningTextContent)
    assert type(part).__name__ == "ReasoningTextContent"
    assert part == models.ReasoningTextContent.from_dict(part.to_dict())
    assert models.ReasoningTextContent.from_dict(part.to_dict()) == part
    assert pickle.loads(pickle.dumps(item)).to_dict() == item.to_dict()
    part.text = "replaced"
    assert part.text == "replaced"
    assert "replaced" in repr(part)


# Any events.

SHAPES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | st.sampled_from(["", "msg_1", "text", "message"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["type", "id", "text"]), inner),
    max_leaves=4,
)


@given(st.permutations(EVENTS[2:-1]), st.integers(0, len(EVENTS)))
def test_no_order_of_events_raises_and_the_terminal_event_decides(events: list[dict[str, Any]], cut: int) -> None:
    for late in (True, False):
        reader = read([])
        if not late:
            reader.grow()
        reader.feed(b"".join(map(encode_event, [*EVENTS[:2], *events[:cut]])))
        while reader.next_event() is not None:
            pass
        json.dumps(output(reader))
        reader.feed(encode_event(EVENTS[-1]))
        assert reader.next_event() is not None
        assert output(reader) == EVENTS[-1]["response"]["output"]


@given(st.data())
def test_no_shape_of_an_event_raises(data: st.DataObject) -> None:
    events = []
    for event in data.draw(st.lists(st.sampled_from(EVENTS[2:-1]), max_size=8)):
        changed = dict(event)
        for name in data.draw(st.lists(st.sampled_from(list(event)), max_size=2)):
            if name != "type":
                changed[name] = data.draw(SHAPES)
        for name in data.draw(st.lists(st.sampled_from(list(event)), max_size=2)):
            if name != "type":
                changed.pop(name, None)
        events.append(changed)
    for late in (True, False):
        reader = read([])
        if not late:
            reader.grow()
        reader.feed(b"".join(map(encode_event, events)))
        while reader.next_event() is not None:
            pass
        json.dumps(output(reader))
        _ = reader.interrupted("test").items_complete


# Interrupted streams.


@pytest.mark.parametrize("watched", [True, False])
def test_an_interrupted_stream_has_its_items(watched: bool, server: ResponsesServer, open_router: OpenRouter) -> None:
    for end, complete in ((len(EVENTS) - 1, True), (len(EVENTS) - 2, False), (2, False)):
        server.respond_with(body=[encode_event(event) for event in EVENTS[:end]])
        stream = open_router.responses.send(input="Hi", stream=True)
        with stream, pytest.raises(errors.StreamInterruptedError) as raised:
            list(stream.items() if watched else stream)
        assert raised.value.items_complete is complete
        partial = raised.value.partial_response
        assert partial is not None
        if complete:
            assert partial.to_dict()["output"] == EVENTS[-1]["response"]["output"]


def test_a_stream_without_items_is_not_complete(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=[encode_event(EVENTS[0])])
    stream = open_router.responses.send(input="Hi", stream=True)
    with stream, pytest.raises(errors.StreamInterruptedError) as raised:
        list(stream)
    assert raised.value.items_complete is False
