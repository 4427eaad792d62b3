"""A release gets to an internal index, whole and once, and from there to callers."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import keyring
import keyring.backend
import keyring.credentials
import pytest
from twine import repository as twine_repository

from maintainer.git import Repository
from maintainer.release.__main__ import main
from maintainer.release.project import Project, ReleaseError
from maintainer.release.publish import publish
from tests.release import callers, checkout

USER, PASSWORD = "maintainer", "correct horse battery staple"


@contextmanager
def pypiserver(folder: Path, *options: str) -> Iterator[str]:
    """The address of a real index that keeps its files in a folder."""
    folder.mkdir(exist_ok=True)
    script = Path(__file__).with_name("serve_pypiserver.py")
    command = [sys.executable, str(script), str(folder), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}/"
        finally:
            process.terminate()


@contextmanager
def answering(status: int, **headers: str) -> Iterator[str]:
    """The address of a server that gives one answer to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200 if self.command == "GET" and self.path == "/simple/" else status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - named so by the base

        def log_message(self, *args: object) -> None:
            pass

    with serving(Handler) as url:
        yield url


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server that a handler answers for."""
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
    return sorted(file.name for file in (released.root / "dist").iterdir() if file.suffix != ".json")


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """The folder of an index."""
    folder = tmp_path / "index"
    folder.mkdir()
    return folder


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def refused(repository: Repository, index: str | None, **options: bool) -> str:
    with pytest.raises(ReleaseError) as caught:
        list(publish(repository, index, **options))
    return str(caught.value)


@pytest.mark.usefixtures("credentials")
def test_a_release_is_uploaded_as_it_was_built(released: Repository, files: list[str], held: Path) -> None:
    with pypiserver(held) as url:
        lines = list(publish(released, url))
    assert names_in(held) == files
    assert all((held / name).read_bytes() == (released.root / "dist" / name).read_bytes() for name in files)
    assert [line.partition(" (")[0] for line in lines[1:]] == [
        *(f"{name}: uploaded" for name in files),
        f"{url} has {Project.of(released.root).version} now.",
    ]


@pytest.mark.usefixtures("credentials")
def test_publishing_again_says_that_it_is_there_and_uploads_nothing(
    released: Repository, files: list[str], held: Path
) -> None:
    copy_of_release(released, files, held)
    with pypiserver(held, "--uploads=0") as url:
        _, line = publish(released, url)
    version = Project.of(released.root).version
    assert line == f"{url} has {version} already, with the same content; there is nothing to upload."


@pytest.mark.usefixtures("credentials")
def test_a_release_that_came_through_by_half_is_completed(released: Repository, files: list[str], held: Path) -> None:
    with pypiserver(held, "--uploads=1") as url:
        error = refused(released, url)
    assert error == f"{url} did not take {files[1]}: 507 Insufficient Storage (The disk is full.)"
    assert names_in(held) == files[:1]
    with pypiserver(held) as url:
        lines = list(publish(released, url))
    assert names_in(held) == files
    assert lines[1] == f"{files[0]}: is there already, with the same content"
    assert lines[2].startswith(f"{files[1]}: uploaded")


@pytest.mark.usefixtures("credentials")
@pytest.mark.parametrize("hashes", ["sha256", "md5", "none"])
def test_other_content_under_the_same_version_is_refused(
    released: Repository, files: list[str], held: Path, hashes: str
) -> None:
    copy_of_release(released, files, held)
    with (held / files[1]).open("ab") as file:
        file.write(b"!")
    with pypiserver(held, f"--hashes={hashes}") as url:
        error = refused(released, url)
    assert error.startswith(f"{url} has {Project.of(released.root).version} already, with other content: {files[1]}. ")


@pytest.mark.usefixtures("credentials")
def test_an_index_that_names_no_hashes_is_compared_with_all_the_same(
    released: Repository, files: list[str], held: Path
) -> None:
    copy_of_release(released, files, held)
    with pypiserver(held, "--hashes=none") as url:
        assert list(publish(released, url))[-1].endswith("there is nothing to upload.")


def test_a_dry_run_says_what_would_go_where_and_uploads_nothing(
    released: Repository, files: list[str], held: Path
) -> None:
    with pypiserver(held, "--uploads=0") as url:
        lines = list(publish(released, url, dry_run=True))
    assert [line.partition(" (")[0] for line in lines[1:]] == [f"{name}: would go to {url}" for name in files]


def test_a_dry_run_without_an_index_lists_the_files(released: Repository, files: list[str]) -> None:
    lines = list(publish(released, None, dry_run=True))
    assert [line.partition(":")[0] for line in lines[1:-1]] == files
    assert lines[-1].startswith("No index was named")


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
    ids=["by name", "tests by name", "of old", "tests", "today's", "with a dot at the end of its name"],
)
def test_a_public_index_is_refused(released: Repository, index: str) -> None:
    assert refused(released, index) == "this leads to a public index, and releases go to an internal one"


def test_an_index_that_no_section_names_is_refused(released: Repository) -> None:
    assert refused(released, "internal").startswith("the index internal cannot be used: ")


def test_credentials_in_an_address_are_refused_and_not_repeated(
    released: Repository, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--repository", str(released.root), "publish", "https://maintainer:hunter2@127.0.0.1/"]
    assert main(arguments) == 1
    output = capfd.readouterr()
    assert "must not hold a user name or a password" in output.err
    assert "hunter2" not in output.out + output.err


@pytest.mark.parametrize("index", ["maintainer:hunter2@127.0.0.1/", "http:/maintainer:hunter2@127.0.0.1/"])
def test_half_an_address_is_refused_and_not_repeated(released: Repository, index: str) -> None:
    expected = "INDEX is neither a section of .pypirc nor an address with http:// or https://"
    assert refused(released, index) == expected


def test_what_looks_like_an_address_and_is_none_is_refused(released: Repository) -> None:
    assert refused(released, "http://[bad/").startswith("an address is none: ")


@pytest.mark.usefixtures("credentials")
def test_credentials_do_not_follow_the_links_of_an_index(released: Repository, files: list[str]) -> None:
    asked: list[tuple[str, str | None]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("Authorization")))
            links = "".join(f"<a href='http://localhost:{self.server.server_port}/{name}'>x</a>" for name in files)  # type: ignore[attr-defined]
            body = links.encode() if self.path.startswith("/simple/") else b"other content"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    with serving(Handler) as url:
        refused(released, url)
    assert {path: bool(credentials) for path, credentials in asked} == {
        "/simple/": True,
        "/simple/openrouter-responses/": True,
        **{f"/{name}": False for name in files},
    }


def test_credentials_in_an_address_in_pypirc_are_refused(released: Repository) -> None:
    write_pypirc("repository = http://maintainer:hunter2@127.0.0.1/")
    error = refused(released, "internal")
    assert error == "the index's address in .pypirc must not hold a user name or a password"


def test_missing_credentials_are_refused(released: Repository, held: Path) -> None:
    with pypiserver(held) as url:
        assert refused(released, url).startswith(f"there are no credentials for {url}; set TWINE_USERNAME")


def test_wrong_credentials_are_refused(released: Repository, held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINE_USERNAME", USER)
    monkeypatch.setenv("TWINE_PASSWORD", "wrong")
    with pypiserver(held) as url:
        error = refused(released, url)
    assert error.startswith(f"{url} does not let this account upload ")
    assert "403 Forbidden" in error
    assert names_in(held) == []


@pytest.mark.usefixtures("credentials")
def test_a_password_is_printed_nowhere(
    released: Repository, held: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with pypiserver(held) as url:
        assert main(["--repository", str(released.root), "publish", url]) == 0
    with pypiserver(held, "--uploads=0") as url:
        main(["--repository", str(released.root), "publish", url])
    output = capfd.readouterr()
    assert PASSWORD not in output.out + output.err + caplog.text


def test_an_index_can_be_a_section_of_pypirc(released: Repository, files: list[str], held: Path) -> None:
    with pypiserver(held) as url:
        write_pypirc(f"repository = {url}\nusername = {USER}\npassword = {PASSWORD}")
        list(publish(released, "internal"))
    assert names_in(held) == files


def test_credentials_can_be_in_the_keyring(released: Repository, files: list[str], held: Path) -> None:
    class Keyring(keyring.backend.KeyringBackend):
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return PASSWORD if (service, username) == (url, USER) else None

        def get_credential(self, service: str, username: str | None) -> keyring.credentials.Credential | None:
            return keyring.credentials.SimpleCredential(USER, PASSWORD) if service == url else None

        def set_password(self, service: str, username: str, password: str) -> None:
            raise NotImplementedError

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        with pypiserver(held) as url:
            list(publish(released, url))
    finally:
        keyring.set_keyring(before)
    assert names_in(held) == files


@pytest.mark.usefixtures("credentials")
def test_an_index_that_cannot_be_reached_is_one_clear_line(released: Repository, held: Path) -> None:
    with pypiserver(held) as url:
        pass
    assert refused(released, url) == f"{url}simple/ cannot be reached: Connection refused"


@pytest.mark.usefixtures("credentials")
def test_an_index_that_does_not_say_what_it_holds_is_refused(released: Repository, held: Path) -> None:
    with pypiserver(held) as url:
        error = refused(released, f"{url}elsewhere/")
    assert error == (
        f"what the index holds cannot be seen: {url}elsewhere/simple/ and {url}elsewhere/+simple/ is no simple API; "
        "name it with SIMPLE=<URL>"
    )


@pytest.mark.usefixtures("credentials")
def test_the_simple_api_can_be_named(released: Repository, files: list[str], held: Path) -> None:
    copy_of_release(released, files, held)
    with pypiserver(held) as url:
        lines = list(publish(released, f"{url}elsewhere/", simple=f"{url}simple"))
    assert lines[-1].endswith("there is nothing to upload.")


@pytest.mark.usefixtures("credentials")
def test_uploads_are_not_sent_on_to_another_address(released: Repository) -> None:
    with answering(302, Location="http://localhost/?token=hunter2") as url:
        error = refused(released, url)
    assert error == f"{url} sends uploads on to http://localhost/; name that address if it is the right one"


@pytest.mark.usefixtures("credentials")
def test_an_index_that_fails_is_one_clear_line(released: Repository) -> None:
    with answering(418) as url:
        assert refused(released, url) == f"{url}simple/openrouter-responses/ answered 418 I'm a Teapot"


def test_a_release_that_was_not_built_is_refused(repository: Repository) -> None:
    assert (
        refused(repository, "internal") == f"{Project.of(repository.root).version} has not been built; run: make build"
    )


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (Path.unlink, "is missing; run: make build"),
        (lambda file: file.write_bytes(b""), "is not as it was built; run: make build"),
    ],
    ids=["removed", "emptied"],
)
def test_files_that_are_not_as_built_are_refused(
    released: Repository, files: list[str], repository: Repository, change: Callable[[Path], object], complaint: str
) -> None:
    shutil.copytree(released.root / "dist", repository.root / "dist")
    change(repository.root / "dist" / files[0])
    assert refused(repository, "internal") == f"dist/{files[0]} {complaint}"


def test_a_bill_that_is_none_is_refused(released: Repository, repository: Repository) -> None:
    shutil.copytree(released.root / "dist", repository.root / "dist")
    bill = next((repository.root / "dist").glob("*.json"))
    bill.write_text("[]")
    assert refused(repository, "internal") == f"dist/{bill.name} is not as it was written; run: make build"


@pytest.mark.usefixtures("credentials")
def test_a_version_that_is_too_small_is_refused(released: Repository, repository: Repository) -> None:
    shutil.copytree(released.root / "dist", repository.root / "dist")
    pyproject = repository.root / "pyproject.toml"
    version = Project.of(repository.root).version
    text = pyproject.read_text()
    pyproject.write_text(text.replace(f'version = "{version}"', 'version = "9.0.0"'))
    checkout.commit(repository.root)
    checkout.git(repository.root, "tag", "v9.0.0")
    pyproject.write_text(text)
    assert refused(repository, "http://127.0.0.1/") == f"the version is {version}, and v9.0.0 was released already"


@pytest.mark.usefixtures("credentials")
def test_callers_install_it_with_nothing_but_its_dependencies_and_it_works(
    released: Repository, held: Path, tmp_path: Path
) -> None:
    with pypiserver(held) as url:
        list(publish(released, url))
        python = callers.install(Project.of(released.root), f"{url}simple/", tmp_path / "environment")
    callers.run_first_example(python)


def copy_of_release(released: Repository, files: list[str], folder: Path) -> None:
    for name in files:
        shutil.copyfile(released.root / "dist" / name, folder / name)


def write_pypirc(section: str) -> None:
    Path("~/.pypirc").expanduser().write_text(f"[distutils]\nindex-servers = internal\n\n[internal]\n{section}\n")
