"""Build schemas in the form of our description from upstream alternatives.

In that form every object with fields is a component, a union with a tag has a discriminator with a mapping, tags are
constants, and null is allowed where a value is used. Components of ours are used again where they cover the
alternatives. Descriptions are not copied: a new schema has the description `TO_BE_DESCRIBED` until a person writes one.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import DEFAULT_VARIANT, SYNONYMS
from maintainer.codegen.names import class_name, module_of, python_name
from maintainer.codegen.synonyms import names_in
from maintainer.upstream.limits import loosest_limits
from maintainer.upstream.normalize import ANY, SCALARS, Alternative
from maintainer.upstream.schemas import mapping_of, reference_to, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from maintainer.upstream.matching import Matching
    from maintainer.upstream.schemas import Schema

TO_BE_DESCRIBED = "To be described."

# Enums with more values are components of their own.
_LONGEST_INLINE_ENUM = 8
# Endings of names that would not be free otherwise; numbers would say nothing.
_GENERAL_WORDS = ("Choice", "Data", "Entry", "Content", "Info")
_EVENT = "Event"
_EVENT_PREFIX = "response."
# The part of their fields that two objects have to share to be described by one component.
_MOST_FIELDS = 0.6
# Names that begin with a number, or to which a generator has added one, unlike `Preview20250311`.
_NUMBERED = re.compile(r"^[^A-Za-z]*[0-9]|[A-Za-z][0-9]{1,2}$")
# Names that generated modules import.
# fmt: off
_RESERVED = frozenset({
    "Any", "Callable", "ClassVar", "Decoder", "Field", "List", "Literal", "Mapping", "Model",
    "None", "NotRequired", "Required", "Self", "Sequence", "TypeAlias", "TypedDict", "UnknownVariant", "Unset",
})
# fmt: on


class SchemaBuilder:
    """Builds schemas for one description, and adds the components that they need to it."""

    def __init__(self, matching: Matching) -> None:
        self._components = matching.components
        self._ours = matching.our_normalizer
        self._theirs = matching.their_normalizer
        self._synonyms = set(names_in(matching.components))
        unions = (schema for schema in self._components.values() if "discriminator" in schema)
        self._tags = list(dict.fromkeys(["type", *map(tag_of, unions)]))
        matches = matching.component_matches()
        # The upstream alternatives that each component of ours replaces, and the components of those seen so far.
        self._replaced = {name: frozenset(matches[name].theirs) for name in self._components if name in matches}
        self._component_for: dict[frozenset[Alternative], str] = {}

    def build(self, alternatives: Iterable[Alternative], hint: str) -> Schema:
        """Build a schema for a use of these alternatives; `hint` names a new component if upstream has no name."""
        alternatives = tuple(alternatives)
        if not alternatives or any(one.json_type == ANY for one in alternatives):
            return {}
        nullable = any(one.json_type == "null" for one in alternatives)
        return combine(self.build_branches(alternatives, hint), nullable=nullable)

    def build_branches(self, alternatives: Iterable[Alternative], hint: str) -> list[Schema]:
        """Build one schema for each JSON type of these alternatives except null."""
        by_type: dict[str, list[Alternative]] = {}
        for one in alternatives:
            by_type.setdefault(one.json_type, []).append(one)
        if "number" in by_type:
            by_type["number"] += by_type.pop("integer", [])
        branches = []
        for json_type, found in by_type.items():
            if json_type in SCALARS:
                branches += self._scalars(json_type, found, hint)
            elif json_type == "array":
                branches.append(self._array(found, hint))
            elif json_type == "object":
                branches.append(self._object(found, hint))
        return branches

    # --- scalars and arrays -----------------------------------------------------------------------------------------

    def _array(self, arrays: list[Alternative], hint: str) -> Schema:
        items = dict.fromkeys(item for one in arrays for item in self._theirs.alternatives(one.item_schema))
        return {"type": "array", "items": self.build(items, _singular(hint)), **_limits(arrays)}

    def _scalars(self, json_type: str, scalars: list[Alternative], hint: str) -> list[Schema]:
        enums = [one for one in scalars if one.values is not None]
        others = [one for one in scalars if one.values is None]
        schemas = []
        if enums and (json_type == "string" or not others):
            schemas.append(self._enum(json_type, enums, hint))
        if others:
            schemas.append({"type": json_type, **_limits(others)})
        return schemas

    def _enum(self, json_type: str, enums: list[Alternative], hint: str) -> Schema:
        values = list(dict.fromkeys(value for one in enums for value in one.values or ()))
        if len(values) == 1:
            return {"type": json_type, "const": values[0]}
        if name := self._existing_enum(enums, values):
            return reference_to(name)
        names = list(dict.fromkeys(one.component for one in enums))
        if len(values) <= _LONGEST_INLINE_ENUM and None in names:
            return {"type": json_type, "enum": values}
        if name := self._enum_with_the_name({*names, hint}, values):
            return reference_to(name)
        name = self._free_name([name for name in names if name], hint, f"{hint}Value")
        deprecated = {"deprecated": True} if self._theirs.is_deprecated(enums) else {}
        self._components[name] = {"description": TO_BE_DESCRIBED, **deprecated, "type": json_type, "enum": values}
        return reference_to(name)

    def _existing_enum(self, enums: list[Alternative], values: list[Any]) -> str | None:
        for name, schema in self._components.items():
            if set(schema.get("enum", ())) != set(values) or len(schema.get("enum", ())) != len(values):
                continue
            if self._replaces(name, enums) or name in {one.component for one in enums}:
                return name
        return None

    def _enum_with_the_name(self, wanted: set[str | None], values: list[Any]) -> str | None:
        """Return the enum that has one of these names, if only as a synonym, and most of the values."""
        for name, schema in self._components.items():
            known = schema.get("enum", ())
            if known and not wanted.isdisjoint((name, *schema.get(SYNONYMS, ()))):
                shared = len(set(known) & set(values))
                return name if shared >= _MOST_FIELDS * min(len(known), len(values)) else None
        return None

    # --- objects ----------------------------------------------------------------------------------------------------

    def build_dictionary(self, objects: list[Alternative], hint: str) -> Schema:
        """Build the schema of objects without fields, whose keys may be anything."""
        values = dict.fromkeys(value for one in objects for value in self._theirs.alternatives(one.value_schema))
        inner = self.build(values, _singular(hint)) or True
        return {"type": "object", "additionalProperties": inner, **_limits(objects)}

    def build_object(self, objects: list[Alternative], owner: str) -> Schema:
        """Build the schema of the component `owner` for objects with fields, without a description."""
        by_python_name: dict[str, str] = {}
        for field in dict.fromkeys(field for one in objects for field in one.properties):
            by_python_name.setdefault(python_name(field), field)
        fields = sorted(by_python_name.values(), key=lambda field: field != "type")
        required_by_all = set.intersection(*(set(one.required) for one in objects))
        schema: Schema = {"type": "object"}
        if required := [field for field in fields if field in required_by_all]:
            schema["required"] = required
        schema["properties"] = {field: self.build_field(objects, field, owner) for field in fields}
        return schema

    def build_field(self, objects: Iterable[Alternative], field: str, owner: str) -> Schema:
        """Build the schema of a field of the component `owner`."""
        found = dict.fromkeys(one for owned in objects for one in self._theirs.property_alternatives(owned, field))
        schema = self.build(found, f"{owner}{pascal_case(field)}")
        # A constant needs no description.
        schema = schema if "const" in schema else {**schema, "description": TO_BE_DESCRIBED}
        default = self._theirs.default_of_property(objects, field)
        if default is not None:
            schema["default"] = default
        return {**schema, "deprecated": True} if self._theirs.is_deprecated_property(objects, field) else schema

    def _object(self, objects: list[Alternative], hint: str) -> Schema:
        """Build a dictionary, a reference to a component, or one to a union with a discriminator."""
        if not any(one.properties for one in objects):
            return self.build_dictionary(objects, hint)
        tag = self._tag(objects)
        if tag is None:
            return reference_to(self._component(objects, hint))
        key = frozenset(objects)
        if key not in self._component_for:
            self._component_for[key] = self._existing_union(objects, tag) or self._new_union(objects, tag, hint)
        return reference_to(self._component_for[key])

    def _tag(self, objects: list[Alternative]) -> str | None:
        """Return the property that tells these objects apart."""
        first = objects[0]
        constants = [name for name in first.properties if len(self._theirs.tag_values(first, name)) == 1]
        for name in dict.fromkeys([*self._tags, *constants]):
            values = [self._theirs.tag_values(one, name) for one in objects]
            is_known = name in self._tags and sum(map(bool, values)) > 1
            if len(set(filter(None, values))) > 1 and (is_known or all(values)):
                return name
        return None

    # --- unions -----------------------------------------------------------------------------------------------------

    def add_variant(self, union: Schema, value: str | None, objects: list[Alternative], hint: str) -> None:
        """Add the objects with this tag, or without any, to a union."""
        tag = tag_of(union)
        objects = self._with_all_tags(union, objects)
        has_one_tag = value is not None and all(len(self._theirs.tag_values(one, tag)) == 1 for one in objects)
        name = f"{pascal_case(value or '')}{last_word(hint)}" if has_one_tag else f"{hint}Variant"
        is_event = has_one_tag and last_word(hint) == _EVENT
        events = [event_name(value)] if is_event and value is not None else []
        variant = self._component(objects, name, f"{hint}{pascal_case(value or '')}", events=events)
        reference = reference_to(variant)
        if value is None:
            union[DEFAULT_VARIANT] = reference["$ref"]
            return
        union["discriminator"]["mapping"][value] = reference["$ref"]
        if reference not in union["oneOf"]:
            union["oneOf"].append(reference)

    def _existing_union(self, objects: list[Alternative], tag: str) -> str | None:
        """Return a union of ours with exactly these variants; some of them may be copies of its own."""
        groups = self._theirs.group_by_tag(objects, tag)
        for name, schema in self._components.items():
            if "discriminator" in schema and tag_of(schema) == tag and self._has_variants(name, groups):
                return name
        return None

    def _has_variants(self, union: str, groups: Mapping[str | None, list[Alternative]]) -> bool:
        replaced = self._theirs.group_by_tag(self._replaced.get(union, ()), tag_of(self._components[union]))
        mapping = mapping_of(self._components[union])
        tags = groups.keys() - {None}
        if tags not in (set(mapping), replaced.keys() - {None}):
            return False
        others = [tag for tag, group in groups.items() if not set(group) <= set(replaced.get(tag, ()))]
        if len(others) > (1 - _MOST_FIELDS) * len(groups):
            return False
        copied = [(self._components.get(mapping.get(tag or "", ""), {}), groups[tag]) for tag in others]
        return all(
            "properties" in variant and all(self._is_close_to(variant, one) for one in group)
            for variant, group in copied
        )

    def _new_union(self, objects: list[Alternative], tag: str, hint: str) -> str:
        name = self._free_name(self._theirs.components_allowing(objects), hint, f"{hint}Union")
        union: Schema = {"description": TO_BE_DESCRIBED, "oneOf": []}
        union["discriminator"] = {"propertyName": tag, "mapping": {}}
        self._components[name] = union
        for value, group in self._theirs.group_by_tag(objects, tag).items():
            self.add_variant(union, value, group, hint)
        return name

    def _with_all_tags(self, union: Schema, objects: list[Alternative]) -> list[Alternative]:
        """Return the objects with all values of their tags, if one component can describe all of these."""
        tag, mapping = tag_of(union), mapping_of(union)
        wholes = [self._theirs.before_grouping(one) for one in objects]
        tags = {self._theirs.tag_values(whole, tag) for whole in wholes}
        if len(tags) != 1:
            return objects
        others = {mapping[value] for value in tags.pop() if value in mapping}
        return objects if others - {self._component_for.get(frozenset(wholes))} else wholes

    # --- components -------------------------------------------------------------------------------------------------

    def _component(self, objects: list[Alternative], *hints: str, events: Sequence[str] = ()) -> str:
        """Return the component that describes these objects: one of ours if possible, a new one otherwise.

        A new one has a name from `events`, else its upstream name, else a name from `hints`, whichever is free.
        """
        key = frozenset(objects)
        if key not in self._component_for:
            self._component_for[key] = (
                self._replacing(key)
                or self._base(objects)
                or self._similar(objects)
                or self._with_the_name(objects)
                or self._new(objects, *hints, events=events)
            )
        return self._component_for[key]

    def _replaces(self, component: str, alternatives: Iterable[Alternative]) -> bool:
        return self._replaced.get(component, frozenset()).issuperset(alternatives)

    def _replacing(self, objects: frozenset[Alternative]) -> str | None:
        """Return a component that replaces all of these objects elsewhere, the most specific one."""
        found = [
            name
            for name, replaced in self._replaced.items()
            if objects <= replaced and "properties" in self._components[name]
        ]
        return min(found, key=lambda name: len(self._replaced[name]), default=None)

    def _base(self, objects: list[Alternative]) -> str | None:
        """Return a component for objects that share most fields with these, as derived schemas do with their base."""
        known = {**self._replaced, **{name: replaced for replaced, name in self._component_for.items()}}
        for name, others in known.items():
            if "properties" in self._components.get(name, ()) and all(
                any(self._shares_most_fields(one, other) for other in others) for one in objects
            ):
                return name
        return None

    def _shares_most_fields(self, one: Alternative, other: Alternative) -> bool:
        fields, others = one.properties, other.properties
        shared = sum(fields[name] is others[name] for name in fields.keys() & others.keys())
        if not shared or shared < _MOST_FIELDS * max(len(fields), len(others)):
            return False
        return all(self._theirs.tag_values(one, tag) == self._theirs.tag_values(other, tag) for tag in self._tags)

    def _similar(self, objects: list[Alternative]) -> str | None:
        """Return a component with the same tag that describes all fields of these objects, and few others."""
        for name, schema in self._components.items():
            constants = {one: inner["const"] for one, inner in schema.get("properties", {}).items() if "const" in inner}
            tag = next((one for one in self._tags if one in constants), None)
            if tag is None or any(self._theirs.tag_values(one, tag) != (constants[tag],) for one in objects):
                continue
            if all(self._describes(schema, one) for one in objects):
                return name
        return None

    def _with_the_name(self, objects: list[Alternative]) -> str | None:
        """Return the component that has the upstream names of these objects, if only as synonyms, and most fields."""
        wanted = {one.component for one in objects if one.component}
        for name, schema in self._components.items():
            if wanted and "properties" in schema and wanted <= {name, *schema.get(SYNONYMS, ())}:
                return name if all(self._is_close_to(schema, one) for one in objects) else None
        return None

    def _is_close_to(self, component: Mapping[str, Any], upstream: Alternative) -> bool:
        """Return whether a component and upstream objects share most fields and no tag tells them apart."""
        ours, theirs = component["properties"], upstream.properties
        for tag in self._tags:
            values = self._theirs.tag_values(upstream, tag)
            if values and "const" in ours.get(tag, {}) and values != (ours[tag]["const"],):
                return False
        return len(ours.keys() & theirs.keys()) >= _MOST_FIELDS * max(len(ours), len(theirs))

    def _describes(self, component: Mapping[str, Any], upstream: Alternative) -> bool:
        ours, theirs = component["properties"], upstream.properties
        if not (theirs.keys() <= ours.keys() and len(theirs) >= _MOST_FIELDS * len(ours)):
            return False
        if not set(component.get("required", ())) <= set(upstream.required):
            return False
        return all(
            {one.json_type for one in self._theirs.alternatives(inner)}
            <= {one.json_type for one in self._ours.alternatives(ours[name])}
            for name, inner in theirs.items()
        )

    def _new(self, objects: list[Alternative], *hints: str, events: Sequence[str] = ()) -> str:
        upstream = dict.fromkeys(one.component for one in objects if one.component)
        name = self._free_name([*events, *upstream], *hints, f"{hints[-1]}Details")
        component: Schema = {"description": TO_BE_DESCRIBED}
        if self._theirs.is_deprecated(objects):
            component["deprecated"] = True
        # Registered before its fields are built, because they may refer to it.
        self._components[name] = component
        self._component_for[frozenset(objects)] = name
        component.update(self.build_object(objects, name))
        return name

    def _free_name(self, wanted: list[str], *hints: str) -> str:
        """Return the first free class name: an upstream name, else one made from a hint."""
        modules = set(map(module_of, self._components))
        # The name of a derived schema is better than that of its base.
        wanted = sorted(wanted, key=lambda name: name.startswith("Base"))
        wanted = [part for name in wanted for part in (name.removeprefix("Base"), name)]
        # `Enum` says nothing that the type does not say, and a number tells nothing apart.
        wanted = [name for one in wanted if not _NUMBERED.search(name := one.removesuffix("Enum"))]
        named = [pascal_case(hint) for hint in hints]
        candidates = [*wanted, *map(pascal_case, wanted), *named]
        for name in itertools.chain(candidates, _longer_names(named[-1])):
            if is_class_name(name) and name not in self._synonyms and module_of(name) not in modules:
                return name
        raise AssertionError("there is always a longer name")


def _longer_names(name: str) -> Iterator[str]:
    """Yield names that begin with a name and go on with words that fit any schema."""
    for count in itertools.count(1):
        yield from ("".join([name, *words]) for words in itertools.product(_GENERAL_WORDS, repeat=count))


def is_class_name(name: str) -> bool:
    """Return whether a component can have a name: that of a class, which no generated module uses itself."""
    return name == class_name(name) and name not in _RESERVED and not name.endswith("TypedDict")


def combine(branches: list[Schema], *, nullable: bool) -> Schema:
    """Combine schemas of different JSON types into one."""
    if any(branch == {} for branch in branches):
        return {}
    if not branches:
        return {"type": "null"}
    only_types = all(branch.keys() == {"type"} and isinstance(branch["type"], str) for branch in branches)
    if only_types and (len(branches) > 1 or nullable):
        return {"type": [*(branch["type"] for branch in branches), *(["null"] if nullable else [])]}
    if len(branches) == 1 and not nullable:
        return branches[0]
    if len(branches) == 1 and not branches[0].keys() & {"$ref", "enum", "const", "oneOf", "anyOf"}:
        return {**branches[0], "type": [branches[0]["type"], "null"]}
    variants = [*branches, *([{"type": "null"}] if nullable else [])]
    return {"oneOf" if len(branches) == 1 else "anyOf": variants}


def pascal_case(text: str) -> str:
    """Return the words of a text as one class name."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    return class_name("".join(word[0].upper() + word[1:] for word in words) or "Value")


def event_name(tag: str) -> str:
    """Return the class name of an event by its tag: `response.output_text.done` gives `OutputTextDoneEvent`."""
    return f"{pascal_case(tag.removeprefix(_EVENT_PREFIX))}{_EVENT}"


def _limits(alternatives: Iterable[Alternative]) -> dict[str, Any]:
    return loosest_limits(one.limits for one in alternatives)


def _singular(hint: str) -> str:
    if hint.endswith("ies"):
        return f"{hint[:-3]}y"
    return hint[:-1] if hint.endswith("s") and not hint.endswith("ss") else f"{hint}Item"


def last_word(name: str) -> str:
    """Return the last word of a class name, which says of what kind the class is, such as `Item`."""
    words = re.findall(r"[A-Z][a-z]*|[a-z]+", name)
    return words[-1].removesuffix("s") if words else ""
