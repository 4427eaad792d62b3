"""The class `OpenResponsesErrorField`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.open_responses_error_metadata import OpenResponsesErrorMetadata
    from ..models.response_error_code import ResponseErrorCode

_decode_metadata = model("open_responses_error_metadata:OpenResponsesErrorMetadata")


@_attrs_define(kw_only=True, repr=False)
class OpenResponsesErrorField(Model):
    """Error of a failed response."""

    code: ResponseErrorCode
    """Error code."""
    message: str
    """Human-readable error message."""
    metadata: OpenResponsesErrorMetadata | Unset = UNSET
    """OpenRouter-specific details of the error."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("code", "code", None),
        ("message", "message", None),
        ("metadata", "metadata", _decode_metadata),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.code = source["code"]
            self.message = source["message"]
        except KeyError:
            return cls._from_partial(source)
        self.metadata = _decode_metadata(source["metadata"]) if "metadata" in source else UNSET
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
