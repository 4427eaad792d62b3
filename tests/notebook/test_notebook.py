"""Objects show themselves in a notebook: `make test-notebook`, with Jupyter in its own environment."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.client.shown_responses import Page

NOTEBOOK = os.environ.get("NOTEBOOK")
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(NOTEBOOK is None, reason="Jupyter has its own environment: make test-notebook")

PREPARED = """
import sys
from openrouter_responses import Conversation, OpenRouter, display, tool
from openrouter_responses.testing import ResponsesServer, call, reasoning, text

server = ResponsesServer().start()
scripted = ResponsesServer().start()
open_router = OpenRouter(api_key="sk-or-0123456789", server_url=server.url)
with_script = OpenRouter(api_key="sk-or-0123456789", server_url=scripted.url)

@tool
def get_weather(city: str) -> str:
    '''Return the weather of a city.'''
    return f"sunny in {city}"
"""


def executed(*cells: str) -> list[list[dict[str, Any]]]:
    """Execute cells, and return what each of them has shown."""
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("overlays", "generated"))
    done = subprocess.run(
        [str(ROOT / str(NOTEBOOK)), str(Path(__file__).parent / "programs" / "execute_cells.py")],
        input=json.dumps([PREPARED, *cells]),
        env={**os.environ, "PYTHONPATH": paths, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return shown[1:]


def test_objects_at_the_end_of_a_cell_are_rendered() -> None:
    script = "scripted.script([reasoning('Hm.'), text('# Hi\\n\\n**Ada** <script>x</script>'), call('f', a=1)])\n"
    shown = executed(
        script + "with_script.responses.send(model='openai/gpt-5', input='Hi')",
        "open_router.responses.send(model='test/echo', input='Hi', stream=True)",
        "next(open_router.responses.send(model='test/echo', input='Hi', stream=True))",
        "Conversation(open_router, model='openai/gpt-5')",
        "try:\n    open_router.responses.send(model='test/error-429', input='Hi')\n"
        "except Exception as error:\n    failure = error\nfailure",
    )
    (result,), (stream,), (event,), (conversation,), (error,) = shown
    page = Page(result["text/html"])
    assert "<h1>Hi</h1>" in result["text/html"]
    assert "<strong>Ada</strong> &lt;script&gt;" in result["text/html"]
    assert page.wrong == []
    assert "**Ada** &lt;script>" in result["text/markdown"]
    assert result["text/plain"].startswith("ResponseResult(id='gen-")
    assert "EventStream: 1 event, not finished" in stream["text/html"]
    assert event["text/html"].startswith("<div ")
    assert "response.created" in event["text/html"]
    assert "Conversation: 0 items" in conversation["text/html"]
    assert "status_code: 429" in error["text/html"]
    assert "0123456789" not in json.dumps(shown)


def test_a_live_display_grows_with_the_stream() -> None:
    ((first, *updates),) = executed(
        "result = display.live(open_router.responses.send(model='test/slow', input='Hi', stream=True))"
    )
    texts = [Page(update["text/html"]).text.partition("You wrote")[2].rstrip() for update in (first, *updates)]
    assert len(texts) > 2
    assert texts == sorted(texts, key=len)
    assert all(texts[-1].startswith(text) for text in texts)
    assert texts[-1].endswith("so I quote the prompt.")
    assert " events, finished · " in updates[-1]["text/html"]
    assert "You wrote" in updates[-1]["text/markdown"]
    assert "You wrote" in updates[-1]["text/plain"]


def test_a_live_display_of_a_run_shows_its_steps() -> None:
    script = "scripted.script([call('get_weather', city='Rome')], [text('It is sunny.')])\n"
    call = "with_script.responses.{}(model='openai/gpt-5', input='Weather?', tools=[get_weather])"
    shown = executed(
        f"{script}result = display.live({call.format('run')})",
        f"{script}result = await display.live_async({call.format('run_async')})",
    )
    for updates in shown:
        page = Page(updates[-1]["text/html"])
        assert page.wrong == []
        assert 'get_weather({"city":"Rome"}) finished' in page.text
        assert "sunny in Rome" in page.text
        assert page.text.count("It is sunny.") == 1


def test_a_live_display_keeps_what_was_received_when_the_stream_breaks() -> None:
    ((*updates, said),) = executed(
        "try:\n    display.live(open_router.responses.send(model='test/cut', input='Hi', stream=True))\n"
        "except Exception as error:\n    print(type(error).__name__)"
    )
    assert said == {"text/plain": "StreamInterruptedError\n"}
    assert "broken off" in updates[-1]["text/html"]
    assert "You wrote" in updates[-1]["text/html"]


def test_the_examples_of_the_documentation_run_in_a_notebook() -> None:
    text = (ROOT / "docs" / "display.md").read_text(encoding="utf-8")
    blocks = [block.partition("```")[0] for block in text.split("```python\n")[1:]]
    shown = executed(*blocks)
    assert any("Everything is here." in part.get("text/html", "") for cell in shown for part in cell)
