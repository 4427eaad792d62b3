"""Write a changed description back to the files that it is made of: `openapi.yaml` and the overlays.

Every member of the description belongs to one part: the description itself, or the `update` of an overlay action. A
changed member is changed in the part that has it, and a new one joins the part of the member that it follows.
"""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Self

import attrs
import jsonpath_rfc9535
from jsonpath_rfc9535.selectors import NameSelector

from maintainer.codegen.description import description_files
from maintainer.codegen.documents import DocumentError, load_document
from maintainer.codegen.overlay import OverlayError, apply_loaded
from maintainer.upstream.schemas import ANNOTATIONS, references_in
from maintainer.upstream.yaml_edits import edit_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Place = tuple[str, ...]
"""The names that lead to an object in the description."""

_COMPONENTS = "#/components/"
_SCHEMAS = ("components", "schemas")
_LONGEST_VALUE = 80
_MISSING = object()


@attrs.define(eq=False)
class _Part:
    """An object in a file whose members belong to one place of the description.

    Attributes:
        file: The description or an overlay.
        action: The number of the action in the overlay; None in the description.
    """

    file: Path
    action: int | None
    place: Place
    members: dict[str, Any]

    def get(self, place: Place) -> Any:
        """Return what this part has at a place of the description; None if it has nothing there."""
        return _get(self.members, place[len(self.place) :]) if place[: len(self.place)] == self.place else None

    def reaches(self, place: Place) -> bool:
        """Return whether this part has members at a place or further in."""
        return self.place[: len(place)] == place or self.get(place) is not None


class DescriptionFiles:
    """The description and its overlays as files.

    Attributes:
        document: The description with the overlays applied.
    """

    def __init__(self, description: Path, overlays: Sequence[Path]) -> None:
        self._description = description
        self._files = {path: load_document(path) for path in (description, *overlays)}
        self.document = apply_loaded(self._files)

    @classmethod
    def load(cls, root: Path) -> Self:
        """Read the files of a checkout.

        Raises:
            DocumentError: A file is missing or malformed, or an overlay cannot be applied.
        """
        description, *overlays = description_files(root)
        return cls(description, overlays)

    def changed_texts(self, document: dict[str, Any]) -> dict[Path, str]:
        """Return the new text of each file that has to change so that the files describe `document`.

        Overlay actions whose target is not a list of names, such as `$.components.schemas.*`, are left as they are.
        They may add annotations such as `x-…` to new schemas.

        Raises:
            DocumentError: The files cannot be edited to describe it; the message names the place, and the file and the
                overlay action that prevent it. No file has been written.
        """
        if document == self.document:
            return {}
        values = copy.deepcopy(self._files)
        parts = _parts(values)
        for part in parts:
            _update(part.members, _get(self.document, part.place), _get(document, part.place) or {}, part.place, parts)
        _add_new_members(self.document, document, parts, _parts(self._files), ())
        _move_error_responses(parts)
        _move_referenced_components(document, parts)
        texts = {
            path: edit_yaml(path.read_text(encoding="utf-8"), self._files[path], value)
            for path, value in values.items()
            if value != self._files[path]
        }
        self._verify(texts, document)
        return texts

    def _verify(self, texts: Mapping[Path, str], document: dict[str, Any]) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            read = {path: _read_back(text, Path(scratch, path.name)) for path, text in texts.items()}
        files = self._files | read
        try:
            result = apply_loaded(files)
        except OverlayError as error:
            raise DocumentError(
                f"{error} once the description is that of the captured document; edit the overlay and openapi.yaml by "
                "hand, then capture again"
            ) from error
        for place in _differing_places(result, document):
            if _is_annotation_of_a_pattern(place, files, result, document):
                continue
            raise DocumentError(
                f"{_origin_of(place, files, result)}: cannot be edited to describe the captured operation: "
                f"{'.'.join(place)} would be {_short(_get(result, place))} instead of {_short(_get(document, place))}; "
                "edit it by hand, then capture again"
            )


def _read_back(text: str, path: Path) -> dict[str, Any]:
    path.write_text(text, encoding="utf-8")
    return load_document(path)


def _parts(files: Mapping[Path, dict[str, Any]]) -> list[_Part]:
    """Return the parts of the description, its own file first."""
    (description, document), *overlays = files.items()
    parts = [_Part(description, None, (), document)]
    for path, overlay in overlays:
        for number, action in enumerate(overlay["actions"], start=1):
            place = _place_of(action["target"])
            if place is not None and isinstance(action.get("update"), dict):
                parts.append(_Part(path, number, place, action["update"]))
    return parts


def _place_of(query: str) -> Place | None:
    """Return the place that a JSONPath selects; None if it does not consist of names only."""
    names = []
    for segment in jsonpath_rfc9535.compile(query).segments:
        if len(segment.selectors) != 1 or not isinstance(segment.selectors[0], NameSelector):
            return None
        names.append(segment.selectors[0].name)
    return tuple(names)


def _get(value: Any, place: Place) -> Any:
    for name in place:
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


# --- members that a part has already --------------------------------------------------------------------------------


def _update(members: dict[str, Any], old: Any, new: Any, place: Place, parts: list[_Part]) -> None:
    """Remove the members of a part that the description no longer has, and update those that changed."""
    for name in list(members):
        inner, old_member = (*place, name), _get(old, (name,))
        if name not in new:
            # A member that the description did not have before was removed by an overlay, and will be again.
            if old_member is not None:
                del members[name]
        elif old_member == new[name]:
            continue
        elif isinstance(members[name], dict) and isinstance(new[name], dict) and _is_shared(inner, parts):
            _update(members[name], old_member, new[name], inner, parts)
            # The description's own file keeps a schema without keywords; an overlay has nothing to add to it.
            if not members[name] and members is not parts[0].get(place):
                del members[name]
        else:
            members[name] = _without_additions(new[name], old_member, members[name])


def _without_additions(new: Any, old: Any, own: Any) -> Any:
    """Copy a value without the members that the description has already, though its part (`own`) does not have them.

    They come from overlay actions that are not parts.
    """
    if not (isinstance(new, dict) and isinstance(old, dict) and isinstance(own, dict)):
        return copy.deepcopy(new)
    return {
        name: _without_additions(member, old.get(name), own.get(name))
        for name, member in new.items()
        if name in own or name not in old
    }


def _is_shared(place: Place, parts: list[_Part]) -> bool:
    return sum(part.reaches(place) for part in parts) > 1


# --- members that no part has yet -----------------------------------------------------------------------------------


def _add_new_members(old: Any, new: dict[str, Any], parts: list[_Part], before: list[_Part], place: Place) -> None:
    """Add each new member to the part of the member that it follows, then do the same further in.

    A member that the description has already, though no part had it (`before`), comes from another overlay action.
    """
    owners = [found for part in parts if isinstance(found := part.get(place), dict)]
    names = list(new)
    for index, name in enumerate(names):
        if any(name in owner for owner in owners):
            continue
        if _get(old, (name,)) is not None and all(part.get((*place, name)) is None for part in before):
            continue
        preceding, following = names[:index][::-1], names[index + 1 :]
        owner = _owner_of(owners, _neighbors(place, name, preceding, following))
        if owner is None:
            raise DocumentError(f"no file has a place for {'.'.join((*place, name))}")
        _insert(owner, name, copy.deepcopy(new[name]), preceding)
    for name, member in new.items():
        inner = (*place, name)
        if isinstance(member, dict) and _get(old, (name,)) != member and _needs_more(parts, inner, member):
            _add_new_members(_get(old, (name,)), member, parts, before, inner)


def _needs_more(parts: list[_Part], place: Place, value: dict[str, Any]) -> bool:
    return any(part.reaches(place) for part in parts) and all(part.get(place) != value for part in parts)


def _owner_of(owners: list[dict[str, Any]], neighbors: Iterable[str]) -> dict[str, Any] | None:
    """Return the owner of the nearest neighbor that has one, else the first owner."""
    for neighbor in neighbors:
        for owner in owners:
            if neighbor in owner:
                return owner
    return owners[0] if owners else None


def _neighbors(place: Place, name: str, preceding: list[str], following: list[str]) -> list[str]:
    """Return the members that decide which part a new one joins, the nearest first."""
    if place[:2] == _SCHEMAS and len(place) > len(_SCHEMAS):
        # A keyword joins the part that describes the schema: the first one, before those that only add names.
        return []
    # An error status joins the statuses behind it, because the first response is that of success.
    is_status = place[-1:] == ("responses",) and name.isdecimal()
    return [*following, *preceding] if is_status else [*preceding, *following]


def _insert(members: dict[str, Any], name: str, value: Any, preceding: list[str]) -> None:
    """Insert a member behind the nearest member of `preceding`, or at the start."""
    anchor = next((one for one in preceding if one in members), None)
    ordered = {} if anchor is not None else {name: value}
    for one, member in members.items():
        ordered[one] = member
        if one == anchor:
            ordered[name] = value
    members.clear()
    members.update(ordered)


# --- error responses that move into an overlay ----------------------------------------------------------------------


def _move_error_responses(parts: list[_Part]) -> None:
    """Move the responses of operations to the overlay that has their components, if it has a part for all paths."""
    base = parts[0].members
    own = base.get("components", {}).get("responses", {})
    for path, item in base["paths"].items():
        for method, operation in item.items():
            responses = operation.get("responses", {}) if isinstance(operation, dict) else {}
            for status, response in list(responses.items()):
                kind, name = next(_component_references(response), ("", ""))
                if kind != "responses" or name in own or response.keys() != {"$ref"}:
                    continue
                if (paths := _paths_beside(parts, name)) is not None:
                    target = paths.setdefault(path, {}).setdefault(method, {}).setdefault("responses", {})
                    target[status] = responses.pop(status)


def _paths_beside(parts: list[_Part], response: str) -> dict[str, Any] | None:
    """Return the part for all paths in the overlay that has a response component."""
    files = [part.file for part in parts if (part.get(("components", "responses")) or {}).get(response)]
    return next((part.members for part in parts if part.place == ("paths",) and part.file in files), None)


# --- components that move out of an overlay -------------------------------------------------------------------------


def _move_referenced_components(document: dict[str, Any], parts: list[_Part]) -> None:
    """Move the components that the description itself refers to out of overlays: it is valid without them."""
    base = parts[0].members
    while missing := [
        (kind, name)
        for kind, name in _component_references(base)
        if name not in base["components"].get(kind, {}) and name in document["components"].get(kind, {})
    ]:
        kind, name = missing[0]
        # The first part that has the component describes it; what later parts add stays in them.
        owners = [found for part in parts[1:] if isinstance(found := part.get(("components", kind)), dict)]
        component = next(owner for owner in owners if name in owner).pop(name)
        known = list(document["components"][kind])
        _insert(base["components"].setdefault(kind, {}), name, component, known[: known.index(name)][::-1])


def _component_references(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of each component that a value refers to."""
    for reference in references_in(value):
        if reference.startswith(_COMPONENTS):
            kind, _, name = reference.removeprefix(_COMPONENTS).partition("/")
            yield kind, name


# --- what the files describe instead --------------------------------------------------------------------------------


def _differing_places(result: Any, expected: Any) -> Iterator[Place]:
    """Yield the places at which two descriptions differ, as far inward as possible."""
    if isinstance(result, dict) and isinstance(expected, dict):
        for name in dict.fromkeys([*expected, *result]):
            inner = _differing_places(result.get(name, _MISSING), expected.get(name, _MISSING))
            yield from ((name, *place) for place in inner)
    elif result != expected:
        yield ()


def _is_annotation_of_a_pattern(
    place: Place, files: Mapping[Path, dict[str, Any]], result: dict[str, Any], expected: dict[str, Any]
) -> bool:
    """Return whether a place has an annotation that only an action with a pattern as its target adds."""
    name = place[-1]
    is_annotation = name.startswith("x-") or name in ANNOTATIONS
    actions = [action for _, _, action in _actions_at(place, files, result)]
    is_from_pattern = bool(actions) and all(_place_of(action["target"]) is None for action in actions)
    return is_annotation and is_from_pattern and _get(expected, place) is None


def _origin_of(place: Place, files: Mapping[Path, dict[str, Any]], result: dict[str, Any]) -> str:
    """Return the overlay action that was applied to a place last, or the file of the description."""
    for path, number, action in _actions_at(place, files, result):
        return f"{path}, action {number}, target {action['target']}"
    return str(next(iter(files)))


def _actions_at(
    place: Place, files: Mapping[Path, dict[str, Any]], result: dict[str, Any]
) -> Iterator[tuple[Path, int, dict[str, Any]]]:
    """Yield the overlay actions that update a place, the last one first, with their files and numbers."""
    _, *overlays = files.items()
    for path, overlay in reversed(overlays):
        for number, action in reversed(list(enumerate(overlay["actions"], start=1))):
            locations = [node.location for node in jsonpath_rfc9535.find(action["target"], result)]
            if any(_has(action.get("update"), location, place) for location in locations):
                yield path, number, action


def _has(update: Any, location: tuple[int | str, ...], place: Place) -> bool:
    """Return whether an update at a location has a value at a place."""
    return place[: len(location)] == location and _get(update, place[len(location) :]) is not None


def _short(value: Any) -> str:
    return "missing" if value is None else shorten(json.dumps(value, ensure_ascii=False), _LONGEST_VALUE)
