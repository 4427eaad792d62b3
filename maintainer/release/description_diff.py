"""Changes of the API's description that no Python type shows: limits, defaults and deprecations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maintainer.codegen.description import load_description
from maintainer.codegen.documents import DocumentError
from maintainer.release.api_diff import ApiChange
from maintainer.upstream.differences import find_differences
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations, operation_names_in
from maintainer.upstream.report import describe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WITHOUT_TYPE = ("limit", "default", "deprecated")


def description_changes(old_tree: Path, new_tree: Path) -> Iterator[ApiChange]:
    """Yield the changes between the descriptions of two source trees, by the paths and the rules of `make drift`.

    A tree without a description has no changes. If a description cannot be used, the only change says so.
    """
    if not all((tree / "openapi.yaml").is_file() for tree in (old_tree, new_tree)):
        return
    try:
        old, new = load_description(old_tree), load_description(new_tree)
        names = dict.fromkeys([*operation_names_in(old), *operation_names_in(new)])
        theirs = find_operations(new, names, source="the new description")
        differences = find_differences(match_description(old, theirs))
    except DocumentError as error:
        yield ApiChange("the description", f"cannot be compared, so limits are not: {error}", is_breaking=False)
        return
    for difference in differences:
        if difference.what in _WITHOUT_TYPE:
            yield ApiChange(difference.place, describe(difference), difference.breaking)
