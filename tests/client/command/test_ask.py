"""`openrouter-responses ask` in a pipe: what it sends, prints and stores."""

from __future__ import annotations

import base64
import json
import stat
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import Conversation, OpenRouter
from openrouter_responses.testing import call, encode_event, error, fault, incomplete, refusal, structured, text

if TYPE_CHECKING:
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer
    from tests.client.command.conftest import Command

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC")


def content_of_last_request(server: ResponsesServer) -> Any:
    """Return the content of the newest message."""
    return server.requests[-1].json["input"][-1]["content"]


def test_the_answer_is_on_the_standard_output_and_its_cost_on_the_standard_error(
    command: Command, server: ResponsesServer
) -> None:
    server.script(text("Rayleigh scattering."))
    done = command("ask", "Why is the sky blue?", "-m", "test/echo", "-s", "Be brief.")
    assert (done.status, done.output) == (0, "Rayleigh scattering.\n")
    assert done.errors.startswith("[test/echo, completed, ")
    assert "output tokens, $" in done.errors
    request = server.requests[-1].json
    assert (request["instructions"], request["stream"]) == ("Be brief.", True)


def test_the_text_of_a_pipe_follows_the_prompt(command: Command, server: ResponsesServer) -> None:
    command("ask", "Summarize.", standard_input="One.\nTwo.\n")
    assert content_of_last_request(server) == "Summarize.\n\nOne.\nTwo."
    command("ask", standard_input="Only the pipe.")
    assert content_of_last_request(server) == "Only the pipe."


def test_without_a_prompt_nothing_is_sent(command: Command, server: ResponsesServer) -> None:
    done = command("ask")
    assert (done.status, done.output) == (2, "")
    assert "Nothing to ask" in done.errors
    assert not server.requests


def test_images_pdfs_texts_and_addresses_are_attached(
    command: Command, server: ResponsesServer, tmp_path: Path
) -> None:
    for name, content in {"dot.png": PIXEL, "report.pdf": b"%PDF-1.7", "notes.md": b"# Notes"}.items():
        (tmp_path / name).write_bytes(content)
    files = [str(tmp_path / name) for name in ("dot.png", "report.pdf", "notes.md")]
    addresses = ["https://example.com/cat.jpg", "https://example.com/paper.pdf?page=1"]
    options = [option for file in [*files, *addresses] for option in ("-f", file)]
    assert command("ask", "Compare.", *options).status == 0
    prompt, image, pdf, notes, cat, paper = content_of_last_request(server)
    assert prompt == {"type": "input_text", "text": "Compare."}
    assert image["image_url"].startswith("data:image/png;base64,iVBOR")
    assert (pdf["filename"], pdf["file_data"]) == ("report.pdf", "data:application/pdf;base64,JVBERi0xLjc=")
    assert notes["text"] == "notes.md:\n\n# Notes"
    assert cat["image_url"] == "https://example.com/cat.jpg"
    assert (paper["filename"], paper["file_url"]) == ("paper.pdf", "https://example.com/paper.pdf?page=1")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("missing.txt", None, "No such file"), ("program", b"\x7fELF\xff", "not an image, a PDF or UTF-8 text")],
)
def test_a_file_that_cannot_be_attached_is_named(
    command: Command, server: ResponsesServer, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = command("ask", "Read it.", "-f", str(tmp_path / name))
    assert done.status == 2
    assert name in done.errors
    assert message in done.errors
    assert not server.requests


def test_a_short_schema_gives_json(command: Command, server: ResponsesServer) -> None:
    server.script(structured({"name": "Rome", "people": 3}))
    done = command("ask", "Describe Rome.", "--schema", "name, people int: in millions")
    assert json.loads(done.output) == {"name": "Rome", "people": 3}
    sent = server.requests[-1].json["text"]["format"]["schema"]
    assert sent["properties"]["name"] == {"type": "string"}
    assert sent["properties"]["people"]["description"] == "in millions"


def test_a_schema_can_be_a_file_or_json(command: Command, server: ResponsesServer, tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "boolean"}}, "required": ["a"]}
    file = tmp_path / "schema.json"
    file.write_text(json.dumps(schema), encoding="utf-8")
    for given in (str(file), json.dumps(schema)):
        done = command("ask", "x", "-m", "test/echo", "--schema", given, "--no-stream")
        assert isinstance(json.loads(done.output)["a"], bool)
        assert server.requests[-1].json["text"]["format"]["schema"]["properties"] == schema["properties"]


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("name, a b c", "'a b c' in --schema is not a name and a type"),
        ("name text", "'text' in --schema is not a type: use str, int, float, bool or list"),
        (" , ", "--schema is empty"),
        ("missing.json", "The schema missing.json does not exist"),
        ("{", "--schema is not JSON"),
    ],
)
def test_a_wrong_schema_is_explained(command: Command, server: ResponsesServer, schema: str, message: str) -> None:
    done = command("ask", "x", "--schema", schema)
    assert done.status == 2
    assert message in done.errors
    assert not server.requests


def test_a_function_is_called_and_shown_as_lines(
    command: Command, server: ResponsesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weather_of_ask.py").write_text(
        'def get_weather(city: str) -> str:\n    """Weather of a city."""\n    return f"{city}: sunny"\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    for options in ((), ("--no-stream",)):
        server.script(call("get_weather", city="Rome"), text("It is sunny."))
        done = command("ask", "How is Rome?", "--tool", "weather_of_ask:get_weather", *options)
        assert (done.status, done.output) == (0, "It is sunny.\n")
    server.script(call("get_weather", city="Rome"), text("It is sunny."))
    done = command("ask", "How is Rome?", "--tool", "weather_of_ask:get_weather")
    assert done.errors.startswith('-> get_weather({"city":"Rome"})\n<- get_weather: Rome: sunny\n')


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("json", "is not a module and a function"),
        ("no_such_module:f", "No module named 'no_such_module'"),
        ("json:no_such", "has no function no_such"),
    ],
)
def test_a_wrong_function_is_explained(command: Command, name: str, message: str) -> None:
    done = command("ask", "x", "--tool", name)
    assert done.status == 2
    assert message in done.errors


@pytest.mark.one_description
def test_reasoning_and_web_search_are_asked_for(command: Command, server: ResponsesServer) -> None:
    command("ask", "x", "--reasoning", "low", "--web")
    request = server.requests[-1].json
    assert request["reasoning"] == {"effort": "low", "summary": "auto"}
    assert request["tools"] == [{"type": "openrouter:web_search"}]


def test_reasoning_stays_out_of_a_pipe(command: Command) -> None:
    done = command("ask", "Think.", "-m", "test/reasoning")
    assert done.output.startswith('You wrote: "Think."')


def test_json_is_the_whole_response(command: Command, server: ResponsesServer) -> None:
    done = command("ask", "x", "-m", "test/echo", "--json")
    assert json.loads(done.output)["output"][0]["role"] == "assistant"
    assert server.requests[-1].json.get("stream") in (None, False)


def test_events_are_lines_of_json(command: Command) -> None:
    done = command("ask", "x", "-m", "test/echo", "--events")
    kinds = [json.loads(line)["type"] for line in done.output.splitlines()]
    assert (kinds[0], kinds[-1], done.errors) == ("response.created", "response.completed", "")


def test_the_last_conversation_is_continued(command: Command, server: ResponsesServer, state_folder: Path) -> None:
    command("ask", "I am Ada.", "-m", "test/echo", "-s", "Be brief.")
    server.script(text("You are Ada."))
    assert command("ask", "-c", "Who am I?").output == "You are Ada.\n"
    request = server.requests[-1].json
    assert [item["role"] for item in request["input"]] == ["user", "assistant", "user"]
    assert (request["model"], request["instructions"]) == ("test/echo", "Be brief.")
    file = state_folder / "openrouter-responses" / "last-conversation.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_stored_conversation_is_one_of_the_library(
    command: Command, open_router: OpenRouter, state_folder: Path
) -> None:
    command("ask", "I am Ada.", "-m", "test/echo")
    file = state_folder / "openrouter-responses" / "last-conversation.json"
    conversation = Conversation.from_dict(json.loads(file.read_text(encoding="utf-8")), open_router)
    assert conversation.send("And?").output_text
    assert len(conversation.history) == 4


def test_nothing_is_stored_on_request_or_continued_if_there_is_nothing(command: Command, state_folder: Path) -> None:
    assert command("ask", "x", "--no-save").status == 0
    assert not state_folder.exists()
    done = command("ask", "-c", "x")
    assert done.status == 2
    assert "There is no conversation to continue" in done.errors


@pytest.mark.parametrize("content", ["{", "[]", '{"version": 99, "history": []}'])
def test_a_damaged_conversation_is_named(command: Command, state_folder: Path, content: str) -> None:
    file = state_folder / "openrouter-responses" / "last-conversation.json"
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    done = command("ask", "-c", "x")
    assert done.status == 2
    assert str(file) in done.errors


def test_an_answer_is_shown_although_it_cannot_be_stored(command: Command, state_folder: Path) -> None:
    state_folder.write_text("a file in place of the folder", encoding="utf-8")
    done = command("ask", "x")
    assert done.status == 0
    assert "The conversation cannot be stored in " in done.errors


@pytest.mark.parametrize(
    ("scripted", "status", "message"),
    [
        (error(401), 3, "Check the API key in OPENROUTER_API_KEY."),
        (error(402), 4, "status 402"),
        (error(404), 5, "the provider preferences and --server-url: "),
        (error(400), 5, "status 400"),
        (error(502), 7, "status 502"),
        (fault("cut"), 9, "(incomplete chunked read). [generation "),
        (incomplete(text("Half of")), 9, "The answer is incomplete: it reached the limit of output tokens."),
        (refusal("I cannot help with that."), 10, "The model declined to answer."),
    ],
)
def test_each_kind_of_failure_has_an_exit_status_and_one_line(
    command: Command, server: ResponsesServer, scripted: Any, status: int, message: str
) -> None:
    server.script(*[scripted] * 5)
    done = command("ask", "x")
    assert done.status == status
    assert message in done.errors.splitlines()[-1]
    assert "Traceback" not in done.errors


def test_output_that_does_not_fit_the_schema_is_a_refusal(command: Command, server: ResponsesServer) -> None:
    server.script(structured({"name": 1}))
    done = command("ask", "x", "--schema", "name")
    assert done.status == 10
    assert "$.name" in done.errors


def test_a_missing_key_is_named_with_its_variable(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENROUTER_API_KEY")
    with monkeypatch.context() as patched:
        patched.setenv("OPENROUTER_API_KEY", "")
        done = command("ask", "x")
    assert done.status == 3
    assert done.errors == "openrouter-responses: No API key is set. Set OPENROUTER_API_KEY to your key.\n"


def test_a_server_that_does_not_listen_is_a_failure_of_the_connection(command: Command) -> None:
    done = command("ask", "x", "--server-url", "http://127.0.0.1:9", "--timeout", "5")
    assert done.status == 8
    assert done.errors.endswith("Check the network and --server-url.\n")


@pytest.mark.parametrize("arguments", [("ask", "x", "--json"), ("models",), ("generation", "gen-1")])
def test_a_response_that_is_too_large_names_the_option(
    command: Command, server: ResponsesServer, arguments: tuple[str, ...]
) -> None:
    server.respond_with(body={"data": ["x" * 1_000]})
    done = command(*arguments, "--max-response-bytes", "1000")
    assert done.status == 7
    assert "it is larger than 1000 bytes; --max-response-bytes sets another limit" in done.errors


def test_a_wrong_option_is_an_error_of_usage(command: Command) -> None:
    done = command()
    assert done.status == 2
    assert done.errors.startswith("usage: openrouter-responses ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", "x", "--timeout", "soon"), "openrouter-responses ask: argument --timeout: must be a positive number"),
        (
            ("models", "--max-response-bytes", "1GB"),
            "--max-response-bytes: must be a number of bytes above 0, such as 5",
        ),
        (("ask", "x", "--modle=y"), "unrecognized arguments: --modle=y. Did you mean --model instead of --modle? See"),
        (("ask", "x", "--no-such"), "openrouter-responses ask: unrecognized arguments: --no-such."),
        (("--no-such",), "the following arguments are required: COMMAND"),
        (("aks", "x"), "'aks' is not a command. Did you mean openrouter-responses ask?"),
        (("Why is the sky blue?",), 'A prompt follows ask: openrouter-responses ask "Hello".'),
        (("ask", "x", "--server-url", "here"), "--server-url must be an absolute http or https address"),
    ],
)
def test_an_error_of_usage_is_one_line_that_says_what_to_do(
    command: Command, arguments: tuple[str, ...], message: str
) -> None:
    done = command(*arguments)
    assert done.status == 2
    assert message in done.errors
    assert done.errors.count("\n") == 1


def test_debug_shows_requests_and_tracebacks_without_the_key(command: Command, server: ResponsesServer) -> None:
    server.script(error(404))
    done = command("ask", "x", "--debug")
    assert "Traceback" in done.errors
    assert "POST http" in done.errors
    assert "sk-or-test" not in done.errors


def test_a_server_tool_is_shown_as_a_line(command: Command, server: ResponsesServer) -> None:
    item = {"id": "ws_1", "type": "web_search_call", "status": "completed", "action": {"type": "search", "query": "q"}}
    event = {"type": "response.output_item.done", "sequence_number": 0, "output_index": 0, "item": item}
    end = {"type": "response.completed", "sequence_number": 1, "response": {"status": "completed", "output": [item]}}
    server.respond_with(body=[encode_event(event), encode_event(end)])
    done = command("ask", "x")
    assert done.errors.startswith("-- web_search_call: ")


def test_a_missing_extra_is_named(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: ResponsesServer
) -> None:
    (tmp_path / "needs_more.py").write_text("raise ImportError('install more')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = command("ask", "x", "--tool", "needs_more:f")
    assert (done.status, done.errors) == (2, "openrouter-responses: install more\n")
    assert not server.requests


def test_an_unexpected_error_names_its_class_and_the_option(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_tools.py").write_text("raise RuntimeError('broken')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = command("ask", "x", "--tool", "broken_tools:f")
    assert done.status == 1
    assert done.errors == "openrouter-responses: RuntimeError: broken (--debug shows the traceback)\n"
