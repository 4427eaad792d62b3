"""The differences between two descriptions, as a table for people, as JSON for programs, as a draft for callers."""

from __future__ import annotations

import json
import sys
import textwrap
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maintainer.upstream.drift import Difference

_WIDTH = 116  # less than a line, for the list that the draft is an item of
_STYLES = {"added": "green", "removed": "red", "changed": "yellow"}


def print_table(differences: Iterable[Difference], *, source: str, console: Console | None = None) -> None:
    """Show the differences on the terminal, one a row."""
    # What is not a terminal has no width; 160 columns keep most paths in one line.
    console = console or Console(width=None if sys.stdout.isatty() else 160)
    differences = list(differences)
    if not differences:
        console.print(f"{source} says the same as our description.", highlight=False)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    table.add_column("Where", overflow="fold", ratio=3)
    table.add_column("What", overflow="fold", ratio=2)
    table.add_column("Callers")
    for difference in differences:
        style = _STYLES[difference.how]
        table.add_row(
            Text(difference.how, style=style),
            Text(difference.path),
            Text(what_of(difference)),
            Text("breaks", style="bold red") if difference.breaking else "",
        )
    console.print(table)
    breaking = sum(difference.breaking for difference in differences)
    console.print(f"\n{_count(len(differences), 'difference')}, {breaking} of them breaking.", highlight=False)


def as_json(differences: Iterable[Difference], *, source: str) -> str:
    """The differences as one JSON object; an array of objects with the same keys each."""
    listed = [
        {
            "path": difference.path,
            "change": difference.how,
            "what": difference.what,
            "name": difference.name or None,
            "before": difference.before,
            "after": difference.after,
            "breaking": difference.breaking,
            "sides": list(difference.sides),
        }
        for difference in differences
    ]
    return json.dumps({"upstream": source, "differences": listed}, indent=2, ensure_ascii=False)


def what_of(difference: Difference) -> str:
    """One difference in a few words, its path left out."""
    before, after = difference.before, difference.after
    match difference.what:
        case "nullable":
            return "may be null" if after else "is never null"
        case "required":
            return "is required" if after else "is optional"
        case "values":
            return f"{'new' if before is None else 'gone'}: {_listed(after if before is None else before)}"
        case "limit":
            return f"{difference.name} {_change(before, after)}"
        case "type":
            return f"type {_change(before, after)}"
        case "variant":
            return f"variant {after or before}"
        case "status":
            return "status"
        case what:
            return f"{what} {after if before is None else before}"


def changelog_draft(differences: Iterable[Difference]) -> dict[str, str]:
    """A first draft of what to tell callers of the differences, by the kind of its changelog fragment."""
    sorted_by_kind: dict[str, list[Difference]] = {}
    for difference in differences:
        kind = "breaking" if difference.breaking else "added" if difference.how == "added" else "changed"
        sorted_by_kind.setdefault(kind, []).append(difference)
    return {
        kind: "\n".join(["Follow the API:", *map(_line, ones)]) + "\n" for kind, ones in sorted(sorted_by_kind.items())
    }


def _line(difference: Difference) -> str:
    text = f"- `{difference.path}` {difference.how}: {what_of(difference)}"
    return "\n".join(
        textwrap.wrap(text, _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    )


def _change(before: Any, after: Any) -> str:
    if before is None:
        return f"also {after}" if isinstance(after, str) else f"now {_short(after)}"
    return f"no longer {_short(before)}" if after is None else f"{_short(before)} → {_short(after)}"


def _short(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _listed(values: list[Any]) -> str:
    return ", ".join(map(_short, values))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
