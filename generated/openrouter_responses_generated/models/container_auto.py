"""The class `ContainerAuto`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ContainerAuto(Model):
    """Container created for the request."""

    type_: Literal["auto"] = "auto"
    file_ids: list[str] | Unset = UNSET
    """IDs of files to make available in the container."""
    memory_limit: Literal["1g", "4g", "16g", "64g"] | str | Unset | None = UNSET
    """Memory limit of the container."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("file_ids", "file_ids", None),
        ("memory_limit", "memory_limit", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.file_ids = source.get("file_ids", UNSET)
        self.memory_limit = source.get("memory_limit", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["auto"]:
        return self.type_


if TYPE_CHECKING:

    class ContainerAutoTypedDict(TypedDict, total=False):
        """Container created for the request."""

        type: Required[Literal["auto"]]
        file_ids: NotRequired[Sequence[str]]
        """IDs of files to make available in the container."""
        memory_limit: NotRequired[Literal["1g", "4g", "16g", "64g"] | str | None]
        """Memory limit of the container."""
