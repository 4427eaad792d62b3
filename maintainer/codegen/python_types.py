"""The Python type, class or named type for each schema of a description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal

from maintainer.codegen.docstrings import text_of, values_of
from maintainer.codegen.extensions import ALSO_ACCEPTS, DEFAULT_VARIANT, OPEN_ENUM
from maintainer.codegen.names import field_name, module_of
from maintainer.codegen.references import component_of
from maintainer.codegen.template_context import AliasContext, FieldContext, ModelContext, PythonType

Schema = Mapping[str, Any]

_PRIMITIVES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_DATES = {"date": "date", "date-time": "datetime"}
_UNRECOGNIZED = {"string": "UnrecognizedStr", "integer": "UnrecognizedInt"}


class UnsupportedSchemaError(Exception):
    """A schema that a dictionary look-up cannot decode; the message says which, and what would be right."""


class PythonTypes:
    """The Python types of one OpenAPI document.

    Args:
        document: The document.
        prefix: Text that precedes the names of components in annotations, such as `models.`.
    """

    def __init__(self, document: Mapping[str, Any], *, prefix: str = "") -> None:
        self._prefix = prefix
        self._schemas: Mapping[str, Schema] = document.get("components", {}).get("schemas", {})
        self._aliases: dict[str, AliasContext] = {}

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

    # The type of a schema where it is used

    def of(self, schema: Schema, where: str) -> PythonType:
        """Return the type of a schema; errors name its path `where`."""
        if "$ref" in schema:
            return self._of_reference(component_of(schema["$ref"]), where)
        variants = schema.get("oneOf") or schema.get("anyOf")
        if variants:
            marks = {OPEN_ENUM: True} if schema.get(OPEN_ENUM) else {}  # it is about the enum among the variants
            return self._of_mixture([self.of({**variant, **marks}, where) for variant in variants], where)
        if "allOf" in schema:
            if len(schema["allOf"]) != 1:
                raise UnsupportedSchemaError(f"{where}: allOf of several schemas; write the merged schema instead")
            return self.of(schema["allOf"][0], where)
        types = schema.get("type")
        if isinstance(types, list):
            return self._of_mixture([self.of({**schema, "type": one}, where) for one in types], where)
        if "const" in schema:
            value = schema["const"]
            # `Literal` takes no floats.
            annotation = "float" if isinstance(value, float) else f"Literal[{value!r}]"
            return _primitive(types or _json_type(value), annotation)
        if "enum" in schema:
            return self._of_enum(schema)
        if types == "array":
            return self._of_array(schema.get("items", {}), where)
        if types == "object":
            return self._of_dictionary(schema, where)
        if types is None:
            return PythonType(("Any",), ("Any",), frozenset(_PRIMITIVES) | {"array", "object"})
        if types == "string" and schema.get("format") in _DATES:
            return _date(schema["format"])
        if types not in _PRIMITIVES:
            raise UnsupportedSchemaError(f"{where}: type {types!r} is not a JSON type")
        return _primitive(types, _PRIMITIVES[types])

    def _of_reference(self, name: str, where: str) -> PythonType:
        if name not in self._schemas:
            raise UnsupportedSchemaError(f"{where}: the component schema {name} does not exist")
        kind, names, read = self.kind(name), frozenset({name}), f"{self._prefix}{name}"
        if kind == "model":
            decode = f'model("{class_path(name)}")'
            writes = (read, f"{read}TypedDict")
            return PythonType((read,), writes, frozenset({"object"}), decode, names, frozenset({"decoders.model"}))
        alias = self.alias(name)
        write = f"{self._prefix}{alias.typed_dict or name}"
        if alias.python_type.decode is None:
            return PythonType((read,), (write,), alias.python_type.json_types, None, names)
        decode = f"decode_{alias.module}"
        return PythonType(
            (read,),
            (write,),
            alias.python_type.json_types,
            decode,
            names,
            frozenset({f"models.{alias.module}.{decode}"}),
        )

    def _of_enum(self, schema: Schema) -> PythonType:
        values = [value for value in schema["enum"] if value is not None]
        json_types = {_json_type(value) for value in values}
        listed = [value for value in values if not isinstance(value, float)]
        # `Literal` takes no floats.
        literals = [f"Literal[{', '.join(map(repr, listed))}]"] if listed else []
        # Type checkers accept an unlisted value only if the caller marks it, so that they find typos. An open enum
        # grows so fast, or is so often passed in variables, that they accept any value.
        others = _PRIMITIVES if schema.get(OPEN_ENUM) else {**_PRIMITIVES, **_UNRECOGNIZED}
        annotation = [*literals, *sorted(others[one] for one in json_types)]
        if len(values) < len(schema["enum"]):
            annotation.append("None")
            json_types.add("null")
        return PythonType(tuple(annotation), tuple(annotation), frozenset(json_types))

    def _of_array(self, item: Schema, where: str) -> PythonType:
        inner = self.of(item, f"{where}[]")
        return PythonType(
            field_members=(f"list[{inner.annotation}]",),
            parameter_members=(f"Sequence[{inner.parameter_annotation}]",),
            json_types=frozenset({"array"}),
            decode=inner.decode and f"items({inner.decode})",
            names=inner.names,
            decoders=inner.decoders | {"decoders.items"} if inner.decode else inner.decoders,
        )

    def _of_dictionary(self, schema: Schema, where: str) -> PythonType:
        if "properties" in schema:
            raise UnsupportedSchemaError(f"{where}: an object with inline properties; make it a named component")
        additional = schema.get("additionalProperties", True)
        inner = self.of({} if isinstance(additional, bool) else additional, f"{where}[key]")
        return PythonType(
            field_members=(f"dict[str, {inner.annotation}]",),
            parameter_members=(f"Mapping[str, {inner.parameter_annotation}]",),
            json_types=frozenset({"object"}),
            decode=inner.decode and f"values({inner.decode})",
            names=inner.names,
            decoders=inner.decoders | {"decoders.values"} if inner.decode else inner.decoders,
        )

    def _of_mixture(self, types: list[PythonType], where: str) -> PythonType:
        decoded = [python_type for python_type in types if python_type.decode is not None]
        for json_type in ("object", "array"):
            if decoded and sum(json_type in python_type.json_types for python_type in types) > 1:
                raise UnsupportedSchemaError(
                    f"{where}: several variants are JSON {json_type}s; name the union and give it a discriminator"
                )
        decoders = frozenset().union(*(python_type.decoders for python_type in types))
        # A string with a format stays a string if the value can also be an object or array that must be decoded.
        decoded = [python_type for python_type in decoded if python_type.json_types & {"object", "array"}] or decoded[
            :1
        ]
        decode = decoded[0].decode if decoded else None
        if len(decoded) > 1:
            by_type = {
                json_type: python_type.decode
                for python_type in decoded
                for json_type in python_type.json_types & {"object", "array"}
            }
            decode = f"either(of_object={by_type['object']}, of_array={by_type['array']})"
            decoders |= {"decoders.either"}
        return PythonType(
            field_members=_union(python_type.field_members for python_type in types),
            parameter_members=_union(python_type.parameter_members for python_type in types),
            json_types=frozenset().union(*(python_type.json_types for python_type in types)),
            decode=decode,
            names=frozenset().union(*(python_type.names for python_type in types)),
            decoders=decoders,
        )

    # The class or named type of a component

    def has_typed_dict(self, name: str) -> bool:
        """Return whether a component has a form of its own for parameters."""
        return self.kind(name) == "model" or self.alias(name).typed_dict is not None

    def reached_from(self, names: Iterable[str]) -> set[str]:
        """Return these components and all that they name, directly or not."""
        reached: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += self.model(name).names if self.kind(name) == "model" else self.alias(name).python_type.names
        return reached

    def model(self, name: str) -> ModelContext:
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
                raise UnsupportedSchemaError(f"{name}: two properties have the field name {python_name}")
        return ModelContext(
            name, module_of(name), text_of(schema), tuple(fields), deprecated=schema.get("deprecated") is True
        )

    def _field(self, wire_name: str, schema: Schema, required: bool, is_tag: bool, where: str) -> FieldContext:
        constant = _constant(schema)
        return FieldContext(
            wire_name=wire_name,
            python_name=field_name(wire_name),
            python_type=self.of(schema, where),
            required=required,
            description=text_of(schema),
            values=values_of(schema),
            constant=constant,
            has_constant_default=constant is not None and (required or is_tag),
        )

    def _tags_of(self, name: str) -> set[str]:
        """Return the discriminators of the unions that have this component as a variant."""
        return {tag for tag, members in self._members_by_tag if name in members}

    @cached_property
    def _members_by_tag(self) -> list[tuple[str, set[str]]]:
        return [
            (
                schema["discriminator"]["propertyName"],
                set(self._mapping(name).values()),
            )
            for name, schema in self._schemas.items()
            if "discriminator" in schema
        ]

    def _mapping(self, name: str) -> dict[str, str]:
        mapping = self._schemas[name]["discriminator"].get("mapping")
        if not mapping:
            raise UnsupportedSchemaError(f"{name}: the discriminator has no mapping")
        return {tag: component_of(path) for tag, path in mapping.items()}

    def alias(self, name: str) -> AliasContext:
        if name not in self._aliases:
            self._aliases[name] = self._alias(name)
        return self._aliases[name]

    def _alias(self, name: str) -> AliasContext:
        schema = self._schemas[name]
        if self.kind(name) == "union":
            return self._tagged_union(name, schema)
        python_type = self.of({**schema, "description": ""}, name)
        return AliasContext(name, module_of(name), text_of(schema), python_type, values=values_of(schema))

    def _tagged_union(self, name: str, schema: Schema) -> AliasContext:
        """Return the context of a union with a discriminator, which a table of its tags decodes."""
        variants = self._mapping(name)
        branches = schema.get("oneOf") or schema["anyOf"]
        members = [self.of(variant, name) for variant in branches]
        self._check_variants(name, members, set(variants.values()))
        also_accepted = [self.of(other, name) for other in schema.get(ALSO_ACCEPTS, ())]
        untagged = schema.get(DEFAULT_VARIANT)
        if untagged is not None and {"$ref": untagged} not in branches:
            members.append(self.of({"$ref": untagged}, name))
        unknown = ("UnknownVariant",)
        return AliasContext(
            name=name,
            module=module_of(name),
            description=text_of(schema),
            python_type=PythonType(
                field_members=_union([*(one.field_members for one in members), unknown]),
                parameter_members=_union([*(one.parameter_members for one in (*members, *also_accepted)), unknown]),
                json_types=frozenset({"object"}),
                decode=f"decode_{module_of(name)}",
                names=frozenset().union(*(one.names for one in (*members, *also_accepted))),
            ),
            variants=tuple((tag, class_path(variant)) for tag, variant in variants.items()),
            tag=schema["discriminator"]["propertyName"],
            untagged=None if untagged is None else class_path(component_of(untagged)),
        )

    def _check_variants(self, name: str, members: Iterable[PythonType], mapped: set[str]) -> None:
        named: set[str] = set()
        for member in members:
            if member.json_types != {"object"}:
                raise UnsupportedSchemaError(
                    f"{name}: {member.annotation} in a union with a discriminator is not an object"
                )
            named |= member.names
        missing = named - mapped - {one for one in named if self.kind(one) == "union"}
        if missing:
            raise UnsupportedSchemaError(f"{name}: the discriminator's mapping lacks {', '.join(sorted(missing))}")


def class_path(component: str) -> str:
    """Return a class as decoders name it: `module:Class`."""
    return f"{module_of(component)}:{component}"


def _constant(schema: Schema) -> object:
    """Return the only value that a schema allows besides null; None if it allows several."""
    variants = [variant for variant in schema.get("oneOf", ()) if variant.get("type") != "null"]
    return variants[0].get("const") if len(variants) == 1 else schema.get("const")


def _primitive(json_type: str, annotation: str) -> PythonType:
    return PythonType((annotation,), (annotation,), frozenset({json_type}))


def _date(schema_format: str) -> PythonType:
    annotation = f"datetime.{_DATES[schema_format]}"
    decode = schema_format.replace("-", "_")
    return PythonType(
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
