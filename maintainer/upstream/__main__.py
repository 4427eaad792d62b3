"""Compare our description with the service's OpenAPI document, and update it: `drift`, `capture`, `replay`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maintainer.codegen.description import load_description
from maintainer.codegen.documents import DocumentError
from maintainer.codegen.generator import PACKAGE, GenerationError, generate
from maintainer.codegen.names import module_of
from maintainer.codegen.python_types import UnsupportedSchemaError
from maintainer.upstream.atomic_write import finish_replacing, replace_files
from maintainer.upstream.capture import CaptureError, capture_operations
from maintainer.upstream.capture_report import capture_to_json, print_capture
from maintainer.upstream.descriptions import FORMER, former_descriptions_text, read_former_descriptions
from maintainer.upstream.differences import find_differences
from maintainer.upstream.document import parse_upstream_document, read_upstream_document
from maintainer.upstream.fragments import updated_fragments
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import RESPONSES, Api, find_operations, read_operation_names
from maintainer.upstream.rename import format_code, rename_class
from maintainer.upstream.replay import TESTS, TYPE_CHECK, replay
from maintainer.upstream.report import print_table, to_json
from maintainer.upstream.upstream_copy import copy_upstream, with_origin
from maintainer.upstream.write_back import DescriptionFiles

if TYPE_CHECKING:
    from maintainer.upstream.difference import Difference

ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status.

    `drift` returns 1 if there are differences. Status 2 means that the document or the description cannot be used.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.command != "replay" and finish_replacing(ROOT):
            print("Finished a capture that was interrupted.", file=sys.stderr)
        match options.command:
            case "drift":
                return _drift(options.upstream, options.operation, as_json=options.json)
            case "capture":
                return _capture(
                    options.upstream,
                    options.operation,
                    options.address,
                    as_json=options.json,
                    untried=options.untried,
                )
            case "rename":
                return _rename(options.old, options.new)
            case _:
                checks = (TYPE_CHECK, TESTS) if options.test else (TYPE_CHECK,)
                return 0 if replay(options.upstream, options.operation, root=ROOT, checks=checks) else 1
    except (DocumentError, GenerationError, UnsupportedSchemaError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m maintainer.upstream", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    drift = commands.add_parser("drift", help="list the differences between our description and the document")
    capture = commands.add_parser("capture", help="update our description to the document")
    for command in (drift, capture):
        command.add_argument("--json", action="store_true", help="print JSON instead of a table")
        command.add_argument("upstream", help="OpenAPI document of the service: a file or a URL")
    capture.add_argument(
        "--untried",
        action="store_true",
        help="do not try to generate a client from the result before it is written, because that is the next step",
    )
    capture.add_argument("--address", help="the address to record, if the document was fetched by another program")
    replay_command = commands.add_parser("replay", help="capture several documents in turn, in a copy of HEAD")
    replay_command.add_argument("--test", action="store_true", help="also run the tests after each document")
    replay_command.add_argument("upstream", nargs="+", help="OpenAPI documents of the service, the oldest first")
    rename = commands.add_parser("rename", help="rename a class everywhere; the old name becomes a deprecated alias")
    rename.add_argument("old", help="the name of the class, such as TextDeltaEvent")
    rename.add_argument("new", help="its new name")
    for command in (drift, capture, replay_command):
        command.add_argument(
            "--operation",
            default=RESPONSES.partition(" ")[2],
            metavar="PATH",
            help="path of POST /responses in the document (default: %(default)s)",
        )
    return parser


def _upstream_operations(source: str, path: str) -> Api:
    names = read_operation_names(ROOT)
    return find_operations(read_upstream_document(source), names, source=source, responses_path=path)


def _drift(source: str, path: str, *, as_json: bool) -> int:
    differences = _differences(load_description(ROOT), _upstream_operations(source, path))
    if as_json:
        print(to_json(differences, source=source))
    else:
        print_table(differences, source=source)
    return 1 if differences else 0


def _differences(ours: dict[str, Any], theirs: Api) -> tuple[Difference, ...]:
    """Return the differences, with the classes that their capture would remove."""
    differences = find_differences(match_description(ours, theirs))
    if not differences:
        return differences
    try:
        captured = capture_operations(ours, theirs).differences
        return (*(one for one in differences if one.is_left_to_a_person), *captured)
    except CaptureError:
        return differences


def _capture(source: str, path: str, address: str | None, *, as_json: bool, untried: bool) -> int:
    files = DescriptionFiles.load(ROOT)
    with tempfile.TemporaryDirectory() as scratch:
        copied = copy_upstream(source, Path(scratch), address=address)
        document = parse_upstream_document(copied.path.read_bytes(), source)
    theirs = find_operations(document, read_operation_names(ROOT), source=source, responses_path=path)
    former = read_former_descriptions(ROOT)
    capture = capture_operations(files.document, theirs, former=former)
    texts = files.changed_texts(capture.document)
    if texts:
        if not untried:
            # Nothing is written unless a client can be generated from the result.
            with tempfile.TemporaryDirectory() as scratch:
                generate(capture.document, root=ROOT, output=Path(scratch, PACKAGE.name))
        file = ROOT / "openapi.yaml"
        texts[file] = with_origin(texts.get(file) or file.read_text(encoding="utf-8"), copied.origin)
    if capture.former != former:
        texts[ROOT / FORMER] = former_descriptions_text(capture.former)
    classes = capture.document["components"]["schemas"]
    replace_files(ROOT, texts | updated_fragments(ROOT / "changes", capture.differences, classes=classes))
    if as_json:
        print(capture_to_json(capture, source=source))
    else:
        print_capture(capture, source=source)
    return 0


def _rename(old: str, new: str) -> int:
    renaming = rename_class(ROOT, old, new)
    replace_files(ROOT, {**renaming.texts, **_deprecation_fragment(old, new)})
    format_code(ROOT, renaming.texts)
    generate(load_description(ROOT), root=ROOT, output=ROOT / PACKAGE)
    print(
        f"{old} is now {new}. {old} is a deprecated alias of it; remove it from x-deprecated-names in a later release."
    )
    print(*(f"changed  {path.relative_to(ROOT)}" for path in renaming.texts), sep="\n")
    if renaming.doubtful:
        print(f"\nCheck whether these mean the class {old}:", *renaming.doubtful, sep="\n  ")
    return 0


def _deprecation_fragment(old: str, new: str) -> dict[Path, str | None]:
    text = f"`models.{old}` is now `models.{new}`. The old name still works, with a `DeprecationWarning`.\n"
    return {ROOT / "changes" / f"{module_of(old)}.deprecated.md": text}


if __name__ == "__main__":
    sys.exit(main())
