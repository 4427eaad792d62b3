"""The check of schemas in strict mode: of `text.format`, and of the parameters of function tools."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")

MAX_DEPTH = 10
MAX_PROPERTIES = 5000
MAX_ENUM_VALUES = 1000

UNSUPPORTED = (
    "allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "dependencies",
    "patternProperties", "propertyNames", "unevaluatedProperties", "minProperties", "maxProperties", "contains",
    "minContains", "maxContains", "uniqueItems", "unevaluatedItems", "minLength", "maxLength", "default",
)  # fmt: skip
LISTS = ("anyOf", "prefixItems")
MAPPINGS = ("properties", "$defs", "definitions")


def find_schema_problem(body: Mapping[str, Any]) -> str | None:
    """Return the message of the first invalid schema of a request; None if all are valid."""
    problems = (problem for problem in _problems(body) if problem is not None)
    return next(problems, None)


def _problems(body: Mapping[str, Any]) -> Iterator[str | None]:
    match body.get("text"):
        case {"format": {"type": "json_schema"} as text_format}:
            yield _problem_of_format(text_format)
    tools = body.get("tools")
    for index, tool in enumerate(tools if isinstance(tools, list) else ()):
        if isinstance(tool, dict) and tool.get("type") == "function":
            yield _problem_of_tool(tool, f"tools[{index}]")


def _problem_of_format(text_format: Mapping[str, Any]) -> str | None:
    name, schema = text_format.get("name"), text_format.get("schema")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        return "text.format.name: expected 1 to 64 letters, digits, '_' and '-'"
    if not isinstance(schema, dict):
        return "text.format.schema: expected a JSON schema"
    problem = find_problem(schema) if text_format.get("strict") is True else None
    return None if problem is None else f"Invalid schema for text.format '{name}': {problem}"


def _problem_of_tool(tool: Mapping[str, Any], place: str) -> str | None:
    name, parameters = tool.get("name"), tool.get("parameters")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        return f"{place}.name: expected 1 to 64 letters, digits, '_' and '-'"
    if parameters is not None and not isinstance(parameters, dict):
        return f"{place}.parameters: expected a JSON schema"
    problem = find_problem(parameters or {}) if tool.get("strict") is True else None
    return None if problem is None else f"Invalid schema for function '{name}': {problem}"


def find_problem(schema: Mapping[str, Any]) -> str | None:
    """Return why strict mode does not accept a schema, with the JSON path; None if it does."""
    if "anyOf" in schema or schema.get("type") != "object":
        return "at $: the root must have the type object, and no anyOf"
    properties = values = 0
    for path, part, depth in _parts(schema, "$", 0):
        if not isinstance(part, dict):
            return f"at {path}: expected a schema"
        problem = _problem_of(part, schema)
        if problem is not None:
            return f"at {path}: {problem}"
        properties += len(part["properties"]) if isinstance(part.get("properties"), dict) else 0
        values += len(part["enum"]) if isinstance(part.get("enum"), list) else 0
        if depth > MAX_DEPTH:
            return f"at {path}: more than {MAX_DEPTH} levels of nesting"
    if properties > MAX_PROPERTIES:
        return f"at $: more than {MAX_PROPERTIES} properties in all"
    if values > MAX_ENUM_VALUES:
        return f"at $: more than {MAX_ENUM_VALUES} enum values in all"
    return None


def _problem_of(part: Mapping[str, Any], root: Mapping[str, Any]) -> str | None:
    used = next((keyword for keyword in UNSUPPORTED if keyword in part), None)
    if used is not None:
        return f"{used} is not permitted"
    reference = part.get("$ref")
    if reference is not None:
        return None if _resolves(reference, root) else f"$ref {reference!r} cannot be resolved"
    if part.get("type") == "object" or "properties" in part:
        properties, required = part.get("properties", {}), part.get("required", [])
        if part.get("additionalProperties") is not False:
            return "additionalProperties must be false"
        if not isinstance(properties, dict) or not isinstance(required, list) or set(properties) != set(required):
            missing = sorted(set(properties) - set(required)) if isinstance(properties, dict) else []
            return f"required must list every property{f', also {missing[0]!r}' if missing else ''}"
    if part.get("type") == "array" and "items" not in part:
        return "items is missing"
    if not part.keys() & {"type", "enum", "const", "anyOf"}:
        return "a type is missing"
    return None


def _parts(schema: Any, path: str, depth: int) -> Iterator[tuple[str, Any, int]]:
    """Yield each schema inside a schema, and itself, with its path and the number of objects around it."""
    yield path, schema, depth
    if not isinstance(schema, dict):
        return
    inside = depth + (schema.get("type") == "object")
    for keyword in MAPPINGS:
        parts = schema.get(keyword)
        for name, part in parts.items() if isinstance(parts, dict) else ():
            yield from _parts(part, f"{path}.{keyword}.{name}", inside if keyword == "properties" else 0)
    for keyword in LISTS:
        parts = schema.get(keyword)
        for index, part in enumerate(parts if isinstance(parts, list) else ()):
            yield from _parts(part, f"{path}.{keyword}[{index}]", depth)
    if "items" in schema:
        yield from _parts(schema["items"], f"{path}.items", depth)


def _resolves(reference: Any, root: Mapping[str, Any]) -> bool:
    if not isinstance(reference, str) or not reference.startswith("#"):
        return False
    found: Any = root
    for key in reference.removeprefix("#").split("/")[1:]:
        found = found.get(key.replace("~1", "/").replace("~0", "~")) if isinstance(found, dict) else None
    return isinstance(found, dict)
