"""Write a changed description back to the files that it is made of: `openapi.yaml` and the overlays.

Every member of the description belongs to one part: the description itself, or the `update` of an overlay action. A
changed member is changed in the part that has it, and a new one joins the part of the member that it follows.
"""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import attrs
import jsonpath_rfc9535
from jsonpath_rfc9535.selectors import NameSelector

from maintainer.codegen.description import description_files
from maintainer.codegen.documents import DocumentError, load_document
from maintainer.codegen.overlay import apply_loaded
from maintainer.upstream.schemas import references_in
from maintainer.upstream.yaml_edits import edit_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Place = tuple[str, ...]
"""The names that lead to an object in the description."""

_COMPONENTS = "#/components/"
_SCHEMAS = ("components", "schemas")


@attrs.define(eq=False)
class _Part:
    """An object in a file whose members belong to one place of the description."""

    file: Path
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

        Raises:
            DocumentError: The files cannot be edited to describe it. No file has been written.
        """
        if document == self.document:
            return {}
        values = copy.deepcopy(self._files)
        parts = list(_parts(self._description, values))
        for part in parts:
            _update(part.members, _get(self.document, part.place), _get(document, part.place) or {}, part.place, parts)
        _add_new_members(document, parts, ())
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
        if apply_loaded(self._files | read) != document:
            raise DocumentError(f"{self._description}: cannot be edited to describe the captured operation")


def _read_back(text: str, path: Path) -> dict[str, Any]:
    path.write_text(text, encoding="utf-8")
    return load_document(path)


def _parts(description: Path, values: Mapping[Path, dict[str, Any]]) -> Iterator[_Part]:
    """Yield the parts of the description, its own file first."""
    yield _Part(description, (), values[description])
    for path, overlay in values.items():
        if path == description:
            continue
        for action in overlay["actions"]:
            place = _place_of(action["target"])
            if place is not None and isinstance(action.get("update"), dict):
                yield _Part(path, place, action["update"])


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
        inner = (*place, name)
        if name not in new:
            del members[name]
        elif old[name] == new[name]:
            continue
        elif isinstance(members[name], dict) and isinstance(new[name], dict) and _is_shared(inner, parts):
            _update(members[name], old[name], new[name], inner, parts)
            # The description's own file keeps a schema without keywords; an overlay has nothing to add to it.
            if not members[name] and members is not parts[0].get(place):
                del members[name]
        else:
            members[name] = copy.deepcopy(new[name])


def _is_shared(place: Place, parts: list[_Part]) -> bool:
    return sum(part.reaches(place) for part in parts) > 1


# --- members that no part has yet -----------------------------------------------------------------------------------


def _add_new_members(document: dict[str, Any], parts: list[_Part], place: Place) -> None:
    """Add each new member to the part of the member that it follows, then do the same further in."""
    members = _get(document, place)
    owners = [found for part in parts if isinstance(found := part.get(place), dict)]
    names = list(members)
    for index, name in enumerate(names):
        if any(name in owner for owner in owners):
            continue
        before, after = names[:index][::-1], names[index + 1 :]
        owner = _owner_of(owners, _neighbors(place, name, before, after))
        if owner is None:
            raise DocumentError(f"no file has a place for {'.'.join((*place, name))}")
        _insert(owner, name, copy.deepcopy(members[name]), before)
    for name, member in members.items():
        if isinstance(member, dict) and all(owner.get(name) != member for owner in owners):
            _add_new_members(document, parts, (*place, name))


def _owner_of(owners: list[dict[str, Any]], neighbors: Iterable[str]) -> dict[str, Any] | None:
    """Return the owner of the nearest neighbor that has one, else the first owner."""
    for neighbor in neighbors:
        for owner in owners:
            if neighbor in owner:
                return owner
    return owners[0] if owners else None


def _neighbors(place: Place, name: str, before: list[str], after: list[str]) -> list[str]:
    """Return the members that decide which part a new one joins, the nearest first."""
    if place[:2] == _SCHEMAS and len(place) > len(_SCHEMAS):
        # A keyword joins the part that describes the schema: the first one, before those that only add names.
        return []
    # An error status joins the statuses behind it, because the first response is that of success.
    return [*after, *before] if place[-1:] == ("responses",) and name.isdecimal() else [*before, *after]


def _insert(members: dict[str, Any], name: str, value: Any, before: list[str]) -> None:
    """Insert a member behind the nearest member of `before`, or at the start."""
    anchor = next((one for one in before if one in members), None)
    ordered = {} if anchor is not None else {name: value}
    for one, member in members.items():
        ordered[one] = member
        if one == anchor:
            ordered[name] = value
    members.clear()
    members.update(ordered)


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
