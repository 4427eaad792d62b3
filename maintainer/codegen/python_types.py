"""What each schema of a description becomes in Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal

from openapi_python_client.strings import PythonIdentifier

from maintainer.codegen.template_context import RESERVED_NAMES, AliasView, FieldView, ModelView, Shape

Schema = Mapping[str, Any]

_REFERENCE = "#/components/schemas/"
_PREFIX = "field_"
_PRIMITIVES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_DATES = {"date": "date", "date-time": "datetime"}


class UnsupportedSchemaError(Exception):
    """A schema that cannot be decoded by look-up alone; says which, and what would be right."""


def module_of(name: str) -> str:
    """The module of a component, by the generator's own rule."""
    return PythonIdentifier(name, _PREFIX)


class Shapes:
    """The shapes of one OpenAPI document; annotations name components with a prefix where one is given."""

    def __init__(self, document: Mapping[str, Any], *, prefix: str = "") -> None:
        self._prefix = prefix
        self._schemas: Mapping[str, Schema] = document.get("components", {}).get("schemas", {})
        self._aliases: dict[str, AliasView] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._schemas)

    def schema(self, name: str) -> Schema:
        return self._schemas[name]

    def kind(self, name: str) -> Literal["model", "union", "alias"]:
        schema = self._schemas[name]
        if "discriminator" in schema:
            return "union"
        if schema.get("type") == "object" and ("properties" in schema or "additionalProperties" not in schema):
            return "model"
        return "alias"

    # What a schema becomes where it is used

    def of(self, schema: Schema, where: str) -> Shape:
        """The shape of a schema; `where` is its path, for errors."""
        if "$ref" in schema:
            return self._of_reference(schema["$ref"].removeprefix(_REFERENCE), where)
        variants = schema.get("oneOf") or schema.get("anyOf")
        if variants:
            return self._of_mixture([self.of(variant, where) for variant in variants], where)
        if "allOf" in schema:
            if len(schema["allOf"]) != 1:
                raise UnsupportedSchemaError(f"{where}: allOf of several schemas; write the merged schema instead")
            return self.of(schema["allOf"][0], where)
        types = schema.get("type")
        if isinstance(types, list):
            return self._of_mixture([self.of({**schema, "type": one}, where) for one in types], where)
        if "const" in schema:
            return _primitive(types or _json_type(schema["const"]), f"Literal[{schema['const']!r}]")
        if "enum" in schema:
            return self._of_enum(schema)
        if types == "array":
            return self._of_array(schema.get("items", {}), where)
        if types == "object":
            return self._of_dictionary(schema, where)
        if types is None:
            return Shape(("Any",), ("Any",), frozenset(_PRIMITIVES) | {"array", "object"})
        if types == "string" and schema.get("format") in _DATES:
            return _date(schema["format"])
        if types not in _PRIMITIVES:
            raise UnsupportedSchemaError(f"{where}: type {types!r} is none of JSON's")
        return _primitive(types, _PRIMITIVES[types])

    def _of_reference(self, name: str, where: str) -> Shape:
        if name not in self._schemas:
            raise UnsupportedSchemaError(f"{where}: there is no component schema {name}")
        kind, names, read = self.kind(name), frozenset({name}), f"{self._prefix}{name}"
        if kind == "model":
            decode = f'model("{module_of(name)}:{name}")'
            writes = (read, f"{read}TypedDict")
            return Shape((read,), writes, frozenset({"object"}), decode, names, frozenset({"decoders.model"}))
        alias = self.alias(name)
        write = f"{self._prefix}{alias.typed_dict or name}"
        if alias.shape.decode is None:
            return Shape((read,), (write,), alias.shape.json_types, None, names)
        decode = f"decode_{alias.module}"
        return Shape(
            (read,), (write,), alias.shape.json_types, decode, names, frozenset({f"models.{alias.module}.{decode}"})
        )

    def _of_enum(self, schema: Schema) -> Shape:
        values = [value for value in schema["enum"] if value is not None]
        json_types = {_json_type(value) for value in values}
        literal = f"Literal[{', '.join(repr(value) for value in values)}]"
        # Open: a value that is not known yet is as good as a known one.
        annotation = [literal, *sorted(_PRIMITIVES[one] for one in json_types)]
        if len(values) < len(schema["enum"]):
            annotation.append("None")
            json_types.add("null")
        return Shape(tuple(annotation), tuple(annotation), frozenset(json_types))

    def _of_array(self, item: Schema, where: str) -> Shape:
        inner = self.of(item, f"{where}[]")
        return Shape(
            reads=(f"list[{inner.read}]",),
            writes=(f"Sequence[{inner.write}]",),
            json_types=frozenset({"array"}),
            decode=inner.decode and f"items({inner.decode})",
            names=inner.names,
            decoders=inner.decoders | {"decoders.items"} if inner.decode else inner.decoders,
        )

    def _of_dictionary(self, schema: Schema, where: str) -> Shape:
        if "properties" in schema:
            raise UnsupportedSchemaError(f"{where}: an object with properties in place; make it a named component")
        additional = schema.get("additionalProperties", True)
        inner = self.of({} if isinstance(additional, bool) else additional, f"{where}[key]")
        return Shape(
            reads=(f"dict[str, {inner.read}]",),
            writes=(f"Mapping[str, {inner.write}]",),
            json_types=frozenset({"object"}),
            decode=inner.decode and f"values({inner.decode})",
            names=inner.names,
            decoders=inner.decoders | {"decoders.values"} if inner.decode else inner.decoders,
        )

    def _of_mixture(self, shapes: list[Shape], where: str) -> Shape:
        decoded = [shape for shape in shapes if shape.decode is not None]
        for json_type in ("object", "array"):
            if decoded and sum(json_type in shape.json_types for shape in shapes) > 1:
                raise UnsupportedSchemaError(
                    f"{where}: several variants are JSON {json_type}s; name the union and give it a discriminator"
                )
        decoders = frozenset().union(*(shape.decoders for shape in shapes))
        # A text of a format stays text where the value can also be an object or an array that has to be decoded.
        decoded = [shape for shape in decoded if shape.json_types & {"object", "array"}] or decoded[:1]
        decode = decoded[0].decode if decoded else None
        if len(decoded) > 1:
            by_type = {
                json_type: shape.decode for shape in decoded for json_type in shape.json_types & {"object", "array"}
            }
            decode = f"either(of_object={by_type['object']}, of_array={by_type['array']})"
            decoders |= {"decoders.either"}
        return Shape(
            reads=_union(shape.reads for shape in shapes),
            writes=_union(shape.writes for shape in shapes),
            json_types=frozenset().union(*(shape.json_types for shape in shapes)),
            decode=decode,
            names=frozenset().union(*(shape.names for shape in shapes)),
            decoders=decoders,
        )

    # What a component becomes

    def reached_from(self, names: Iterable[str]) -> set[str]:
        """The components that these mention, however far down, and these."""
        reached: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += self.model(name).names if self.kind(name) == "model" else self.alias(name).shape.names
        return reached

    def model(self, name: str) -> ModelView:
        schema = self._schemas[name]
        required = set(schema.get("required", ()))
        tags = self._tags_of(name)
        fields = [
            self._field(wire_name, property_schema, wire_name in required, wire_name in tags, f"{name}.{wire_name}")
            for wire_name, property_schema in schema.get("properties", {}).items()
        ]
        names = [f.python_name for f in fields]
        for python_name in names:
            if names.count(python_name) > 1:
                raise UnsupportedSchemaError(f"{name}: two properties become the field {python_name}")
        return ModelView(name, module_of(name), _text(schema), tuple(fields))

    def _field(self, wire_name: str, schema: Schema, required: bool, is_tag: bool, where: str) -> FieldView:
        constant = _constant(schema)
        return FieldView(
            wire_name=wire_name,
            python_name=_field_name(wire_name),
            shape=self.of(schema, where),
            required=required,
            description=_text(schema),
            constant=constant,
            fills_itself_in=constant is not None and (required or is_tag),
        )

    def _tags_of(self, name: str) -> set[str]:
        """The properties that unions tell this component by."""
        return {tag for tag, members in self._members_by_tag if name in members}

    @cached_property
    def _members_by_tag(self) -> list[tuple[str, set[str]]]:
        return [
            (
                schema["discriminator"]["propertyName"],
                {path.removeprefix(_REFERENCE) for path in self._mapping(name).values()},
            )
            for name, schema in self._schemas.items()
            if "discriminator" in schema
        ]

    def _mapping(self, name: str) -> dict[str, str]:
        mapping = self._schemas[name]["discriminator"].get("mapping")
        if not mapping:
            raise UnsupportedSchemaError(f"{name}: a discriminator without a mapping")
        return {tag: path.removeprefix(_REFERENCE) for tag, path in mapping.items()}

    def alias(self, name: str) -> AliasView:
        if name not in self._aliases:
            self._aliases[name] = self._alias(name)
        return self._aliases[name]

    def _alias(self, name: str) -> AliasView:
        schema = self._schemas[name]
        if self.kind(name) == "alias":
            return AliasView(name, module_of(name), _text(schema), self.of({**schema, "description": ""}, name))
        variants = self._mapping(name)
        untagged = schema.get("x-default-variant", "").removeprefix(_REFERENCE) or None
        members = [self.of(variant, name) for variant in schema.get("oneOf") or schema["anyOf"]]
        for member in members:
            if member.json_types != {"object"}:
                raise UnsupportedSchemaError(f"{name}: {member.read} in a union with a discriminator is no object")
        named = frozenset().union(*(member.names for member in members))
        missing = named - set(variants.values()) - {n for n in named if self.kind(n) == "union"}
        if missing:
            raise UnsupportedSchemaError(f"{name}: the discriminator's mapping lacks {', '.join(sorted(missing))}")
        also_accepted = [self.of(other, name) for other in schema.get("x-also-accepts", ())]
        shape = Shape(
            reads=_union([*(member.reads for member in members), ("UnknownVariant",)]),
            writes=_union([*(shape.writes for shape in (*members, *also_accepted)), ("UnknownVariant",)]),
            json_types=frozenset({"object"}),
            decode=f"decode_{module_of(name)}",
            names=named.union(*(other.names for other in also_accepted)),
        )
        return AliasView(
            name=name,
            module=module_of(name),
            description=_text(schema),
            shape=shape,
            variants=tuple((tag, f"{module_of(variant)}:{variant}") for tag, variant in variants.items()),
            tag=schema["discriminator"]["propertyName"],
            untagged=untagged and f"{module_of(untagged)}:{untagged}",
        )


def _field_name(wire_name: str) -> str:
    name = PythonIdentifier(wire_name, _PREFIX)
    return f"{name}_" if name in RESERVED_NAMES else name


def _constant(schema: Schema) -> object:
    """The one value, null apart, that a schema admits; None where there are more."""
    variants = [variant for variant in schema.get("oneOf", ()) if variant.get("type") != "null"]
    return variants[0].get("const") if len(variants) == 1 else schema.get("const")


def _primitive(json_type: str, annotation: str) -> Shape:
    return Shape((annotation,), (annotation,), frozenset({json_type}))


def _date(schema_format: str) -> Shape:
    annotation = f"datetime.{_DATES[schema_format]}"
    decode = schema_format.replace("-", "_")
    return Shape(
        (annotation,), (annotation, "str"), frozenset({"string"}), decode, decoders=frozenset({f"decoders.{decode}"})
    )


def _json_type(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    return "number" if isinstance(value, float) else "string"


def _union(annotations: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    members = dict.fromkeys(member for annotation in annotations for member in annotation)
    if "Any" in members:
        return ("Any",)
    return tuple(sorted(members, key=lambda member: member == "None"))


def _text(schema: Schema) -> str:
    return str(schema.get("description", "")).strip()
