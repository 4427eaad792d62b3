"""The class `FusionContradiction`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import Field, Model

if TYPE_CHECKING:
    from ..models.fusion_stance import FusionStance, FusionStanceTypedDict

_decode_stances = items(model("fusion_stance:FusionStance"))


@_attrs_define(kw_only=True, repr=False)
class FusionContradiction(Model):
    """Topic on which models disagree."""

    topic: str
    """Topic of the disagreement."""
    stances: list[FusionStance]
    """Stance of each model on the topic."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("topic", "topic", None),
        ("stances", "stances", _decode_stances),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.topic = source["topic"]
            self.stances = _decode_stances(value) if (value := source["stances"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class FusionContradictionTypedDict(TypedDict, total=False):
        """Topic on which models disagree."""

        topic: Required[str]
        """Topic of the disagreement."""
        stances: Required[Sequence[FusionStance | FusionStanceTypedDict]]
        """Stance of each model on the topic."""
