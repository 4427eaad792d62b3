"""Rows are read from, and written to, the kinds of files that their names say."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
import zstandard

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.testing import error, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openrouter_responses.testing import Answer, RecordedRequest, ResponsesServer

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def echo(request: RecordedRequest) -> Answer:
    return error(400) if "bad" in request.json["input"] else text(request.json["input"])


ROWS = [{"custom_id": name, "input": name} for name in ("a", "bad", "c")]
JSONL = "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def two_frames(data: bytes) -> bytes:
    return zstandard.compress(data[:20]) + zstandard.compress(data[20:])


FILES = {
    "in.jsonl": JSONL,
    "in.ndjson": b"\xef\xbb\xbf" + JSONL.rstrip(),
    "in.jsonl.gz": gzip.compress(JSONL[:10]) + gzip.compress(JSONL[10:]),
    "in.jsonl.zst": two_frames(JSONL),
}


@pytest.mark.parametrize("name", FILES)
def test_requests_are_read_from(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path, name: str) -> None:
    server.script(*[echo] * 3)
    (tmp_path / name).write_bytes(FILES[name])
    report = bulk.run(tmp_path / name, tmp_path / "out.jsonl", model="m", open_router=open_router)
    assert (report.succeeded, report.failed) == (2, 1)
    assert sorted(request.json["input"] for request in server.requests) == ["a", "bad", "c"]


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".csv.gz", ".csv.zst"])
def test_columns_are_read_from(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path, ending: str) -> None:
    server.script(*[echo] * 3)
    comma = "\t" if "tsv" in ending else ","
    content = f'\ufeffid{comma}text\r\n007{comma}"A ""quoted""\ntext"\r\n8{comma}é\r\n\r\n9\r\n'.encode()
    path = tmp_path / f"in{ending}"
    compress: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstandard.compress}
    path.write_bytes(compress.get(path.suffix, bytes)(content))
    output = tmp_path / "out.jsonl"
    report = bulk.run(path, output, model="m", input="{text}", id_column="id", open_router=open_router)
    lines = {line["custom_id"]: line for line in map(json.loads, output.read_text("utf-8").splitlines())}
    assert {name: line.get("output_text") for name, line in lines.items()} == {
        "007": 'A "quoted"\ntext',
        "8": "é",
        "row-3": None,
    }
    assert lines["007"]["id"] == "007"
    assert "has 1 columns; the file has 2" in lines["row-3"]["error"]["message"]
    assert report.failed == 1


@pytest.mark.parametrize("name", ["out.parquet", "out.jsonl.gz", "out.jsonl.zst"])
def test_an_output_that_cannot_be_appended_to_is_resumed(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path, name: str
) -> None:
    server.script(*[echo] * 3, text("better"), text("more"))
    rows: list[dict[str, Any]] = [
        {"text": "a", "n": 1, "score": 1, "tags": ["x"], "flag": True},
        {"text": "bad", "n": 2**70, "score": 0.5, "tags": None, "flag": None},
        {"text": "c", "n": None, "score": None, "tags": {"y": 1}, "flag": False},
    ]
    output = tmp_path / name

    def run() -> bulk.Report:
        return bulk.run(rows, output, model="m", input="{text}", retry_failed=True, open_router=open_router)

    assert (run().failed, sorted(tmp_path.iterdir())) == (1, [output])
    assert (run().succeeded, sorted(tmp_path.iterdir())) == (1, [output])
    rows.append({"text": "d", "n": 4, "score": 2, "tags": [], "flag": True})
    report = run()
    assert (report.succeeded, report.skipped) == (1, 3)
    assert sorted(tmp_path.iterdir()) == [output]
    found = {row["text"]: row for row in read(output)}
    assert {name: row["output_text"] for name, row in found.items()} == {
        "a": "a",
        "bad": "better",
        "c": "c",
        "d": "more",
    }
    assert found["a"]["flag"] is True
    assert found["d"]["score"] == 2
    assert all(row["error"] is None for row in found.values())
    assert report.total_cost == pytest.approx(sum(row["cost"] for row in found.values()))


def read(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
        return rows
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    elif path.suffix == ".zst":
        content = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(content)).read()
    return [json.loads(line) for line in content.splitlines()]


def test_parquet_is_read_with_its_columns(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    day = dt.date(2026, 1, 2)
    table = pyarrow.table({"text": ["a", "b"], "day": [day, None], "raw": [b"\xff", None]})
    parquet.write_table(table, tmp_path / "in.parquet")
    server.script(*[echo] * 2)
    output = tmp_path / "out.parquet"
    report = bulk.run(tmp_path / "in.parquet", output, model="m", input="{text} {day}", open_router=open_router)
    assert report.succeeded == 2
    rows = sorted(read(output), key=lambda row: str(row["text"]))
    assert [(row["output_text"], row["day"]) for row in rows] == [("a 2026-01-02", "2026-01-02"), ("b null", None)]


def test_what_a_journal_has_is_not_lost(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    server.script(text("a"), error(401), text("b"))
    output = tmp_path / "out.parquet"
    with pytest.raises(bulk.JobStoppedError):
        bulk.run(["a", "b"], output, model="m", concurrency=1, open_router=open_router)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "out.parquet.journal.jsonl"]
    assert len(read(output)) == 1
    output.unlink()
    assert bulk.run(["a", "b"], output, model="m", open_router=open_router).succeeded == 1
    assert len(read(output)) == 2


@pytest.mark.parametrize(
    ("rows", "output", "message"),
    [
        ("in.txt", "out.jsonl", r"the kind of in\.txt is unknown\. Its name must end in \.jsonl, "),
        ("in.jsonl", "out.csv", r"the output out\.csv cannot be written; name a file that ends in \.jsonl or"),
        ("in.jsonl", "out", "the kind of out is unknown"),
        ("in.parquet.gz", "out.jsonl", r"the kind of in\.parquet\.gz is unknown"),
    ],
)
def test_an_unknown_kind_of_file_is_named(
    open_router: OpenRouter, tmp_path: Path, rows: str, output: str, message: str
) -> None:
    (tmp_path / rows).write_bytes(JSONL)
    with pytest.raises(ValueError, match=message):
        bulk.run(tmp_path / rows, tmp_path / output, model="m", open_router=open_router)
    assert len(list(tmp_path.iterdir())) == 1


def test_without_pyarrow_the_error_says_what_to_install(
    open_router: OpenRouter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "in.parquet").touch()
    for rows, output in (("in.parquet", "out.jsonl"), ("in.jsonl", "out.parquet"), ("in.jsonl", "out.jsonl.zst")):
        (tmp_path / "in.jsonl").write_bytes(JSONL)
        with pytest.raises(ImportError, match=r"needs pyarrow.*pip install 'openrouter-responses\[parquet\]'"):
            bulk.run(tmp_path / rows, tmp_path / output, model="m", open_router=open_router)


def test_a_file_that_is_missing_leaves_no_output(open_router: OpenRouter, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        bulk.run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", model="m", open_router=open_router)
    assert list(tmp_path.iterdir()) == []
