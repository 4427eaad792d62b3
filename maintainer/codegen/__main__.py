"""Commands of the code generator: `python -m maintainer.codegen generate`, `check` and `merged`."""

from __future__ import annotations

import argparse
import filecmp
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maintainer.codegen.client_methods import read_client_methods
from maintainer.codegen.description import load_description
from maintainer.codegen.documents import DocumentError
from maintainer.codegen.generator import PACKAGE, GenerationError, generate
from maintainer.codegen.merged import FORMATS, document_text, merged
from maintainer.codegen.operations import check_described
from maintainer.codegen.python_types import UnsupportedSchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0 on success, 1 for stale code, 2 for an error.

    An error is one in the description, or a file that cannot be written.
    """
    parser = argparse.ArgumentParser(prog="python -m maintainer.codegen", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("generate", help=f"write {PACKAGE}")
    commands.add_parser("check", help=f"fail if {PACKAGE} is not what `generate` writes")
    merge = commands.add_parser("merged", help="print the description with its overlays applied, for other generators")
    merge.add_argument("--format", choices=FORMATS, help="the format (default: that of the file's name, or yaml)")
    merge.add_argument("-o", "--output", type=Path, metavar="FILE", help="write a file instead of printing")
    options = parser.parse_args(arguments)
    try:
        match options.command:
            case "generate":
                return _generate()
            case "check":
                return _check()
            case _:
                return _merged(options.output, options.format)
    except (DocumentError, GenerationError, UnsupportedSchemaError) as error:
        print(error, file=sys.stderr)
        return 2


def _generate() -> int:
    generate(_load_description(), root=ROOT, output=ROOT / PACKAGE)
    return 0


def _check() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch, PACKAGE.name)
        generate(_load_description(), root=ROOT, output=fresh)
        stale = sorted(_stale_files(ROOT / PACKAGE, fresh))
    for path, reason in stale:
        print(f"{PACKAGE / path}: {reason}", file=sys.stderr)
    if stale:
        print("The generated code is stale; run `make generate` and commit the changes.", file=sys.stderr)
    return 1 if stale else 0


def _load_description() -> dict[str, Any]:
    description = load_description(ROOT)
    check_described(description, read_client_methods(ROOT))
    return description


def _merged(output: Path | None, format_: str | None) -> int:
    if format_ is None:
        format_ = "json" if output is not None and output.suffix == ".json" else "yaml"
    text = document_text(merged(load_description(ROOT)), format_)
    if output is None:
        sys.stdout.buffer.write(text.encode())
        return 0
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        print(f"{output}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def _stale_files(committed: Path, fresh: Path) -> Iterator[tuple[Path, str]]:
    old, new = _files(committed), _files(fresh)
    for path in old - new:
        yield path, "is no longer generated"
    for path in new - old:
        yield path, "is missing"
    for path in old & new:
        if not filecmp.cmp(committed / path, fresh / path, shallow=False):
            yield path, "differs from the generated file"


def _files(folder: Path) -> set[Path]:
    return {
        path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }


if __name__ == "__main__":
    sys.exit(main())
