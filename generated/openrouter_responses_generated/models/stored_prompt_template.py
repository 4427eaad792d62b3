"""The class `StoredPromptTemplate`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import values
from ..models.input_content import decode_input_content
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.input_content import InputContent, InputContentTypedDict

_decode_variables = values(decode_input_content)


@_attrs_define(kw_only=True, repr=False)
class StoredPromptTemplate(Model):
    """Stored prompt template with values for its variables."""

    id: str
    """ID of the template."""
    variables: dict[str, str | InputContent] | Unset | None = UNSET
    """Values of the template's variables, by variable name."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("variables", "variables", _decode_variables),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.variables = _decode_variables(source["variables"]) if "variables" in source else UNSET
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class StoredPromptTemplateTypedDict(TypedDict, total=False):
        """Stored prompt template with values for its variables."""

        id: Required[str]
        """ID of the template."""
        variables: NotRequired[Mapping[str, str | InputContentTypedDict] | None]
        """Values of the template's variables, by variable name."""
