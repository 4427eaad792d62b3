"""A change is said once for all its places, in sentences with our classes, and with the reason why it breaks code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.follow.comparison import Comparison, identity_of, with_lost_classes
from maintainer.follow.texts import new_texts
from maintainer.follow.wording import changes_between
from maintainer.upstream.capture import capture_operations
from maintainer.upstream.differences import find_differences
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations, operation_names_in
from tests.follow.small_checkout import changed

if TYPE_CHECKING:
    from collections.abc import Callable

    Edit = Callable[[dict[str, Any]], object]


def comparisons(edit: Edit) -> tuple[Comparison, Comparison]:
    return comparisons_with(changed(edit))


def comparisons_with(document: dict[str, Any]) -> tuple[Comparison, Comparison]:
    names = list(operation_names_in(document))
    theirs = find_operations(document, names, source="there")
    before = changed(lambda schemas: None)
    after = capture_operations(before, theirs).document

    def compare(description: dict[str, Any]) -> Comparison:
        matching = match_description(description, theirs)
        return Comparison(description, matching, find_differences(matching))

    return with_lost_classes(compare(before), compare(after)), compare(after)


def sentences(edit: Edit) -> list[str]:
    return [change.text for change in changes_between(*comparisons(edit))]


def update(component: str, field: str, **keywords: Any) -> Edit:
    return lambda schemas: schemas[component]["properties"][field].update(keywords)


def test_one_limit_in_several_places_is_said_once() -> None:
    def limit(schemas: dict[str, Any]) -> None:
        for component, field in (
            ("ResponsesRequest", "model"),
            ("FunctionTool", "name"),
            ("FormatSchema", "name"),
            ("InputMessage", "role"),
        ):
            schemas[component]["properties"][field]["maxLength"] = 64

    before, after = comparisons(limit)
    assert len(before.differences) >= 3
    (change,) = changes_between(before, after)
    assert change.text == (
        "`maxLength` of `FormatSchema.name`, `FunctionTool.name`, `InputMessage.role`, `ResponsesRequest.model` is now "
        "64; requests beyond the limit are rejected"
    )
    assert change.class_name == ""


def test_the_reason_speaks_of_all_places() -> None:
    def require(schemas: dict[str, Any]) -> None:
        schemas["ResponsesRequest"]["required"] = ["model"]
        schemas["FunctionTool"]["required"].append("async")

    assert sentences(require) == [
        "`FunctionTool.async`, `ResponsesRequest.model` are now required; requests without them are rejected"
    ]


def test_further_fields_of_a_class_follow_without_its_name() -> None:
    def limit(schemas: dict[str, Any]) -> None:
        schemas["FormatSchema"]["properties"]["name"]["minLength"] = 1
        schemas["TextDeltaEvent"]["properties"]["delta"]["minLength"] = 1
        schemas["TextDeltaEvent"]["properties"]["item_id"]["minLength"] = 1

    assert "`minLength` of `TextDeltaEvent.delta`, `.item_id` is now 1" in sentences(limit)


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (
            lambda schemas: schemas["McpTool"]["properties"].update(extra={"type": ["integer", "null"]}),
            "`McpTool` has the new field `extra` (integer or null)",
        ),
        (
            lambda schemas: schemas["FormatText"]["properties"].update(
                extra={"type": "array", "items": {"$ref": "#/components/schemas/Effort"}}
            ),
            "`FormatText` has the new field `extra` (array of `Effort`)",
        ),
        (
            lambda schemas: schemas["ResponsesRequest"]["properties"].pop("model"),
            "`ResponsesRequest` no longer has the field `model`; type checkers reject code that sends it",
        ),
        (
            lambda schemas: schemas["TextDeltaEvent"]["properties"].pop("item_id"),
            "`TextDeltaEvent` no longer has the field `item_id`; code that reads it does not find it",
        ),
        (
            lambda schemas: schemas["ResponsesRequest"].update(required=["model"]),
            "`ResponsesRequest.model` is now required; requests without it are rejected",
        ),
        (
            lambda schemas: schemas["TextDeltaEvent"].update(required=["type"]),
            "`TextDeltaEvent.delta` is no longer required; code that reads it has to expect that it is missing",
        ),
        (
            update("TextDeltaEvent", "item_id", type=["string", "null"]),
            "`TextDeltaEvent.item_id` can be null; code that reads it has to expect None",
        ),
        (
            update("ResponsesRequest", "stream", type="boolean"),
            "`ResponsesRequest.stream` can no longer be null; requests with None are rejected",
        ),
        (lambda schemas: schemas["Effort"]["enum"].append("medium"), "`Effort` has the new value `medium`"),
        (
            lambda schemas: schemas["Effort"]["enum"].remove("low"),
            "`Effort` no longer has the value `low`; requests with a removed value are rejected",
        ),
        (update("ResponsesRequest", "model", deprecated=True), "`ResponsesRequest.model` is deprecated"),
        (
            update("ResponsesRequest", "metadata", maxProperties=8),
            (
                "`maxProperties` of `ResponsesRequest.metadata` is now 8 (before: 16); "
                "requests beyond the limit are rejected"
            ),
        ),
        (
            update("TextDeltaEvent", "item_id", type="integer"),
            (
                "The type of `TextDeltaEvent.item_id` is now integer (before: string); "
                "code that reads it has to expect the new type"
            ),
        ),
    ],
)
def test_a_change_in_a_sentence(edit: Edit, text: str) -> None:
    assert sentences(edit) == [text]


def test_several_fields_of_one_class_are_one_sentence() -> None:
    def edit(schemas: dict[str, Any]) -> None:
        for name in ("delta", "item_id"):
            del schemas["TextDeltaEvent"]["properties"][name]
        schemas["TextDeltaEvent"]["required"] = ["type"]
        schemas["McpTool"]["properties"].update(a={"type": "string"}, b={"type": "integer", "deprecated": True})
        schemas["McpTool"]["properties"].update(c={"type": "boolean"})

    assert sentences(edit) == [
        "`McpTool` has the new deprecated field `b` (integer)",
        "`McpTool` has the new fields `a` (string), `c` (boolean)",
        "`TextDeltaEvent` no longer has the fields `delta`, `item_id`; code that reads them does not find them",
    ]


def test_a_limit_of_the_items_of_an_array_is_not_one_of_the_array() -> None:
    def add(schemas: dict[str, Any], **limit: int) -> None:
        tags = {"type": "array", "items": {"type": "string", **limit}}
        schemas["McpTool"]["properties"]["tags"] = tags

    before = changed(add)
    theirs = find_operations(changed(lambda schemas: add(schemas, maxLength=9)), ["POST /responses"], source="there")
    matching = match_description(before, theirs)
    comparison = Comparison(before, matching, find_differences(matching))
    (change,) = changes_between(comparison, comparison)
    assert change.sentence == "`maxLength` of `McpTool.tags[]` is now 9"


def test_a_class_that_callers_lose_is_a_breaking_change_of_its_own() -> None:
    def use_any_text(schemas: dict[str, Any]) -> None:
        schemas["ResponsesRequest"]["properties"]["effort"] = {"type": ["string", "null"]}

    before, after = comparisons(use_any_text)
    (change,) = (change for change in changes_between(before, after) if change.breaking)
    assert change.text == "The class `Effort` is removed; code that imports it fails"
    assert change.class_name == "Effort"


def test_changes_of_operations_name_the_operation() -> None:
    document = changed(lambda schemas: None)
    responses = document["paths"]["/responses"]["post"]
    responses["responses"]["429"] = responses["responses"]["400"]
    header = {"name": "X-New", "in": "header", "required": True, "schema": {"type": "string"}}
    responses["parameters"] = [*responses["parameters"], header]
    result = responses["responses"]["200"]["content"]["application/json"]
    document["paths"]["/things"] = {
        "get": {
            "operationId": "getThings",
            "tags": ["Things"],
            "description": "What the service says of it.",
            "responses": {"200": {"description": "ok", "content": {"application/json": result}}},
        }
    }
    before, after = comparisons_with(document)
    assert [change.text for change in changes_between(before, after)] == [
        "`GET /things` is new",
        "The header `X-New` of `POST /responses` is new; requests without it are rejected",
        "The status `429` of `POST /responses` is new",
    ]
    (text, *_) = new_texts(before, after)
    assert list(map(str, text.places)) == ["GET /things"]
    assert (text.ours, text.upstream) == ("To be described.", "What the service says of it.")


def test_a_new_variant_is_named_by_its_tag_and_our_class() -> None:
    def add(schemas: dict[str, Any]) -> None:
        schemas["Theirs"] = {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"type": "string", "enum": ["grammar"]}},
        }
        schemas["Formats"]["oneOf"].append({"$ref": "#/components/schemas/Theirs"})
        schemas["Formats"]["discriminator"]["mapping"]["grammar"] = "#/components/schemas/Theirs"

    assert sentences(add) == ["`Formats` has the new variant `grammar` (`Theirs`)"]


def test_our_description_is_beside_that_of_upstream_once_for_equal_ones() -> None:
    def add(schemas: dict[str, Any]) -> None:
        for component in ("FormatText", "McpTool"):
            schemas[component]["properties"]["extra"] = {"type": "string", "description": "What  they\nsay."}

    (text,) = new_texts(*comparisons(add))
    assert list(map(str, text.places)) == ["FormatText.extra", "McpTool.extra"]
    assert (text.ours, text.upstream) == ("To be described.", "What they say.")


def test_the_identity_is_that_of_the_change() -> None:
    before, after = comparisons(update("ResponsesRequest", "model", maxLength=8))
    identity = identity_of(before.description, after.description)
    texts_changed = json.loads(json.dumps([before.description, after.description]).replace("The model.", "Its model."))
    followed = {"x-captured-from": {"sha256": "0"}}
    assert identity_of(*texts_changed) == identity
    assert identity_of(before.description | followed, after.description | followed) != identity
    _, other = comparisons(update("ResponsesRequest", "model", maxLength=9))
    assert identity_of(before.description, other.description) != identity
