"""The class `OutputAdvisorServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.failable_tool_call_status import FailableToolCallStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputAdvisorServerToolItem(Model):
    """Advice of another model."""

    type_: Literal["openrouter:advisor"] = "openrouter:advisor"
    status: FailableToolCallStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    advice: str | Unset = UNSET
    """What the advisor said."""
    prompt: str | Unset = UNSET
    """What the advisor was asked."""
    model: str | Unset = UNSET
    """Slug of the model that advised."""
    instance_name: str | Unset = UNSET
    """Which of several advisors it was; send it back unchanged."""
    error: str | Unset = UNSET
    """Why the call failed."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("advice", "advice", None),
        ("prompt", "prompt", None),
        ("model", "model", None),
        ("instance_name", "instance_name", None),
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
        self.advice = source.get("advice", UNSET)
        self.prompt = source.get("prompt", UNSET)
        self.model = source.get("model", UNSET)
        self.instance_name = source.get("instance_name", UNSET)
        self.error = source.get("error", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:advisor"]:
        return self.type_


if TYPE_CHECKING:

    class OutputAdvisorServerToolItemTypedDict(TypedDict, total=False):
        """Advice of another model."""

        type: Required[Literal["openrouter:advisor"]]
        status: Required[FailableToolCallStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        advice: NotRequired[str]
        """What the advisor said."""
        prompt: NotRequired[str]
        """What the advisor was asked."""
        model: NotRequired[str]
        """Slug of the model that advised."""
        instance_name: NotRequired[str]
        """Which of several advisors it was; send it back unchanged."""
        error: NotRequired[str]
        """Why the call failed."""
