"""The class `CustomTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.custom_tool_format import decode_custom_tool_format
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.custom_tool_format import CustomToolFormat, CustomToolFormatTypedDict


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class CustomTool(Model):
    """Custom tool that the model can call with free text instead of JSON arguments; the client executes
    it.
    """

    type_: Literal["custom"] = "custom"
    name: str
    """Name of the tool, which the model uses to call it."""
    description: str | Unset = UNSET
    """Purpose and behavior of the tool, shown to the model."""
    format_: CustomToolFormat | Unset = UNSET
    """Format of the tool's input text."""
    async_: bool | Unset = UNSET
    """Whether the model may continue before the result is returned. The client sends the result in a later
    request under the same `call_id`. Ignored by providers without asynchronous tools.
    """
    defer_loading: bool | Unset = UNSET
    """Whether to withhold the definition from the model until a tool search (`openrouter:tool_search`)
    finds it.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("name", "name", None),
        ("description", "description", None),
        ("format_", "format", decode_custom_tool_format),
        ("async_", "async", None),
        ("defer_loading", "defer_loading", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.name = source["name"]
        except KeyError:
            return cls._from_partial(source)
        self.description = source.get("description", UNSET)
        self.format_ = decode_custom_tool_format(source["format"]) if "format" in source else UNSET
        self.async_ = source.get("async", UNSET)
        self.defer_loading = source.get("defer_loading", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["custom"]:
        return self.type_

    @property
    def format(self) -> CustomToolFormat | Unset:
        return self.format_


if TYPE_CHECKING:
    CustomToolTypedDict = TypedDict(
        "CustomToolTypedDict",
        {
            "type": "Required[Literal['custom']]",
            "name": "Required[str]",
            "description": "NotRequired[str]",
            "format": "NotRequired[CustomToolFormatTypedDict]",
            "format_": "NotRequired[CustomToolFormatTypedDict]",
            "async": "NotRequired[bool]",
            "async_": "NotRequired[bool]",
            "defer_loading": "NotRequired[bool]",
        },
        total=False,
    )
