"""The class `OutputWebSearchServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.failable_tool_call_status import FailableToolCallStatus
    from ..models.web_search_action_search import WebSearchActionSearch, WebSearchActionSearchTypedDict

_decode_action = model("web_search_action_search:WebSearchActionSearch")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputWebSearchServerToolItem(Model):
    """Call of the `openrouter:web_search` server tool."""

    type_: Literal["openrouter:web_search"] = "openrouter:web_search"
    status: FailableToolCallStatus
    """Lifecycle status of the call; if it is `failed`, `error` is set."""
    id: str | Unset = UNSET
    """ID of the item."""
    action: WebSearchActionSearch | Unset = UNSET
    """Search action, with its queries and sources."""
    error: str | Unset = UNSET
    """Error message if the call failed; absent on success."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("action", "action", _decode_action),
        ("error", "error", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.action = _decode_action(source["action"]) if "action" in source else UNSET
        self.error = source.get("error", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:web_search"]:
        return self.type_


if TYPE_CHECKING:

    class OutputWebSearchServerToolItemTypedDict(TypedDict, total=False):
        """Call of the `openrouter:web_search` server tool."""

        type: Required[Literal["openrouter:web_search"]]
        status: Required[FailableToolCallStatus]
        """Lifecycle status of the call; if it is `failed`, `error` is set."""
        id: NotRequired[str]
        """ID of the item."""
        action: NotRequired[WebSearchActionSearch | WebSearchActionSearchTypedDict]
        """Search action, with its queries and sources."""
        error: NotRequired[str]
        """Error message if the call failed; absent on success."""
