"""The rows that are done: a compact set of their keys, and its reading from an output."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from openrouter_responses.bulk import _lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY_BYTES = 16
_PREFIX_BYTES = 2
_REST_BYTES = KEY_BYTES - _PREFIX_BYTES
_CHECKED_BYTES = 16 * 1024 * 1024
"""The size of the end of a file in which each line is parsed: a loss of power can leave damaged data there."""


def key_of(*parts: bytes) -> bytes:
    """Return the key of a row, 16 bytes, from the texts that identify it."""
    # With their lengths, so that no two lists of parts have the same text.
    return blake2b(b"".join([b"%d:%b" % (len(part), part) for part in parts]), digest_size=KEY_BYTES).digest()


class KeySet:
    """A set of keys of 16 bytes that takes some 20 bytes for each.

    The keys are in 65,536 arrays of bytes, by their first two bytes. A set of `bytes` objects takes five times as much.
    """

    def __init__(self) -> None:
        self._parts: list[bytearray | None] = [None] * 256**_PREFIX_BYTES
        self._size = 0

    def add(self, key: bytes) -> None:
        """Add a key."""
        if key in self:
            return
        index = key[0] << 8 | key[1]
        part = self._parts[index]
        if part is None:
            self._parts[index] = bytearray(key[_PREFIX_BYTES:])
        else:
            part += key[_PREFIX_BYTES:]
        self._size += 1

    def discard(self, key: bytes) -> None:
        """Remove a key if it is in the set."""
        part = self._parts[key[0] << 8 | key[1]]
        position = -1 if part is None else _position(part, key[_PREFIX_BYTES:])
        if part is not None and position >= 0:
            del part[position : position + _REST_BYTES]
            self._size -= 1

    def __contains__(self, key: bytes) -> bool:
        part = self._parts[key[0] << 8 | key[1]]
        return part is not None and _position(part, key[_PREFIX_BYTES:]) >= 0

    def __len__(self) -> int:
        return self._size


def _position(part: bytearray, rest: bytes) -> int:
    position = part.find(rest)
    while position > 0 and position % _REST_BYTES:
        position = part.find(rest, position + 1)
    return position


class Finished(NamedTuple):
    """The rows of earlier runs in an output.

    Attributes:
        succeeded: The keys of the rows that succeeded.
        failed: The keys of the rows that failed and did not succeed later.
        lines: The number of lines.
        size: The size up to the end of the last complete line, in bytes.
        cost: The sum of the costs of its rows, in US dollars.
        highest_cost: The cost of the most expensive row; None if no cost is known.
        damaged: The number of damaged lines before the last complete one; a loss of power can leave them.
        torn: Whether a line follows that a crash left incomplete.
    """

    succeeded: KeySet
    failed: KeySet
    lines: int
    size: int
    cost: float
    highest_cost: float | None
    damaged: int
    torn: bool


def read_finished(path: Path, *, passed: Callable[[], object] = lambda: None) -> Finished:
    """Return what an output has; an output that does not exist has nothing.

    Args:
        path: The file.
        passed: Called every now and then, so that a caller can do something else.

    Raises:
        ValueError: A line is not that of an output, and not what a crash leaves.
    """
    succeeded, failed = KeySet(), KeySet()
    lines = size = position = damaged = 0
    cost = 0.0
    highest: float | None = None
    torn = 0
    """The damaged lines since the last complete one."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return Finished(succeeded, failed, 0, 0, 0.0, None, 0, False)
    with file:
        checked_from = os.fstat(file.fileno()).st_size - _CHECKED_BYTES
        for line in file:
            record = _lines.read(line, thorough=position >= checked_from)
            position += len(line)
            if record is None:
                if torn or _lines.may_be_damaged(line):
                    torn += 1
                elif line.strip():
                    raise ValueError(_not_ours(path, lines + damaged + 1, line))
                continue
            if record.succeeded:
                succeeded.add(record.key)
                if failed:
                    failed.discard(record.key)
            elif record.key not in succeeded:
                failed.add(record.key)
            if record.cost is not None:
                cost += record.cost
                highest = record.cost if highest is None else max(highest, record.cost)
            lines += 1
            size = position
            damaged += torn
            torn = 0
            if not lines % 4096:
                passed()
    return Finished(succeeded, failed, lines, size, cost, highest, damaged, bool(torn))


def _not_ours(path: Path, number: int, line: bytes) -> str:
    if _lines.is_one_of_ours(line):
        return f"line {number} of {path} is damaged; remove it, and its row is sent again"
    return f"line {number} of {path} is not a line of an output; name another file"
