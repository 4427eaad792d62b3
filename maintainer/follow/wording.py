"""Differences in sentences for callers: each is said once, for all the places where it occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import attrs

from maintainer.codegen.references import component_of
from maintainer.follow.places import Place, Places
from maintainer.upstream.matching import REQUEST, RESPONSE
from maintainer.upstream.report import short_value
from maintainer.upstream.schemas import branches_of, mapping_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from maintainer.follow.comparison import Comparison
    from maintainer.upstream.difference import Difference

MODELS = "models."
"""The start of the path of a difference that is about a class, not about a place in an operation."""
Kind = Literal["breaking", "added", "changed", "deprecated"]

_MOST_VALUES = 30
# What has a name in its place, with the plural. Several of one place are one sentence.
_NAMED = {
    "field": "fields",
    "variant": "variants",
    "header": "headers",
    "parameter": "parameters",
    "status": "statuses",
}


@attrs.frozen
class Change:
    """One change of the API.

    Attributes:
        sentence: What changed, in Markdown.
        places: Where, sorted by class and field.
        kind: The kind of its fragment of the changelog; `breaking` if correct code of callers may fail.
        reason: Why it breaks code; empty if it does not.
    """

    sentence: str
    places: tuple[Place, ...]
    kind: Kind
    reason: str = ""

    @property
    def breaking(self) -> bool:
        return self.kind == "breaking"

    @property
    def text(self) -> str:
        """The sentence with the reason, without a full stop."""
        return f"{self.sentence}; {self.reason}" if self.reason else self.sentence

    @property
    def class_name(self) -> str:
        """The class that all places belong to; empty if there are several, or none."""
        names = {place.class_name for place in self.places}
        return names.pop() if len(names) == 1 else ""


@attrs.frozen
class _Statement:
    """The sentence for equal differences; differences of further names can share it.

    Attributes:
        difference: The first of the differences.
        places: Where it occurs.
        sides: Where the differences occur: in the request, the response or both.
        new_type: The type of an added field, or the class of an added variant.
        attributes: Words before the noun, such as `required `.
    """

    difference: Difference
    places: tuple[Place, ...]
    sides: frozenset[str]
    new_type: str
    attributes: str

    @property
    def subject(self) -> tuple[Any, ...]:
        """The properties that statements must share to become one sentence."""
        one = self.difference
        name = "" if one.what in _NAMED and None in (one.before, one.after) else one.name
        values = () if one.what in _NAMED else (repr(one.before), repr(one.after), self.new_type)
        return one.what, one.change, name, *values, self.places, one.breaking, self.sides, self.attributes


def changes_between(before: Comparison, after: Comparison) -> list[Change]:
    """Return the changes that a capture made, sorted by class; equal ones are one change with several places."""
    places = Places(before.schemas)
    groups: dict[tuple[Any, ...], list[Difference]] = {}
    for difference in before.differences:
        groups.setdefault(_key(difference, _new_type(difference, places, after.schemas)), []).append(difference)
    by_subject: dict[tuple[Any, ...], list[_Statement]] = {}
    for key, group in groups.items():
        statement = _statement(group, key[-1], places, after.schemas)
        by_subject.setdefault(statement.subject, []).append(statement)
    found = map(_change, by_subject.values())
    return sorted(found, key=lambda change: (change.class_name, change.places, change.sentence))


def _key(difference: Difference, new_type: str) -> tuple[Any, ...]:
    name = difference.name if difference.what not in ("nullable", "required", "deprecated", "class") else ""
    what, values = difference.what, (repr(difference.before), repr(difference.after))
    # One object can be described by several classes of ours, so the type of a variant does not tell variants apart.
    values = (str(difference.before is None),) * 2 if what in ("variant", "class") else values
    return what, difference.change, name, *values, difference.breaking, new_type


def _statement(group: Sequence[Difference], new_type: str, places: Places, after: Mapping[str, Any]) -> _Statement:
    first = group[0]
    sides = frozenset(side for difference in group for side in difference.sides)
    where = tuple(sorted({_owner(difference, places) for difference in group}))
    attributes = ""
    if first.what == "field" and first.before is None:
        owners = [after.get(place.class_name, {}) for place in where]
        required = any(first.name in owner.get("required", ()) for owner in owners)
        deprecated = any(owner.get("properties", {}).get(first.name, {}).get("deprecated") for owner in owners)
        attributes = f"{'required ' if required else ''}{'deprecated ' if deprecated else ''}"
    return _Statement(first, where, sides, new_type, attributes)


def _change(statements: Sequence[_Statement]) -> Change:
    first = statements[0]
    number = len(statements if first.difference.what in _NAMED else first.places)
    reason = _reason(first.difference, first.sides, number) if first.difference.breaking else ""
    return Change(_sentence(statements), first.places, _kind_of(first.difference), reason)


def _owner(difference: Difference, places: Places) -> Place:
    """Return the place that a sentence names: the class of a field, or the operation of what is named apart from it."""
    if difference.what in ("operation", "header", "parameter", "status"):
        return Place("", difference.operation)
    if difference.path.startswith(MODELS):
        return Place(difference.path.removeprefix(MODELS))
    place = places.of(difference)
    if difference.what == "field" and place.class_name:
        return Place(place.class_name, place.field.rpartition(".")[0])
    return place


def _kind_of(difference: Difference) -> Kind:
    if difference.breaking:
        return "breaking"
    if difference.what == "deprecated" and difference.after:
        return "deprecated"
    return "added" if difference.change == "added" else "changed"


def _listed(places: Iterable[Place]) -> str:
    """Return places as a list, in which further fields of a class follow without its name."""
    parts, previous = [], None
    for place in places:
        shown = f".{place.field}" if place.class_name and place.class_name == previous else str(place)
        parts.append(code(shown))
        previous = place.class_name
    return ", ".join(parts)


def _sentence(statements: Sequence[_Statement]) -> str:
    difference, places = statements[0].difference, statements[0].places
    name, before, now = difference.name, difference.before, difference.after
    where, is_one = _listed(places), len(places) == 1
    are, have = ("is", "has") if is_one else ("are", "have")
    noun = difference.what if len(statements) == 1 else _NAMED.get(difference.what, difference.what)
    names = ", ".join(f"{code(one.difference.name)}{_type_behind(one)}" for one in statements)
    match difference.what:
        case "operation":
            return f"{where} {are} {'new' if before is None else 'removed'}"
        case "class":
            return f"The {'class' if is_one else 'classes'} {where} {are} removed"
        case "field" if not name:
            return f"{where} {are} {'new' if before is None else 'removed'}"
        case "field" | "variant":
            if before is not None:
                return f"{where} no longer {have} the {noun} {names}"
            return f"{where} {have} the new {statements[0].attributes}{noun} {names}"
        case "status" if None not in (before, now):
            return f"The status of success of {where} is now {code(now)} (before: {code(before)})"
        case "header" | "parameter" | "status":
            are = "is" if len(statements) == 1 else "are"
            return f"The {noun} {names} of {where} {are} {'new' if before is None else 'removed'}"
        case "nullable":
            return f"{where} can {'be' if now else 'no longer be'} null"
        case "required":
            return f"{where} {are} {'now' if now else 'no longer'} required"
        case "deprecated":
            return f"{where} {are} {'deprecated' if now else 'no longer deprecated'}"
        case "values":
            values = now if before is None else before
            noun = "value" if len(values) == 1 else "values"
            return (
                f"{where} {f'{have} the new' if before is None else f'no longer {have} the'} {noun} {_values(values)}"
            )
        case "default":
            now, before = ("not stated" if value is None else short_value(value) for value in (now, before))
            return f"The default of {where} is now {now} (before: {before})"
        case "limit":
            was = "" if before is None else f" (before: {short_value(before)})"
            state = "no longer limited" if now is None else f"now {short_value(now)}"
            return f"{code(name)} of {where} is {state}{was}"
        case _:
            if before is None:
                return f"{where} can also be {now}"
            if now is None:
                return f"{where} can no longer be {before}"
            return f"The type of {where} is now {now} (before: {before})"


def _type_behind(statement: _Statement) -> str:
    """Return the type of something new, in parentheses behind its name."""
    difference = statement.difference
    shown = statement.new_type or (difference.after if difference.what == "field" else "")
    return f" ({shown})" if shown and difference.before is None else ""


def code(text: str) -> str:
    """Return a text as code in Markdown."""
    inner = text.replace("`", "'")
    return f"`{inner}`"


def _values(values: Sequence[Any]) -> str:
    shown = ", ".join(code(short_value(value)) for value in values[:_MOST_VALUES])
    return f"{shown} and {len(values) - _MOST_VALUES} more" if len(values) > _MOST_VALUES else shown


def _reason(difference: Difference, sides: Iterable[str], number: int) -> str:
    """Return why a difference breaks callers' code, or a number of them that are said in one sentence."""
    sent, received = REQUEST in sides, RESPONSE in sides
    now, it = difference.after, "it" if number == 1 else "them"
    match difference.what:
        case "field" | "variant" if now is None:
            reasons = [f"type checkers reject code that sends {it}"] if sent else []
            return "; ".join([*reasons, *([f"code that reads {it} does not find {it}"] if received else [])])
        case "operation":
            return f"code that calls {it} fails"
        case "class":
            return f"code that imports {it} fails"
        case "header" | "parameter" if now is None:
            return f"type checkers reject code that sends {it}"
        case "field" | "header" | "parameter" | "required" if difference.what != "required" or now:
            return f"requests without {it} are rejected"
        case "required":
            is_missing = "it is missing" if number == 1 else "they are missing"
            return f"code that reads {it} has to expect that {is_missing}"
        case "nullable":
            return f"code that reads {it} has to expect None" if now else "requests with None are rejected"
        case "values":
            return "requests with a removed value are rejected"
        case "limit" if difference.name == "format":
            return "its Python type changes" if number == 1 else "their Python types change"
        case "limit":
            return "requests beyond the limit are rejected"
        case "status":
            exception = "its exception" if number == 1 else "their exceptions"
            return f"code that catches {exception} does not find {it}"
        case _:
            new = "further" if difference.before is None else "new"
            return "; ".join(
                [
                    *(["requests with the former type are rejected"] if sent and difference.before is not None else []),
                    *([f"code that reads {it} has to expect the {new} type"] if received and now is not None else []),
                ]
            )


def _new_type(difference: Difference, places: Places, after: Mapping[str, Any]) -> str:
    """Return the type of an added field, or the class of an added variant, as our description has it now."""
    if difference.before is not None or difference.what not in ("field", "variant"):
        return ""
    place = places.of(difference)
    schema = after.get(place.class_name, {})
    if difference.what == "field":
        return _type_in_words(schema.get("properties", {}).get(place.field, {}))
    mapping = mapping_of(schema) if "discriminator" in schema else {}
    return f"`{mapping[difference.name]}`" if difference.name in mapping else ""


def _type_in_words(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return f"`{component_of(schema['$ref'])}`"
    if branches := branches_of(dict(schema)):
        return " or ".join(dict.fromkeys(map(_type_in_words, branches)))
    if "const" in schema or "enum" in schema:
        return " or ".join(code(short_value(value)) for value in schema.get("enum", [schema.get("const")]))
    stated = schema.get("type", "any value")
    types = stated if isinstance(stated, list) else [stated]
    words = [f"array of {_type_in_words(schema.get('items', {}))}" if one == "array" else str(one) for one in types]
    return " or ".join(words)
