"""Watching streams of servers that deviate: other IDs, missing and interleaved events, many items, odd values."""

from __future__ import annotations

import copy
import pickle
import sys
from typing import TYPE_CHECKING, Any

import attrs
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openrouter_responses import OpenRouter, _event_record, _growing_response, errors, models
from openrouter_responses._event_reader import EventReader
from openrouter_responses._growing_strings import Pieces
from openrouter_responses.testing import encode_event
from openrouter_responses_generated import models as generated
from openrouter_responses_generated.api.responses.create_responses import decode_event
from tests.client.test_watching import EVENTS, ITEM, delta, output

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

Event = dict[str, Any]
ANNOTATION = {"type": "url_citation", "url": "https://example.com", "title": "A", "start_index": 0, "end_index": 1}


def added(item_id: str | None, index: int | None = 0, /, **fields: Any) -> Event:
    return {"type": "response.output_item.added", "output_index": index, "item": {**ITEM, "id": item_id, **fields}}


def done(item_id: str | None, index: int | None = 0, text: str = "Whole", **fields: Any) -> Event:
    item = {**ITEM, "id": item_id, "status": "completed", "content": [part(text)], **fields}
    return {"type": "response.output_item.done", "output_index": index, "item": item}


def part(text: str) -> dict[str, Any]:
    return {"type": "output_text", "text": text, "annotations": []}


def place(item_id: str = "a") -> dict[str, Any]:
    return {"item_id": item_id, "output_index": 0, "content_index": 0}


def text(value: str, item_id: str | None = "a", index: int | None = 0, **fields: Any) -> Event:
    return delta("output_text", value, item_id=item_id, output_index=index, **fields)


def completed(*items: dict[str, Any]) -> Event:
    return {"type": "response.completed", "response": {"id": "gen-1", "status": "completed", "output": list(items)}}


def reader_of(events: list[Event], *, late: bool, max_event_bytes: int = 10**6) -> EventReader:
    """Return a reader that has read some events; `late` if its items are asked for only afterwards."""
    reader = EventReader(httpx.Response(200), max_event_bytes=max_event_bytes)
    if not late:
        reader.grow()
    reader.feed(b"".join(map(encode_event, events)))
    while reader.next_event() is not None:
        pass
    return reader


def texts(reader: EventReader) -> list[str]:
    return ["".join(part["text"] for part in item["content"]) for item in output(reader)]


late_or_early = pytest.mark.parametrize("late", [True, False], ids=["late", "early"])


# Late and early.


@given(st.data())
def test_a_late_snapshot_equals_an_early_one_for_any_order_loss_and_repetition(data: st.DataObject) -> None:
    numbers = data.draw(
        st.lists(st.integers(0, len(EVENTS) - 2), max_size=40) | st.permutations(range(len(EVENTS) - 1))
    )
    events = [EVENTS[number] for number in numbers]
    late, early = reader_of(events, late=True), reader_of(events, late=False)
    assert output(late) == output(early)
    assert late.text == early.text
    assert late.interrupted("test").items_complete == early.interrupted("test").items_complete


@given(st.lists(st.integers(0, len(EVENTS) - 2), max_size=10), st.integers(0, len(EVENTS) - 1))
def test_a_late_snapshot_equals_an_early_one_if_events_are_missing(missing: list[int], end: int) -> None:
    events = [event for number, event in enumerate(EVENTS[:end]) if number not in missing]
    assert output(reader_of(events, late=True)) == output(reader_of(events, late=False))


# IDs and positions.


@late_or_early
def test_text_of_items_that_are_open_together_is_not_mixed(late: bool) -> None:
    events = [added("a"), added("b", 1), text("1"), text("2", "b", 1), text("3"), text("4", "b", 1)]
    assert texts(reader_of(events, late=late)) == ["13", "24"]


@late_or_early
def test_items_without_ids_are_told_apart_by_position(late: bool) -> None:
    events = [text("1", None, 0), text("2", None, 1), text("3", None, 0)]
    assert texts(reader_of(events, late=late)) == ["13", "2"]


@late_or_early
def test_an_item_whose_events_each_have_another_id_is_one_item(late: bool) -> None:
    events = [added("a"), text("1", "x"), text("2", "y"), {**text("3", "z")}]
    reader = reader_of(events, late=late)
    assert texts(reader) == ["123"]
    for event in (done("b", text="123"), completed({**done("c", text="123")["item"]})):
        reader.feed(encode_event(event))
        assert reader.next_event() is not None
        assert texts(reader) == ["123"]
        assert reader.grow().is_complete


@late_or_early
def test_text_with_another_id_at_the_position_of_a_finished_item_begins_an_item(late: bool) -> None:
    assert texts(reader_of([added("a"), done("a"), text("1", "b")], late=late)) == ["Whole", "1"]


@late_or_early
def test_text_with_an_unknown_id_belongs_to_the_open_one_of_two_items_at_a_position(late: bool) -> None:
    assert texts(reader_of([added("a"), done("a"), added("b"), text("1", "c")], late=late)) == ["Whole", "1"]


@late_or_early
def test_the_end_of_a_part_after_that_of_its_item_begins_no_item(late: bool) -> None:
    end = {"type": "response.content_part.done", **place("c"), "part": part("Other")}
    assert texts(reader_of([added("a"), done("a"), end], late=late)) == ["Whole"]


@late_or_early
def test_text_before_the_announcement_of_its_item_belongs_to_it(late: bool) -> None:
    assert texts(reader_of([text("1", "x"), added("a"), text("2", "a")], late=late)) == ["12"]


@late_or_early
def test_parts_that_were_not_announced_are_told_apart(late: bool) -> None:
    summary = [
        delta("reasoning_summary_text", letter, summary_index=index) for letter, index in (("1", 0), ("2", 1), ("3", 0))
    ]
    [item] = output(reader_of(summary, late=late))
    assert [part["text"] for part in item["summary"]] == ["13", "2"]


@late_or_early
def test_an_item_that_is_announced_again_keeps_growing(late: bool) -> None:
    events = [added("a"), text("1"), added("a", content=[part("1")]), text("2")]
    assert texts(reader_of(events, late=late)) == ["12"]


@late_or_early
def test_a_refusal_is_not_appended_to_a_text(late: bool) -> None:
    assert texts(reader_of([added("a"), text("1"), delta("refusal", "no", item_id="a")], late=late)) == ["1"]


@late_or_early
def test_annotations_are_in_a_snapshot(late: bool) -> None:
    annotated = {"type": "response.output_text.annotation.added", **place(), "annotation": ANNOTATION}
    [item] = output(reader_of([added("a"), text("1"), annotated, text("2")], late=late))
    assert item["content"][0] == {"type": "output_text", "text": "12", "annotations": [ANNOTATION]}


@late_or_early
def test_parts_of_an_item_that_has_none_are_left_out(late: bool) -> None:
    call: dict[str, Any] = {
        "type": "function_call",
        "name": "f",
        "call_id": "c",
        "arguments": "",
        "content": [],
        "status": None,
    }
    [item] = output(reader_of([added("a", **call), text("1")], late=late))
    assert item["content"] == []
    [item] = output(reader_of([added("a", type="other"), text("1")], late=late))
    assert item["content"] == []


@late_or_early
def test_an_annotation_event_without_its_annotation_adds_none(late: bool) -> None:
    events = [added("a"), text("1"), {"type": "response.output_text.annotation.added", **place()}]
    [item] = output(reader_of(events, late=late))
    assert item["content"] == [{"type": "output_text", "text": "1"}]


# Whether the items are complete.


@late_or_early
def test_an_item_that_was_not_announced_is_not_complete(late: bool) -> None:
    events = [added("a"), done("a"), text("unfinished", "b", 1)]
    error = reader_of(events, late=late).interrupted("test")
    assert error.items_complete is False
    assert error.partial_response is not None
    assert len(error.partial_response.output) == 2
    assert error.text == "Wholeunfinished"


@late_or_early
def test_items_that_are_done_are_complete_in_any_order(late: bool) -> None:
    events = [added("a"), added("b", 1), done("b", 1), text("1"), done("a")]
    assert reader_of(events, late=late).interrupted("test").items_complete is True


def test_items_are_not_complete_if_more_events_were_received_than_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_event_record, "MAX_EVENTS", 3)
    items = [event for number in range(4) for event in (added(str(number), number), done(str(number), number))]
    assert reader_of(items[:4], late=True).interrupted("test").items_complete is True
    assert reader_of(items, late=True).interrupted("test").items_complete is False
    assert reader_of(items, late=False).interrupted("test").items_complete is True


def test_items_are_not_complete_if_they_are_larger_than_the_limit_of_an_event() -> None:
    items = [done(str(number), number, text="x" * 500) for number in range(4)]
    reader = reader_of(items, late=True, max_event_bytes=2000)
    assert reader.interrupted("test").items_complete is False
    assert len(output(reader)) < 4


def test_an_interrupted_stream_is_reported_even_if_its_items_cannot_be_built(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = reader_of([EVENTS[0], text("1"), text("2")], late=True)
    # A process without free file descriptors cannot import a module.
    monkeypatch.delitem(sys.modules, "openrouter_responses._growing_response")
    monkeypatch.setitem(sys.modules, "openrouter_responses._growing_response", None)
    error = reader.interrupted("test")
    assert (error.text, error.event_count, error.items_complete) == ("12", 3, False)
    assert error.partial_response is not None


# Limits.


def calls_to_read(events: list[Event], *, late: bool) -> int:
    count = 0

    def count_call(*_: object) -> None:
        nonlocal count
        count += 1

    reader = EventReader(httpx.Response(200))
    if not late:
        reader.grow()
    reader.feed(b"".join(map(encode_event, events)))
    sys.setprofile(count_call)
    try:
        while reader.next_event() is not None:
            pass
        reader.grow().response()
    finally:
        sys.setprofile(None)
    return count


@late_or_early
@pytest.mark.parametrize("together", [True, False])
def test_the_work_for_many_items_is_linear(late: bool, together: bool) -> None:
    def items(count: int) -> list[Event]:
        begun = [added(f"m{number}", number) for number in range(count)]
        ended = [done(f"m{number}", number) for number in range(count)]
        return begun + ended if together else [event for pair in zip(begun, ended, strict=True) for event in pair]

    calls_to_read(items(1), late=late)
    few, many = calls_to_read(items(100), late=late), calls_to_read(items(400), late=late)
    assert many < 4.4 * few


@late_or_early
def test_the_work_for_many_deltas_is_linear(late: bool) -> None:
    def deltas(count: int) -> list[Event]:
        return [added("a"), added("b", 1), *(text("x", "ab"[number % 2], number % 2) for number in range(count))]

    calls_to_read(deltas(1), late=late)
    few, many = calls_to_read(deltas(200), late=late), calls_to_read(deltas(800), late=late)
    assert many < 4.4 * few


def test_unfinished_text_that_is_kept_is_limited_and_freed_when_its_item_is_done() -> None:
    events = [
        added("a"), text("x" * 600_000), done("a", text="x" * 600_000),
        added("b", 1), text("y" * 600_000, "b", 1), text("z" * 600_000, "b", 1),
    ]  # fmt: skip
    reader = reader_of(events, late=True, max_event_bytes=10**7)
    assert [len(item) for item in texts(reader)] == [600_000, 1024 * 1024]


def test_deeply_nested_values_do_not_raise() -> None:
    def nested() -> list[Any]:
        value: list[Any] = []
        for _ in range(500):
            value = [value]
        return value

    events = [
        added("a", content=nested()),
        {"type": "response.content_part.added", **place(), "part": {"type": "other", "value": nested()}},
        text("1"),
        done("a", content=nested()),
        done("a", content=nested()),
        completed({**done("a")["item"], "content": nested()}),
    ]
    decoded = [decode_event(event) for event in events]
    growing = _growing_response.GrowingResponse()
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(400)
    try:
        for event in decoded:
            growing.take(event)
            assert growing.response() is not None
    finally:
        sys.setrecursionlimit(limit)


# What does not change.


def test_an_earlier_snapshot_and_a_finished_item_do_not_change_at_the_end() -> None:
    reader = reader_of([added("a"), done("a")], late=False)
    snapshot, [item] = reader.grow().response(), reader.grow().items
    assert snapshot is not None
    before = copy.deepcopy((snapshot.to_dict(), item.to_dict()))
    reader.feed(encode_event(completed({**done("a", text="Another")["item"]})))
    assert reader.next_event() is not None
    assert (snapshot.to_dict(), item.to_dict()) == before
    assert texts(reader) == ["Another"]


def test_no_event_changes_as_its_item_grows() -> None:
    events = [
        done("b", 1),
        added("a"),
        {"type": "response.content_part.added", **place(), "part": part("")},
        text("1"),
        {"type": "response.content_part.done", **place(), "part": part("1")},
        {"type": "response.output_text.annotation.added", **place(), "annotation": ANNOTATION},
        text("2"),
        done("a"),
        done("a", text="Another"),
        completed({**done("a")["item"]}, {**done("b", text="Another")["item"]}),
    ]
    reader = EventReader(httpx.Response(200))
    reader.grow()
    reader.feed(b"".join(map(encode_event, events)))
    received = []
    while (event := reader.next_event()) is not None:
        received.append((event, copy.deepcopy(event.to_dict())))
    assert [event.to_dict() for event, _ in received] == [fields for _, fields in received]


def test_the_text_of_a_snapshot_is_that_of_its_items_though_an_event_says_it_is_empty() -> None:
    created = {"type": "response.created", "response": {"id": "gen-1", "status": "in_progress", "output_text": ""}}
    snapshot = reader_of([created, added("a"), text("Hello")], late=False).grow().response()
    assert snapshot is not None
    assert snapshot.output_text == "Hello"


def test_the_partial_output_after_an_error_is_in_the_snapshot(server: ResponsesServer, open_router: OpenRouter) -> None:
    error = {"type": "error", "code": "rate_limit_exceeded", "message": "Slow down", "param": None}
    response = {"id": "gen-1", "status": "failed", "output": [{**ITEM, "content": [part("Hel")]}], "error": None}
    for watched in (True, False):
        server.respond_with(
            body=map(encode_event, [text("H"), error, {"type": "response.failed", "response": response}])
        )
        with open_router.responses.send(input="Hi", stream=True) as stream:
            if watched:
                with pytest.raises(errors.OpenRouterError):
                    list(stream.items())
            else:
                list(stream)
        assert stream.snapshot is not None
        assert stream.snapshot.output_text == "Hel"


# Growing objects.


def test_a_growing_part_can_be_copied_changed_and_pickled() -> None:
    items: Any = reader_of([added("a"), text("Hello")], late=False).grow().items
    item = items[0]
    growing = item.content[0]
    assert attrs.evolve(growing, text="Bye") == models.ResponseOutputText.from_dict(
        {"type": "output_text", "text": "Bye"}
    )
    for copied in (copy.deepcopy(item), pickle.loads(pickle.dumps(item))):
        assert copied == item
        assert type(copied.content[0]) is models.ResponseOutputText
    assert growing.text == "Hello"


def test_growing_audio_can_be_copied_and_pickled() -> None:
    audio = {"type": "response.audio.delta", "item_id": "a", "output_index": 0, "delta": "QUJD"}
    [item] = reader_of([added("a"), audio], late=False).grow().items
    for copied in (copy.deepcopy(item), pickle.loads(pickle.dumps(item))):
        assert copied.to_dict() == item.to_dict()
        assert copied == item


def test_a_thread_that_reads_a_text_loses_nothing_that_another_appends(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = Pieces("a", "b")
    join = _event_record.joined

    def join_slowly(new: list[Any]) -> str:
        text = join(new)
        pieces.append("c")
        return text

    monkeypatch.setattr("openrouter_responses._growing_strings.joined", join_slowly)
    assert pieces.text == "ab"
    monkeypatch.undo()
    assert pieces.text == "abc"


def test_a_text_grows_on_after_it_was_assigned() -> None:
    reader = reader_of([added("a"), text("Hello")], late=False)
    items: Any = reader.grow().items
    item = items[0]
    item.content[0].text = "Bye"
    reader.feed(encode_event(text("!")))
    assert reader.next_event() is not None
    assert item.content[0].text == "Bye!"


def test_values_of_other_types_are_left_out_of_a_text() -> None:
    broken = {**text("?"), "delta": {"text": "?"}}
    for late in (True, False):
        assert texts(reader_of([added("a"), text("1"), broken, text("2")], late=late)) == ["12"]


# The tables of names.


@pytest.mark.one_description
def test_every_class_whose_events_are_put_together_exists() -> None:
    names = {*_event_record.PARTS_OF_DELTAS, *_growing_response._HANDLERS} - {"UnknownVariant"}
    assert [name for name in sorted(names) if not hasattr(generated, name)] == []
    for name, index in _event_record.PARTS_OF_DELTAS.items():
        assert {"item_id", "output_index", "delta", *([index] if index else ())} <= getattr(generated, name)._wire_names


@pytest.mark.one_description
def test_every_delta_of_an_output_item_is_put_together() -> None:
    deltas = [name for name in dir(generated) if name.endswith("DeltaEvent")]
    # The texts of a fusion's panel are not part of an item.
    missing = {name for name in deltas if name not in _event_record.PARTS_OF_DELTAS and "Fusion" not in name}
    assert missing == set()
    assert len(deltas) > len(_event_record.PARTS_OF_DELTAS)
