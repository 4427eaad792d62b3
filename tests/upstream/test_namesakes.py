"""Nothing that has a namesake stays undescribed: a capture describes it as the closest one, for a person to check."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from maintainer.codegen.documents import load_document
from maintainer.upstream.capture import Capture, capture_operations
from maintainer.upstream.capture_report import capture_to_json, print_capture
from maintainer.upstream.operations import find_operations

SMALL = load_document(Path(__file__).parents[1] / "codegen/small.yaml")
TEXT = {"type": "string"}


def capture_field(ours: dict[str, dict[str, Any]], owner: str, name: str, schema: dict[str, Any]) -> Capture:
    """Capture a new field of a class; `ours` has fields of our description by `Class.field`."""
    description = copy.deepcopy(SMALL)
    for path, field in ours.items():
        other, _, other_name = path.partition(".")
        description["components"]["schemas"][other]["properties"][other_name] = field
    theirs = copy.deepcopy(description)
    theirs["components"]["schemas"][owner]["properties"][name] = schema
    captured = capture_operations(description, find_operations(theirs, ["POST /responses"], source="there"))
    again = capture_operations(captured.document, find_operations(theirs, ["POST /responses"], source="there"))
    assert again.document == captured.document
    return captured


def described(text: str, **schema: Any) -> dict[str, Any]:
    return {**(schema or TEXT), "description": text}


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        (
            {"ErrorDetail.label": described("Shown to people.")},
            "McpTool.label: Shown to people. (as ErrorDetail.label)",
        ),
        (
            {
                "ErrorDetail.label": described("Shown to people."),
                "FunctionTool.label": described("Shown to the model.", type="integer"),
            },
            "McpTool.label: Shown to people. (as ErrorDetail.label)",
        ),
        (
            {"ErrorDetail.label": described("Shown to people."), "FunctionTool.label": described("Shown to models.")},
            "McpTool.label: Shown to models. (as FunctionTool.label)",
        ),
        (
            {"OpenResponsesResult.label": described("Here."), "ResponsesRequest.label": described("There.")},
            "McpTool.label: There. (as ResponsesRequest.label)",
        ),
        ({"ErrorDetail.label": described("Label of the error.")}, "McpTool.label: Label. (its name)"),
        ({"ErrorDetail.label": described("As `message`.")}, "McpTool.label: Label. (its name)"),
        ({"ErrorDetail.label": described("See `TextConfig`.")}, "McpTool.label: Label. (its name)"),
        ({"FunctionTool.label": described("Goes with `type` of this tool.")}, None),
    ],
    ids=[
        "another-kind",
        "same-type-first",
        "closest-class-first",
        "same-side-first",
        "names-its-class",
        "names-its-field",
        "names-another-class",
        "names-what-is-here-too",
    ],
)
def test_a_field_is_described_as_its_closest_namesake(ours: dict[str, dict[str, Any]], expected: str | None) -> None:
    captured = capture_field(ours, "McpTool", "label", TEXT)
    expected = expected or "McpTool.label: Goes with `type` of this tool. (as FunctionTool.label)"
    assert list(map(str, captured.to_check)) == [expected]
    field = captured.document["components"]["schemas"]["McpTool"]["properties"]["label"]
    assert field["description"] == captured.to_check[0].text


def test_fields_with_the_same_python_name_are_namesakes() -> None:
    ours = {"ErrorDetail.long_label": described("Shown to people.")}
    assert [one.path for one in capture_field(ours, "McpTool", "longLabel", TEXT).to_check] == ["McpTool.longLabel"]


def test_the_values_of_enums_with_the_same_name_are_namesakes() -> None:
    level = {"type": "string", "enum": ["low", "high"]}
    texts = {"low": "Little.", "high": "Much."}
    ours = {"FunctionTool.level": {**level, "description": "It.", "x-enumDescriptions": texts}}
    new = {"type": "string", "enum": ["low", "other"]}
    captured = capture_field(ours, "ErrorDetail", "noise_level", new)
    assert [str(one) for one in captured.to_check if "[" in one.path] == [
        "ErrorDetail.noise_level[low]: Little. (as FunctionTool.level[low])"
    ]


def test_a_parameter_is_described_as_a_field_or_parameter_with_its_name() -> None:
    theirs = copy.deepcopy(SMALL)
    theirs["components"]["schemas"]["McpTool"]["properties"]["label"] = TEXT
    theirs["paths"]["/responses"]["post"]["parameters"] = [{"name": "label", "in": "query", "schema": TEXT}]
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["McpTool"]["properties"]["label"] = described("Shown to people.")
    captured = capture_operations(ours, find_operations(theirs, ["POST /responses"], source="there"))
    assert list(map(str, captured.to_check)) == ["POST /responses query.label: Shown to people. (as McpTool.label)"]


def test_what_is_to_be_checked_is_printed_and_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    ours = {"ErrorDetail.label": described("Shown to people.")}
    captured = capture_field(ours, "McpTool", "label", TEXT)
    print_capture(captured, source="there")
    assert "Check these descriptions, which may not fit:" in capsys.readouterr().out
    assert json.loads(capture_to_json(captured, source="there"))["to_check"] == [
        {"path": "McpTool.label", "text": "Shown to people.", "source": "ErrorDetail.label", "reason": ""}
    ]


@pytest.mark.parametrize(
    ("field", "new", "expected"),
    [
        (described("`fast` or `slow`.", type="string", enum=["fast", "slow"]), {"enum": ["a", "b"]}, "Label."),
        (described("`fast` or `slow`.", type="string", enum=["fast", "slow"]), {"enum": ["fast", "slow", "b"]}, "`f"),
        (described("Its name; null if it has none.", type=["string", "null"]), {}, "Label."),
        (described("Its name; null if it has none.", type=["string", "null"]), {"nullable": True}, "Its name;"),
    ],
)  # fmt: skip
def test_a_text_that_names_values_that_the_part_does_not_have_is_not_used(
    field: dict[str, Any], new: dict[str, Any], expected: str
) -> None:
    captured = capture_field({"ErrorDetail.label": field}, "McpTool", "label", {"type": "string", **new})
    description = captured.document["components"]["schemas"]["McpTool"]["properties"]["label"]["description"]
    assert description.startswith(expected)
