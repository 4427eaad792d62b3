"""An output that a crash, an editor or another program has changed: nothing that it has is paid twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import OpenRouter, bulk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer

ROWS = [{"custom_id": name, "input": name} for name in "abc"]


def run(rows: Any, output: Path, open_router: OpenRouter, **options: Any) -> bulk.Report:
    return bulk.run(rows, output, model="test/echo", open_router=open_router, **options)


def lines_of(output: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.read_bytes().splitlines() if line.strip()]


@pytest.mark.parametrize(
    "edit",
    [
        lambda lines: b"".join(lines)[:-1],
        lambda lines: b"\n" + b"\n\r\n".join(lines) + b" \n",
        lambda lines: b"".join(lines).replace(b"\n", b"\r\n"),
        lambda lines: b"\xef\xbb\xbf" + b"".join(lines),
        lambda lines: b"".join(json.dumps(json.loads(line)).encode() + b"\n" for line in lines),
    ],
    ids=["no last line break", "blank lines", "CRLF", "byte order mark", "formatted"],
)
@pytest.mark.parametrize("is_large", [False, True], ids=["small", "large"])
def test_an_output_that_an_editor_has_saved_is_complete(
    open_router: OpenRouter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    edit: Callable[[list[bytes]], bytes],
    is_large: bool,
) -> None:
    if is_large:  # most lines of a large file are not parsed
        monkeypatch.setattr("openrouter_responses.bulk._done._CHECKED_BYTES", 0)
    output = tmp_path / "out.jsonl"
    run(ROWS, output, open_router)
    output.write_bytes(edit(output.read_bytes().splitlines(keepends=True)))
    report = run([*ROWS, {"custom_id": "d", "input": "d"}], output, open_router)
    assert (report.skipped, report.succeeded) == (3, 1)
    assert sorted(line["custom_id"] for line in lines_of(output)) == ["a", "b", "c", "d"]
    report = run(ROWS, output, open_router, retry_failed=True)
    assert report.skipped == 3


@pytest.mark.parametrize("ending", [".jsonl.gz", ".parquet"])
def test_a_journal_with_blank_lines_is_read(open_router: OpenRouter, tmp_path: Path, ending: str) -> None:
    output = tmp_path / f"out{ending}"
    journal = tmp_path / f"{output.name}.journal.jsonl"
    run(ROWS, tmp_path / "out.jsonl", open_router)
    journal.write_bytes((tmp_path / "out.jsonl").read_bytes().replace(b"\n", b"\n\n"))
    assert run(ROWS, output, open_router).skipped == 3


def test_damage_in_the_middle_costs_only_its_own_row(open_router: OpenRouter, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    run(ROWS, output, open_router)
    first, second, third = output.read_bytes().splitlines(keepends=True)
    output.write_bytes(first + second[:40] + b"\0" * 20 + b"\n" + third)
    report = run(ROWS, output, open_router)
    assert (report.skipped, report.succeeded) == (2, 1)
    assert sorted(line["custom_id"] for line in lines_of(output)) == ["a", "b", "c"]


def test_a_line_that_a_user_has_damaged_is_named(open_router: OpenRouter, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    run(ROWS, output, open_router)
    first, second, third = output.read_bytes().splitlines(keepends=True)
    output.write_bytes(first + second[:60] + b"\n" + third)
    with pytest.raises(ValueError, match=r"line 2 of .*out\.jsonl is damaged; remove it, and its row is sent again"):
        run(ROWS, output, open_router)
    assert output.read_bytes() == first + second[:60] + b"\n" + third


def test_a_column_with_the_name_id_stays_in_parquet(open_router: OpenRouter, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    output = tmp_path / "out.parquet"
    rows = [{"id": 1, "text": "a"}]
    for _ in range(3):
        run(rows, output, open_router, input="{text}", id_column="id")
    assert parquet.read_table(output)["id"].to_pylist() == [1]


def test_a_second_row_of_an_id_is_refused_in_each_run(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    rows = [{"custom_id": "a", "input": "one"}, {"custom_id": "a", "input": "two"}]
    for _ in range(2):
        run(rows, tmp_path / "out.jsonl", open_router, retry_failed=True)
    assert [request.json["input"] for request in server.requests] == ["one"]


def test_a_folder_that_is_missing_is_named(open_router: OpenRouter, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"the folder of the output, .*missing, does not exist; create it"):
        run(ROWS, tmp_path / "missing" / "out.jsonl", open_router)
