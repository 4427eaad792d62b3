"""Every example in a published document is found, and goes through the client that is made of it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import generate
from maintainer.upstream.document import operation_in
from maintainer.upstream.drift import compare
from maintainer.upstream.examples import Example, broken, examples_in

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SMALL = load_document(Path(__file__).parents[1].joinpath("codegen/small.yaml"))


def found_in(edit: Callable[[dict[str, Any], dict[str, Any]], object]) -> list[Example]:
    """The examples in a document that is ours but for an edit of its operation or its schemas."""
    theirs = copy.deepcopy(SMALL)
    edit(theirs["paths"]["/responses"]["post"], theirs["components"]["schemas"])
    return list(examples_in(compare(SMALL, operation_in(theirs, "/responses", source="there"), source="there")))


def test_of_a_request() -> None:
    def edit(operation: dict[str, Any], _: object) -> None:
        operation["requestBody"]["content"]["application/json"]["example"] = {"model": "m"}

    assert found_in(edit) == [Example("request application/json", "ResponsesRequest", {"model": "m"})]


def test_of_an_answer_and_by_name() -> None:
    def edit(operation: dict[str, Any], _: object) -> None:
        operation["responses"]["200"]["content"]["application/json"]["examples"] = {"short": {"value": {"id": "1"}}}

    assert found_in(edit) == [Example("200 application/json", "OpenResponsesResult", {"id": "1"})]


@pytest.mark.parametrize("wrapped", [False, True])
def test_of_a_stream(wrapped: bool) -> None:
    event = {"type": "response.output_text.delta", "delta": "a"}

    def edit(operation: dict[str, Any], _: object) -> None:
        content = operation["responses"]["200"]["content"]["text/event-stream"]
        content["example"] = {"id": "1", "data": event} if wrapped else event

    assert found_in(edit) == [Example("200 text/event-stream", "StreamEvents", event)]


def test_of_a_component_whatever_it_is_called() -> None:
    def edit(_: object, schemas: dict[str, Any]) -> None:
        schemas["TextFormat"] = {**schemas["FormatText"], "example": {"type": "text"}}
        schemas["FormatText"] = {"$ref": "#/components/schemas/TextFormat"}

    assert Example("TextFormat", "FormatText", {"type": "text"}) in found_in(edit)


def test_of_a_field() -> None:
    def edit(_: object, schemas: dict[str, Any]) -> None:
        schemas["ResponsesRequest"]["properties"]["model"]["example"] = "m"

    assert found_in(edit) == [Example("ResponsesRequest.model", "ResponsesRequest", {"model": "m"})]


def test_what_does_not_go_through_is_named(tmp_path: Path) -> None:
    package = tmp_path / "openrouter_responses_generated"
    generate(SMALL, root=ROOT, output=package)
    examples = [
        Example("a", "Formats", {"type": "text"}),
        Example("b", "Formats", {"type": "brand_new"}),
        Example("c", "InputMessage", {"role": "user", "type_": "message"}),
        Example("d", "Inputs", ["text"]),
    ]
    assert broken(examples, package) == [
        "b: Formats does not know this variant",
        "c: InputMessage does not give it back",
    ]
