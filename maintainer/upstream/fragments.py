"""Drafts of changelog fragments for the differences that a capture applies: `changes/api.<kind>.md`."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import attrs

from maintainer.upstream.report import describe, short_value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from maintainer.upstream.difference import Difference

_WIDTH = 116  # of a line of a draft, which is indented when it becomes an item of the changelog
_HEADING = "Follow the API:"
_CLASS_REMOVED = re.compile(r"- `models\.(?P<name>\w+)` removed: class ")
_ENTRY = re.compile(r"^- .*\n(?:  .*\n)*", re.MULTILINE)


def updated_fragments(
    folder: Path, differences: Iterable[Difference], *, classes: Collection[str] = ()
) -> dict[Path, str | None]:
    """Return the new text of each fragment in a folder that differences change; None if nothing is left of it.

    An entry of an earlier capture that a difference reverts is removed, and the difference adds none. A difference that
    goes on from an entry, such as a second change of a limit, changes that entry. Entries that a person has rewritten
    are kept.

    Args:
        folder: The folder of the fragments.
        differences: The differences that a capture applied.
        classes: The names of the classes after it. An entry that says that one of them was removed is removed itself.
    """
    before = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("api.*.md"))}
    texts = dict(before)
    added = []
    _remove_returned(texts, classes)
    for difference in differences:
        if difference.change == "removed" and difference.what in ("field", "variant"):
            _remove_inner(texts, difference.place)
        if not _remove_reverted(texts, difference) and not _continue_entry(texts, difference):
            added.append(difference)
    for kind, draft in changelog_draft(added).items():
        path = folder / f"api.{kind}.md"
        texts[path] = f"{texts[path]}\n{draft}" if texts.get(path) else draft
    return {path: text or None for path, text in texts.items() if text != before.get(path)}


def changelog_draft(differences: Iterable[Difference]) -> dict[str, str]:
    """Return drafts of changelog fragments for the differences, by the kind of fragment."""
    by_kind: dict[str, list[Difference]] = {}
    for difference in differences:
        by_kind.setdefault(_kind_of(difference), []).append(difference)
    return {kind: "\n".join([_HEADING, *map(_entry, found)]) + "\n" for kind, found in sorted(by_kind.items())}


def _kind_of(difference: Difference) -> str:
    if difference.breaking:
        return "breaking"
    if difference.what == "deprecated" and difference.after:
        return "deprecated"
    return "added" if difference.change == "added" else "changed"


def _entry(difference: Difference) -> str:
    return _wrapped(f"- `{difference.place}` {difference.change}: {describe(difference)}")


def _wrapped(text: str) -> str:
    return "\n".join(
        textwrap.wrap(text, _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    )


def _remove_reverted(texts: dict[Path, str], difference: Difference) -> bool:
    """Remove the entry of the opposite difference from the fragments, and return whether there was one."""
    opposite = attrs.evolve(difference, before=difference.after, after=difference.before)
    entry = _normalized(_entry(opposite))
    # What was added may have changed since, so its removal reverts it whatever it is now.
    start = f"- `{difference.place}` added: {difference.what}" if difference.change == "removed" else entry
    start = entry if difference.what in ("values", "limit", "default", "type") else start
    for path, text in texts.items():
        for found in _ENTRY.finditer(text):
            words = _normalized(found.group())
            if words == entry or (start != entry and f"{words} ".startswith(f"{start} ")):
                texts[path] = _without(text, found)
                return True
    return False


def _remove_returned(texts: dict[Path, str], classes: Collection[str]) -> None:
    """Remove the entries about the removal of classes that exist."""
    for file, text in texts.items():
        for found in reversed(list(_ENTRY.finditer(text))):
            removal = _CLASS_REMOVED.match(found.group())
            if removal and removal["name"] in classes:
                texts[file] = _without(texts[file], found)


def _remove_inner(texts: dict[Path, str], path: str) -> None:
    """Remove the entries about what is inside of a place that is removed."""
    inside = re.compile(rf"- `{re.escape(path)}[.\[]")
    for file, text in texts.items():
        for found in reversed(list(_ENTRY.finditer(text))):
            if inside.match(found.group()):
                texts[file] = _without(texts[file], found)


def _continue_entry(texts: dict[Path, str], difference: Difference) -> bool:
    """Change the entry that says how the state before a difference came about, and return whether there is one."""
    if difference.what not in ("limit", "default", "type") or None in (difference.before, difference.after):
        return False
    subject = f"{difference.name if difference.what == 'limit' else difference.what} "
    before, after = short_value(difference.before), short_value(difference.after)
    start = f"- `{difference.place}`"
    for file, text in texts.items():
        for found in _ENTRY.finditer(text):
            words = _normalized(found.group())
            if words == f"{start} added: field {before}":
                changed = f"{start} added: field {after}"
            elif (
                file.name == f"api.{_kind_of(difference)}.md"
                and words.startswith(f"{start} changed: {subject}")
                and words.endswith(f" → {before}")
            ):
                changed = f"{words.removesuffix(before)}{after}"
            else:
                continue
            texts[file] = f"{text[: found.start()]}{_wrapped(changed)}\n{text[found.end() :]}"
            return True
    return False


def _without(text: str, entry: re.Match[str]) -> str:
    rest = text[: entry.start()] + text[entry.end() :]
    # A heading without entries goes with its last one.
    return re.sub(rf"(?:^|\n){re.escape(_HEADING)}\n(?=\n|\Z)", "", rest).removeprefix("\n")


def _normalized(entry: str) -> str:
    return " ".join(entry.split())
