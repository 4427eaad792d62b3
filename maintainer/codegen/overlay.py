"""Apply overlay documents to a description, by the OpenAPI Overlay Specification 1.1.

One rule is stricter than the specification: a target that matches nothing is an error, because it means that the
description no longer has what the overlay was written for.

https://spec.openapis.org/overlay/v1.1.0.html
"""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import unquote, urlsplit

import attrs
import jsonpath_rfc9535

from maintainer.codegen.documents import DocumentError, kind_of, load_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from jsonpath_rfc9535 import JSONPathNode


class OverlayError(DocumentError):
    """An overlay that cannot be applied. The message names its file and, if one action is the cause, the action."""


@attrs.frozen
class _Action:
    """One action, and its place in the overlay, with which every error about it starts."""

    fields: dict[str, Any]
    where: str

    def refuse(self, reason: str) -> NoReturn:
        raise OverlayError(f"{self.where}: {reason}")


def apply_files(description: Path, overlays: Sequence[Path]) -> dict[str, Any]:
    """Read a description, apply each overlay in turn, and return the result.

    Raises:
        DocumentError: A file cannot be read.
        OverlayError: An overlay is not valid, cannot be applied, or extends another file than the description.
    """
    return apply_loaded({path: load_document(path) for path in (description, *overlays)})


def apply_loaded(files: Mapping[Path, dict[str, Any]]) -> dict[str, Any]:
    """Apply overlays as `apply_files` does, to files that were read already: the description first, then each overlay.

    Raises:
        OverlayError: An overlay is not valid, cannot be applied, or extends another file than the description.
    """
    (description, document), *overlays = files.items()
    for path, overlay in overlays:
        _require_extended(overlay, path, description)
        document = apply(document, overlay, source=str(path))
    return document


def apply(document: dict[str, Any], overlay: dict[str, Any], *, source: str) -> dict[str, Any]:
    """Return a copy of the document, to which the actions of the overlay are applied in order.

    Args:
        document: The description. It is not changed.
        overlay: The overlay document. Only version 1.1 is supported: version 1.0 has another meaning for an array in
            an update, so applying it by the rules of 1.1 would silently give a wrong result.
        source: The name of the overlay in errors, usually its file.

    Raises:
        OverlayError: The overlay is not valid, or an action matches nothing or does not fit the nodes that it matches.
    """
    _require_overlay(overlay, source)
    result: dict[str, Any] = _copy(document)
    for number, fields in enumerate(overlay["actions"], start=1):
        action = _read_action(fields, f"{source}, action {number}")
        nodes = _select(action, "target", result)
        if not nodes:
            action.refuse("the target matches nothing")
        if fields.get("remove"):
            _remove(action, nodes)
        elif "copy" in fields:
            _update(action, nodes, _value_to_copy(action, result))
        else:
            _update(action, nodes, fields["update"])
    return result


# --- validating an overlay -------------------------------------------------------------------------------------------


def _require_overlay(overlay: dict[str, Any], source: str) -> None:
    if "overlay" not in overlay:
        raise OverlayError(f"{source}: not an overlay document: the field 'overlay' is missing")
    version = overlay["overlay"]
    if not (isinstance(version, str) and re.fullmatch(r"1\.1\.\d+", version)):
        raise OverlayError(
            f"{source}: version {version!r} of the Overlay Specification is not supported, only 1.1.x is"
        )
    _require_fields(overlay, source, known={"overlay", "info", "extends", "actions"}, strings={"extends"})
    info = overlay.get("info")
    if not isinstance(info, dict):
        raise OverlayError(f"{source}: the field 'info' must be an object")
    names = {"title", "version", "description"}
    _require_fields(info, f"{source}, info", known=names, strings=names)
    if missing := {"title", "version"} - info.keys():
        raise OverlayError(f"{source}, info: {' and '.join(sorted(missing))} missing")
    actions = overlay.get("actions")
    if not isinstance(actions, list) or not actions:
        raise OverlayError(f"{source}: the field 'actions' must be an array of at least one action")


def _read_action(fields: Any, where: str) -> _Action:
    if not isinstance(fields, dict):
        raise OverlayError(f"{where}: an action must be an object, not {kind_of(fields)}")
    if isinstance(target := fields.get("target"), str):
        where += f", target {target}"
    if isinstance(description := fields.get("description"), str):
        where += f" ({shorten(description, 100)})"
    strings = {"target", "description", "copy"}
    _require_fields(fields, where, known=strings | {"update", "remove"}, strings=strings)
    action = _Action(fields, where)
    if "target" not in fields:
        action.refuse("the target is missing")
    if not isinstance(fields.get("remove", False), bool):
        action.refuse("the field 'remove' must be a boolean")
    effects = [name for name in ("update", "copy", "remove") if name in fields]
    if fields.get("remove") is False:
        effects.remove("remove")
    if not effects:
        action.refuse("it has no effect: it has neither 'update' nor 'copy' nor 'remove: true'")
    if len(effects) > 1:
        action.refuse(f"it has more than one effect: {' and '.join(effects)}")
    return action


def _require_fields(fields: dict[str, Any], where: str, *, known: set[str], strings: set[str]) -> None:
    for name, value in fields.items():
        if name not in known and not name.startswith("x-"):
            raise OverlayError(f"{where}: unknown field {name!r}")
        if name in strings and not isinstance(value, str):
            raise OverlayError(f"{where}: the field {name!r} must be a string, not {kind_of(value)}")


def _require_extended(overlay: dict[str, Any], path: Path, description: Path) -> None:
    extends = overlay.get("extends")
    if not isinstance(extends, str):
        return
    reference = urlsplit(extends)
    # A description that is published elsewhere may be the same one; this cannot be checked.
    if reference.scheme not in ("", "file"):
        return
    extended = path.parent / unquote(reference.path)
    if extended.resolve() != description.resolve():
        raise OverlayError(f"{path}: extends {extends}, but is being applied to {description}")


# --- applying an action -----------------------------------------------------------------------------------------


def _select(action: _Action, field: str, document: dict[str, Any]) -> list[JSONPathNode]:
    """Return the nodes that the query in a field selects, each once."""
    try:
        nodes = jsonpath_rfc9535.find(action.fields[field], document)
    except jsonpath_rfc9535.JSONPathError as error:
        action.refuse(f"'{field}' is not a JSONPath query: {error}")
    return list({node.location: node for node in nodes}.values())


def _value_to_copy(action: _Action, document: dict[str, Any]) -> object:
    nodes = _select(action, "copy", document)
    if len(nodes) != 1:
        action.refuse(f"'copy' must select one node, but {action.fields['copy']} selects {len(nodes)}")
    return _copy(nodes[0].value)


def _remove(action: _Action, nodes: Iterable[JSONPathNode]) -> None:
    places: dict[int, tuple[Any, list[Any]]] = {}
    for node in nodes:
        if node.parent is None:
            action.refuse("the root of the document cannot be removed")
        container = node.parent.value
        places.setdefault(id(container), (container, []))[1].append(node.location[-1])
    for container, keys in places.values():
        # From the end, so that the remaining indices stay valid.
        for key in sorted(keys, reverse=True):
            del container[key]


def _update(action: _Action, nodes: Sequence[JSONPathNode], update: object) -> None:
    kinds = {_kind(node.value) for node in nodes}
    if len(kinds) > 1:
        action.refuse(f"the target selects nodes of more than one kind: {' and '.join(sorted(kinds))}")
    for node in nodes:
        value = _copy(update)
        match node.value, value:
            case list() as array, list():
                array.extend(value)
            case list() as array, _:
                array.append(value)
            case dict() as members, dict():
                _merge(action, members, value, node.path())
            case old, _ if _kind(old) == _kind(value) == "primitive":
                node.value = value
            case old, _:
                action.refuse(f"{node.path()} is {kind_of(old)}, which {kind_of(value)} cannot update")


def _merge(action: _Action, target: dict[str, Any], update: dict[str, Any], path: str) -> None:
    for name, value in update.items():
        if name not in target:
            target[name] = value
            continue
        match target[name], value:
            case list() as array, list():
                array.extend(value)
            case dict() as members, dict():
                _merge(action, members, value, f"{path}[{name!r}]")
            case old, _ if _kind(old) == _kind(value) == "primitive":
                target[name] = value
            case old, _:
                action.refuse(f"{path}[{name!r}] is {kind_of(old)}, which cannot be merged with {kind_of(value)}")


def _kind(value: object) -> str:
    match value:
        case dict():
            return "object"
        case list():
            return "array"
        case _:
            return "primitive"


def _copy(value: Any) -> Any:
    """Return a copy of a JSON value in which no two places share a node, as they can after a YAML alias.

    `copy.deepcopy` would keep them shared, and an update of one would change the other.
    """
    match value:
        case dict():
            return {name: _copy(member) for name, member in value.items()}
        case list():
            return [_copy(item) for item in value]
        case _:
            return value
