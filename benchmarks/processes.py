"""The processes of a run: one server, one process per client, and new interpreters to measure the start."""

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
PEERS_PYTHON = ROOT / ".venvs/peers/bin/python"
"""The interpreter of the clients that have an environment of their own."""
IN_PEERS_ENVIRONMENT = {"instructor", "openai-agents"}
STOCK_CLIENT = "stock_client"


class Processes:
    """The server, the clients by name, and a temporary folder with the client of the stock generator."""

    def __init__(self) -> None:
        self._exits = contextlib.ExitStack()
        self._clients: dict[str, Client] = {}

    def __enter__(self) -> Self:
        scratch = self._exits.enter_context(tempfile.TemporaryDirectory())
        _generate_stock_client(Path(scratch, STOCK_CLIENT))
        self._environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), scratch))}
        # Installed packages have cached bytecode, so it is allowed for the measured code too.
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        server = self._start("-m", "benchmarks.server")
        self.server = f"http://127.0.0.1:{_output(server).readline().strip()}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._exits.close()

    def client(self, name: str) -> Client:
        """Return the process of a client, and start it on the first call."""
        if name not in self._clients:
            self._clients[name] = self.new_client(name)
        return self._clients[name]

    def new_client(self, name: str) -> Client:
        """Start another process of a client."""
        python = str(PEERS_PYTHON) if name in IN_PEERS_ENVIRONMENT else sys.executable
        return Client(self._start("-m", "benchmarks.worker", name, self.server, python=python))

    def fresh(self, code: str) -> Any:
        """Run `code` in a new interpreter and return the JSON that it prints."""
        command = [sys.executable, "-c", code, self.server]
        done = subprocess.run(command, env=self._environment, stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)

    def _start(self, *arguments: str, python: str = sys.executable) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [python, *arguments],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._exits.callback(process.wait)
        self._exits.callback(process.kill)
        return process


class Client:
    """The process of one client."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, task: str, *arguments: Any) -> Mapping[str, Any]:
        """Run a task of `benchmarks.worker` and return its sample."""
        assert self._process.stdin is not None
        print(json.dumps([task, *arguments]), file=self._process.stdin, flush=True)
        sample: dict[str, Any] | None = json.loads(_output(self._process).readline() or "null")
        if sample is None:
            raise RuntimeError(f"A client exited during {task}; its error output is above")
        return sample


def _output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def _generate_stock_client(output: Path) -> None:
    generator = Path(sys.executable).with_name("openapi-python-client")
    options: list[str | Path] = ["--path", ROOT / "openapi.yaml", "--config", ROOT / "generator-config.yaml"]
    options += ["--meta", "none", "--output-path", output]
    subprocess.run([generator, "generate", *options], stdout=subprocess.DEVNULL, check=True)
