"""The class `FunctionCallItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus
    from ..models.subagent_item import SubagentItem, SubagentItemTypedDict

_decode_subagent_items = items(model("subagent_item:SubagentItem"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class FunctionCallItem(Model):
    """Call of a function, which the caller has to run."""

    type_: Literal["function_call"] = "function_call"
    name: str
    """Name of the function."""
    arguments: str
    """Arguments as JSON text."""
    call_id: str
    """Identifier that the result has to carry."""
    id: str | Unset | None = UNSET
    """Identifier of the item."""
    async_: bool | Unset | None = UNSET
    """Whether the model may have gone on before the result is there."""
    namespace: str | Unset | None = UNSET
    """Namespace that the function belongs to."""
    subagent_id: str | Unset | None = UNSET
    """Call of the subagent from which this one comes; experimental."""
    subagent_items: list[SubagentItem] | Unset | None = UNSET
    """Items of the subagent, to send back as they came; experimental."""
    status: ItemStatus | Unset | None = UNSET
    """How far the item has come."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("name", "name", None),
        ("arguments", "arguments", None),
        ("call_id", "call_id", None),
        ("id", "id", None),
        ("async_", "async", None),
        ("namespace", "namespace", None),
        ("subagent_id", "subagent_id", None),
        ("subagent_items", "subagent_items", _decode_subagent_items),
        ("status", "status", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.name = source["name"]
            self.arguments = source["arguments"]
            self.call_id = source["call_id"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.async_ = source.get("async", UNSET)
        self.namespace = source.get("namespace", UNSET)
        self.subagent_id = source.get("subagent_id", UNSET)
        self.subagent_items = _decode_subagent_items(value) if (value := source.get("subagent_items", UNSET)) else value
        self.status = source.get("status", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["function_call"]:
        return self.type_


if TYPE_CHECKING:
    FunctionCallItemTypedDict = TypedDict(
        "FunctionCallItemTypedDict",
        {
            "type": "Required[Literal['function_call']]",
            "name": "Required[str]",
            "arguments": "Required[str]",
            "call_id": "Required[str]",
            "id": "NotRequired[str | None]",
            "async": "NotRequired[bool | None]",
            "async_": "NotRequired[bool | None]",
            "namespace": "NotRequired[str | None]",
            "subagent_id": "NotRequired[str | None]",
            "subagent_items": "NotRequired[Sequence[SubagentItem | SubagentItemTypedDict] | None]",
            "status": "NotRequired[ItemStatus | None]",
        },
        total=False,
    )
