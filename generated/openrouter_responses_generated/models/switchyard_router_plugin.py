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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.id = take("id", UNSET)
        self.algorithm = take("algorithm", UNSET)
        self.judge_model = take("judge_model", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class SwitchyardRouterPluginTypedDict(TypedDict, total=False):
        """Picks the model by a choice of routing algorithms."""

        id: Required[Literal["switchyard-router"]]
        algorithm: NotRequired[Literal["capability", "stage", "auto", "random", "composite", "passthrough"] | str]
        """How the model is picked."""
        judge_model: NotRequired[str]
        """Model that rates the task, for algorithms that need one."""
