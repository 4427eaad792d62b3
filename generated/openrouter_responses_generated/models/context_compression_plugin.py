"""The class `ContextCompressionPlugin`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ContextCompressionPlugin(Model):
    """Plugin that compresses an input that exceeds the context window."""

    id: Literal["context-compression"] = "context-compression"
    engine: Literal["middle-out"] | Unset = UNSET
    """Compression engine to use; `middle-out` by default."""
    enabled: bool | Unset = UNSET
    """Whether to run the plugin; true by default."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("engine", "engine", None),
        ("enabled", "enabled", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.engine = source.get("engine", UNSET)
        self.enabled = source.get("enabled", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ContextCompressionPluginTypedDict(TypedDict, total=False):
        """Plugin that compresses an input that exceeds the context window."""

        id: Required[Literal["context-compression"]]
        engine: NotRequired[Literal["middle-out"]]
        """Compression engine to use; `middle-out` by default."""
        enabled: NotRequired[bool]
        """Whether to run the plugin; true by default."""
