"""The report groups the changes by our classes, and those of operations apart."""

from __future__ import annotations

import json

from maintainer.follow.outcome import Outcome
from maintainer.follow.places import Place
from maintainer.follow.report import as_json, as_markdown
from maintainer.follow.wording import Change
from maintainer.upstream.namesakes import CheckedText


def test_changes_are_grouped_by_class_and_those_of_operations_are_apart() -> None:
    changes = [
        Change("`GET /things` is new", (Place("", "GET /things"),), "added"),
        Change("`A.x`, `B.x` are deprecated", (Place("A", "x"), Place("B", "x")), "deprecated"),
        Change("`A` has the new field `y` (string)", (Place("A"),), "added"),
        Change("The class `C` is removed", (Place("C"),), "breaking", "code that imports it fails"),
    ]
    report = as_markdown(Outcome("document.yaml", changes=changes))
    titles = [line for line in report.splitlines() if line.startswith("##")]
    assert titles[:6] == [
        "## Breaking changes",
        "### `C`",
        "## Other changes",
        "### Operations",
        "### Several classes",
        "### `A`",
    ]
    assert "- The class `C` is removed; code that imports it fails.\n" in report


def test_texts_of_namesakes_are_listed_to_be_checked() -> None:
    outcome = Outcome("there", to_check=[
        CheckedText("McpTool.label", "Shown to people.", "ErrorDetail.label"),
        CheckedText("McpTool.zone", "Zone.", ""),
        CheckedText("McpTool.size", "From 0 to 2.", "", "its limits or its default have changed"),
    ])  # fmt: skip
    report = as_markdown(outcome)
    assert "## Check these descriptions" in report
    assert "- `McpTool.label`: Shown to people. (as `ErrorDetail.label`)" in report
    assert "- `McpTool.zone`: Zone. (its name, as no description of a namesake fits)" in report
    assert "- `McpTool.size`: From 0 to 2. (its limits or its default have changed)" in report
    assert "Nothing in it needs a decision." in report
    assert json.loads(as_json(outcome))["descriptions_to_check"][1] == {
        "path": "McpTool.zone", "text": "Zone.", "source": "", "reason": ""
    }  # fmt: skip
