"""What is tested with orjson holds without it: the extra changes the speed and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from openrouter_responses import json_text

HERE = Path(__file__).parent
_RUN_WITHOUT = """
import sys
sys.modules["orjson"] = None  # makes the import fail
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


def test_the_tests_themselves_run_with_orjson() -> None:
    assert json_text._fast_loads is not None


# All tests of the client. Those of the description and of what is made around it read no answers.
TESTS = sorted({*HERE.glob("test_*.py"), *HERE.glob("reliability/test_*.py")} - {HERE / "test_description.py"})
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_without_orjson_the_same_holds(part: int) -> None:
    tests = [str(test) for test in TESTS if test != Path(__file__)][part::PARTS]
    command = [sys.executable, "-c", _RUN_WITHOUT, "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
