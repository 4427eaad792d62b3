"""The class `ServerToolUseDetails`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ServerToolUseDetails(Model):
    """Usage of server tools."""

    tool_calls_requested: int | Unset | None = UNSET
    """Number of OpenRouter server tool calls that the model requested."""
    tool_calls_executed: int | Unset | None = UNSET
    """Number of OpenRouter server tool calls that ran and returned a result."""
    web_search_requests: int | Unset | None = UNSET
    """Number of web searches, including native searches of the provider. Searches by OpenRouter are
    counted in `tool_calls_requested` as well.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("tool_calls_requested", "tool_calls_requested", None),
        ("tool_calls_executed", "tool_calls_executed", None),
        ("web_search_requests", "web_search_requests", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.tool_calls_requested = source.get("tool_calls_requested", UNSET)
        self.tool_calls_executed = source.get("tool_calls_executed", UNSET)
        self.web_search_requests = source.get("web_search_requests", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
