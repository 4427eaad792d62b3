"""JSONL and CSV files as tables for workers, in which a bad line is a row with an error; Ray's readers end the job.

A line of JSONL is one column, because its members differ from line to line; the worker parses it. A table has one more
column than the rows of its file: the number of each line of JSONL, or what is wrong with a line of CSV.
"""

from __future__ import annotations

import contextlib
import io
from codecs import BOM_UTF8
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from openrouter_responses.bulk._files import check_encoding, kind_of, parse_csv, read_errors
from openrouter_responses.bulk._json import loads
from openrouter_responses.bulk._rows import RowError

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = "line"
"""The column that has a line of a JSONL file."""

_NUMBER, _ERROR = "__line_number__", "__line_error__"
_SHOWN_CHARACTERS = 80
_ROWS_PER_TABLE = 256
_BLOCK_BYTES = 1024 * 1024


def is_read_here(path: str) -> bool:
    """Return whether a file is JSONL or CSV, by the ending of its name."""
    with contextlib.suppress(ValueError):
        return kind_of(Path(path))[0] != "parquet"
    return False


def columns_of(path: str) -> list[str] | None:
    """Return the columns of the first row of a file; None if it has none that can be read.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is not of the kind that its name says.
    """
    for table in tables_of(path):
        _, records = records_of(table.slice(0, 1))
        return [*records[0]] if isinstance(records[0], dict) else None
    return None


def tables_of(path: str) -> Iterator[Any]:
    """Yield the tables of a file.

    Args:
        path: The path of a file, or its URI in a file system that pyarrow knows.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is not of the kind that its name says.
    """
    format_, _ = kind_of(Path(path))
    with read_errors(path) as position, _opened(path) as file:
        check_encoding(path, file)
        if format_ == "jsonl":
            lines = _lines(file)
            while numbered := list(islice(lines, _ROWS_PER_TABLE)):
                yield _table_of_lines(numbered)
                position.rows += len(numbered)
            return
        records = parse_csv(path, file, format_)
        while group := list(islice(records, _ROWS_PER_TABLE)):
            yield _table_of_columns(group)
            position.rows += len(group)


def records_of(table: Any) -> tuple[Any, list[Any]]:
    """Return a table of rows without the column that `tables_of` has added, and its records.

    A record is a `RowError` for a bad line.
    """
    if _NUMBER in table.column_names:
        numbers, lines = table.column(_NUMBER).to_pylist(), table.column(LINE).to_pylist()
        return table.drop_columns([_NUMBER]), [_value(*pair) for pair in zip(numbers, lines, strict=True)]
    if _ERROR in table.column_names:
        errors, table = table.column(_ERROR).to_pylist(), table.drop_columns([_ERROR])
        records = table.to_pylist() or [{}] * len(errors)
        return table, [
            record if error is None else RowError(error) for record, error in zip(records, errors, strict=True)
        ]
    return table, table.to_pylist()


def _lines(file: IO[bytes]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file that are not blank, with their numbers."""
    for number, line in enumerate(file, start=1):
        # Bytes that are not UTF-8 become escapes, with which the line is not JSON.
        text = line.removeprefix(BOM_UTF8 if number == 1 else b"").decode("utf-8", "backslashreplace").strip()
        if text:
            yield number, text


def _value(number: int, line: str) -> Any:
    try:
        return loads(line.encode())
    except ValueError as error:
        return RowError(f"Line {number} is not valid JSON ({error}): {line[:_SHOWN_CHARACTERS]!r}")
    except RecursionError:
        return RowError(f"Line {number} is nested too deeply")


def _table_of_lines(lines: list[tuple[int, str]]) -> Any:
    import pyarrow as pa

    numbers, texts = zip(*lines, strict=True)
    return pa.table({_NUMBER: pa.array(numbers, pa.int64()), LINE: pa.array(texts, pa.large_string())})


def _table_of_columns(records: list[dict[str, str] | RowError]) -> Any:
    import pyarrow as pa

    names = next((list(record) for record in records if not isinstance(record, RowError)), [])
    columns: dict[str, list[str | None]] = {name: [] for name in names}
    for record in records:
        for name in names:
            columns[name].append(None if isinstance(record, RowError) else record[name])
    errors = [str(record) if isinstance(record, RowError) else None for record in records]
    return pa.table({name: pa.array(values, pa.large_string()) for name, values in {**columns, _ERROR: errors}.items()})


@contextlib.contextmanager
def _opened(path: str) -> Iterator[IO[bytes]]:
    """Open a file to read it, decompressed by the ending of its name."""
    from pyarrow import fs

    files, name = fs.FileSystem.from_uri(path) if "://" in path else (fs.LocalFileSystem(), path)
    with files.open_input_stream(name) as stream, io.BufferedReader(cast("Any", stream), _BLOCK_BYTES) as file:
        yield file
