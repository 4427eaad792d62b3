"""The class `OutputBrowserUseServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputBrowserUseServerToolItem(Model):
    """Step in a browser."""

    type_: Literal["openrouter:browser_use"] = "openrouter:browser_use"
    status: ItemStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    action: str | Unset = UNSET
    """What was done."""
    screenshot_b64: str | Unset = UNSET
    """Picture of the page, in base64."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("action", "action", None),
        ("screenshot_b64", "screenshotB64", None),
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
        self.action = source.get("action", UNSET)
        self.screenshot_b64 = source.get("screenshotB64", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:browser_use"]:
        return self.type_

    @property
    def screenshotB64(self) -> str | Unset:
        return self.screenshot_b64


if TYPE_CHECKING:

    class OutputBrowserUseServerToolItemTypedDict(TypedDict, total=False):
        """Step in a browser."""

        type: Required[Literal["openrouter:browser_use"]]
        status: Required[ItemStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        action: NotRequired[str]
        """What was done."""
        screenshotB64: NotRequired[str]
        """Picture of the page, in base64."""
        screenshot_b64: NotRequired[str]
