"""The class `CodeInterpreterServerTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.container_auto import ContainerAuto, ContainerAutoTypedDict

_decode_container = model("container_auto:ContainerAuto")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class CodeInterpreterServerTool(Model):
    """Code interpreter tool, which runs the model's Python code in a container."""

    type_: Literal["code_interpreter"] = "code_interpreter"
    container: str | ContainerAuto
    """Container that runs the code: the ID of an existing one, or the configuration of a new one."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("container", "container", _decode_container),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.container = _decode_container(source["container"])
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["code_interpreter"]:
        return self.type_


if TYPE_CHECKING:

    class CodeInterpreterServerToolTypedDict(TypedDict, total=False):
        """Code interpreter tool, which runs the model's Python code in a container."""

        type: Required[Literal["code_interpreter"]]
        container: Required[str | ContainerAuto | ContainerAutoTypedDict]
        """Container that runs the code: the ID of an existing one, or the configuration of a new one."""
