"""The check of schemas in strict mode: of `text.format`, and of the parameters of function tools."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")

MAX_DEPTH = 10
MAX_PROPERTIES = 5000
MAX_ENUM_VALUES = 1000
MAX_CHARACTERS = 120_000
"""Maximum length of the names of properties and definitions and the values of `enum` and `const`, in all."""
MAX_LONG_ENUM_CHARACTERS = 15_000
LONG_ENUM = 250
"""The number of values from which on the values of one `enum` have a maximum length."""

TYPES = {"string", "number", "integer", "boolean", "object", "array", "null"}
FORMATS = {"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"}
UNSUPPORTED = (
    "allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "dependencies",
    "patternProperties", "propertyNames", "unevaluatedProperties", "minProperties", "maxProperties", "contains",
    "minContains", "maxContains", "uniqueItems", "unevaluatedItems", "minLength", "maxLength", "default",
)  # fmt: skip
LISTS = ("anyOf", "prefixItems")
MAPPINGS = ("properties", "$defs", "definitions")
ITEMS_WITH_TOOLS = ("additional_tools", "tool_search_output")


def find_schema_problem(body: Mapping[str, Any]) -> str | None:
    """Return the message of the first invalid schema of a request; None if all are valid."""
    problems = (problem for problem in _problems(body) if problem is not None)
    return next(problems, None)


def _problems(body: Mapping[str, Any]) -> Iterator[str | None]:
    match body.get("text"):
        case {"format": {"type": "json_schema"} as text_format}:
            yield _problem_of_format(text_format)
    for tool, place in _functions(body, ""):
        yield _problem_of_tool(tool, place)
    items = body.get("input")
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict) and "tools" in item and item.get("type") in ITEMS_WITH_TOOLS:
            for tool, place in _functions(item, f"input[{index}]."):
                yield _problem_of_tool(tool, place)


def _functions(parent: Mapping[str, Any], place: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield each function tool in `tools`, also in a namespace, with its path."""
    tools = parent.get("tools")
    for index, tool in enumerate(tools if isinstance(tools, list) else ()):
        if isinstance(tool, dict) and tool.get("type") == "function":
            yield tool, f"{place}tools[{index}]"
        elif isinstance(tool, dict) and tool.get("type") == "namespace":
            yield from _functions(tool, f"{place}tools[{index}].")


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
    properties = values = characters = 0
    for path, part, depth in _parts(schema, "$", 0):
        if not isinstance(part, dict):
            return f"at {path}: expected a schema"
        problem = _problem_of(part, schema)
        if problem is not None:
            return f"at {path}: {problem}"
        if depth > MAX_DEPTH:
            return f"at {path}: more than {MAX_DEPTH} levels of nesting"
        properties += len(part.get("properties", ()))
        values += len(part.get("enum", ()))
        characters += _characters(part)
    if properties > MAX_PROPERTIES:
        return f"at $: more than {MAX_PROPERTIES} properties in all"
    if values > MAX_ENUM_VALUES:
        return f"at $: more than {MAX_ENUM_VALUES} enum values in all"
    if characters > MAX_CHARACTERS:
        return f"at $: more than {MAX_CHARACTERS} characters of names and values in all"
    return None


def _problem_of(part: Mapping[str, Any], root: Mapping[str, Any]) -> str | None:
    used = next((keyword for keyword in UNSUPPORTED if keyword in part), None)
    if used is not None:
        return f"{used} is not permitted"
    for keyword in MAPPINGS:
        if not isinstance(part.get(keyword, {}), dict):
            return f"{keyword} must be an object"
    for keyword in ("anyOf", "enum"):
        if keyword in part and not (isinstance(part[keyword], list) and part[keyword]):
            return f"{keyword} must be a list with at least one element"
    if "$ref" in part:
        return _problem_of_reference(part, root)
    types = part.get("type", [])
    types = types if isinstance(types, list) else [types]
    unknown = [name for name in types if not isinstance(name, str) or name not in TYPES]
    if unknown:
        return f"{unknown[0]!r} is not a type"
    form = part.get("format", "date")
    if not isinstance(form, str) or form not in FORMATS:
        return f"{form!r} is not a format of strict mode"
    if "object" in types or "properties" in part:
        problem = _problem_of_object(part)
        if problem is not None:
            return problem
    if "array" in types and "items" not in part:
        return "items is missing"
    if not types and not part.keys() & {"enum", "const", "anyOf"}:
        return "a type is missing"
    return _problem_of_enum(part.get("enum", []))


def _problem_of_reference(part: Mapping[str, Any], root: Mapping[str, Any]) -> str | None:
    others = sorted(part.keys() - {"$ref", "$defs", "definitions"})
    if others:
        return f"{others[0]} is not permitted beside $ref"
    return None if _resolves(part["$ref"], root) else f"$ref {part['$ref']!r} cannot be resolved"


def _problem_of_object(part: Mapping[str, Any]) -> str | None:
    if part.get("additionalProperties") is not False:
        return "additionalProperties must be false"
    properties, required = part.get("properties", {}), part.get("required", [])
    if not isinstance(required, list) or not all(isinstance(name, str) for name in required):
        return "required must be a list of the names of all properties"
    missing, extra = sorted(properties.keys() - set(required)), sorted(set(required) - properties.keys())
    if missing:
        return f"required must list every property, also {missing[0]!r}"
    return f"required lists {extra[0]!r}, which is not a property" if extra else None


def _problem_of_enum(values: list[Any]) -> str | None:
    if len(values) > LONG_ENUM and _length(values) > MAX_LONG_ENUM_CHARACTERS:
        return f"enum has more than {LONG_ENUM} values with more than {MAX_LONG_ENUM_CHARACTERS} characters"
    return None


def _characters(part: Mapping[str, Any]) -> int:
    """Return the length of the names and values in a schema, without the schemas inside it."""
    names = [name for keyword in MAPPINGS for name in part.get(keyword, ())]
    return _length([*names, *part.get("enum", ()), part.get("const")])


def _length(values: list[Any]) -> int:
    return sum(len(value) for value in values if isinstance(value, str))


def _parts(schema: Any, path: str, depth: int) -> Iterator[tuple[str, Any, int]]:
    """Yield each schema inside a schema, and itself, with its path and the number of objects around it."""
    yield path, schema, depth
    if not isinstance(schema, dict):
        return
    inside = depth + ("properties" in schema)
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
    """Return whether a reference leads to a schema, also through other references."""
    seen: list[Any] = []
    while reference not in seen:
        seen.append(reference)
        if not isinstance(reference, str) or not reference.startswith("#"):
            return False
        found: Any = root
        for key in unquote(reference).removeprefix("#").split("/")[1:]:
            found = _member(found, key.replace("~1", "/").replace("~0", "~"))
        if not isinstance(found, dict):
            return False
        if "$ref" not in found:
            return True
        reference = found["$ref"]
    return False


def _member(value: Any, key: str) -> Any:
    if isinstance(value, list):
        return value[int(key)] if key.isdecimal() and int(key) < len(value) else None
    return value.get(key) if isinstance(value, dict) else None
