"""`openrouter-responses inspect`: recordings, event logs and streams as timelines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from openrouter_responses import OpenRouter
from openrouter_responses.testing import ResponsesServer, call, text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.client.command.conftest import Command

RECORDING = r"""
{"request": "POST /responses", "json": {"model": "openai/gpt-5", "input": "Hello", "stream": true}}
{"response": 200, "after_ms": 412, "headers": {"content-type": "text/event-stream"}}
{"data": {"type": "response.created", "response": {"status": "in_progress"}}, "after_ms": 3}
{"chunk": ": OPENROUTER PROCESSING\n\n", "after_ms": 20}
{"data": {"type": "response.output_text.delta", "delta": "One "}, "after_ms": 5}
{"data": {"type": "response.output_text.delta", "delta": "two."}, "after_ms": 2000}
{"data": {"type": "error", "message": "Overloaded"}, "after_ms": 10}
{"end": "cut"}

{"request": "POST /responses", "json": {"input": [{}, {}]}}
{"response": 429, "after_ms": 7, "headers": {}, "json": {"error": {"code": 429}}}

{"request": "GET /models"}
{"end": "reset"}
{"note": "by hand"}
"""
TIMELINE = """\
POST /responses  openai/gpt-5  stream  "Hello"
       412  status 200  text/event-stream
       415  response.created
       435  chunk  ": OPENROUTER PROCESSING\\n\\n"
       440  response.output_text.delta x 2  "One two."
     2,450  error  "Overloaded"
     2,450  end  "cut"
POST /responses  2 items
         7  status 429    "{\\"error\\": {\\"code\\": 429}}"
GET /models
            end  "reset"
            {"note": "by hand"}
"""


def test_a_recording_is_shown_with_its_times(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "trip.jsonl"
    file.write_text(RECORDING, encoding="utf-8")
    assert command("inspect", str(file)).output == TIMELINE
    assert command("inspect", "-", standard_input=RECORDING).output == TIMELINE


def test_a_recording_of_the_embedded_server_is_shown(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "trip.jsonl"
    with (
        ResponsesServer() as real,
        ResponsesServer.record(file, upstream=real.url) as recorder,
        OpenRouter(api_key="key", server_url=recorder.url) as open_router,
    ):
        open_router.responses.send(model="test/echo", input="Hello", stream=True).get_final_response()
        open_router.responses.send(model="test/echo", input="Hello")
    shown = command("inspect", str(file)).output
    assert 'POST /responses  test/echo  stream  "Hello"' in shown
    assert 'response.output_text.delta x 16  "You wrote: ' in shown
    assert "  response.completed  test/echo, completed, 1 input + 16 output tokens, $0.000017" in shown
    assert "  status 200  application/json  test/echo, completed, " in shown


def test_the_output_of_ask_with_events_is_shown(
    command: Command, server: ResponsesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tools_of_inspect.py").write_text("def double(n: int) -> int:\n    return 2 * n\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    server.script(call("double", n=2), text("Four."))
    log = command("ask", "2 * 2?", "--tool", "tools_of_inspect:double", "--events").output
    shown = command("inspect", "-", standard_input=log).output
    assert "response.output_item.done  function_call  double  completed" in shown
    assert 'tool_call.started  double({"n":2})' in shown
    assert 'response.output_text.delta  "Four."' in shown


def test_a_stream_of_server_sent_events_is_shown(command: Command) -> None:
    events = [{"type": "response.output_text.delta", "delta": one} for one in "ab"]
    stream = ": comment\nevent: x\n" + "".join(f"data: {json.dumps(event)}\n\n" for event in events) + "data: [DONE]\n"
    assert command("inspect", "-", standard_input=stream).output == 'response.output_text.delta x 2  "ab"\n'


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"# Title\n", "line 1: expected a JSON object"), (b"\xff", "cannot be read"), (None, "No such file")],
)
def test_another_file_is_refused(command: Command, tmp_path: Path, content: bytes | None, message: str) -> None:
    file = tmp_path / "file"
    if content is not None:
        file.write_bytes(content)
    done = command("inspect", str(file))
    assert done.status == 2
    assert message in done.errors
