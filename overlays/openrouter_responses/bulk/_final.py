"""Outputs that no line can be appended to: compressed files and Parquet.

Their lines are first appended to a journal, `….journal.jsonl` beside the output, from which a later run resumes. At the
end of a run, the output is written from the whole journal. When all rows are done, the journal is removed; a later run
restores it from the output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses.bulk import _lines
from openrouter_responses.bulk._files import kind_of, open_file, pyarrow_for, read_parquet
from openrouter_responses.bulk._json import dumps, loads
from openrouter_responses.bulk._writer import replace_durably

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_BLOCK_BYTES = 1024 * 1024
_ROWS_PER_GROUP = 10_000
_AS_JSON = ("response", "output_parsed", "usage", "error")
"""The columns that Parquet has as JSON texts, because their members differ from row to row."""
_MAX_INT64 = 2**63


def journal_of(output: Path) -> Path:
    """Return the file to which the lines of an output are appended: the output itself if that is possible.

    Raises:
        ValueError: The kind of the output is unknown, or cannot be written.
        MissingExtraError: The kind of the output needs a library.
    """
    format_, compression = kind_of(output)
    if format_ not in ("jsonl", "parquet"):
        raise ValueError(f"the output {output.name} cannot be written; name a file that ends in .jsonl or .parquet")
    if format_ == "parquet" or compression == "zstd":
        pyarrow_for(output)
    return output if format_ == "jsonl" and compression is None else output.with_name(f"{output.name}.journal.jsonl")


def restore(output: Path, journal: Path) -> None:
    """Write the journal of an output again if it was removed."""
    if journal == output or journal.exists() or not output.exists():
        return
    scratch = journal.with_name(journal.name + ".new")
    with scratch.open("wb") as target:
        target.writelines(_lines_of(output))
    replace_durably(scratch, journal)


def finish(output: Path, journal: Path, *, complete: bool) -> None:
    """Write an output from its journal.

    Args:
        output: The output.
        journal: The journal.
        complete: Whether all rows are done, so that the journal can be removed.
    """
    if journal == output:
        return
    scratch = output.with_name(output.name + ".new")
    format_, compression = kind_of(output)
    if format_ == "parquet":
        _write_parquet(scratch, journal)
    else:
        _compress(scratch, journal, compression)
    replace_durably(scratch, output)
    if complete:
        journal.unlink()


def _lines_of(output: Path) -> Iterable[bytes]:
    if kind_of(output)[0] == "parquet":
        return (_line(row) for row in read_parquet(output))
    return open_file(output)


def _line(row: dict[str, Any]) -> bytes:
    """Return the line of a row of a Parquet file."""
    key = next(name for name in _lines.KEY_NAMES.values() if str(row.get(name)).startswith("row_"))
    fields = {name: value for name, value in row.items() if name not in (key, "cost", "error")}
    for name in _AS_JSON:
        if isinstance(fields.get(name), str):
            fields[name] = loads(fields[name].encode())
    error = row.get("error")
    fields = {
        key: row[key],
        "cost": row.get("cost"),
        **fields,
        "error": None if error is None else loads(error.encode()),
    }
    return dumps(fields) + b"\n"


def _compress(target: Path, journal: Path, compression: Any) -> None:
    with journal.open("rb") as source:
        if compression == "gzip":
            import gzip

            with gzip.GzipFile(target, "wb", mtime=0) as file:
                while block := source.read(_BLOCK_BYTES):
                    file.write(block)
        else:
            arrow: Any = pyarrow_for(target)
            with arrow.CompressedOutputStream(str(target), "zstd") as file:
                while block := source.read(_BLOCK_BYTES):
                    file.write(block)


def _write_parquet(target: Path, journal: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    kinds = _kinds(journal)
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, types[kind or str]) for name, kind in kinds.items()])
    with parquet.ParquetWriter(target, schema) as writer:
        for records in _groups(journal):
            rows = [{name: _value(record.get(name), kinds[name], name) for name in kinds} for record in records]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _kinds(journal: Path) -> dict[str, type | None]:
    """Return the columns of a journal with the type that fits all their values: a text for those that have no other."""
    kinds: dict[str, type | None] = {}
    for records in _groups(journal):
        for record in records:
            for name, value in record.items():
                kinds[name] = _common(kinds.get(name), value, name)
    return kinds


def _common(kind: type | None, value: Any, name: str) -> type | None:
    if value is None:
        return kind
    given = type(value)
    if name in _AS_JSON or given not in (str, int, float, bool) or (given is int and abs(value) >= _MAX_INT64):
        return str
    if name == "cost" or {kind, given} == {int, float}:
        return float
    return given if kind in (None, given) else str


def _value(value: Any, kind: type | None, name: str) -> Any:
    if value is None or (kind is not str and kind is not None):
        return value
    return value if isinstance(value, str) and name not in _AS_JSON else dumps(value).decode()


def _groups(journal: Path) -> Iterator[list[dict[str, Any]]]:
    group: list[dict[str, Any]] = []
    with journal.open("rb") as file:
        for line in file:
            if line.isspace():
                continue
            group.append(loads(line))
            if len(group) == _ROWS_PER_GROUP:
                yield group
                group = []
    if group:
        yield group
