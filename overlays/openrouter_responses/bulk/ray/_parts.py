"""The output of a job on a cluster: a folder of Parquet files, its parts.

A part is there complete or not at all, because it is written under a name that readers ignore, and then renamed. Its
name has the worker that wrote it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from openrouter_responses.bulk._done import KEY_BYTES
from openrouter_responses.bulk._json import dumps, loads
from openrouter_responses.bulk._lines import error_object
from openrouter_responses.bulk._progress import error_kind
from openrouter_responses.bulk._writer import replace_durably
from openrouter_responses.json_value import to_json_value
from openrouter_responses.models import Usage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openrouter_responses.bulk._outcome import RowOutcome

_KEY, _COST, _ID, _TEXT, _PARSED, _USAGE, _ERROR = (
    "row_key",
    "cost",
    "custom_id",
    "output_text",
    "output_parsed",
    "usage",
    "error",
)
_PREFIX, _SUFFIX, _SCRATCH = "part-", ".parquet", ".part-"


class PartRow(NamedTuple):
    """The facts of a row of a part that a job needs.

    Attributes:
        key: The key of the row.
        error: The kind of its error; None if it succeeded.
        cost: Its cost in US dollars; None if it is not known.
        tokens: Its tokens.
        sent: Whether it was sent.
    """

    key: bytes
    error: str | None
    cost: float | None
    tokens: int
    sent: bool


def result_columns(outcomes: Sequence[RowOutcome[Any]], *, is_typed: bool) -> dict[str, Any]:
    """Return the columns that results add to the rows of a table, as arrays of pyarrow.

    `output_parsed`, `usage` and `error` are JSON texts, because their members differ from row to row.
    """
    import pyarrow as pa

    columns: dict[str, Any] = {
        _TEXT: [None if outcome.result is None else outcome.result.output_text for outcome in outcomes]
    }
    if is_typed:
        columns[_PARSED] = [_parsed(outcome) for outcome in outcomes]
    usages = [getattr(outcome.result, "usage", None) for outcome in outcomes]
    columns[_USAGE] = [_text(usage.to_dict()) if isinstance(usage, Usage) else None for usage in usages]
    errors = [outcome.error for outcome in outcomes]
    columns[_ERROR] = [None if error is None else _text(error_object(error)) for error in errors]
    arrays = {name: pa.array(values, pa.string()) for name, values in columns.items()}
    return {_COST: pa.array([outcome.cost for outcome in outcomes], pa.float64()), **arrays}


def _parsed(outcome: RowOutcome[Any]) -> str | None:
    if outcome.result is None:
        return None
    return _text(to_json_value(getattr(outcome.result, _PARSED, None)))


def _text(value: object) -> str:
    return dumps(value).decode()


def with_columns(table: Any, columns: Mapping[str, Any], *, first: Mapping[str, Any] | None = None) -> Any:
    """Return a table with further columns, after its own and before them; those of the same name are replaced."""
    import pyarrow as pa

    own = {name: table.column(name) for name in table.column_names if name not in (first or {})}
    return pa.table({**(first or {}), **own, **columns})


def part_table(table: Any, keys: Sequence[bytes], ids: Sequence[str], results: Mapping[str, Any]) -> Any:
    """Return the rows of a part.

    Args:
        table: The rows of the input, a table of pyarrow.
        keys: Their keys.
        ids: Their IDs.
        results: What `result_columns` returns for them.
    """
    import pyarrow as pa

    first = {
        _KEY: pa.array([f"row_{key.hex()}" for key in keys], pa.string()),
        _COST: results[_COST],
        _ID: pa.array(ids, pa.string()),
    }
    return with_columns(table, {name: values for name, values in results.items() if name != _COST}, first=first)


def worker_of(name: str) -> str:
    """Return the worker that has written a part, from its name."""
    return name.removeprefix(_PREFIX).partition("-")[0]


class Parts:
    """A folder of parts.

    Args:
        location: The path of the folder, or its URI in a file system that pyarrow knows, such as `s3://bucket/folder`.
            Each worker must reach it.

    Raises:
        ValueError: The URI cannot be read.
    """

    def __init__(self, location: str | os.PathLike[str]) -> None:
        from pyarrow import fs

        self.location: str = os.fspath(location)
        if "://" in self.location:
            self._files, self._folder = fs.FileSystem.from_uri(self.location)
        else:
            # The working directory of a worker is another one.
            self.location = str(Path(self.location).resolve())
            self._files, self._folder = fs.LocalFileSystem(), self.location

    @property
    def local_folder(self) -> Path | None:
        """The folder if it is in the file system of the machine, otherwise None."""
        return Path(self._folder) if self._files.type_name == "local" else None

    def prepare(self, *, retry_failed: bool) -> None:
        """Create the folder, and remove what lost workers have not completed.

        Args:
            retry_failed: Remove the rows that have failed and cost nothing, so that they are sent again.

        Raises:
            ValueError: The folder has files that are not parts.
            OSError: It cannot be read or written.
        """
        self._files.create_dir(self._folder, recursive=True)
        for name in self._list():
            if name.startswith(_SCRATCH):
                self._files.delete_file(self._path(name))
            elif not name.startswith((".", "_")) and not _is_part(name):
                raise ValueError(
                    f"{self.location} has the file {name}, which is not a part of an output; name another folder"
                )
        if retry_failed:
            for name in self.names():
                self._drop_failed(name)

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return sorted(filter(_is_part, self._list()))

    def read(self, name: str) -> list[PartRow]:
        """Return what a job needs to know of the rows of a part."""
        columns = [_KEY, _COST, _USAGE, _ERROR]
        table = self._table(name, columns)
        values = (table.column(column).to_pylist() for column in columns)
        return [_part_row(*row) for row in zip(*values, strict=True)]

    def write(self, worker: str, number: int, table: Any) -> str:
        """Write a part, and return its name.

        Args:
            worker: The name of the worker that writes it, without a hyphen.
            number: The number of the part among those of the worker.
            table: Its rows.
        """
        name = f"{_PREFIX}{worker}-{number:06}{_SUFFIX}"
        self._write(name, table)
        return name

    def _write(self, name: str, table: Any) -> None:
        from pyarrow import parquet

        scratch = self._path(f".{name}")
        parquet.write_table(table, scratch, filesystem=self._files, compression="zstd")
        if self.local_folder is not None:
            replace_durably(Path(scratch), Path(self._path(name)))
        else:
            self._files.move(scratch, self._path(name))

    def _drop_failed(self, name: str) -> None:
        table = self._table(name)
        values = zip(table[_ERROR].to_pylist(), table[_COST].to_pylist(), strict=True)
        kept = table.filter([error is None or bool(cost) for error, cost in values])
        if not kept.num_rows:
            self._files.delete_file(self._path(name))
        elif kept.num_rows < table.num_rows:
            self._write(name, kept)

    def _table(self, name: str, columns: list[str] | None = None) -> Any:
        from pyarrow import parquet

        with self._files.open_input_file(self._path(name)) as file:
            return parquet.ParquetFile(file).read(columns=columns)

    def _list(self) -> list[str]:
        from pyarrow import fs

        found = self._files.get_file_info(fs.FileSelector(self._folder))
        return [info.base_name for info in found if info.type == fs.FileType.File]

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name}"


def _is_part(name: str) -> bool:
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def _part_row(key: str, cost: float | None, usage: str | None, error: str | None) -> PartRow:
    tokens: Any = json.loads(usage).get("total_tokens") if usage else 0
    failure: Any = None if error is None else loads(error.encode())
    kind = None if failure is None else error_kind(failure["type"], failure["code"])
    raw = bytes.fromhex(key.removeprefix("row_"))
    if len(raw) != KEY_BYTES:
        raise ValueError(f"{key!r} is not the key of a row")
    return PartRow(
        raw, kind, cost, tokens if isinstance(tokens, int) else 0, not (failure and failure["type"] == "RowError")
    )
