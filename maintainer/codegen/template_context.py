"""What the templates see: a schema as annotations and a decoder, a component as a class or as a named type."""

from __future__ import annotations

import keyword

from attrs import frozen

from maintainer.codegen.names import RESERVED_NAMES

# A property of one of these names would hide the name from the annotations of its class.
_ANNOTATION_NAMES = frozenset(
    {"Any", "ClassVar", "Literal", "Self", "Unset", "bool", "datetime", "dict", "float", "int", "list", "str"}
)


@frozen
class PythonType:
    """What a schema becomes.

    Attributes:
        field_members: Annotation of a field that holds it, as the members of a union.
        parameter_members: Annotation of a parameter that takes it, likewise: models, or dicts of the same shape.
        decode: Expression of its decoder; None where the JSON value is already the value.
        json_types: The JSON types it can be.
        names: The components that the annotations mention.
        decoders: What the decoder's expression calls: `module.function`.
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
    """One field of a model, as the templates need it."""

    wire_name: str
    python_name: str
    python_type: PythonType
    required: bool
    description: str
    constant: object
    fills_itself_in: bool

    @property
    def annotation(self) -> str:
        if self.required:
            return self.python_type.annotation
        return " | ".join(sorted((*self.python_type.field_members, "Unset"), key=lambda member: member == "None"))

    @property
    def key_annotation(self) -> str:
        return f"{'Required' if self.required else 'NotRequired'}[{self.python_type.parameter_annotation}]"

    @property
    def decoder(self) -> str | None:
        """What its decoder is called in the module of the class."""
        decode = self.python_type.decode
        return decode if decode is None or decode.isidentifier() else f"_decode_{self.python_name}"

    @property
    def wire_property(self) -> bool:
        """Whether a property of the class can bear the wire name; other names are found by `Model.__getattr__`."""
        if self.wire_name == self.python_name or self.wire_name in _ANNOTATION_NAMES | RESERVED_NAMES:
            return False
        is_public = not self.wire_name.startswith("_")
        return is_public and self.wire_name.isidentifier() and not keyword.iskeyword(self.wire_name)

    @property
    def python_key(self) -> bool:
        """Whether its TypedDict takes the Python name too; a key that is required can have but one name."""
        return self.python_name != self.wire_name and not self.required and self.constant is None

    @property
    def default(self) -> str | None:
        """The default in the constructor: tags and required constants fill themselves in, the optional is absent."""
        if self.fills_itself_in:
            return repr(self.constant)
        return None if self.required else "UNSET"


@frozen
class ModelContext:
    """One class: an object with fields."""

    name: str
    module: str
    description: str
    fields: tuple[FieldContext, ...]

    @property
    def names(self) -> frozenset[str]:
        """The other components that its fields mention."""
        return frozenset().union(*(field.python_type.names for field in self.fields)) - {self.name}

    @property
    def decoders(self) -> frozenset[str]:
        return frozenset().union(*(field.python_type.decoders for field in self.fields))

    @property
    def has_renamed_fields(self) -> bool:
        """Whether the constructor could be given a field under another name than its own."""
        return any(f.python_name != f.wire_name or f.wire_name == "schema" for f in self.fields)

    @property
    def typed_dict_as_class(self) -> bool:
        """Whether the keys of its TypedDict can all be written as the fields of a class."""
        return all(f.wire_name.isidentifier() and not keyword.iskeyword(f.wire_name) for f in self.fields)


@frozen
class AliasContext:
    """One named type that is no class: a union, an enum, a dictionary, a list."""

    name: str
    module: str
    description: str
    python_type: PythonType
    variants: tuple[tuple[str, str], ...] = ()
    tag: str | None = None
    untagged: str | None = None

    @property
    def decoders(self) -> frozenset[str]:
        return frozenset({"decoders.tagged"}) if self.tag else self.python_type.decoders

    @property
    def typed_dict(self) -> str | None:
        """The name of its second form, for parameters; what mentions no class has none."""
        return f"{self.name}TypedDict" if self.python_type.field_members != self.python_type.parameter_members else None
