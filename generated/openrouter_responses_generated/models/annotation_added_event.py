"""The class `AnnotationAddedEvent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.annotation import decode_annotation
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.annotation import Annotation


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class AnnotationAddedEvent(Model):
    """Server-sent event: an annotation was added to the output text."""

    type_: Literal["response.output_text.annotation.added"] = "response.output_text.annotation.added"
    annotation: Annotation
    """Annotation that was added."""
    annotation_index: int
    """Index of the annotation in the content part's `annotations`, from 0."""
    content_index: int
    """Index of the content part in the item's `content`, from 0."""
    item_id: str
    """ID of the output item that the event belongs to."""
    output_index: int
    """Index of the output item in the response's `output`, from 0."""
    sequence_number: int
    """Sequence number of the event in the stream."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("annotation", "annotation", decode_annotation),
        ("annotation_index", "annotation_index", None),
        ("content_index", "content_index", None),
        ("item_id", "item_id", None),
        ("output_index", "output_index", None),
        ("sequence_number", "sequence_number", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.annotation = decode_annotation(source["annotation"])
            self.annotation_index = source["annotation_index"]
            self.content_index = source["content_index"]
            self.item_id = source["item_id"]
            self.output_index = source["output_index"]
            self.sequence_number = source["sequence_number"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 7 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["response.output_text.annotation.added"]:
        return self.type_
