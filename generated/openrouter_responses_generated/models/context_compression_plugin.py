"""The class `ContextCompressionPlugin`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ContextCompressionPlugin(Model):
    """Shortens an input that is longer than the context window."""

    id: Literal["context-compression"] = "context-compression"
    engine: Literal["middle-out"] | Unset = UNSET
    """Method of shortening."""
    enabled: bool | Unset = UNSET
    """Whether the plugin runs; true if not given."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("engine", "engine", None),
        ("enabled", "enabled", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.id = take("id", UNSET)
        self.engine = take("engine", UNSET)
        self.enabled = take("enabled", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class ContextCompressionPluginTypedDict(TypedDict, total=False):
        """Shortens an input that is longer than the context window."""

        id: Required[Literal["context-compression"]]
        engine: NotRequired[Literal["middle-out"]]
        """Method of shortening."""
        enabled: NotRequired[bool]
        """Whether the plugin runs; true if not given."""
