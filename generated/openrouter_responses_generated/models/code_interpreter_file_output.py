"""The class `CodeInterpreterFileOutput`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class CodeInterpreterFileOutput(Model):
    """File created by the code."""

    type_: Literal["file"] = "file"
    id: str | Unset = UNSET
    """ID of the file."""
    download_url: str | Unset = UNSET
    """Temporary download URL of the file; valid until `expires_at`."""
    expires_at: str | Unset = UNSET
    """Expiry time of `download_url`, in ISO 8601 format."""
    error_code: str | Unset | None = UNSET
    """Error code of the provider if the file could not be created; null or absent on success."""
    status: str | Unset = UNSET
    """Availability of the file; `ready` if it can be downloaded."""
    media_type: str | Unset = UNSET
    """Media type of the file."""
    sha256: str | Unset = UNSET
    """SHA-256 hash of the file."""
    size_bytes: int | Unset = UNSET
    """Size of the file, in bytes."""
    filename: str | Unset = UNSET
    """Name of the file."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("download_url", "download_url", None),
        ("expires_at", "expires_at", None),
        ("error_code", "error_code", None),
        ("status", "status", None),
        ("media_type", "media_type", None),
        ("sha256", "sha256", None),
        ("size_bytes", "size_bytes", None),
        ("filename", "filename", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.download_url = source.get("download_url", UNSET)
        self.expires_at = source.get("expires_at", UNSET)
        self.error_code = source.get("error_code", UNSET)
        self.status = source.get("status", UNSET)
        self.media_type = source.get("media_type", UNSET)
        self.sha256 = source.get("sha256", UNSET)
        self.size_bytes = source.get("size_bytes", UNSET)
        self.filename = source.get("filename", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["file"]:
        return self.type_


if TYPE_CHECKING:

    class CodeInterpreterFileOutputTypedDict(TypedDict, total=False):
        """File created by the code."""

        type: Required[Literal["file"]]
        id: NotRequired[str]
        """ID of the file."""
        download_url: NotRequired[str]
        """Temporary download URL of the file; valid until `expires_at`."""
        expires_at: NotRequired[str]
        """Expiry time of `download_url`, in ISO 8601 format."""
        error_code: NotRequired[str | None]
        """Error code of the provider if the file could not be created; null or absent on success."""
        status: NotRequired[str]
        """Availability of the file; `ready` if it can be downloaded."""
        media_type: NotRequired[str]
        """Media type of the file."""
        sha256: NotRequired[str]
        """SHA-256 hash of the file."""
        size_bytes: NotRequired[int]
        """Size of the file, in bytes."""
        filename: NotRequired[str]
        """Name of the file."""
