"""Examples in the upstream document are found, and decoded and encoded by the generated client."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import generate
from maintainer.upstream.examples import Example, find_examples, round_trip_failures
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SMALL = load_document(Path(__file__).parents[1] / "codegen/small.yaml")


def examples_after(edit: Callable[[dict[str, Any], dict[str, Any]], object]) -> list[Example]:
    """Return the examples in a copy of our document after an edit of its operation or its schemas."""
    theirs = copy.deepcopy(SMALL)
    edit(theirs["paths"]["/responses"]["post"], theirs["components"]["schemas"])
    operation = find_operations(theirs, ["POST /responses"], source="there")
    return list(find_examples(match_description(SMALL, operation)))


def test_an_example_of_the_request_is_found() -> None:
    def edit(operation: dict[str, Any], _: object) -> None:
        operation["requestBody"]["content"]["application/json"]["example"] = {"model": "m"}

    assert examples_after(edit) == [
        Example("POST /responses request application/json", "ResponsesRequest", {"model": "m"})
    ]


def test_a_named_example_of_a_response_is_found() -> None:
    def edit(operation: dict[str, Any], _: object) -> None:
        operation["responses"]["200"]["content"]["application/json"]["examples"] = {"short": {"value": {"id": "1"}}}

    assert examples_after(edit) == [Example("POST /responses 200 application/json", "OpenResponsesResult", {"id": "1"})]


@pytest.mark.parametrize("wrapped", [False, True])
def test_an_example_of_the_stream_is_found(wrapped: bool) -> None:
    event = {"type": "response.output_text.delta", "delta": "a"}

    def edit(operation: dict[str, Any], _: object) -> None:
        content = operation["responses"]["200"]["content"]["text/event-stream"]
        content["example"] = {"id": "1", "data": event} if wrapped else event

    assert examples_after(edit) == [Example("POST /responses 200 text/event-stream", "StreamEvents", event)]


def test_an_example_of_a_component_with_another_name_is_found() -> None:
    def edit(_: object, schemas: dict[str, Any]) -> None:
        schemas["TextFormat"] = {**schemas["FormatText"], "example": {"type": "text"}}
        schemas["FormatText"] = {"$ref": "#/components/schemas/TextFormat"}

    assert Example("TextFormat", "FormatText", {"type": "text"}) in examples_after(edit)


@pytest.mark.parametrize(
    ("tag", "is_unlisted"), [("openrouter:new", True), ("out_of_date", True), ("message", False), ("text", False)]
)
def test_an_example_may_have_a_tag_that_a_pattern_allows_or_that_upstream_lists_nowhere(
    tag: str, is_unlisted: bool
) -> None:
    def edit(_: object, schemas: dict[str, Any]) -> None:
        tag_by_pattern = {"type": "string", "pattern": "^openrouter:"}
        unlisted = {"type": "object", "required": ["type"], "properties": {"type": tag_by_pattern}}
        schemas["Formats"] = {
            "anyOf": [*schemas["Formats"]["oneOf"], unlisted],
            "example": {"type": tag},
        }

    assert Example("Formats", "Formats", {"type": tag}, is_unlisted) in examples_after(edit)


def test_an_example_of_a_field_is_found() -> None:
    def edit(_: object, schemas: dict[str, Any]) -> None:
        schemas["ResponsesRequest"]["properties"]["model"]["example"] = "m"

    assert examples_after(edit) == [Example("ResponsesRequest.model", "ResponsesRequest", {"model": "m"})]


def test_an_example_that_is_not_decoded_and_encoded_without_loss_is_reported(tmp_path: Path) -> None:
    package = tmp_path / "openrouter_responses_generated"
    generate(SMALL, root=ROOT, output=package)
    examples = [
        Example("a", "Formats", {"type": "text"}),
        Example("b", "Formats", {"type": "brand_new"}),
        Example("c", "InputMessage", {"role": "user", "type_": "message"}),
        Example("d", "Inputs", ["text"]),
        Example("e", "Formats", {"type": "brand_new"}, is_unlisted=True),
        Example("f", "FormatText", 5),
        Example("g", "Missing", {}),
    ]
    assert round_trip_failures(examples, package) == [
        "b: Formats does not know this variant",
        "c: InputMessage does not encode it as it was",
        (
            "g: Missing cannot decode it: "
            "ModuleNotFoundError(\"No module named 'openrouter_responses_generated.models.missing'\")"
        ),
    ]
