"""The maintainers' commands: `python -m codegen generate`, `check`, `drift`, `capture`, `history`."""

from __future__ import annotations

import argparse
import filecmp
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.capture import captured, to_be_described
from codegen.documents import DocumentError
from codegen.drift import OURS, compare
from codegen.drift_report import as_json, changelog_draft, print_table
from codegen.generator import GenerationError, generate
from codegen.history import TESTS, TYPES, follow
from codegen.shapes import UnsupportedSchemaError
from codegen.sources import Sources
from codegen.upstream import operation_in, read_upstream

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = Path("generated/openrouter_responses_generated")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("generate", help=f"make {PACKAGE} anew")
    commands.add_parser("check", help=f"fail if {PACKAGE} is not what `generate` makes")
    drift = commands.add_parser("drift", help="say what differs from the service's own description")
    drift.add_argument("--json", action="store_true", help="answer in JSON instead of a table")
    capture = commands.add_parser("capture", help="bring our description up to the service's own")
    for follower in (drift, capture):
        follower.add_argument("upstream", help="OpenAPI document of the service: a file or an address")
    history = commands.add_parser("history", help="try capture on documents in turn, in a copy of the last commit")
    history.add_argument("--test", action="store_true", help="run the tests after each, too")
    history.add_argument("upstream", nargs="+", help="OpenAPI documents of the service, the oldest first")
    for follower in (drift, capture, history):
        follower.add_argument("--operation", default=OURS, metavar="PATH", help="its path there (default: %(default)s)")
    arguments = parser.parse_args()
    try:
        match arguments.command:
            case "generate":
                return _generate()
            case "check":
                return _check()
            case "drift":
                return _drift(arguments.upstream, arguments.operation, in_json=arguments.json)
            case "capture":
                return _capture(arguments.upstream, arguments.operation)
            case _:
                checks = (TYPES, TESTS) if arguments.test else (TYPES,)
                return 0 if follow(arguments.upstream, arguments.operation, root=ROOT, checks=checks) else 1
    except (DocumentError, GenerationError, UnsupportedSchemaError) as error:
        print(error, file=sys.stderr)
        return 2


def _generate() -> int:
    generate(Sources.of(ROOT).document, root=ROOT, output=ROOT / PACKAGE)
    return 0


def _check() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch, PACKAGE.name)
        generate(Sources.of(ROOT).document, root=ROOT, output=fresh)
        stale = sorted(_differences(ROOT / PACKAGE, fresh))
    for path, reason in stale:
        print(f"{PACKAGE / path}: {reason}", file=sys.stderr)
    if stale:
        print("The generated code is stale; run `make generate` and commit what it changes.", file=sys.stderr)
    return 1 if stale else 0


def _drift(source: str, path: str, *, in_json: bool) -> int:
    upstream = operation_in(read_upstream(source), path, source=source)
    differences = compare(Sources.of(ROOT).document, upstream, source=source).differences
    if in_json:
        print(as_json(differences, source=source))
    else:
        print_table(differences, source=source)
    return 1 if differences else 0


def _capture(source: str, path: str) -> int:
    sources = Sources.of(ROOT)
    capture = captured(sources.document, operation_in(read_upstream(source), path, source=source), source=source)
    texts = sources.texts_for(capture.document)
    if texts:
        # Nothing is written unless a client can be made of it.
        with tempfile.TemporaryDirectory() as scratch:
            generate(capture.document, root=ROOT, output=Path(scratch, PACKAGE.name))
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    for kind, text in changelog_draft(capture.differences).items():
        _add_to(ROOT / "changes" / f"api.{kind}.md", text)
    print_table(capture.differences, source=source)
    if missing := list(to_be_described(capture.document)):
        print("\nTo be described by a person:", *missing, sep="\n  ")
    return 0


def _add_to(fragment: Path, text: str) -> None:
    """Add a draft to the fragment of an earlier capture, which a person may have edited."""
    fragment.parent.mkdir(exist_ok=True)
    before = fragment.read_text(encoding="utf-8") if fragment.exists() else ""
    fragment.write_text(f"{before}\n{text}" if before else text, encoding="utf-8")


def _differences(committed: Path, fresh: Path) -> Iterator[tuple[Path, str]]:
    old, new = _files(committed), _files(fresh)
    for path in old - new:
        yield path, "is no longer generated"
    for path in new - old:
        yield path, "is missing"
    for path in old & new:
        if not filecmp.cmp(committed / path, fresh / path, shallow=False):
            yield path, "differs from what is generated"


def _files(folder: Path) -> set[Path]:
    return {
        path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }


if __name__ == "__main__":
    sys.exit(main())
