"""Changes that bring an OpenAPI document closer to another one, as a service goes from one document to the next.

A component, an operation, or one part of them becomes that of the other document. Components that are referred to, but
missing, are added.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import attrs

from fuzz.document_changes import schemas_of
from maintainer.upstream.schemas import references_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from fuzz.document_changes import Document, Schema

_UNIONS = ("oneOf", "anyOf")


@attrs.frozen(eq=False)
class Part:
    """A part of a document that differs from the goal.

    Attributes:
        path: The keys that lead to it, in the document and in the goal.
        value: Its value in the goal.
        is_absent: Whether the goal does not have it.
    """

    path: tuple[str, ...]
    value: Any = None
    is_absent: bool = False


def adopt(random: Random, document: Document, goal: Document) -> str | None:
    """Replace a component by that of the same name in the goal, with the components that it needs."""
    schemas, others = schemas_of(document), schemas_of(goal)
    shared = [name for name in schemas if name in others and schemas[name] != others[name]]
    if not shared:
        return None
    name = random.choice(shared)
    schemas[name] = copy.deepcopy(others[name])
    complete(document, goal)
    return name


def adopt_part(random: Random, document: Document, goal: Document) -> str | None:
    """Replace a field, a union, or another part of a component or of an operation by that of the goal."""
    parts = list(parts_towards(document, goal))
    if not parts:
        return None
    part = random.choice(parts)
    owner = document
    for key in part.path[:-1]:
        owner = owner[key]
    if part.is_absent:
        del owner[part.path[-1]]
    else:
        owner[part.path[-1]] = copy.deepcopy(part.value)
    complete(document, goal)
    return ".".join(part.path)


def adopt_operations(document: Document, goal: Document) -> str | None:
    """Replace the operations by those of the goal."""
    document["paths"] = copy.deepcopy(goal["paths"])
    complete(document, goal)
    return ", ".join(document["paths"])


def parts_towards(document: Document, goal: Document) -> Iterator[Part]:
    """Yield the parts in which a document differs from its goal; components that one of them lacks are not parts."""
    for path in {**document["paths"], **goal["paths"]}:
        yield from _parts_of_operations(("paths", path), document["paths"].get(path), goal["paths"].get(path))
    for kind, members in document["components"].items():
        others = goal["components"].get(kind, {})
        for name in [one for one in members if one in others]:
            path = ("components", kind, name)
            if kind == "schemas":
                yield from _parts_of_schema(path, members[name], others[name])
            elif members[name] != others[name]:
                yield Part(path, others[name])


def _parts_of_operations(path: tuple[str, ...], value: Any, goal: Any) -> Iterator[Part]:
    """Yield the parts of a path, an operation, its responses or their media types."""
    if value == goal:
        return
    if len(path) > 6 or not isinstance(value, dict) or not isinstance(goal, dict):
        yield Part(path, goal, is_absent=goal is None)
        return
    for key in {**value, **goal}:
        yield from _parts_of_operations((*path, key), value.get(key), goal.get(key))


def _parts_of_schema(path: tuple[str, ...], schema: Schema, goal: Schema) -> Iterator[Part]:
    if schema == goal:
        return
    for keyword in _UNIONS:
        if isinstance(schema.get(keyword), list) and isinstance(goal.get(keyword), list):
            yield from _parts_of_union(path, schema, goal, keyword)
            return
    if not isinstance(schema.get("properties"), dict) or not isinstance(goal.get("properties"), dict):
        yield Part(path, goal)
        return
    fields, others = schema["properties"], goal["properties"]
    if (rest := {**goal, "properties": fields}) != schema:
        yield Part(path, rest)
    for name in {**fields, **others}:
        inner = (*path, "properties", name)
        if name not in others:
            yield Part(inner, is_absent=True)
        elif name not in fields:
            yield Part(inner, others[name])
        else:
            yield from _parts_of_schema(inner, fields[name], others[name])


def _parts_of_union(path: tuple[str, ...], schema: Schema, goal: Schema, keyword: str) -> Iterator[Part]:
    """Yield the union with one variant more or less, or that of the goal if only their order differs."""
    variants, others = schema[keyword], goal[keyword]
    more = [[*variants, one] for one in others if one not in variants]
    less = [[one for one in variants if one != absent] for absent in variants if absent not in others]
    for left in [*more, *less]:
        changed = {**schema, keyword: left}
        if "discriminator" in goal:
            changed["discriminator"] = goal["discriminator"] | {"mapping": _mapping(schema, goal, left)}
        yield Part(path, changed)
    if not more and not less:
        yield Part(path, goal)


def _mapping(schema: Schema, goal: Schema, variants: list[Schema]) -> dict[str, str]:
    references = [one.get("$ref") for one in variants]
    both: dict[str, str] = {}
    for union in (schema, goal):
        both |= union.get("discriminator", {}).get("mapping", {})
    return {value: target for value, target in both.items() if target in references}


def complete(document: Document, goal: Document) -> None:
    """Add the components of the goal that are referred to, but missing."""
    while missing := [
        (kind, name)
        for kind, name in {tuple(one.split("/")[2:4]) for one in references_in(document)}
        if name not in document["components"].get(kind, {})
    ]:
        for kind, name in sorted(missing):
            document["components"].setdefault(kind, {})[name] = copy.deepcopy(goal["components"][kind][name])
