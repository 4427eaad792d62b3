"""The class `ResponseHealingPlugin`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ResponseHealingPlugin(Model):
    """Repairs JSON answers that are malformed."""

    id: Literal["response-healing"] = "response-healing"
    enabled: bool | Unset = UNSET
    """Whether the plugin runs; true if not given."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("enabled", "enabled", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.id = take("id", UNSET)
        self.enabled = take("enabled", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class ResponseHealingPluginTypedDict(TypedDict, total=False):
        """Repairs JSON answers that are malformed."""

        id: Required[Literal["response-healing"]]
        enabled: NotRequired[bool]
        """Whether the plugin runs; true if not given."""
