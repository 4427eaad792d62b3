"""The output of a job: appended lines, made durable in groups, and a lock that keeps two runs apart.

A line is given to the operating system as soon as the event loop has a moment, so that killing the process loses only
rows in flight. It is made durable (fsync) at least once a second, so that a loss of power costs what was answered in
the last second.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import socket
import threading
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Self

from openrouter_responses import errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

_FIELD = 20
"""The width of a number in the lock file."""
_IN_FLIGHT_ONLY = -1


class OutputInUseError(errors.OpenRouterError):
    """Another run writes to the output."""


class EarlierRun(NamedTuple):
    """The entry of the lock file about a run that did not end.

    Attributes:
        sent: The number of rows that it had sent.
        lines: The number of lines that the output had when it began; None if `sent` are the rows in flight alone.
    """

    sent: int
    lines: int | None

    def lost(self, lines: int) -> int:
        """Return the number of rows that were in flight, from the number of lines that the output has now."""
        return max(self.sent if self.lines is None else self.sent - (lines - self.lines), 0)


class OutputLock:
    """A lock on an output, which also counts the rows that a run has sent.

    The lock is a file beside the output, `….lock`, which is removed when the run ends. If the process is killed, the
    file stays, but the operating system releases the lock; then the file says how many rows were in flight.

    Args:
        output: The path of the output.

    Raises:
        OutputInUseError: Another run has the lock.
        OSError: The file cannot be created.
    """

    def __init__(self, output: Path) -> None:
        self.path: Path = output.with_name(output.name + ".lock")
        self._file = _locked(self.path, output)
        self._file.seek(0)
        self.earlier: EarlierRun | None = _earlier(self._file.read())
        """The run that had the lock before, if it did not end."""
        self._map: mmap.mmap | None = None
        self._sent = 0

    def begin(self, lines: int | None) -> None:
        """Begin to count the rows of this run.

        Args:
            lines: The number of lines that the output has; None to count the rows in flight only.
        """
        lines = _IN_FLIGHT_ONLY if lines is None else lines
        by = f"process {os.getpid()} on {socket.gethostname()}"
        text = f"{0:>{_FIELD}} rows sent; {lines:>{_FIELD}} lines before; {by}\n"
        self._file.truncate(0)
        self._file.seek(0)
        self._file.write(text.encode())
        self._file.flush()
        # Written through a map: a row costs no system call, and the count survives the process.
        self._map = mmap.mmap(self._file.fileno(), 0)

    def count_sent(self, rows: int = 1) -> None:
        """Count a row that is sent for the first time in this run; -1 is the end of one that is in flight."""
        self._sent += rows
        if self._map is not None:
            self._map[:_FIELD] = b"%20d" % self._sent

    def release(self) -> None:
        """Remove the lock."""
        if self._map is not None:
            self._map.close()
            self._map = None
        if not self._file.closed:
            with contextlib.suppress(OSError):
                self.path.unlink()
            self._file.close()


def _locked(path: Path, output: Path) -> BinaryIO:
    while True:
        try:
            file = path.open("a+b")
        except FileNotFoundError:
            raise FileNotFoundError(f"the folder of the output, {path.parent}, does not exist; create it") from None
        try:
            _lock(file)
        except OSError:
            file.seek(0)
            by = file.read().decode("utf-8", "replace").rpartition("; ")[2].strip() or "another process"
            file.close()
            raise OutputInUseError(
                f"Another run writes to {output} ({by}). Wait for its end, or name another output."
            ) from None
        # The run that had it may have removed the file in between.
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(path.stat(), os.fstat(file.fileno())):
                return file
        file.close()


if os.name == "nt":  # pragma: no cover

    def _lock(file: BinaryIO) -> None:
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:

    def _lock(file: BinaryIO) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _earlier(text: bytes) -> EarlierRun | None:
    sent, _, rest = text.partition(b" rows sent; ")
    lines = rest.partition(b" lines before")[0]
    try:
        return EarlierRun(int(sent), None if int(lines) == _IN_FLIGHT_ONLY else int(lines))
    except ValueError:
        return None


class LineWriter:
    """An output file to which lines are appended.

    Args:
        path: The file; it is created if it does not exist.
        size: The size of its valid part in bytes; the rest is cut off. A last line without a line break gets one.
    """

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        created = not path.exists()
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        os.ftruncate(self._fd, size)
        os.lseek(self._fd, size, os.SEEK_SET)
        if created:
            sync_folder(path.parent)
        self._lines: list[bytes] = [] if _ends_with_break(path, size) else [b"\n"]
        self._broken = False
        # An earlier run may have been killed before it made its last lines durable.
        self._durable = size == 0
        # `sync` runs in a thread, and the file must not be closed meanwhile.
        self._syncing = threading.Lock()

    def append(self, line: bytes) -> None:
        """Add a line to the next group."""
        self._lines.append(line)

    def write(self) -> None:
        """Give the lines to the operating system.

        Raises:
            OSError: They cannot be written. Then a part of a line may be, so that nothing can be written any more.
        """
        if not self._lines or self._broken:
            return
        lines, self._lines = self._lines, []
        self._broken = True
        data = memoryview(b"".join(lines))
        try:
            while data:
                data = data[os.write(self._fd, data) :]
        except OSError as error:
            error.filename = str(self._path)
            raise
        self._broken = False
        self._durable = False

    def sync(self) -> None:
        """Make durable what was written."""
        with self._syncing:
            if not self._durable and self._fd >= 0:
                self._durable = True
                os.fsync(self._fd)

    def close(self) -> None:
        """Write the last lines, make them durable, and close the file."""
        if self._fd < 0:
            return
        try:
            self.write()
            self.sync()
        finally:
            with self._syncing:
                os.close(self._fd)
                self._fd = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _ends_with_break(path: Path, size: int) -> bool:
    """Return whether the first bytes of a file end with a line break; no bytes need none."""
    if not size:
        return True
    with path.open("rb") as file:
        file.seek(size - 1)
        return file.read(1) == b"\n"


def rewrite(path: Path, keep: Callable[[bytes], bool], size: int) -> tuple[int, int]:
    """Remove lines of a file, in one step: a crash leaves the old file or the new one.

    Args:
        path: The file.
        keep: Returns whether a line stays.
        size: The size of its valid part in bytes.

    Returns:
        The new size, and the number of lines that are left.
    """
    scratch = path.with_name(path.name + ".new")
    done = written = lines = 0
    with path.open("rb") as source, scratch.open("wb") as target:
        for line in source:
            done += len(line)
            if done > size:
                break
            if keep(line):
                target.write(line)
                written += len(line)
                lines += 1
    replace_durably(scratch, path)
    return written, lines


def replace_durably(scratch: Path, path: Path) -> None:
    """Put a file in the place of another one, so that even after a loss of power there is one of them, complete."""
    fd = os.open(scratch, os.O_RDWR)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
    scratch.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make durable which files a folder has."""
    if os.name == "nt":  # pragma: no cover
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
