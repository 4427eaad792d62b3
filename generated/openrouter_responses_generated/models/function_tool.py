"""The class `FunctionTool`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.allowed_caller import AllowedCaller


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class FunctionTool(Model):
    """Function tool that the model can call with JSON arguments; the client executes it."""

    type_: Literal["function"] = "function"
    name: str
    """Name of the function, which the model uses to call it."""
    description: str | Unset | None = UNSET
    """Purpose and behavior of the function, shown to the model."""
    parameters: dict[str, Any] | Unset | None = UNSET
    """JSON Schema of the arguments."""
    strict: bool | Unset | None = UNSET
    """Whether to enforce the schema exactly on the arguments."""
    output_schema: dict[str, Any] | Unset | None = UNSET
    """JSON Schema of the function's result."""
    allowed_callers: list[AllowedCaller] | Unset | None = UNSET
    """Callers that may call the function."""
    async_: bool | Unset = UNSET
    """Whether the model may continue before the result is returned. The client sends the result in a later
    request under the same `call_id`. Ignored by providers without asynchronous tools.
    """
    defer_loading: bool | Unset = UNSET
    """Whether to withhold the definition from the model until a tool search (`openrouter:tool_search`)
    finds it.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("name", "name", None),
        ("description", "description", None),
        ("parameters", "parameters", None),
        ("strict", "strict", None),
        ("output_schema", "output_schema", None),
        ("allowed_callers", "allowed_callers", None),
        ("async_", "async", None),
        ("defer_loading", "defer_loading", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.name = source["name"]
        except KeyError:
            return cls._from_partial(source)
        self.description = source.get("description", UNSET)
        self.parameters = source.get("parameters", UNSET)
        self.strict = source.get("strict", UNSET)
        self.output_schema = source.get("output_schema", UNSET)
        self.allowed_callers = source.get("allowed_callers", UNSET)
        self.async_ = source.get("async", UNSET)
        self.defer_loading = source.get("defer_loading", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["function"]:
        return self.type_


if TYPE_CHECKING:
    FunctionToolTypedDict = TypedDict(
        "FunctionToolTypedDict",
        {
            "type": "Required[Literal['function']]",
            "name": "Required[str]",
            "description": "NotRequired[str | None]",
            "parameters": "NotRequired[Mapping[str, Any] | None]",
            "strict": "NotRequired[bool | None]",
            "output_schema": "NotRequired[Mapping[str, Any] | None]",
            "allowed_callers": "NotRequired[Sequence[AllowedCaller] | None]",
            "async": "NotRequired[bool]",
            "async_": "NotRequired[bool]",
            "defer_loading": "NotRequired[bool]",
        },
        total=False,
    )
