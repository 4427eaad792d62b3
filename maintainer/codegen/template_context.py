"""The values that the templates render for schemas: types with their decoders, models and named types."""

from __future__ import annotations

import keyword
import re

from attrs import frozen

from maintainer.codegen.names import RESERVED_NAMES

# A property with one of these names would hide the name from the annotations of its class.
_ANNOTATION_NAMES = frozenset(
    {"Any", "ClassVar", "Literal", "Self", "Unset", "bool", "datetime", "dict", "float", "int", "list", "str"}
)


@frozen
class PythonType:
    """The Python type of a schema.

    Attributes:
        field_members: The annotation of a field that holds it, as the members of a union.
        parameter_members: The annotation of a parameter that accepts it, likewise: models, or dicts of the same form.
        json_types: The JSON types that its values can have.
        decode: The expression of its decoder; None if fields hold the JSON value itself.
        names: The components that the annotations name.
        decoders: The functions that `decode` calls, as `module.function`.
    """

    field_members: tuple[str, ...]
    parameter_members: tuple[str, ...]
    json_types: frozenset[str]
    decode: str | None = None
    names: frozenset[str] = frozenset()
    decoders: frozenset[str] = frozenset()

    @property
    def annotation(self) -> str:
        return " | ".join(self.field_members)

    @property
    def parameter_annotation(self) -> str:
        return " | ".join(self.parameter_members)


@frozen
class FieldContext:
    """One field of a model; `values` are those of an enum in it, with their descriptions."""

    wire_name: str
    python_name: str
    python_type: PythonType
    required: bool
    description: str
    values: tuple[tuple[str, str], ...]
    constant: object
    has_constant_default: bool

    @property
    def annotation(self) -> str:
        if self.required:
            return self.python_type.annotation
        return " | ".join(sorted((*self.python_type.field_members, "Unset"), key=lambda member: member == "None"))

    @property
    def key_annotation(self) -> str:
        """The annotation of its key in a `TypedDict`."""
        return f"{'Required' if self.required else 'NotRequired'}[{self.python_type.parameter_annotation}]"

    @property
    def decoder(self) -> str | None:
        """The name of its decoder in the module of the class."""
        decode = self.python_type.decode
        return decode if decode is None or decode.isidentifier() else f"_decode_{self.python_name}"

    @property
    def has_wire_property(self) -> bool:
        """Whether the class has a property with the wire name; `Model.__getattr__` finds the other names."""
        if self.wire_name == self.python_name or self.wire_name in _ANNOTATION_NAMES | RESERVED_NAMES:
            return False
        is_public = not self.wire_name.startswith("_")
        return is_public and self.wire_name.isidentifier() and not keyword.iskeyword(self.wire_name)

    @property
    def has_python_key(self) -> bool:
        """Whether its `TypedDict` has the Python name as well; a required key can have one name only."""
        return self.python_name != self.wire_name and not self.required and self.constant is None

    @property
    def default(self) -> str | None:
        """The default in the constructor: the constant of a tag, or `UNSET` for an optional field."""
        if self.has_constant_default:
            return repr(self.constant)
        return None if self.required else "UNSET"


@frozen
class ModelContext:
    """One class: an object with fields."""

    name: str
    module: str
    description: str
    fields: tuple[FieldContext, ...]
    deprecated: bool = False

    @property
    def summary(self) -> str:
        return first_sentence(self.description)

    @property
    def names(self) -> frozenset[str]:
        """The other components that its fields name."""
        return frozenset().union(*(field.python_type.names for field in self.fields)) - {self.name}

    @property
    def decoders(self) -> frozenset[str]:
        return frozenset().union(*(field.python_type.decoders for field in self.fields))

    @property
    def has_renamed_fields(self) -> bool:
        """Whether a field has another name by which the constructor accepts it."""
        return any(f.python_name != f.wire_name or f.wire_name == "schema" for f in self.fields)

    @property
    def typed_dict_as_class(self) -> bool:
        """Whether every key of its `TypedDict` can be the name of an attribute."""
        return all(f.wire_name.isidentifier() and not keyword.iskeyword(f.wire_name) for f in self.fields)


@frozen
class AliasContext:
    """One named type that is not a class: a union, an enum, a dictionary or a list.

    Attributes:
        variants: The classes of a union with a discriminator, as `module:Class` by tag.
        tag: The discriminator.
        untagged: The class of an object without the tag.
        values: The values of an enum with their descriptions.
    """

    name: str
    module: str
    description: str
    python_type: PythonType
    variants: tuple[tuple[str, str], ...] = ()
    tag: str | None = None
    untagged: str | None = None
    values: tuple[tuple[str, str], ...] = ()

    @property
    def decoders(self) -> frozenset[str]:
        return frozenset({"decoders.tagged"}) if self.tag else self.python_type.decoders

    @property
    def typed_dict(self) -> str | None:
        """The name of its form for parameters; None if both forms are the same."""
        has_own_form = self.python_type.field_members != self.python_type.parameter_members
        return f"{self.name}TypedDict" if has_own_form else None


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, for a module's docstring."""
    return re.split(r"(?<=[.!?])\s", " ".join(text.split()), maxsplit=1)[0]
