"""The class `McpHTTPError`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class McpHTTPError(Model):
    """MCP error: the HTTP request to the server failed."""

    type_: Literal["http_error"] = "http_error"
    code: int
    """Error code of the HTTP failure."""
    message: str
    """Human-readable error message."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("code", "code", None),
        ("message", "message", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.code = source["code"]
            self.message = source["message"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["http_error"]:
        return self.type_


if TYPE_CHECKING:

    class McpHTTPErrorTypedDict(TypedDict, total=False):
        """MCP error: the HTTP request to the server failed."""

        type: Required[Literal["http_error"]]
        code: Required[int]
        """Error code of the HTTP failure."""
        message: Required[str]
        """Human-readable error message."""
