"""Differences in sentences for callers: each is said once, for all the places where it occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.references import component_of
from maintainer.follow.places import Place, Places
from maintainer.upstream.matching import REQUEST, RESPONSE
from maintainer.upstream.report import short_value
from maintainer.upstream.schemas import branches_of, mapping_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from maintainer.follow.comparison import Comparison
    from maintainer.upstream.differences import Difference

_MOST_VALUES = 30


@attrs.frozen
class Change:
    """One change of the API.

    Attributes:
        sentence: What changed, in Markdown.
        places: Where, sorted by class and field.
        breaking: Whether correct code of callers may fail.
        reason: Why it breaks code; empty if it does not.
    """

    sentence: str
    places: tuple[Place, ...]
    breaking: bool
    reason: str = ""

    @property
    def class_name(self) -> str:
        """The class that all places belong to; empty if there are several, or none."""
        names = {place.class_name for place in self.places}
        return names.pop() if len(names) == 1 else ""


def changes_between(before: Comparison, after: Comparison) -> list[Change]:
    """Return the changes that a capture made, sorted by class; equal ones are one change with several places."""
    places = Places(before.schemas)
    groups: dict[tuple[Any, ...], list[Difference]] = {}
    for difference in before.differences:
        groups.setdefault(_key(difference, _new_type(difference, places, after.schemas)), []).append(difference)
    found = [_change(group, key[-1], places, after.schemas) for key, group in groups.items()]
    return sorted(found, key=lambda change: (change.class_name, change.places, change.sentence))


def _key(difference: Difference, new_type: str) -> tuple[Any, ...]:
    name = difference.name if difference.what not in ("nullable", "required", "deprecated") else ""
    what, values = difference.what, (repr(difference.before), repr(difference.after))
    # One object can be described by several classes of ours, so the type of a variant does not tell variants apart.
    values = (str(difference.before is None),) * 2 if what == "variant" else values
    return what, difference.change, name, *values, difference.breaking, new_type


def _change(group: Sequence[Difference], new_type: str, places: Places, after: Mapping[str, Any]) -> Change:
    first = group[0]
    sides = {side for difference in group for side in difference.sides}
    where = tuple(sorted({_owner(difference, places) for difference in group}))
    sentence = _sentence(first, _listed(where, with_class=True), new_type, after, where)
    return Change(sentence, where, first.breaking, _reason(first, sides) if first.breaking else "")


def _owner(difference: Difference, places: Places) -> Place:
    """Return the place that a sentence names: for an added or removed field its class, as the sentence has the field."""
    place = places.of(difference)
    if difference.what == "field" and place.class_name:
        return Place(place.class_name, place.field.rpartition(".")[0])
    return place


def _listed(places: Iterable[Place], *, with_class: bool) -> str:
    """Return places as a list: the fields of a class together."""
    by_class: dict[str, list[str]] = {}
    for place in places:
        by_class.setdefault(place.class_name, []).append(place.field)
    parts = []
    for name, fields in by_class.items():
        full = [f"`{Place(name, field)}`" for field in fields[: 1 if with_class and name else None]]
        parts += [*full, *(f"`.{field}`" for field in fields[len(full) :])]
    return ", ".join(parts)


def _sentence(
    difference: Difference, where: str, new_type: str, after: Mapping[str, Any], places: Sequence[Place]
) -> str:
    name, before, now = difference.name, difference.before, difference.after
    match difference.what:
        case "field" if before is None:
            required = any(name in after.get(place.class_name, {}).get("required", ()) for place in places)
            return f"{'Required' if required else 'New'} field `{name}` ({new_type or now}) in {where}"
        case "field":
            return f"Field `{name}` is removed from {where}"
        case "variant":
            return (
                f"New variant `{name}`{f' ({new_type})' if new_type else ''} of {where}"
                if before is None
                else f"Variant `{name}` is removed from {where}"
            )
        case "header" | "status":
            return f"The {difference.what} `{name}` is {'new' if before is None else 'removed'}"
        case "nullable":
            return f"{'May be null' if now else 'Can no longer be null'}: {where}"
        case "required":
            return f"{'Required' if now else 'No longer required'}: {where}"
        case "deprecated":
            return f"{'Deprecated' if now else 'No longer deprecated'}: {where}"
        case "values":
            values = now if before is None else before
            shown = ", ".join(f"`{short_value(value)}`" for value in values[:_MOST_VALUES])
            shown += f" and {len(values) - _MOST_VALUES} more" if len(values) > _MOST_VALUES else ""
            noun = "value" if len(values) == 1 else "values"
            return f"{'New' if before is None else 'Removed'} {noun} {shown}: {where}"
        case "limit":
            if now is None:
                return f"`{name}` is no longer {short_value(before)}: {where}"
            old = "" if before is None else f", it was {short_value(before)}"
            return f"`{name}` is now {short_value(now)}{old}: {where}"
        case _:
            if before is None:
                return f"Further type {now}: {where}"
            return f"No longer of type {before}: {where}" if now is None else f"Type {now} instead of {before}: {where}"


def _reason(difference: Difference, sides: set[str]) -> str:
    """Return why a difference breaks callers' code."""
    sent, received = REQUEST in sides, RESPONSE in sides
    now = difference.after
    match difference.what:
        case "field" | "variant" if now is None:
            noun = "field" if difference.what == "field" else "class"
            reasons = [f"type checkers reject code that sends the {noun}"] if sent else []
            return "; ".join([*reasons, *([f"code that reads the {noun} does not find it"] if received else [])])
        case "field" | "header" | "required" if difference.what != "required" or now:
            return "requests without it are rejected"
        case "required":
            return "code that reads it has to expect that it is missing"
        case "nullable":
            return "code that reads it has to expect None" if now else "requests with None are rejected"
        case "values":
            return "requests with a removed value are rejected"
        case "limit" if difference.name == "format":
            return "its Python type changes"
        case "limit":
            return "requests beyond the limit are rejected"
        case "status" | "header":
            return "code that uses it does not find it"
        case _:
            return "; ".join(
                [
                    *(["requests with the former type are rejected"] if sent and difference.before is not None else []),
                    *(["code that reads it has to expect the further type"] if received and now is not None else []),
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
        return " or ".join(f"`{short_value(value)}`" for value in schema.get("enum", [schema.get("const")]))
    stated = schema.get("type", "any value")
    types = stated if isinstance(stated, list) else [stated]
    words = [f"array of {_type_in_words(schema.get('items', {}))}" if one == "array" else str(one) for one in types]
    return " or ".join(words)
