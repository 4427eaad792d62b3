"""The check of a request against the description: types, required fields, tags of unions, enums and limits."""

import contextlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

from openrouter_responses.testing._schema_compiler import Check, compile_schema

CREATE_RESPONSE = "POST /responses"


def find_problem(body: Mapping[str, Any], operation: str = CREATE_RESPONSE) -> str | None:
    """Return the path of the first value that the description does not allow, and what it allows; None without one.

    Args:
        body: The decoded body of the request.
        operation: The method and the path of the operation, such as `POST /batches`.
    """
    problem = _check_of_body(operation)(body)
    return None if problem is None else str(problem)


def read_query(query: str, operation: str) -> tuple[dict[str, Any], str | None]:
    """Return the valid parameters of a query, and the first problem; None without one. Other parameters are ignored.

    Args:
        query: The query, percent-encoded.
        operation: The method and the path of the operation.
    """
    given = parse_qs(query, keep_blank_values=True)
    values: dict[str, Any] = {}
    problems: list[str] = []
    for parameter in _schemas()["operations"].get(operation, {}).get("parameters", ()):
        name = parameter["name"]
        if parameter["in"] != "query":
            continue
        if name not in given:
            if parameter["required"]:
                problems.append(f"{name}: this parameter is required")
            continue
        value = _decoded(given[name], _kind(parameter["schema"]))
        problem = _check_of_parameter(operation, name)(value)
        if problem is None:
            values[name] = value
        else:
            problems.append(str(problem.inside(name)))
    return values, problems[0] if problems else None


def _decoded(given: list[str], kind: object) -> Any:
    if kind == "array":
        return given
    if len(given) > 1:
        return given
    with contextlib.suppress(ValueError):
        if kind == "integer":
            return int(given[0])
        if kind == "number":
            return float(given[0])
    return {"true": True, "false": False}.get(given[0], given[0]) if kind == "boolean" else given[0]


def _kind(schema: Mapping[str, Any]) -> object:
    reference = schema.get("$ref")
    return _schemas()["$defs"][reference.removeprefix("#/$defs/")].get("type") if reference else schema.get("type")


@cache
def _schemas() -> dict[str, Any]:
    file = files("openrouter_responses_generated").joinpath("request_schemas.json")
    schemas: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schemas


@cache
def _check_of_body(operation: str) -> Check:
    schemas = _schemas()
    return compile_schema({**schemas["operations"][operation]["body"], "$defs": schemas["$defs"]})


@cache
def _check_of_parameter(operation: str, name: str) -> Check:
    schemas = _schemas()
    parameters = schemas["operations"][operation]["parameters"]
    schema = next(one["schema"] for one in parameters if one["name"] == name)
    return compile_schema({**schema, "$defs": schemas["$defs"]})
