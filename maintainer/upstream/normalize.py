"""Normal form of schemas: a flat list of alternatives, each of one JSON type.

Two schemas that allow the same values have equal alternatives, however they are written: references, `allOf`, `anyOf`,
`oneOf`, lists of types, `nullable` and null among the values are resolved here.

The algebra is as intricate as the keywords that it resolves: `allOf` is an intersection of alternatives, `anyOf` and
`oneOf` are unions, and a part may leave its type to the parts around it. It is kept in one place so that everything
after it (matching, differences, capture) deals with alternatives only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.documents import DocumentError
from maintainer.codegen.references import target_of
from maintainer.upstream.limits import LIMITS, LIMITS_OF_TYPE, is_within, limits_of

if TYPE_CHECKING:
    from maintainer.upstream.document import Json

ANY = "any"
SCALARS = ("string", "integer", "number", "boolean")
JSON_TYPES = (*SCALARS, "array", "object", "null")

# The type of an alternative until all parts of its schema are known.
_UNKNOWN = ""
_ANY_VALUE: Json = {}
_KEYWORDS = {"type", "nullable", "enum", "const", "properties", "required", "items", "additionalProperties", *LIMITS}
# The keywords that imply a type in a schema that does not state one.
_IMPLIED_BY = {
    "object": ("properties", "required", "additionalProperties", *LIMITS_OF_TYPE["object"]),
    "array": ("items", *LIMITS_OF_TYPE["array"]),
    "string": LIMITS_OF_TYPE["string"],
    "number": LIMITS_OF_TYPE["number"],
}
_MOST_COMBINATIONS = 4096


@attrs.frozen(eq=False)
class Alternative:
    """One of the JSON types that a schema allows, with the keywords that apply to it.

    Attributes:
        json_type: The JSON type; `any` allows every value.
        keywords: The keywords of the schema and of all schemas that it is composed of; `values` holds the values of
            `enum` and `const`.
        component: Name of the component schema that it comes from, if any.
    """

    json_type: str
    keywords: Json
    component: str | None = None

    @property
    def values(self) -> tuple[Any, ...] | None:
        """The allowed values; None if every value of the type is allowed."""
        return self.keywords.get("values")

    @property
    def properties(self) -> Json:
        properties: Json = self.keywords.get("properties", {})
        return properties

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(name for name in self.keywords.get("required", ()) if name in self.properties)

    @property
    def item_schema(self) -> Any:
        """The schema of the items of an array."""
        return self.keywords.get("items", _ANY_VALUE)

    @property
    def value_schema(self) -> Any:
        """The schema of the values of a dictionary."""
        schema = self.keywords.get("additionalProperties", _ANY_VALUE)
        return _ANY_VALUE if isinstance(schema, bool) else schema

    @property
    def limits(self) -> dict[str, Any]:
        return limits_of(self.json_type, self.keywords)


class Normalizer:
    """Normalizes the schemas of one document. The same schema always gives the same `Alternative` objects."""

    def __init__(self, document: Json, *, source: str) -> None:
        self._document = document
        self._source = source
        self._schemas: Json = document.get("components", {}).get("schemas", {})
        self._components = {id(schema): name for name, schema in self._schemas.items()}
        # Schemas by identity: before and after the types that they leave open are inferred.
        self._composed: dict[int, tuple[Alternative, ...]] = {}
        self._normalized: dict[int, tuple[Alternative, ...]] = {}
        self._in_progress: set[int] = set()
        self._deprecated: set[Alternative] = set()
        # Keeps every schema alive, as its identity may be given to another object afterwards.
        self._seen: list[Any] = []
        self._narrowed: dict[tuple[int, str, str], tuple[Alternative, Alternative]] = {}

    def alternatives(self, schema: Any) -> tuple[Alternative, ...]:
        """Return the alternatives of a schema.

        Raises:
            DocumentError: A reference cannot be resolved, or a schema is composed of itself.
        """
        if id(schema) not in self._normalized:
            composed = self._compose(schema)
            inferred = [_with_inferred_type(one) for one in composed]
            self._deprecated.update(new for new, one in zip(inferred, composed, strict=True) if one in self._deprecated)
            self._normalized[id(schema)] = _unique(inferred)
        return self._normalized[id(schema)]

    def property_alternatives(self, owner: Alternative, name: str) -> tuple[Alternative, ...]:
        """Return the alternatives of a property of an object; none if it does not have the property."""
        return self.alternatives(owner.properties[name]) if name in owner.properties else ()

    def is_deprecated(self, alternatives: Iterable[Alternative]) -> bool:
        """Return whether the schema that describes them is deprecated, for each of these alternatives but null.

        A schema that only refers to another one says nothing about that one.
        """
        wholes = [self.before_grouping(one) for one in alternatives if one.json_type != "null"]
        return bool(wholes) and self._deprecated.issuperset(wholes)

    def is_deprecated_property(self, objects: Iterable[Alternative], name: str) -> bool:
        """Return whether a property is deprecated in all of these objects that have it."""
        schemas = [one.properties[name] for one in objects if name in one.properties]
        return bool(schemas) and all(map(self._is_deprecated, schemas))

    def _is_deprecated(self, schema: Any) -> bool:
        """Return whether a schema is deprecated, or one that it refers to or is composed of."""
        if not isinstance(schema, Mapping):
            return False
        parts = _list(schema, "allOf")
        if isinstance(schema.get("$ref"), str):
            parts = [*parts, target_of(self._document, schema["$ref"], self._source)]
        return schema.get("deprecated") is True or any(map(self._is_deprecated, parts))

    def default_of_property(self, objects: Iterable[Alternative], name: str) -> Any:
        """Return the default that the schemas of a property in these objects state; None if none or several do.

        A default that its schema does not allow, such as a text for a number, says nothing.
        """
        schemas = [one.properties[name] for one in objects if name in one.properties]
        stated = [(default, schema) for schema in schemas if (default := self._default_of(schema)) is not None]
        defaults = [default for default, schema in stated if self._allows(schema, default)]
        return defaults[0] if defaults and all(one == defaults[0] for one in defaults) else None

    def _allows(self, schema: Any, value: Any) -> bool:
        """Return whether a schema allows a value; its items and properties are not checked."""
        return any(_allows_value(one, value) for one in self.alternatives(schema))

    def _default_of(self, schema: Any) -> Any:
        """Return the default of a schema, or of one that it refers to or is composed of; null says nothing."""
        if not isinstance(schema, Mapping):
            return None
        if schema.get("default") is not None:
            return schema["default"]
        parts = [part for union in ("allOf", "anyOf", "oneOf") for part in _list(schema, union)]
        if isinstance(schema.get("$ref"), str):
            parts = [target_of(self._document, schema["$ref"], self._source)]
        return next((one for one in map(self._default_of, parts) if one is not None), None)

    def components_allowing(self, alternatives: Iterable[Alternative]) -> list[str]:
        """Return the components used so far that allow exactly these alternatives, null apart."""
        wanted = set(alternatives)
        used = [(name, schema) for name, schema in self._schemas.items() if id(schema) in self._composed]
        return [
            name
            for name, schema in used
            if {one for one in self.alternatives(schema) if one.json_type != "null"} == wanted
        ]

    # --- tags -------------------------------------------------------------------------------------------------------

    def tag_values(self, owner: Alternative, name: str) -> tuple[str, ...]:
        """Return the values of a property that can be a tag: a string of which all values are known."""
        alternatives = self.property_alternatives(owner, name)
        if not alternatives or any(one.json_type not in ("string", "null") for one in alternatives):
            return ()
        strings = [one for one in alternatives if one.json_type == "string"]
        if any(one.values is None for one in strings):
            return ()
        return tuple(dict.fromkeys(value for one in strings for value in one.values or ()))

    def group_by_tag(self, objects: Iterable[Alternative], tag: str) -> dict[str | None, list[Alternative]]:
        """Group objects by the value of their tag; those without the tag are in the group None.

        An object whose tag may be any string is left out if the tags of others are known: it describes the variants
        that are not known yet, and every union of ours accepts those anyway.
        """
        groups: dict[str | None, list[Alternative]] = {}
        others = []
        for one in objects:
            values = self.tag_values(one, tag)
            for value in values:
                groups.setdefault(value, []).append(self._narrow(one, tag, value))
            if not values:
                others.append(one)
        untagged = [one for one in others if not groups or tag not in one.properties]
        return groups | ({None: untagged} if untagged else {})

    def allows_tag(self, owner: Alternative, name: str, value: Any) -> bool:
        """Return whether an object may have a tag that it does not list: any string, or one that matches a pattern."""
        strings = [one for one in self.property_alternatives(owner, name) if one.json_type == "string"]
        return isinstance(value, str) and any(
            one.values is None and _matches(one.keywords.get("pattern", ""), value) for one in strings
        )

    def _narrow(self, owner: Alternative, tag: str, value: str) -> Alternative:
        """Return the alternative for the objects whose tag has this value only."""
        if len(self.tag_values(owner, tag)) < 2:
            return owner
        key = (id(owner), tag, value)
        if key not in self._narrowed:
            properties = {**owner.properties, tag: {"type": "string", "const": value}}
            narrowed = attrs.evolve(owner, keywords={**owner.keywords, "properties": properties})
            self._narrowed[key] = (narrowed, owner)
        return self._narrowed[key][0]

    def before_grouping(self, alternative: Alternative) -> Alternative:
        """Return the alternative that `group_by_tag` narrowed to one value of its tag, or the alternative itself."""
        return next((whole for narrowed, whole in self._narrowed.values() if narrowed is alternative), alternative)

    # --- composition ------------------------------------------------------------------------------------------------

    def _compose(self, schema: Any) -> tuple[Alternative, ...]:
        if id(schema) in self._composed:
            return self._composed[id(schema)]
        if id(schema) in self._in_progress:
            name = self._components.get(id(schema))
            subject = f"the component schema {name}" if name else "a schema"
            raise DocumentError(f"{self._source}: {subject} refers to itself in a circle, so it describes no value")
        self._in_progress.add(id(schema))
        self._seen.append(schema)
        alternatives = self._compose_parts(schema)
        if isinstance(schema, Mapping) and schema.get("deprecated") is True:
            inherited = {one for part in self._inner(schema) for one in self._compose(part)}
            self._deprecated.update(one for one in alternatives if one not in inherited)
        self._in_progress.discard(id(schema))
        self._composed[id(schema)] = alternatives
        return alternatives

    def _compose_parts(self, schema: Any) -> tuple[Alternative, ...]:
        if schema is False:
            return ()
        if not isinstance(schema, Mapping):
            return (Alternative(_UNKNOWN, {}),)
        nullable = schema.get("nullable") is True or any(map(_is_null_only, _list(schema, "allOf")))
        parts = list(self._parts(schema))
        alternatives = parts[0]
        for part in parts[1:]:
            alternatives = _intersect(alternatives, part)
        if nullable and all(one.json_type != "null" for one in alternatives):
            alternatives = (*alternatives, Alternative("null", {}))
        return self._with_component(schema, alternatives, parts)

    def _parts(self, schema: Json) -> Iterable[tuple[Alternative, ...]]:
        """Yield the alternatives of each part of a schema; a value has to be valid for all parts."""
        is_empty = True
        if isinstance(schema.get("$ref"), str):
            is_empty = False
            yield self._compose(target_of(self._document, schema["$ref"], self._source))
        for part in _list(schema, "allOf"):
            if not _is_null_only(part):
                is_empty = False
                yield self._compose(part)
        for union in ("anyOf", "oneOf"):
            if variants := _list(schema, union):
                is_empty = False
                yield tuple(one for variant in variants for one in self._variant(variant))
        own = {name: value for name, value in schema.items() if name in _KEYWORDS and _is_well_formed(name, value)}
        if own or is_empty:
            yield _from_keywords(own)

    def _inner(self, schema: Json) -> Iterable[Any]:
        """Yield the schemas that a schema refers to or is composed of."""
        if isinstance(schema.get("$ref"), str):
            yield target_of(self._document, schema["$ref"], self._source)
        for keyword in ("allOf", "anyOf", "oneOf"):
            yield from _list(schema, keyword)

    def _variant(self, variant: Any) -> tuple[Alternative, ...]:
        return (Alternative("null", {}),) if _is_null_only(variant) else self._compose(variant)

    def _with_component(
        self, schema: Json, alternatives: tuple[Alternative, ...], parts: list[tuple[Alternative, ...]]
    ) -> tuple[Alternative, ...]:
        """Name the component that the alternatives come from, unless they come from another one already."""
        name = self._components.get(id(schema))
        if name is None:
            return alternatives
        inherited = {id(one) for part in parts for one in part if one.component}
        # The name of a union of objects is not the name of any of the objects.
        types = [one.json_type for one in alternatives if one.json_type not in SCALARS]
        return tuple(
            one if id(one) in inherited or types.count(one.json_type) > 1 else attrs.evolve(one, component=name)
            for one in alternatives
        )


def json_types(alternatives: Iterable[Alternative]) -> set[str]:
    """Return the JSON types of alternatives; `any` and `number` include the types that they cover."""
    types = {one.json_type for one in alternatives}
    if ANY in types:
        return {ANY}
    return types - {"integer"} if "number" in types else types


def _allows_value(alternative: Alternative, value: Any) -> bool:
    if alternative.json_type == ANY:
        return True
    json_type, values = json_type_of(value), alternative.values
    if alternative.json_type not in (json_type, "number" if json_type == "integer" else json_type):
        return False
    return (values is None or value in values) and is_within(value, alternative.keywords)


def json_type_of(value: object) -> str:
    """Return the JSON type of a value as schemas name it."""
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


# --- one schema without the schemas that it refers to ---------------------------------------------------------------


def _is_null_only(schema: Any) -> bool:
    """Return whether a part of a union states only `nullable`: it means null there, though alone it would be any."""
    composition = {"$ref", "allOf", "anyOf", "oneOf"}
    return (
        isinstance(schema, Mapping)
        and schema.get("nullable") is True
        and not (schema.keys() & (_KEYWORDS | composition)) - {"nullable"}
    )


def _list(schema: Json, name: str) -> list[Any]:
    value = schema.get(name)
    return value if isinstance(value, list) else []


def _from_keywords(own: Json) -> tuple[Alternative, ...]:
    """Return the alternatives of the keywords of a schema, without `$ref`, `allOf` and unions."""
    stated = own.get("type")
    types = [one for one in (stated if isinstance(stated, list) else [stated]) if one in JSON_TYPES]
    keywords = {name: value for name, value in own.items() if name not in ("type", "nullable", "enum", "const")}
    keywords = _with_exclusive_limits(keywords)
    values = [own["const"]] if "const" in own else own.get("enum")
    if not isinstance(values, list):
        alternatives = tuple(Alternative(one, {} if one == "null" else keywords) for one in types)
        return alternatives or (Alternative(_UNKNOWN, keywords),)
    return _from_values(values, types, keywords)


def _from_values(values: list[Any], types: list[str], keywords: Json) -> tuple[Alternative, ...]:
    alternatives = []
    for json_type in types or dict.fromkeys(map(json_type_of, values)):
        matching = [value for value in values if _is_of_type(value, json_type)]
        if json_type in SCALARS and matching:
            alternatives.append(Alternative(json_type, {**keywords, "values": tuple(dict.fromkeys(matching))}))
        elif json_type not in SCALARS:
            alternatives.append(Alternative(json_type, {} if json_type == "null" else keywords))
    if None in values and all(one.json_type != "null" for one in alternatives):
        alternatives.append(Alternative("null", {}))
    return tuple(alternatives) or (Alternative(_UNKNOWN, keywords),)


def _is_well_formed(name: str, value: Any) -> bool:
    """Return whether a keyword has a value that the standard allows; other values are ignored.

    An example is the boolean `required` of a property, which older versions of JSON Schema had.
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


def _matches(pattern: str, value: str) -> bool:
    try:
        return re.search(pattern, value) is not None
    except re.error:  # ECMAScript has patterns that Python does not have
        return True


def _is_of_type(value: object, json_type: str) -> bool:
    own = json_type_of(value)
    return own == json_type or (own == "integer" and json_type == "number")


def _with_exclusive_limits(keywords: dict[str, Any]) -> dict[str, Any]:
    """Replace the boolean `exclusiveMinimum` and `exclusiveMaximum` of OpenAPI 3.0 by the limit itself."""
    changed = dict(keywords)
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(changed.get(exclusive), bool) and changed.pop(exclusive) and limit in changed:
            changed[exclusive] = changed.pop(limit)
    return changed


# --- several parts --------------------------------------------------------------------------------------------------


def _intersect(left: tuple[Alternative, ...], right: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
    """Return the alternatives that both allow; if they contradict each other, those on the right."""
    if len(left) * len(right) > _MOST_COMBINATIONS:
        return left
    both = [one for a in left for b in right if (one := _intersect_pair(a, b)) is not None]
    return _unique(both) if both else right or left


def _intersect_pair(left: Alternative, right: Alternative) -> Alternative | None:
    types = {left.json_type, right.json_type}
    if _UNKNOWN not in types and len(types) > 1 and types != {"integer", "number"}:
        return None
    json_type = "integer" if "integer" in types else left.json_type or right.json_type
    if json_type == "null":
        return left if left.json_type else right
    keywords = {**left.keywords, **right.keywords}
    if "properties" in left.keywords and "properties" in right.keywords:
        # A derived schema states again what differs from its base, and may widen it.
        stated = {name: schema for name, schema in right.properties.items() if name not in left.properties or schema}
        keywords["properties"] = {**left.properties, **stated}
    if "required" in left.keywords and "required" in right.keywords:
        keywords["required"] = list(dict.fromkeys([*left.keywords["required"], *right.keywords["required"]]))
    if left.values is not None and right.values is not None:
        keywords["values"] = tuple(value for value in left.values if value in right.values) or right.values
    for one in (left, right):
        if (one.json_type, dict(one.keywords)) == (json_type, keywords):
            return one
    return Alternative(json_type, keywords)


def _with_inferred_type(alternative: Alternative) -> Alternative:
    if alternative.json_type != _UNKNOWN:
        return alternative
    for json_type, keywords in _IMPLIED_BY.items():
        if any(name in alternative.keywords for name in keywords):
            return attrs.evolve(alternative, json_type=json_type)
    return Alternative(ANY, {}, alternative.component)


def _unique(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    return tuple({id(one): one for one in alternatives}.values())
