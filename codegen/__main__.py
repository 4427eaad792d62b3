"""The maintainers' commands: `python -m codegen generate`, `python -m codegen check`."""

from __future__ import annotations

import argparse
import filecmp
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.documents import DocumentError
from codegen.generator import GenerationError, generate
from codegen.overlay import apply_files
from codegen.shapes import UnsupportedSchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = Path("generated/openrouter_responses_generated")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("generate", help=f"make {PACKAGE} anew")
    commands.add_parser("check", help=f"fail if {PACKAGE} is not what `generate` makes")
    arguments = parser.parse_args()
    try:
        return _generate() if arguments.command == "generate" else _check()
    except (DocumentError, GenerationError, UnsupportedSchemaError) as error:
        print(error, file=sys.stderr)
        return 2


def _generate() -> int:
    _generate_into(ROOT / PACKAGE)
    return 0


def _generate_into(output: Path) -> None:
    document = apply_files(ROOT / "openapi.yaml", sorted((ROOT / "overlays/spec").glob("*.overlay.yaml")))
    generate(
        document,
        config_file=ROOT / "generator-config.yaml",
        templates=ROOT / "overlays/templates",
        formatter_config=ROOT / "pyproject.toml",
        output=output,
    )


def _check() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch, PACKAGE.name)
        _generate_into(fresh)
        stale = sorted(_differences(ROOT / PACKAGE, fresh))
    for path, reason in stale:
        print(f"{PACKAGE / path}: {reason}", file=sys.stderr)
    if stale:
        print("The generated code is stale; run `make generate` and commit what it changes.", file=sys.stderr)
    return 1 if stale else 0


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
