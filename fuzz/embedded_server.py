"""Test the embedded server with schemathesis: it accepts what the description allows, and refuses everything else.

The responses are checked, too: each status, body and event is one that the description has, and no status is a 5xx.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from maintainer.codegen.description import description_files
from maintainer.codegen.overlay import apply_files
from openrouter_responses.testing import ResponsesServer, _batch_checks

ROOT = Path(__file__).parents[1]
OVERLAY = Path(__file__).with_suffix(".overlay.yaml")
KEY = "key-of-the-embedded-server"


def main() -> int:
    """Run schemathesis and return its exit status."""
    parser = argparse.ArgumentParser(prog="make schemathesis", description=__doc__)
    parser.add_argument("command", help="path of the command of schemathesis")
    parser.add_argument("--examples", type=int, default=200, help="number of random requests (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the requests (default: %(default)s)")
    arguments = parser.parse_args()
    # A schema cannot say the order of fields.
    _batch_checks.FIRST_FIELDS = ()
    description, *overlays = description_files(ROOT)
    with tempfile.TemporaryDirectory() as folder, ResponsesServer(api_key=KEY) as server:
        document = Path(folder, "description.json")
        document.write_text(json.dumps(apply_files(description, [*overlays, OVERLAY])), encoding="utf-8")
        command = [
            str(Path(arguments.command).absolute()), "run", str(document), "--url", server.url,
            "--header", f"Authorization: Bearer {KEY}", "--checks", "all", "--phases", "coverage,fuzzing",
            "--continue-on-failure", "--max-examples", str(arguments.examples), "--seed", str(arguments.seed),
        ]  # fmt: skip
        # Its caches are written to the current folder.
        return subprocess.run(command, cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
