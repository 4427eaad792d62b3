"""Reading of JSON schemas: references, null, and whether a value is valid.

The keywords that describe a value are supported: types, enums, properties, items, alternatives, references and limits.
`format`, `not` and conditions are not checked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import unquote

Schema: TypeAlias = Mapping[str, Any]
Problem: TypeAlias = tuple[str, str]
"""A JSON path such as `$.items[0].price`, and what is wrong there."""

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_MAX_SHOWN = 60


def member(path: str, key: str) -> str:
    """Return the JSON path of a member of an object."""
    return f"{path}.{key}" if _IDENTIFIER.fullmatch(key) else f"{path}[{key!r}]"


def resolve(schema: Any, root: Schema) -> Any:
    """Return the schema that a reference names; any other schema unchanged.

    Raises:
        TypeError: The reference names nothing, or only itself.
    """
    seen: set[str] = set()
    while isinstance(schema, Mapping) and isinstance(reference := schema.get("$ref"), str):
        if reference in seen:
            raise TypeError(f"the reference {reference!r} of the JSON schema refers to itself")
        seen.add(reference)
        found: Any = root
        for key in unquote(reference).removeprefix("#").split("/")[1:]:
            found = _part(found, key.replace("~1", "/").replace("~0", "~"))
        if found is None or not reference.startswith("#"):
            raise TypeError(f"the reference {reference!r} of the JSON schema cannot be resolved")
        schema = found
    return schema


def _part(schema: Any, key: str) -> Any:
    if isinstance(schema, list):
        return schema[int(key)] if key.isdecimal() and int(key) < len(schema) else None
    return schema.get(key) if isinstance(schema, Mapping) else None


def alternatives(schema: Schema) -> list[Any]:
    """Return the alternatives of `anyOf` or `oneOf`; none without these keywords."""
    return list(schema.get("anyOf") or schema.get("oneOf") or ())


def accepts_null(schema: Any, root: Schema) -> bool:
    """Return whether null is a value of the schema."""
    return problem(None, schema, root) is None


def problem(value: Any, schema: Any, root: Schema | None = None) -> Problem | None:
    """Return the first problem of a JSON value; None if the schema, a part of `root`, accepts it."""
    return Checker(schema if root is None else root).problem(value, schema)


class Checker:
    """Checks parts of one JSON value against parts of one JSON schema, each pair of them once.

    The alternatives of a schema that contains itself would otherwise take time that is exponential in the depth of the
    value. The results are found by the identity of the parts, so all of them must be kept as long as the checker.
    """

    def __init__(self, root: Schema) -> None:
        self._root = root
        self._found: dict[tuple[int, int], Problem | None] = {}

    def problem(self, value: Any, schema: Any) -> Problem | None:
        """Return the first problem of a JSON value; None if the schema accepts it."""
        found = self._problem(value, schema)
        return None if found is None else (f"${found[0]}", found[1])

    def _problem(self, value: Any, schema: Any) -> Problem | None:
        """Return the first problem, with its path from the value, such as `.price`."""
        schema = resolve(schema, self._root)
        if not isinstance(schema, Mapping):
            return ("", "no value is allowed here") if schema is False else None
        if not isinstance(value, dict | list):
            return self._new_problem(value, schema)
        pair = (id(value), id(schema))
        if pair not in self._found:
            self._found[pair] = self._new_problem(value, schema)
        return self._found[pair]

    def _new_problem(self, value: Any, schema: Schema) -> Problem | None:
        for check in (_problem_of_type, _problem_of_limits):
            if (message := check(value, schema)) is not None:
                return "", message
        # What is inside is checked last, so that a wrong alternative is recognized early.
        return next(self._problems_inside(value, schema), None)

    def _problems_inside(self, value: Any, schema: Schema) -> Iterator[Problem]:
        for part in schema.get("allOf", ()):
            yield from _at("", self._problem(value, part))
        if branches := alternatives(schema):
            found = [self._problem(value, branch) for branch in branches]
            if None not in found:
                # The alternative that the value fits best is the one whose problem is deepest.
                yield max((item for item in found if item is not None), key=lambda item: len(item[0]))
        if isinstance(value, dict):
            for key, item in value.items():
                for part in schemas_of_member(key, schema):
                    yield from _at(member("", str(key)), self._problem(item, part))
        elif isinstance(value, list):
            first, other = schema.get("prefixItems", ()), schema.get("items", True)
            for index, item in enumerate(value):
                yield from _at(f"[{index}]", self._problem(item, first[index] if index < len(first) else other))


def _problem_of_type(value: Any, schema: Schema) -> str | None:
    allowed = [schema["const"]] if "const" in schema else schema.get("enum")
    if allowed is not None and not any(_equal(value, item) for item in allowed):
        return (
            f"expected {_shown(allowed[0]) if len(allowed) == 1 else f'one of {_shown(allowed)}'}, got {_shown(value)}"
        )
    types = schema.get("type")
    types = [types] if isinstance(types, str) else types
    if types and not any(_TYPES.get(name, _anything)(value) for name in types):
        return f"expected {' or '.join(types)}, got {_shown(value)}"
    if isinstance(value, dict):
        missing = [key for key in schema.get("required", ()) if key not in value]
        if missing:
            return f"the required member {missing[0]!r} is missing"
        known = schema.get("properties", {})
        if schema.get("additionalProperties") is False and (
            extra := [key for key in value if key not in known and not _schemas_of_pattern(key, schema)]
        ):
            return f"the member {extra[0]!r} is not allowed"
        for key, item in known.items():  # the tag of an alternative
            tag = isinstance(item, Mapping) and ("const" in item or "enum" in item)
            if tag and key in value and (message := _problem_of_type(value[key], item)):
                return f"the member {key!r}: {message}"
    return None


def _problem_of_limits(value: Any, schema: Schema) -> str | None:
    for applies, keyword, is_met in _LIMITS:
        if keyword in schema and applies(value) and not is_met(value, schema[keyword]):
            return f"expected {keyword} {_shown(schema[keyword])}, got {_shown(value)}"
    return None


def schemas_of_member(key: str, schema: Schema) -> list[Any]:
    """Return the schemas of a member: its own and those of the patterns it matches, or that of all other members."""
    known = schema.get("properties", {})
    own = [known[key]] if key in known else []
    return [*own, *_schemas_of_pattern(key, schema)] or [schema.get("additionalProperties", True)]


def _schemas_of_pattern(key: str, schema: Schema) -> list[Any]:
    """Return the schemas of `patternProperties` for a member of an object."""
    found: list[Any] = []
    for pattern, part in schema.get("patternProperties", {}).items():
        try:
            found += [part] if re.search(pattern, key) else []
        except re.error:  # valid in ECMAScript only: any member may match
            found.append(True)
    return found


def _at(path: str, found: Problem | None) -> Iterator[Problem]:
    if found is not None:
        yield path + found[0], found[1]


def _equal(value: Any, other: Any) -> bool:
    return isinstance(value, bool) == isinstance(other, bool) and bool(value == other)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_string(value: Any) -> bool:
    return isinstance(value, str)


def _is_array(value: Any) -> bool:
    return isinstance(value, list)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _anything(_value: Any) -> bool:
    return True


def _matches(value: str, pattern: Any) -> bool:
    try:
        return re.search(pattern, value) is not None
    except re.error:  # valid in ECMAScript only
        return True


def _is_multiple(value: float, step: float) -> bool:
    if isinstance(value, int) and isinstance(step, int):
        return value % step == 0
    try:
        quotient = value / step
    except OverflowError:
        return True
    return math.isinf(quotient) or math.isclose(quotient, round(quotient), rel_tol=1e-9, abs_tol=1e-9)


def _is_unique(value: list[Any], wanted: Any) -> bool:
    return not wanted or not any(_equal(item, other) for index, item in enumerate(value) for other in value[:index])


_TYPES: dict[str, Callable[[Any], bool]] = {
    "string": _is_string,
    "number": _is_number,
    "integer": lambda value: _is_number(value) and (isinstance(value, int) or value.is_integer()),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": _is_array,
    "object": _is_object,
}
_LIMITS: list[tuple[Callable[[Any], bool], str, Callable[[Any, Any], bool]]] = [
    (_is_number, "minimum", lambda value, limit: value >= limit),
    (_is_number, "maximum", lambda value, limit: value <= limit),
    # Booleans in drafts before 6 of JSON Schema.
    (_is_number, "exclusiveMinimum", lambda value, limit: isinstance(limit, bool) or value > limit),
    (_is_number, "exclusiveMaximum", lambda value, limit: isinstance(limit, bool) or value < limit),
    (_is_number, "multipleOf", _is_multiple),
    (_is_string, "minLength", lambda value, limit: len(value) >= limit),
    (_is_string, "maxLength", lambda value, limit: len(value) <= limit),
    (_is_string, "pattern", _matches),
    (_is_array, "minItems", lambda value, limit: len(value) >= limit),
    (_is_array, "maxItems", lambda value, limit: len(value) <= limit),
    (_is_array, "uniqueItems", _is_unique),
    (_is_object, "minProperties", lambda value, limit: len(value) >= limit),
    (_is_object, "maxProperties", lambda value, limit: len(value) <= limit),
]
