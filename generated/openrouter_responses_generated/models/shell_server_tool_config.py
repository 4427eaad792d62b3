"""The class `ShellServerToolConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.container_environment import decode_container_environment
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.container_environment import ContainerEnvironment, ContainerEnvironmentTypedDict


@_attrs_define(kw_only=True, repr=False)
class ShellServerToolConfig(Model):
    """Configuration of the shell tool."""

    engine: Literal["auto", "openrouter"] | str | Unset = UNSET
    """Engine that runs the commands: `auto` (default) uses the provider's hosted shell if available and
    OpenRouter's sandbox otherwise; `openrouter` always uses the sandbox.
    """
    environment: ContainerEnvironment | Unset = UNSET
    """Container that runs the commands."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("engine", "engine", None),
        ("environment", "environment", decode_container_environment),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.engine = source.get("engine", UNSET)
        self.environment = decode_container_environment(source["environment"]) if "environment" in source else UNSET
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ShellServerToolConfigTypedDict(TypedDict, total=False):
        """Configuration of the shell tool."""

        engine: NotRequired[Literal["auto", "openrouter"] | str]
        """Engine that runs the commands: `auto` (default) uses the provider's hosted shell if available and
        OpenRouter's sandbox otherwise; `openrouter` always uses the sandbox.
        """
        environment: NotRequired[ContainerEnvironmentTypedDict]
        """Container that runs the commands."""
