"""Our descriptions of what a capture added, beside those of upstream. Upstream's never get into our files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.documents import DocumentError
from maintainer.codegen.references import target_of
from maintainer.follow.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from maintainer.follow.comparison import Comparison
    from maintainer.upstream.matching import Match


@attrs.frozen
class NewText:
    """The description of something new.

    Attributes:
        places: The classes or fields that have it.
        ours: Our description.
        upstream: Upstream's description; empty if it has none.
    """

    places: tuple[Place, ...]
    ours: str
    upstream: str


def new_texts(before: Comparison, after: Comparison) -> list[NewText]:
    """Return the descriptions of what is new: operations, then classes and fields, those of equal texts together."""
    matches = after.matching.component_matches()
    groups: dict[tuple[str, str, str], list[Place]] = {}
    for name, operation in after.matching.ours.operations.items():
        if name not in before.matching.ours.operations:
            theirs = after.matching.theirs.operations[name]
            ours = _in_one_line(operation.definition.get("description", ""))
            groups[name, ours, _description_of(dict(theirs.definition), {}, "")] = [Place("", name)]
    for place, schema in _new_parts(before.schemas, after.schemas):
        if text := schema.get("description"):
            upstream = _upstream_text(matches.get(place.class_name), place, after)
            groups.setdefault((place.field, _in_one_line(text), upstream), []).append(place)
    return [NewText(tuple(places), ours, upstream) for (_, ours, upstream), places in groups.items()]


def _new_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    for name, schema in after.items():
        known = before.get(name, {}).get("properties", {})
        if name not in before:
            yield Place(name), schema
        for field, inner in schema.get("properties", {}).items():
            if field not in known:
                yield Place(name, field), inner


def _upstream_text(match: Match | None, place: Place, after: Comparison) -> str:
    """Return the first description that upstream has for a class or a field of it."""
    if match is None:
        return ""
    document = after.matching.theirs.document
    source = after.matching.theirs.source
    if place.field:
        found = [one.properties[place.field] for one in match.objects if place.field in one.properties]
    else:
        components = document.get("components", {}).get("schemas", {})
        found = [components.get(one.component) for one in match.theirs if one.component]
    texts = (_description_of(schema, document, source) for schema in found)
    return next(filter(None, texts), "")


def _description_of(schema: Any, document: Mapping[str, Any], source: str) -> str:
    if not isinstance(schema, dict):
        return ""
    if isinstance(schema.get("description"), str):
        return _in_one_line(schema["description"])
    if not isinstance(schema.get("$ref"), str):
        return ""
    try:
        target = target_of(document, schema["$ref"], source)
    except DocumentError:
        return ""
    text = target.get("description") if isinstance(target, dict) else None
    return _in_one_line(text) if isinstance(text, str) else ""


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
