"""The class `BashServerTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.bash_server_tool_config import BashServerToolConfig, BashServerToolConfigTypedDict

_decode_parameters = model("bash_server_tool_config:BashServerToolConfig")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class BashServerTool(Model):
    """OpenRouter server tool that runs Bash commands in a sandboxed container."""

    type_: Literal["openrouter:bash"] = "openrouter:bash"
    parameters: BashServerToolConfig | Unset = UNSET
    """Configuration of the tool; optional."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("parameters", "parameters", _decode_parameters),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.parameters = _decode_parameters(source["parameters"]) if "parameters" in source else UNSET
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:bash"]:
        return self.type_


if TYPE_CHECKING:

    class BashServerToolTypedDict(TypedDict, total=False):
        """OpenRouter server tool that runs Bash commands in a sandboxed container."""

        type: Required[Literal["openrouter:bash"]]
        parameters: NotRequired[BashServerToolConfig | BashServerToolConfigTypedDict]
        """Configuration of the tool; optional."""
