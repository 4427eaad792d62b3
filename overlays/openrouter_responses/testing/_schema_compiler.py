"""JSON schemas as functions that check a value. The keywords of the description are supported, and no others.

A schema is compiled once. A check takes time in proportion to the value: a union with a discriminator is checked by
the variant that the tag selects, any other union by the alternatives that accept the JSON type of the value.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

Schema: TypeAlias = Mapping[str, Any]
Kind: TypeAlias = type[Any]
"""The Python type of a decoded JSON value."""

MAX_SHOWN = 60
MAX_CHOICES_SHOWN = 400

KINDS: Mapping[str, Sequence[Kind]] = {
    "string": (str,), "number": (int, float), "integer": (int, float), "boolean": (bool,), "null": (type(None),),
    "array": (list,), "object": (dict,),
}  # fmt: skip
NAMES: Mapping[Kind, str] = {
    str: "string", int: "number", float: "number", bool: "boolean", type(None): "null", list: "array", dict: "object",
}  # fmt: skip
DEFAULT_VARIANT = "x-default-variant"


@dataclass(slots=True)
class Problem:
    """Why a schema does not accept a value, and where."""

    message: str
    keys: list[str | int] = field(default_factory=list)
    """The way to the value, beginning with the innermost key."""

    def inside(self, key: str | int) -> "Problem":
        """Add the key of the value around it, and return the problem."""
        self.keys.append(key)
        return self

    def __str__(self) -> str:
        """Return the path and the message, such as `input[0].role: this field is required`."""
        path = "".join(_step(key) for key in reversed(self.keys)).removeprefix(".")
        return f"{path}: {self.message}" if path else self.message


Check: TypeAlias = Callable[[Any], Problem | None]


def compile_schema(schema: Schema) -> Check:
    """Return a function that returns the first problem of a decoded JSON value, or None if the schema accepts it.

    Args:
        schema: The schema. References point to its `$defs`.
    """
    return _Compiler(schema.get("$defs", {})).check(schema)


class _Compiler:
    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self._definitions = definitions
        self._checks: dict[str, Check] = {}

    def check(self, schema: Any) -> Check:
        """Compile a schema."""
        if schema is False:
            return lambda _: Problem("no value is allowed here")
        if schema is True or not schema:
            return _accept
        if "$ref" in schema:
            return self._reference(schema["$ref"])
        if "discriminator" in schema:
            return self._tagged_union(schema)
        if branches := schema.get("anyOf") or schema.get("oneOf"):
            return self._union(branches)
        return _by_kind({kind: self._check_of_kind(kind, schema) for kind in self._kinds(schema)}, self._names(schema))

    def _reference(self, reference: str) -> Check:
        """Compile what a reference names when it is first needed: schemas contain each other."""

        def check(value: Any) -> Problem | None:
            compiled = self._checks.get(reference)
            if compiled is None:
                compiled = self._checks[reference] = self.check(self._definition(reference))
            return compiled(value)

        return check

    def _definition(self, reference: str) -> Any:
        return self._definitions[reference.removeprefix("#/$defs/")]

    def _tagged_union(self, schema: Schema) -> Check:
        tag_name = schema["discriminator"]["propertyName"]
        variants = {tag: self._reference(name) for tag, name in schema["discriminator"]["mapping"].items()}
        default = self._reference(schema[DEFAULT_VARIANT]) if DEFAULT_VARIANT in schema else None

        def check(value: Any) -> Problem | None:
            if type(value) is not dict:
                return _wrong_type(["object"], value)
            tag = value.get(tag_name)
            variant = default if tag is None else variants.get(tag) if type(tag) is str else None
            if variant is not None:
                return variant(value)
            if tag_name not in value:
                return Problem(f"this field is required; {_expected(variants)}").inside(tag_name)
            return _wrong_choice(variants, tag).inside(tag_name)

        return check

    def _union(self, branches: Iterable[Any]) -> Check:
        by_kind: dict[Kind, list[Check]] = {}
        names: dict[str, None] = {}
        for branch in branches:
            compiled = self.check(branch)
            names.update(dict.fromkeys(self._names(branch)))
            for kind in self._kinds(branch):
                by_kind.setdefault(kind, []).append(compiled)
        return _by_kind({kind: _any_of(checks) for kind, checks in by_kind.items()}, names)

    def _kinds(self, schema: Any) -> list[Kind]:
        return list(dict.fromkeys(kind for name in self._names(schema) for kind in KINDS[name]))

    def _names(self, schema: Any) -> list[str]:
        """Return the names of the JSON types that a schema accepts."""
        if not isinstance(schema, Mapping):
            return list(KINDS)
        if "$ref" in schema:
            return self._names(self._definition(schema["$ref"]))
        if "discriminator" in schema:
            return ["object"]
        if branches := schema.get("anyOf") or schema.get("oneOf"):
            return list(dict.fromkeys(name for branch in branches for name in self._names(branch)))
        if "type" in schema:
            return [schema["type"]] if isinstance(schema["type"], str) else list(schema["type"])
        values = [schema["const"]] if "const" in schema else schema.get("enum")
        return list(KINDS) if values is None else list(dict.fromkeys(NAMES[type(value)] for value in values))

    def _check_of_kind(self, kind: Kind, schema: Schema) -> Check:
        """Compile what a schema says of the values of one type."""
        checks: list[Check] = []
        values = [schema["const"]] if "const" in schema else schema.get("enum")
        if values is not None:
            # Only values of one type are compared, as True == 1.
            allowed = [value for value in values if NAMES[type(value)] == NAMES[kind]]
            checks.append(lambda value: None if value in allowed else _wrong_choice(values, value))
        if kind is float and "integer" in self._names(schema) and "number" not in self._names(schema):
            checks.append(lambda value: None if value.is_integer() else _wrong_type(self._names(schema), value))
        for keyword, limit in schema.items():
            if keyword in _LIMITS and kind in _LIMITS[keyword][0]:
                checks.append(_LIMITS[keyword][1](limit))
        if kind is list and "items" in schema:
            checks.append(_all_items(self.check(schema["items"])))
        if kind is dict:
            checks += self._checks_of_object(schema)
        return _all_of(checks)

    def _checks_of_object(self, schema: Schema) -> Iterable[Check]:
        if required := schema.get("required"):
            yield lambda value: next(
                (Problem("this field is required").inside(name) for name in required if name not in value), None
            )
        if "propertyNames" in schema:
            yield _all_names(self.check({"type": "string", **schema["propertyNames"]}))
        known = {name: self.check(part) for name, part in schema.get("properties", {}).items()}
        other = schema.get("additionalProperties", True)
        yield _all_members(known, self.check(other) if other is not False else _refuse_unknown)


def _accept(_value: Any) -> None:
    return None


def _refuse_unknown(_value: Any) -> Problem:
    return Problem("unknown field")


def _by_kind(checks: Mapping[Kind, Check], names: Iterable[str]) -> Check:
    names = list(names)

    def check(value: Any) -> Problem | None:
        found = checks.get(type(value))
        return _wrong_type(names, value) if found is None else found(value)

    return check


def _all_of(checks: Sequence[Check]) -> Check:
    if len(checks) <= 1:
        return checks[0] if checks else _accept

    def check(value: Any) -> Problem | None:
        for one in checks:
            if (problem := one(value)) is not None:
                return problem
        return None

    return check


def _any_of(checks: Sequence[Check]) -> Check:
    if len(checks) == 1:
        return checks[0]

    def check(value: Any) -> Problem | None:
        problems: list[Problem] = []
        for one in checks:
            if (problem := one(value)) is None:
                return None
            problems.append(problem)
        # The alternative that the value fits best is the one whose problem is deepest.
        return max(problems, key=lambda problem: len(problem.keys))

    return check


def _all_items(check_item: Check) -> Check:
    def check(value: Any) -> Problem | None:
        for index, item in enumerate(value):
            if (problem := check_item(item)) is not None:
                return problem.inside(index)
        return None

    return _accept if check_item is _accept else check


def _all_members(known: Mapping[str, Check], other: Check) -> Check:
    def check(value: Any) -> Problem | None:
        for name, member in value.items():
            if (problem := known.get(name, other)(member)) is not None:
                return problem.inside(name)
        return None

    return check


def _all_names(check_name: Check) -> Check:
    def check(value: Any) -> Problem | None:
        for name in value:
            if (problem := check_name(name)) is not None:
                return Problem(f"the name of the field: {problem.message}").inside(name)
        return None

    return check


def _limit(description: str, is_met: Callable[[Any, Any], bool], size: Callable[[Any], Any]) -> Callable[[Any], Check]:
    def compile_limit(limit: Any) -> Check:
        def check(value: Any) -> Problem | None:
            if is_met(size(value), limit):
                return None
            shown = _shown(value) if size is _itself else size(value)
            return Problem(f"expected {description.format(limit)}, got {shown}")

        return check

    return compile_limit


def _itself(value: Any) -> Any:
    return value


def _at_least(size: Any, limit: Any) -> bool:
    return bool(size >= limit)


def _at_most(size: Any, limit: Any) -> bool:
    return bool(size <= limit)


def _more_than(size: Any, limit: Any) -> bool:
    return bool(size > limit)


def _less_than(size: Any, limit: Any) -> bool:
    return bool(size < limit)


def _is_multiple(size: Any, limit: Any) -> bool:
    # In decimal, as 0.3 is a multiple of 0.1 there; a number with too many digits is not looked at.
    try:
        return not Decimal(str(size)) % Decimal(str(limit))
    except ArithmeticError:
        return True


def _pattern(pattern: str) -> Check:
    # Patterns are those of ECMA-262: `\w` is ASCII, and `$` does not match before a final line break.
    try:
        compiled = re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern), re.ASCII)
    except re.error:  # such as `\p{L}`, which Python does not have
        return _accept
    return lambda value: None if compiled.search(value) else Problem(f"expected a text that matches {pattern}")


def _format(name: str) -> Check:
    return _check_date if name == "date" else _accept


def _check_date(value: Any) -> Problem | None:
    try:
        is_date = len(date.fromisoformat(value).isoformat()) == len(value)  # not 20260131
    except ValueError:
        is_date = False
    return None if is_date else Problem(f"expected a date such as 2026-01-31, got {_shown(value)}")


_NUMBERS, _STRINGS, _ARRAYS, _OBJECTS = (int, float), (str,), (list,), (dict,)
_LIMITS: Mapping[str, tuple[Sequence[Kind], Callable[[Any], Check]]] = {
    "minimum": (_NUMBERS, _limit("at least {}", _at_least, _itself)),
    "maximum": (_NUMBERS, _limit("at most {}", _at_most, _itself)),
    "exclusiveMinimum": (_NUMBERS, _limit("more than {}", _more_than, _itself)),
    "exclusiveMaximum": (_NUMBERS, _limit("less than {}", _less_than, _itself)),
    "multipleOf": (_NUMBERS, _limit("a multiple of {}", _is_multiple, _itself)),
    "minLength": (_STRINGS, _limit("at least {} characters", _at_least, len)),
    "maxLength": (_STRINGS, _limit("at most {} characters", _at_most, len)),
    "pattern": (_STRINGS, _pattern),
    "format": (_STRINGS, _format),
    "minItems": (_ARRAYS, _limit("at least {} elements", _at_least, len)),
    "maxItems": (_ARRAYS, _limit("at most {} elements", _at_most, len)),
    "minProperties": (_OBJECTS, _limit("at least {} fields", _at_least, len)),
    "maxProperties": (_OBJECTS, _limit("at most {} fields", _at_most, len)),
}


def _wrong_type(names: Sequence[str], value: Any) -> Problem:
    return Problem(f"expected {' or '.join(names)}, got {_shown(value)}")


def _wrong_choice(choices: Iterable[Any], value: Any) -> Problem:
    return Problem(f"{_expected(choices)}, got {_shown(value)}")


def _expected(choices: Iterable[Any]) -> str:
    shown = [json.dumps(choice) for choice in choices]
    text = ", ".join(shown)
    if len(text) > MAX_CHOICES_SHOWN:
        text = text[:MAX_CHOICES_SHOWN].rpartition(", ")[0] + ", …"
    return f"expected {'one of ' if len(shown) > 1 else ''}{text}"


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "an array"
    return _cut(json.dumps(value, ensure_ascii=False), MAX_SHOWN)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _step(key: str | int) -> str:
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if re.fullmatch(r"[A-Za-z_]\w*", key) else f"[{json.dumps(_cut(key, MAX_SHOWN))}]"
