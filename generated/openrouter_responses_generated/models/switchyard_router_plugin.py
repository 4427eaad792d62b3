"""The class `SwitchyardRouterPlugin`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class SwitchyardRouterPlugin(Model):
    """Plugin of the Switchyard router, which selects a model with one of several algorithms."""

    id: Literal["switchyard-router"] = "switchyard-router"
    algorithm: Literal["capability", "stage", "auto", "random", "composite", "passthrough"] | str | Unset = UNSET
    """Routing algorithm; `stage` by default. `capability` has a judge model rate the task; `stage` reads
    tool results and asks the judge only if undecided; `auto` is `stage` without the judge; `random`
    selects at random; `composite` keeps the tier of the last user turn and reevaluates tool turns;
    `passthrough` keeps OpenRouter's order.
    """
    judge_model: str | Unset = UNSET
    """Slug of the judge model, for algorithms that use one. It must support structured output; otherwise
    the default judge is used.
    """
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
        """Plugin of the Switchyard router, which selects a model with one of several algorithms."""

        id: Required[Literal["switchyard-router"]]
        algorithm: NotRequired[Literal["capability", "stage", "auto", "random", "composite", "passthrough"] | str]
        """Routing algorithm; `stage` by default. `capability` has a judge model rate the task; `stage` reads
        tool results and asks the judge only if undecided; `auto` is `stage` without the judge; `random`
        selects at random; `composite` keeps the tier of the last user turn and reevaluates tool turns;
        `passthrough` keeps OpenRouter's order.
        """
        judge_model: NotRequired[str]
        """Slug of the judge model, for algorithms that use one. It must support structured output; otherwise
        the default judge is used.
        """
