"""Each kind of schema is replaced by each other kind, in all places of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fuzz.histories import ROOT, SMALL, import_package
from fuzz.schema_kinds import KINDS, OPERATIONS, PLACES, Place, document_with_kinds, rotated
from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import PACKAGE, generate
from maintainer.codegen.merged import merged
from maintainer.codegen.python_types import PythonTypes
from maintainer.upstream.capture import capture_operations
from maintainer.upstream.differences import find_differences
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations

if TYPE_CHECKING:
    from pathlib import Path

DESCRIPTION = load_document(SMALL)


def capture(ours: dict[str, Any], place: Place, step: int) -> dict[str, Any]:
    """Capture all kinds in a place, each in that of another kind, and return our description after it."""
    document = document_with_kinds(DESCRIPTION, place, rotated(step))
    theirs = find_operations(document, OPERATIONS, source="there")
    captured = capture_operations(ours, theirs).document
    assert find_differences(match_description(captured, theirs)) == ()
    assert capture_operations(captured, theirs).document == captured
    types = PythonTypes(captured)
    assert all(types.model(name) if types.kind(name) == "model" else types.alias(name) for name in types)
    assert merged(captured)["paths"].keys() == captured["paths"].keys()
    return captured


@pytest.mark.parametrize("place", PLACES)
def test_a_schema_may_become_one_of_another_kind(place: Place) -> None:
    capture(capture(DESCRIPTION, place, 0), place, 7)


@pytest.mark.extended
@pytest.mark.timeout(600)
@pytest.mark.parametrize("place", PLACES)
def test_a_schema_may_become_one_of_any_other_kind(place: Place, tmp_path: Path) -> None:
    first = capture(DESCRIPTION, place, 0)
    for step in range(1, len(KINDS)):
        captured = capture(first, place, step)
        if step % 16 == 1:
            generate(captured, root=ROOT, output=tmp_path / str(step) / PACKAGE)
            import_package(tmp_path / str(step) / PACKAGE)
