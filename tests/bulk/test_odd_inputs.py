"""Inputs that are not what their names say: nothing is sent that the file does not have."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
import zstandard

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.bulk.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer


def run(rows: Any, output: Path, open_router: OpenRouter, **options: Any) -> bulk.Report:
    return bulk.run(rows, output, model="test/echo", open_router=open_router, **options)


def lines_of(output: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.read_bytes().splitlines() if line.strip()]


@pytest.mark.parametrize("compress", [None, gzip.compress])
def test_text_that_is_not_utf_8_is_not_sent(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path, compress: Any
) -> None:
    content = "id,text\n1,fine\n2,caf\xe9\n3,ünd\n".encode("latin-1").replace("ü".encode("latin-1"), "ü".encode())
    rows = tmp_path / ("in.csv.gz" if compress else "in.csv")
    rows.write_bytes(compress(content) if compress else content)
    report = run(rows, tmp_path / "out.jsonl", open_router, input="{text}", id_column="id")
    assert sorted(request.json["input"] for request in server.requests) == ["fine", "ünd"]
    assert report.errors == {"RowError": 1}
    messages = [line["error"]["message"] for line in lines_of(tmp_path / "out.jsonl") if line["error"]]
    assert messages == ["Line 3 is not UTF-8: 'caf\\xe9'. Save the file as UTF-8"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("in.jsonl", '{"input": "x"}\n'.encode("utf-16"), r"in\.jsonl is UTF-16; save it as UTF-8"),
        ("in.csv", "text\nx\n".encode("utf-16"), r"in\.csv is UTF-16; save it as UTF-8"),
        ("in.csv", "größe\nx\n".encode("latin-1"), r"the names of the columns of .*in\.csv are not UTF-8"),
        ("in.csv", b"a,b,,\n1,2,3,4\n", r"in\.csv has several columns with the name ''"),
        ("in.parquet", b"text", r"in\.parquet cannot be read: .*magic bytes|in\.parquet cannot be read: .*footer"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_named(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=message):
        run(tmp_path / name, tmp_path / "out.jsonl", open_router, **({"input": "{text}"} if "csv" in name else {}))
    assert list(server.requests) == []


def test_a_quotation_mark_that_is_not_closed_is_a_bad_row(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text('id,text\n1,"fine"\n2,5" wide\n3,"open\n4,lost\n', encoding="utf-8")
    report = run(tmp_path / "in.csv", tmp_path / "out.jsonl", open_router, input="{text}", id_column="id")
    assert sorted(request.json["input"] for request in server.requests) == ['5" wide', "fine"]
    assert report.errors == {"RowError": 1}
    messages = [line["error"]["message"] for line in lines_of(tmp_path / "out.jsonl") if line["error"]]
    assert messages == ["Line 5 is not valid CSV: unexpected end of data"]


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_a_compressed_file_that_is_cut_off_is_named(
    open_router: OpenRouter,
    server: ResponsesServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    rows = tmp_path / f"in.jsonl.{ending}"
    content = b"".join(b'{"custom_id": "%d", "input": "%d"}\n' % (number, number) for number in range(200))
    compressed = gzip.compress(content) if ending == "gz" else zstandard.compress(content)
    rows.write_bytes(compressed[: len(compressed) // 2])
    output = tmp_path / "out.jsonl"
    with pytest.raises(OSError, match=rf"in\.jsonl\.{ending} cannot be read( after row \d+)?: .*(end|Truncated)"):
        run(rows, output, open_router)
    assert len(lines_of(output)) == len(server.requests)
    monkeypatch.setenv("OPENROUTER_API_KEY", "any-key")
    assert main([str(rows), str(output), "--model", "test/echo", "--server-url", server.url]) == 2
    assert f"{rows} cannot be read" in capsys.readouterr().err
    rows.write_bytes(compressed)
    assert run(rows, output, open_router).failed == 0
    assert len(server.requests) == 200


def test_integers_of_any_size_are_kept(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    big, other = 2**70, 2**70 + 1
    (tmp_path / "in.jsonl").write_text(f'{{"n": {big}, "list": [{other}]}}\n{{"n": {other}, "list": [1e30]}}\n')
    options = {"input": "{n} {list}", "id_column": "n"}
    for output in ("out.jsonl", "out.parquet"):
        assert run(tmp_path / "in.jsonl", tmp_path / output, open_router, **options).failed == 0
    assert {line["n"]: line["list"] for line in lines_of(tmp_path / "out.jsonl")} == {big: [other], other: [1e30]}
    parquet = pytest.importorskip("pyarrow.parquet")
    assert sorted(parquet.read_table(tmp_path / "out.parquet")["n"].to_pylist()) == [str(big), str(other)]
    assert f"{big} [{other}]" in [request.json["input"] for request in server.requests]


def test_binary_columns_are_texts(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    rows = [{"custom_id": "a", "text": "über".encode()}, {"custom_id": "b", "text": b"\xff"}]
    run(rows, tmp_path / "out.jsonl", open_router, input="{text}")
    assert [request.json["input"] for request in server.requests] == ["über"]
    by_id = {line["custom_id"]: line for line in lines_of(tmp_path / "out.jsonl")}
    assert by_id["a"]["text"] == "über"
    assert by_id["b"]["text"] == "\\xff"
    assert by_id["b"]["error"]["message"] == "Row 2 cannot be sent: its column 'text' has bytes that are not UTF-8"
