"""The tables of `docs/interoperability.md`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from tests.interop.checks import CHECKS
from tests.interop.clients import CLIENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

BEGIN = "<!-- Written by `make interop` from here on. -->\n"
END = "<!-- End of the part written by `make interop`. -->\n"

Cells = dict[str, dict[str, str]]
"""The text of each cell, by client and check."""


@dataclass(frozen=True)
class Section:
    """The lines about one server."""

    rows: list[str]
    """Its rows of the table."""
    remarks: list[str]
    """The line about it in the list below the table."""


def section(label: str, cells: Cells | str, note: str = "") -> Section:
    """Return the lines about a server.

    Args:
        label: Its name and its version, with one space between them.
        cells: Its cells, or why it was skipped.
        note: What a reader needs to know; may be empty.
    """
    if isinstance(cells, str):
        return Section([], [f"- {label}: skipped, {cells}"])
    remarks = [f"- {label}: {note}"] if note else []
    remarks += [
        f"- {label}, {client}, {check}: {cell.removeprefix('✗ ')}"
        for client, row in cells.items()
        for check, cell in row.items()
        if len(cell) > 1
    ]
    rows = [
        f"| {label} | {client} | {' | '.join(cell[:1] for cell in row.values())} |" for client, row in cells.items()
    ]
    return Section(rows, remarks)


def text(sections: Iterable[Section]) -> str:
    """Return the part of the document that the command writes."""
    clients = ", ".join(f"{name} {version(name)}" for name in CLIENTS)
    lines = ["", f"Clients: {clients}.", "", f"| server | client | {' | '.join(CHECKS)} |"]
    lines.append("| --- " * (len(CHECKS) + 2) + "|")
    found = list(sections)
    lines += [row for one in found for row in one.rows]
    lines += ["", *(remark for one in found for remark in one.remarks)]
    return "\n".join(lines).rstrip() + "\n\n"


def write(document: Path, sections: Mapping[str, Section], order: Iterable[str]) -> None:
    """Write the sections of the servers that were checked, and keep those of the others.

    Args:
        document: The file to change.
        sections: The new sections, by the name of the server.
        order: The names of all servers, in their order in the table; others are removed.

    Raises:
        ValueError: The document lacks one of the two markers.
    """
    whole = document.read_text(encoding="utf-8")
    if BEGIN not in whole or END not in whole:
        raise ValueError(f"{document.name} lacks the line {BEGIN.strip()!r} or {END.strip()!r}")
    before, _, rest = whole.partition(BEGIN)
    old, _, after = rest.partition(END)
    kept = (sections.get(name) or _read(old, name) for name in order)
    document.write_text(f"{before}{BEGIN}{text(kept)}{END}{after}", encoding="utf-8")


def _read(old: str, name: str) -> Section:
    lines = old.splitlines()
    return Section(
        [line for line in lines if line.startswith(f"| {name} ")],
        [line for line in lines if line.startswith(f"- {name} ")],
    )
