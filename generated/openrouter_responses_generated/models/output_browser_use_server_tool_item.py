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
    """Call of the `openrouter:browser_use` server tool."""

    type_: Literal["openrouter:browser_use"] = "openrouter:browser_use"
    status: ItemStatus
    """Lifecycle status of the item."""
    id: str | Unset = UNSET
    """ID of the item."""
    action: str | Unset = UNSET
    """Browser action that was performed."""
    screenshot_b64: str | Unset = UNSET
    """Screenshot of the page, in base64."""
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
        """Call of the `openrouter:browser_use` server tool."""

        type: Required[Literal["openrouter:browser_use"]]
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str]
        """ID of the item."""
        action: NotRequired[str]
        """Browser action that was performed."""
        screenshotB64: NotRequired[str]
        """Screenshot of the page, in base64."""
        screenshot_b64: NotRequired[str]
