"""Sample values fit their JSON schema, and every schema has one."""

import json
from http.client import HTTPConnection
from typing import Any

import pytest

from tests.server.http_calls import ask


def sample_of(connection: HTTPConnection, schema: Any) -> Any:
    reply = ask(connection, text={"format": {"type": "json_schema", "name": "sample", "schema": schema}})
    assert reply.status == 200
    return json.loads(reply.text)


def test_a_sample_fits_its_schema(connection: HTTPConnection) -> None:
    schema = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "maxLength": 2},
            "day": {"type": ["null", "string"], "format": "date"},
            "sizes": {"type": "array", "items": {"$ref": "#/$defs/size"}, "minItems": 2},
            "either": {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
            "self": {"$ref": "#"},
        },
        "$defs": {"size": {"type": "number", "exclusiveMinimum": 4}},
    }
    sample = sample_of(connection, schema)

    assert sample.pop("self")["name"] == "na"
    assert sample == {"name": "na", "day": "2026-01-31", "sizes": [5, 5], "either": True}


def test_a_recursive_schema_is_sampled_to_a_limited_depth(connection: HTTPConnection) -> None:
    def depth(**keywords: Any) -> int:
        schema = {"type": "object", "properties": {"self": {"$ref": "#"}}, **keywords}
        return json.dumps(sample_of(connection, schema)).count('"self"')

    assert 1 < depth() < depth(required=["self"])


@pytest.mark.parametrize("required", [[], ["children"]])
@pytest.mark.parametrize("count", [5, 100])
def test_a_recursive_schema_with_many_items_is_sampled_to_a_limited_size(
    connection: HTTPConnection, count: int, required: list[str]
) -> None:
    children = {"type": "array", "minItems": count, "items": {"$ref": "#"}}
    sample = sample_of(connection, {"type": "object", "properties": {"children": children}, "required": required})

    assert len(sample["children"]) == count
    assert len(json.dumps(sample)) < 1_000_000


def test_optional_recursion_ends_before_required_values_are_missing(connection: HTTPConnection) -> None:
    node = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "children": {"type": "array", "minItems": 20, "items": {"$ref": "#"}},
        },
        "required": ["name"],
    }
    assert "null" not in json.dumps(sample_of(connection, node))


@pytest.mark.parametrize("keyword", ["allOf", "anyOf"])
def test_a_schema_that_refers_to_itself_many_times_is_sampled(connection: HTTPConnection, keyword: str) -> None:
    sample_of(connection, {keyword: [{"$ref": "#"}] * 20})


@pytest.mark.parametrize("length", [10**13, 10**30])
def test_the_length_of_a_sample_string_is_limited(connection: HTTPConnection, length: int) -> None:
    assert len(sample_of(connection, {"type": "string", "minLength": length})) == 10_000


@pytest.mark.parametrize(
    "schema",
    [
        {"type": 5},
        {"type": []},
        {"type": "string", "minLength": "long", "maxLength": -1},
        {"type": "array", "minItems": -1, "items": 5},
        {"$ref": "#/nowhere"},
        {"$ref": "#"},
        {"type": "object", "properties": 5},
        {"type": "object", "properties": {"child": {"$ref": "#"}}, "required": 5},
    ],
)
def test_an_invalid_schema_is_sampled_too(connection: HTTPConnection, schema: Any) -> None:
    sample_of(connection, schema)
