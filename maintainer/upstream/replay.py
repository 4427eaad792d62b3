"""Published documents taken over one after the other, in a copy of the checkout, and what came of each.

The copy is of the last commit, and is thrown away. Each document meets there what a maintainer would do with it.
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
from maintainer.upstream.document import operation_in, read_upstream
from maintainer.upstream.drift import compare
from maintainer.upstream.examples import broken, examples_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What these tests compare the description with is of one day.
_OF_ONE_DAY = "tests/official"
_SHOWN_LINES = 30


class _FailedError(Exception):
    """A step did not end as it should; the message says which, and how."""


TYPES = ("mypy",)
TESTS = ("pytest", "--quiet", "--numprocesses=auto", f"--ignore={_OF_ONE_DAY}")
"""What can be run after each document: modules of Python, with their arguments."""


def follow(documents: Iterable[str], operation: str, *, root: Path, checks: Sequence[Sequence[str]]) -> bool:
    """Take documents over in turn, print a line for each, and tell whether a client came of every one.

    A document that is refused changes nothing, and the next one is taken over in its place.

    Args:
        documents: Files or addresses, the oldest first.
        operation: The path of the operation in them.
        root: The checkout.
        checks: What to run after each, such as `TYPES`.
    """
    all_well = True
    with tempfile.TemporaryDirectory() as scratch:
        copy = _Copy(Repository(root), Path(scratch))
        for document in documents:
            # The copy is somewhere else.
            source = str(Path(document).resolve()) if Path(document).exists() else document
            try:
                said = _step(copy, source, operation, checks)
            except _FailedError as failure:
                said = f"failed: {failure}"
                all_well = False
            print(f"{Path(document).name}: {said}", flush=True)
    return all_well


def _step(copy: _Copy, source: str, operation: str, checks: Sequence[Sequence[str]]) -> str:
    began = time.monotonic()
    drift = copy.upstream("drift", source, "--operation", operation, "--json", may_end_with=(0, 1, 2))
    if not drift.stdout:
        return f"refused: {drift.stderr.strip()}"
    differences = json.loads(drift.stdout)["differences"]
    before = copy.description()
    copy.upstream("capture", source, "--operation", operation)
    after = copy.description()
    copy.run("maintainer.codegen", "generate")
    copy.upstream("drift", source, "--operation", operation)
    copy.upstream("capture", source, "--operation", operation)
    if copy.description() != after:
        raise _FailedError("capturing it again changes something")
    said = [
        f"{len(differences)} differences, {sum(one['breaking'] for one in differences)} of them breaking",
        _changed(before, after),
        f"{_try_examples(copy, source, operation)} examples",
    ]
    for check in checks:
        last_line = copy.run(*check).stdout.strip().rpartition("\n")[2]
        said.append(f"{check[0]}: {last_line}")
    return "; ".join([*said, f"{time.monotonic() - began:.0f} s"])


def _try_examples(copy: _Copy, source: str, operation: str) -> int:
    theirs = operation_in(read_upstream(source), operation, source=source)
    examples = list(examples_in(compare(copy.load_description(), theirs, source=source)))
    if problems := broken(examples, copy.package):
        raise _FailedError("\n".join(problems[:_SHOWN_LINES]))
    return len(examples)


class _Copy:
    """The files of a commit, with which modules are run and not with those of the checkout."""

    def __init__(self, repository: Repository, path: Path) -> None:
        repository.export("HEAD", path)
        self._path = path
        self.package = path / PACKAGE
        packages = [str(path / folder) for folder in ("", "overlays", "generated")]
        self._environment = {**os.environ, "PYTHONPATH": os.pathsep.join(packages)}

    def upstream(self, *arguments: str, may_end_with: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
        return self.run("maintainer.upstream", *arguments, may_end_with=may_end_with)

    def run(self, *module: str, may_end_with: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(  # noqa: S603 - the commands are all ours
            [sys.executable, "-m", *module],
            cwd=self._path,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in may_end_with:
            shown = "\n".join((done.stdout + done.stderr).splitlines()[-_SHOWN_LINES:])
            raise _FailedError(f"{' '.join(module[:2])} ended with status {done.returncode}\n{shown}")
        return done

    def description(self) -> list[str]:
        """The lines of the files that the description is made of."""
        files = description_files(self._path)
        return [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    def load_description(self) -> dict[str, Any]:
        return load_description(self._path)


def _changed(before: list[str], after: list[str]) -> str:
    marks = [line[0] for line in difflib.unified_diff(before, after, n=0, lineterm="")][2:]
    return f"{marks.count('+')} lines added, {marks.count('-')} removed"
