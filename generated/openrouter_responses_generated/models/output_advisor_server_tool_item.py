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
    """Call of the `openrouter:advisor` server tool."""

    type_: Literal["openrouter:advisor"] = "openrouter:advisor"
    status: FailableToolCallStatus
    """Lifecycle status of the call; if it is `failed`, `error` is set."""
    id: str | Unset = UNSET
    """ID of the item."""
    advice: str | Unset = UNSET
    """Advice returned by the advisor."""
    prompt: str | Unset = UNSET
    """Prompt sent to the advisor."""
    model: str | Unset = UNSET
    """Slug of the advisor model."""
    instance_name: str | Unset = UNSET
    """Name of the advisor instance, present if the request has several advisors. Send it back unchanged
    and keep the advisors in the same order.
    """
    error: str | Unset = UNSET
    """Error message if the call failed; absent on success."""
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
        """Call of the `openrouter:advisor` server tool."""

        type: Required[Literal["openrouter:advisor"]]
        status: Required[FailableToolCallStatus]
        """Lifecycle status of the call; if it is `failed`, `error` is set."""
        id: NotRequired[str]
        """ID of the item."""
        advice: NotRequired[str]
        """Advice returned by the advisor."""
        prompt: NotRequired[str]
        """Prompt sent to the advisor."""
        model: NotRequired[str]
        """Slug of the advisor model."""
        instance_name: NotRequired[str]
        """Name of the advisor instance, present if the request has several advisors. Send it back unchanged
        and keep the advisors in the same order.
        """
        error: NotRequired[str]
        """Error message if the call failed; absent on success."""
