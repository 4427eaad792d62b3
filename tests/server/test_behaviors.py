"""The behaviors that succeed, for each model name."""

import json
import re
from http.client import HTTPConnection
from typing import Any

import pytest

from tests.server.http_calls import ask

TOOLS = [
    {
        "type": "function",
        "name": "first",
        "parameters": {"type": "object", "properties": {"a": {"enum": ["the first", "another"]}}},
    },
    {"type": "function", "name": "second", "parameters": None},
]
PARTS = [
    {"type": "input_text", "text": "See"},
    {"type": "input_image", "detail": "auto", "image_url": "https://example.com/a.png"},
]
WHOLE_RESPONSES = [
    "echo",
    "reasoning",
    "function-call",
    "refusal",
    "incomplete",
    "minimal",
    "failed",
    "framing",
    "unknown",
    "count-3",
]


def without_identity(result: Any) -> Any:
    text = re.sub(r"gen-\d+-\d+|(?<=_)\d{6}(?=_)", "", json.dumps(result))
    return {name: value for name, value in json.loads(text).items() if not name.endswith("_at")}


class TestEvents:
    def test_a_text_has_the_full_sequence_of_events(self, connection: HTTPConnection) -> None:
        reply = ask(connection, stream=True, model="test/count-2")

        assert [event["type"] for event in reply.events] == [
            "response.created",
            "response.in_progress",
            "response.output_item.added",
            "response.content_part.added",
            "response.output_text.delta",
            "response.output_text.delta",
            "response.output_text.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.completed",
        ]
        assert reply.body.startswith(b": OPENROUTER PROCESSING\n\n")
        assert reply.body.endswith(b"data: [DONE]\n\n")
        assert {event["response"]["id"] for event in reply.events if "response" in event} == {
            reply.headers["X-Generation-Id"]
        }

    @pytest.mark.parametrize("name", WHOLE_RESPONSES)
    def test_events_are_numbered_and_belong_to_their_item(self, connection: HTTPConnection, name: str) -> None:
        events = ask(connection, stream=True, model=f"test/{name}", tools=TOOLS).events
        output = [event["item"] for event in events if event["type"] == "response.output_item.done"]

        assert [event["sequence_number"] for event in events] == list(range(len(events)))
        assert events[-1]["response"]["output"] == output
        if name != "failed":
            placed = [event for event in events if "item_id" in event]
            assert {(event["item_id"], event["output_index"]) for event in placed} <= {
                (item["id"], index) for index, item in enumerate(output)
            }

    @pytest.mark.parametrize("name", WHOLE_RESPONSES)
    def test_a_plain_result_equals_the_last_one_of_the_stream(self, connection: HTTPConnection, name: str) -> None:
        plain = ask(connection, model=f"test/{name}", tools=TOOLS)
        streamed = ask(connection, model=f"test/{name}", tools=TOOLS, stream=True)

        assert plain.headers["X-Generation-Id"] == plain.json["id"]
        assert without_identity(plain.json) == without_identity(streamed.events[-1]["response"])

    @pytest.mark.parametrize("name", ["echo", "reasoning", "refusal", "function-call"])
    def test_deltas_add_up_to_the_final_text(self, connection: HTTPConnection, name: str) -> None:
        texts: dict[str, str] = {}
        for event in ask(connection, stream=True, model=f"test/{name}", tools=TOOLS).events:
            stem, _, end = event["type"].rpartition(".")
            if end == "delta":
                texts[stem] = texts.get(stem, "") + event["delta"]
            if end == "done" and stem in texts:
                assert texts.pop(stem) in event.values()
        assert not texts

    def test_framing_uses_everything_that_the_standard_allows(self, connection: HTTPConnection) -> None:
        body = ask(connection, model="test/framing", stream=True).body
        assert body.startswith(b"\xef\xbb\xbf: OPENROUTER PROCESSING\nevent: response.created\nid:0\nretry: 1000\n")
        assert all(line_ending * 2 in body for line_ending in (b"\n", b"\r\n", b"\r"))

    @pytest.mark.parametrize(("name", "last"), [("no-done", "response.completed"), ("older-events", "response.done")])
    def test_a_complete_stream_can_end_in_other_ways(self, connection: HTTPConnection, name: str, last: str) -> None:
        reply = ask(connection, model=f"test/{name}", stream=True)
        assert reply.events[-1]["type"] == last
        assert reply.body.endswith(b"[DONE]\n\n") == (name != "no-done")


class TestText:
    @pytest.mark.parametrize(
        ("request_input", "quoted"),
        [
            ("One line", "One line"),
            ([{"role": "user", "content": "Old"}, {"role": "user", "content": "New"}], "New"),
            ([{"role": "user", "content": "Asked"}, {"role": "assistant", "content": "Said"}], "Asked"),
            ([{"role": "user", "content": PARTS}], "See [input_image]"),
            ("a lone surrogate \ud83d", "a lone surrogate ?"),
            ([], "Be brief"),
        ],
    )
    def test_the_echo_quotes_the_last_user_message(
        self, connection: HTTPConnection, request_input: Any, quoted: str
    ) -> None:
        reply = ask(connection, input=request_input, instructions="Be brief", model="anyone/any-model")
        assert f'"{quoted}"' in reply.text

    def test_the_echo_returns_json_on_request(self, connection: HTTPConnection) -> None:
        reply = ask(connection, text={"format": {"type": "json_object"}})
        assert json.loads(reply.text) == {"prompt": "Hello, you"}


class TestFunctionCalls:
    @pytest.mark.parametrize(
        ("tool_choice", "call"),
        [("auto", ("first", '{"a":"the first"}')), ({"type": "function", "name": "second"}, ("second", "{}"))],
    )
    def test_a_function_is_called_with_arguments_that_fit_its_schema(
        self, connection: HTTPConnection, tool_choice: Any, call: tuple[str, str]
    ) -> None:
        item = ask(connection, model="test/function-call", tools=TOOLS, tool_choice=tool_choice).json["output"][0]
        assert (item["name"], item["arguments"]) == call

    def test_the_output_of_a_tool_is_quoted(self, connection: HTTPConnection) -> None:
        output = {"type": "function_call_output", "call_id": "call_1", "output": "21 degrees"}
        call = {"type": "function_call", "call_id": "call_1", "name": "get_weather", "arguments": "{}"}
        reply = ask(connection, model="test/function-call", tools=TOOLS, input=[call, output])
        assert reply.text == 'The tool returned "21 degrees".'

    def test_a_request_without_a_function_tool_is_a_bad_request(self, connection: HTTPConnection) -> None:
        assert ask(connection, model="test/function-call").status == 400


class TestResult:
    def test_the_result_repeats_the_parameters_of_the_request(self, connection: HTTPConnection) -> None:
        given: dict[str, Any] = {
            "model": "a/b",
            "temperature": 0.5,
            "metadata": {"k": "v"},
            "tools": TOOLS,
            "instructions": "Hm",
        }
        result = ask(connection, **given, reasoning={"effort": "low", "enabled": True}).json

        assert {name: result[name] for name in given} == given
        assert result["reasoning"] == {"effort": "low"}
        assert result["tool_choice"] == "auto"

    def test_a_minimal_result_has_few_fields(self, connection: HTTPConnection) -> None:
        result = ask(connection, model="test/minimal").json

        assert set(result) == {"id", "object", "created_at", "model", "status", "output", "usage"}
        assert set(result["usage"]) == {"input_tokens", "output_tokens", "total_tokens"}

    def test_encrypted_reasoning_is_returned_on_request(self, connection: HTTPConnection) -> None:
        items = [
            ask(connection, model="test/reasoning", include=include).json["output"][0]
            for include in (["reasoning.encrypted_content"], None)
        ]
        assert ["encrypted_content" in item for item in items] == [True, False]
