"""The class `URLCitation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class URLCitation(Model):
    """Citation of a web page in a text."""

    type_: Literal["url_citation"] = "url_citation"
    url: str
    """URL of the page."""
    title: str
    """Title of the page."""
    start_index: int
    """Index in the text of the first character of the citation."""
    end_index: int
    """Index in the text at which the citation ends."""
    content: str | Unset = UNSET
    """Content of the page."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("url", "url", None),
        ("title", "title", None),
        ("start_index", "start_index", None),
        ("end_index", "end_index", None),
        ("content", "content", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.url = source["url"]
            self.title = source["title"]
            self.start_index = source["start_index"]
            self.end_index = source["end_index"]
        except KeyError:
            return cls._from_partial(source)
        self.content = source.get("content", UNSET)
        self.additional_properties = {}
        if len(source) > 5 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["url_citation"]:
        return self.type_


if TYPE_CHECKING:

    class URLCitationTypedDict(TypedDict, total=False):
        """Citation of a web page in a text."""

        type: Required[Literal["url_citation"]]
        url: Required[str]
        """URL of the page."""
        title: Required[str]
        """Title of the page."""
        start_index: Required[int]
        """Index in the text of the first character of the citation."""
        end_index: Required[int]
        """Index in the text at which the citation ends."""
        content: NotRequired[str]
        """Content of the page."""
