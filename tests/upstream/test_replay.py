"""A replay captures documents in turn in a copy, and leaves the checkout unchanged."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from maintainer.codegen.description import load_description
from maintainer.git import Repository
from maintainer.upstream.replay import replay

ROOT = Path(__file__).parents[2]


@pytest.mark.extended
def test_each_document_is_captured_in_a_copy_and_its_outcome_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("a replay needs a git checkout")
    Repository(ROOT).export("HEAD", tmp_path / "committed")
    description = load_description(tmp_path / "committed")
    before = (ROOT / "openapi.yaml").read_bytes()
    newer = tmp_path / "newer.json"
    request = description["components"]["schemas"]["ResponsesRequest"]
    request["properties"]["brand_new"] = {"type": "string", "example": "now"}
    newer.write_text(json.dumps(description))

    assert replay([str(tmp_path / "missing.json"), str(newer)], "/responses", root=ROOT, checks=())

    refused, captured = capsys.readouterr().out.splitlines()
    assert refused.startswith("missing.json: refused: ")
    # The lines are the field, and where the document comes from.
    expected = r"newer.json: 1 differences, 0 of them breaking; 5 lines added, 0 removed; [1-9]\d* examples; "
    assert re.match(expected, captured)
    assert (ROOT / "openapi.yaml").read_bytes() == before
