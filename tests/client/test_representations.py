"""The `repr`, the text and the HTML of models: short, without credentials, and escaped."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from rich.pretty import pretty_repr

from openrouter_responses import models
from tests.client.test_plain_values import MESSAGE

if TYPE_CHECKING:
    from openrouter_responses import OpenRouter

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>&\"'"


class Tags(HTMLParser):
    """The tags of an HTML text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def delta(text: str) -> Any:
    fields = {"type": "response.output_text.delta", "item_id": "m", "output_index": 0, "content_index": 0}
    return models.TextDeltaEvent.from_dict({**fields, "delta": text, "logprobs": [], "sequence_number": 4})


def test_a_short_repr_can_be_evaluated() -> None:
    message = models.OutputMessageItem.from_dict(MESSAGE)
    assert eval(repr(message), vars(models) | {"OutputMessageItem": models.OutputMessageItem,
                "ResponseOutputText": models.ResponseOutputText}) == message  # fmt: skip


def test_a_repr_cuts_long_strings_and_lists_and_says_how_much_is_left_out() -> None:
    assert repr(delta("a" * 1_000)).startswith(
        f"TextDeltaEvent(type_='response.output_text.delta', delta='{'a' * 80}'... 920 more, logprobs=[]"
    )
    item = models.ReasoningItem(id="r", summary=[models.ReasoningSummaryText(text=str(n)) for n in range(50)])
    assert "ReasoningSummaryText(type_='summary_text', text='3'), ... 46 more]" in repr(item)
    tool = models.FunctionTool(name="f", parameters={"type": "object", **{f"x{n}": n for n in range(20)}})
    assert "'x6': 6, ... 13 more}" in repr(tool)


def test_a_repr_leaves_out_deep_objects() -> None:
    nested: Any = 1
    for _ in range(100_000):
        nested = {"a": nested}
    tool = models.FunctionTool(name="f", parameters=nested)
    assert "parameters={'a': {'a': {...}}}" in repr(tool)
    assert len(tool._repr_html_()) < 2_000


def test_an_event_prints_as_its_type_and_what_it_says() -> None:
    assert str(delta("Hello")) == "response.output_text.delta: delta='Hello'"
    assert str(models.UnknownVariant.from_dict({"type": "new", "n": 1})) == "new: n=1"
    assert str(models.UnknownVariant.from_dict({"n": 1})) == "UnknownVariant: n=1"
    assert str(models.UnknownVariant.from_dict({"type": "\x1b[2J", "n": 1})).startswith("UnknownVariant: ")
    assert str(models.UnknownVariant.from_dict({})) == "UnknownVariant"


def test_every_event_of_a_stream_prints_as_one_short_line(open_router: OpenRouter) -> None:
    with open_router.responses.send(model="test/echo", input="Hello " * 500, stream=True) as stream:
        lines = [str(event) for event in stream]
    assert max(map(len, lines)) < 200
    assert not [line for line in lines if "\n" in line]
    assert lines[0].startswith("response.created: response=OpenResponsesResult(status='in_progress', model='test/echo'")


def test_a_line_does_not_contain_control_characters() -> None:
    assert "\x1b" not in str(delta("\x1b[2J\r\nHello"))


@pytest.mark.parametrize("name", ["authorization", "headers", "api_key", "Password"])
def test_credentials_are_masked(name: str) -> None:
    tool = models.UnknownVariant.from_dict({"type": "mcp", "deep": [{name: "very-secret"}], name: {"a": "very-secret"}})
    shown = [repr(tool), str(tool), tool._repr_html_(), pretty_repr(tool)]
    assert [text for text in shown if "very-secret" in text or "[secret]" not in text] == []
    assert tool.to_dict()[name] == {"a": "very-secret"}


def test_keys_of_openrouter_are_masked_in_any_text() -> None:
    event = delta("the key sk-or-v1-0123456789abcdef")
    for text in (repr(event), str(event), event._repr_html_(), pretty_repr(event)):
        assert "0123456789" not in text
        assert "the key [secret]" in text


def test_html_is_escaped() -> None:
    tag = models.UnknownVariant.from_dict({"type": HOSTILE, HOSTILE: {HOSTILE: [HOSTILE]}, "b": HOSTILE})
    seen = Tags(tag._repr_html_())
    assert seen.tags == {"div", "details", "summary"}
    assert HOSTILE in seen.text


def test_html_shows_fields_in_full() -> None:
    assert "a" * 1_000 in delta("a" * 1_000)._repr_html_()


def test_a_field_of_a_response_cannot_take_the_place_of_a_method() -> None:
    event = models.TextDeltaEvent.from_dict(
        {"delta": "Hi", "_repr_html_": "<script>", "__rich_repr__": 1, "to_json": 2}
    )
    assert "Hi" in event._repr_html_()
    assert "Hi" in event.to_json()
    assert "Hi" in pretty_repr(event)


def test_rich_shows_the_fields_that_are_set() -> None:
    assert (
        pretty_repr(models.ReasoningSummaryText(text="Hm.")) == "ReasoningSummaryText(type_='summary_text', text='Hm.')"
    )


def test_what_shows_a_model_is_imported_when_one_is_shown() -> None:
    import subprocess

    program = (
        "import sys; from openrouter_responses import models\n"
        "item = models.ReasoningSummaryText(text='Hm.')\n"
        "name = 'openrouter_responses_generated.representation'\n"
        "assert name not in sys.modules; repr(item); assert name in sys.modules; assert 'rich' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
