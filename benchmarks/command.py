"""The start of the command `openrouter-responses`, beside llm, Python alone and a program that sends a request.

Each turn starts a process. `wall` is the time until it ends; `request` is the time until its request arrives at the
server, which includes nothing that the server does.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.processes import PEERS_PYTHON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.measures import Samples
    from benchmarks.processes import Processes

TURNS = 15
_OURS = str(Path(sys.executable).with_name("openrouter-responses"))
_LLM = str(PEERS_PYTHON.with_name("llm"))
_SEND = (
    "import os; from openrouter_responses import OpenRouter\n"
    "client = OpenRouter(api_key='key', server_url=os.environ['OPENROUTER_BASE_URL'])\n"
    "client.responses.send(model='m', input='i')"
)
_WHOLE: Mapping[str, Sequence[str]] = {
    "python": [sys.executable, "-c", ""],
    "send": [sys.executable, "-c", _SEND],
    "ask": [_OURS, "ask", "i", "-m", "m", "--no-save"],
    "help": [_OURS, "--help"],
    "llm help": [_LLM, "--help"],
}
"""The processes that are measured until they end."""
_REQUESTS: Mapping[str, Sequence[str]] = {
    "send request": _WHOLE["send"],
    "ask request": _WHOLE["ask"],
    "llm request": [_LLM, "-m", "measured", "i", "--no-log"],
}
"""The processes that are measured until their request arrives."""


def take(processes: Processes) -> Samples:
    """Measure each process, after a warm-up, in turns."""
    samples: Samples = {name: [] for name in (*_WHOLE, *_REQUESTS)}
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        environment = _environment(f"{processes.server}/call", folder)
        port = listener.getsockname()[1]
        for turn in range(TURNS + 1):
            turns = [
                *_whole(environment),
                *_requests(listener, _environment(f"http://127.0.0.1:{port}", folder)),
            ]
            for name, sample in turns if turn else ():
                samples[name].append(sample)
    return samples


def _environment(url: str, folder: str) -> dict[str, str]:
    Path(folder, "extra-openai-models.yaml").write_text(
        f"- model_id: measured\n  model_name: m\n  api_base: {url}\n", encoding="utf-8"
    )
    # Installed packages have cached bytecode, so it is allowed for the measured code too.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **own,
        "OPENROUTER_BASE_URL": url,
        "OPENROUTER_API_KEY": "key",
        "OPENAI_API_KEY": "key",
        "LLM_USER_PATH": folder,
    }


def _whole(environment: Mapping[str, str]) -> Iterator[tuple[str, dict[str, float]]]:
    for name, command in _WHOLE.items():
        began = time.perf_counter()
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)
        yield name, {"wall": time.perf_counter() - began}


def _requests(listener: socket.socket, environment: Mapping[str, str]) -> Iterator[tuple[str, dict[str, float]]]:
    for name, command in _REQUESTS.items():
        began = time.perf_counter()
        with subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            listener.settimeout(60)
            connection, _ = listener.accept()
            with connection:
                connection.recv(1)
                arrived = time.perf_counter()
                process.kill()
        yield name, {"wall": arrived - began}
