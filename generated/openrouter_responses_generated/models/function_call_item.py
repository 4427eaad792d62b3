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
    """Function call by the model; the client executes it and returns a `function_call_output` item."""

    type_: Literal["function_call"] = "function_call"
    name: str
    """Name of the function to call."""
    arguments: str
    """Arguments of the call, as JSON text."""
    call_id: str
    """ID that links the call to its `function_call_output` item."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    async_: bool | Unset | None = UNSET
    """Whether the tool was declared with `async`, so that the model may continue before the output is
    returned.
    """
    namespace: str | Unset | None = UNSET
    """Namespace of the function; absent for a function outside a namespace."""
    subagent_id: str | Unset | None = UNSET
    """ID of the subagent call that made this call, equal to its `call_id`; absent for calls by the model
    itself. Experimental.
    """
    subagent_items: list[SubagentItem] | Unset | None = UNSET
    """Output items of the subagent, to send back unchanged; only the first of several parallel calls has
    them. Experimental.
    """
    status: ItemStatus | Unset | None = UNSET
    """Lifecycle status of the item."""
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
