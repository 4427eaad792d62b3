"""Reading of docstrings in the styles of Google, NumPy and Sphinx."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARAMETER_SECTIONS = {
    "args",
    "arguments",
    "parameters",
    "params",
    "keyword args",
    "keyword arguments",
    "other parameters",
}
_SECTIONS = _PARAMETER_SECTIONS | {
    "attributes", "example", "examples", "note", "notes", "raises", "references", "return", "returns", "see also",
    "todo", "warning", "warnings", "warns", "yield", "yields",
}  # fmt: skip
_GOOGLE_HEADING = re.compile(r"(\w[\w ]*):\s*$")
_GOOGLE_ENTRY = re.compile(r"\*{0,2}(\w+)(?:\s*\(.*?\))?\s*:\s*(.*)")
_NUMPY_ENTRY = re.compile(r"\*{0,2}(\w+(?:\s*,\s*\*{0,2}\w+)*)\s*(?::.*)?")
_SPHINX_FIELD = re.compile(r":(\w+)(?:\s+([^:]*))?:\s*(.*)")
_SPHINX_PARAMETERS = {"param", "parameter", "arg", "argument", "key", "keyword"}
_SPHINX_FIELDS = _SPHINX_PARAMETERS | {
    "cvar", "except", "exception", "ivar", "kwtype", "meta", "raise", "raises", "return", "returns", "rtype", "type",
    "var", "vartype", "yield", "yields",
}  # fmt: skip
_UNDERLINE = re.compile(r"-{3,}\s*$")


class Docstring(NamedTuple):
    """A docstring in its parts.

    Attributes:
        description: The text before the first section, with its paragraphs.
        parameters: The descriptions of the parameters, each on one line, by name.
    """

    description: str
    parameters: dict[str, str]


def parse_docstring(text: str | None) -> Docstring:
    """Return the description and the parameters in a docstring."""
    lines = inspect.cleandoc(text or "").splitlines()
    description: list[str] = []
    entries: list[tuple[str, list[str]]] = []
    section: list[str] | None = None
    index = 0
    in_sections = False
    while index < len(lines):
        line = lines[index]
        if (field := _sphinx_field(line)) is not None:
            in_sections = True
            block, index = _body_of_field(lines, index + 1)
            if field[1] in _SPHINX_PARAMETERS and field[2]:
                entries.append((field[2].split()[-1].lstrip("*"), [field[3], *block]))
            continue
        if (heading := _heading(lines, index)) is not None:
            in_sections = True
            name, style = heading
            index += 1 if style == "google" else 2
            section, index = (_indented if style == "google" else _until_heading)(lines, index)
            if name in _PARAMETER_SECTIONS:
                entries += (_google_entries if style == "google" else _numpy_entries)(section)
            continue
        if not in_sections:
            description.append(line)
        index += 1
    parameters = {name: " ".join(" ".join(block).split()) for name, block in entries}
    return Docstring("\n".join(description).strip(), {name: text for name, text in parameters.items() if text})


def _heading(lines: list[str], index: int) -> tuple[str, str] | None:
    """Return the name of the section that begins at a line, and its style; None if none begins there."""
    line = lines[index]
    if line.strip().lower() in _SECTIONS and index + 1 < len(lines) and _UNDERLINE.match(lines[index + 1]):
        return line.strip().lower(), "numpy"
    match = _GOOGLE_HEADING.match(line)
    if match is not None and match[1].lower() in _SECTIONS:
        return match[1].lower(), "google"
    return None


def _sphinx_field(line: str) -> re.Match[str] | None:
    """Return the match of a line that begins a field; None for any other, such as one that begins with a role."""
    match = _SPHINX_FIELD.match(line)
    return match if match is not None and match[1] in _SPHINX_FIELDS else None


def _body_of_field(lines: list[str], start: int) -> tuple[list[str], int]:
    """Return the further lines of a field, which are often not indented, and the index of the line after them."""
    end = start
    while end < len(lines) and lines[end].strip() and _sphinx_field(lines[end]) is None and not _heading(lines, end):
        end += 1
    block, end_of_indented = _indented(lines, end)
    return [*lines[start:end], *block], end_of_indented


def _indented(lines: list[str], start: int) -> tuple[list[str], int]:
    """Return the lines from an index on that are indented or blank, and the index of the first other one."""
    end = start
    while end < len(lines) and (not lines[end].strip() or lines[end][0].isspace()):
        end += 1
    return lines[start:end], end


def _until_heading(lines: list[str], start: int) -> tuple[list[str], int]:
    """Return the lines from an index to the next section, of any name, and the index of the section."""
    end = start
    while end < len(lines) and _heading(lines, end) is None and not _UNDERLINE.match("".join(lines[end + 1 : end + 2])):
        end += 1
    return lines[start:end], end


def _google_entries(section: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    lines = [line for line in inspect.cleandoc("\n" + "\n".join(section)).splitlines() if line.strip()]
    return _entries(lines, _GOOGLE_ENTRY)


def _numpy_entries(section: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for names, block in _entries([line for line in section if line.strip()], _NUMPY_ENTRY):
        for name in names.split(","):
            yield name.strip().lstrip("*"), block


def _entries(lines: Iterable[str], entry: re.Pattern[str]) -> Iterator[tuple[str, list[str]]]:
    current: tuple[str, list[str]] | None = None
    for line in lines:
        match = None if line[0].isspace() else entry.match(line)
        if match is not None:
            if current is not None:
                yield current
            current = match[1], list(match.groups()[1:])
        elif current is not None:
            current[1].append(line)
    if current is not None:
        yield current
