"""`to_json`, `model_dump` and `model_dump_json` of models: the data, by the options that pydantic has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from openrouter import components
from pydantic import BaseModel

from openrouter_responses import ResponseResult, models
from tests.one_description import of_one_description

if TYPE_CHECKING:
    from openrouter_responses import OpenRouter

REASONING = {"id": "rs_1", "summary": [{"type": "summary_text", "text": "Hm."}], "type": "reasoning", "format": None}


class Part(BaseModel):
    """`models.ResponseOutputText`, as pydantic dumps it."""

    type: str = "output_text"
    text: str
    annotations: list[Any] | None = None


class Message(BaseModel):
    """`models.OutputMessageItem`, as pydantic dumps it."""

    type: str = "message"
    id: str
    role: str = "assistant"
    content: list[Part]
    phase: str | None = None


MESSAGE: dict[str, Any] = {
    "type": "message",
    "id": "msg_1",
    "role": "assistant",
    "content": [
        {"type": "output_text", "text": "One", "annotations": None},
        {"type": "output_text", "text": "Two", "annotations": []},
    ],
    "phase": None,
}


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"mode": "json"},
        of_one_description({"exclude_none": True}),
        of_one_description({"exclude_defaults": True, "exclude_none": True}),
        {"by_alias": True, "exclude_unset": True, "round_trip": True, "warnings": False},
        {"include": {"id", "role"}},
        {"include": {"content": {"text"}}},
        {"include": {"content": {"__all__": {"text"}}}},
        {"include": {"content": {0: True}}},
        {"include": {"content": {1: {"text": True}}, "id": ...}},
        {"exclude": {"content", "phase"}},
        {"exclude": {"content": {"__all__": {"annotations"}}}},
        {"exclude": {"content": {0}}},
        {"exclude": {"id": True, "content": {1: {"text"}}}},
        {"exclude": {"id": False}},
        {"include": {"id", "content"}, "exclude": {"content": {0: True}}},
    ],
)
def test_model_dump_has_the_options_of_pydantic(options: dict[str, Any]) -> None:
    theirs = Message.model_validate(MESSAGE)
    ours = models.OutputMessageItem.from_dict(MESSAGE)
    try:
        expected: Any = theirs.model_dump(**options)
    except TypeError:  # {"content": {"text"}} is for a model, not for a list
        expected = {"content": []}
    assert ours.model_dump(**options) == expected
    options.pop("mode", None)
    assert json.loads(ours.model_dump_json(**options)) == expected


def test_model_dump_gives_the_names_of_the_official_sdk() -> None:
    theirs = components.ReasoningItem.model_validate(REASONING)
    ours = models.ReasoningItem.from_dict(REASONING)
    assert ours.model_dump() == theirs.model_dump() == REASONING
    assert ours.model_dump(by_alias=False) == theirs.model_dump(by_alias=False) == REASONING
    assert json.loads(ours.model_dump_json()) == json.loads(theirs.model_dump_json())


def test_fields_are_chosen_by_either_of_their_names() -> None:
    item = models.ReasoningItem.from_dict(REASONING)
    assert item.model_dump(include={"format"}) == item.model_dump(include={"format_"}) == {"format": None}


def test_model_dump_keeps_unknown_fields_and_gives_dicts_for_assigned_dicts() -> None:
    item = models.OutputMessageItem(id="m", content=[{"type": "output_text", "text": "Hi"}], status="completed")  # type: ignore[list-item]
    item.additional_properties["new"] = {"a": [1, {"b": 2}]}
    dumped = item.model_dump(exclude={"new": {"a": {1: {"b"}}}})
    assert dumped["content"] == [{"type": "output_text", "text": "Hi"}]
    assert dumped["new"] == {"a": [1, {}]}
    assert models.UnknownVariant.from_dict({"type": "x", "n": 1}).model_dump(include={"n"}) == {"n": 1}


def test_an_unknown_option_of_model_dump_is_an_error_that_names_the_options() -> None:
    item: Any = models.ReasoningItem.from_dict(REASONING)
    with pytest.raises(TypeError, match=r"no option 'context'; its options are mode, include, .*warnings"):
        item.model_dump(context={})
    with pytest.raises(TypeError, match="no option 'fallback'"):
        item.model_dump_json(fallback=str)
    with pytest.raises(ValueError, match='mode must be "python" or "json", not \'yaml\''):
        item.model_dump(mode="yaml")
    with pytest.raises(TypeError, match="include must be a set of names, or a dict of names, not str"):
        item.model_dump(include="id")


def test_a_result_is_dumped_as_the_service_sent_it(open_router: OpenRouter) -> None:
    result = open_router.responses.send(model="test/echo", input="Hi")
    assert result.model_dump() == result.to_dict()
    assert "output_text" not in result.model_dump()
    sent = ResponseResult.from_dict({**result.to_dict(), "output_text": "Hi"})
    assert sent.model_dump()["output_text"] == "Hi"


def test_to_json_is_the_text_of_to_dict(open_router: OpenRouter) -> None:
    result = open_router.responses.send(model="test/echo", input="Grüße 🙂")
    assert json.loads(result.to_json()) == result.to_dict()
    assert "Grüße 🙂" in result.to_json()
    assert result.to_json().startswith('{\n  "id": ')
    assert "\n" not in result.to_json(indent=None)
    assert ResponseResult.from_dict(json.loads(result.to_json())) == result


def test_json_can_be_written_to_a_file_whatever_the_text_contains() -> None:
    event = models.TextDeltaEvent.from_dict({"type": "response.output_text.delta", "delta": "\ud83d and 🙂"})
    assert json.loads(event.to_json().encode())["delta"] == "\ud83d and 🙂"
    assert json.loads(event.model_dump_json().encode())["delta"] == "\ud83d and 🙂"


def test_model_dump_json_is_short_and_can_be_indented() -> None:
    item = models.ReasoningItem.from_dict({"id": "a", "summary": [], "type": "reasoning"})
    assert item.model_dump_json() == '{"type":"reasoning","id":"a","summary":[]}'
    assert item.model_dump_json(indent=2) == '{\n  "type": "reasoning",\n  "id": "a",\n  "summary": []\n}'


def test_names_in_json_can_be_those_of_the_wire() -> None:
    item = models.ReasoningItem.from_dict({"id": "a", "summary": [], "type": "reasoning", "format_": "unknown"})
    assert '"format_"' in item.to_json()
    assert '"format"' in item.to_json(wire_names=True)
    assert '"format"' in item.model_dump_json()
