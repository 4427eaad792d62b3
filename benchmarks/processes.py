"""The processes of a run: one server, one process a client, and fresh ones where the start itself is measured."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

ROOT = Path(__file__).parent.parent
UNTOUCHED = "untouched_client"


class Processes:
    """The server, the clients by name, and the scratch folder with the generator's untouched output."""

    def __init__(self) -> None:
        self._exits = contextlib.ExitStack()
        self._clients: dict[str, Client] = {}

    def __enter__(self) -> Self:
        scratch = self._exits.enter_context(tempfile.TemporaryDirectory())
        _generate_untouched(Path(scratch, UNTOUCHED))
        self._environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), scratch))}
        # What is installed has its bytecode beside it, and so must what is measured here.
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        server = self._start("-m", "benchmarks.server")
        self.server = f"http://127.0.0.1:{_output(server).readline().strip()}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._exits.close()

    def client(self, name: str) -> Client:
        """The process of a client, which is started when it is first asked for."""
        if name not in self._clients:
            self._clients[name] = self.new_client(name)
        return self._clients[name]

    def new_client(self, name: str) -> Client:
        """A new process of a client."""
        return Client(self._start("-m", "benchmarks.worker", name, self.server))

    def fresh(self, code: str) -> Any:
        """What `code` prints, as JSON, in a new interpreter."""
        command = [sys.executable, "-c", code, self.server]
        done = subprocess.run(command, env=self._environment, stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)

    def _start(self, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._exits.callback(process.wait)
        self._exits.callback(process.kill)
        return process


class Client:
    """One client's process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, task: str, *arguments: Any) -> Mapping[str, Any]:
        """Do one task of `benchmarks.worker`, and give what it took."""
        assert self._process.stdin is not None
        print(json.dumps([task, *arguments]), file=self._process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(_output(self._process).readline() or "null")
        if answer is None:
            raise RuntimeError(f"a client ended during {task}; see its output above")
        return answer


def _output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def _generate_untouched(output: Path) -> None:
    generator = Path(sys.executable).with_name("openapi-python-client")
    options = ["--path", ROOT / "openapi.yaml", "--config", ROOT / "generator-config.yaml"]
    command = [generator, "generate", *options, "--meta", "none", "--output-path", output]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
