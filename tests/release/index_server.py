"""A real pypiserver on loopback, in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER, PASSWORD = "maintainer", "correct horse battery staple"


@contextmanager
def pypiserver(folder: Path, *options: str) -> Iterator[str]:
    """Start pypiserver with a folder for its files, and yield its URL."""
    folder.mkdir(exist_ok=True)
    script = Path(__file__).with_name("serve_pypiserver.py")
    command = [sys.executable, str(script), str(folder), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}/"
        finally:
            process.terminate()
