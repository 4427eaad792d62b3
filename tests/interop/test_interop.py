"""The runner of `make interop`, with the embedded server in place of the servers of others."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from openrouter_responses.testing import ResponsesServer, error, text
from tests.interop import processes, report
from tests.interop.__main__ import main
from tests.interop.checks import CHECKS, Target, run
from tests.interop.clients import CLIENTS
from tests.interop.processes import UnavailableError, running, started, version
from tests.interop.servers import SERVERS, Provocation, Server

EMBEDDED = Server(
    "openrouter-responses",
    lambda port, _: ["python", "-m", "openrouter_responses.testing", "--port", str(port)],
    path="/api/v1",
    model="test/echo",
)
MAKEFILE = (Path(__file__).parents[2] / "Makefile").read_text(encoding="utf-8")


def targets(server: ResponsesServer, described: Server) -> list[Target]:
    return [Target(described, server.url, client) for client in CLIENTS.values()]


@pytest.mark.parametrize("model", ["test/function-call", "test/count-50"])
def test_every_check_passes_with_the_embedded_server(server: ResponsesServer, model: str) -> None:
    described = Server(
        "embedded",
        EMBEDDED.command,
        model=model,
        errors={
            401: Provocation(fields={"model": "test/error-401"}),
            400: Provocation(fields={"model": "test/error-400"}),
        },
        cannot=frozenset({"tools"} if model == "test/count-50" else set(CHECKS) - {"tools"}),
    )
    for target in targets(server, described):
        cells = {name: run(name, target) for name in CHECKS}
        assert {name: cell for name, cell in cells.items() if cell not in ("✓", "-")} == {}
        assert "✓" in cells.values()


def test_another_text_is_a_deviation(server: ResponsesServer) -> None:
    described = Server("embedded", EMBEDDED.command, answer=lambda _: "Bye.")
    for target in targets(server, described):
        server.script(text("Hi."))
        assert run("plain", target) == "✗ the text is 'Hi.', not 'Bye.'"


def test_a_tool_that_is_not_called_is_a_deviation(server: ResponsesServer) -> None:
    for target in targets(server, Server("embedded", EMBEDDED.command)):
        server.script(text("Sunny, surely."))
        assert run("tools", target) == "✗ the tool was not called"


def test_another_status_and_a_result_are_deviations(server: ResponsesServer) -> None:
    described = Server("embedded", EMBEDDED.command, errors={429: Provocation()})
    for target in targets(server, described):
        server.script(error(503), text("Hi."))
        assert run("429", target).startswith("✗ status 503: ")
        assert run("429", target) == "✗ a result, no error"


def test_a_server_that_cannot_be_asked_has_a_dash(server: ResponsesServer) -> None:
    described = Server("embedded", EMBEDDED.command, cannot=frozenset({"plain"}))
    assert [run(name, targets(server, described)[0]) for name in ("plain", "429")] == ["-", "-"]
    assert len(server.requests) == 0


def test_a_server_runs_inside_the_block_only() -> None:
    with running("embedded", EMBEDDED, Path(sys.executable).parent) as url:
        assert run("plain", Target(EMBEDDED, url, CLIENTS["openai"])) == "✓"
    assert run("plain", Target(EMBEDDED, url, CLIENTS["openai"])).startswith("✗ APIConnectionError")


@pytest.mark.parametrize(
    ("program", "reason"),
    [("import sys; sys.exit(3)", "ended with status 3 at its start; see "), ("input()", "ended with status 1")],
)
def test_a_server_that_does_not_start_is_unavailable_and_its_log_kept(program: str, reason: str) -> None:
    broken = Server("broken", lambda _, __: ["python", "-c", program])
    with (
        pytest.raises(UnavailableError, match=reason) as raised,
        running("broken", broken, Path(sys.executable).parent),
    ):
        pass
    assert str(raised.value).endswith(".venvs/interop-logs/broken.log")


def test_a_server_that_never_listens_is_unavailable() -> None:
    silent = Server("silent", lambda _, __: ["python", "-c", "import time; time.sleep(60)"], start_s=0.2)
    with (
        pytest.raises(UnavailableError, match=r"accepts no connection after 0\.2 s"),
        running("silent", silent, Path(sys.executable).parent),
    ):
        pass


NAMES_ITS_UPSTREAM = """
import os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(os.environ["UPSTREAM_URL"].encode())

HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def test_an_upstream_runs_as_long_as_its_server(monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = Server("gateway", lambda port, _: ["python", "-c", NAMES_ITS_UPSTREAM, str(port)], upstream="embedded")
    monkeypatch.setattr(processes, "SERVERS", {"gateway": gateway, "embedded": EMBEDDED})
    monkeypatch.setattr(processes, "install", lambda _: Path(sys.executable).parent)
    with started("gateway") as url:
        upstream = httpx.get(url).text
        assert run("plain", Target(EMBEDDED, upstream, CLIENTS["openai"])) == "✓"
    assert run("plain", Target(EMBEDDED, upstream, CLIENTS["openai"])).startswith("✗ APIConnectionError")


def test_a_server_without_its_upstream_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Server("absent", lambda _, __: ["python", "-c", "import sys; sys.exit(3)"])
    monkeypatch.setattr(processes, "SERVERS", {"gateway": replace(EMBEDDED, upstream="absent"), "absent": absent})
    monkeypatch.setattr(processes, "install", lambda _: Path(sys.executable).parent)
    with (
        pytest.raises(UnavailableError, match=r"^its upstream absent is unavailable: ended with status 3"),
        started("gateway"),
    ):
        pass


def test_the_document_keeps_the_servers_that_were_not_checked(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text(f"Before.\n{report.BEGIN}{report.END}After.\n", encoding="utf-8")
    row = dict.fromkeys(CHECKS, "✓")
    first = {name: report.section(f"{name} 1", {"openai": row}, f"is {name}") for name in ("b", "a")}
    report.write(document, first, ["a", "b"])
    second = {"b": report.section("b 2", {"openai": {**row, "plain": "✗ raises"}})}
    report.write(document, second, ["a", "b"])

    lines = document.read_text(encoding="utf-8").splitlines()
    assert [line[:14] for line in lines if line.startswith(("| a ", "| b "))] == ["| a 1 | openai", "| b 2 | openai"]
    assert [line for line in lines if line.startswith("- ")] == ["- a 1: is a", "- b 2, openai, plain: raises"]
    assert (lines[0], lines[-1]) == ("Before.", "After.")


def test_a_document_without_markers_is_refused(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("Nothing.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md lacks the line"):
        report.write(document, {}, [])


def test_an_unknown_server_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["llmock", "nothing"]) == 2
    assert capsys.readouterr().err.startswith("no server is named nothing; there are fastresponses, llmock")


@pytest.mark.parametrize("name", SERVERS)
def test_every_server_has_a_version_and_an_environment(name: str) -> None:
    assert version(name)[0].isdigit()
    kinds = [line.split() for line in MAKEFILE.splitlines() if line.startswith("INTEROP_")]
    assert sum(name in words for words in kinds) == 1


def test_lock_files_name_no_index() -> None:
    files = [file for file in (Path(__file__).parent / "environments").rglob("*") if file.is_file()]
    texts = {file.name: file.read_text(encoding="utf-8") for file in files}
    assert [name for name, content in texts.items() if "index-url" in content or "resolved" in content] == []
