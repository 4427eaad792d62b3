"""The description is a valid OpenAPI document in the form that the generator needs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openapi_python_client.strings import ClassName
from openapi_spec_validator import validate

from maintainer.codegen.documents import load_document
from tests.own_description import load_own_description

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DESCRIPTION = ROOT / "openapi.yaml"
BASE = load_document(DESCRIPTION)
DOCUMENT = load_own_description()
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
OPERATION: dict[str, Any] = DOCUMENT["paths"]["/responses"]["post"]
PREFIX = "#/components/schemas/"


def name_of(reference: str) -> str:
    assert reference.startswith(PREFIX), reference
    return reference.removeprefix(PREFIX)


def within(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a schema and every schema in it, with their paths."""
    yield path, value
    for member, inner in value.get("properties", {}).items():
        yield from within(inner, f"{path}.{member}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(value.get(keyword), dict):
            yield from within(value[keyword], f"{path}[]")
    for keyword in ("oneOf", "anyOf", "allOf"):
        for index, inner in enumerate(value.get(keyword, ())):
            yield from within(inner, f"{path}/{keyword}/{index}")


def everything() -> list[tuple[str, dict[str, Any]]]:
    return [pair for name, schema in SCHEMAS.items() for pair in within(schema, name)]


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for member in value.values():
            yield from references(member)
    if isinstance(value, list):
        for item in value:
            yield from references(item)


def json_types(schema: dict[str, Any]) -> list[str]:
    """Return the JSON types that a schema allows, once for each variant."""
    if "$ref" in schema:
        return json_types(SCHEMAS[name_of(schema["$ref"])])
    if "discriminator" in schema:
        return ["object"]
    variants = schema.get("oneOf") or schema.get("anyOf")
    if variants:
        return [one for variant in variants for one in json_types(variant)]
    types = schema.get("type", "any")
    return types if isinstance(types, list) else [types]


def tagged_unions() -> list[str]:
    return [name for name, schema in SCHEMAS.items() if "discriminator" in schema]


# --- its contents ---------------------------------------------------------------------------------------------------


def test_it_is_valid_before_the_overlays() -> None:
    validate(BASE)


@pytest.mark.extended  # test_merged.py validates what becomes of it
def test_it_is_valid_after_the_overlays() -> None:
    validate(DOCUMENT)


def test_the_base_description_has_neither_streams_nor_errors() -> None:
    answers = BASE["paths"]["/responses"]["post"]["responses"]
    assert list(answers) == ["200"]
    assert list(answers["200"]["content"]) == ["application/json"]
    assert "StreamEvents" not in BASE["components"]["schemas"]


def test_a_stream_consists_of_events() -> None:
    stream = OPERATION["responses"]["200"]["content"]["text/event-stream"]
    assert stream == {"schema": {"$ref": PREFIX + "StreamEvents"}}


def test_every_error_status_has_the_same_body() -> None:
    for status in OPERATION["responses"].keys() - {"200"}:
        name = OPERATION["responses"][status]["$ref"].removeprefix("#/components/responses/")
        body = DOCUMENT["components"]["responses"][name]["content"]["application/json"]
        assert body == {"schema": {"$ref": PREFIX + "ErrorResponse"}}


def test_each_described_status_has_its_own_response_and_the_others_share_one() -> None:
    uses = Counter(answer["$ref"] for status, answer in OPERATION["responses"].items() if status != "200")
    assert uses.pop("#/components/responses/DefaultErrorResponse") == 2
    assert set(uses.values()) == {1}


# --- its form -------------------------------------------------------------------------------------------------------


def test_every_schema_parameter_and_response_has_a_description() -> None:
    components = DOCUMENT["components"]
    explained = components["schemas"] | components["parameters"] | components["responses"]
    assert [name for name, value in explained.items() if not value.get("description", "").strip()] == []


def test_every_property_has_a_description_unless_it_is_constant() -> None:
    unexplained = [
        f"{name}.{member}"
        for name, schema in SCHEMAS.items()
        for member, inner in schema.get("properties", {}).items()
        if "const" not in inner and not inner.get("description", "").strip()
    ]
    assert unexplained == []


def test_descriptions_are_sentences() -> None:
    texts = [schema["description"] for _, schema in everything() if "description" in schema]
    assert [text for text in texts if not (text[0].isupper() or text[0].isdigit()) or not text.endswith(".")] == []


def test_every_object_with_properties_is_a_component() -> None:
    assert [path for path, schema in everything() if "properties" in schema and path not in SCHEMAS] == []


def test_every_name_is_its_own_class_name() -> None:
    assert [name for name in SCHEMAS if ClassName(name, "field_") != name] == []


def test_required_properties_are_described() -> None:
    missing = [
        f"{name}.{member}"
        for name, schema in SCHEMAS.items()
        for member in schema.get("required", ())
        if member not in schema["properties"]
    ]
    assert missing == []


def test_every_schema_is_used() -> None:
    reached: set[str] = set()
    waiting = [one for one in references(DOCUMENT["paths"]) if one.startswith("#/components/")]
    while waiting:
        reference = waiting.pop()
        if reference in reached:
            continue
        reached.add(reference)
        _, _, kind, name = reference.split("/")
        waiting += references(DOCUMENT["components"][kind][name])
    assert [name for name in SCHEMAS if PREFIX + name not in reached] == []


def test_the_variants_of_a_mixture_have_different_json_types() -> None:
    ambiguous = []
    for path, schema in everything():
        if "discriminator" in schema or not ("oneOf" in schema or "anyOf" in schema):
            continue
        counts = Counter(json_types(schema))
        ambiguous += [f"{path}: {one}" for one in ("object", "array", "null", "any") if counts[one] > 1]
    assert ambiguous == []


def test_every_union_is_a_component_with_a_discriminator() -> None:
    assert [path for path, schema in everything() if "discriminator" in schema and path not in SCHEMAS] == []


@pytest.mark.parametrize("name", tagged_unions())
def test_the_mapping_has_every_variant_once_and_under_its_own_tag(name: str) -> None:
    union = SCHEMAS[name]
    tag, mapping = union["discriminator"]["propertyName"], union["discriminator"]["mapping"]
    tags = {}
    for variant in union["oneOf"]:
        declared = SCHEMAS[name_of(variant["$ref"])]["properties"][tag]
        declared = next((one for one in declared.get("oneOf", ()) if one["type"] != "null"), declared)
        for value in [declared["const"]] if "const" in declared else declared["enum"]:
            assert value not in tags
            tags[value] = variant["$ref"]
    assert mapping == tags


@pytest.mark.parametrize("name", tagged_unions())
def test_a_variant_that_may_lack_its_tag_is_the_default(name: str) -> None:
    union = SCHEMAS[name]
    tag = union["discriminator"]["propertyName"]
    variants = [variant["$ref"] for variant in union["oneOf"]]
    lacking = [one for one in variants if tag not in SCHEMAS[name_of(one)].get("required", ())]
    assert union.get("x-default-variant") in (lacking or [None])


def test_null_is_allowed_where_a_value_is_used_and_in_no_component() -> None:
    assert [name for name in SCHEMAS if "null" in json_types(SCHEMAS[name])] == []


def test_enum_values_are_listed_once() -> None:
    doubled = [path for path, schema in everything() if len(schema.get("enum", ())) > len(set(schema.get("enum", ())))]
    assert doubled == []
