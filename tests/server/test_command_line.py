"""The server runs from the command line, with the standard library alone."""

import re
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection

import pytest

from tests.server.http_calls import ask

COMMAND = [sys.executable, "-W", "error", "-m", "openrouter_responses.testing"]


def test_the_command_serves_until_it_is_interrupted() -> None:
    command = [*COMMAND, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        match = re.search(r"http://127\.0\.0\.1:(\d+)/api/v1", process.stdout.readline())
        assert match is not None
        connection = HTTPConnection("127.0.0.1", int(match[1]), timeout=10)
        assert ask(connection).status == 200
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=10)
        connection.close()
    assert (process.returncode, log) == (0, "POST /api/v1/responses: 200\n")


def test_debug_shows_requests_and_responses_without_the_key() -> None:
    secret = {"Authorization": "Bearer sk-or-very-secret"}
    command = [*COMMAND, "--port", "0", "--debug"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        match = re.search(r"http://127\.0\.0\.1:(\d+)/api/v1", process.stdout.readline())
        assert match is not None
        connection = HTTPConnection("127.0.0.1", int(match[1]), timeout=10)
        assert ask(connection, secret, input="Greet sk-or-very-secret").status == 200
        assert ask(connection, secret, stream=True).status == 200
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=10)
        connection.close()
    assert process.returncode == 0
    lines = log.splitlines()
    assert lines[0].startswith("request: POST /api/v1/responses {")
    assert "'authorization': '[secret]'" in lines[0]
    assert lines[1].startswith("body: {")
    assert "Greet [secret]" in lines[1]
    assert lines[2].startswith("response: 200 {")
    assert lines[3].startswith("body: {")
    assert lines[4] == "POST /api/v1/responses: 200"
    assert '"type":"response.completed"' in log
    assert "very-secret" not in log


def test_debug_shows_the_traceback_of_an_address_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as used:
        command = [*COMMAND, "--port", str(used.getsockname()[1]), "--debug"]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 1
    assert "Traceback" in finished.stderr
    assert finished.stderr.endswith("Choose another --port, or leave it out.\n")


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--port", "70000", "must be a number between 0 and 65535, not '70000'"),
        ("--port", "http", "must be a number between 0 and 65535, not 'http'"),
        ("--delay", "-1", "must be a number between 0 and 3600"),
        ("--delay", "inf", "must be a number between 0 and 3600"),
        ("--chunk-size", "0", "must be a number between 1 and"),
        ("--batch-seconds", "-1", "must be a number between 0 and 1000000"),
    ],
)
def test_an_invalid_option_is_refused(option: str, value: str, message: str) -> None:
    finished = subprocess.run([*COMMAND, option, value], capture_output=True, text=True, check=False)

    assert finished.returncode == 2
    assert message in finished.stderr
    assert "Traceback" not in finished.stderr


def test_the_help_lists_the_operations_the_options_and_the_models() -> None:
    finished = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, check=True)

    assert "requests for responses, models, generations and batches" in " ".join(finished.stdout.split())
    assert "--batch-seconds SECONDS" in finished.stdout
    assert re.search(r"^  test/echo +Quote the prompt", finished.stdout, re.MULTILINE)
    assert re.search(r"^  test/batch-partial +In a batch, fail every third request\.$", finished.stdout, re.MULTILINE)


def test_the_server_needs_the_standard_library_alone() -> None:
    script = (
        "import sys, openrouter_responses.testing.__main__;"
        "print({'attrs', 'dateutil', 'httpx', 'openrouter_responses_generated'} & set(sys.modules))"
    )
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert finished.stdout == "set()\n"
