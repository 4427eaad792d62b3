"""Update our description to the upstream operation: apply the differences, leave everything else as it is."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.documents import DocumentError
from maintainer.codegen.extensions import DEFAULT_VARIANT
from maintainer.codegen.references import SCHEMAS
from maintainer.upstream.descriptions import draft_descriptions, restore_descriptions
from maintainer.upstream.differences import Difference, find_differences
from maintainer.upstream.edits import apply_differences
from maintainer.upstream.matching import match_description
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED
from maintainer.upstream.schemas import references_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from maintainer.upstream.document import Operation

_MOST_ROUNDS = 30
_KINDS = ("schemas", "responses", "parameters", "headers")


class CaptureError(DocumentError):
    """An operation that our description cannot be updated to; the message is one line."""


@attrs.frozen
class Capture:
    """Our description after a capture.

    Attributes:
        document: The description, overlays applied.
        differences: The differences that were applied to it.
        former: The texts of the parts that our description no longer has, by `Component` or `Component.field`.
        drafted: The fields whose descriptions were drafted from those of other fields, as `Component.field`.
    """

    document: dict[str, Any]
    differences: tuple[Difference, ...]
    former: dict[str, str] = attrs.field(factory=dict)
    drafted: tuple[str, ...] = ()


def capture_operation(ours: dict[str, Any], theirs: Operation, *, former: Mapping[str, str] | None = None) -> Capture:
    """Apply all differences to a copy of our description, overlays applied.

    An edit can uncover further differences, such as those inside a component that is used again. They are applied in
    the next round, until nothing differs. `former` has the texts of parts that earlier captures removed, by path.

    Raises:
        CaptureError: The operation does not stream, or differences remain after the last round.
        DocumentError: A reference cannot be resolved.
    """
    if theirs.events is None:
        raise CaptureError(f"{theirs.source}: the operation does not stream, so it is not the one that we describe")
    document = copy.deepcopy(ours)
    matching = match_description(document, theirs)
    captured = differences = find_differences(matching)
    for _ in range(_MOST_ROUNDS):
        if not differences:
            _order_new_components(document, ours)
            left = restore_descriptions(document, ours, former or {})
            return Capture(document, captured, left, draft_descriptions(document, ours))
        apply_differences(document, matching, differences)
        _remove_unused_components(document)
        matching = match_description(document, theirs)
        differences = find_differences(matching)
    paths = ", ".join(difference.path for difference in differences[:3])
    raise CaptureError(f"{theirs.source}: cannot be captured, differences remain at {paths}")


def undescribed_parts(document: dict[str, Any]) -> Iterator[str]:
    """Yield each component and field that still has the description `TO_BE_DESCRIBED`."""
    for kind, components in document.get("components", {}).items():
        for name, component in components.items():
            path = name if kind == "schemas" else f"{kind}.{name}"
            if component.get("description") == TO_BE_DESCRIBED:
                yield path
            for field, schema in component.get("properties", {}).items():
                if schema.get("description") == TO_BE_DESCRIBED:
                    yield f"{path}.{field}"


def _remove_unused_components(document: dict[str, Any]) -> None:
    components = document.get("components", {})
    used: set[tuple[str, str]] = set()
    queue = list(_references(document.get("paths", {})))
    while queue:
        parts = tuple(queue.pop().split("/")[2:4])
        if len(parts) != 2 or parts in used:
            continue
        kind, name = parts
        used.add((kind, name))
        queue += _references(components.get(kind, {}).get(name, {}))
    for kind in _KINDS:
        for name in [name for name in components.get(kind, {}) if (kind, name) not in used]:
            del components[kind][name]


def _order_new_components(document: dict[str, Any], before: dict[str, Any]) -> None:
    """Move each new component behind the first component that uses it."""
    schemas, known = document["components"]["schemas"], before["components"]["schemas"]
    order = [name for name in schemas if name in known]
    last_new: dict[str, str] = {}
    for name in [name for name in schemas if name not in known]:
        reference = f"{SCHEMAS}{name}"
        user = next((one for one in order if reference in _references(schemas[one])), None)
        if user is None:
            order.append(name)
            continue
        order.insert(order.index(last_new.get(user, user)) + 1, name)
        last_new[user] = name
    document["components"]["schemas"] = {name: schemas[name] for name in order}


def _references(value: Any) -> Iterator[str]:
    return references_in(value, keywords=("$ref", DEFAULT_VARIANT))
