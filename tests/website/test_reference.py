"""The reference has every public name, once, on a page of moderate size."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from maintainer.release.api_reader import read_public_api
from maintainer.website.markdown import Anchors, Page
from maintainer.website.reference import Reference, read_reference

ROOT = Path(__file__).parents[2]


@cache
def reference() -> Reference:
    return read_reference(ROOT)


def page(name: str) -> str:
    return next(each.text for each in reference().pages if each.path == f"reference/{name}")


def section(name: str, heading: str) -> str:
    return page(name).partition(f"## `{heading}`\n")[2].partition("\n## ")[0]


def anchors_of(text: str) -> set[str]:
    anchors = Anchors()
    without_code = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return {anchors.add(heading.replace("`", "")) for heading in re.findall(r"^#+ (.+)$", without_code, re.MULTILINE)}


def test_every_public_name_is_in_the_reference() -> None:
    api = read_public_api(ROOT)
    modules = {name.rpartition(".")[0] for name in api.names} | {"operations", "utils"}
    # Generated code and type variables have no meaning of their own.
    shown = {name for name in api.names if not name.startswith("openrouter_responses_generated.")} - modules
    assert sorted(name for name in shown - reference().names.keys() if not name.endswith(".T")) == []


def test_each_name_has_a_heading() -> None:
    anchors = {each.path: anchors_of(each.text) for each in reference().pages}
    places = {name: place.partition("#") for name, place in reference().names.items()}
    assert [name for name, (path, _, anchor) in places.items() if anchor not in anchors[path]] == []


def test_no_page_is_large() -> None:
    sizes = {each.path: len(each.text) for each in reference().pages}
    assert {path: size for path, size in sizes.items() if size > 120_000} == {}


def test_send_lists_the_fields_of_the_request() -> None:
    text = page("client").partition("### `Responses.send`")[2].partition("\n### ")[0]
    assert "- **`temperature`** (`float | None`): Sampling temperature" in text
    assert "- **`retries`**" in text
    assert "**Raises**" in text


def test_a_model_has_its_fields_its_example_and_the_name_of_its_dict() -> None:
    text = section("models-requests", "ReasoningConfig")
    assert 'ReasoningConfig(effort="low"' in text
    assert "- **`effort`** (`ReasoningEffort | None`): Reasoning effort." in text
    assert "`ReasoningConfigTypedDict`" in text
    assert "Unset" not in text


def test_events_are_on_the_page_of_events() -> None:
    assert reference().names["models.TextDeltaEvent"] == "reference/models-events#textdeltaevent"


def test_what_a_class_inherits_from_a_documented_class_is_not_repeated() -> None:
    assert "generation_id" in section("errors", "OpenRouterError")
    assert "Derives from `OpenRouterError`" in section("errors", "BadRequestResponseError")
    assert "generation_id" not in section("errors", "BadRequestResponseError")


@pytest.mark.parametrize("name", ["RetryConfig", "errors.OpenRouterError", "OpenRouterError", "OpenRouter.close"])
def test_a_text_can_refer_to_a_name(name: str) -> None:
    assert name in reference().links


@pytest.mark.parametrize("name", ["Answer", "text", "call"])
def test_an_ambiguous_or_common_word_refers_to_nothing(name: str) -> None:
    assert name not in reference().links


def test_the_anchors_are_those_of_github() -> None:
    anchors = Anchors()
    assert anchors.add("Record and replay") == "record-and-replay"
    assert anchors.add("OpenRouter.close") == "openrouterclose"
    assert anchors.add("OpenRouter.close") == "openrouterclose-1"


def test_the_summary_of_a_page_is_its_first_paragraph() -> None:
    assert Page("x", "# Title\n\n```python\ncode\n```\n\nFirst\nlines.\n\nMore.\n").summary == "First lines."
