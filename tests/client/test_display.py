"""What results, streams, runs and conversations show of themselves, and what they never show."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from openrouter_responses import Conversation, ParsedResult, ResponseResult, errors, models, tool
from openrouter_responses.bulk import Report
from openrouter_responses.display import _html, _live, live, live_async
from openrouter_responses.display._safe_text import is_embedded_image, safe_address, safe_markdown
from openrouter_responses.testing import call, reasoning, text
from tests.client.shown_responses import (
    HOSTILE,
    PIXEL,
    PNG,
    Page,
    PermissiveMarkdown,
    citation,
    hostile_results,
    message,
    result_of,
)

if TYPE_CHECKING:
    from openrouter_responses import OpenRouter
    from openrouter_responses.testing import ResponsesServer


def with_rich(shown: object, width: int = 100) -> str:
    console = Console(width=width, force_terminal=False, color_system=None)
    with console.capture() as captured:
        console.print(shown)
    return captured.get()


@tool
def get_weather(city: str) -> str:
    """Return the weather of a city."""
    return f"sunny in {city}"


# --- Text -------------------------------------------------------------------------------------------------------------


def test_a_result_prints_its_model_status_tokens_cost_and_the_beginning_of_its_text() -> None:
    assert str(result_of(message("Hello,\n\n  Ada."))) == (
        "openai/gpt-5, completed, 1,200 input + 34 output tokens, $0.00125\nHello, Ada."
    )
    assert len(str(result_of(message("word " * 10_000)))) < 300


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"status": "incomplete", "incomplete_details": {"reason": "length"}}, "incomplete (length)"),
        ({"status": "failed", "error": {"code": "server_error", "message": "Overloaded."}}, "Error: Overloaded."),
        ({"usage": {"input_tokens": 1, "output_tokens": 2, "total_tokens": 3, "cost": 0}}, "$0"),
        ({"usage": {"input_tokens": 1, "output_tokens": 2, "total_tokens": 3, "cost": 1.5e-08}}, "$1.5e-08"),
        ({"usage": {"input_tokens": 1, "output_tokens": 2, "total_tokens": 3, "cost": 1234.5}}, "$1,234.5"),
        ({"usage": None}, "completed"),
        ({"output_text": "Sent."}, "Sent."),
    ],
    ids=["incomplete", "failed", "free", "cheap", "expensive", "no-usage", "text-only"],
)  # fmt: skip
def test_a_result_prints_what_is_special_about_it(fields: dict[str, Any], shown: str) -> None:
    result = result_of(**fields)
    assert shown in str(result)
    assert shown in Page(result._repr_html_()).text
    assert shown in with_rich(result)


def test_calls_refusals_and_images_are_lines() -> None:
    refusal = {"type": "refusal", "refusal": "I cannot."}
    lines = str(
        result_of(
            {"type": "function_call", "call_id": "c", "name": "get_weather", "arguments": '{"city":"Rome"}'},
            {**message(""), "content": [refusal]},
            {"type": "image_generation_call", "id": "i", "status": "completed", "result": PIXEL, "prompt": "A dot"},
            {"type": "web_search_call", "id": "w", "status": "completed", "action": {"type": "search", "query": "q"}},
        )
    ).splitlines()[1:]
    assert lines[:3] == ['get_weather({"city":"Rome"})', "Refusal: I cannot.", "[image: A dot]"]
    assert lines[3].startswith("web_search_call: ")


def test_many_lines_are_cut() -> None:
    calls = [{"type": "function_call", "call_id": f"c{n}", "name": f"f{n}", "arguments": "{}"} for n in range(100)]
    lines = str(result_of(*calls)).splitlines()
    assert len(lines) == 8
    assert lines[-1] == "... 94 more lines"


def test_a_stream_prints_what_it_has_received(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script([text("One two")])
    stream = open_router.responses.send(model="openai/gpt-5", input="Count.", stream=True)
    assert repr(stream) == "<EventStream: 1 event, not finished>"
    deltas = stream.text_deltas()
    assert next(deltas) == "One "
    assert str(stream) == "EventStream: 5 events, not finished, openai/gpt-5, in_progress\nOne"
    assert [*deltas] == ["two"]
    assert repr(stream) == "<EventStream: 10 events, finished>"
    assert "One two" in Page(stream._repr_html_()).text


def test_a_stream_that_is_closed_early_says_so(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script([text("One two")])
    stream = open_router.responses.send(model="openai/gpt-5", input="Count.", stream=True)
    stream.close()
    assert repr(stream) == "<EventStream: 1 event, broken off>"


def test_a_parsed_stream_shows_json_as_it_is(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script([text('{"value": [1, 2]}')])
    stream = open_router.responses.parse(model="openai/gpt-5", input="Count.", text_format=list[int], stream=True)
    assert repr(stream) == "<ParsedStream: 1 event, not finished>"
    result = stream.get_final_response()
    for shown in (result, stream):
        assert '<pre style="white-space:pre-wrap;overflow-wrap:anywhere">{\n  &quot;value&quot;' in shown._repr_html_()
        assert '```json\n{\n  "value"' in shown._repr_markdown_()
    assert repr(stream).endswith("finished>")


@pytest.mark.anyio
async def test_an_asynchronous_stream_prints_what_it_has_received(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    server.script([text("One two")], [text("[1]")])
    async with open_router.responses.send_async(model="openai/gpt-5", input="Count.", stream=True) as stream:
        await stream.get_final_response()
    assert str(stream).endswith("\nOne two")
    parsed = open_router.responses.parse_async(model="openai/gpt-5", input="1", text_format=list[int], stream=True)
    assert repr(parsed) == "<AsyncParsedStream: not sent>"
    assert str(parsed) == "AsyncParsedStream: not sent"
    async with parsed:
        assert repr(parsed) == "<AsyncParsedStream: 1 event, not finished>"


def test_a_run_and_its_parts_print_in_short(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script([call("get_weather", city="Rome")], [text("It is sunny.")])
    run = open_router.responses.run(model="openai/gpt-5", input="Weather?", tools=[get_weather])
    events = [str(event) for event in run]
    assert 'tool_call.started\nget_weather({"city":"Rome"}) started' in events
    lines = str(run).splitlines()
    assert re.fullmatch(r"Run: 2 steps, finished, \d+ input \+ 5 output tokens, \$0\.0\d+", lines[0])
    assert re.fullmatch(r'  get_weather\({"city":"Rome"}\) finished in [\d.]+ ms', lines[2])
    assert lines[4] == "  It is sunny."
    assert str(run.state).replace("RunState", "Run") == str(run)
    assert str(run.steps[0]).splitlines()[1] == str(run.steps[0].calls[0])
    page = Page(run._repr_html_())
    assert "Output:\nsunny in Rome" in page.text
    assert page.wrong == []
    assert "sunny in Rome" in run._repr_markdown_()


def test_a_conversation_prints_its_items(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script([reasoning("Rome, then."), call("get_weather", city="Rome")], [text("It is sunny.")])
    conversation = Conversation(open_router, model="openai/gpt-5", tools=[get_weather], http_headers={"X": "secret-1"})
    picture = {"type": "input_image", "detail": "auto", "image_url": f"{PNG}{PIXEL}"}
    conversation.send([{"role": "user", "content": [{"type": "input_text", "text": "Weather?"}, picture]}])
    assert repr(conversation) == "<Conversation: 5 items, model='openai/gpt-5'>"
    assert str(conversation).splitlines()[1:] == [
        "user: Weather?",
        "  [image: image]",
        "reasoning",
        'function call: get_weather({"city":"Rome"})',
        "function call output: sunny in Rome",
        "assistant: It is sunny.",
    ]
    page = Page(conversation._repr_html_())
    assert page.images == [picture["image_url"]]
    assert "secret-1" not in page.text + str(conversation) + repr(conversation)
    assert Conversation.from_dict(json.loads(conversation.to_json()), open_router).history


def test_a_report_of_a_bulk_run_is_a_table() -> None:
    report = Report(rows=3, succeeded=2, failed=1, seconds=2.0, cost=0.25, errors={"status 400 <b>": 1})
    page = Page(report._repr_html_())
    assert "Bulk run: finished · 2 of 3 rows succeeded · $0.25" in page.text
    assert "<b>" not in report._repr_html_().replace("status 400 &lt;b&gt;", "")
    assert "| failed | 1 |" in report._repr_markdown_()
    assert re.search(r"time +2\.0 s, 1\.5 rows/s", with_rich(report))
    assert re.search(r"status 400 <b> +1", with_rich(report))
    assert [line.split() for line in str(report).splitlines()[:2]] == [["rows", "3"], ["succeeded", "2"]]
    assert "Bulk run: stopped" in with_rich(Report(stopped="The budget is spent."))


def test_an_error_is_shown_with_what_is_known_about_the_response(open_router: OpenRouter) -> None:
    with pytest.raises(errors.TooManyRequestsResponseError) as caught:
        open_router.responses.send(model="test/error-429", input="Hi")
    page = Page(caught.value._repr_html_())
    assert page.wrong == []
    assert page.text.startswith("TooManyRequestsResponseError: The server responded with status 429")
    assert "status_code: 429" in page.text


# --- HTML, Markdown, rich ---------------------------------------------------------------------------------------------


def test_html_renders_the_text_and_lists_the_sources() -> None:
    cited = citation("https://example.com/a?b=1&c=2", "A <b>page</b>")
    page = Page(result_of(message("# Title\n\nSome **bold** text.", cited, cited))._repr_html_())
    assert page.wrong == []
    assert page.links == ["https://example.com/a?b=1&c=2"]
    assert "A <b>page</b>" in page.text
    assert "<h1>Title</h1>" in result_of(message("# Title"))._repr_html_()
    assert (
        "[A &lt;b&gt;page&lt;/b&gt;](https://example.com/a?b=1&c=2)" in result_of(message("x", cited))._repr_markdown_()
    )


@pytest.mark.parametrize("item", [
    {"type": "image_generation_call", "id": "i", "status": "completed", "result": PIXEL, "prompt": 'A "dot"'},
    {"type": "openrouter:image_generation", "id": "i", "status": "completed", "imageB64": PIXEL},
    {"type": "openrouter:image_generation", "id": "i", "status": "completed", "result": f"{PNG}{PIXEL}"},
    {"type": "other:image_generation", "id": "i", "status": "completed", "imageB64": PIXEL},
], ids=["call", "server-tool", "data-uri", "not-described"])  # fmt: skip
def test_an_image_in_the_response_is_shown(item: dict[str, Any]) -> None:
    result = result_of(item)
    page = Page(result._repr_html_())
    assert page.images == [f"{PNG}{PIXEL}"]
    assert page.wrong == []
    assert f"](data:image/png;base64,{PIXEL})" in result._repr_markdown_()


def test_an_image_from_the_network_is_a_link() -> None:
    url = "https://example.com/image.png"
    item = {"type": "openrouter:image_generation", "id": "i", "status": "completed", "imageUrl": url}
    page = Page(result_of(item)._repr_html_())
    assert (page.images, page.links, page.wrong) == ([], [url], [])
    assert f"[Image: generated image]({url})" in result_of(item)._repr_markdown_()


def check_harmless(text: str) -> None:
    permissive = PermissiveMarkdown()
    for result in hostile_results(text):
        assert Page(result._repr_html_()).wrong == []
        markdown = result._repr_markdown_()
        assert Page(permissive.render(markdown)).wrong == []
        printed = f"{result}{with_rich(result)}{result._repr_html_()}{markdown}"
        assert [c for c in printed if not c.isprintable() and c not in "\n\t\u200c\u200d\xa0\u3000"] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_of_a_model_does_no_harm(text: str) -> None:
    check_harmless(text)


PIECES = [
    "<script>", "<img src=x>", "![", "](", "]:", "[a]", "(javascript:a)", "(https://example.com)", "```", "~~~", "````",
    "`", "``", "\n", "\n\n", "\n- ", "\n> ", "\n    ", "  ", "\t", "|", "\n|---|\n", "$", "\\", "\\(", "&lt;", "&#60;",
    "#", "*", "_", "x", "<", ">", '"', "'", "!", "[", "]", "(", ")", "{", "}", "1. ", "=", "\n---\n", "</details>",
    "\x1b", "\r",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_combination_of_markdown_does_harm(text: str) -> None:
    assert Page(PermissiveMarkdown().render(safe_markdown(text))).wrong == []
    assert Page(result_of(message(text))._repr_html_()).wrong == []


def test_fenced_code_keeps_its_text_in_markdown() -> None:
    code = "if a < b:\n    print(vec![1], '$HOME', x[0](1))"
    in_a_list = "\n   ".join(["1. So:", "```python", *code.splitlines(), "```"])
    for source in (f"```python\n{code}\n```", in_a_list):
        tokens = [token for token in MarkdownIt().parse(safe_markdown(source)) if token.type == "fence"]
        assert [(token.info, token.content) for token in tokens] == [("python", f"{code}\n")]


def test_formulas_and_raw_blocks_are_text_in_markdown() -> None:
    assert safe_markdown("$a$ \\(a\\) \\[a\\]") == "&#36;a&#36; &#92;(a\\) &#92;[a\\]"
    assert safe_markdown("```{=html}\n<b>\n```").strip() == "```\n<b>\n```"


def test_ordinary_markdown_stays_as_it_is() -> None:
    source = "# A\n\n- **b** and `c`\n- [d](https://example.com)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> q"
    assert safe_markdown(source) == source


@pytest.mark.parametrize(
    "url", ["javascript:a", " javascript:a", "data:text/html,a", "file:///a", "//a", "a", "https://a b"]
)
def test_only_addresses_of_the_web_and_of_mailboxes_are_links(url: str) -> None:
    assert safe_address(url) is None
    assert safe_address("https://example.com/ü?a=b#c") is not None
    assert safe_address("mailto:ada@example.com") is not None
    assert not is_embedded_image("data:image/svg+xml;base64,AAAA")
    assert not is_embedded_image("https://example.com/data:image/png;base64,AAAA")


def test_keys_are_masked_wherever_text_is_shown() -> None:
    key = "sk-or-v1-0123456789abcdef"
    result = result_of(message(f"The key is {key}.", citation(f"https://example.com/?k={key}", key)), model=key)
    for shown in (str(result), repr(result), result._repr_markdown_(), with_rich(result)):
        assert "0123456789" not in shown.replace(f"?k={key}", "")


def test_text_is_shown_as_it_is_written_without_a_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    _html.markdown_renderer.cache_clear()
    try:
        page = Page(result_of(message("# Title\n<script>"))._repr_html_())
    finally:
        _html.markdown_renderer.cache_clear()
    assert page.wrong == []
    assert "# Title\n<script>" in page.text


def test_long_text_is_shown_as_it_is_written() -> None:
    assert "# Title" in Page(result_of(message("# Title\n" + "a" * 200_000))._repr_html_()).text


def test_rich_shows_markdown_calls_and_sources() -> None:
    call_item = {"type": "function_call", "call_id": "c", "name": "get_weather", "arguments": '{"city":"Rome"}'}
    shown = with_rich(result_of(message("Some **bold** <b>.", citation("https://example.com/", "A page")), call_item))
    assert "Some bold <b>." in shown
    assert 'get_weather({"city":"Rome"})' in shown
    assert "[1] A page https://example.com/" in shown


def test_rich_shows_reasoning_images_and_json_as_text() -> None:
    summary = {"type": "reasoning", "id": "r", "summary": [{"type": "summary_text", "text": "Hm.\x1b[2J"}]}
    image = {"type": "image_generation_call", "id": "i", "status": "completed", "result": PIXEL, "prompt": "A dot"}
    shown = with_rich(result_of(summary, image))
    assert "Hm.\\x1b[2J" in shown
    assert "[image: A dot]" in shown
    parsed = ParsedResult.of_value(result_of(message('{"value":1}')), 1)
    assert '{\n  "value": 1\n}' in with_rich(parsed)


ITEMS = ["message", "reasoning", "function_call", "image_generation_call", "openrouter:image_generation"]
ODD: list[Any] = [
    None,
    1,
    "x",
    [],
    {},
    [None, 1, "x", [], {}],
    [{"type": "x"}],
    {"a": None},
    True,
    [{"type": "output_text"}],
]


@pytest.mark.parametrize("value", ODD, ids=repr)
@pytest.mark.parametrize("name", ["model", "status", "output", "usage", "error", "incomplete_details", "output_text"])
def test_a_response_of_another_shape_than_described_is_shown(name: str, value: object) -> None:
    for shown in (result_of(**{name: value}), ResponseResult.from_dict({name: value})):
        assert str(shown) is not None
        assert with_rich(shown) is not None
        assert Page(shown._repr_html_()).wrong == []
        assert shown._repr_markdown_() is not None


@pytest.mark.parametrize("value", ODD, ids=repr)
@pytest.mark.parametrize(
    "kind", ["message", "reasoning", "function_call", "image_generation_call", "openrouter:image_generation"]
)
def test_an_item_of_another_shape_than_described_is_shown(kind: str, value: object) -> None:
    names = (
        "id",
        "role",
        "content",
        "summary",
        "name",
        "arguments",
        "call_id",
        "result",
        "prompt",
        "status",
        "imageB64",
    )
    part: dict[str, object] = {"type": "output_text", "text": value, "annotations": value}
    refusal = {"type": "refusal", "refusal": value}
    source = {"type": "url_citation", "url": value, "title": value}
    for item in (
        {"type": kind, **dict.fromkeys(names, value)},
        {"type": kind},
        {"type": "message", "role": "assistant", "content": [part, refusal, {**part, "annotations": [source]}]},
    ):
        shown = result_of(item)
        assert str(shown) is not None
        assert with_rich(shown) is not None
        assert Page(shown._repr_html_()).wrong == []
        assert shown._repr_markdown_() is not None


def test_a_deeply_nested_item_is_shown() -> None:
    nested: Any = "x"
    for _ in range(100_000):
        nested = [nested]
    shown = result_of({"type": "new", "nested": nested})
    assert len(shown._repr_html_() + str(shown) + shown._repr_markdown_()) < 20_000


def test_a_notebook_asks_an_object_for_nothing_else(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script([text("One two")])
    stream = open_router.responses.send(model="openai/gpt-5", input="Count.", stream=True)
    for name in ("_ipython_display_", "_repr_mimebundle_", "_ipython_canary_method_should_not_exist_", "__rich__"):
        for shown in (stream, result_of(message("x")), models.TextDeltaEvent.from_dict({})):
            assert not hasattr(shown, name)
    assert repr(stream) == "<EventStream: 1 event, not finished>"


# --- Live -------------------------------------------------------------------------------------------------------------


def test_live_prints_the_text_and_returns_the_response(
    server: ResponsesServer, open_router: OpenRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script([text("One two\x1b[2J")])
    result = live(open_router.responses.send(model="openai/gpt-5", input="Count.", stream=True))
    assert result.output_text == "One two\x1b[2J"
    printed = capsys.readouterr().out
    assert printed.startswith("One two\\x1b[2J\n[EventStream: 10 events, finished, openai/gpt-5, completed, ")


def test_live_shows_runs_parsed_streams_and_results(
    server: ResponsesServer, open_router: OpenRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script([call("get_weather", city="Rome")], [text("It is sunny.")], [text('{"value": [1]}')], [text("Hi.\n")])
    run = open_router.responses.run(model="openai/gpt-5", input="Weather?", tools=[get_weather])
    assert live(run).output_text == "It is sunny."
    parsed = open_router.responses.parse(model="openai/gpt-5", input="1", text_format=list[int], stream=True)
    assert live(parsed).output_parsed == [1]
    result = open_router.responses.send(model="openai/gpt-5", input="Hi")
    assert live(result) is result
    printed = capsys.readouterr().out
    assert printed.startswith("It is sunny.\n[Run: 2 steps, finished, ")
    assert '\n{"value": [1]}\n[ParsedStream: ' in printed
    assert "\nHi.\n[openai/gpt-5, completed, " in printed


@pytest.mark.anyio
async def test_live_async_shows_requests_streams_runs_and_parsed_streams(
    server: ResponsesServer, open_router: OpenRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script([text("One")], [text("Two")], [text("Three")], [text('{"value": [4]}')])
    responses = open_router.responses
    assert (await live_async(responses.send_async(model="openai/gpt-5", input="1", stream=True))).output_text == "One"
    stream = await responses.send_async(model="openai/gpt-5", input="2", stream=True)
    assert (await live_async(stream)).output_text == "Two"
    assert (await live_async(responses.run_async(model="openai/gpt-5", input="3"))).output_text == "Three"
    parsed = responses.parse_async(model="openai/gpt-5", input="4", text_format=list[int], stream=True)
    assert (await live_async(parsed)).output_parsed == [4]
    printed = capsys.readouterr().out
    assert re.findall(r"^\[(\w+)", printed, flags=re.MULTILINE) == [
        "AsyncEventStream", "AsyncEventStream", "AsyncRun", "AsyncParsedStream",
    ]  # fmt: skip


def test_what_was_received_stays_shown_if_the_stream_breaks(
    open_router: OpenRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(errors.StreamInterruptedError):
        live(open_router.responses.send(model="test/cut", input="Hi", stream=True))
    assert "[EventStream: " in capsys.readouterr().out


class Notebook:
    """What `IPython` and `IPython.display` have in a notebook."""

    def __init__(self) -> None:
        self.frames: list[Any] = []

    def get_ipython(self) -> object:
        return self

    def display(self, frame: object, *, display_id: bool) -> Notebook:
        assert display_id
        return self.update(frame)

    def update(self, frame: object) -> Notebook:
        self.frames.append(frame)
        return self


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Notebook:
    notebook = Notebook()
    for name in ("IPython", "IPython.display"):
        monkeypatch.setitem(sys.modules, name, notebook)
    return notebook


def test_in_a_notebook_the_output_of_the_cell_is_replaced(
    notebook: Notebook, server: ResponsesServer, open_router: OpenRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script([call("get_weather", city="Rome")], [text("It is **sunny**.")])
    run = open_router.responses.run(model="openai/gpt-5", input="Weather?", tools=[get_weather])
    assert live(run).output_text == "It is **sunny**."
    assert len(notebook.frames) >= 2
    last = notebook.frames[-1]
    assert last._repr_html_() == run._repr_html_()
    assert last._repr_markdown_() == run._repr_markdown_()
    assert repr(last) == str(run)
    assert capsys.readouterr().out == ""


def test_the_text_that_a_run_is_receiving_is_shown(
    notebook: Notebook, server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_live, "MIN_SECONDS", 0)
    monkeypatch.setattr(_live, "_SHARE", 0)
    server.script([call("get_weather", city="Rome")], [text("It is sunny.")])
    run = open_router.responses.run(model="openai/gpt-5", input="Weather?", tools=[get_weather])
    live(run)
    texts = [repr(frame) for frame in notebook.frames]
    assert sum("\nIt is\n" in f"{shown}\n" for shown in texts) == 1
    assert texts[-1].count("It is sunny.") == 1


def test_in_a_terminal_of_ipython_the_text_is_printed(
    notebook: Notebook, open_router: OpenRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class TerminalInteractiveShell: ...

    monkeypatch.setattr(notebook, "get_ipython", TerminalInteractiveShell)
    live(open_router.responses.send(model="test/echo", input="Hi", stream=True))
    assert notebook.frames == []
    assert "so I quote the prompt.\n[EventStream: " in capsys.readouterr().out


def test_nothing_is_imported_for_display_before_something_is_shown(server: ResponsesServer) -> None:
    program = f"""if True:
        import sys
        from openrouter_responses import OpenRouter
        names = ("openrouter_responses.display", "openrouter_responses_generated.representation", "markdown_it")
        def loaded():
            return [name in sys.modules for name in names]
        with OpenRouter(api_key="k", server_url={server.url!r}) as client:
            result = client.responses.send(model="test/echo", input="Hi")
            for event in client.responses.send(model="test/echo", input="Hi", stream=True):
                pass
            before = loaded()
            str(result)
            print(before, loaded())
    """
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "[False, False, False] [True, True, False]\n"
