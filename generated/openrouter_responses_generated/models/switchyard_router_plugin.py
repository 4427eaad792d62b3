"""The class `SwitchyardRouterPlugin`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class SwitchyardRouterPlugin(Model):
    """Picks the model by a choice of routing algorithms."""

    id: Literal["switchyard-router"] = "switchyard-router"
    algorithm: Literal["capability", "stage", "auto", "random", "composite", "passthrough"] | str | Unset = UNSET
    """How the model is picked."""
    judge_model: str | Unset = UNSET
    """Model that rates the task, for algorithms that need one."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("algorithm", "algorithm", None),
        ("judge_model", "judge_model", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.algorithm = source.get("algorithm", UNSET)
        self.judge_model = source.get("judge_model", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class SwitchyardRouterPluginTypedDict(TypedDict, total=False):
        """Picks the model by a choice of routing algorithms."""

        id: Required[Literal["switchyard-router"]]
        algorithm: NotRequired[Literal["capability", "stage", "auto", "random", "composite", "passthrough"] | str]
        """How the model is picked."""
        judge_model: NotRequired[str]
        """Model that rates the task, for algorithms that need one."""
