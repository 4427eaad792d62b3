"""The class `ErrorDetail`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ErrorDetail(Model):
    """Code, message and details of an error."""

    code: int | str
    """HTTP status code, or an error name such as `invalid_prompt`."""
    message: str
    """Human-readable error message."""
    metadata: dict[str, Any] | Unset | None = UNSET
    """Details of the error, such as the provider's original message."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("code", "code", None),
        ("message", "message", None),
        ("metadata", "metadata", None),
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
        self.metadata = source.get("metadata", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
