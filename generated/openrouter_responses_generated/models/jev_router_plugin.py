"""The class `JevRouterPlugin`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class JevRouterPlugin(Model):
    """Plugin of the Jev router, which selects a model."""

    id: Literal["jev-router"] = "jev-router"
    models: list[str] | Unset = UNSET
    """Models that the router may select, as slugs or patterns such as `anthropic/*`; all models of the
    router's pool if absent or empty. At most 1024 patterns of up to 1024 characters each.
    """
    allowed_models: list[str] | Unset = UNSET
    """Alias of `models`; the entries of both fields are combined."""
    cost_tier: str | Unset = UNSET
    """Cost tier: `low`, `medium`, `high` or a configured name. Overrides the routing policy of the live
    configuration.
    """
    excluded_models: list[str] | Unset = UNSET
    """Models that the router must not select, as slugs or patterns; takes precedence over `models`. At
    most 1024 patterns of up to 1024 characters each.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("models", "models", None),
        ("allowed_models", "allowed_models", None),
        ("cost_tier", "cost_tier", None),
        ("excluded_models", "excluded_models", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.models = source.get("models", UNSET)
        self.allowed_models = source.get("allowed_models", UNSET)
        self.cost_tier = source.get("cost_tier", UNSET)
        self.excluded_models = source.get("excluded_models", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class JevRouterPluginTypedDict(TypedDict, total=False):
        """Plugin of the Jev router, which selects a model."""

        id: Required[Literal["jev-router"]]
        models: NotRequired[Sequence[str]]
        """Models that the router may select, as slugs or patterns such as `anthropic/*`; all models of the
        router's pool if absent or empty. At most 1024 patterns of up to 1024 characters each.
        """
        allowed_models: NotRequired[Sequence[str]]
        """Alias of `models`; the entries of both fields are combined."""
        cost_tier: NotRequired[str]
        """Cost tier: `low`, `medium`, `high` or a configured name. Overrides the routing policy of the live
        configuration.
        """
        excluded_models: NotRequired[Sequence[str]]
        """Models that the router must not select, as slugs or patterns; takes precedence over `models`. At
        most 1024 patterns of up to 1024 characters each.
        """
