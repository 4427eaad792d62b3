"""Update our description to the upstream operations: apply the differences, leave everything else as it is."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.documents import DocumentError
from maintainer.codegen.extensions import DEFAULT_VARIANT, WITHOUT_PARAMETERS
from maintainer.codegen.references import SCHEMAS
from maintainer.upstream.classes import ClassLosses
from maintainer.upstream.descriptions import draft_descriptions, restore_descriptions
from maintainer.upstream.differences import find_differences
from maintainer.upstream.edits import apply_differences
from maintainer.upstream.enum_descriptions import (
    draft_value_descriptions,
    restore_value_descriptions,
    undescribed_values,
)
from maintainer.upstream.example_edits import edit_examples
from maintainer.upstream.former_defaults import restore_defaults
from maintainer.upstream.matching import LOCATIONS, match_description, parameter_alternatives
from maintainer.upstream.namesakes import CheckedText, describe_as_namesakes
from maintainer.upstream.normalize import json_types
from maintainer.upstream.operations import parameter_key
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED
from maintainer.upstream.schemas import references_in
from maintainer.upstream.texts_with_numbers import texts_beside_changed_limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from maintainer.upstream.difference import Difference
    from maintainer.upstream.matching import Matching
    from maintainer.upstream.operations import Api

_MOST_ROUNDS = 30
_KINDS = ("schemas", "responses", "parameters", "headers")


class CaptureError(DocumentError):
    """A document that our description cannot be updated to; the message is one line."""


@attrs.frozen
class Capture:
    """Our description after a capture.

    Attributes:
        document: The description, overlays applied.
        differences: The differences that were applied to it, and the classes that are lost with them.
        missing: The operations that our description keeps, although the document does not have them.
        former: The texts of the parts that our description no longer has, by `Component`, `Component.field` or
            `Component.field[value]`, and the defaults, by `Component.field default`.
        drafted: The fields and values whose descriptions were drafted from those of others, as `Component.field` or
            `Component.field[value]`.
        to_check: The descriptions of other parts that have to be checked: those of namesakes, names, and texts with
            numbers beside limits that have changed.
    """

    document: dict[str, Any]
    differences: tuple[Difference, ...]
    missing: tuple[str, ...] = ()
    former: dict[str, Any] = attrs.field(factory=dict)
    drafted: tuple[str, ...] = ()
    to_check: tuple[CheckedText, ...] = ()


def capture_operations(ours: dict[str, Any], theirs: Api, *, former: Mapping[str, Any] | None = None) -> Capture:
    """Apply all differences to a copy of our description, overlays applied.

    An edit can uncover further differences, such as those inside a component that is used again. They are applied in
    the next round, until nothing differs. `former` has the texts and defaults of parts that earlier captures
    removed, by path.
    An operation that the document does not have is kept: a person decides whether the client loses it.

    Raises:
        CaptureError: An operation no longer streams, the client cannot send a parameter, or differences remain after
            the last round.
        DocumentError: A reference cannot be resolved.
    """
    document = copy.deepcopy(ours)
    matching = match_description(document, theirs)
    _require_streams(matching)
    _require_sendable_parameters(matching)
    found = find_differences(matching)
    missing = tuple(one.name for one in found if one.is_left_to_a_person)
    captured = differences = _applicable(found)
    losses = ClassLosses(matching, differences)
    for _ in range(_MOST_ROUNDS):
        if not differences:
            _order_new_components(document, ours)
            left = restore_descriptions(document, ours, former or {})
            captured = (*captured, *losses.unexplained(document))
            left = restore_value_descriptions(document, ours, left)
            left = restore_defaults(document, ours, left)
            edit_examples(document, ours)
            drafted = (*draft_descriptions(document, ours), *draft_value_descriptions(document, ours))
            checked = (*describe_as_namesakes(document, ours), *texts_beside_changed_limits(document, ours))
            return Capture(document, captured, missing, left, drafted, checked)
        apply_differences(document, matching, differences)
        _remove_unused_components(document)
        matching = match_description(document, theirs)
        differences = _applicable(find_differences(matching))
    paths = ", ".join(difference.place for difference in differences[:3])
    raise CaptureError(f"{theirs.source}: cannot be captured, differences remain at {paths}")


def _applicable(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    return tuple(one for one in differences if not one.is_left_to_a_person)


def _require_streams(matching: Matching) -> None:
    for ours, theirs in matching.pairs():
        if ours.events is not None and theirs.events is None:
            source = matching.theirs.source
            raise CaptureError(f"{source}: {ours.name} does not stream, so it is not the operation that we describe")


def _require_sendable_parameters(matching: Matching) -> None:
    """Check that the client can send the parameters: texts, and lists as a parameter that is repeated."""
    for name, operation in matching.theirs.operations.items():
        ours = matching.ours.operations.get(name)
        for (location, wire_name), parameter in operation.parameters.items():
            if location == "header" or (ours is not None and wire_name in ours.without_parameters):
                continue
            types = json_types(parameter_alternatives(matching.their_normalizer, parameter))
            has_other_form = parameter.get("explode") is False or parameter.get("style", "form") != "form"
            if location == "query" and "array" in types and has_other_form:
                problem = "a list that is not sent as a repeated parameter"
            elif "object" in types or (location == "path" and "array" in types):
                problem = f"{'an object' if 'object' in types else 'a list'} in the {location}"
            else:
                continue
            place = f"{matching.theirs.source}: {name}: {LOCATIONS[location]}.{wire_name}"
            raise CaptureError(
                f"{place} is {problem}, which the client cannot send; "
                f"add the name to {WITHOUT_PARAMETERS} of the operation in openapi.yaml to leave it out"
            )


def undescribed_parts(document: dict[str, Any]) -> Iterator[str]:
    """Yield each part that still has the description `TO_BE_DESCRIBED`, from operations to the values of enums."""
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            yield from _undescribed_in_operation(f"{method.upper()} {path}", operation)
    yield from (f"tag {tag['name']}" for tag in document.get("tags", ()) if tag.get("description") == TO_BE_DESCRIBED)
    for kind, components in document.get("components", {}).items():
        for name, component in components.items():
            path = name if kind == "schemas" else f"{kind}.{name}"
            if component.get("description") == TO_BE_DESCRIBED:
                yield path
            for field, schema in component.get("properties", {}).items():
                if schema.get("description") == TO_BE_DESCRIBED:
                    yield f"{path}.{field}"
    yield from undescribed_values(document)


def _undescribed_in_operation(name: str, operation: Any) -> Iterator[str]:
    if not isinstance(operation, dict) or "responses" not in operation:
        return
    if TO_BE_DESCRIBED in (operation.get("summary"), operation.get("description")):
        yield name
    for parameter in operation.get("parameters", ()):
        if parameter.get("description") == TO_BE_DESCRIBED:
            yield f"{name} {' '.join(parameter_key(parameter))}"
    for status, response in operation["responses"].items():
        if response.get("description") == TO_BE_DESCRIBED:
            yield f"{name} {status}"


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
        if kind != "schemas" and not components.get(kind, True):
            del components[kind]


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
