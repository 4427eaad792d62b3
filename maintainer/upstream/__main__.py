"""Commands that follow the service's own document: `python -m maintainer.upstream drift`, `capture` and `replay`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from maintainer.codegen.description import load_description
from maintainer.codegen.documents import DocumentError
from maintainer.codegen.generator import PACKAGE, GenerationError, generate
from maintainer.codegen.python_types import UnsupportedSchemaError
from maintainer.upstream.capture import captured, to_be_described
from maintainer.upstream.document import operation_in, read_upstream
from maintainer.upstream.drift import OURS, compare
from maintainer.upstream.replay import TESTS, TYPES, follow
from maintainer.upstream.report import as_json, changelog_draft, print_table
from maintainer.upstream.sources import Sources

ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status.

    `drift` returns 1 if something differs; 2 means that the document or the description cannot be used.
    """
    parser = argparse.ArgumentParser(prog="python -m maintainer.upstream", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    drift = commands.add_parser("drift", help="list the differences from the service's own description")
    drift.add_argument("--json", action="store_true", help="print JSON instead of a table")
    capture = commands.add_parser("capture", help="update our description from the service's own")
    for command in (drift, capture):
        command.add_argument("upstream", help="OpenAPI document of the service: a file or a URL")
    replay = commands.add_parser("replay", help="capture several documents in turn, in a copy of the last commit")
    replay.add_argument("--test", action="store_true", help="also run the tests after each document")
    replay.add_argument("upstream", nargs="+", help="OpenAPI documents of the service, the oldest first")
    for command in (drift, capture, replay):
        command.add_argument("--operation", default=OURS, metavar="PATH", help="path there (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        match options.command:
            case "drift":
                return _drift(options.upstream, options.operation, in_json=options.json)
            case "capture":
                return _capture(options.upstream, options.operation)
            case _:
                checks = (TYPES, TESTS) if options.test else (TYPES,)
                return 0 if follow(options.upstream, options.operation, root=ROOT, checks=checks) else 1
    except (DocumentError, GenerationError, UnsupportedSchemaError) as error:
        print(error, file=sys.stderr)
        return 2


def _drift(source: str, path: str, *, in_json: bool) -> int:
    upstream = operation_in(read_upstream(source), path, source=source)
    differences = compare(load_description(ROOT), upstream, source=source).differences
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
        # Nothing is written unless a client can be generated from the result.
        with tempfile.TemporaryDirectory() as scratch:
            generate(capture.document, root=ROOT, output=Path(scratch, PACKAGE.name))
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    for kind, text in changelog_draft(capture.differences).items():
        _append(ROOT / "changes" / f"api.{kind}.md", text)
    print_table(capture.differences, source=source)
    if missing := list(to_be_described(capture.document)):
        print("\nTo be described by a person:", *missing, sep="\n  ")
    return 0


def _append(fragment: Path, text: str) -> None:
    """Append a draft to a changelog fragment, which a person may have edited since an earlier capture."""
    fragment.parent.mkdir(exist_ok=True)
    before = fragment.read_text(encoding="utf-8") if fragment.exists() else ""
    fragment.write_text(f"{before}\n{text}" if before else text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
