"""The description states the facts that callers need: defaults, the values of enums, and examples."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from maintainer.codegen.client_methods import read_client_methods
from maintainer.codegen.documents import load_document
from maintainer.codegen.names import module_of
from maintainer.codegen.references import component_of
from maintainer.upstream.differences import find_differences
from maintainer.upstream.document import read_upstream_document
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations
from openrouter_responses import models
from tests.own_description import load_own_description

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT.parent / "shared/reference/upstream"
MODELS = ROOT / "generated/openrouter_responses_generated/models"
DESCRIPTION = load_own_description()
SCHEMAS: dict[str, Any] = DESCRIPTION["components"]["schemas"]
EXAMPLES = [(name, example) for name, schema in SCHEMAS.items() for example in schema.get("examples", ())]
STATED_DEFAULTS: dict[str, Any] = load_document(Path(__file__).with_name("stated_defaults.yaml"))
OPERATIONS = [
    (f"{method.upper()} {path}", operation)
    for path, item in DESCRIPTION["paths"].items()
    for method, operation in item.items()
    if isinstance(operation, dict) and "responses" in operation
]


# --- defaults -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("place", "default"), STATED_DEFAULTS.items())
@pytest.mark.one_description
def test_a_default_that_the_service_states_is_in_the_description(place: str, default: Any) -> None:
    component, _, field = place.partition(".")
    if field not in SCHEMAS.get(component, {}).get("properties", {}):
        pytest.skip("the description no longer has the field")
    stated = SCHEMAS[component]["properties"][field]["default"]
    assert (stated, type(stated)) == (default, type(default))


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published documents are not available")
def test_no_default_of_the_newest_published_document_is_missing() -> None:
    newest = str(max(PUBLISHED.glob("*.yaml")))
    operations = [method.operation for method in read_client_methods(ROOT)]
    theirs = find_operations(read_upstream_document(newest), operations, source=newest)
    differences = find_differences(match_description(DESCRIPTION, theirs))
    assert [one.path for one in differences if one.what == "default"] == []


def fields() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, schema in SCHEMAS.items():
        for field, inner in schema.get("properties", {}).items():
            yield f"{name}.{field}", inner


@pytest.mark.one_description
def test_no_description_repeats_a_keyword() -> None:
    repeated = re.compile(r"\b(by default|\(default\)|at most [\d,]+|from [\d.]+ to [\d.]+)")
    stated = {"by default": {"default"}, "(default)": {"default"}, "at most": {"maxLength", "maxItems", "maximum"},
              "from": {"minimum", "maximum"}}  # fmt: skip
    wrong = [
        place
        for place, schema in fields()
        for found in repeated.findall(schema.get("description", ""))
        if any(found.startswith(words) and names & schema.keys() for words, names in stated.items())
    ]
    assert wrong == []


def test_the_client_sends_no_default() -> None:
    assert models.ResponsesRequest().to_dict() == {}
    assert models.ResponsesRequest.from_dict({}).service_tier is models.ResponsesRequest().service_tier


# --- enums ----------------------------------------------------------------------------------------------------------


def enums(schema: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, list):
        for part in schema:
            yield from enums(part, path)
    elif isinstance(schema, dict):
        if isinstance(schema.get("enum"), list):
            yield path, schema
        for name, part in schema.items():
            if name not in ("examples", "x-enumDescriptions"):
                yield from enums(part, path if name in ("oneOf", "anyOf", "items", "properties") else f"{path}.{name}")


def test_every_value_of_an_enum_is_described() -> None:
    found = [(path, enum) for name, schema in SCHEMAS.items() for path, enum in enums(schema, name)]
    assert found
    wrong = [
        path
        for path, enum in found
        # An open enum is a long list of proper names.
        if not enum.get("x-open-enum") and list(map(str, enum["enum"])) != list(enum.get("x-enumDescriptions", ()))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if "x-enumDescriptions" in schema])
def test_the_docstring_of_an_enum_lists_its_values(name: str) -> None:
    module = ast.parse((MODELS / f"{module_of(name)}.py").read_text(encoding="utf-8"))
    text = " ".join((ast.get_docstring(module) or "").split())
    for value, description in SCHEMAS[name]["x-enumDescriptions"].items():
        assert f"- `{value}`: {description}" in text


# --- examples -------------------------------------------------------------------------------------------------------


def test_the_most_used_classes_have_an_example() -> None:
    assert len({name for name, _ in EXAMPLES}) >= 20


@pytest.mark.parametrize(("name", "operation"), OPERATIONS, ids=[name for name, _ in OPERATIONS])
def test_every_operation_has_an_example(name: str, operation: dict[str, Any]) -> None:
    success = [one for status, one in operation["responses"].items() if status.startswith("2")]
    bodies = [one for one in (operation.get("requestBody"), *success) if one]
    media = [one["content"]["application/json"] for one in bodies if "application/json" in one.get("content", {})]
    assert media
    for one in media:
        schema = one.get("schema", {})
        component = SCHEMAS[component_of(schema["$ref"])] if "$ref" in schema else schema
        assert "example" in one or "examples" in one or "examples" in component


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_is_valid_and_is_decoded_and_encoded_unchanged(name: str, example: dict[str, Any]) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": DESCRIPTION["components"]}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(example)] == []
    assert getattr(models, name).from_dict(example).to_dict() == example


@pytest.mark.one_description
def test_the_fields_of_every_example_are_described() -> None:
    assert [name for name, example in EXAMPLES if example.keys() - SCHEMAS[name]["properties"].keys()] == []


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
@pytest.mark.one_description
def test_the_code_in_the_docstring_creates_the_example(name: str, example: dict[str, Any]) -> None:
    text = inspect.getdoc(getattr(models, name)) or ""
    (code,) = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    created = eval(code, {each: getattr(models, each) for each in re.findall(r"\b[A-Z]\w+(?=\()", code)})
    assert created.to_dict() == example
