"""Any schema as a flat list of alternatives, each of one JSON type: what it allows, not how it is written.

References, `allOf`, `anyOf`, `oneOf`, lists of types, `nullable` and null among the values are all resolved here, so
that two schemas that allow the same have the same leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from maintainer.codegen.references import target_of

Json = Mapping[str, Any]

ANY = "any"
SCALARS = ("string", "integer", "number", "boolean")
KINDS = (*SCALARS, "array", "object", "null")

_LIMITS = {
    "string": ("minLength", "maxLength", "pattern", "format"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "array": ("minItems", "maxItems"),
    "object": ("minProperties", "maxProperties", "propertyNames"),
}
LIMITS = tuple(dict.fromkeys(name for names in _LIMITS.values() for name in names))
_KEYWORDS = {"type", "nullable", "enum", "const", "properties", "required", "items", "additionalProperties", *LIMITS}
# How the values of a schema without a type betray it.
_BETRAYED = {
    "object": ("properties", "required", "additionalProperties", *_LIMITS["object"]),
    "array": ("items", *_LIMITS["array"]),
    "string": _LIMITS["string"],
    "number": _LIMITS["number"],
}
# JavaScript's largest integer stands in documents for no limit at all.
_NO_LIMIT = 2**53 - 1
_MOST_COMBINATIONS = 4096


@attrs.frozen(eq=False)
class Leaf:
    """One alternative of a schema: one JSON type, and what is said of it.

    Attributes:
        kind: The JSON type; `any` allows every value.
        keywords: What the schema says, everything that it is put together from taken in.
        name: Component that it is the schema of, if it is one's.
    """

    kind: str
    keywords: Json
    name: str | None = None

    @property
    def values(self) -> tuple[Any, ...] | None:
        """The values that it allows; None where it allows all of its type."""
        return self.keywords.get("values")

    @property
    def properties(self) -> Json:
        properties: Json = self.keywords.get("properties", {})
        return properties

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(name for name in self.keywords.get("required", ()) if name in self.properties)

    @property
    def limits(self) -> dict[str, Any]:
        names = _LIMITS.get(self.kind, ())
        return {name: self.keywords[name] for name in names if _limits(name, self.keywords.get(name), self.kind)}


class Leaves:
    """The leaves of the schemas of one document. The same schema gives the same leaves each time."""

    def __init__(self, document: Json, *, source: str) -> None:
        self._document = document
        self._source = source
        self._schemas: Json = document.get("components", {}).get("schemas", {})
        self._names = {id(schema): name for name, schema in self._schemas.items()}
        self._unfinished: dict[int, tuple[Leaf, ...]] = {}
        self._finished: dict[int, tuple[Leaf, ...]] = {}
        # An identity is good for as long as its schema lives.
        self._kept: list[Any] = []
        self._narrowed: dict[tuple[int, str, str], tuple[Leaf, Leaf]] = {}
        self._open: set[int] = set()

    def of(self, schema: Any) -> tuple[Leaf, ...]:
        if id(schema) not in self._finished:
            leaves = [_betrayed(leaf) for leaf in self._alternatives(schema)]
            self._finished[id(schema)] = _without_repeats(leaves)
        return self._finished[id(schema)]

    def names_of(self, leaves: Iterable[Leaf]) -> list[str]:
        """The components, of those that were met, which allow just these alternatives, null apart."""
        wanted = set(leaves)
        met = [(name, schema) for name, schema in self._schemas.items() if id(schema) in self._unfinished]
        return [name for name, schema in met if {one for one in self.of(schema) if one.kind != "null"} == wanted]

    def property_of(self, leaf: Leaf, name: str) -> tuple[Leaf, ...]:
        return self.of(leaf.properties[name]) if name in leaf.properties else ()

    def tags(self, leaf: Leaf, name: str) -> tuple[str, ...]:
        """The values of a property by which an object can be told from others: text, and known all."""
        leaves = self.property_of(leaf, name)
        if not leaves or any(one.kind not in ("string", "null") for one in leaves):
            return ()
        texts = [one for one in leaves if one.kind == "string"]
        if any(one.values is None for one in texts):
            return ()
        return tuple(dict.fromkeys(value for one in texts for value in one.values or ()))

    def narrowed(self, leaf: Leaf, name: str, value: str) -> Leaf:
        """The leaf, for objects whose property has this value only."""
        if len(self.tags(leaf, name)) < 2:
            return leaf
        key = (id(leaf), name, value)
        if key not in self._narrowed:
            properties = {**leaf.properties, name: {"type": "string", "const": value}}
            narrowed = attrs.evolve(leaf, keywords={**leaf.keywords, "properties": properties})
            self._narrowed[key] = (narrowed, leaf)
        return self._narrowed[key][0]

    def before_narrowing(self, leaf: Leaf) -> Leaf:
        return next((whole for narrowed, whole in self._narrowed.values() if narrowed is leaf), leaf)

    # A leaf without a type has the empty kind until all that it is put together from is known.

    def _alternatives(self, schema: Any) -> tuple[Leaf, ...]:
        if id(schema) in self._unfinished:
            return self._unfinished[id(schema)]
        if id(schema) in self._open:  # a schema that is made of itself adds nothing
            return ()
        self._open.add(id(schema))
        self._kept.append(schema)
        leaves = self._put_together(schema)
        self._open.discard(id(schema))
        self._unfinished[id(schema)] = leaves
        return leaves

    def _put_together(self, schema: Any) -> tuple[Leaf, ...]:
        if schema is False:
            return ()
        if not isinstance(schema, Mapping):
            return (Leaf("", {}),)
        parts = []
        if isinstance(schema.get("$ref"), str):
            parts.append(self._alternatives(target_of(self._document, schema["$ref"], self._source)))
        nullable = schema.get("nullable") is True
        for part in _list(schema, "allOf"):
            if _says_null_only(part):
                nullable = True
            else:
                parts.append(self._alternatives(part))
        unions = [variants for union in ("anyOf", "oneOf") if (variants := _list(schema, union))]
        parts += [tuple(leaf for variant in union for leaf in self._variant(variant)) for union in unions]
        own = {name: value for name, value in schema.items() if name in _KEYWORDS and _is_well_formed(name, value)}
        if own or not parts:
            parts.append(_own_leaves(own))
        leaves = parts[0]
        for part in parts[1:]:
            leaves = _combined(leaves, part)
        if nullable and all(leaf.kind != "null" for leaf in leaves):
            leaves = (*leaves, Leaf("null", {}))
        name = self._names.get(id(schema))
        if name is None:
            return leaves
        inherited = {id(leaf) for part in parts for leaf in part if leaf.name}
        # The name of a union of objects is the name of none of them.
        objects = [leaf.kind for leaf in leaves if leaf.kind not in SCALARS]
        return tuple(
            leaf if id(leaf) in inherited or objects.count(leaf.kind) > 1 else attrs.evolve(leaf, name=name)
            for leaf in leaves
        )

    def _variant(self, variant: Any) -> tuple[Leaf, ...]:
        return (Leaf("null", {}),) if _says_null_only(variant) else self._alternatives(variant)


def _says_null_only(schema: Any) -> bool:
    """Whether a part of a union says no more than `nullable`, which is null there; by itself it would be any value."""
    combined = {"$ref", "allOf", "anyOf", "oneOf"}
    return (
        isinstance(schema, Mapping)
        and schema.get("nullable") is True
        and not (schema.keys() & (_KEYWORDS | combined)) - {"nullable"}
    )


def _list(schema: Json, name: str) -> list[Any]:
    value = schema.get(name)
    return value if isinstance(value, list) else []


def _own_leaves(own: Json) -> tuple[Leaf, ...]:
    """The leaves of what a schema says by itself."""
    types = own.get("type")
    kinds = [kind for kind in (types if isinstance(types, list) else [types]) if kind in KINDS]
    keywords = {name: value for name, value in own.items() if name not in ("type", "nullable", "enum", "const")}
    keywords = _with_exclusive_limits(keywords)
    values = [own["const"]] if "const" in own else own.get("enum")
    if not isinstance(values, list):
        return tuple(Leaf(kind, {} if kind == "null" else keywords) for kind in kinds) or (Leaf("", keywords),)
    leaves = []
    for kind in kinds or dict.fromkeys(kind_of_value(value) for value in values):
        fitting = [value for value in values if _is_of(value, kind)]
        if kind in SCALARS and fitting:
            fitting = list(dict.fromkeys(fitting))
            leaves.append(Leaf(kind, {**keywords, "values": tuple(fitting)}))
        elif kind not in SCALARS:
            leaves.append(Leaf(kind, {} if kind == "null" else keywords))
    if None in values and all(leaf.kind != "null" for leaf in leaves):
        leaves.append(Leaf("null", {}))
    return tuple(leaves) or (Leaf("", keywords),)


def _is_well_formed(name: str, value: Any) -> bool:
    """Whether a keyword says what the standard lets it say; what it says otherwise is as good as not said.

    An example is the boolean `required` of a field, which older versions of JSON Schema had.
    """
    match name:
        case "type" | "const" | "nullable":
            return True
        case "enum" | "required":
            return isinstance(value, list) and (name == "enum" or all(isinstance(one, str) for one in value))
        case "properties" | "propertyNames":
            return isinstance(value, Mapping)
        case "items" | "additionalProperties":
            return isinstance(value, Mapping | bool)
        case "pattern" | "format":
            return isinstance(value, str)
        case "exclusiveMinimum" | "exclusiveMaximum":
            return isinstance(value, int | float)
        case _:
            return isinstance(value, int | float) and not isinstance(value, bool)


def kind_of_value(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _is_of(value: object, kind: str) -> bool:
    own = kind_of_value(value)
    return own == kind or (own == "integer" and kind == "number")


def _with_exclusive_limits(keywords: dict[str, Any]) -> dict[str, Any]:
    """OpenAPI 3.0 says with a boolean that a limit is exclusive."""
    changed = dict(keywords)
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(changed.get(exclusive), bool) and changed.pop(exclusive) and limit in changed:
            changed[exclusive] = changed.pop(limit)
    return changed


def _combined(left: tuple[Leaf, ...], right: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """What both allow; where they contradict each other, what the later one says."""
    if len(left) * len(right) > _MOST_COMBINATIONS:
        return left
    both = [one for a in left for b in right if (one := _both(a, b)) is not None]
    return _without_repeats(both) if both else right or left


def _both(left: Leaf, right: Leaf) -> Leaf | None:
    if left.kind and right.kind and left.kind != right.kind and {left.kind, right.kind} != {"integer", "number"}:
        return None
    kind = "integer" if "integer" in (left.kind, right.kind) else left.kind or right.kind
    if kind == "null":
        return left if left.kind else right
    keywords = {**left.keywords, **right.keywords}
    if "properties" in left.keywords and "properties" in right.keywords:
        # A derived schema says anew what differs from its base, and may widen it.
        said = {name: schema for name, schema in right.properties.items() if name not in left.properties or schema}
        keywords["properties"] = {**left.properties, **said}
    if "required" in left.keywords and "required" in right.keywords:
        keywords["required"] = list(dict.fromkeys([*left.keywords["required"], *right.keywords["required"]]))
    if left.values is not None and right.values is not None:
        keywords["values"] = tuple(value for value in left.values if value in right.values) or right.values
    for leaf in (left, right):
        if (leaf.kind, dict(leaf.keywords)) == (kind, keywords):
            return leaf
    return Leaf(kind, keywords)


def _betrayed(leaf: Leaf) -> Leaf:
    if leaf.kind:
        return leaf
    for kind, keywords in _BETRAYED.items():
        if any(name in leaf.keywords for name in keywords):
            return attrs.evolve(leaf, kind=kind)
    return Leaf(ANY, {}, leaf.name)


def _without_repeats(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    return tuple({id(leaf): leaf for leaf in leaves}.values())


def _limits(name: str, value: Any, kind: str) -> bool:
    """Whether a keyword limits anything. The sizes of numbers in memory do not limit JSON."""
    if value is None or value in ({}, []):
        return False
    if name == "format":
        return kind == "string"
    if isinstance(value, int | float) and abs(value) >= _NO_LIMIT:
        return False
    return not (name in ("minLength", "minItems", "minProperties") and value == 0)
