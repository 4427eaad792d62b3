"""The class `FileSearchServerTool`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..models.file_search_filter import decode_file_search_filter
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.file_search_filter import FileSearchFilter, FileSearchFilterTypedDict
    from ..models.ranking_options import RankingOptions, RankingOptionsTypedDict

_decode_ranking_options = model("ranking_options:RankingOptions")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class FileSearchServerTool(Model):
    """File search tool, which searches vector stores."""

    type_: Literal["file_search"] = "file_search"
    vector_store_ids: list[str]
    """IDs of the vector stores to search."""
    filters: FileSearchFilter | Unset | None = UNSET
    """Filter on the attributes of the files."""
    max_num_results: int | Unset = UNSET
    """Maximum number of results."""
    ranking_options: RankingOptions | Unset = UNSET
    """Ranking of the results."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("vector_store_ids", "vector_store_ids", None),
        ("filters", "filters", decode_file_search_filter),
        ("max_num_results", "max_num_results", None),
        ("ranking_options", "ranking_options", _decode_ranking_options),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.vector_store_ids = source["vector_store_ids"]
        except KeyError:
            return cls._from_partial(source)
        self.filters = decode_file_search_filter(source["filters"]) if "filters" in source else UNSET
        self.max_num_results = source.get("max_num_results", UNSET)
        self.ranking_options = (
            _decode_ranking_options(source["ranking_options"]) if "ranking_options" in source else UNSET
        )
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["file_search"]:
        return self.type_


if TYPE_CHECKING:

    class FileSearchServerToolTypedDict(TypedDict, total=False):
        """File search tool, which searches vector stores."""

        type: Required[Literal["file_search"]]
        vector_store_ids: Required[Sequence[str]]
        """IDs of the vector stores to search."""
        filters: NotRequired[FileSearchFilterTypedDict | None]
        """Filter on the attributes of the files."""
        max_num_results: NotRequired[int]
        """Maximum number of results."""
        ranking_options: NotRequired[RankingOptions | RankingOptionsTypedDict]
        """Ranking of the results."""
