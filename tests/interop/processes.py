"""The process of a server: its environment is installed by make, and it is ended by its process id."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.interop.servers import ROOT, SERVERS, Server

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGS = ROOT / ".venvs" / "interop-logs"
"""The folder of the logs, one file for each server."""
INSTALL_S = 600
"""Seconds after which an installation has failed."""
END_S = 5
"""Seconds that a server has to end before it is killed."""


class UnavailableError(Exception):
    """A server cannot be had here; the message says why."""


def version(name: str) -> str:
    """Return the version of a server, from its lock file."""
    folder = Path(__file__).parent / "environments"
    distribution = re.escape(SERVERS[name].distribution)
    if (package := folder / name / "package.json").exists():
        found = re.search(rf'"{distribution}": "([^"]+)"', package.read_text(encoding="utf-8"))
    else:
        requirements = (folder / f"{name}.txt").read_text(encoding="utf-8")
        found = re.search(rf"^{distribution}==(\S+)", requirements, flags=re.MULTILINE)
    if found is None:
        raise LookupError(f"{name}: no version of {SERVERS[name].distribution} in its lock file in {folder}")
    return found[1]


def install(name: str) -> Path:
    """Return the environment of a server, after make has installed it.

    Raises:
        UnavailableError: The installation failed.
    """
    target = f".venvs/interop-{name}/locked"
    try:
        done = subprocess.run(
            ["make", "--no-print-directory", target],
            cwd=ROOT, capture_output=True, text=True, timeout=INSTALL_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise UnavailableError(f"not installed within {INSTALL_S} s") from None
    if done.returncode:
        reasons = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("make")]
        raise UnavailableError(f"not installed: {reasons[-1].strip() if reasons else 'make gives no reason'}")
    return (ROOT / target).parent


@contextlib.contextmanager
def started(name: str) -> Iterator[str]:
    """Install and start a server of `SERVERS`, after its upstream if it has one, and yield its base URL.

    Raises:
        UnavailableError: The server or its upstream cannot be installed or started.
    """
    server = SERVERS[name]
    folder = install(name)
    with contextlib.ExitStack() as stack:
        if server.upstream is not None:
            try:
                url = stack.enter_context(started(server.upstream))
            except UnavailableError as reason:
                raise UnavailableError(f"its upstream {server.upstream} is unavailable: {reason}") from reason
            server = replace(server, environment={**server.environment, "UPSTREAM_URL": url})
        yield stack.enter_context(running(name, server, folder))


@contextlib.contextmanager
def running(name: str, server: Server, folder: Path) -> Iterator[str]:
    """Start a server and yield its base URL. Its log remains in `LOGS` until it is started again.

    Args:
        name: Name of the server, for its log.
        server: The server.
        folder: Its environment, which the first word of its command is relative to.

    Raises:
        UnavailableError: The server ended at once, or did not accept connections in time.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}.log"
    port = _free_port()
    with tempfile.TemporaryDirectory() as scratch, log.open("wb") as output:
        program, *arguments = server.command(port, Path(scratch))
        environment = {**os.environ, **server.environment}
        # Its own process group: some servers have processes of their own, which end with it.
        process = subprocess.Popen(
            [str(folder / program), *arguments],
            cwd=scratch, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            start_new_session=True,
        )  # fmt: skip
        try:
            _wait(process, port, server.start_s, log)
            yield f"http://127.0.0.1:{port}{server.path}"
        finally:
            _end(process)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, seconds: float, log: Path) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise UnavailableError(f"ended with status {process.returncode} at its start; see {log.relative_to(ROOT)}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise UnavailableError(f"accepts no connection after {seconds:g} s; see {log.relative_to(ROOT)}")


def _end(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(END_S)
            return
