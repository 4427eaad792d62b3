"""Container that runs commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.container_auto_environment import ContainerAutoEnvironment, ContainerAutoEnvironmentTypedDict
    from ..models.container_reference_environment import (
        ContainerReferenceEnvironment,
        ContainerReferenceEnvironmentTypedDict,
    )

    ContainerEnvironment: TypeAlias = ContainerAutoEnvironment | ContainerReferenceEnvironment | UnknownVariant
    ContainerEnvironmentTypedDict: TypeAlias = (
        ContainerAutoEnvironment
        | ContainerAutoEnvironmentTypedDict
        | ContainerReferenceEnvironment
        | ContainerReferenceEnvironmentTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "ContainerEnvironment":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.container_auto_environment import ContainerAutoEnvironment
        from ..models.container_reference_environment import (
            ContainerReferenceEnvironment,
        )

        return ContainerAutoEnvironment | ContainerReferenceEnvironment | UnknownVariant


decode_container_environment = tagged(
    "type",
    {
        "container_auto": "container_auto_environment:ContainerAutoEnvironment",
        "container_reference": "container_reference_environment:ContainerReferenceEnvironment",
    },
)
