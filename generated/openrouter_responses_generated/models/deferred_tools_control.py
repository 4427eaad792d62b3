"""The class `DeferredToolsControl`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.deferred_tools_search_strategy import decode_deferred_tools_search_strategy
from ..types import Field, Model

if TYPE_CHECKING:
    from ..models.deferred_tools_search_strategy import (
        DeferredToolsSearchStrategy,
        DeferredToolsSearchStrategyTypedDict,
    )


@_attrs_define(kw_only=True, repr=False)
class DeferredToolsControl(Model):
    """Deferred tool loading: the model finds tool definitions by search. Keep the set of tools unchanged
    during a conversation.
    """

    protocol: Literal["v1"] = "v1"
    """Version of the protocol."""
    profile: Literal["portable"] = "portable"
    """Loading profile; `portable` works with any model."""
    search: DeferredToolsSearchStrategy
    """Search strategy for the deferred tools."""
    validation: Literal["runtime"] = "runtime"
    """Validation of a call's arguments against the tool's schema; `runtime` validates them in OpenRouter
    when the tool is called.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("protocol", "protocol", None),
        ("profile", "profile", None),
        ("search", "search", decode_deferred_tools_search_strategy),
        ("validation", "validation", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.protocol = source["protocol"]
            self.profile = source["profile"]
            self.search = decode_deferred_tools_search_strategy(source["search"])
            self.validation = source["validation"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class DeferredToolsControlTypedDict(TypedDict, total=False):
        """Deferred tool loading: the model finds tool definitions by search. Keep the set of tools unchanged
        during a conversation.
        """

        protocol: Required[Literal["v1"]]
        """Version of the protocol."""
        profile: Required[Literal["portable"]]
        """Loading profile; `portable` works with any model."""
        search: Required[DeferredToolsSearchStrategyTypedDict]
        """Search strategy for the deferred tools."""
        validation: Required[Literal["runtime"]]
        """Validation of a call's arguments against the tool's schema; `runtime` validates them in OpenRouter
        when the tool is called.
        """
