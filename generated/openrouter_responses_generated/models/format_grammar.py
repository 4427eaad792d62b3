"""The class `FormatGrammar`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class FormatGrammar(Model):
    """Text that follows a grammar."""

    type_: Literal["grammar"] = "grammar"
    syntax: Literal["lark", "regex"] | str
    """Notation of the grammar."""
    definition: str
    """The grammar itself."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("syntax", "syntax", None),
        ("definition", "definition", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.syntax = take("syntax", UNSET)
        self.definition = take("definition", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["grammar"]:
        return self.type_


if TYPE_CHECKING:

    class FormatGrammarTypedDict(TypedDict, total=False):
        """Text that follows a grammar."""

        type: Required[Literal["grammar"]]
        syntax: Required[Literal["lark", "regex"] | str]
        """Notation of the grammar."""
        definition: Required[str]
        """The grammar itself."""
