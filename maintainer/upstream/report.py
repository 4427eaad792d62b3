"""Reports of differences: a table and JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maintainer.upstream.difference import Difference

_STYLES = {"added": "green", "removed": "red", "changed": "yellow"}


def print_table(differences: Iterable[Difference], *, source: str, console: Console | None = None) -> None:
    """Print the differences as a table, one per row."""
    # Output that is not a terminal has no width; with 160 columns most paths fit into one line.
    console = console or Console(width=None if sys.stdout.isatty() else 160)
    differences = list(differences)
    if not differences:
        console.print(f"{source} does not differ from our description.", highlight=False)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    table.add_column("Where", overflow="fold", ratio=3)
    table.add_column("What", overflow="fold", ratio=2)
    table.add_column("Callers")
    for difference in differences:
        style = _STYLES[difference.change]
        table.add_row(
            Text(difference.change, style=style),
            Text(difference.place),
            Text(describe(difference)),
            Text("breaks", style="bold red") if difference.breaking else "",
        )
    console.print(table)
    breaking = sum(difference.breaking for difference in differences)
    console.print(f"\n{_count(len(differences), 'difference')}, {breaking} of them breaking.", highlight=False)


def to_json(differences: Iterable[Difference], *, source: str) -> str:
    """Return the differences as a JSON object with an array, whose items all have the same keys."""
    listed = [
        {
            "operation": difference.operation,
            "path": difference.path,
            "change": difference.change,
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


def describe(difference: Difference) -> str:
    """Return a difference in a few words, without its path."""
    before, after = difference.before, difference.after
    match difference.what:
        case "nullable":
            return "may be null" if after else "cannot be null"
        case "required":
            return "is required" if after else "is optional"
        case "deprecated":
            return "is deprecated" if after else "is not deprecated any more"
        case "values":
            values = after if before is None else before
            return f"{'value' if len(values) == 1 else 'values'} {', '.join(map(short_value, values))}"
        case "limit":
            return f"{difference.name} {_transition(before, after)}"
        case "default":
            return f"default now {short_value(after)}" if before is None else f"default {_transition(before, after)}"
        case "type":
            return f"type {_transition(before, after)}"
        case "variant":
            return f"variant {after or before}"
        case "status":
            return f"status {_transition(before, after)}" if difference.change == "changed" else "status"
        case "operation":
            return "operation"
        case what:
            return f"{what} {after if before is None else before}"


def _transition(before: Any, after: Any) -> str:
    if before is None:
        return f"also {after}" if isinstance(after, str) else f"now {short_value(after)}"
    return f"no longer {short_value(before)}" if after is None else f"{short_value(before)} → {short_value(after)}"


def short_value(value: Any) -> str:
    """Return a value as the description of a difference shows it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
