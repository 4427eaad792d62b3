"""The schemas of requests: without prose, with every component that it reaches, and nothing that cannot be checked."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from maintainer.codegen.client_methods import ClientMethod
from maintainer.codegen.documents import load_document
from maintainer.codegen.operations import operations_of
from maintainer.codegen.python_types import PythonTypes, UnsupportedSchemaError
from maintainer.codegen.request_schemas import request_schemas

SMALL = load_document(Path(__file__).with_name("small.yaml"))
SEND = ClientMethod("POST", "/responses", "responses", "send")


def schemas_of(document: dict[str, Any], *methods: ClientMethod) -> str:
    return request_schemas(document, operations_of(document, PythonTypes(document), methods or [SEND]))


def test_the_schema_has_what_a_request_reaches_and_no_prose() -> None:
    schema = json.loads(schemas_of(SMALL))
    Draft202012Validator.check_schema(schema)
    assert schema["operations"] == {"POST /responses": {"parameters": [], "body": {"$ref": "#/$defs/ResponsesRequest"}}}
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
    definition = json.loads(schemas_of(document))["$defs"]["Effort"]
    assert definition == {"type": "object", "properties": {"description": {"type": "string"}, "$ref": {}}}


def test_each_component_is_one_line_so_that_a_change_is_read_in_a_diff() -> None:
    definitions = schemas_of(SMALL).partition('"$defs":')[2]
    names = json.loads(definitions.strip().removesuffix("}")).keys()
    assert [line.partition(":")[0].strip('"') for line in definitions.splitlines()[1:-1]] == sorted(names)


def test_a_keyword_that_the_server_does_not_check_is_an_error() -> None:
    document = copy.deepcopy(SMALL)
    document["components"]["schemas"]["TextConfig"]["properties"]["bytes"]["items"]["contains"] = {}
    with pytest.raises(
        UnsupportedSchemaError, match=r"TextConfig\.bytes\.items: the embedded server does not check .*'contains'"
    ):
        schemas_of(document)
