"""`RowStore`: the rows of a submitted batch, on disk until their results arrive."""

from __future__ import annotations

import pickle
import tempfile
from typing import IO, TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openrouter_responses.bulk._rows import Row


class RowStore:
    """Rows in a temporary file without a name, which the operating system removes with the process.

    A row that cannot be pickled stays in memory.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._in_memory: list[Row] = []
        self._count = 0

    def append(self, row: Row) -> None:
        """Add a row."""
        self._count += 1
        plain = row if row.columns is None else evolve(row, columns=dict(row.columns))
        try:
            data = pickle.dumps(plain, pickle.HIGHEST_PROTOCOL)
        except Exception:  # whatever the columns of the caller raise
            self._in_memory.append(row)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="bulk-")  # noqa: SIM115  # closed by `close`
        self._file.seek(0, 2)
        self._file.write(data)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        if self._file is not None:
            position = 0
            for _ in range(self._count - len(self._in_memory)):
                self._file.seek(position)
                row: Row = pickle.load(self._file)  # noqa: S301  # written by this process, in a file without a name
                position = self._file.tell()
                yield row
        yield from self._in_memory

    def close(self) -> None:
        """Remove the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._in_memory.clear()
        self._count = 0
