"""The merged document is valid, readable, says the same as the description, and a stock generator understands it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from maintainer.codegen import extensions
from maintainer.codegen.__main__ import main
from maintainer.codegen.documents import DocumentError, load_yaml
from maintainer.codegen.merged import REMOVED, document_text, merged
from tests.one_description import of_one_description
from tests.own_description import load_own_description

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DESCRIPTION = load_own_description()
MERGED = merged(DESCRIPTION)
SCHEMAS: dict[str, Any] = MERGED["components"]["schemas"]
YAML_1_1 = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# --- its contents -----------------------------------------------------------------------------------------------------


def test_it_is_valid() -> None:
    validate(MERGED)


def test_it_has_the_overlays() -> None:
    responses = MERGED["paths"]["/responses"]["post"]["responses"]
    assert {"200", "429", "5XX"} <= responses.keys()
    assert "text/event-stream" in responses["200"]["content"]


def names_of_members(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from names_of_members(inner)


def test_it_has_no_extension_that_only_our_tools_read() -> None:
    ours = {value for name, value in vars(extensions).items() if name.isupper()}
    assert ours - REMOVED == {extensions.NOT_IDEMPOTENT, extensions.ENUM_DESCRIPTIONS}
    assert REMOVED & set(names_of_members(MERGED)) == set()


def test_other_extensions_stay() -> None:
    description: dict[str, Any] = {"x-not-idempotent": True, "components": {"schemas": {"A": {"x-unit": "ms"}}}}
    assert merged(description) == description


def test_the_description_is_not_changed() -> None:
    before = json.dumps(DESCRIPTION)
    merged(DESCRIPTION)
    assert json.dumps(DESCRIPTION) == before


def test_every_variant_of_a_union_with_a_discriminator_requires_its_tag() -> None:
    lenient = []
    for name, union in SCHEMAS.items():
        if "discriminator" not in union:
            continue
        tag = union["discriminator"]["propertyName"]
        for variant in union.get("oneOf") or union["anyOf"]:
            schema = SCHEMAS[variant["$ref"].rpartition("/")[2]]
            if tag not in schema["required"] or not {"const", "enum"} & schema["properties"][tag].keys():
                lenient.append(f"{name}: {variant['$ref']}")
    assert lenient == []


@pytest.mark.parametrize(
    ("item", "accepted"),
    [
        ({"role": "user", "content": "Hello"}, True),
        of_one_description({"type": None, "role": "user", "content": "Hello"}, True),
        ({"type": "message", "role": "user", "content": "Hello"}, True),
        ({"type": "message", "content": "Hello"}, False),
        ({"type": "massage", "role": "user", "content": "Hello"}, False),
        ({"type": "function_call_output", "call_id": "c", "output": "4"}, True),
        ({"type": "function_call_output", "role": "user", "content": "Hello"}, False),
        ({"call_id": "c", "output": "4"}, False),
        ({}, False),
    ],
)
def test_it_accepts_the_same_items_as_the_description(item: dict[str, Any], accepted: bool) -> None:
    for document in (DESCRIPTION, MERGED):
        schema = {"$ref": "#/components/schemas/InputItems", "components": document["components"]}
        assert Draft202012Validator(schema).is_valid(item) is accepted


def small(**changes: Any) -> dict[str, Any]:
    """Return a description with the union `Shape`, whose default variant is `Circle`."""
    schemas = {
        "Shape": {
            "description": "Shape.",
            "oneOf": [{"$ref": "#/components/schemas/Circle"}, {"$ref": "#/components/schemas/Line"}],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"circle": "#/components/schemas/Circle", "line": "#/components/schemas/Line"},
            },
            "x-default-variant": "#/components/schemas/Circle",
        },
        "Circle": {
            "description": "Circle.",
            "type": "object",
            "properties": {"kind": {"type": "string"}, "radius": {}},
        },
        "Line": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "line"}}},
    }
    return {"components": {"schemas": schemas | changes}}


def test_a_union_with_a_default_variant_accepts_it_with_its_tag_or_without() -> None:
    description = small()
    schemas = merged(description)["components"]["schemas"]
    assert list(schemas) == ["Shape", "TaggedShape", "TaggedCircle", "Circle", "Line"]
    assert schemas["Shape"] == {
        "description": "Shape.",
        "anyOf": [{"$ref": "#/components/schemas/TaggedShape"}, {"$ref": "#/components/schemas/Circle"}],
    }
    assert schemas["TaggedShape"] == {
        "description": "Shape. The tag is present.",
        "oneOf": [{"$ref": "#/components/schemas/TaggedCircle"}, {"$ref": "#/components/schemas/Line"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"circle": "#/components/schemas/TaggedCircle", "line": "#/components/schemas/Line"},
        },
    }
    assert schemas["TaggedCircle"] == {
        "description": "Circle. The tag is present.",
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": {"type": "string", "const": "circle", "description": "Tag of the variant."},
            "radius": {},
        },
    }
    assert schemas["Circle"] == description["components"]["schemas"]["Circle"]


def test_a_default_variant_with_several_tags_has_an_enum_of_them() -> None:
    description = small()
    description["components"]["schemas"]["Shape"]["discriminator"]["mapping"]["dot"] = "#/components/schemas/Circle"
    kind = merged(description)["components"]["schemas"]["TaggedCircle"]["properties"]["kind"]
    assert kind == {"type": "string", "enum": ["circle", "dot"], "description": "Tag of the variant."}


def test_a_default_variant_without_a_tag_of_its_own_stays_as_it_is() -> None:
    description = small(Any={"description": "Any.", "type": "object", "properties": {"area": {"type": "number"}}})
    shape = description["components"]["schemas"]["Shape"]
    shape["x-default-variant"] = "#/components/schemas/Any"
    schemas = merged(description)["components"]["schemas"]
    assert list(schemas) == ["Shape", "TaggedShape", "Circle", "Line", "Any"]
    assert schemas["Shape"]["anyOf"] == [
        {"$ref": "#/components/schemas/TaggedShape"},
        {"$ref": "#/components/schemas/Any"},
    ]
    assert schemas["TaggedShape"]["oneOf"] == shape["oneOf"]
    assert schemas["TaggedShape"]["discriminator"] == shape["discriminator"]


def test_what_cannot_be_expressed_without_the_extension_is_refused() -> None:
    with pytest.raises(DocumentError, match="Shape: the merged document needs the name TaggedCircle, which a schema"):
        merged(small(TaggedCircle={}))
    with pytest.raises(DocumentError, match="Shape: its default variant Circle has no property 'kind'"):
        merged(small(Circle={"type": "object"}))
    description = small()
    del description["components"]["schemas"]["Shape"]["discriminator"]["mapping"]["circle"]
    with pytest.raises(DocumentError, match="Shape: the discriminator's mapping lacks Circle, the default variant"):
        merged(description)


# --- its text ---------------------------------------------------------------------------------------------------------


def test_yaml_1_2_and_yaml_1_1_and_json_are_read_alike() -> None:
    text = document_text(MERGED, "yaml")
    assert load_yaml(text) == yaml.load(text, YAML_1_1) == MERGED
    assert json.loads(document_text(MERGED, "json")) == MERGED


@pytest.mark.parametrize(
    "value",
    ["yes", "off", "on", "null", "~", "", "1e3", "0o17", "017", "1_000", "12:30:45", "2026-10-01", "=", "<<", ".5",
     "0x1", "é", "a: b", "- a", "#", "two\nlines", "ends with a line\n", " spaces ", "long " * 60, "\u2028", "\t"],
)  # fmt: skip
def test_a_text_is_read_back_as_text_by_either_version_of_yaml(value: str) -> None:
    for document in ({"a": value}, {value: [value]}):
        text = document_text(document, "yaml")
        assert load_yaml(text) == yaml.safe_load(text) == document


def test_shared_nodes_are_written_twice() -> None:
    shared = {"type": "string"}
    assert "&" not in document_text({"a": shared, "b": shared}, "yaml").partition("\n")[2]


# --- the command ------------------------------------------------------------------------------------------------------


def test_it_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["merged"]) == 0
    assert yaml.load(capfd.readouterr().out, YAML_1_1) == MERGED
    assert main(["merged", "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out) == MERGED


@pytest.mark.parametrize(
    ("name", "arguments", "starts"),
    [
        ("a.yaml", [], "#"),
        ("a.json", [], "{"),
        ("a.txt", ["--format", "json"], "{"),
        ("a.json", ["--format=yaml"], "#"),
    ],
)
def test_it_is_written_to_a_file(tmp_path: Path, name: str, arguments: list[str], starts: str) -> None:
    file = tmp_path / name
    assert main(["merged", "--output", str(file), *arguments]) == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith(starts)
    assert (json.loads(text) if starts == "{" else yaml.load(text, YAML_1_1)) == MERGED


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "missing" / "a.json"
    assert main(["merged", "--output", str(file)]) == 2
    assert capsys.readouterr().err == f"{file}: No such file or directory\n"


# --- a stock generator ------------------------------------------------------------------------------------------------

READS_A_REQUEST = """
import importlib, pkgutil
from stock import api, models

for package in (api, models):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
items = [{"role": "user", "content": "a"}, {"type": "message", "role": "user", "content": "b"},
         {"type": "function_call_output", "call_id": "c", "output": "4"}]
request = models.ResponsesRequest.from_dict({"model": "m", "input": items})
assert request.to_dict() == {"model": "m", "input": items}, request.to_dict()
print(*(type(item).__name__ for item in request.input_))
"""


def test_openapi_python_client_without_our_templates_understands_it(tmp_path: Path) -> None:
    file = tmp_path / "openapi.yaml"
    file.write_text(document_text(MERGED, "yaml"), encoding="utf-8")
    config = tmp_path / "config.yaml"
    config.write_text("post_hooks: []\n")
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(file), "--config", str(config),
               "--meta", "none", "--output-path", str(tmp_path / "stock"), "--fail-on-warning"]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    done = subprocess.run(
        [sys.executable, "-c", READS_A_REQUEST], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("InputMessage TaggedInputMessage FunctionCallOutputItem\n", "")
