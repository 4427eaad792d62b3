"""New schemas in the form of our description, made of what the service's own document says.

Every object is a named component, a union with a tag has a discriminator with its mapping, tags are constants, and null
is allowed where a value is used. What ours has already is used again. Nothing is worded: a new thing says that it is to
be described, and waits for a person.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import DEFAULT_VARIANT
from maintainer.codegen.names import class_name, module_of, python_name
from maintainer.codegen.references import SCHEMAS, component_of
from maintainer.codegen.synonyms import names_in
from maintainer.upstream.drift import loosest
from maintainer.upstream.matching import mapping_of, tag_of, values_of
from maintainer.upstream.normalize import ANY, SCALARS, Leaf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from maintainer.upstream.matching import Pairing, Schema

TO_BE_DESCRIBED = "To be described."

_LONG_ENUM = 8
_MOSTLY = 0.6
# What generated modules call by these names already.
_TAKEN = """
    Any Callable ClassVar Decoder Field List Literal Mapping Model None NotRequired Required Self Sequence TypeAlias
    TypedDict UnknownVariant Unset
"""


class NewSchemas:
    """Makes schemas for a document of ours and adds the components that they need to it."""

    def __init__(self, pairing: Pairing) -> None:
        self._schemas = pairing.schemas
        self._pairing = pairing
        self._theirs = pairing.theirs
        self._synonyms = set(names_in(pairing.schemas))
        self._made: dict[frozenset[Leaf], str] = {}
        self._tag_names = list(
            dict.fromkeys(["type", *(tag_of(one) for one in self._schemas.values() if "discriminator" in one)])
        )
        self._met = {
            name: frozenset(meeting.leaves)
            for name, schema in self._schemas.items()
            if (meeting := pairing.meeting(schema)) is not None
        }

    def schema(self, leaves: Iterable[Leaf], hint: str) -> Schema:
        """A schema for a use of these alternatives; `hint` names a new component if nothing else does."""
        leaves = tuple(leaves)
        if not leaves or any(leaf.kind == ANY for leaf in leaves):
            return {}
        return composed(self.branches(leaves, hint), nullable=any(leaf.kind == "null" for leaf in leaves))

    def branches(self, leaves: Iterable[Leaf], hint: str) -> list[Schema]:
        """One schema for each JSON type of these alternatives but null."""
        by_kind: dict[str, list[Leaf]] = {}
        for leaf in leaves:
            by_kind.setdefault(leaf.kind, []).append(leaf)
        if "number" in by_kind:
            by_kind["number"] += by_kind.pop("integer", [])
        branches = []
        for kind, ones in by_kind.items():
            if kind in SCALARS:
                branches += self._scalars(kind, ones, hint)
            elif kind == "array":
                items = [item for leaf in ones for item in self._theirs.of(leaf.keywords.get("items", NOTHING_SAID))]
                branches.append(
                    {"type": "array", "items": self.schema(dict.fromkeys(items), _singular(hint)), **loosest(ones)}
                )
            elif kind == "object":
                branches.append(self.object(ones, hint))
        return branches

    # --- scalars ----------------------------------------------------------------------------------------------------

    def _scalars(self, kind: str, leaves: list[Leaf], hint: str) -> list[Schema]:
        known = [leaf for leaf in leaves if leaf.values is not None]
        unknown = [leaf for leaf in leaves if leaf.values is None]
        schemas = []
        if known and (kind == "string" or not unknown):
            schemas.append(self._enum(kind, known, hint))
        if unknown:
            schemas.append({"type": kind, **loosest(unknown)})
        return schemas

    def _enum(self, kind: str, leaves: list[Leaf], hint: str) -> Schema:
        values = list(dict.fromkeys(value for leaf in leaves for value in leaf.values or ()))
        if len(values) == 1:
            return {"type": kind, "const": values[0]}
        if name := self._known(leaves, values):
            return reference(name)
        names = {leaf.name for leaf in leaves}
        if len(values) <= _LONG_ENUM and None in names:
            return {"type": kind, "enum": values}
        name = self._free_name([name for name in names if name], hint)
        self._schemas[name] = {"description": TO_BE_DESCRIBED, "type": kind, "enum": values}
        return reference(name)

    def _known(self, leaves: list[Leaf], values: list[Any]) -> str | None:
        for name, schema in self._schemas.items():
            if set(schema.get("enum", ())) != set(values) or len(schema.get("enum", ())) != len(values):
                continue
            if self._met.get(name, frozenset()).issuperset(leaves) or name in {leaf.name for leaf in leaves}:
                return name
        return None

    # --- objects ----------------------------------------------------------------------------------------------------

    def object(self, leaves: list[Leaf], hint: str) -> Schema:
        """A schema for objects: a dictionary, a reference to a component, or one to a union told apart by a tag."""
        if not any(leaf.properties for leaf in leaves):
            return self.dictionary(leaves, hint)
        tag = self._tag(leaves)
        if tag is None:
            return reference(self._component(leaves, hint))
        key = frozenset(leaves)
        if key not in self._made:
            self._made[key] = self._union_like(leaves, tag) or self._union(leaves, tag, hint)
        return reference(self._made[key])

    def dictionary(self, leaves: list[Leaf], hint: str) -> Schema:
        values = dict.fromkeys(value for leaf in leaves for value in self._theirs.of(values_of(leaf)))
        return {
            "type": "object",
            "additionalProperties": self.schema(values, _singular(hint)) or True,
            **loosest(leaves),
        }

    def _tag(self, leaves: list[Leaf]) -> str | None:
        """The property that tells these objects apart."""
        shared = [name for name in leaves[0].properties if len(self._theirs.tags(leaves[0], name)) == 1]
        for name in dict.fromkeys([*self._tag_names, *shared]):
            tags = [self._theirs.tags(leaf, name) for leaf in leaves]
            known = name in self._tag_names and sum(map(bool, tags)) > 1
            if len(set(filter(None, tags))) > 1 and (known or all(tags)):
                return name
        return None

    def _union_like(self, leaves: list[Leaf], tag: str) -> str | None:
        """A union of ours with just these variants."""
        values = {value for value in self._pairing.by_tag(leaves, tag) if value is not None}
        for name, schema in self._schemas.items():
            if "discriminator" not in schema or not self._met.get(name, frozenset()).issuperset(leaves):
                continue
            if tag_of(schema) == tag and set(mapping_of(schema)) == values:
                return name
        return None

    def _union(self, leaves: list[Leaf], tag: str, hint: str) -> str:
        name = self._free_name(self._theirs.names_of(leaves), hint)
        union: Schema = {"description": TO_BE_DESCRIBED, "oneOf": []}
        union["discriminator"] = {"propertyName": tag, "mapping": {}}
        self._schemas[name] = union
        for value, group in self._pairing.by_tag(leaves, tag).items():
            self.add_variant(union, value, group, hint)
        return name

    def add_variant(self, union: Schema, value: str | None, leaves: list[Leaf], hint: str) -> None:
        """Add to a union what objects with this tag, or without any, are."""
        tag = tag_of(union)
        noun = _last_word(hint)
        leaves = self._with_all_tags(union, leaves)
        one_tag = value is not None and all(len(self._theirs.tags(leaf, tag)) == 1 for leaf in leaves)
        variant = self._component(leaves, f"{pascal(value or '')}{noun}" if one_tag else f"{hint}Variant")
        if value is None:
            union[DEFAULT_VARIANT] = reference(variant)["$ref"]
            return
        union["discriminator"]["mapping"][value] = reference(variant)["$ref"]
        if reference(variant) not in union["oneOf"]:
            union["oneOf"].append(reference(variant))
        tagless = tag not in self._schemas[variant].get("required", ()) and variant not in self._met
        if (
            tagless
            and DEFAULT_VARIANT not in union
            and not any(tag not in self._required(one) for one in union["oneOf"][:-1])
        ):
            union[DEFAULT_VARIANT] = reference(variant)["$ref"]

    def _with_all_tags(self, union: Schema, leaves: list[Leaf]) -> list[Leaf]:
        """The same objects with all of their tags, if one component may stand for all of these."""
        tag, mapping = tag_of(union), mapping_of(union)
        wholes = [self._theirs.before_narrowing(leaf) for leaf in leaves]
        tags = {self._theirs.tags(whole, tag) for whole in wholes}
        if len(tags) != 1:
            return leaves
        others = {mapping[value] for value in tags.pop() if value in mapping}
        return leaves if others - {self._made.get(frozenset(wholes))} else wholes

    def _required(self, variant: Schema) -> list[str]:
        required: list[str] = self._schemas[component_of(variant["$ref"])].get("required", [])
        return required

    def _component(self, leaves: list[Leaf], hint: str) -> str:
        key = frozenset(leaves)
        if key not in self._made:
            self._made[key] = self._same(key) or self._base(leaves) or self._similar(leaves) or self._new(leaves, hint)
        return self._made[key]

    def _same(self, leaves: frozenset[Leaf]) -> str | None:
        """A component that stands for all of these objects elsewhere."""
        found = [name for name, met in self._met.items() if leaves <= met and "properties" in self._schemas[name]]
        return min(found, key=lambda name: len(self._met[name]), default=None)

    def _base(self, leaves: list[Leaf]) -> str | None:
        """A component for objects that share most of their fields with these, as what derives from a base does."""
        known = {**self._met, **{name: made for made, name in self._made.items()}}
        for name, others in known.items():
            if "properties" in self._schemas.get(name, ()) and all(
                any(self._is_derived(leaf, other) for other in others) for leaf in leaves
            ):
                return name
        return None

    def _is_derived(self, leaf: Leaf, other: Leaf) -> bool:
        fields, others = leaf.properties, other.properties
        shared = sum(fields[name] is others[name] for name in fields.keys() & others.keys())
        if not shared or shared < _MOSTLY * max(len(fields), len(others)):
            return False
        return all(self._theirs.tags(leaf, tag) == self._theirs.tags(other, tag) for tag in self._tag_names)

    def _similar(self, leaves: list[Leaf]) -> str | None:
        """A component with the same tag that says all that these objects are, and little else."""
        for name, schema in self._schemas.items():
            constants = {one: inner["const"] for one, inner in schema.get("properties", {}).items() if "const" in inner}
            tag = next((one for one in self._tag_names if one in constants), None)
            if tag is None or any(self._theirs.tags(leaf, tag) != (constants[tag],) for leaf in leaves):
                continue
            if all(self._covers(schema, leaf) for leaf in leaves):
                return name
        return None

    def _covers(self, schema: Mapping[str, Any], leaf: Leaf) -> bool:
        ours, theirs = schema["properties"], leaf.properties
        if not (theirs.keys() <= ours.keys() and len(theirs) >= _MOSTLY * len(ours)):
            return False
        if not set(schema.get("required", ())) <= set(leaf.required):
            return False
        return all(
            {one.kind for one in self._theirs.of(inner)} <= {one.kind for one in self._pairing.ours.of(ours[name])}
            for name, inner in theirs.items()
        )

    def _new(self, leaves: list[Leaf], hint: str) -> str:
        name = self._free_name(list(dict.fromkeys(leaf.name for leaf in leaves if leaf.name)), hint)
        component: Schema = {"description": TO_BE_DESCRIBED}
        # The name is taken before the properties are made: they may lead back here.
        self._schemas[name] = component
        self._made[frozenset(leaves)] = name
        component.update(self.body(leaves, name))
        return name

    def body(self, leaves: list[Leaf], name: str) -> Schema:
        """What a component says of objects with fields."""
        by_name: dict[str, str] = {}
        for field in dict.fromkeys(field for leaf in leaves for field in leaf.properties):
            by_name.setdefault(python_name(field), field)
        fields = list(by_name.values())
        fields.sort(key=lambda field: field != "type")
        needed = set.intersection(*(set(leaf.required) for leaf in leaves))
        body: Schema = {"type": "object"}
        if required := [field for field in fields if field in needed]:
            body["required"] = required
        body["properties"] = {field: self.field(leaves, field, name) for field in fields}
        return body

    def field(self, leaves: Iterable[Leaf], field: str, owner: str) -> Schema:
        alternatives = dict.fromkeys(one for leaf in leaves for one in self._theirs.property_of(leaf, field))
        return described(self.schema(alternatives, f"{owner}{pascal(field)}"))

    # --- names ------------------------------------------------------------------------------------------------------

    def _free_name(self, wanted: list[str], hint: str) -> str:
        """The first name that is a class name of its own: theirs if it is one, else made of the hint."""
        modules = {module_of(name) for name in self._schemas}
        # Of a base and what derives from it, the derived one has the better name.
        wanted = sorted(wanted, key=lambda name: name.startswith("Base"))
        wanted = [part for name in wanted for part in (name.removeprefix("Base"), name)]
        candidates = [*wanted, *map(pascal, wanted), pascal(hint)]
        candidates += [f"{pascal(hint)}{number}" for number in range(2, len(self._schemas) + 3)]
        for name in candidates:
            usable = name == class_name(name) and name not in _TAKEN.split() and not name.endswith("TypedDict")
            usable = usable and name not in self._synonyms
            if usable and module_of(name) not in modules:
                return name
        raise AssertionError("a numbered name is always free")


NOTHING_SAID: Schema = {}


def reference(name: str) -> Schema:
    """A use of a component."""
    return {"$ref": f"{SCHEMAS}{name}"}


def described(schema: Schema) -> Schema:
    """The schema of a field; a fixed value explains itself."""
    return schema if "const" in schema else {**schema, "description": TO_BE_DESCRIBED}


def composed(branches: list[Schema], *, nullable: bool) -> Schema:
    """One schema of several, each of another JSON type."""
    if any(branch == {} for branch in branches):
        return {}
    if not branches:
        return {"type": "null"}
    bare = all(branch.keys() == {"type"} and isinstance(branch["type"], str) for branch in branches)
    if bare and (len(branches) > 1 or nullable):
        return {"type": [*(branch["type"] for branch in branches), *(["null"] if nullable else [])]}
    if len(branches) == 1 and not nullable:
        return branches[0]
    if len(branches) == 1 and not branches[0].keys() & {"$ref", "enum", "const", "oneOf", "anyOf"}:
        return {**branches[0], "type": [branches[0]["type"], "null"]}
    variants = [*branches, *([{"type": "null"}] if nullable else [])]
    return {"oneOf" if len(branches) == 1 else "anyOf": variants}


def pascal(text: str) -> str:
    """Words as one class name."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    return class_name("".join(word[0].upper() + word[1:] for word in words) or "Value")


def _singular(hint: str) -> str:
    if hint.endswith("ies"):
        return f"{hint[:-3]}y"
    return hint[:-1] if hint.endswith("s") and not hint.endswith("ss") else f"{hint}Item"


def _last_word(name: str) -> str:
    words = re.findall(r"[A-Z][a-z]*|[a-z]+", name)
    return words[-1].removesuffix("s") if words else ""
