"""The class `SubagentServerToolOpenRouter`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.subagent_server_tool_config import SubagentServerToolConfig, SubagentServerToolConfigTypedDict

_decode_parameters = model("subagent_server_tool_config:SubagentServerToolConfig")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class SubagentServerToolOpenRouter(Model):
    """OpenRouter server tool that lets the model delegate a task to another model."""

    type_: Literal["openrouter:subagent"] = "openrouter:subagent"
    parameters: SubagentServerToolConfig | Unset = UNSET
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
    def type(self) -> Literal["openrouter:subagent"]:
        return self.type_


if TYPE_CHECKING:

    class SubagentServerToolOpenRouterTypedDict(TypedDict, total=False):
        """OpenRouter server tool that lets the model delegate a task to another model."""

        type: Required[Literal["openrouter:subagent"]]
        parameters: NotRequired[SubagentServerToolConfig | SubagentServerToolConfigTypedDict]
        """Configuration of the tool; optional."""
