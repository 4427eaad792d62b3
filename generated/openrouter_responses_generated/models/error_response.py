"""The class `ErrorResponse`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.error_detail import ErrorDetail

_decode_error = model("error_detail:ErrorDetail")


@_attrs_define(kw_only=True, repr=False)
class ErrorResponse(Model):
    """Error response to a request that failed before generation started."""

    error: ErrorDetail
    """Code, message and details of the error."""
    metadata: dict[str, Any] | Unset | None = UNSET
    """Details of the error, in responses that carry them here instead of in `error`."""
    openrouter_metadata: dict[str, Any] | Unset | None = UNSET
    """Routing metadata, if requested with the `X-OpenRouter-Metadata` header."""
    user_id: str | Unset | None = UNSET
    """ID of the account that sent the request."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("error", "error", _decode_error),
        ("metadata", "metadata", None),
        ("openrouter_metadata", "openrouter_metadata", None),
        ("user_id", "user_id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.error = _decode_error(source["error"])
        except KeyError:
            return cls._from_partial(source)
        self.metadata = source.get("metadata", UNSET)
        self.openrouter_metadata = source.get("openrouter_metadata", UNSET)
        self.user_id = source.get("user_id", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
