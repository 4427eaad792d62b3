"""What every generated class is made of: the marker for an absent field, the base of the models, the unknown variant."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeAlias, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Model")

Decoder: TypeAlias = Callable[[Any], Any]
"""Turns a JSON value into what a field holds; gives back any value that it does not know, and never raises."""

Field: TypeAlias = tuple[str, str, Decoder | None]
"""Name in Python, name on the wire, and the decoder where the JSON value is not already what the field holds."""


_NOT_SENT = "the service did not send this field; check that it `is not UNSET` first"


class Unset:
    """The type of `UNSET`, which is false."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __str__(self) -> str:
        return "UNSET (not sent)"

    def __format__(self, spec: str) -> str:
        if spec:
            raise TypeError(f"UNSET cannot be formatted as {spec!r}: {_NOT_SENT}")
        return str(self)

    if not TYPE_CHECKING:  # which would take any attribute for one of UNSET

        def __getattr__(self, name: str) -> Any:
            raise AttributeError(f"UNSET has no attribute {name!r}: {_NOT_SENT}", name=name, obj=self)

    def __reduce__(self) -> str:
        return "UNSET"  # so that a copied or pickled model still holds the one UNSET


UNSET = Unset()
"""Stands in a field that the JSON did not have, or that a request does not send."""


class Model:
    """Base of the generated classes.

    A model is open: fields that its description does not have yet are kept in `additional_properties`, can be read
    as attributes, and are written again by `to_dict`.
    """

    __slots__ = ()

    _fields: ClassVar[tuple[Field, ...]] = ()
    _wire_names: ClassVar[frozenset[str]] = frozenset()

    if TYPE_CHECKING:
        additional_properties: dict[str, Any]

        @classmethod
        def from_dict(cls, source: Mapping[str, Any]) -> Self: ...

    else:

        def __getattr__(self, name: str) -> Any:
            if name != "additional_properties":
                for python_name, wire_name, _ in self._fields:
                    if name in (wire_name, _underscored(wire_name)):
                        return getattr(self, python_name)
                if name in self.additional_properties:
                    return self.additional_properties[name]
            message = f"{type(self).__name__} has no field {name!r}{_hint(type(self), name)}"
            raise AttributeError(message, name=name, obj=self)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object under its wire names, without the fields that are `UNSET`."""
        result: dict[str, Any] = {}
        for python_name, wire_name, decode in self._fields:
            value = getattr(self, python_name)
            if value is not UNSET:
                # Decoding first gives plain dicts that a caller put into a field their wire names.
                result[wire_name] = value if decode is None else encode(decode(value))
        result.update(self.additional_properties)
        return result

    def __repr__(self) -> str:
        shown = [
            f"{python_name}={value!r}"
            for python_name, _, _ in self._fields
            if (value := getattr(self, python_name)) is not UNSET
        ]
        if self.additional_properties:
            shown.append(f"additional_properties={self.additional_properties!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    @classmethod
    def _from_partial(cls, source: Mapping[str, Any]) -> Self:
        """As `from_dict`, of an object that lacks fields which are required."""
        absent = dict.fromkeys(cls._wire_names.difference(source), UNSET)
        return cls.from_dict({**source, **absent})

    def _take_others(self, source: Mapping[str, Any]) -> None:
        """Take the fields that came under their Python names (`format_`), and keep those that are unknown."""
        rest = {name: value for name, value in source.items() if name not in self._wire_names}
        for python_name, wire_name, decode in self._fields:
            for name in (python_name, _underscored(wire_name)):
                if name in rest and getattr(self, python_name) is UNSET:
                    value = rest.pop(name)
                    setattr(self, python_name, value if decode is None else decode(value))
        if rest:
            _note_unknown()
            self.additional_properties.update(rest)


latest_unknown: object = None
"""A new object each time that decoding finds a field or a variant that the description does not have.

If it is the same object before and after decoding, nothing unknown was decoded. Any thread may replace it at any time.
"""


def _note_unknown() -> None:
    global latest_unknown
    latest_unknown = object()


# Hints about the field names of other APIs: for each name, a field that the class must have, and the hint.
_HINTS_BY_NAME: dict[str, tuple[tuple[str, str], ...]] = {
    "choices": (
        ("output_text", "the text is .output_text, and the items are in .output"),
        ("sequence_number", "the text is in the .delta of the text events; `stream.text_deltas()` gives it"),
    ),
    "content": (("output_text", "the text is .output_text, and the items are in .output"),),
    "message": (("output_text", "the text is .output_text, and the items are in .output"),),
    "finish_reason": (("incomplete_details", "see .status and .incomplete_details"),),
    "stop_reason": (("incomplete_details", "see .status and .incomplete_details"),),
    "tool_calls": (("output_text", "the calls are the items of .output whose type is 'function_call'"),),
    "response": (("output_text", "the HTTP answer is .raw_response"),),
    "prompt_tokens": (("input_tokens", "the number is .input_tokens"),),
    "completion_tokens": (("output_tokens", "the number is .output_tokens"),),
    "prompt_tokens_details": (("input_tokens_details", "the details are .input_tokens_details"),),
    "completion_tokens_details": (("output_tokens_details", "the details are .output_tokens_details"),),
    "text": (("content", "the text is in the parts of .content"),),
    "function": (("arguments", "a call has its .name and .arguments itself"),),
    "input": (("arguments", "the arguments are .arguments, as JSON"),),
}


def _hint(cls: type[Model], name: str) -> str:
    return next((f"; {hint}" for field, hint in _HINTS_BY_NAME.get(name, ()) if field in cls._wire_names), "")


def _underscored(wire_name: str) -> str:
    """The name in OpenRouter's own SDK of a field that a pydantic model cannot have; other fields have their own."""
    return f"{wire_name}_" if wire_name in ("copy", "json", "schema", "validate") else wire_name


def takes_wire_names(cls: type[T]) -> type[T]:
    """Let the constructor of a model take its fields under their wire names, too (`type`, `format`)."""
    init = cls.__init__
    python_names: dict[str, str] = {}
    for python_name, wire_name, _ in cls._fields:
        python_names[wire_name] = python_names[_underscored(wire_name)] = python_name

    @wraps(init)
    def __init__(self: T, **fields: Any) -> None:
        by_python_name = {python_names.get(name, name): value for name, value in fields.items()}
        if len(by_python_name) < len(fields):
            raise TypeError(f"{cls.__name__} was given a field under its name in Python and on the wire at once")
        init(self, **by_python_name)

    type.__setattr__(cls, "__init__", __init__)
    return cls


@_attrs_define(kw_only=True, repr=False)
class UnknownVariant(Model):
    """A JSON object of a kind that this version of the package does not know; its fields are its attributes.

    `type` and `type_` are `UNSET` where it has no type.
    """

    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def __getattr__(self, name: str) -> Any:
        wire_name = name.removesuffix("_")
        if name != "additional_properties":
            for key in (name, wire_name):
                if key in self.additional_properties:
                    return self.additional_properties[key]
        if wire_name == "type":
            return UNSET
        raise AttributeError(f"this {type(self).__name__} has no field {name!r}", name=name, obj=self)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        _note_unknown()
        return cls(additional_properties=dict(source))


def encode(value: Any) -> Any:
    """The JSON value of what a field holds."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, datetime.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


__all__ = ["UNSET", "Decoder", "Field", "Model", "UnknownVariant", "Unset", "encode", "takes_wire_names"]
