"""A release gets to callers by devpi too. `make test-devpi` runs this, in an environment that has devpi beside it."""

import os
import socket
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from maintainer.git import Repository
from maintainer.release.project import Project, ReleaseError
from maintainer.release.publish import publish
from tests.release import callers

DEVPI = os.environ.get("DEVPI")

pytestmark = pytest.mark.skipif(DEVPI is None, reason="devpi has an environment of its own: make test-devpi")

USER, PASSWORD = "maintainer", "correct horse battery staple"


@contextmanager
def devpi(folder: Path) -> Iterator[str]:
    """The address of an index in a new devpi server."""
    programs = Path(str(DEVPI)).absolute()
    command = [programs / "devpi-init", "--serverdir", folder, "--no-root-pypi", "--root-passwd", PASSWORD]
    subprocess.run(command, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [programs / "devpi-server", "--serverdir", folder, "--host=127.0.0.1", f"--port={port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(address)
            with httpx.Client(base_url=address) as client:
                client.put(f"/{USER}", json={"password": PASSWORD}, headers=login(client, "root")).raise_for_status()
                index = {"type": "stage", "volatile": False, "bases": []}
                client.put(f"/{USER}/releases", json=index, headers=login(client, USER)).raise_for_status()
            yield f"{address}/{USER}/releases/"
        finally:
            process.terminate()


def login(client: httpx.Client, user: str) -> dict[str, str]:
    answer = client.post("/+login", json={"user": user, "password": PASSWORD}).raise_for_status()
    token = answer.json()["result"]["password"]
    return {"X-Devpi-Auth": b64encode(f"{user}:{token}".encode()).decode()}


def wait_for(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{address}/+api").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("devpi did not start")


def test_a_release_is_published_once_and_installed(
    released: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWINE_USERNAME", USER)
    version = Project.of(released.root).version
    with devpi(tmp_path / "server") as url:
        monkeypatch.setenv("TWINE_PASSWORD", "wrong")
        with pytest.raises(ReleaseError, match="does not let this account upload"):
            list(publish(released, url))
        monkeypatch.setenv("TWINE_PASSWORD", PASSWORD)
        assert list(publish(released, url))[-1] == f"{url} has {version} now."
        again = list(publish(released, url))
        assert again[-1] == f"{url} has {version} already, with the same content; there is nothing to upload."
        python = callers.install(Project.of(released.root), f"{url}+simple/", tmp_path / "environment")
    callers.run_first_example(python)
