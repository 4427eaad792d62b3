"""What the embedded server plays, for each name that a model can have."""

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, IncompleteRead, RemoteDisconnected
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from openrouter_responses.testing import ResponsesServer
from openrouter_responses.testing._scenarios import descriptions

TOOLS = [
    {
        "type": "function",
        "name": "first",
        "parameters": {"type": "object", "properties": {"a": {"enum": ["the first", "another"]}}},
    },
    {"type": "function", "name": "second", "parameters": None},
]
PARTS = [{"type": "input_text", "text": "See"}, {"type": "input_image"}]
WHOLE_PLAYS = ["echo", "reasoning", "function-call", "refusal", "incomplete", "failed", "framing", "unknown", "count-3"]


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return str(self.json["output"][0]["content"][0]["text"])

    @property
    def events(self) -> list[Any]:
        lines = self.body.removeprefix(b"\xef\xbb\xbf").decode().replace("\r\n", "\n").replace("\r", "\n")
        messages = [re.findall(r"^data: ?(.*)$", message, re.MULTILINE) for message in lines.split("\n\n")]
        return [json.loads("\n".join(data)) for data in messages if data and data != ["[DONE]"]]


@pytest.fixture
def server() -> Iterator[ResponsesServer]:
    with ResponsesServer() as running:
        yield running


@pytest.fixture
def connection(server: ResponsesServer) -> Iterator[HTTPConnection]:
    opened = HTTPConnection("127.0.0.1", server.port, timeout=10)
    yield opened
    opened.close()


def ask(connection: HTTPConnection, headers: dict[str, str] | None = None, **body: Any) -> Reply:
    content = json.dumps({"input": "Hello, you", **body})
    connection.request("POST", "/api/v1/responses", content, {"Authorization": "Bearer key", **(headers or {})})
    response = connection.getresponse()
    return Reply(response.status, dict(response.getheaders()), response.read())


def without_identity(result: Any) -> Any:
    text = re.sub(r"gen-\d+-\d+|(?<=_)\d{6}(?=_)", "", json.dumps(result))
    return {name: value for name, value in json.loads(text).items() if not name.endswith("_at")}


class TestPlays:
    def test_a_text_comes_as_the_whole_sequence_of_events(self, connection: HTTPConnection) -> None:
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

    @pytest.mark.parametrize("name", WHOLE_PLAYS)
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

    @pytest.mark.parametrize("name", WHOLE_PLAYS)
    def test_a_plain_answer_is_what_the_stream_ends_with(self, connection: HTTPConnection, name: str) -> None:
        plain = ask(connection, model=f"test/{name}", tools=TOOLS)
        streamed = ask(connection, model=f"test/{name}", tools=TOOLS, stream=True)

        assert plain.headers["X-Generation-Id"] == plain.json["id"]
        assert without_identity(plain.json) == without_identity(streamed.events[-1]["response"])

    @pytest.mark.parametrize("name", ["echo", "reasoning", "refusal", "function-call"])
    def test_deltas_make_up_what_is_done(self, connection: HTTPConnection, name: str) -> None:
        said: dict[str, str] = {}
        for event in ask(connection, stream=True, model=f"test/{name}", tools=TOOLS).events:
            stem, _, end = event["type"].rpartition(".")
            if end == "delta":
                said[stem] = said.get(stem, "") + event["delta"]
            if end == "done" and stem in said:
                assert said.pop(stem) in event.values()
        assert not said

    @pytest.mark.parametrize(
        ("request_input", "quoted"),
        [
            ("One line", "One line"),
            ([{"role": "user", "content": "Old"}, {"role": "user", "content": "New"}], "New"),
            ([{"role": "user", "content": "Asked"}, {"role": "assistant", "content": "Said"}], "Asked"),
            ([{"role": "user", "content": PARTS}], "See [input_image]"),
            ("half a pair \ud83d", "half a pair ?"),
            (None, "Be brief"),
        ],
    )
    def test_the_echo_quotes_what_was_asked_last(
        self, connection: HTTPConnection, request_input: Any, quoted: str
    ) -> None:
        reply = ask(connection, input=request_input, instructions="Be brief", model="anyone/any-model")
        assert f'"{quoted}"' in reply.text

    def test_the_echo_fits_the_json_schema_that_is_asked_for(self, connection: HTTPConnection) -> None:
        schema = {
            "type": "object",
            "properties": {
                "name": {"type": "string", "maxLength": 2},
                "day": {"type": ["null", "string"], "format": "date"},
                "sizes": {"type": "array", "items": {"$ref": "#/$defs/size"}, "minItems": 2},
                "either": {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
                "self": {"$ref": "#"},
            },
            "$defs": {"size": {"type": "number", "exclusiveMinimum": 4}},
        }
        reply = ask(connection, text={"format": {"type": "json_schema", "name": "n", "schema": schema}})
        sample = json.loads(reply.text)

        assert sample.pop("self")["name"] == "na"
        assert sample == {"name": "na", "day": "2026-01-31", "sizes": [5, 5], "either": True}

    def test_a_schema_that_contains_itself_is_filled_in_to_a_depth(self, connection: HTTPConnection) -> None:
        def depth_of_sample(**keywords: Any) -> int:
            schema = {"type": "object", "properties": {"self": {"$ref": "#"}}, **keywords}
            reply = ask(connection, text={"format": {"type": "json_schema", "name": "n", "schema": schema}})
            return reply.text.count('"self"')

        assert 1 < depth_of_sample() < depth_of_sample(required=["self"])

    def test_framing_uses_all_that_the_standard_allows(self, connection: HTTPConnection) -> None:
        body = ask(connection, model="test/framing", stream=True).body
        assert body.startswith(b"\xef\xbb\xbf: OPENROUTER PROCESSING\nevent: response.created\nid:0\nretry: 1000\n")
        assert all(line_end * 2 in body for line_end in (b"\n", b"\r\n", b"\r"))

    @pytest.mark.parametrize(
        ("tool_choice", "call"),
        [("auto", ("first", '{"a":"the first"}')), ({"type": "function", "name": "second"}, ("second", "{}"))],
    )
    def test_a_function_is_called_as_the_request_describes_it(
        self, connection: HTTPConnection, tool_choice: Any, call: tuple[str, str]
    ) -> None:
        item = ask(connection, model="test/function-call", tools=TOOLS, tool_choice=tool_choice).json["output"][0]
        assert (item["name"], item["arguments"]) == call

    def test_a_tools_output_is_quoted(self, connection: HTTPConnection) -> None:
        output = {"type": "function_call_output", "call_id": "call_1", "output": "21 degrees"}
        reply = ask(connection, model="test/function-call", tools=TOOLS, input=[output])
        assert reply.text == 'The tool returned "21 degrees".'

    def test_without_a_tool_there_is_nothing_to_call(self, connection: HTTPConnection) -> None:
        assert ask(connection, model="test/function-call").status == 400

    def test_the_result_repeats_the_request(self, connection: HTTPConnection) -> None:
        given = {"model": "a/b", "temperature": 0.5, "metadata": {"k": "v"}, "tools": TOOLS, "instructions": "Hm"}
        result = ask(connection, **given, reasoning={"effort": "low", "enabled": True}, tool_choice=None).json

        assert {name: result[name] for name in given} == given
        assert result["reasoning"] == {"effort": "low"}
        assert result["tool_choice"] == "auto"

    def test_routing_metadata_is_there_for_the_asking(self, connection: HTTPConnection) -> None:
        reply = ask(connection, {"X-OpenRouter-Metadata": "enabled"}, models=["a/b", "c/d"])
        assert reply.json["openrouter_metadata"]["requested"] == reply.json["model"] == "a/b"
        assert "openrouter_metadata" not in ask(connection).json


class TestFaults:
    @pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 408, 413, 418, 422, 429, 500, 502, 503, 504, 529])
    def test_each_error_status_has_the_services_body(self, connection: HTTPConnection, status: int) -> None:
        reply = ask(connection, model=f"test/error-{status}", stream=True)
        assert (reply.status, reply.json["error"]["code"]) == (status, status)

    @pytest.mark.parametrize("name", ["524", "502-html"])
    def test_the_edge_answers_with_a_page(self, connection: HTTPConnection, name: str) -> None:
        reply = ask(connection, model=f"test/error-{name}")
        assert (reply.status, reply.headers["Content-Type"]) == (int(name[:3]), "text/html; charset=UTF-8")

    def test_it_says_when_to_come_back_in_each_form(self, connection: HTTPConnection) -> None:
        headers = [ask(connection, model=f"test/error-{name}").headers for name in ("429", "503", "429-ms")]
        assert headers[0]["Retry-After"] == "1"
        assert parsedate_to_datetime(headers[1]["Retry-After"]) > parsedate_to_datetime(headers[1]["Date"])
        assert headers[2]["retry-after-ms"] == "20"

    @pytest.mark.parametrize("name", ["error-after-start", "stream-error", "stream-error-bare"])
    def test_an_error_that_comes_late_comes_with_status_200(self, connection: HTTPConnection, name: str) -> None:
        reply = ask(connection, model=f"test/{name}")
        assert (reply.status, list(reply.json)) == (200, ["error", "user_id"])

    @pytest.mark.parametrize(
        ("name", "last", "done"),
        [
            ("stream-error", "error", True),
            ("stream-error-bare", None, False),
            ("error-after-start", None, False),
            ("failed", "response.failed", True),
            ("incomplete", "response.incomplete", True),
            ("cut", "response.output_text.delta", False),
            ("no-done", "response.completed", False),
            ("older-events", "response.done", True),
        ],
    )
    def test_a_stream_can_end_in_many_ways(
        self, connection: HTTPConnection, name: str, last: str | None, *, done: bool
    ) -> None:
        reply = ask(connection, model=f"test/{name}", stream=True)
        assert reply.events[-1].get("type") == last
        assert reply.body.endswith(b"[DONE]\n\n") == done

    @pytest.mark.parametrize(
        ("name", "stream", "error"),
        [
            ("cut", False, IncompleteRead),
            ("drop", False, IncompleteRead),
            ("drop", True, IncompleteRead),
            ("reset", False, ConnectionResetError),
            ("reset", True, ConnectionResetError),
        ],
    )
    def test_a_body_can_break_off(
        self, connection: HTTPConnection, name: str, error: type[Exception], *, stream: bool
    ) -> None:
        with pytest.raises(error):
            ask(connection, model=f"test/{name}", stream=stream)

    def test_a_connection_can_end_without_an_answer(self, connection: HTTPConnection) -> None:
        with pytest.raises(RemoteDisconnected):
            ask(connection, model="test/hang-up")

    def test_a_stalled_stream_waits_for_the_client_to_leave(
        self, server: ResponsesServer, connection: HTTPConnection
    ) -> None:
        connection.request(
            "POST", "/responses", b'{"model": "test/stall", "stream": true}', {"Authorization": "Bearer key"}
        )
        response = connection.getresponse()
        while b"delta" not in response.readline():
            pass
        assert server.open_connections == 1
        response.close()
        connection.close()
        assert server.wait_until_idle()


def test_every_model_name_is_documented() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "embedded-server.md").read_text()
    assert [name for name, _ in descriptions() if f"`{name}`" not in page] == []
