"""The class `RankingOptions`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class RankingOptions(Model):
    """Ranking of file search results."""

    ranker: Literal["auto", "default-2024-11-15"] | str | Unset = UNSET
    """Ranker to use."""
    score_threshold: float | Unset = UNSET
    """Minimum score of a result, from 0 to 1."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("ranker", "ranker", None),
        ("score_threshold", "score_threshold", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.ranker = source.get("ranker", UNSET)
        self.score_threshold = source.get("score_threshold", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class RankingOptionsTypedDict(TypedDict, total=False):
        """Ranking of file search results."""

        ranker: NotRequired[Literal["auto", "default-2024-11-15"] | str]
        """Ranker to use."""
        score_threshold: NotRequired[float]
        """Minimum score of a result, from 0 to 1."""
