"""Apply overlay documents to a description, by the OpenAPI Overlay Specification, versions 1.0 and 1.1.

The field `overlay` of a document says which version it is written for, and the rules of that version apply to it. Four
rules are stricter than the specification:

- A target that matches nothing is an error, because it means that the description no longer has what the overlay was
  written for.
- An action that does nothing (it has only a target, or `remove: false`) is an error.
- An overlay whose field `extends` names a file is applied to no other file.
- In both versions a target is a JSONPath query of RFC 9535, as version 1.1 requires. Some examples of the specification
  are older than the RFC and write `@.x-oai-traits`; a name with a hyphen must be quoted: `@['x-oai-traits']`.

https://spec.openapis.org/overlay/v1.0.0.html
https://spec.openapis.org/overlay/v1.1.0.html
"""

from __future__ import annotations

import json
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

_V1_0 = "1.0"


class OverlayError(DocumentError):
    """An overlay that cannot be applied. The message names its file and, if one action is the cause, the action."""


@attrs.frozen
class _Action:
    """One action, its place in the overlay, with which every error about it starts, and the version of its rules."""

    fields: dict[str, Any]
    where: str
    version: str

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
        overlay: The overlay document, of version 1.0 or 1.1 of the specification.
        source: The name of the overlay in errors, usually its file.

    Raises:
        OverlayError: The overlay is not valid, or an action matches nothing or does not fit the nodes that it matches.
    """
    version = _require_overlay(overlay, source)
    result: dict[str, Any] = _copy(document)
    for number, fields in enumerate(overlay["actions"], start=1):
        action = _read_action(fields, f"{source}, action {number}", version)
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


def _require_overlay(overlay: dict[str, Any], source: str) -> str:
    """Return the version of the specification, without its patch number, whose rules the overlay follows."""
    if "overlay" not in overlay:
        raise OverlayError(f"{source}: not an overlay document: the field 'overlay' is missing")
    stated = overlay["overlay"]
    if not (isinstance(stated, str) and re.fullmatch(r"1\.[01]\.\d+", stated)):
        raise OverlayError(
            f"{source}: version {stated!r} of the Overlay Specification is not supported, only 1.0.x and 1.1.x are"
        )
    version = stated.rpartition(".")[0]
    _require_fields(overlay, source, known={"overlay", "info", "extends", "actions"}, strings={"extends"})
    info = overlay.get("info")
    if not isinstance(info, dict):
        raise OverlayError(f"{source}: the field 'info' must be an object")
    names = {"title", "version"} if version == _V1_0 else {"title", "version", "description"}
    _require_fields(info, f"{source}, info", known=names, strings=names)
    if missing := {"title", "version"} - info.keys():
        raise OverlayError(f"{source}, info: {' and '.join(sorted(missing))} missing")
    actions = overlay.get("actions")
    if not isinstance(actions, list) or not actions:
        raise OverlayError(f"{source}: the field 'actions' must be an array of at least one action")
    numbers: dict[str, int] = {}
    for number, action in enumerate(actions, start=1):
        first = numbers.setdefault(json.dumps(action, sort_keys=True), number)
        if first != number:
            raise OverlayError(f"{source}, action {number}: it is the same as action {first}; remove one of them")
    return version


def _read_action(fields: Any, where: str, version: str) -> _Action:
    if not isinstance(fields, dict):
        raise OverlayError(f"{where}: an action must be an object, not {kind_of(fields)}")
    if isinstance(target := fields.get("target"), str):
        where += f", target {target}"
    if isinstance(description := fields.get("description"), str):
        where += f" ({shorten(description, 100)})"
    action = _Action(fields, where, version)
    if version == _V1_0 and "copy" in fields:
        action.refuse("version 1.0 of the Overlay Specification has no 'copy'; state version 1.1.0 in 'overlay'")
    strings = {"target", "description", "copy"}
    _require_fields(fields, where, known=strings | {"update", "remove"}, strings=strings)
    if "target" not in fields:
        action.refuse("the target is missing")
    if not isinstance(fields.get("remove", False), bool):
        action.refuse("the field 'remove' must be a boolean")
    effects = [name for name in ("update", "copy", "remove") if name in fields]
    if fields.get("remove") is False:
        effects.remove("remove")
    if not effects:
        action.refuse("it has no effect: it has neither 'update' nor 'copy' nor 'remove: true'")
    # In version 1.0, `update` has no impact beside `remove: true`.
    if len(effects) > 1 and version != _V1_0:
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
        if action.version == _V1_0 and isinstance(container, list) and _kind(node.value) == "primitive":
            action.refuse(
                f"{node.path()} is {kind_of(node.value)} in an array, which version 1.0 of the Overlay Specification "
                "cannot remove; state version 1.1.0 in 'overlay'"
            )
        places.setdefault(id(container), (container, []))[1].append(node.location[-1])
    for container, keys in places.values():
        # From the end, so that the remaining indices stay valid.
        for key in sorted(keys, reverse=True):
            del container[key]


def _update(action: _Action, nodes: Sequence[JSONPathNode], update: object) -> None:
    kinds = {_kind(node.value) for node in nodes}
    if action.version == _V1_0:
        _require_containers(action, nodes)
    elif len(kinds) > 1:
        action.refuse(f"the target selects nodes of more than one kind: {' and '.join(sorted(kinds))}")
    for node in nodes:
        value = _copy(update)
        match node.value, value:
            # In version 1.0, the value is always one entry.
            case list() as array, list() if action.version != _V1_0:
                array.extend(value)
            case list() as array, _:
                array.append(value)
            case dict() as members, dict():
                _merge(action, members, value, node.path())
            case old, _ if _kind(old) == _kind(value) == "primitive":
                node.value = value
            case old, _:
                action.refuse(f"{node.path()} is {kind_of(old)}, which {kind_of(value)} cannot update")


def _require_containers(action: _Action, nodes: Iterable[JSONPathNode]) -> None:
    for node in nodes:
        if _kind(node.value) == "primitive":
            action.refuse(
                f"{node.path()} is {kind_of(node.value)}; version 1.0 of the Overlay Specification updates only "
                "objects and arrays. Select the object that contains it, or state version 1.1.0 in 'overlay'"
            )


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
