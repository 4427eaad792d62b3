"""The files that our description is made of, and which of them each part of it belongs to."""

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
from maintainer.upstream.yaml_edits import with_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Place = tuple[str, ...]

_COMPONENTS = "#/components/"
_SCHEMAS = ("components", "schemas")


@attrs.define(eq=False)
class _Part:
    """An object in a file that gives members to one place of the description."""

    file: Path
    target: Place
    members: dict[str, Any]


class Sources:
    """The description and its overlays, which are written anew together."""

    def __init__(self, description: Path, overlays: Sequence[Path]) -> None:
        self._description = description
        self._files = {path: load_document(path) for path in (description, *overlays)}
        self.document = apply_loaded(self._files)

    @classmethod
    def of(cls, root: Path) -> Self:
        """The files of a checkout."""
        description, *overlays = description_files(root)
        return cls(description, overlays)

    def texts_for(self, document: dict[str, Any]) -> dict[Path, str]:
        """The files whose text has to change for a new description, with their new text.

        Raises:
            DocumentError: The files cannot be brought to say this; nothing is lost, for nothing is written.
        """
        if document == self.document:
            return {}
        values = copy.deepcopy(self._files)
        parts = list(_parts(self._description, values))
        for part in parts:
            old, new = _at(self.document, part.target), _at(document, part.target)
            _follow(part.members, old, new or {}, part.target, parts)
        _add(document, parts, ())
        _move_what_the_description_needs(document, parts)
        changed = {path: value for path, value in values.items() if value != self._files[path]}
        texts = {
            path: with_value(path.read_text(encoding="utf-8"), self._files[path], value)
            for path, value in changed.items()
        }
        self._require(texts, document)
        return texts

    def _require(self, texts: Mapping[Path, str], document: dict[str, Any]) -> None:
        """Make sure that the new texts say what they should, before any is written."""
        with tempfile.TemporaryDirectory() as scratch:
            read = {path: _read_back(text, Path(scratch, path.name)) for path, text in texts.items()}
        found = apply_loaded(self._files | read)
        if found != document:
            raise DocumentError(f"{self._description}: cannot be edited to say what was captured")


def _read_back(text: str, path: Path) -> dict[str, Any]:
    path.write_text(text, encoding="utf-8")
    return load_document(path)


def _parts(description: Path, values: Mapping[Path, dict[str, Any]]) -> Iterator[_Part]:
    yield _Part(description, (), values[description])
    for path, overlay in values.items():
        if path == description:
            continue
        for action in overlay["actions"]:
            target = _names(action["target"])
            if target is not None and isinstance(action.get("update"), dict):
                yield _Part(path, target, action["update"])


def _names(query: str) -> Place | None:
    """The names that a JSONPath leads through, if it selects one place by nothing but names."""
    names = []
    for segment in jsonpath_rfc9535.compile(query).segments:
        if len(segment.selectors) != 1 or not isinstance(segment.selectors[0], NameSelector):
            return None
        names.append(segment.selectors[0].name)
    return tuple(names)


def _follow(members: dict[str, Any], old: Any, new: Any, place: Place, parts: list[_Part]) -> None:
    """Take out of a part what is gone, and change in it what has changed."""
    for name in list(members):
        if name not in new:
            del members[name]
        elif old[name] == new[name]:
            continue
        elif isinstance(members[name], dict) and isinstance(new[name], dict) and _is_shared((*place, name), parts):
            _follow(members[name], old[name], new[name], (*place, name), parts)
            # A schema of the description gets other keywords; an overlay has nothing more to say of it.
            if not members[name] and members is not _own(parts[0], place):
                del members[name]
        else:
            members[name] = copy.deepcopy(new[name])


def _is_shared(place: Place, parts: list[_Part]) -> bool:
    """Whether more than one part has members at a place or below it."""
    return sum(_has(part, place) for part in parts) > 1


def _has(part: _Part, place: Place) -> bool:
    if part.target[: len(place)] == place:
        return True
    return part.target == place[: len(part.target)] and _at(part.members, place[len(part.target) :]) is not None


def _at(value: Any, place: Place) -> Any:
    for name in place:
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


def _add(document: dict[str, Any], parts: list[_Part], place: Place) -> None:
    """Give each member that no part has yet to the part of the member that it stands next to."""
    members = _at(document, place)
    here = [(part, found) for part in parts if isinstance(found := _own(part, place), dict)]
    names = list(members)
    for index, name in enumerate(names):
        if any(name in found for _, found in here):
            continue
        before, after = names[:index][::-1], names[index + 1 :]
        for neighbour in _neighbours(place, name, before, after):
            if owner := next((found for _, found in here if neighbour in found), None):
                break
        else:
            owner = next((found for _, found in here), None)
        if owner is None:
            raise DocumentError(f"no file has a place for {'.'.join((*place, name))}")
        _insert(owner, name, copy.deepcopy(members[name]), before)
    for name, member in members.items():
        if isinstance(member, dict) and all(found.get(name) != member for _, found in here):
            _add(document, parts, (*place, name))


def _neighbours(place: Place, name: str, before: list[str], after: list[str]) -> list[str]:
    """The members whose part a new one belongs to, the nearest first."""
    if place[:2] == _SCHEMAS and len(place) > len(_SCHEMAS):
        # A schema belongs to the part that describes it, which comes before those that lay names over it.
        return []
    # A status belongs to its like, which follow it; the answer that is no error comes first.
    return [*after, *before] if place[-1:] == ("responses",) and name.isdecimal() else [*before, *after]


def _own(part: _Part, place: Place) -> Any:
    """What a part has at a place of the description."""
    return _at(part.members, place[len(part.target) :]) if place[: len(part.target)] == part.target else None


def _insert(members: dict[str, Any], name: str, value: Any, before: list[str]) -> None:
    """Add a member behind the nearest of those before it."""
    anchor = next((one for one in before if one in members), None)
    ordered = {} if anchor is not None else {name: value}
    for one, member in members.items():
        ordered[one] = member
        if one == anchor:
            ordered[name] = value
    members.clear()
    members.update(ordered)


def _move_what_the_description_needs(document: dict[str, Any], parts: list[_Part]) -> None:
    """Components that the description itself refers to cannot be left to an overlay: it is valid without them."""
    base = parts[0].members
    while missing := [
        (kind, name)
        for kind, name in _references(base)
        if name not in base["components"].get(kind, {}) and name in document["components"].get(kind, {})
    ]:
        kind, name = missing[0]
        # The first part that has it describes it; what others say of it, such as its names, is laid over it as before.
        owners = [found for part in parts[1:] if isinstance(found := _own(part, ("components", kind)), dict)]
        described = next(found for found in owners if name in found).pop(name)
        known = list(document["components"][kind])
        _insert(base["components"].setdefault(kind, {}), name, described, known[: known.index(name)][::-1])


def _references(value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case {"$ref": str(reference)} if reference.startswith(_COMPONENTS):
            kind, _, name = reference.removeprefix(_COMPONENTS).partition("/")
            yield kind, name
    match value:
        case dict():
            for member in value.values():
                yield from _references(member)
        case list():
            for item in value:
                yield from _references(item)
