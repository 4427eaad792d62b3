"""Walks two descriptions of one operation together, from the operation inward.

Properties meet by their wire names, variants of a union by their tags, items meet items. What the schemas are called
plays no part. One schema of ours often stands for several of theirs (copies, a base and what derives from it), so that
all of theirs that it meets are collected for it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from maintainer.codegen.extensions import DEFAULT_VARIANT
from maintainer.codegen.references import component_of
from maintainer.upstream.normalize import ANY, Leaf, Leaves

Json = Mapping[str, Any]
Schema = dict[str, Any]

ANYTHING: Schema = {}
REQUEST, ANSWER = "request", "answer"


@attrs.define(eq=False)
class Meeting:
    """One schema of ours, and all alternatives of theirs that it stands for.

    Attributes:
        schema: Ours, as it stands in the document.
        path: Where it is met first, as a person would say it.
        sides: Whether it is sent, answered or both.
        leaves: Theirs.
    """

    schema: Schema
    path: str
    sides: set[str] = attrs.field(factory=set)
    leaves: dict[Leaf, None] = attrs.field(factory=dict)

    def of_kind(self, *kinds: str) -> list[Leaf]:
        return [leaf for leaf in self.leaves if leaf.kind in kinds]


class Pairing:
    """Every schema of ours that is reached, with what it meets."""

    def __init__(self, document: Schema, theirs: Leaves) -> None:
        self.schemas: dict[str, Schema] = document.get("components", {}).get("schemas", {})
        self.ours = Leaves(document, source="our description")
        self.theirs = theirs
        self._meetings: dict[int, Meeting] = {}
        self._waiting: deque[Meeting] = deque()

    def __iter__(self) -> Iterator[Meeting]:
        return iter(self._meetings.values())

    def meet(self, schema: Schema, leaves: Iterable[Leaf], path: str, sides: Iterable[str]) -> None:
        leaves = list(leaves)
        if not leaves:
            return
        meeting = self._meetings.setdefault(id(schema), Meeting(schema, path))
        if meeting.sides.issuperset(sides) and meeting.leaves.keys() >= set(leaves):
            return
        meeting.sides.update(sides)
        meeting.leaves.update(dict.fromkeys(leaves))
        self._waiting.append(meeting)

    def walk(self) -> None:
        """Go inward until nothing new is met."""
        while self._waiting:
            meeting = self._waiting.popleft()
            for schema, leaves, step in self._inward(meeting):
                self.meet(schema, leaves, meeting.path + step, meeting.sides)

    def meeting(self, schema: Schema) -> Meeting | None:
        return self._meetings.get(id(schema))

    # --- one step inward --------------------------------------------------------------------------------------------

    def _inward(self, meeting: Meeting) -> Iterator[tuple[Schema, list[Leaf], str]]:
        schema = meeting.schema
        if "$ref" in schema:
            yield self.component(schema), self.accepted(schema, meeting.leaves), ""
            return
        if "discriminator" in schema:
            yield from self._variants(meeting)
            return
        if branches := branches_of(schema):
            for branch, leaves in self.shared_out(branches, meeting.leaves):
                yield branch, leaves, ""
            return
        if isinstance(schema.get("items"), dict):
            items = [leaf.keywords.get("items", ANYTHING) for leaf in meeting.of_kind("array")]
            yield schema["items"], self._leaves(items), ""
        objects = meeting.of_kind("object")
        for name, inner in schema.get("properties", {}).items():
            theirs = [leaf.properties[name] for leaf in objects if name in leaf.properties]
            yield inner, self._leaves(theirs), f".{name}"
        if isinstance(schema.get("additionalProperties"), dict) and "properties" not in schema:
            yield schema["additionalProperties"], self._leaves(values_of(leaf) for leaf in objects), ".*"

    def _variants(self, meeting: Meeting) -> Iterator[tuple[Schema, list[Leaf], str]]:
        tag, mapping = tag_of(meeting.schema), mapping_of(meeting.schema)
        for value, leaves in self.by_tag(meeting.of_kind("object"), tag).items():
            name = mapping.get(value) if value is not None else untagged_of(meeting.schema)
            if name in self.schemas:
                yield self.schemas[name], leaves, f"[{tag}={value}]" if value is not None else f"[no {tag}]"

    def _leaves(self, schemas: Iterable[Any]) -> list[Leaf]:
        return list({leaf: None for schema in schemas for leaf in self.theirs.of(schema)})

    # --- which of theirs belongs where ------------------------------------------------------------------------------

    def component(self, reference: Json) -> Schema:
        return self.schemas[component_of(reference["$ref"])]

    def kinds(self, schema: Any) -> set[str]:
        """The JSON types that a schema of ours allows."""
        return kinds_of(self.ours.of(schema))

    def is_mixture(self, name: str) -> bool:
        """Whether a component names several JSON types, so that it takes whatever is used in its place."""
        schema = self.schemas[name]
        return "discriminator" not in schema and len(self.kinds(schema)) > 1

    def accepted(self, schema: Json, leaves: Iterable[Leaf]) -> list[Leaf]:
        """Those of theirs that a schema of ours, a branch or a reference, stands for."""
        if "$ref" in schema:
            name = component_of(schema["$ref"])
            if self.is_mixture(name):
                return [leaf for leaf in leaves if leaf.kind != "null" or "null" in self.kinds(schema)]
            leaves = [leaf for leaf in leaves if self._has_its_tag(self.schemas[name], leaf)]
        return [leaf for leaf in leaves if any(takes(one, leaf) for one in self.ours.of(schema))]

    def _has_its_tag(self, component: Json, leaf: Leaf) -> bool:
        """Whether an object is not, by its tag, another one than the component describes."""
        if leaf.kind != "object" or "discriminator" in component:
            return True
        constants = component.get("properties", {}).get("type", {})
        if "const" not in constants:
            return True
        tags = self.theirs.tags(leaf, "type")
        return not tags or constants["const"] in tags

    def shared_out(self, branches: list[Schema], leaves: Iterable[Leaf]) -> list[tuple[Schema, list[Leaf]]]:
        """The branches of a mixture with what each stands for; every one of theirs goes to one branch at most."""
        shares: dict[int, list[Leaf]] = {id(branch): [] for branch in branches}
        for leaf in leaves:
            takers = [branch for branch in branches if self.accepted(branch, [leaf])]
            if len(takers) > 1:
                takers.sort(key=lambda branch: self._has_values(branch) != (leaf.values is not None))
            if takers:
                shares[id(takers[0])].append(leaf)
        return [(branch, shares[id(branch)]) for branch in branches]

    def _has_values(self, schema: Json) -> bool:
        return any(leaf.values is not None for leaf in self.ours.of(schema))

    def by_tag(self, leaves: Iterable[Leaf], tag: str) -> dict[str | None, list[Leaf]]:
        """Objects by the value of their tag; None for those without.

        Beside objects with known tags, one whose tag is any text stands for what is not known yet. Every union of ours
        is open to that, so that it is no variant.
        """
        groups: dict[str | None, list[Leaf]] = {}
        others = []
        for leaf in leaves:
            values = self.theirs.tags(leaf, tag)
            for value in values:
                groups.setdefault(value, []).append(self.theirs.narrowed(leaf, tag, value))
            if not values:
                others.append(leaf)
        untagged = [leaf for leaf in others if not groups or tag not in leaf.properties]
        return groups | ({None: untagged} if untagged else {})


def kinds_of(leaves: Iterable[Leaf]) -> set[str]:
    """The JSON types of alternatives; `any` and `number` take in what they cover."""
    kinds = {leaf.kind for leaf in leaves}
    if ANY in kinds:
        return {ANY}
    return kinds - {"integer"} if "number" in kinds else kinds


def takes(ours: Leaf, theirs: Leaf) -> bool:
    """Whether an alternative of ours is what theirs is compared with; known values do not stand for all of a type."""
    if ours.kind == ANY:
        return True
    if ours.kind != theirs.kind and {ours.kind, theirs.kind} != {"integer", "number"}:
        return False
    return ours.values is None or theirs.values is not None


def branches_of(schema: Json) -> list[Schema]:
    """The branches of a mixture; of `allOf` our form knows no more than one schema."""
    return schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf") or []


def values_of(leaf: Leaf) -> Any:
    """The schema of the values of a dictionary."""
    values = leaf.keywords.get("additionalProperties", ANYTHING)
    return ANYTHING if isinstance(values, bool) else values


def tag_of(union: Json) -> str:
    tag: str = union["discriminator"]["propertyName"]
    return tag


def mapping_of(union: Json) -> dict[str, str]:
    mapping = union["discriminator"].get("mapping", {})
    return {tag: component_of(reference) for tag, reference in mapping.items()}


def untagged_of(union: Json) -> str | None:
    reference = union.get(DEFAULT_VARIANT)
    return component_of(reference) if reference else None
