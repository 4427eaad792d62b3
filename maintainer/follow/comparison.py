"""The differences between an upstream document and our description, before and after a capture."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.description import load_description
from maintainer.codegen.documents import DocumentError
from maintainer.upstream.classes import ClassLosses
from maintainer.upstream.differences import find_differences
from maintainer.upstream.document import read_upstream_document
from maintainer.upstream.matching import Matching, match_description
from maintainer.upstream.operations import find_operations, read_operation_names
from maintainer.upstream.report import to_json
from maintainer.upstream.upstream_copy import CAPTURED_FROM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from maintainer.upstream.difference import Difference
    from maintainer.upstream.upstream_copy import UpstreamCopy


class UnusableDocumentError(DocumentError):
    """A document that cannot be compared with our description; the message is one line and names the document."""


@attrs.frozen
class Comparison:
    """Our description at one moment, compared with an upstream document.

    Attributes:
        description: Our description, overlays applied.
        matching: The schemas of both that belong together.
        differences: What differs, sorted by path, without operations that the document lacks.
        missing: The operations of ours that the document lacks; a capture keeps them.
    """

    description: dict[str, Any]
    matching: Matching
    differences: tuple[Difference, ...]
    missing: tuple[str, ...] = ()

    @property
    def schemas(self) -> dict[str, Any]:
        schemas: dict[str, Any] = self.description["components"]["schemas"]
        return schemas


def compare(root: Path, document: UpstreamCopy, operation: str) -> Comparison:
    """Compare the description of a checkout with a document.

    Args:
        root: The checkout.
        document: The document.
        operation: The path of `POST /responses` in the document.

    Raises:
        UnusableDocumentError: The document is malformed, or does not describe the operation.
        DocumentError: Our own description cannot be used.
    """
    description = load_description(root)
    try:
        read, names = read_upstream_document(str(document.path)), read_operation_names(root)
        theirs = find_operations(read, names, source=document.source, responses_path=operation)
        matching = match_description(description, theirs)
        found = find_differences(matching)
    except DocumentError as error:
        raise UnusableDocumentError(document.with_source(str(error))) from error
    differences = tuple(one for one in found if not one.is_left_to_a_person)
    return Comparison(description, matching, differences, tuple(one.name for one in found if one.is_left_to_a_person))


def with_lost_classes(before: Comparison, after: Comparison) -> Comparison:
    """Add the classes that a capture removed, unless another difference says so: `make drift` lists them as well."""
    lost = ClassLosses(before.matching, before.differences).unexplained(after.description)
    return attrs.evolve(before, differences=(*before.differences, *lost))


def as_data(comparison: Comparison) -> list[dict[str, Any]]:
    """Return the differences as `make drift FORMAT=json` lists them."""
    listed: list[dict[str, Any]] = json.loads(to_json(comparison.differences, source=""))["differences"]
    return listed


def identity_of(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Return ten hexadecimal digits that identify the change from one description to another.

    Documents that lead to the same change have the same identity, whatever else differs in them, and so have
    descriptions whose texts a person has changed in the meantime. A change that comes back after another document was
    followed has a different one.
    """
    followed = repr(before.get(CAPTURED_FROM))
    changes = [repr(change) for change in _changes(_without_origin(before), _without_origin(after), ())]
    return hashlib.sha256("\n".join([followed, *changes]).encode()).hexdigest()[:10]


def _without_origin(description: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in description.items() if name != CAPTURED_FROM}


def _changes(before: Any, after: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted(before.keys() | after.keys()):
            yield from _changes(before.get(name), after.get(name), (*place, name))
    elif before != after:
        yield place, before, after
