"""Documents are taken over in turn in a copy, which leaves the checkout alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maintainer.git import Repository
from maintainer.upstream.replay import follow
from maintainer.upstream.sources import Sources

ROOT = Path(__file__).parents[2]


def test_each_document_is_taken_over_in_a_copy_and_what_came_of_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("a copy is made of a commit, and there is none here")
    Repository(ROOT).export("HEAD", tmp_path / "committed")
    sources = Sources.of(tmp_path / "committed")
    before = (ROOT / "openapi.yaml").read_bytes()
    newer = tmp_path / "newer.json"
    request = sources.document["components"]["schemas"]["ResponsesRequest"]
    request["properties"]["brand_new"] = {"type": "string", "example": "now"}
    newer.write_text(json.dumps(sources.document))

    assert follow([str(tmp_path / "missing.json"), str(newer)], "/responses", root=ROOT, checks=())

    refused, taken = capsys.readouterr().out.splitlines()
    assert refused.startswith("missing.json: refused: ")
    assert taken.startswith("newer.json: 1 differences, 0 of them breaking; 1 lines added, 0 removed; 1 examples; ")
    assert (ROOT / "openapi.yaml").read_bytes() == before
