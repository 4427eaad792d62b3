"""The class `ContainerReferenceEnvironment`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.container_network_policy import decode_container_network_policy
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.container_network_policy import ContainerNetworkPolicy, ContainerNetworkPolicyTypedDict


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ContainerReferenceEnvironment(Model):
    """Reference to an existing container, or a new persistent container with a name chosen by the client."""

    type_: Literal["container_reference"] = "container_reference"
    container_id: str
    """ID of the container, as returned by a shell or Bash call, or a new name; at most 40 letters, digits,
    underscores or hyphens.
    """
    file_ids: list[str] | Unset = UNSET
    """IDs of workspace files to copy into the container before the first command; at most 20."""
    network_policy: ContainerNetworkPolicy | Unset = UNSET
    """Outbound network access of the container; `disabled` by default. It is fixed when the container
    starts: a different policy for a running container fails with status 409.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("container_id", "container_id", None),
        ("file_ids", "file_ids", None),
        ("network_policy", "network_policy", decode_container_network_policy),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.container_id = source["container_id"]
        except KeyError:
            return cls._from_partial(source)
        self.file_ids = source.get("file_ids", UNSET)
        self.network_policy = (
            decode_container_network_policy(source["network_policy"]) if "network_policy" in source else UNSET
        )
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["container_reference"]:
        return self.type_


if TYPE_CHECKING:

    class ContainerReferenceEnvironmentTypedDict(TypedDict, total=False):
        """Reference to an existing container, or a new persistent container with a name chosen by the client."""

        type: Required[Literal["container_reference"]]
        container_id: Required[str]
        """ID of the container, as returned by a shell or Bash call, or a new name; at most 40 letters, digits,
        underscores or hyphens.
        """
        file_ids: NotRequired[Sequence[str]]
        """IDs of workspace files to copy into the container before the first command; at most 20."""
        network_policy: NotRequired[ContainerNetworkPolicyTypedDict]
        """Outbound network access of the container; `disabled` by default. It is fixed when the container
        starts: a different policy for a running container fails with status 409.
        """
