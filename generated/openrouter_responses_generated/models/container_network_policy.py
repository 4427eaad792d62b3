"""Outbound network access of a container."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.container_network_policy_allowlist import (
        ContainerNetworkPolicyAllowlist,
        ContainerNetworkPolicyAllowlistTypedDict,
    )
    from ..models.container_network_policy_disabled import (
        ContainerNetworkPolicyDisabled,
        ContainerNetworkPolicyDisabledTypedDict,
    )

    ContainerNetworkPolicy: TypeAlias = (
        ContainerNetworkPolicyDisabled | ContainerNetworkPolicyAllowlist | UnknownVariant
    )
    ContainerNetworkPolicyTypedDict: TypeAlias = (
        ContainerNetworkPolicyDisabled
        | ContainerNetworkPolicyDisabledTypedDict
        | ContainerNetworkPolicyAllowlist
        | ContainerNetworkPolicyAllowlistTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "ContainerNetworkPolicy":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.container_network_policy_allowlist import (
            ContainerNetworkPolicyAllowlist,
        )
        from ..models.container_network_policy_disabled import (
            ContainerNetworkPolicyDisabled,
        )

        return ContainerNetworkPolicyDisabled | ContainerNetworkPolicyAllowlist | UnknownVariant


decode_container_network_policy = tagged(
    "type",
    {
        "disabled": "container_network_policy_disabled:ContainerNetworkPolicyDisabled",
        "allowlist": "container_network_policy_allowlist:ContainerNetworkPolicyAllowlist",
    },
)
