"""Replay a history of upstream documents: capture one after the other in a copy of the last commit, and check each.

The copy is deleted afterwards. In it, each document is handled as a maintainer would handle it.
"""

from __future__ import annotations

import difflib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maintainer.codegen.description import description_files, load_description
from maintainer.codegen.generator import PACKAGE
from maintainer.git import Repository
from maintainer.upstream.document import read_upstream_document
from maintainer.upstream.examples import find_examples, round_trip_failures
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations, read_operation_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_LINES = 30

Check = tuple[str, ...]

# Other tests use models that not every document has.
_TYPES_OF_ONE_DESCRIPTION = "tests/typing/current_description.py"
TYPE_CHECK: Check = (
    "mypy",
    "--exclude",
    _TYPES_OF_ONE_DESCRIPTION,
    "overlays/openrouter_responses",
    "generated/openrouter_responses_generated",
    "tests/typing",
)
# A module that cannot be imported hides no failure of the others.
_OPTIONS = ("--quiet", "--continue-on-collection-errors", "--numprocesses=auto", "--dist=worksteal")
ALL_TESTS: Check = ("pytest", *_OPTIONS)
ONE_DESCRIPTION = "one_description"
"""The marker of tests that hold for one description, or one release of the official SDK, only."""
TESTS: Check = (*ALL_TESTS, "-m", f"not extended and not {ONE_DESCRIPTION}")
"""Checks that can run after each document: a Python module with its arguments."""


class _FailedError(Exception):
    """A step of a replay failed; the message says which one and how."""


def replay(documents: Iterable[str], operation: str, *, root: Path, checks: Sequence[Check]) -> bool:
    """Capture documents in turn, print one line for each, and return whether none of them failed.

    A document that cannot be used changes nothing, and the replay goes on with the next one.

    Args:
        documents: Files or URLs, the oldest document first.
        operation: The path of `POST /responses` in the documents.
        root: The checkout, whose last commit is copied.
        checks: What to run after each document, such as `TYPE_CHECK`.
    """
    succeeded = True
    with tempfile.TemporaryDirectory() as scratch:
        copy = _Copy(Repository(root), Path(scratch))
        for document in documents:
            # Commands run in the folder of the copy.
            source = str(Path(document).resolve()) if Path(document).exists() else document
            try:
                outcome = _replay_one(copy, source, operation, checks)
            except _FailedError as failure:
                outcome = f"failed: {failure}"
                succeeded = False
            print(f"{Path(document).name}: {outcome}", flush=True)
    return succeeded


def _replay_one(copy: _Copy, source: str, operation: str, checks: Sequence[Check]) -> str:
    start = time.monotonic()
    drift = copy.upstream("drift", source, "--operation", operation, "--json", allowed_statuses=(0, 1, 2))
    if not drift.stdout:
        return f"refused: {drift.stderr.strip()}"
    differences = json.loads(drift.stdout)["differences"]
    before = copy.description_lines()
    copy.upstream("capture", source, "--operation", operation)
    after = copy.description_lines()
    copy.run("maintainer.codegen", "generate")
    left = copy.upstream("drift", source, "--operation", operation, "--json", allowed_statuses=(0, 1))
    if remaining := [one for one in json.loads(left.stdout)["differences"] if not _is_missing_operation(one)]:
        raise _FailedError(f"after the capture, {len(remaining)} differences remain, such as {remaining[0]}")
    copy.upstream("capture", source, "--operation", operation)
    if copy.description_lines() != after:
        raise _FailedError("a second capture of the document changes the description")
    results = [
        f"{len(differences)} differences, {sum(one['breaking'] for one in differences)} of them breaking",
        _line_counts(before, after),
        f"{_check_examples(copy, source, operation)} examples",
    ]
    for check in checks:
        last_line = copy.run(*check).stdout.strip().rpartition("\n")[2]
        results.append(f"{check[0]}: {last_line}")
    return "; ".join([*results, f"{time.monotonic() - start:.0f} s"])


def _check_examples(copy: _Copy, source: str, operation: str) -> int:
    document, names = read_upstream_document(source), read_operation_names(copy.path)
    theirs = find_operations(document, names, source=source, responses_path=operation)
    examples = list(find_examples(match_description(copy.load_description(), theirs)))
    if failures := round_trip_failures(examples, copy.package):
        raise _FailedError("\n".join(failures[:_MOST_LINES]))
    return len(examples)


def _is_missing_operation(difference: dict[str, Any]) -> bool:
    """Return whether a difference is an operation that the document lacks, which our description keeps."""
    return (difference["what"], difference["change"]) == ("operation", "removed")


class _Copy:
    """A copy of the files of a commit. Commands run with the modules of the copy, not with those of the checkout."""

    def __init__(self, repository: Repository, path: Path) -> None:
        repository.export("HEAD", path)
        self.path = path
        self.package = path / PACKAGE
        packages = [str(path / folder) for folder in ("", "overlays", "generated")]
        self._environment = {**os.environ, "PYTHONPATH": os.pathsep.join(packages)}

    def upstream(self, *arguments: str, allowed_statuses: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
        return self.run("maintainer.upstream", *arguments, allowed_statuses=allowed_statuses)

    def run(self, *module: str, allowed_statuses: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(  # noqa: S603 - only this module gives commands
            [sys.executable, "-m", *module],
            cwd=self.path,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in allowed_statuses:
            shown = "\n".join((done.stdout + done.stderr).splitlines()[-_MOST_LINES:])
            raise _FailedError(f"{' '.join(module[:2])} exited with status {done.returncode}\n{shown}")
        return done

    def description_lines(self) -> list[str]:
        """Return the lines of all files of the description."""
        files = description_files(self.path)
        return [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    def load_description(self) -> dict[str, Any]:
        return load_description(self.path)


def _line_counts(before: list[str], after: list[str]) -> str:
    marks = [line[0] for line in difflib.unified_diff(before, after, n=0, lineterm="")][2:]
    return f"{marks.count('+')} lines added, {marks.count('-')} removed"
