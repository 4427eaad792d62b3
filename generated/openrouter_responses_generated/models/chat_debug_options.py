"""The class `ChatDebugOptions`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ChatDebugOptions(Model):
    """Debug options of a request; streaming only."""

    echo_upstream_body: bool | Unset = UNSET
    """Whether the stream starts with a debug event that contains the transformed request sent to the
    provider.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("echo_upstream_body", "echo_upstream_body", None),)
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.echo_upstream_body = source.get("echo_upstream_body", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ChatDebugOptionsTypedDict(TypedDict, total=False):
        """Debug options of a request; streaming only."""

        echo_upstream_body: NotRequired[bool]
        """Whether the stream starts with a debug event that contains the transformed request sent to the
        provider.
        """
