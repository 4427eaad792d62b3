"""What is tested with orjson holds without it: the extra changes the speed and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from openrouter_responses import json_text

ROOT = Path(__file__).parents[1]
_RUN_WITHOUT = """
import sys
sys.modules["orjson"] = None  # makes the import fail
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


def test_the_tests_themselves_run_with_orjson() -> None:
    assert json_text._fast_loads is not None


@pytest.mark.parametrize(
    "tests",
    [
        ["tests/test_streams.py", "tests/test_result.py", "tests/test_client.py"],
        ["tests/reliability/test_ends.py", "tests/reliability/test_event_data.py"],
        ["tests/test_errors.py", "tests/test_failed_responses.py", "tests/reliability/test_framing.py"],
    ],
    ids=lambda tests: Path(tests[0]).stem,
)
def test_without_orjson_the_same_holds(tests: list[str]) -> None:
    command = [sys.executable, "-c", _RUN_WITHOUT, "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
