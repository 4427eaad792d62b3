"""The class `FormatJSONSchemaConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class FormatJSONSchemaConfig(Model):
    """JSON Schema format: the output is JSON that follows a given schema."""

    type_: Literal["json_schema"] = "json_schema"
    name: str
    """Name of the schema."""
    schema: dict[str, Any]
    """JSON Schema that the output must follow."""
    description: str | Unset = UNSET
    """Purpose of the schema, shown to the model."""
    strict: bool | Unset | None = UNSET
    """Whether to enforce the schema exactly."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("name", "name", None),
        ("schema", "schema", None),
        ("description", "description", None),
        ("strict", "strict", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.name = source["name"]
            self.schema = source["schema"]
        except KeyError:
            return cls._from_partial(source)
        self.description = source.get("description", UNSET)
        self.strict = source.get("strict", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["json_schema"]:
        return self.type_


if TYPE_CHECKING:

    class FormatJSONSchemaConfigTypedDict(TypedDict, total=False):
        """JSON Schema format: the output is JSON that follows a given schema."""

        type: Required[Literal["json_schema"]]
        name: Required[str]
        """Name of the schema."""
        schema: Required[Mapping[str, Any]]
        """JSON Schema that the output must follow."""
        description: NotRequired[str]
        """Purpose of the schema, shown to the model."""
        strict: NotRequired[bool | None]
        """Whether to enforce the schema exactly."""
