"""A release is published to devpi and installed from it: `make test-devpi`, with devpi in its own environment."""

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
from tests.release import installation

DEVPI = os.environ.get("DEVPI")

pytestmark = pytest.mark.skipif(DEVPI is None, reason="devpi has its own environment: make test-devpi")

USER, PASSWORD = "maintainer", "correct horse battery staple"


@contextmanager
def devpi(folder: Path) -> Iterator[str]:
    """Start a devpi server and yield the URL of an index in it."""
    programs = Path(str(DEVPI)).absolute()
    command: list[str | Path] = [programs / "devpi-init", "--serverdir", folder]
    command += ["--no-root-pypi", "--root-passwd", PASSWORD]
    subprocess.run(command, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [programs / "devpi-server", "--serverdir", folder, "--host=127.0.0.1", f"--port={port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(address)
            with httpx.Client(base_url=address) as client:
                client.put(
                    f"/{USER}", json={"password": PASSWORD}, headers=auth_headers(client, "root")
                ).raise_for_status()
                index = {"type": "stage", "volatile": False, "bases": []}
                client.put(f"/{USER}/releases", json=index, headers=auth_headers(client, USER)).raise_for_status()
            yield f"{address}/{USER}/releases/"
        finally:
            process.terminate()


def auth_headers(client: httpx.Client, user: str) -> dict[str, str]:
    response = client.post("/+login", json={"user": user, "password": PASSWORD}).raise_for_status()
    token = response.json()["result"]["password"]
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
    version = Project.read(released.root).version
    with devpi(tmp_path / "server") as url:
        monkeypatch.setenv("TWINE_PASSWORD", "wrong")
        with pytest.raises(ReleaseError, match="does not allow this account to upload"):
            list(publish(released, url))
        monkeypatch.setenv("TWINE_PASSWORD", PASSWORD)
        assert list(publish(released, url))[-1] == f"{url} now has {version}."
        again = list(publish(released, url))
        assert again[-1] == f"{url} already has {version} with the same content; nothing to upload."
        python = installation.install_release(Project.read(released.root), f"{url}+simple/", tmp_path / "environment")
    installation.run_readme_example(python)
