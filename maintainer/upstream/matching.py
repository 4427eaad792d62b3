"""Match each schema of our description with the upstream alternatives that are used in its place.

Both descriptions are walked together, from the operation inward: properties are matched by name, variants of a union by
tag, items with items. The names of schemas are ignored. One schema of ours often replaces several of theirs (copies, or
a base and the schemas derived from it), so all the alternatives that are used in its place are collected.

Which of our branches covers an alternative cannot be decided by type alone: a union may contain a plain string and an
enum, an object may belong to a variant by its tag only. The rules are in `_Matcher`, and the result of each is kept in
the `Match`, so that nothing after this module has to apply them again.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.references import component_of
from maintainer.upstream.document import OPERATION_PATH, Json, Operation, find_operation
from maintainer.upstream.normalize import ANY, Alternative, Normalizer, json_types
from maintainer.upstream.schemas import Schema, branches_of, default_variant_of, mapping_of, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# The sides of the operation, as the JSON output of `drift` calls them.
REQUEST, RESPONSE = "request", "answer"


@attrs.frozen(eq=False)
class Share:
    """A part of one of our schemas, and the upstream alternatives that it covers.

    Attributes:
        schema: A branch of a union, or the whole schema.
        ours: The alternatives of the part.
        theirs: The upstream alternatives that it covers; empty if upstream no longer has it.
    """

    schema: Schema
    ours: tuple[Alternative, ...]
    theirs: tuple[Alternative, ...]


@attrs.frozen(eq=False)
class Match:
    """One of our schemas, and the upstream alternatives that are used in its place.

    Attributes:
        schema: Our schema, as it is in the document.
        path: The shortest path to it.
        sides: `REQUEST`, `RESPONSE` or both.
        ours: The alternatives of our schema.
        theirs: The upstream alternatives.
        shares: The parts of our schema: the branches of a union, or one part for each type of another schema.
        variants: The upstream objects by the value of their tag, None for those without, if ours is a tagged union.
    """

    schema: Schema
    path: str
    sides: frozenset[str]
    ours: tuple[Alternative, ...]
    theirs: tuple[Alternative, ...]
    shares: tuple[Share, ...]
    variants: Mapping[str | None, list[Alternative]]

    @property
    def objects(self) -> list[Alternative]:
        """The upstream alternatives that are objects."""
        return _objects(self.theirs)

    @property
    def uncovered(self) -> list[Alternative]:
        """The upstream alternatives that no part of our schema covers."""
        covered = {one for share in self.shares for one in share.theirs}
        return [one for one in self.theirs if one not in covered]


@attrs.frozen(eq=False)
class Matching:
    """The matches of two descriptions of one operation, in the order in which they were found.

    Attributes:
        components: The component schemas of our description.
    """

    ours: Operation
    theirs: Operation
    components: dict[str, Schema]
    our_normalizer: Normalizer
    their_normalizer: Normalizer
    matches: tuple[Match, ...]

    def component_matches(self) -> dict[str, Match]:
        """Return the matches of our component schemas, by the name of the component."""
        names = {id(schema): name for name, schema in self.components.items()}
        return {names[id(match.schema)]: match for match in self.matches if id(match.schema) in names}


def match_description(description: dict[str, Any], theirs: Operation) -> Matching:
    """Match our description, overlays applied, with the upstream operation.

    Raises:
        UpstreamError: Our description does not have the operation.
        DocumentError: A reference cannot be resolved.
    """
    ours = find_operation(description, OPERATION_PATH, source="our description")
    matcher = _Matcher(ours, theirs)
    matcher.add_operation()
    matcher.walk()
    return Matching(ours, theirs, matcher.components, matcher.ours, matcher.theirs, matcher.matches())


@attrs.define(eq=False)
class _Collected:
    """A schema of ours with the alternatives found for it so far."""

    schema: Schema
    path: str
    sides: set[str] = attrs.field(factory=set)
    theirs: dict[Alternative, None] = attrs.field(factory=dict)


class _Matcher:
    """Collects the alternatives for each of our schemas until no new ones are found."""

    def __init__(self, ours: Operation, theirs: Operation) -> None:
        self._operations = ours, theirs
        self.components: dict[str, Schema] = ours.document.get("components", {}).get("schemas", {})
        self.ours = Normalizer(ours.document, source=ours.source)
        self.theirs = Normalizer(theirs.document, source=theirs.source)
        self._collected: dict[int, _Collected] = {}
        self._queue: deque[_Collected] = deque()

    def add_operation(self) -> None:
        ours, theirs = self._operations
        self._add(ours.request, self._alternatives([theirs.request]), "request", [REQUEST])
        self._add(ours.result, self._alternatives([theirs.result]), "result", [RESPONSE])
        if ours.events is not None and theirs.events is not None:
            self._add(ours.events, self._alternatives([theirs.events]), "events", [RESPONSE])
        # All error responses of ours have the same schema.
        if bodies := [body for body in theirs.errors.values() if body]:
            self._add(next(iter(ours.errors.values())), self._alternatives(bodies), "errors", [RESPONSE])

    def walk(self) -> None:
        while self._queue:
            collected = self._queue.popleft()
            for schema, alternatives, step in self._inner_schemas(collected):
                self._add(schema, alternatives, collected.path + step, collected.sides)

    def matches(self) -> tuple[Match, ...]:
        return tuple(map(self._match, self._collected.values()))

    def _match(self, collected: _Collected) -> Match:
        theirs = tuple(collected.theirs)
        return Match(
            schema=collected.schema,
            path=collected.path,
            sides=frozenset(collected.sides),
            ours=self.ours.alternatives(collected.schema),
            theirs=theirs,
            shares=tuple(self._shares(collected.schema, theirs)),
            variants=self._group_variants(collected.schema, theirs) if "discriminator" in collected.schema else {},
        )

    def _add(self, schema: Json, alternatives: list[Alternative], path: str, sides: Iterable[str]) -> None:
        if not alternatives:
            return
        collected = self._collected.setdefault(id(schema), _Collected(schema, path))  # type: ignore[arg-type]  # our document is made of dicts
        if collected.sides.issuperset(sides) and collected.theirs.keys() >= set(alternatives):
            return
        collected.sides.update(sides)
        collected.theirs.update(dict.fromkeys(alternatives))
        self._queue.append(collected)

    def _alternatives(self, schemas: Iterable[Any]) -> list[Alternative]:
        return list(dict.fromkeys(one for schema in schemas for one in self.theirs.alternatives(schema)))

    # --- one step inward --------------------------------------------------------------------------------------------

    def _inner_schemas(self, collected: _Collected) -> Iterator[tuple[Schema, list[Alternative], str]]:
        """Yield each schema one step further in, its upstream alternatives, and the step in the path."""
        schema, theirs = collected.schema, tuple(collected.theirs)
        if "$ref" in schema:
            (share,) = self._shares(schema, theirs)
            yield self.components[component_of(schema["$ref"])], list(share.theirs), ""
        elif "discriminator" in schema:
            yield from self._variants(schema, theirs)
        elif branches_of(schema):
            for share in self._shares(schema, theirs):
                yield share.schema, list(share.theirs), ""
        else:
            yield from self._members(schema, theirs)

    def _variants(
        self, union: Schema, theirs: Iterable[Alternative]
    ) -> Iterator[tuple[Schema, list[Alternative], str]]:
        tag, mapping = tag_of(union), mapping_of(union)
        for value, objects in self._group_variants(union, theirs).items():
            name = mapping.get(value) if value is not None else default_variant_of(union)
            if name in self.components:
                yield self.components[name], objects, f"[{tag}={value}]" if value is not None else f"[no {tag}]"

    def _members(
        self, schema: Schema, theirs: Iterable[Alternative]
    ) -> Iterator[tuple[Schema, list[Alternative], str]]:
        """Yield the schemas of items, properties and values."""
        if isinstance(schema.get("items"), dict):
            arrays = [one for one in theirs if one.json_type == "array"]
            yield schema["items"], self._alternatives(one.item_schema for one in arrays), ""
        objects = _objects(theirs)
        for name, inner in schema.get("properties", {}).items():
            found = [one.properties[name] for one in objects if name in one.properties]
            yield inner, self._alternatives(found), f".{name}"
        if isinstance(schema.get("additionalProperties"), dict) and "properties" not in schema:
            yield schema["additionalProperties"], self._alternatives(one.value_schema for one in objects), ".*"

    def _group_variants(self, union: Schema, theirs: Iterable[Alternative]) -> dict[str | None, list[Alternative]]:
        return self.theirs.group_by_tag(_objects(theirs), tag_of(union))

    # --- which part of a schema covers an alternative ---------------------------------------------------------------

    def _shares(self, schema: Schema, theirs: tuple[Alternative, ...]) -> Iterator[Share]:
        if "$ref" in schema:
            yield from self._distribute([schema], theirs)
        elif "discriminator" in schema:
            yield Share(schema, self.ours.alternatives(schema), tuple(_objects(theirs)))
        elif branches := branches_of(schema):
            yield from self._distribute(branches, theirs)
        else:
            for one in self.ours.alternatives(schema):
                yield Share(schema, (one,), tuple(other for other in theirs if _is_comparable(one, other)))

    def _distribute(self, branches: list[Schema], theirs: Iterable[Alternative]) -> Iterator[Share]:
        """Give each alternative to the first branch that covers it, values preferably to a branch with values."""
        covered: dict[int, list[Alternative]] = {id(branch): [] for branch in branches}
        for one in theirs:
            covering = [branch for branch in branches if self._covers(branch, one)]
            if len(covering) > 1:
                covering.sort(key=lambda branch: self._has_values(branch) != (one.values is not None))
            if covering:
                covered[id(covering[0])].append(one)
        for branch in branches:
            yield Share(branch, self.ours.alternatives(branch), tuple(covered[id(branch)]))

    def _covers(self, branch: Schema, theirs: Alternative) -> bool:
        if "$ref" in branch:
            component = self.components[component_of(branch["$ref"])]
            if self._is_plain_union(component):
                # A component that allows several types covers whatever is used in its place.
                return theirs.json_type != "null" or "null" in json_types(self.ours.alternatives(branch))
            if not self._may_have_tag_of(component, theirs):
                return False
        return any(_is_comparable(one, theirs) for one in self.ours.alternatives(branch))

    def _is_plain_union(self, component: Schema) -> bool:
        return "discriminator" not in component and len(json_types(self.ours.alternatives(component))) > 1

    def _may_have_tag_of(self, component: Schema, theirs: Alternative) -> bool:
        """Return whether the `type` of an object allows it to be the object that a component describes."""
        if theirs.json_type != "object" or "discriminator" in component:
            return True
        tag = component.get("properties", {}).get("type", {})
        if "const" not in tag:
            return True
        values = self.theirs.tag_values(theirs, "type")
        return not values or tag["const"] in values

    def _has_values(self, schema: Schema) -> bool:
        return any(one.values is not None for one in self.ours.alternatives(schema))


def _objects(alternatives: Iterable[Alternative]) -> list[Alternative]:
    return [one for one in alternatives if one.json_type == "object"]


def _is_comparable(ours: Alternative, theirs: Alternative) -> bool:
    """Return whether two alternatives are compared with each other; an enum of ours does not cover a whole type."""
    if ours.json_type == ANY:
        return True
    if ours.json_type != theirs.json_type and {ours.json_type, theirs.json_type} != {"integer", "number"}:
        return False
    return ours.values is None or theirs.values is not None
