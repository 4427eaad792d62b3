"""The class `FusionResponse`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class FusionResponse(Model):
    """Answer of a panel model in a fusion run."""

    model: str
    """Slug of the panel model."""
    content: str | Unset = UNSET
    """Answer of the model."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("model", "model", None),
        ("content", "content", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.model = source["model"]
        except KeyError:
            return cls._from_partial(source)
        self.content = source.get("content", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class FusionResponseTypedDict(TypedDict, total=False):
        """Answer of a panel model in a fusion run."""

        model: Required[str]
        """Slug of the panel model."""
        content: NotRequired[str]
        """Answer of the model."""
