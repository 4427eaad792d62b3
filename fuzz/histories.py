"""Histories of documents that no service published: random changes, captured one after the other.

`python -m fuzz.histories` starts each history from our own description, and from the documents on the command line, and
goes on towards another one of them. With `--walk`, a history goes through all of them, from each to the next in small
steps, as a service publishes them. After each capture nothing may differ, a second capture may change nothing, no new
class may have a number in its name, nothing may be undescribed that has a namesake, the description must merge into one
document for other generators, and the generated package must import and decode the examples.
"""

from __future__ import annotations

import argparse
import copy
import math
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import attrs

from fuzz.document_changes import CHANGES, pruned
from fuzz.document_examples import add_example, remove_stale_examples
from fuzz.document_goals import adopt, adopt_operations, adopt_part, parts_towards
from fuzz.document_styles import document_bytes
from fuzz.document_sweeps import SWEEPS
from fuzz.operation_changes import OPERATION_CHANGES
from maintainer.codegen.description import load_description
from maintainer.codegen.documents import DocumentError, load_document
from maintainer.codegen.generator import PACKAGE, generate
from maintainer.codegen.merged import merged
from maintainer.upstream.capture import capture_operations
from maintainer.upstream.differences import find_differences
from maintainer.upstream.document import parse_upstream_document
from maintainer.upstream.examples import find_examples, round_trip_failures
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations, read_operation_names
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED
from maintainer.upstream.write_back import DescriptionFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).parents[1]
_FILES = ("openapi.yaml", "overlays/spec", "pyproject.toml")
_SOURCE = "document"
SMALL = ROOT / "tests/codegen/small.yaml"
"""A description with all kinds of schemas, which takes a hundredth of the time."""


class HistoryError(Exception):
    """A capture went wrong; the message says how, and what changed in the document."""


@attrs.define
class History:
    """The files of our description, followed through a history.

    Attributes:
        root: Their folder.
        captured: The number of documents that were captured so far.
        refused: The number of those that could not be used.
        generated: The number of clients that were generated.
    """

    root: Path
    generated: int = 0
    captured: int = 0
    refused: int = 0

    def capture(self, content: bytes, *, with_package: bool) -> bool:
        """Capture a document, and return whether it could be used.

        Raises:
            HistoryError: The result is not what it has to be.
        """
        names = read_operation_names(self.root)
        try:
            theirs = find_operations(parse_upstream_document(content, _SOURCE), names, source=_SOURCE)
            files = DescriptionFiles.load(self.root)
            match_description(files.document, theirs)
        except DocumentError as error:
            if "\n" in str(error):
                raise HistoryError(f"the refusal has more than one line: {error}") from error
            self.refused += 1
            return False
        before = {*files.document["components"]["schemas"]}
        captured = capture_operations(files.document, theirs)
        for path, text in files.changed_texts(captured.document).items():
            path.write_text(text, encoding="utf-8")
        self.captured += 1
        files = DescriptionFiles.load(self.root)
        matching = match_description(files.document, theirs)
        if left := [one.place for one in find_differences(matching) if not one.is_left_to_a_person]:
            raise HistoryError(f"differences are left: {left}")
        again = capture_operations(files.document, theirs)
        if texts := files.changed_texts(again.document):
            raise HistoryError(f"a second capture changes {[path.name for path in texts]}")
        new = {*files.document["components"]["schemas"]} - before
        if numbered := [name for name in new if name[-1].isdigit() and not name[-8:].isdigit()]:
            raise HistoryError(f"numbered names: {numbered}")
        if undescribed := list(undescribed_namesakes(files.document)):
            raise HistoryError(f"undescribed, but with namesakes: {undescribed}")
        if with_package:
            self.generated += 1
            self._generate(files.document, matching)
        return True

    def _generate(self, document: dict[str, Any], matching: Any) -> None:
        package = self.root / PACKAGE
        generate(document, root=ROOT, output=package)
        import_package(package)
        merged(document)
        if failures := round_trip_failures(list(find_examples(matching)), package):
            raise HistoryError("\n".join(failures[:10]))


def undescribed_namesakes(document: dict[str, Any]) -> Iterator[str]:
    """Yield each undescribed field of which another class describes a field with the same name."""
    fields = [
        (owner, name, schema.get("description"))
        for owner, component in document["components"]["schemas"].items()
        for name, schema in component.get("properties", {}).items()
    ]
    described = {name for _, name, text in fields if text not in (None, TO_BE_DESCRIBED)}
    yield from (f"{owner}.{name}" for owner, name, text in fields if text == TO_BE_DESCRIBED and name in described)


_IMPORT = """
import importlib, pathlib, sys
sys.path.insert(0, sys.argv[1])
root = pathlib.Path(sys.argv[1])
for file in sorted(root.rglob("*.py")):
    name = ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    importlib.import_module(name)
models = importlib.import_module("openrouter_responses_generated.models")
for name in models.__all__:
    getattr(models, name)
"""


def import_package(package: Path) -> None:
    """Import every module and every model of a generated package, in a process of its own."""
    command = [sys.executable, "-c", _IMPORT, str(package.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise HistoryError("the generated package cannot be imported: " + done.stderr.strip().rpartition("\n")[2])


def run_history(
    seed: int,
    documents: Sequence[dict[str, Any]],
    *,
    steps: int,
    generate_every: int,
    small: bool = False,
    keep: Path | None = None,
) -> History:
    """Follow one random history.

    Raises:
        HistoryError: A capture went wrong.
    """
    random = Random(seed)
    document, goal = (copy.deepcopy(random.choice(documents)) for _ in range(2))
    with tempfile.TemporaryDirectory() as scratch:
        run = _Run(seed, random, History(Path(scratch)), generate_every, keep)
        (copy_small_description if small else copy_description)(run.history.root)
        for _ in range(steps):
            before = copy.deepcopy(document)
            done = list(_change(random, document, goal))
            if not run.capture(document, done):
                document = before
    return run.history


def run_walk(
    seed: int, documents: Sequence[dict[str, Any]], *, steps: int, generate_every: int, keep: Path | None = None
) -> History:
    """Follow a history through all documents in random order, with a number of steps from each to the next.

    Raises:
        HistoryError: A capture went wrong.
    """
    random = Random(seed)
    document, *goals = random.sample(documents, len(documents))
    with tempfile.TemporaryDirectory() as scratch:
        run = _Run(seed, random, History(Path(scratch)), generate_every, keep)
        copy_description(run.history.root)
        for goal in goals:
            document = copy.deepcopy(document)
            parts = math.ceil(len(list(parts_towards(document, goal))) / steps)
            for _ in range(steps - 1):
                done = [f"part: {done}" for _ in range(parts) if (done := adopt_part(random, document, goal))]
                remove_stale_examples(document)
                run.capture(document, done)
            run.capture(document := goal, ["the next document"])
    return run.history


@attrs.define
class _Run:
    """A history in progress."""

    seed: int
    random: Random
    history: History
    generate_every: int
    keep: Path | None
    step: int = 0

    def capture(self, document: dict[str, Any], done: Sequence[str]) -> bool:
        """Capture the next document, and return whether it could be used; `done` says what changed in it."""
        content = document_bytes(self.random, document)
        if self.keep is not None:
            (self.keep / f"{self.seed}-{self.step}.yaml").write_bytes(content)
        with_package = self.step % self.generate_every == self.generate_every - 1
        try:
            usable = self.history.capture(content, with_package=with_package)
        except Exception as error:
            error.add_note(f"seed {self.seed}, step {self.step}: {'; '.join(done)}")
            if self.keep is not None:
                shutil.copytree(self.history.root, self.keep / f"{self.seed}-root", dirs_exist_ok=True)
            raise
        self.step += 1
        return usable


def copy_small_description(root: Path) -> None:
    """Write a description with one operation and a few classes into a folder."""
    shutil.copy(SMALL, root / "openapi.yaml")
    (root / "overlays/spec").mkdir(parents=True)
    table = '[tool.openrouter-responses.operations]\n"POST /responses" = "responses.send"\n'
    (root / "pyproject.toml").write_text(table, encoding="utf-8")


def copy_description(root: Path) -> None:
    """Copy the files of our description into a folder."""
    for name in _FILES:
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)


def _change(random: Random, document: dict[str, Any], goal: dict[str, Any]) -> Iterable[str]:
    if random.random() < 0.1:
        yield f"operations: {adopt_operations(document, goal)}"
    for _ in range(random.choice([0, 0, 1, 4, 16])):
        if adopted := adopt(random, document, goal):
            yield f"adopt: {adopted}"
    for _ in range(random.choice([0, 0, 1, 4, 16])):
        if adopted := adopt_part(random, document, goal):
            yield f"part: {adopted}"
    for _ in range(random.choice([1, 1, 2, 3, 6, 12])):
        change = random.choice(random.choices([CHANGES, OPERATION_CHANGES, SWEEPS], [10, 3, 1])[0])
        if done := change(random, document):
            yield f"{change.__name__}: {done}"
    remove_stale_examples(document)
    for _ in range(3):
        if example := add_example(random, document):
            yield f"example: {example}"


def read_documents(files: Iterable[str]) -> list[dict[str, Any]]:
    """Read our own description and further documents, each with the operations that we compare alone."""
    operations = set(read_operation_names(ROOT))
    documents = [pruned(load_description(ROOT), operations)]
    return [*documents, *(pruned(parse_upstream_document(Path(one).read_bytes(), one), operations) for one in files)]


def main() -> int:
    """Run histories and return the exit status: 1 if one of them failed."""
    parser = argparse.ArgumentParser(prog="make fuzz-histories", description=__doc__)
    parser.add_argument("--histories", type=int, default=20, help="number of histories (default: %(default)s)")
    parser.add_argument("--steps", type=int, default=8, help="documents of each history (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first history (default: %(default)s)")
    parser.add_argument(
        "--generate-every", type=int, default=4, metavar="N", help="generate a client every N documents"
    )
    parser.add_argument("--walk", action="store_true", help="go through all documents, in STEPS steps to each")
    parser.add_argument("--small", action="store_true", help="start from the small description of the tests")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the documents, and the files of a failure")
    parser.add_argument("documents", nargs="*", help="published documents to start from, too")
    arguments = parser.parse_args()
    if arguments.keep is not None:
        arguments.keep.mkdir(parents=True, exist_ok=True)
    options = {"steps": arguments.steps, "generate_every": arguments.generate_every, "keep": arguments.keep}
    documents = [load_document(SMALL)] if arguments.small else read_documents(arguments.documents)
    failures = 0
    for seed in range(arguments.seed, arguments.seed + arguments.histories):
        began = time.monotonic()
        try:
            if arguments.walk:
                history = run_walk(seed, documents, **options)
            else:
                history = run_history(seed, documents, small=arguments.small, **options)
        except Exception:
            failures += 1
            traceback.print_exc()
            outcome = "FAILED"
        else:
            outcome = f"ok, {history.captured} captured, {history.refused} refused, {history.generated} generated"
        print(f"history {seed:4} {outcome} {time.monotonic() - began:6.1f} s", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
