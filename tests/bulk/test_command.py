"""The command takes the options of `run`, and says with its exit status how the job ended."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses.bulk.__main__ import main
from openrouter_responses.testing import error, structured, text
from tests.one_description import of_one_description

if TYPE_CHECKING:
    from pathlib import Path

    from openrouter_responses.testing import Answer, RecordedRequest, ResponsesServer


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch, server: ResponsesServer) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-test")
    monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)


def test_a_file_is_labelled_from_the_command_line(
    server: ResponsesServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script(structured({"label": "good"}), structured({"label": 1}))
    rows, schema = tmp_path / "in.csv", tmp_path / "schema.json"
    rows.write_text("text,n\nNice,1\nOdd,2\n", encoding="utf-8")
    schema.write_text(
        json.dumps({"type": "object", "properties": {"label": {"type": "string"}}, "required": ["label"]}),
        encoding="utf-8",
    )
    page = tmp_path / "report.html"
    output = tmp_path / "out.jsonl"
    arguments = [str(rows), str(output), "--model", "some/model", "--input", "Label: {text}", "--temperature", "0.5"]
    arguments += ["--text-format", str(schema), "--concurrency", "1", "--report", str(page), "--user", "me", "--quiet"]
    assert main(arguments) == 1
    assert "succeeded" in capsys.readouterr().out
    assert "<svg" in page.read_text("utf-8") or "too short" in page.read_text("utf-8")
    request = server.requests[0].json
    assert (request["input"], request["temperature"], request["user"]) == ("Label: Nice", 0.5, "me")
    lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert [line["output_parsed"] for line in lines] == [{"label": "good"}, None]


def test_the_exit_status_says_how_the_job_ended(
    server: ResponsesServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text('{"input":"a"}\n{"input":"b"}\n', encoding="utf-8")
    arguments = [str(rows), str(output), "--model", "m", "--concurrency", "1"]
    server.script(text("a"), error(402, "Insufficient credits"), text("b"))
    assert main(arguments) == 3
    assert "Insufficient credits" in capsys.readouterr().out
    assert main(arguments) == 0
    assert re.search(r"finished before +1\n", capsys.readouterr().out)
    assert main([str(tmp_path / "none.jsonl"), str(output)]) == 2
    assert "bulk: " in (message := capsys.readouterr().err)
    assert message.endswith("none.jsonl cannot be opened: No such file or directory.\n")
    with pytest.raises(SystemExit) as caught:
        main([*arguments, "--temprature", "1"])
    assert caught.value.code == 2


def test_rows_are_sent_in_batches_from_the_command_line(server: ResponsesServer, tmp_path: Path) -> None:
    rows, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text('{"input":"a"}\n{"input":"b"}\n', encoding="utf-8")
    arguments = [str(rows), str(output), "--model", "m", "--via", "batch", "--poll", "0", "--max-batches", "2"]
    assert main([*arguments, "--fallback", "live", "--quiet"]) == 0
    assert [request.method for request in server.requests] == ["GET", "POST", "GET", "GET", "GET"]
    assert main([*arguments, "--repairs", "1"]) == 2


def test_a_batch_with_larger_results_is_read_by_the_same_command_with_another_limit(
    server: ResponsesServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text('{"input":"a"}\n{"input":"b"}\n', encoding="utf-8")
    arguments = [str(rows), str(output), "--model", "m", "--via", "batch", "--poll", "0", "--quiet"]
    assert main([*arguments, "--max-response-bytes", "1000"]) == 3
    assert "it is larger than 1000 bytes" in capsys.readouterr().out
    assert main([*arguments, "--max-response-bytes", "100000"]) == 0
    assert [request.method for request in server.requests].count("POST") == 1
    assert main([*arguments, "--max-response-bytes", "1GB"]) == 2
    assert "max_response_bytes must be a number of bytes, such as 500_000_000, not '1GB'" in capsys.readouterr().err


@pytest.mark.parametrize("fields", [{}, of_one_description({"debug": {"echo_upstream_body": True}})])
def test_debug_shows_requests_responses_and_tracebacks(
    server: ResponsesServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], fields: dict[str, Any]
) -> None:
    rows, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text(json.dumps({"input": "Hi", **fields}), encoding="utf-8")
    server.script(text("Fine"))
    assert main([str(rows), str(output), "--model", "m", "--debug"]) == 0
    shown = capsys.readouterr().err
    assert "POST" in shown
    assert "Fine" in shown
    assert "sk-or-test" not in shown
    assert server.requests[0].json.get("debug") == fields.get("debug")
    assert main([str(tmp_path / "none.jsonl"), str(output), "--debug"]) == 2
    assert "Traceback (most recent call last)" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT between processes")
@pytest.mark.parametrize("count", [3, 50])
def test_an_interrupt_lets_rows_in_flight_finish(server: ResponsesServer, tmp_path: Path, count: int) -> None:
    arrived, interrupted = threading.Semaphore(0), threading.Event()

    def answer(request: RecordedRequest) -> Answer:
        arrived.release()
        interrupted.wait(20)
        return text(request.json["input"])

    server.script(*[answer] * 50)
    rows, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text("".join(json.dumps({"input": f"{number}"}) + "\n" for number in range(count)), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "openrouter_responses.bulk",
        str(rows),
        str(output),
        "--model",
        "m",
        "--concurrency",
        "3",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for _ in range(3):
            arrived.acquire()
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.readline()
        interrupted.set()
        _, messages = process.communicate()
    assert "Finishing 3 rows in flight; interrupt again to give them up" in said
    assert "Interrupted. The same command again does what is left." in messages
    assert process.returncode == 130
    assert len(output.read_text("utf-8").splitlines()) == 3
    assert len(server.requests) == 3
    assert sorted(tmp_path.iterdir()) == [rows, output]
