"""A capture updates our description to the upstream document, in our form and with our descriptions."""

from __future__ import annotations

import ast
import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate

from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import generate
from maintainer.codegen.merged import merged
from maintainer.codegen.python_types import PythonTypes
from maintainer.codegen.synonyms import names_in
from maintainer.upstream.capture import capture_operations, undescribed_parts
from maintainer.upstream.differences import find_differences
from maintainer.upstream.examples import find_examples, round_trip_failures
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations, read_operation_names
from maintainer.upstream.write_back import DescriptionFiles

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT.parent / "shared/reference/upstream"
SMALL = load_document(ROOT / "tests/codegen/small.yaml")
Schemas = dict[str, Any]


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def upstream(edit: Callable[[Schemas], object]) -> dict[str, Any]:
    document = copy.deepcopy(SMALL)
    edit(document["components"]["schemas"])
    return document


def capture(document: dict[str, Any], ours: dict[str, Any] = SMALL) -> dict[str, Any]:
    theirs = find_operations(document, ["POST /responses"], source="there")
    captured = capture_operations(ours, theirs).document
    assert find_differences(match_description(captured, theirs)) == ()
    return captured


def schemas_after(edit: Callable[[Schemas], object]) -> Schemas:
    schemas: Schemas = capture(upstream(edit))["components"]["schemas"]
    return schemas


def is_supported_by_the_generator(document: dict[str, Any]) -> bool:
    types = PythonTypes(document)
    return all(types.model(name) if types.kind(name) == "model" else types.alias(name) for name in types)


# --- form -----------------------------------------------------------------------------------------------------------


def request_field(schema: Any) -> Callable[[Schemas], object]:
    return lambda schemas: schemas["ResponsesRequest"]["properties"].update(new=schema)


def tagged(tag: str, **fields: Any) -> dict[str, Any]:
    properties = {"type": {"type": "string", "enum": [tag]}, **fields}
    return {"type": "object", "required": ["type"], "properties": properties}


def test_a_document_that_equals_ours_changes_nothing() -> None:
    assert capture(upstream(lambda schemas: None)) == SMALL


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": ["integer", "null"], "minimum": 1}, {"type": ["integer", "null"], "minimum": 1}),
        ({"type": "integer", "minimum": 0, "exclusiveMinimum": True}, {"type": "integer", "exclusiveMinimum": 0}),
        ({"type": "string", "enum": ["a"]}, {"type": "string", "const": "a"}),
        (
            {"type": "string", "nullable": True, "enum": ["a", "b", None]},
            {
                "oneOf": [
                    {
                        "type": "string",
                        "enum": ["a", "b"],
                        "x-enumDescriptions": dict.fromkeys("ab", "To be described."),
                    },
                    {"type": "null"},
                ]
            },
        ),
        ({"anyOf": [{"type": "string"}, {"nullable": True}]}, {"type": ["string", "null"]}),
        ({"anyOf": [{"type": "string"}, {"type": "number"}]}, {"type": ["string", "number"]}),
        ({"type": "object"}, {"type": "object", "additionalProperties": True}),
        (
            {"type": "object", "additionalProperties": {"type": "string"}, "nullable": True},
            {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
        ),
        ({}, {}),
        ({"allOf": [ref("FormatText"), {"nullable": True}]}, {"oneOf": [ref("FormatText"), {"type": "null"}]}),
        ({"anyOf": [ref("FormatText"), ref("FormatSchema")]}, ref("Formats")),
        (copy.deepcopy(SMALL["components"]["schemas"]["McpTool"]), ref("McpTool")),
    ],
)
def test_a_new_field_is_written_in_our_form(theirs: Any, ours: dict[str, Any]) -> None:
    described = {} if "const" in ours else {"description": "To be described."}
    assert schemas_after(request_field(theirs))["ResponsesRequest"]["properties"]["new"] == {**ours, **described}


def test_a_new_event_is_named_after_its_tag() -> None:
    def add_event(schemas: Schemas) -> None:
        tag = "response.code_interpreter_call_code.done"
        schemas["OpenAIResponsesCodeDone"] = tagged(tag, code={"type": "string"})
        schemas["StreamEvents"]["oneOf"].append(ref("OpenAIResponsesCodeDone"))
        schemas["StreamEvents"]["discriminator"]["mapping"][tag] = ref("OpenAIResponsesCodeDone")["$ref"]

    assert "CodeInterpreterCallCodeDoneEvent" in schemas_after(add_event)


def test_a_new_enum_whose_name_is_a_synonym_gets_no_number() -> None:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["Effort"]["x-synonyms"] = ["ResponsesRequestNew"]
    values = [*"abcdefghijkl"]
    document = upstream(request_field({"type": "string", "enum": values}))
    document["components"]["schemas"]["NewEnum2"] = {"type": "string", "enum": values}
    document["components"]["schemas"]["ResponsesRequest"]["properties"]["new"] = ref("NewEnum2")
    captured = capture(document, ours)["components"]["schemas"]
    assert captured["ResponsesRequest"]["properties"]["new"]["$ref"].endswith("/ResponsesRequestNewValue")


def test_an_enum_that_is_named_after_its_place_is_used_again() -> None:
    ours = copy.deepcopy(SMALL)
    first, second = [*"abcdefghijkl"], [*"bcdefghijklmno"]
    ours["components"]["schemas"]["ResponsesRequestNew"] = {"type": "string", "enum": first, "description": "New."}
    ours["components"]["schemas"]["ResponsesRequest"]["properties"]["new"] = ref("ResponsesRequestNew")
    document = upstream(request_field({"anyOf": [{"type": "string", "enum": second}, {"type": "integer"}]}))
    schemas = capture(document, ours)["components"]["schemas"]
    assert set(schemas["ResponsesRequestNew"]["enum"]) == set(second)
    assert schemas["ResponsesRequestNew"]["description"] == "New."


def test_a_new_object_becomes_a_component_named_after_its_place() -> None:
    schemas = schemas_after(
        request_field({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}})
    )
    assert schemas["ResponsesRequest"]["properties"]["new"] == {
        **ref("ResponsesRequestNew"),
        "description": "To be described.",
    }
    assert schemas["ResponsesRequestNew"] == {
        "description": "To be described.",
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "string", "description": "To be described."}},
    }


def test_a_new_component_is_placed_behind_the_one_that_uses_it() -> None:
    names = list(schemas_after(request_field({"type": "object", "properties": {"a": {"type": "string"}}})))
    assert names[names.index("ResponsesRequest") + 1] == "ResponsesRequestNew"


def test_a_new_object_keeps_its_upstream_name() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["TheirOptions"] = {"type": "object", "properties": {"a": {"type": "string"}}}
        schemas["ResponsesRequest"]["properties"]["options"] = ref("TheirOptions")

    assert "TheirOptions" in schemas_after(edit)


def test_a_new_union_keeps_its_upstream_name_and_its_variants_get_other_names() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["Shapes"] = {"oneOf": [tagged("round"), tagged("square")]}
        schemas["ResponsesRequest"]["properties"]["shape"] = ref("Shapes")
        schemas["OfAnotherOperation"] = ref("Gone")

    assert schemas_after(edit)["Shapes"]["oneOf"] == [ref("RoundShape"), ref("SquareShape")]


def test_a_new_object_does_not_get_a_name_that_is_taken() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["effort"] = {"type": "object", "properties": {"a": {"type": "string"}}}
        schemas["ResponsesRequest"]["properties"]["options"] = ref("effort")

    schemas = schemas_after(edit)
    assert schemas["Effort"] == SMALL["components"]["schemas"]["Effort"]
    assert schemas["ResponsesRequest"]["properties"]["options"]["$ref"] == ref("ResponsesRequestOptions")["$ref"]


def test_a_new_variant_is_added_to_the_union_and_its_mapping() -> None:
    def edit(schemas: Schemas) -> None:
        del schemas["Tools"]["discriminator"]
        schemas["Tools"]["oneOf"].append(tagged("openrouter:shell", path={"type": "string"}))

    schemas = schemas_after(edit)
    assert schemas["Tools"]["oneOf"][-1] == ref("OpenrouterShellTool")
    assert schemas["Tools"]["discriminator"]["mapping"]["openrouter:shell"] == ref("OpenrouterShellTool")["$ref"]
    assert schemas["OpenrouterShellTool"]["properties"]["type"] == {"type": "string", "const": "openrouter:shell"}
    assert schemas["Tools"]["description"] == "Tools."


def test_a_new_union_gets_a_discriminator() -> None:
    union = schemas_after(request_field({"anyOf": [tagged("a"), tagged("b")]}))["ResponsesRequestNew"]
    assert union["discriminator"]["propertyName"] == "type"
    assert list(union["discriminator"]["mapping"]) == ["a", "b"]


def _require_tag(name: str, *, required: bool) -> Callable[[Schemas], object]:
    def edit(schemas: Schemas) -> None:
        others = [one for one in schemas[name].get("required", ()) if one != "type"]
        schemas[name]["required"] = [*others, "type"] if required else others

    return edit


def test_the_first_variant_whose_tag_becomes_optional_describes_objects_without_a_tag() -> None:
    document = upstream(_require_tag("FormatSchema", required=False))
    first = capture(document)
    assert first["components"]["schemas"]["Formats"]["x-default-variant"] == ref("FormatSchema")["$ref"]
    _require_tag("FormatText", required=False)(document["components"]["schemas"])
    second = capture(document, first)
    assert second["components"]["schemas"]["Formats"]["x-default-variant"] == ref("FormatSchema")["$ref"]
    assert capture(upstream(lambda _: None), second) == SMALL


def test_a_variant_whose_tag_becomes_required_no_longer_describes_objects_without_a_tag() -> None:
    assert "x-default-variant" not in schemas_after(_require_tag("InputMessage", required=True))["InputItems"]


def test_objects_without_the_tag_of_a_union_are_a_variant_of_it_while_upstream_has_them() -> None:
    untagged = {"type": "object", "properties": {"a": {"type": "string"}}}
    added = capture(upstream(lambda schemas: schemas["Formats"]["oneOf"].append(untagged)))
    assert added["components"]["schemas"]["Formats"]["x-default-variant"] == ref("FormatsVariant")["$ref"]
    assert "FormatsVariant" in PythonTypes(added).alias("Formats").python_type.field_members
    assert merged(added)["components"]["schemas"]["Formats"]["anyOf"] == [ref("TaggedFormats"), ref("FormatsVariant")]
    assert capture(SMALL, added) == SMALL


def test_objects_without_a_tag_are_merged_into_one() -> None:
    one = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
    other = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": {"type": "integer"}, "b": {"type": "string"}},
    }
    merged = schemas_after(request_field({"anyOf": [one, other]}))["ResponsesRequestNew"]
    assert merged["required"] == ["a"]
    assert merged["properties"]["a"]["type"] == ["string", "integer"]


def test_an_object_that_is_replaced_by_several_becomes_a_union() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["ResponsesRequest"]["properties"]["text"] = {"anyOf": [tagged("a"), tagged("b")]}

    schemas = schemas_after(edit)
    assert is_supported_by_the_generator({"components": {"schemas": schemas}})
    assert schemas["ResponsesRequest"]["properties"]["text"]["$ref"].startswith("#/components/schemas/")


def test_a_recursive_object_refers_to_itself() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["Tree"] = {"type": "object", "properties": {"children": {"type": "array", "items": ref("Tree")}}}
        schemas["ResponsesRequest"]["properties"]["tree"] = ref("Tree")

    assert schemas_after(edit)["Tree"]["properties"]["children"]["items"] == ref("Tree")


def test_a_copy_of_a_component_of_ours_is_not_added() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["FunctionToolCopy"] = copy.deepcopy(schemas["FunctionTool"])
        schemas["OpenResponsesResult"]["properties"]["tool"] = ref("FunctionToolCopy")

    assert schemas_after(edit).keys() == SMALL["components"]["schemas"].keys()


def test_a_copy_with_other_details_is_the_component_whose_synonym_is_its_name() -> None:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["TextConfig"]["x-synonyms"] = ["AnswerText"]

    def edit(schemas: Schemas) -> None:
        schemas["AnswerText"] = copy.deepcopy(schemas["TextConfig"])
        schemas["AnswerText"]["properties"]["size"] = {"type": "integer"}
        schemas["OpenResponsesResult"]["properties"]["text"] = ref("AnswerText")

    schemas = capture(upstream(edit), ours)["components"]["schemas"]
    assert schemas["OpenResponsesResult"]["properties"]["text"]["$ref"] == ref("TextConfig")["$ref"]
    assert schemas["TextConfig"]["properties"]["size"]["type"] == "integer"
    assert schemas.keys() == SMALL["components"]["schemas"].keys()


def test_an_object_with_a_synonym_as_its_name_but_other_fields_becomes_a_component_of_its_own() -> None:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["TextConfig"]["x-synonyms"] = ["AnswerText"]

    def edit(schemas: Schemas) -> None:
        schemas["AnswerText"] = {"type": "object", "properties": {"words": {"type": "integer"}}}
        schemas["OpenResponsesResult"]["properties"]["text"] = ref("AnswerText")

    schemas = capture(upstream(edit), ours)["components"]["schemas"]
    assert schemas["OpenResponsesResult"]["properties"]["text"]["$ref"] == ref("OpenResponsesResultText")["$ref"]


def test_an_enum_that_has_a_synonym_as_its_name_is_the_enum_of_ours() -> None:
    ours = copy.deepcopy(SMALL)
    values = [f"value-{number}" for number in range(9)]
    ours["components"]["schemas"]["Effort"] = {"type": "string", "enum": [*values, "low"], "x-synonyms": ["AnswerMode"]}

    def edit(schemas: Schemas) -> None:
        schemas["Effort"] = ours["components"]["schemas"]["Effort"]
        schemas["AnswerMode"] = {"type": "string", "enum": [*values, "high"]}
        schemas["OpenResponsesResult"]["properties"]["mode"] = ref("AnswerMode")

    schemas = capture(upstream(edit), ours)["components"]["schemas"]
    assert schemas["OpenResponsesResult"]["properties"]["mode"]["$ref"] == ref("Effort")["$ref"]
    assert schemas["Effort"]["enum"] == [*values, "low", "high"]
    assert schemas.keys() == SMALL["components"]["schemas"].keys()


def test_a_union_with_a_copy_of_a_variant_is_the_union_of_ours() -> None:
    ours, document = copy.deepcopy(SMALL), copy.deepcopy(SMALL)
    for one in (ours, document):
        schemas = one["components"]["schemas"]
        schemas["BashTool"] = {"description": "Bash.", **tagged("bash")}
        schemas["BashTool"]["properties"]["type"] = {"type": "string", "const": "bash"}
        schemas["Tools"]["oneOf"].append(ref("BashTool"))
        schemas["Tools"]["discriminator"]["mapping"]["bash"] = ref("BashTool")["$ref"]
    schemas = document["components"]["schemas"]
    function = copy.deepcopy(schemas["FunctionTool"])
    function["properties"]["cache"] = {"type": "boolean"}
    variants = [function, ref("McpTool"), ref("BashTool")]
    schemas["OpenResponsesResult"]["properties"]["tools"] = {"type": "array", "items": {"anyOf": variants}}
    schemas = capture(document, ours)["components"]["schemas"]
    assert schemas["OpenResponsesResult"]["properties"]["tools"]["items"] == ref("Tools")
    assert schemas["FunctionTool"]["properties"]["cache"]["type"] == "boolean"


def test_no_class_is_named_by_a_number_or_as_an_enum() -> None:
    def edit(schemas: Schemas) -> None:
        values = [f"value-{number}" for number in range(9)]
        schemas["ModeEnum"] = {"type": "string", "enum": values}
        schemas["Options1"] = {"type": "object", "properties": {"mode": ref("ModeEnum")}}
        schemas["ResponsesRequest"]["properties"]["options"] = ref("Options1")
        variants = [tagged("function", a={"type": "string"}), tagged("other", b={"type": "string"})]
        schemas["OpenResponsesResult"]["properties"]["tool"] = {"anyOf": variants}

    new = schemas_after(edit).keys() - SMALL["components"]["schemas"].keys()
    assert new == {
        "Mode",
        "ResponsesRequestOptions",
        "OpenResponsesResultTool",
        "OpenResponsesResultToolFunction",
        "OtherTool",
    }


_LIMITED = [
    {"type": "number", "minimum": 0},
    {"type": "integer", "maximum": 5},
    {"type": "string", "enum": ["a", "b"]},
    {"type": ["string", "null"], "maxLength": 3},
    {"type": ["integer", "string"], "minimum": 1, "maxLength": 4},
    {"anyOf": [{"type": "integer"}, {"type": "string", "format": "date"}]},
    {"anyOf": [ref("Effort"), {"type": "integer", "minimum": 3}]},
    {"anyOf": [{"type": "string", "maxLength": 4}, {"type": "array", "maxItems": 2, "items": {"type": "string"}}]},
]


@pytest.mark.parametrize("before", _LIMITED, ids=str)
def test_types_and_limits_may_change_together(before: Any) -> None:
    ours = capture(upstream(request_field(before)))
    for after in _LIMITED:
        captured = capture(upstream(request_field(after)), ours)
        assert capture(upstream(request_field(after)), captured) == captured
        keywords = captured["components"]["schemas"]["ResponsesRequest"]["properties"]["new"].keys()
        assert "anyOf" not in keywords or keywords == {"anyOf", "description"}


@pytest.mark.parametrize("name", ["0Enum", "2Options", "_9Options"])
def test_no_class_keeps_a_name_that_begins_with_a_number(name: str) -> None:
    def edit(schemas: Schemas) -> None:
        schemas[name] = {"type": "object", "properties": {"mode": {"type": "string"}}}
        schemas["ResponsesRequest"]["properties"]["options"] = ref(name)

    assert schemas_after(edit).keys() - SMALL["components"]["schemas"].keys() == {"ResponsesRequestOptions"}


def test_a_class_gets_a_longer_name_instead_of_a_number() -> None:
    ours = copy.deepcopy(SMALL)
    for number, name in enumerate(("OpenResponsesResultTool", "OpenResponsesResultToolUnion")):
        ours["components"]["schemas"][name] = {"description": "It.", **tagged(f"t{number}")}
        ours["components"]["schemas"]["ResponsesRequest"]["properties"][f"field{number}"] = ref(name)
    theirs = copy.deepcopy(ours)
    variants = [tagged("a", a={"type": "string"}), tagged("b", b={"type": "string"})]
    theirs["components"]["schemas"]["OpenResponsesResult"]["properties"]["tool"] = {"anyOf": variants}
    new = capture(theirs, ours)["components"]["schemas"].keys() - ours["components"]["schemas"].keys()
    assert new == {"OpenResponsesResultToolUnionChoice", "ATool", "BTool"}


def test_names_of_keys_that_refer_to_a_component_are_no_limit() -> None:
    def edit(schemas: Schemas) -> None:
        metadata = schemas["ResponsesRequest"]["properties"]["metadata"]
        metadata["propertyNames"] = ref("Effort")

    assert "propertyNames" not in schemas_after(edit)["ResponsesRequest"]["properties"]["metadata"]


def test_a_schema_derived_from_a_component_of_ours_is_merged_into_it() -> None:
    def edit(schemas: Schemas) -> None:
        more = {"type": "object", "properties": {"url": {"type": "string"}}}
        schemas["DerivedTool"] = {"allOf": [ref("FunctionTool"), more]}
        schemas["OpenResponsesResult"]["properties"]["tools"] = {"type": "array", "items": ref("DerivedTool")}

    schemas = schemas_after(edit)
    assert schemas["OpenResponsesResult"]["properties"]["tools"]["items"] == ref("FunctionTool")
    assert schemas["FunctionTool"]["properties"]["url"]["type"] == "string"


def test_only_one_of_two_fields_with_the_same_python_name_is_described() -> None:
    fields = {"serverLabel": {"type": "string"}, "server_label": {"type": "string"}}
    assert list(
        schemas_after(request_field({"type": "object", "properties": fields}))["ResponsesRequestNew"]["properties"]
    ) == ["serverLabel"]


def test_a_removed_field_takes_the_components_that_only_it_used_with_it() -> None:
    schemas = schemas_after(lambda schemas: schemas["ResponsesRequest"]["properties"].pop("text"))
    assert SMALL["components"]["schemas"].keys() - schemas.keys() == {"TextConfig"}  # its formats are used elsewhere


def test_upstream_descriptions_are_not_copied() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["ResponsesRequest"]["properties"]["new"] = {
            "title": "Their title",
            "description": "Their sentence.",
            "type": "object",
            "properties": {"a": {"type": "string", "description": "Their sentence.", "example": "Their example"}},
        }

    assert "Their" not in json.dumps(schemas_after(edit))


NAME = {"type": "string", "description": "Name of it."}


@pytest.mark.parametrize(
    ("labels", "new", "text"),
    [
        ({"FunctionTool": NAME, "TextTool": NAME}, {"type": "string"}, "Name of it."),
        ({"FunctionTool": NAME, "TextTool": NAME}, {"type": ["string", "null"]}, "Name of it."),
        ({"FunctionTool": NAME, "TextTool": NAME}, {"type": "integer"}, None),
        ({"FunctionTool": NAME, "TextTool": NAME | {"description": "Title."}}, {"type": "string"}, None),
        ({"FunctionTool": NAME}, {"type": "string"}, None),
        ({"FunctionTool": NAME, "ErrorDetail": NAME}, {"type": "string"}, None),
    ],
    ids=["same-type", "may-be-null", "another-type", "two-texts", "one-example", "another-kind-of-class"],
)
def test_a_new_field_is_described_as_in_the_classes_of_its_kind(
    labels: dict[str, Any], new: dict[str, Any], text: str | None
) -> None:
    ours = json.loads(json.dumps(SMALL).replace("FormatText", "TextTool"))
    for owner, label in labels.items():
        ours["components"]["schemas"][owner]["properties"]["label"] = label
    theirs = copy.deepcopy(ours)
    theirs["components"]["schemas"]["McpTool"]["properties"]["label"] = new | {"description": "Their sentence."}
    captured = capture_operations(ours, find_operations(theirs, ["POST /responses"], source="there"))
    field = captured.document["components"]["schemas"]["McpTool"]["properties"]["label"]
    assert captured.drafted == (("McpTool.label",) if text else ())
    assert [one.path for one in captured.to_check] == ([] if text else ["McpTool.label"])
    assert text is None or field["description"] == text


def test_our_description_of_a_field_is_kept_when_its_type_changes() -> None:
    schemas = schemas_after(lambda schemas: schemas["ResponsesRequest"]["properties"].update(model={"type": "integer"}))
    assert schemas["ResponsesRequest"]["properties"]["model"] == {"type": "integer", "description": "The model."}


@pytest.mark.parametrize(
    ("theirs", "annotation"),
    [
        ({"type": "string", "enum": ["a", "b", "c"]}, "Literal['a', 'b', 'c'] | str"),
        ({"type": ["string", "null"], "enum": ["a", "b", None]}, "Literal['a', 'b'] | str | None"),
        ({"anyOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "integer"}]}, "Literal['a', 'b'] | str | int"),
    ],
)
def test_an_open_enum_stays_open_when_it_changes(theirs: Any, annotation: str) -> None:
    ours = copy.deepcopy(SMALL)
    zone = {"type": "string", "enum": ["a", "b"], "description": "Zone.", "x-open-enum": True}
    ours["components"]["schemas"]["ResponsesRequest"]["properties"]["zone"] = zone
    document = capture(upstream(lambda schemas: schemas["ResponsesRequest"]["properties"].update(zone=theirs)), ours)
    field = document["components"]["schemas"]["ResponsesRequest"]["properties"]["zone"]
    assert field["x-open-enum"] is True
    assert PythonTypes(document).of(field, "zone").annotation == annotation


def test_deprecated_fields_are_marked_until_upstream_no_longer_does() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["ResponsesRequest"]["properties"]["model"]["deprecated"] = True
        schemas["ResponsesRequest"]["properties"]["new"] = {"type": "string", "deprecated": True}

    after = capture(upstream(edit))
    fields = after["components"]["schemas"]["ResponsesRequest"]["properties"]
    assert fields["model"] == {"type": "string", "description": "The model.", "deprecated": True}
    assert fields["new"]["deprecated"] is True
    assert capture(SMALL, after) == SMALL


def test_deprecated_classes_are_marked_until_upstream_no_longer_does() -> None:
    def edit(schemas: Schemas) -> None:
        for name in ("Effort", "McpTool", "TextDeltaEvent"):
            schemas[name]["deprecated"] = True
        schemas["ResponsesRequest"]["properties"]["new"] = {
            "type": "object", "properties": {"a": {"type": "string"}}, "deprecated": True
        }  # fmt: skip
        # A reference that is deprecated says nothing about the class.
        schemas["ResponsesRequest"]["properties"]["text"]["deprecated"] = True

    after = capture(upstream(edit))
    deprecated = {name for name, schema in after["components"]["schemas"].items() if schema.get("deprecated")}
    assert deprecated == {"Effort", "McpTool", "TextDeltaEvent", "ResponsesRequestNew"}
    assert capture(SMALL, after) == SMALL


def test_a_class_is_not_deprecated_if_one_of_its_copies_is_not() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["OldMcpTool"] = copy.deepcopy(schemas["McpTool"]) | {"deprecated": True}
        schemas["OpenResponsesResult"]["properties"]["tool"] = ref("OldMcpTool")

    after = schemas_after(edit)
    assert after["OpenResponsesResult"]["properties"]["tool"]["$ref"] == ref("McpTool")["$ref"]
    assert "deprecated" not in after["McpTool"]


def test_a_default_follows_that_of_upstream() -> None:
    def edit(default: Any) -> dict[str, Any]:
        stated = {"model": {"type": "string"}, "effort": {"$ref": "#/components/schemas/Effort"}, "new": {}}
        for field in stated.values():
            field["default"] = default
        return upstream(lambda schemas: schemas["ResponsesRequest"]["properties"].update(stated))

    after = capture(edit("high"))
    fields = after["components"]["schemas"]["ResponsesRequest"]["properties"]
    assert fields["model"] == {"type": "string", "default": "high", "description": "The model."}
    assert (fields["effort"]["default"], fields["new"]["default"]) == ("high", "high")
    changed = capture(edit("low"), after)["components"]["schemas"]["ResponsesRequest"]["properties"]
    assert (changed["model"]["default"], changed["new"]["default"]) == ("low", "low")


def test_a_default_that_upstream_does_not_state_is_kept_while_it_fits() -> None:
    ours = copy.deepcopy(SMALL)
    fields = ours["components"]["schemas"]["ResponsesRequest"]["properties"]
    fields["model"]["default"] = "a/b"
    fields["new"] = {"type": "string", "enum": ["a", "b"], "default": "a", "description": "The field."}
    kept = capture(upstream(request_field({"type": "string", "enum": ["a", "b", "c"]})), ours)
    after = kept["components"]["schemas"]["ResponsesRequest"]["properties"]
    assert (after["model"]["default"], after["new"]["default"]) == ("a/b", "a")
    for changed in ({"type": "string", "enum": ["b", "c"]}, {"type": "integer"}):
        dropped = capture(upstream(request_field(changed)), ours)["components"]["schemas"]["ResponsesRequest"]
        assert "default" not in dropped["properties"]["new"]


def test_a_default_of_false_is_told_from_zero() -> None:
    defaults: list[Any] = [False, 0, False]
    ours = SMALL
    for default in defaults:
        field = {"type": ["number", "boolean"], "default": default}
        ours = capture(upstream(request_field(field)), ours)
        after = ours["components"]["schemas"]["ResponsesRequest"]["properties"]["new"].get("default")
        assert (after, type(after)) == (default, type(default))


LOW_AND_HIGH = {"low": "Little.", "high": "Much."}


def with_described_values() -> dict[str, Any]:
    document = copy.deepcopy(SMALL)
    document["components"]["schemas"]["Effort"]["x-enumDescriptions"] = dict(LOW_AND_HIGH)
    return document


def test_a_new_value_is_listed_as_undescribed_and_the_others_keep_their_descriptions() -> None:
    document = capture(upstream(lambda schemas: schemas["Effort"]["enum"].append("none")), with_described_values())
    assert document["components"]["schemas"]["Effort"]["x-enumDescriptions"] == LOW_AND_HIGH | {
        "none": "To be described."
    }
    assert "Effort[none]" in undescribed_parts(document)
    assert not {"Effort[low]", "Effort[high]"} & {*undescribed_parts(document)}


def test_a_value_that_comes_back_is_described_as_before() -> None:
    def capture_values(values: list[str], ours: dict[str, Any], former: dict[str, str]) -> Any:
        theirs = upstream(lambda schemas: schemas["Effort"].update(enum=values))
        return capture_operations(ours, find_operations(theirs, ["POST /responses"], source="there"), former=former)

    left = capture_values(["low", "none"], with_described_values(), {})
    assert left.document["components"]["schemas"]["Effort"]["x-enumDescriptions"]["low"] == "Little."
    assert left.former == {"Effort[high]": "Much."}
    back = capture_values(["high", "low"], left.document, left.former)
    assert back.document["components"]["schemas"]["Effort"]["x-enumDescriptions"] == LOW_AND_HIGH
    assert (back.former, back.drafted) == ({}, ())


def test_a_class_that_comes_back_under_a_synonym_is_described_as_before() -> None:
    ours = with_described_values()
    ours["components"]["schemas"]["Effort"]["x-synonyms"] = ["Strength"]
    ours["components"]["schemas"]["TextConfig"]["x-synonyms"] = ["Texting"]
    ours["components"]["schemas"]["TextConfig"]["properties"]["label"] = {"type": "string", "description": "Its name."}

    def without(schemas: Schemas) -> None:
        for name in ("effort", "text"):
            del schemas["ResponsesRequest"]["properties"][name]

    theirs = find_operations(upstream(without), ["POST /responses"], source="there")
    left = capture_operations(ours, theirs, former={})
    assert left.former["Strength[low]"] == "Little."
    renamed = json.loads(json.dumps(ours).replace("Effort", "Strength").replace("TextConfig", "Texting"))
    theirs = find_operations(renamed, ["POST /responses"], source="there")
    schemas = capture_operations(left.document, theirs, former=left.former).document["components"]["schemas"]
    assert schemas["Strength"]["x-enumDescriptions"] == LOW_AND_HIGH
    assert schemas["Texting"]["properties"]["label"]["description"] == "Its name."


@pytest.mark.parametrize("change", [{"const": "low"}, {"type": "integer"}])
def test_what_is_no_longer_an_enum_has_no_descriptions_of_values(change: dict[str, Any]) -> None:
    field = {"type": "string", "enum": ["low", "high"], "description": "The field."}
    ours = with_described_values()
    ours["components"]["schemas"]["ResponsesRequest"]["properties"]["new"] = field | {
        "x-enumDescriptions": LOW_AND_HIGH
    }
    after = capture(upstream(request_field(change)), ours)["components"]["schemas"]["ResponsesRequest"]["properties"]
    assert "x-enumDescriptions" not in after["new"]


FIVE = {"high": "Much.", "low": "Little.", "max": "All.", "medium": "Some.", "none": "None."}


@pytest.mark.parametrize(
    ("field", "values", "texts"),
    [
        ("low_effort", [*FIVE, "more"], FIVE | {"more": "To be described."}),
        ("price", [*FIVE], dict.fromkeys(FIVE, "To be described.")),
    ],
    ids=["five-values", "another-name"],
)
def test_the_values_of_a_new_enum_are_described_as_those_of_a_similar_enum(
    field: str, values: list[str], texts: dict[str, str]
) -> None:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["Effort"].update({"enum": [*FIVE], "x-enumDescriptions": FIVE})
    theirs = copy.deepcopy(ours)
    schemas = theirs["components"]["schemas"]
    schemas["ResponsesRequest"]["properties"][field] = {"type": "string", "enum": values}
    captured = capture_operations(ours, find_operations(theirs, ["POST /responses"], source="there"))
    schema = captured.document["components"]["schemas"]["ResponsesRequest"]["properties"][field]
    assert schema["x-enumDescriptions"] == texts
    drafted = [value for value, text in texts.items() if text != "To be described."]
    assert captured.drafted == tuple(f"ResponsesRequest.{field}[{value}]" for value in drafted)


def test_two_values_are_described_as_in_a_field_of_the_same_name_in_a_class_of_its_kind() -> None:
    ours = copy.deepcopy(SMALL)
    schemas = ours["components"]["schemas"]
    level = {"type": "string", "enum": ["low", "high"]}
    schemas["FunctionTool"]["properties"]["level"] = level | {"description": "It.", "x-enumDescriptions": LOW_AND_HIGH}
    theirs = copy.deepcopy(ours)
    for name in ("McpTool", "FormatText"):
        theirs["components"]["schemas"][name]["properties"]["level"] = level
    captured = capture_operations(ours, find_operations(theirs, ["POST /responses"], source="there"))
    assert captured.drafted == ("McpTool.level[low]", "McpTool.level[high]")


def test_new_parts_are_listed_as_undescribed() -> None:
    document = capture(upstream(request_field({"type": "object", "properties": {"a": {"type": "string"}}})))
    assert [part for part in undescribed_parts(document) if part not in undescribed_parts(SMALL)] == [
        "ResponsesRequest.new",
        "ResponsesRequestNew",
        "ResponsesRequestNew.a",
    ]


def test_a_new_status_becomes_a_response_component() -> None:
    document = copy.deepcopy(SMALL)
    answers = document["paths"]["/responses"]["post"]["responses"]
    answers["409"] = {"description": "", "content": {"application/json": {"schema": ref("ErrorResponse")}}}
    after = capture(document)
    assert after["paths"]["/responses"]["post"]["responses"]["409"] == {
        "$ref": "#/components/responses/ConflictResponse"
    }


def test_headers_are_added_removed_and_made_required() -> None:
    document, ours = copy.deepcopy(SMALL), copy.deepcopy(SMALL)
    header = {"in": "header", "schema": {"type": "string"}}
    ours["paths"]["/responses"]["post"]["parameters"] += [{**header, "name": "X-Old"}, {**header, "name": "X-Kept"}]
    document["paths"]["/responses"]["post"]["parameters"] = [
        {**header, "name": "X-New"},
        {**header, "name": "x-kept", "required": True},
    ]
    api = find_operations(capture(document, ours), ["POST /responses"], source="here")
    after = api.operations["POST /responses"].parameters.values()
    assert {one["name"]: one.get("required", False) for one in after if one["name"].startswith("X")} == {
        "X-OpenRouter-Title": False,
        "X-Kept": True,
        "X-New": False,
    }


# --- any upstream schema ---------------------------------------------------------------------------------------------

scalars = st.sampled_from(
    [
        {"type": "string"},
        {"type": "integer", "nullable": True},
        {"type": ["number", "null"], "minimum": 0},
        {"enum": ["a", "b", None]},
        {"type": "string", "enum": ["a"], "maxLength": 3},
        {"const": 1},
        {"type": "boolean", "const": False},
        {"type": "object"},
        {},
        True,
        ref("FunctionTool"),
        ref("Tools"),
        ref("Inputs"),
        ref("Effort"),
    ]
)
tags = st.sampled_from(["a", "function", "x:y", "z.w"])
any_schema = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.builds(lambda one: {"type": "array", "items": one}, inner),
        st.builds(lambda one: {"type": "object", "additionalProperties": one}, inner),
        st.builds(lambda one: {"anyOf": one}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda one: {"oneOf": one, "nullable": True}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda one, other: {"allOf": [one, other]}, inner, inner),
        st.builds(lambda tag, one: tagged(tag, value=one), tags, inner),
        st.builds(lambda one, other: {"properties": {"id": one, "class": other}, "required": ["id"]}, inner, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["ResponsesRequest", "FunctionTool", "TextDeltaEvent", "ErrorDetail"]), any_schema, any_schema)
def test_nothing_differs_after_the_capture_of_any_schema(owner: str, one: Any, other: Any) -> None:
    def edit(schemas: Schemas) -> None:
        fields = schemas[owner]["properties"]
        fields["new"] = one
        fields[next(iter(fields))] = other

    assert is_supported_by_the_generator(capture(upstream(edit)))


# --- published documents --------------------------------------------------------------------------------------------


def models_of_the_package() -> set[str]:
    """Return the classes of the models that the hand-written package names."""
    found = set()
    for file in (ROOT / "overlays/openrouter_responses").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Attribute(value=ast.Name(id="models"), attr=name):
                    found.add(name)
                case ast.ImportFrom(module=str(module), names=names) if "models" in module.split("."):
                    found.update(one.name for one in names)
    return {name.removesuffix("TypedDict") for name in found if name[0].isupper()}


@pytest.mark.extended
@pytest.mark.parametrize("day", ["2026-01-13", "2026-03-26", "2026-05-11", "2026-08-22"])
def test_a_published_document_becomes_a_client(day: str, tmp_path: Path) -> None:
    if not (PUBLISHED / f"{day}.yaml").exists():
        pytest.skip("the published documents are not available")
    upstream = load_document(PUBLISHED / f"{day}.yaml")
    files = DescriptionFiles.load(ROOT)
    theirs = find_operations(upstream, read_operation_names(ROOT), source=day)
    document = capture_operations(files.document, theirs).document
    schemas = document["components"]["schemas"]
    assert models_of_the_package() <= {*schemas, *names_in(schemas), "UnknownVariant"}
    edited = files.changed_texts(document)
    assert max(len(line) for text in edited.values() for line in text.splitlines()) <= 120
    validate(document)
    generate(document, root=ROOT, output=tmp_path / "openrouter_responses_generated")
    examples = list(find_examples(match_description(document, theirs)))
    assert len(examples) > 100
    assert round_trip_failures(examples, tmp_path / "openrouter_responses_generated") == []
