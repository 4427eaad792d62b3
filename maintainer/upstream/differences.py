"""Differences between our description and the upstream operations, and whether they break callers' code."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.extensions import BEYOND_UPSTREAM, OPEN_ENUM
from maintainer.codegen.names import python_name
from maintainer.upstream.difference import ROOTS, Difference, What, summary
from maintainer.upstream.limits import is_tighter, loosest_limits
from maintainer.upstream.normalize import ANY, SCALARS, Alternative, json_types
from maintainer.upstream.operation_differences import operation_differences
from maintainer.upstream.schemas import branches_of, default_variant_of, mapping_of, tag_of
from maintainer.upstream.verdict import breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from maintainer.upstream.document import Json
    from maintainer.upstream.matching import Match, Matching, Share
    from maintainer.upstream.verdict import Change

# Formats that decide the Python type of a string.
_DATE_FORMATS = {"date", "date-time"}


def find_differences(matching: Matching) -> tuple[Difference, ...]:
    """Return the differences of two matched descriptions, sorted by path.

    Raises:
        DocumentError: A reference cannot be resolved.
    """
    found = list(operation_differences(matching))
    for match in matching.matches:
        differences = _MatchDifferences(matching, match).find()
        if match.schema.get(BEYOND_UPSTREAM):
            differences = (one for one in differences if one.after is not None and one.after is not False)
        found += _with_types_replaced(list(differences))
    return tuple(sorted(found, key=functools.partial(_position, matching.ours.names)))


def _position(names: Sequence[str], difference: Difference) -> tuple[int, int, str]:
    root = difference.path.replace("[", ".").partition(".")[0]
    return names.index(difference.operation), ROOTS.index(root), difference.path


def _with_types_replaced(differences: list[Difference]) -> list[Difference]:
    """Combine the added and the removed types of one schema into one difference."""
    types = [one for one in differences if one.what == "type" and not one.name]
    added = [one for one in types if one.before is None]
    removed = [one for one in types if one.after is None]
    if not added or not removed:
        return differences
    before = " | ".join(one.before for one in removed)
    replaced = attrs.evolve(added[0], before=before, breaking=any(one.breaking for one in types))
    return [one for one in differences if one not in types] + [replaced]


# --- one schema -----------------------------------------------------------------------------------------------------


class _MatchDifferences:
    """Finds the differences of one match, without those of the schemas further in."""

    def __init__(self, matching: Matching, match: Match) -> None:
        self._ours = matching.our_normalizer
        self._theirs = matching.their_normalizer
        self._match = match
        self._schema = match.schema
        self._class = next((name for name, one in matching.components.items() if one is match.schema), None)

    def find(self) -> Iterator[Difference]:
        ours, theirs = self._match.ours, self._match.theirs
        ours_any, theirs_any = json_types(ours) == {ANY}, json_types(theirs) == {ANY}
        if ours_any != theirs_any:
            change: Change = "type added" if theirs_any else "type removed"
            yield self._type_difference(summary(ours), summary(theirs), change, theirs)
        elif ours_any:
            return
        elif "$ref" in self._schema:
            yield from self._branch_differences()
        elif "discriminator" in self._schema:
            yield from self._added_types(self._match.uncovered)
            yield from self._variant_differences()
        elif branches_of(self._schema):
            yield from self._branch_differences()
        else:
            yield from self._type_differences()
        yield from self._class_deprecation()

    # Types

    def _branch_differences(self) -> Iterator[Difference]:
        """Yield the differences of a reference or a union without a discriminator."""
        yield from self._added_types(self._match.uncovered)
        for share in self._match.shares:
            if not share.theirs:
                yield from self._removed_types(share.ours)

    def _type_differences(self) -> Iterator[Difference]:
        """Yield the differences of a schema that states its types itself."""
        for share in self._match.shares:
            (one,) = share.ours
            if not share.theirs:
                yield from self._removed_types([one])
            elif one.json_type == "object":
                yield from self._object_differences(share)
            elif one.json_type != "null":
                if one.json_type in SCALARS:
                    yield from self._scalar_differences(one, share.theirs)
                yield from self._limit_differences(one, share.theirs)
        yield from self._added_types(self._match.uncovered)

    def _added_types(self, alternatives: Iterable[Alternative]) -> Iterator[Difference]:
        alternatives = tuple(alternatives)
        if any(one.json_type == "null" for one in alternatives):
            yield self._difference("", "nullable", False, True, "nullable")
        if added := tuple(one for one in alternatives if one.json_type != "null"):
            # The generated client accepts unknown values of an enum, so further values of its type break nothing.
            known_types = {one.json_type for one in self._match.ours}
            covered = all(one.json_type in SCALARS and one.json_type in known_types for one in added)
            change: Change = "value added" if covered else "type added"
            yield self._type_difference(None, summary(added), change, added)

    def _removed_types(self, alternatives: Iterable[Alternative]) -> Iterator[Difference]:
        alternatives = tuple(alternatives)
        if any(one.json_type == "null" for one in alternatives):
            yield self._difference("", "nullable", True, False, "not nullable")
        if removed := tuple(one for one in alternatives if one.json_type != "null"):
            # Values of an enum are still allowed where any value of their type is.
            open_types = {one.json_type for one in self._match.theirs if one.values is None}
            still_allowed = all(one.values is not None and one.json_type in open_types for one in removed)
            change: Change = "value added" if still_allowed else "type removed"
            yield self._type_difference(summary(removed), None, change, ())

    # Scalars and limits

    def _scalar_differences(self, ours: Alternative, theirs: tuple[Alternative, ...]) -> Iterator[Difference]:
        types = json_types(theirs)
        change: Change
        if ours.json_type not in types:
            change = "type added" if "number" in types else "type removed"
            yield self._type_difference(ours.json_type, " or ".join(sorted(types)), change, theirs)
        if ours.values is not None:
            known = dict.fromkeys(value for one in theirs for value in one.values or ())
            added = [value for value in known if value not in ours.values]
            removed = [value for value in ours.values if value not in known]
            if added:
                yield self._difference("", "values", None, added, "value added")
            if removed:
                change = "open value removed" if self._schema.get(OPEN_ENUM) else "value removed"
                yield self._difference("", "values", removed, None, change)
        elif all(one.values is not None for one in theirs):
            yield self._type_difference(ours.json_type, summary(theirs), "value removed", theirs)

    def _limit_differences(self, ours: Alternative, theirs: Iterable[Alternative]) -> Iterator[Difference]:
        ours_limits, theirs_limits = ours.limits, loosest_limits(one.limits for one in theirs)
        for name in dict.fromkeys([*ours_limits, *theirs_limits]):
            before, after = ours_limits.get(name), theirs_limits.get(name)
            if before != after:
                change: Change = "limit tightened" if is_tighter(name, before, after) else "limit loosened"
                if name == "format" and not _DATE_FORMATS.isdisjoint({before, after}):
                    change = "type replaced"
                yield self._difference("", "limit", before, after, change, name=name)

    # Objects

    def _object_differences(self, share: Share) -> Iterator[Difference]:
        properties = self._schema.get("properties")
        fields = dict.fromkeys(name for one in share.theirs for name in one.properties)
        if bool(fields) != bool(properties):
            before, after = ("fields", "any fields") if properties else ("any fields", "fields")
            yield self._type_difference(f"object with {before}", f"object with {after}", "type replaced", share.theirs)
        elif properties:
            yield from self._field_differences(properties, fields, share.theirs)
        else:
            yield from self._dictionary_differences(share)

    def _dictionary_differences(self, share: Share) -> Iterator[Difference]:
        values = [value for one in share.theirs for value in self._theirs.alternatives(one.value_schema)]
        if not isinstance(self._schema.get("additionalProperties"), dict) and json_types(values) != {ANY}:
            after, found = summary(values), tuple(values)
            yield self._difference(".*", "type", ANY, after, "type removed", name="*", alternatives=found)
        (one,) = share.ours
        yield from self._limit_differences(one, share.theirs)

    def _field_differences(
        self, properties: Json, fields: Iterable[str], objects: tuple[Alternative, ...]
    ) -> Iterator[Difference]:
        required_by_us = set(self._schema.get("required", ()))
        required_by_them = set.intersection(*(set(one.required) for one in objects))
        # Of two fields with one Python name, only one can be described.
        staying = (one for one, schema in properties.items() if one in set(fields) or schema.get(BEYOND_UPSTREAM))
        python_names = set(map(python_name, staying))
        for name in fields:
            is_new = name not in properties
            if is_new and python_name(name) in python_names:
                continue
            python_names.add(python_name(name))
            required = name in required_by_them
            if is_new:
                yield self._added_field(name, objects, "required" if required else "added")
            elif (name in required_by_us) != required:
                change: Change = "required" if required else "optional"
                yield self._difference(f".{name}", "required", not required, required, change, name=name)
            if not is_new:
                yield from self._default(name, properties[name], objects)
                yield from self._deprecation(name, properties[name], objects)
        for name, schema in properties.items():
            if name not in fields and not schema.get(BEYOND_UPSTREAM):
                before = summary(self._ours.alternatives(schema))
                # The attribute of `createdAt` is `created_at`, so code that reads it goes on working.
                is_found = name in {python_name(field) for field in fields}
                change = "respelled" if is_found else "removed"
                yield self._difference(f".{name}", "field", before, None, change, name=name)

    def _default(self, name: str, schema: Json, objects: Iterable[Alternative]) -> Iterator[Difference]:
        """Yield the default that upstream states, if ours differs.

        A default that only our description states is not a difference: upstream states most defaults in prose.
        """
        before, after = schema.get("default"), self._theirs.default_of_property(objects, name)
        is_same = before == after and isinstance(before, bool) == isinstance(after, bool)
        # The default of a constant says nothing.
        constants = [one.values for one in self._ours.alternatives(schema) if one.json_type != "null"]
        if after is not None and not is_same and constants != [(after,)]:
            yield self._difference(f".{name}", "default", before, after, "default", name=name)

    def _deprecation(self, name: str, schema: Json, objects: Iterable[Alternative]) -> Iterator[Difference]:
        before, after = schema.get("deprecated") is True, self._theirs.is_deprecated_property(objects, name)
        if before != after and (after or not schema.get(BEYOND_UPSTREAM)):
            yield self._difference(f".{name}", "deprecated", before, after, "deprecated", name=name)

    def _class_deprecation(self) -> Iterator[Difference]:
        """Yield whether upstream has deprecated the schemas themselves, whichever fields use them."""
        before, after = self._schema.get("deprecated") is True, self._theirs.is_deprecated(self._match.theirs)
        if self._class and before != after and (after or not self._schema.get(BEYOND_UPSTREAM)):
            found = self._difference("", "deprecated", before, after, "deprecated")
            yield attrs.evolve(found, path=f"models.{self._class}")

    def _added_field(self, name: str, objects: Iterable[Alternative], change: Change) -> Difference:
        found = (one for owner in objects for one in self._theirs.property_alternatives(owner, name))
        alternatives = tuple(dict.fromkeys(found))
        after = summary(alternatives)
        return self._difference(f".{name}", "field", None, after, change, name=name, alternatives=alternatives)

    def _variant_differences(self) -> Iterator[Difference]:
        tag, known, upstream = tag_of(self._schema), mapping_of(self._schema), self._match.variants
        if upstream.keys() == {None}:
            before = f"objects with the tag {tag}"
            yield self._type_difference(before, "object", "type replaced", upstream[None])
            return
        for value, objects in upstream.items():
            alternatives = tuple(objects)
            if value is None and default_variant_of(self._schema) is None:
                yield self._difference(f"[no {tag}]", "variant", None, "object", "added", alternatives=alternatives)
            elif value is not None and value not in known:
                after = next((one.component for one in objects if one.component), None) or "object"
                path = f"[{tag}={value}]"
                yield self._difference(path, "variant", None, after, "added", name=value, alternatives=alternatives)
        default = default_variant_of(self._schema)
        if default is not None and default not in known.values() and None not in upstream:
            yield self._difference(f"[no {tag}]", "variant", default, None, "removed")
        for value, component in known.items():
            if value not in upstream:
                yield self._difference(f"[{tag}={value}]", "variant", component, None, "removed", name=value)

    # Reporting

    def _type_difference(
        self, before: Any, after: Any, change: Change, alternatives: Iterable[Alternative]
    ) -> Difference:
        return self._difference("", "type", before, after, change, alternatives=tuple(alternatives))

    def _difference(
        self,
        step: str,
        what: What,
        before: Any,
        after: Any,
        change: Change,
        *,
        name: str = "",
        alternatives: tuple[Alternative, ...] = (),
    ) -> Difference:
        match = self._match
        sides = tuple(sorted(match.sides, reverse=True))
        return Difference(
            path=match.path + step,
            what=what,
            before=before,
            after=after,
            breaking=breaks(change, sides),
            sides=sides,
            match=match,
            name=name,
            alternatives=alternatives,
            operation=match.operation,
        )
