"""Each example of docs/structured-output.md runs, in the order of the page."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PAGE = (Path(__file__).parents[3] / "docs" / "structured-output.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)


def test_the_examples_of_the_page_run(tmp_path: Path) -> None:
    # A file, because the string below a field is read from the source.
    program = tmp_path / "page.py"
    program.write_text("\n\n".join(BLOCKS), encoding="utf-8")
    command = [sys.executable, "-W", "error", str(program)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "number 1" in done.stdout
    assert "max_output_tokens {" in done.stdout
    assert "I cannot help with that." in done.stdout
