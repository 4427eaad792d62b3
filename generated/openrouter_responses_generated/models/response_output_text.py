"""The class `ResponseOutputText`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..models.annotation import decode_annotation
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.annotation import Annotation, AnnotationTypedDict
    from ..models.logprob import Logprob, LogprobTypedDict

_decode_annotations = items(decode_annotation)
_decode_logprobs = items(model("logprob:Logprob"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ResponseOutputText(Model):
    """Text from the model."""

    type_: Literal["output_text"] = "output_text"
    text: str
    """Text of the part."""
    annotations: list[Annotation] | Unset = UNSET
    """Citations of sources and files in the text."""
    logprobs: list[Logprob] | Unset = UNSET
    """Log probabilities of the tokens, if requested with `top_logprobs`."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("text", "text", None),
        ("annotations", "annotations", _decode_annotations),
        ("logprobs", "logprobs", _decode_logprobs),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.text = source["text"]
        except KeyError:
            return cls._from_partial(source)
        self.annotations = _decode_annotations(value) if (value := source.get("annotations", UNSET)) else value
        self.logprobs = _decode_logprobs(value) if (value := source.get("logprobs", UNSET)) else value
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["output_text"]:
        return self.type_


if TYPE_CHECKING:

    class ResponseOutputTextTypedDict(TypedDict, total=False):
        """Text from the model."""

        type: Required[Literal["output_text"]]
        text: Required[str]
        """Text of the part."""
        annotations: NotRequired[Sequence[AnnotationTypedDict]]
        """Citations of sources and files in the text."""
        logprobs: NotRequired[Sequence[Logprob | LogprobTypedDict]]
        """Log probabilities of the tokens, if requested with `top_logprobs`."""
