"""The schema of a request: without prose, with every component that it reaches, and nothing that cannot be checked."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from maintainer.codegen.documents import load_document
from maintainer.codegen.python_types import UnsupportedSchemaError
from maintainer.codegen.request_schema import request_schema

SMALL = load_document(Path(__file__).with_name("small.yaml"))


def test_the_schema_has_what_a_request_reaches_and_no_prose() -> None:
    schema = json.loads(request_schema(SMALL, "ResponsesRequest"))
    Draft202012Validator.check_schema(schema)
    assert schema["$ref"] == "#/$defs/ResponsesRequest"
    definitions = schema["$defs"]
    assert {"Inputs", "InputItems", "McpTool", "FormatSchema", "Effort"} <= definitions.keys()
    assert not {"OpenResponsesResult", "StreamEvents", "ErrorResponse"} & definitions.keys()
    assert definitions["Effort"] == {"type": "string", "enum": ["high", "low"]}
    assert definitions["InputItems"] == {
        "discriminator": {
            "propertyName": "type",
            "mapping": {"message": "#/$defs/InputMessage", "mcp": "#/$defs/McpTool"},
        },
        "x-default-variant": "#/$defs/InputMessage",
    }
    assert definitions["ResponsesRequest"]["properties"]["since"] == {"type": "string", "format": "date"}


def test_a_field_may_have_the_name_of_a_keyword() -> None:
    document = copy.deepcopy(SMALL)
    document["components"]["schemas"]["Effort"] = {
        "type": "object",
        "properties": {"description": {"type": "string", "description": "Prose."}, "$ref": {}},
    }
    definition = json.loads(request_schema(document, "ResponsesRequest"))["$defs"]["Effort"]
    assert definition == {"type": "object", "properties": {"description": {"type": "string"}, "$ref": {}}}


def test_each_component_is_one_line_so_that_a_change_is_read_in_a_diff() -> None:
    text = request_schema(SMALL, "ResponsesRequest")
    names = json.loads(text)["$defs"].keys()
    assert [line.partition(":")[0].strip('"') for line in text.splitlines()[1:-1]] == sorted(names)


def test_a_keyword_that_the_server_does_not_check_is_an_error() -> None:
    document = copy.deepcopy(SMALL)
    document["components"]["schemas"]["TextConfig"]["properties"]["bytes"]["items"]["multipleOf"] = 2
    with pytest.raises(
        UnsupportedSchemaError, match=r"TextConfig\.bytes\.items: the embedded server does not check .*'multipleOf'"
    ):
        request_schema(document, "ResponsesRequest")
