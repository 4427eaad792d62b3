"""Reading of input files by the endings of their names: JSONL, CSV and Parquet, plain or compressed."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import zlib
from collections.abc import Mapping, Sized
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, TypeGuard, cast

from attrs import define

from openrouter_responses.bulk._json import loads
from openrouter_responses.bulk._rows import RowError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

Format = Literal["jsonl", "csv", "tsv", "parquet"]
Compression = Literal["gzip", "zstd"]

FORMATS: Mapping[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}
COMPRESSIONS: Mapping[str, Compression] = {".gz": "gzip", ".zst": "zstd"}

_SHOWN_CHARACTERS = 80
_BLOCK_BYTES = 1024 * 1024
_MAX_FIELD = 256 * 1024 * 1024
_BATCH_ROWS = 1024


class MissingExtraError(ImportError):
    """A kind of file needs a library that is not installed."""


def pyarrow_for(path: Path) -> ModuleType:
    """Return pyarrow, which reads and writes a kind of file.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtraError(
            f"{path.name} needs pyarrow, which is not installed: pip install 'openrouter-responses[parquet]'"
        ) from None
    return cast("ModuleType", pa)


def kind_of(path: Path) -> tuple[Format, Compression | None]:
    """Return the format of a file and how it is compressed, by the endings of its name.

    Raises:
        ValueError: The endings are unknown.
    """
    compression = COMPRESSIONS.get(path.suffix.lower())
    ending = path.with_suffix("").suffix if compression else path.suffix
    found = FORMATS.get(ending.lower())
    if found is None or (found == "parquet" and compression):
        raise ValueError(
            f"the kind of {path.name} is unknown. Its name must end in {', '.join(FORMATS)}; .gz or .zst may follow "
            "unless it is Parquet"
        )
    return found, compression


def is_path(source: object) -> TypeGuard[str | os.PathLike[str]]:
    """Return whether rows are given as the path of a file."""
    return isinstance(source, str | os.PathLike)


def read_records(source: Any) -> Any:
    """Return the records of a file, or the iterable of records that was given.

    Raises:
        ValueError: The kind of the file is unknown.
        MissingExtraError: The kind of the file needs a library.
        TypeError: It is neither a path nor an iterable.
    """
    if is_path(source):
        path = Path(source)
        format_, compression = kind_of(path)
        if format_ == "parquet" or compression == "zstd":
            pyarrow_for(path)
        return _read_file(path, format_)
    if isinstance(source, Mapping | bytes) or not (hasattr(source, "__iter__") or hasattr(source, "__aiter__")):
        raise TypeError(f"rows must be a path or an iterable of rows, not {type(source).__name__}")
    return source


def count_records(source: object) -> int | None:
    """Return the number of records of an input if it can be known quickly, otherwise None.

    Raises:
        OSError: The file cannot be read.
    """
    if not is_path(source):
        return len(source) if isinstance(source, Sized) else None
    path = Path(source)
    format_, compression = kind_of(path)
    with path.open("rb") as file:
        if format_ == "parquet":
            from pyarrow import parquet

            try:
                count: int = parquet.ParquetFile(file).metadata.num_rows
            except (OSError, ValueError) as error:
                raise _unreadable(path, 0, error) from error
            return count
        if compression or format_ != "jsonl":
            return None
        lines, last = 0, b"\n"
        while block := file.read(_BLOCK_BYTES):
            lines += block.count(b"\n")
            last = block[-1:]
        return lines + (last != b"\n")


def open_file(path: Path) -> IO[bytes]:
    """Open a file to read what it contains, decompressed."""
    _, compression = kind_of(path)
    if compression == "gzip":
        import gzip

        return cast("IO[bytes]", gzip.open(path))
    if compression == "zstd":
        arrow: Any = pyarrow_for(path)
        return io.BufferedReader(arrow.CompressedInputStream(arrow.OSFile(str(path)), "zstd"), _BLOCK_BYTES)
    return path.open("rb")


def _read_file(path: Path, format_: Format) -> Iterator[object]:
    with read_errors(path) as position:
        for record in _records(path, format_):
            yield record
            position.rows += 1


def _records(path: Path, format_: Format) -> Iterator[object]:
    if format_ == "parquet":
        yield from read_parquet(path)
        return
    with open_file(path) as file:
        check_encoding(path, file)
        yield from parse_lines(file) if format_ == "jsonl" else parse_csv(path, file, format_)


def check_encoding(path: str | Path, file: IO[bytes]) -> None:
    """Check the first bytes of a file that has not been read.

    Raises:
        ValueError: It is UTF-16.
    """
    if cast("io.BufferedReader", file).peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise ValueError(f"{path} is UTF-16; save it as UTF-8")


@define
class Position:
    """The number of rows of a file that have been read."""

    rows: int = 0


@contextlib.contextmanager
def read_errors(path: str | Path) -> Iterator[Position]:
    """Name the file in the exception if it cannot be read, and the position that the caller counts."""
    position = Position()
    try:
        yield position
    except (OSError, EOFError, zlib.error) as error:
        if isinstance(error, OSError) and error.filename is not None:
            raise  # it cannot be opened, and the message says so
        raise _unreadable(path, position.rows, error) from error


def _unreadable(path: str | Path, rows: int, error: Exception) -> Exception:
    """Return the exception for a file that is damaged, or not of the kind that its name says."""
    kind = ValueError if isinstance(error, ValueError) else OSError
    return kind(f"{path} cannot be read{f' after row {rows}' if rows else ''}: {error}")


def read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_BATCH_ROWS):
            yield from batch.to_pylist()


def parse_lines(lines: Iterable[bytes]) -> Iterator[object]:
    """Yield the JSON value of each line, and a `RowError` for each line that is not JSON. Empty lines are skipped."""
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        try:
            yield loads(text)
        except ValueError as error:
            if text.strip():
                shown = line[:_SHOWN_CHARACTERS].decode("utf-8", "replace").rstrip()
                yield RowError(f"Line {number} is not valid JSON ({error}): {shown!r}")
        except RecursionError:
            yield RowError(f"Line {number} is nested too deeply")


def parse_csv(path: str | Path, file: IO[bytes], format_: Format) -> Iterator[dict[str, str] | RowError]:
    """Yield the columns of each line, and a `RowError` for each line that is not valid CSV or not UTF-8.

    Raises:
        ValueError: The first line cannot be the names of the columns.
    """
    with io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        yield from _parse_text(path, lines, "\t" if format_ == "tsv" else ",")


def _parse_text(path: str | Path, lines: IO[str], delimiter: str) -> Iterator[dict[str, str] | RowError]:
    import csv

    csv.field_size_limit(max(csv.field_size_limit(), _MAX_FIELD))
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    names: list[str] | None = None
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            if names is None:
                raise ValueError(f"{path} is not valid CSV: {error}") from None
            yield RowError(f"Line {rows.line_num} is not valid CSV: {error}")
            continue
        if row is None:
            return
        if not row:
            continue
        invalid = next(filter(_has_invalid_bytes, row), None)
        if names is None:
            names = row
            if invalid is not None:
                raise ValueError(f"the names of the columns of {path} are not UTF-8; save it as UTF-8")
            if twice := {name for name in names if names.count(name) > 1}:
                raise ValueError(f"{path} has several columns with the name {min(twice)!r}; name them differently")
        elif invalid is not None:
            # The text of a bytes literal without its "b".
            shown = repr(invalid.encode("utf-8", "surrogateescape")[:_SHOWN_CHARACTERS])[1:]
            yield RowError(f"Line {rows.line_num} is not UTF-8: {shown}. Save the file as UTF-8")
        elif len(row) != len(names):
            yield RowError(f"Line {rows.line_num} has {len(row)} columns; the file has {len(names)}")
        else:
            yield dict(zip(names, row, strict=True))


def _has_invalid_bytes(text: str) -> bool:
    """Return whether a text has bytes that are not UTF-8, which `surrogateescape` has kept."""
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
