"""The class `ContainerNetworkPolicyAllowlist`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ContainerNetworkPolicyAllowlist(Model):
    """Network policy that allows only listed hosts, on ports 80 and 443."""

    type_: Literal["allowlist"] = "allowlist"
    allowed_domains: list[str]
    """Allowed hosts, as lowercase hostnames or patterns such as `*.example.com`; at most 50. A hostname
    does not include its subdomains.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("allowed_domains", "allowed_domains", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.allowed_domains = source["allowed_domains"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["allowlist"]:
        return self.type_


if TYPE_CHECKING:

    class ContainerNetworkPolicyAllowlistTypedDict(TypedDict, total=False):
        """Network policy that allows only listed hosts, on ports 80 and 443."""

        type: Required[Literal["allowlist"]]
        allowed_domains: Required[Sequence[str]]
        """Allowed hosts, as lowercase hostnames or patterns such as `*.example.com`; at most 50. A hostname
        does not include its subdomains.
        """
