"""Citation of a source or file in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.file_citation import FileCitation, FileCitationTypedDict
    from ..models.file_path import FilePath, FilePathTypedDict
    from ..models.url_citation import URLCitation, URLCitationTypedDict

    Annotation: TypeAlias = URLCitation | FileCitation | FilePath | UnknownVariant
    AnnotationTypedDict: TypeAlias = (
        URLCitation
        | URLCitationTypedDict
        | FileCitation
        | FileCitationTypedDict
        | FilePath
        | FilePathTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "Annotation":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.file_citation import FileCitation
        from ..models.file_path import FilePath
        from ..models.url_citation import URLCitation

        return URLCitation | FileCitation | FilePath | UnknownVariant


decode_annotation = tagged(
    "type",
    {
        "url_citation": "url_citation:URLCitation",
        "file_citation": "file_citation:FileCitation",
        "file_path": "file_path:FilePath",
    },
)
