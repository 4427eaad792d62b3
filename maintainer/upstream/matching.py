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

from maintainer.codegen.extensions import ALSO_ACCEPTS
from maintainer.codegen.references import component_of
from maintainer.upstream.normalize import ANY, Alternative, Normalizer, json_types
from maintainer.upstream.operations import check_operation_names, find_operations, parameter_schema
from maintainer.upstream.schemas import Schema, branches_of, default_variant_of, mapping_of, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from maintainer.upstream.document import Json
    from maintainer.upstream.operations import Api, Operation

LOCATIONS = {"header": "headers", "query": "query", "path": "path"}
"""The first step of the paths of parameters, by the location of the parameter."""

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
        operation: The operation that reaches it first, such as `GET /models`.
        path: The shortest path to it in this operation.
        sides: `REQUEST`, `RESPONSE` or both.
        ours: The alternatives of our schema.
        theirs: The upstream alternatives.
        shares: The parts of our schema: the branches of a union, or one part for each type of another schema.
        variants: The upstream objects by the value of their tag, None for those without, if ours is a tagged union.
    """

    schema: Schema
    operation: str
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
    """The matches of two descriptions of the same operations, in the order in which they were found.

    Attributes:
        components: The component schemas of our description.
    """

    ours: Api
    theirs: Api
    components: dict[str, Schema]
    our_normalizer: Normalizer
    their_normalizer: Normalizer
    matches: tuple[Match, ...]

    def pairs(self) -> Iterator[tuple[Operation, Operation]]:
        """Yield each operation that both have: ours and theirs."""
        return _pairs(self.ours, self.theirs)

    def our_error_schemas(self) -> list[Json]:
        """Return the schemas of all our error responses; they are equal, and the first one is matched."""
        return [body for operation in self.ours.operations.values() for body in operation.errors.values()]

    def component_matches(self) -> dict[str, Match]:
        """Return the matches of our component schemas, by the name of the component."""
        names = {id(schema): name for name, schema in self.components.items()}
        return {names[id(match.schema)]: match for match in self.matches if id(match.schema) in names}


def match_description(description: dict[str, Any], theirs: Api) -> Matching:
    """Match the operations of our description, overlays applied, with the upstream operations.

    Raises:
        DocumentError: Our description and the table of operations differ, or a reference cannot be resolved.
    """
    ours = find_operations(description, theirs.names, source="our description")
    check_operation_names(ours, theirs)
    matcher = _Matcher(ours, theirs)
    matcher.match()
    return Matching(ours, theirs, matcher.components, matcher.ours, matcher.theirs, matcher.matches())


def _pairs(ours: Api, theirs: Api) -> Iterator[tuple[Operation, Operation]]:
    for name, operation in ours.operations.items():
        if name in theirs.operations:
            yield operation, theirs.operations[name]


@attrs.define(eq=False)
class _Collected:
    """A schema of ours with the alternatives found for it so far."""

    schema: Schema
    operation: str
    path: str
    sides: set[str] = attrs.field(factory=set)
    theirs: dict[Alternative, None] = attrs.field(factory=dict)


class _Matcher:
    """Collects the alternatives for each of our schemas until no new ones are found."""

    def __init__(self, ours: Api, theirs: Api) -> None:
        self._ours, self._theirs = ours, theirs
        self.components: dict[str, Schema] = ours.document.get("components", {}).get("schemas", {})
        self.ours = Normalizer(ours.document, source=ours.source)
        self.theirs = Normalizer(theirs.document, source=theirs.source)
        self._collected: dict[int, _Collected] = {}
        self._queue: deque[_Collected] = deque()

    def match(self) -> None:
        """Match the operations one after the other: what several share belongs to the first one."""
        for ours, theirs in _pairs(self._ours, self._theirs):
            self._add_parameters(ours, theirs)
            self._add_bodies(ours, theirs)
            self._walk()
        self._add_errors()
        self._walk()

    def _add_parameters(self, ours: Operation, theirs: Operation) -> None:
        for key, parameter in ours.parameters.items():
            if key not in theirs.parameters or not (schema := parameter_schema(parameter)):
                continue
            upstream = parameter_alternatives(self.theirs, theirs.parameters[key])
            path = f"{LOCATIONS[key[0]]}.{parameter['name']}"
            self._add(schema, upstream, ours.name, path, [REQUEST])

    def _add_bodies(self, ours: Operation, theirs: Operation) -> None:
        bodies = (
            (ours.request, theirs.request, "request", REQUEST),
            (ours.result, theirs.result, "result", RESPONSE),
            (ours.events, theirs.events, "events", RESPONSE),
        )
        for our_body, their_body, path, side in bodies:
            if our_body is not None and their_body is not None:
                self._add(our_body, self._alternatives([their_body]), ours.name, path, [side])

    def _add_errors(self) -> None:
        """Match the first error response of ours with all error responses, because ours all have the same schema."""
        pairs = _pairs(self._ours, self._theirs)
        alternatives = self._alternatives(body for _, theirs in pairs for body in theirs.errors.values() if body)
        for name, ours in self._ours.operations.items():
            for first in ours.errors.values():
                self._add(first, alternatives, name, "errors", [RESPONSE])
                return

    def _walk(self) -> None:
        self._walk_inward()
        # What parameters also accept is sent as well: output items, for example, which callers send back.
        for collected in [one for one in self._collected.values() if ALSO_ACCEPTS in one.schema]:
            for other in collected.schema[ALSO_ACCEPTS]:
                accepted = self.components[component_of(other["$ref"])]
                if found := self._collected.get(id(accepted)):
                    self._add(accepted, list(found.theirs), found.operation, found.path, collected.sides)
        self._walk_inward()

    def _walk_inward(self) -> None:
        while self._queue:
            collected = self._queue.popleft()
            for schema, alternatives, step in self._inner_schemas(collected):
                self._add(schema, alternatives, collected.operation, collected.path + step, collected.sides)

    def matches(self) -> tuple[Match, ...]:
        return tuple(map(self._match, self._collected.values()))

    def _match(self, collected: _Collected) -> Match:
        theirs = tuple(collected.theirs)
        return Match(
            schema=collected.schema,
            operation=collected.operation,
            path=collected.path,
            sides=frozenset(collected.sides),
            ours=self.ours.alternatives(collected.schema),
            theirs=theirs,
            shares=tuple(self._shares(collected.schema, theirs)),
            variants=self._group_variants(collected.schema, theirs) if "discriminator" in collected.schema else {},
        )

    def _add(
        self, schema: Json, alternatives: list[Alternative], operation: str, path: str, sides: Iterable[str]
    ) -> None:
        if not alternatives:
            return
        new = _Collected(schema, operation, path)  # type: ignore[arg-type]  # our document is made of dicts
        collected = self._collected.setdefault(id(schema), new)
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


def parameter_alternatives(normalizer: Normalizer, parameter: Json) -> list[Alternative]:
    """Return the alternatives of a parameter; null is not included, because a parameter is text.

    The value of a header is a string, whatever a document states.
    """
    alternatives = normalizer.alternatives(parameter_schema(parameter))
    types = {"string"} if parameter.get("in") == "header" else {one.json_type for one in alternatives} - {"null"}
    return [one for one in alternatives if one.json_type in types]


def _objects(alternatives: Iterable[Alternative]) -> list[Alternative]:
    return [one for one in alternatives if one.json_type == "object"]


def _is_comparable(ours: Alternative, theirs: Alternative) -> bool:
    """Return whether two alternatives are compared with each other; an enum of ours does not cover a whole type."""
    if ours.json_type == ANY:
        return True
    if ours.json_type != theirs.json_type and {ours.json_type, theirs.json_type} != {"integer", "number"}:
        return False
    return ours.values is None or theirs.values is not None
