"""Have every tool read the merged description, and print the result of each: `python -m tests.generators`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from maintainer.codegen.description import load_description
from maintainer.codegen.merged import document_text, merged
from tests.generators.environments import ROOT, UnavailableError, require
from tests.generators.tools import TOOLS, FailedError


def main() -> int:
    """Return 0 if no tool fails, 1 otherwise. A tool that is not available here does not fail."""
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch, "openapi.yaml")
        document.write_text(document_text(merged(load_description(ROOT)), "yaml"), encoding="utf-8")
        for name, tool in TOOLS.items():
            folder = Path(scratch, name.replace(" ", "-"))
            folder.mkdir()
            try:
                require(tool.needs)
                tool.check(document, folder)
            except UnavailableError as reason:
                print(f"- {name}: skipped, {reason}")
            except FailedError as problem:
                failed = True
                print(f"✗ {name}: {problem}")
            else:
                print(f"✓ {name}: {tool.must}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
