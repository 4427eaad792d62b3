"""A release is published to an internal index, completely and once, and installed from there."""

import base64
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import keyring.credentials
import pytest
from twine import repository as twine_repository

from maintainer.git import Repository
from maintainer.release.__main__ import main
from maintainer.release.project import Project, ReleaseError
from maintainer.release.publish import publish
from tests.release import git_commands, installation
from tests.release.index_server import PASSWORD, USER, pypiserver


class Handler(BaseHTTPRequestHandler):
    """A handler that logs nothing and reads requests to their end."""

    def respond(self, status: int, body: str = "", *, reason: str | None = None, **headers: str) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(status, reason)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def do_GET(self) -> None:
        raise NotImplementedError

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the base class
        pass


@contextmanager
def serving_status(status: int, **headers: str) -> Iterator[str]:
    """Start a server that responds to everything but the root of the simple API with one status."""

    class StatusHandler(Handler):
        def do_GET(self) -> None:
            is_root = self.command == "GET" and self.path == "/simple/"
            self.respond(200 if is_root else status, **headers)

    with serving(StatusHandler) as url:
        yield url


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Start a server with a handler, and yield its URL."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINE_USERNAME", USER)
    monkeypatch.setenv("TWINE_PASSWORD", PASSWORD)


@pytest.fixture
def files(released: Repository) -> list[str]:
    """The names of the files that an index takes."""
    return sorted(file.name for file in (released.root / "dist").iterdir() if file.suffix in (".whl", ".gz"))


@pytest.fixture
def index_folder(tmp_path: Path) -> Path:
    """The folder of an index's files."""
    folder = tmp_path / "index"
    folder.mkdir()
    return folder


def file_names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def refused(repository: Repository, index: str | None) -> str:
    with pytest.raises(ReleaseError) as caught:
        list(publish(repository, index))
    return str(caught.value)


@pytest.mark.usefixtures("credentials")
def test_the_built_files_are_uploaded(released: Repository, files: list[str], index_folder: Path) -> None:
    with pypiserver(index_folder) as url:
        lines = list(publish(released, url))
    assert file_names(index_folder) == files
    assert all((index_folder / name).read_bytes() == (released.root / "dist" / name).read_bytes() for name in files)
    assert [line.partition(" (")[0] for line in lines[1:]] == [
        *(f"{name}: uploaded" for name in files),
        f"{url} now has {Project.read(released.root).version}.",
    ]


@pytest.mark.usefixtures("credentials")
def test_publishing_again_uploads_nothing(released: Repository, files: list[str], index_folder: Path) -> None:
    copy_release(released, files, index_folder)
    with pypiserver(index_folder, "--uploads=0") as url:
        _, line = publish(released, url)
    version = Project.read(released.root).version
    assert line == f"{url} already has {version} with the same content; nothing to upload."


@pytest.mark.usefixtures("credentials")
def test_an_interrupted_upload_is_completed(released: Repository, files: list[str], index_folder: Path) -> None:
    with pypiserver(index_folder, "--uploads=1") as url:
        error = refused(released, url)
    assert error == f"{url} refused {files[1]}: 507 Insufficient Storage (The disk is full.)"
    assert file_names(index_folder) == files[:1]
    with pypiserver(index_folder) as url:
        lines = list(publish(released, url))
    assert file_names(index_folder) == files
    assert lines[1] == f"{files[0]}: already in the index, with the same content"
    assert lines[2].startswith(f"{files[1]}: uploaded")


@pytest.mark.usefixtures("credentials")
@pytest.mark.parametrize("hashes", ["sha256", "md5", "none"])
def test_other_content_of_the_same_version_is_refused(
    released: Repository, files: list[str], index_folder: Path, hashes: str
) -> None:
    copy_release(released, files, index_folder)
    with (index_folder / files[1]).open("ab") as file:
        file.write(b"!")
    with pypiserver(index_folder, f"--hashes={hashes}") as url:
        error = refused(released, url)
    assert error.startswith(f"{url} already has {Project.read(released.root).version} with other content: {files[1]}. ")


@pytest.mark.usefixtures("credentials")
def test_files_of_an_index_without_hashes_are_downloaded_to_compare_them(
    released: Repository, files: list[str], index_folder: Path
) -> None:
    copy_release(released, files, index_folder)
    with pypiserver(index_folder, "--hashes=none") as url:
        assert list(publish(released, url))[-1].endswith("nothing to upload.")


def test_a_dry_run_lists_the_uploads_and_uploads_nothing(
    released: Repository, files: list[str], index_folder: Path
) -> None:
    with pypiserver(index_folder, "--uploads=0") as url:
        lines = list(publish(released, url, dry_run=True))
    assert [line.partition(" (")[0] for line in lines[1:]] == [f"{name}: would be uploaded to {url}" for name in files]


def test_a_dry_run_without_an_index_lists_the_files(released: Repository, files: list[str]) -> None:
    lines = list(publish(released, None, dry_run=True))
    assert [line.partition(":")[0] for line in lines[1:-1]] == files
    assert lines[-1].startswith("No index is named")


def test_an_index_must_be_named(released: Repository) -> None:
    assert refused(released, None).startswith("name the index: make publish INDEX=")


@pytest.mark.usefixtures("credentials")
@pytest.mark.parametrize(
    "index",
    [
        "pypi",
        "testpypi",
        twine_repository.LEGACY_PYPI,
        twine_repository.TEST_WAREHOUSE,
        twine_repository.WAREHOUSE,
        twine_repository.WAREHOUSE.replace(".org", ".org."),
    ],
    ids=["name", "name of the test index", "old URL", "test URL", "URL", "host with a trailing dot"],
)
def test_a_public_index_is_refused(released: Repository, index: str) -> None:
    assert refused(released, index) == "this index is public; publish to an internal one"


def test_an_unknown_section_is_refused(released: Repository) -> None:
    assert refused(released, "internal").startswith("the index internal cannot be used: ")


def test_credentials_in_a_url_are_refused_and_not_printed(
    released: Repository, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--repository", str(released.root), "publish", "https://maintainer:hunter2@127.0.0.1/"]
    assert main(arguments) == 1
    output = capfd.readouterr()
    assert "must not contain a user name or a password" in output.err
    assert "hunter2" not in output.out + output.err


@pytest.mark.parametrize("index", ["maintainer:hunter2@127.0.0.1/", "http:/maintainer:hunter2@127.0.0.1/"])
def test_an_incomplete_url_is_refused_and_not_printed(released: Repository, index: str) -> None:
    expected = "INDEX must be a section of .pypirc or a URL with http:// or https://"
    assert refused(released, index) == expected


def test_an_invalid_url_is_refused(released: Repository) -> None:
    assert refused(released, "http://[bad/").startswith("invalid URL: ")


@pytest.mark.usefixtures("credentials")
def test_credentials_are_not_sent_to_other_servers_that_a_page_links_to(released: Repository, files: list[str]) -> None:
    requested: list[tuple[str, str | None]] = []

    class LinkHandler(Handler):
        def do_GET(self) -> None:
            requested.append((self.path, self.headers.get("Authorization")))
            port = self.server.server_port  # type: ignore[attr-defined]
            links = "".join(f"<a href='http://localhost:{port}/{name}'>x</a>" for name in files)
            self.respond(200, links if self.path.startswith("/simple/") else "other content")

    with serving(LinkHandler) as url:
        refused(released, url)
    assert {path: bool(credentials) for path, credentials in requested} == {
        "/simple/": True,
        "/simple/openrouter-responses/": True,
        **{f"/{name}": False for name in files},
    }


def test_credentials_in_a_url_in_pypirc_are_refused(released: Repository) -> None:
    write_pypirc("repository = http://maintainer:hunter2@127.0.0.1/")
    error = refused(released, "internal")
    assert error == "the URL of the index in .pypirc must not contain a user name or a password"


def test_missing_credentials_are_refused(released: Repository, index_folder: Path) -> None:
    with pypiserver(index_folder) as url:
        assert refused(released, url).startswith(f"there are no credentials for {url}; set TWINE_USERNAME")


def test_wrong_credentials_are_refused(
    released: Repository, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWINE_USERNAME", USER)
    monkeypatch.setenv("TWINE_PASSWORD", "wrong")
    with pypiserver(index_folder) as url:
        error = refused(released, url)
    assert error.startswith(f"{url} does not allow this account to upload ")
    assert "403 Forbidden" in error
    assert file_names(index_folder) == []


@pytest.mark.usefixtures("credentials")
def test_a_password_is_never_printed(
    released: Repository, index_folder: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with pypiserver(index_folder) as url:
        assert main(["--repository", str(released.root), "publish", url]) == 0
    with pypiserver(index_folder, "--uploads=0") as url:
        main(["--repository", str(released.root), "publish", url])
    output = capfd.readouterr()
    assert PASSWORD not in output.out + output.err + caplog.text


def test_an_index_can_be_named_by_a_section_of_pypirc(
    released: Repository, files: list[str], index_folder: Path
) -> None:
    with pypiserver(index_folder) as url:
        write_pypirc(f"repository = {url}\nusername = {USER}\npassword = {PASSWORD}")
        list(publish(released, "internal"))
    assert file_names(index_folder) == files


def test_credentials_are_read_from_the_keyring(released: Repository, files: list[str], index_folder: Path) -> None:
    class Keyring(keyring.backend.KeyringBackend):
        priority = 1  # pyright: ignore[reportAssignmentType]  # the base declares a property of the class

        def get_password(self, service: str, username: str) -> str | None:
            return PASSWORD if (service, username) == (url, USER) else None

        def get_credential(self, service: str, username: str | None) -> keyring.credentials.Credential | None:
            return keyring.credentials.SimpleCredential(USER, PASSWORD) if service == url else None

        def set_password(self, service: str, username: str, password: str) -> None:
            raise NotImplementedError

    before = keyring.get_keyring()
    backend: Any = Keyring
    keyring.set_keyring(backend())
    try:
        with pypiserver(index_folder) as url:
            list(publish(released, url))
    finally:
        keyring.set_keyring(before)
    assert file_names(index_folder) == files


@pytest.mark.usefixtures("credentials")
def test_an_unreachable_index_is_reported_in_one_line(released: Repository, index_folder: Path) -> None:
    with pypiserver(index_folder) as url:
        pass
    assert refused(released, url) == f"{url}simple/ cannot be reached: Connection refused"


@pytest.mark.usefixtures("credentials")
def test_an_index_without_a_simple_api_is_refused(released: Repository, index_folder: Path) -> None:
    with pypiserver(index_folder) as url:
        error = refused(released, f"{url}elsewhere/")
    assert error == (
        f"no simple API found at {url}elsewhere/simple/ or {url}elsewhere/+simple/; name its URL with SIMPLE=<URL>"
    )


@pytest.mark.usefixtures("credentials")
def test_the_url_of_the_simple_api_can_be_given(released: Repository, files: list[str], index_folder: Path) -> None:
    copy_release(released, files, index_folder)
    with pypiserver(index_folder) as url:
        lines = list(publish(released, f"{url}elsewhere/", simple=f"{url}simple"))
    assert lines[-1].endswith("nothing to upload.")


@pytest.mark.usefixtures("credentials")
def test_redirects_of_uploads_are_not_followed(released: Repository) -> None:
    with serving_status(302, Location="http://localhost/?token=hunter2") as url:
        error = refused(released, url)
    assert error == f"{url} redirects uploads to http://localhost/; name that URL if it is the right one"


@pytest.mark.usefixtures("credentials")
def test_a_login_page_with_status_200_is_not_an_upload(released: Repository, files: list[str]) -> None:
    class LoginHandler(Handler):
        def do_GET(self) -> None:
            self.respond(200, "<form action='/login'><input type='password'></form> <a href='/help.html'>Help</a>")

    with serving(LoginHandler) as url:
        error = refused(released, url)
    assert error == (
        f"{url} accepted the uploads, but its simple API does not list {', '.join(files)}. Check whether "
        "the URL is right and leads to the index itself, not to a login page; then publish again."
    )


@pytest.mark.usefixtures("credentials")
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("status", [302, 403, 418, 500])
def test_credentials_that_a_server_echoes_are_not_printed(
    released: Repository, capfd: pytest.CaptureFixture[str], method: str, status: int
) -> None:
    token = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

    class EchoHandler(Handler):
        def do_GET(self) -> None:
            if self.command == method:
                echo = f"received {self.headers['Authorization']}, which is {PASSWORD}"
                location = f"http://localhost/{token}"
                self.respond(status, echo, reason=echo, Location=location, Content_Type="text/plain")
            else:
                self.respond(200)

    with serving(EchoHandler) as url:
        assert main(["--repository", str(released.root), "publish", url]) == 1
    output = capfd.readouterr()
    assert output.err
    assert token not in output.out + output.err
    assert PASSWORD not in output.out + output.err


@pytest.mark.usefixtures("credentials")
def test_an_error_status_is_reported_in_one_line(released: Repository) -> None:
    with serving_status(418) as url:
        assert refused(released, url) == f"{url}simple/openrouter-responses/ responded with 418 I'm a Teapot"


def test_a_release_that_is_not_built_is_refused(repository: Repository) -> None:
    assert (
        refused(repository, "internal") == f"{Project.read(repository.root).version} is not built yet; run: make build"
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Path.unlink, "is missing; run: make build"),
        (lambda file: file.write_bytes(b""), "was changed after the build; run: make build"),
    ],
    ids=["removed", "emptied"],
)
def test_files_that_were_changed_after_the_build_are_refused(
    released: Repository, files: list[str], repository: Repository, change: Callable[[Path], object], message: str
) -> None:
    shutil.copytree(released.root / "dist", repository.root / "dist")
    change(repository.root / "dist" / files[0])
    assert refused(repository, "internal") == f"dist/{files[0]} {message}"


def test_a_changed_openapi_document_is_refused(released: Repository, repository: Repository) -> None:
    shutil.copytree(released.root / "dist", repository.root / "dist")
    document = next((repository.root / "dist").glob("*.openapi.yaml"))
    document.write_text("openapi: 3.1.1\n")
    assert refused(repository, "internal") == f"dist/{document.name} was changed after the build; run: make build"


def test_an_invalid_sbom_is_refused(released: Repository, repository: Repository) -> None:
    shutil.copytree(released.root / "dist", repository.root / "dist")
    sbom = next((repository.root / "dist").glob("*.json"))
    sbom.write_text("[]")
    assert refused(repository, "internal") == f"dist/{sbom.name} was changed after the build; run: make build"


@pytest.mark.usefixtures("credentials")
def test_a_version_that_is_too_low_is_refused(released: Repository, repository: Repository) -> None:
    shutil.copytree(released.root / "dist", repository.root / "dist")
    pyproject = repository.root / "pyproject.toml"
    version = Project.read(repository.root).version
    text = pyproject.read_text()
    pyproject.write_text(text.replace(f'version = "{version}"', 'version = "9.0.0"'))
    git_commands.commit_all(repository.root)
    git_commands.run_git(repository.root, "tag", "v9.0.0")
    pyproject.write_text(text)
    assert refused(repository, "http://127.0.0.1/") == (
        f"the version is {version}, but v9.0.0 is already released; set a higher version"
    )


@pytest.mark.usefixtures("credentials")
def test_a_published_release_installs_with_its_dependencies_alone_and_runs(
    released: Repository, index_folder: Path, tmp_path: Path
) -> None:
    with pypiserver(index_folder) as url:
        list(publish(released, url))
        python = installation.install_release(Project.read(released.root), f"{url}simple/", tmp_path / "environment")
    installation.run_readme_example(python)


def copy_release(released: Repository, files: list[str], folder: Path) -> None:
    for name in files:
        shutil.copyfile(released.root / "dist" / name, folder / name)


def write_pypirc(section: str) -> None:
    Path("~/.pypirc").expanduser().write_text(f"[distutils]\nindex-servers = internal\n\n[internal]\n{section}\n")
