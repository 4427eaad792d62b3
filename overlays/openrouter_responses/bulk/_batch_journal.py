"""The journal of submitted batches, `….batches` beside the output: a crash at any moment submits nothing twice.

Each line is a JSON object that is made durable (fsync) before what follows it:

    {"event":"intent","submission":…,"model":…,"since":…,"keys":…,"custom_ids":[…]}    before the submission is sent
    {"event":"submitted","submission":…,"id":…,"created_at":…}                         before the batch is asked for
    {"event":"void","submission":…}                                                    the service does not have it
    {"event":"finished","submission":…}                                                its rows are in the output

An intent without an ID is a submission whose response was lost. The file is removed when all its batches are finished.

A file that another program removes while the job runs is written again from the open one.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from attrs import define, field

from openrouter_responses.bulk._display import logger
from openrouter_responses.bulk._done import KEY_BYTES
from openrouter_responses.bulk._json import dumps, loads
from openrouter_responses.bulk._writer import replace_durably, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


_FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0)


class Mark(NamedTuple):
    """A batch of the account, as a point in the list of its batches."""

    id: str
    created_at: int


@define
class Entry:
    """A submission in a journal.

    Attributes:
        submission: The name of the submission, which the `custom_id` of each of its requests begins with.
        model: The model of the batch.
        since: The newest batch of the account before the submission; None if there was none.
        keys: The keys of its rows, one behind the other.
        custom_ids: The IDs of its rows, in the order of the keys; empty in the run that submits them.
        id: The ID of the batch; None while it is not known.
        created_at: The time of its creation by the clock of the service, in Unix seconds.
    """

    submission: str
    model: str
    since: Mark | None
    keys: bytes
    custom_ids: Sequence[str]
    id: str | None = None
    created_at: int = 0

    @property
    def count(self) -> int:
        """The number of its rows."""
        return len(self.keys) // KEY_BYTES

    def each_key(self) -> Iterator[bytes]:
        """Yield the key of each row."""
        for start in range(0, len(self.keys), KEY_BYTES):
            yield self.keys[start : start + KEY_BYTES]


@define
class Journal:
    """A journal that is kept in memory, for jobs without an output.

    Attributes:
        open: The submissions that are not finished, by their names.
        known: The IDs of all batches of the job.
    """

    is_kept: ClassVar[bool] = False
    """Whether it is in a file, for a later run."""

    open: dict[str, Entry] = field(factory=dict)
    known: set[str] = field(factory=set)

    def problem(self) -> str | None:
        """Return what is wrong with the file, so that a later run would not find the entries; None if nothing is."""
        return None

    def intend(self, entry: Entry) -> None:
        """Write that a batch is going to be submitted."""
        self.open[entry.submission] = entry
        since = None if entry.since is None else [entry.since.id, entry.since.created_at]
        self._append(
            event="intent",
            submission=entry.submission,
            model=entry.model,
            since=since,
            keys=entry.keys.hex(),
            custom_ids=list(entry.custom_ids),
        )
        entry.custom_ids = ()  # a run that has the rows needs no further copy

    def submitted(self, entry: Entry, batch_id: str, created_at: int) -> None:
        """Write the ID of a batch that was submitted."""
        entry.id, entry.created_at = batch_id, created_at
        self.known.add(batch_id)
        self._append(event="submitted", submission=entry.submission, id=batch_id, created_at=created_at)

    def void(self, entry: Entry) -> None:
        """Write that the service does not have a batch, or has not processed it."""
        del self.open[entry.submission]
        self._append(event="void", submission=entry.submission)

    def finished(self, entry: Entry) -> None:
        """Write that the rows of a batch are in the output, durably."""
        del self.open[entry.submission]
        self._append(event="finished", submission=entry.submission)

    def close(self) -> None:
        """Close the journal; remove it if all its batches are finished."""

    def _append(self, **fields: Any) -> None:
        pass


class FileJournal(Journal):
    """A journal in a file.

    Args:
        path: The file; it is created with the first entry.

    Raises:
        ValueError: The file is not a journal.
        OSError: The file cannot be read or written.
    """

    is_kept = True

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._fd: int | None = None
        self._size = 0
        """The size of the entries, in bytes."""
        self._problem: str | None = None
        if path.exists():
            self._fd = os.open(path, _FLAGS)
            try:
                self._size = self._read(self._fd)
                os.ftruncate(self._fd, self._size)
                os.lseek(self._fd, self._size, os.SEEK_SET)
            except BaseException:
                os.close(self._fd)
                raise

    def _read(self, fd: int) -> int:
        """Read the entries, and return the size up to the end of the last complete one."""
        size = 0
        with os.fdopen(fd, "rb", closefd=False) as file:
            for number, line in enumerate(file, start=1):
                if line[-1:] != b"\n":  # a crash came before the end of the line
                    break
                try:
                    self._take(loads(line))
                except (ValueError, TypeError, KeyError, AttributeError):
                    raise ValueError(f"line {number} of {self.path} is not an entry of a journal of batches") from None
                size += len(line)
        return size

    def _take(self, record: Any) -> None:
        event, name = record["event"], record["submission"]
        if event == "intent":
            self.open[name] = Entry(
                submission=name,
                model=record["model"],
                since=None if record["since"] is None else Mark(*record["since"]),
                keys=bytes.fromhex(record["keys"]),
                custom_ids=record["custom_ids"],
            )
        elif event == "submitted":
            self.open[name].id, self.open[name].created_at = record["id"], record["created_at"]
            self.known.add(record["id"])
        elif event in ("void", "finished"):
            del self.open[name]
        else:
            raise ValueError(event)

    def problem(self) -> str | None:
        """Return what is wrong with the file, so that a later run would not find the entries; None if nothing is.

        A file that was removed is written again. One that was replaced or changed stays as it is.
        """
        if self._fd is None or self._problem is not None:
            return self._problem
        opened = os.fstat(self._fd)
        try:
            is_ours = os.path.samestat(self.path.stat(), opened)
        except OSError:
            is_ours = None
        if opened.st_size != self._size:
            self._problem = f"{self.path} was changed by another program: {opened.st_size} bytes, not {self._size}"
        elif is_ours is None:
            self._problem = self._write_again(self._fd)
        elif not is_ours:
            self._problem = f"{self.path} was replaced by another file"
        return self._problem

    def _write_again(self, fd: int) -> str | None:
        """Write the file again from the open one, and return why that is impossible."""
        scratch = self.path.with_name(self.path.name + ".new")
        try:
            os.lseek(fd, 0, os.SEEK_SET)
            with os.fdopen(fd, "rb", closefd=False) as source, scratch.open("wb") as target:
                shutil.copyfileobj(source, target)
            replace_durably(scratch, self.path)
            self._fd = os.open(self.path, _FLAGS)
        except OSError as error:
            return f"{self.path} was removed, and cannot be written again: {error.strerror}"
        os.lseek(self._fd, self._size, os.SEEK_SET)
        os.close(fd)
        logger.warning("%s was removed while the job runs, and is written again", self.path)
        return None

    def _append(self, **fields: Any) -> None:
        if self._fd is None:
            self._fd = os.open(self.path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666)
            sync_folder(self.path.parent)
        line = dumps(fields) + b"\n"
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
            os.fsync(self._fd)
        except OSError as error:
            error.filename = str(self.path)
            os.ftruncate(self._fd, self._size)  # the next entry does not follow a part of this one
            os.lseek(self._fd, self._size, os.SEEK_SET)
            raise
        self._size += len(line)

    def close(self) -> None:
        """Close the journal; remove it if all its batches are finished."""
        if self._fd is None:
            return
        if self.open:
            self.problem()  # a later run needs it
        is_removable = not self.open and self.path.exists() and os.path.samestat(self.path.stat(), os.fstat(self._fd))
        os.close(self._fd)
        self._fd = None
        if is_removable:
            self.path.unlink()
