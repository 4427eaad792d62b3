"""A capture removes from our examples what it removes from our schemas, and keeps the defaults of what leaves."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.upstream.capture import Capture, capture_operations
from maintainer.upstream.operations import find_operations
from tests.upstream.test_capture import SMALL, ref, upstream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.upstream.test_capture import Schemas


def capture(
    edit: Callable[[Schemas], object], ours: dict[str, Any], former: Mapping[str, Any] | None = None
) -> Capture:
    theirs = find_operations(upstream(edit), ["POST /responses"], source="there")
    return capture_operations(ours, theirs, former=former)


def with_examples(**examples: list[Any]) -> dict[str, Any]:
    ours = copy.deepcopy(SMALL)
    for name, values in examples.items():
        ours["components"]["schemas"][name]["examples"] = values
    return ours


def examples_after(edit: Callable[[Schemas], object], name: str, *examples: Any) -> Any:
    captured = capture(edit, with_examples(**{name: list(examples)})).document
    assert capture(edit, captured).document == captured
    return captured["components"]["schemas"][name].get("examples")


def without_field(name: str, field: str) -> Callable[[Schemas], object]:
    def edit(schemas: Schemas) -> None:
        del schemas[name]["properties"][field]
        schemas[name]["required"] = [one for one in schemas[name].get("required", ()) if one != field]

    return edit


def without_mcp(schemas: Schemas) -> None:
    for union in ("InputItems", "Tools"):
        schemas[union]["oneOf"].remove(ref("McpTool"))
        del schemas[union]["discriminator"]["mapping"]["mcp"]


DELTA = {"type": "response.output_text.delta", "delta": "Hi", "item_id": "item"}
FUNCTION = {"type": "function", "name": "add", "parameters": None, "exitCode": 1}


@pytest.mark.parametrize(
    ("edit", "component", "before", "after"),
    [
        (without_field("TextDeltaEvent", "item_id"), "TextDeltaEvent", DELTA,
         {"type": "response.output_text.delta", "delta": "Hi"}),
        (without_field("TextDeltaEvent", "delta"), "TextDeltaEvent", {**DELTA, "item_id": "a"},
         {"type": "response.output_text.delta", "item_id": "a"}),
        (without_mcp, "OpenResponsesResult", {"id": "a", "output": [{"type": "mcp"}, {"role": "user"}]},
         {"id": "a", "output": [{"role": "user"}]}),
        (without_mcp, "OpenResponsesResult", {"id": "a", "output": [{"type": "mcp"}]}, {"id": "a"}),
        (lambda schemas: schemas["InputMessage"]["properties"]["role"].update(enum=["system"]), "OpenResponsesResult",
         {"id": "a", "output": [{"role": "user"}]}, {"id": "a"}),
        (lambda schemas: schemas["FunctionTool"]["properties"]["exitCode"].update(type="string"), "FunctionTool",
         FUNCTION, {"type": "function", "name": "add", "parameters": None}),
        (lambda schemas: schemas["FunctionTool"]["properties"]["exitCode"].update(maximum=0), "FunctionTool",
         FUNCTION, {"type": "function", "name": "add", "parameters": None}),
        # Nothing that the capture changes.
        (lambda schemas: schemas["FunctionTool"]["properties"].update(extra={"type": "string"}), "FunctionTool",
         FUNCTION, FUNCTION),
        (without_field("FunctionTool", "async"), "FunctionTool", {**FUNCTION, "typo": 1}, {**FUNCTION, "typo": 1}),
    ],
)  # fmt: skip
def test_an_example_loses_what_its_schema_loses(
    edit: Callable[[Schemas], object], component: str, before: Any, after: Any
) -> None:
    assert examples_after(edit, component, before) == [after]


@pytest.mark.parametrize(
    ("edit", "component", "example"),
    [
        (
            lambda schemas: schemas["FunctionTool"]["properties"]["name"].update(type="integer"),
            "FunctionTool",
            FUNCTION,
        ),
        (without_field("McpTool", "nested"), "McpTool", {"type": "mcp", "nested": {"type": "mcp"}}),
        (without_field("OpenResponsesResult", "id"), "OpenResponsesResult", {"id": "a"}),
    ],
)
def test_an_example_of_which_nothing_sensible_is_left_is_removed(
    edit: Callable[[Schemas], object], component: str, example: Any
) -> None:
    assert examples_after(edit, component, example) is None


def test_other_examples_of_a_class_stay() -> None:
    text = lambda schemas: schemas["FunctionTool"]["properties"]["name"].update(enum=["add"])  # noqa: E731
    assert examples_after(text, "FunctionTool", {**FUNCTION, "name": "subtract"}, FUNCTION) == [FUNCTION]


def test_examples_of_bodies_and_parameters_lose_it_too() -> None:
    ours = copy.deepcopy(SMALL)
    operation = ours["paths"]["/responses"]["post"]
    (body,) = operation["requestBody"]["content"].values()
    body["examples"] = {"one": {"value": {"tools": [FUNCTION]}}, "two": {"value": {"tools": [{"type": "mcp"}]}}}
    result = operation["responses"]["200"]["content"]["application/json"]
    result["example"] = {"id": "a", "output": [{"type": "mcp"}]}
    captured = capture(without_mcp, ours).document["paths"]["/responses"]["post"]
    (body,) = captured["requestBody"]["content"].values()
    assert body["examples"] == {"one": {"value": {"tools": [FUNCTION]}}}
    assert captured["responses"]["200"]["content"]["application/json"]["example"] == {"id": "a"}


# --- defaults -------------------------------------------------------------------------------------------------------


def with_default(value: Any) -> dict[str, Any]:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["FunctionTool"]["properties"]["exitCode"]["default"] = value
    return ours


def exit_code(captured: Capture) -> Any:
    return captured.document["components"]["schemas"]["FunctionTool"]["properties"]["exitCode"]


def test_a_field_that_comes_back_has_its_default_again() -> None:
    left = capture(without_field("FunctionTool", "exitCode"), with_default(0))
    assert left.former == {"FunctionTool.exitCode default": 0}
    back = capture(lambda schemas: None, left.document, left.former)
    assert exit_code(back)["default"] == 0
    assert back.former == {}


@pytest.mark.parametrize("change", [{"type": "string"}, {"minimum": 1}, {"enum": [2, 3]}])
def test_a_default_that_no_longer_fits_is_left_out(change: dict[str, Any]) -> None:
    left = capture(without_field("FunctionTool", "exitCode"), with_default(0))
    changed = lambda schemas: schemas["FunctionTool"]["properties"]["exitCode"].update(change)  # noqa: E731
    back = capture(changed, left.document, left.former)
    assert "default" not in exit_code(back)
    again = capture(lambda schemas: None, back.document, back.former)
    assert exit_code(again)["default"] == 0


def test_the_default_that_the_service_states_is_preferred() -> None:
    left = capture(without_field("FunctionTool", "exitCode"), with_default(0))
    stated = lambda schemas: schemas["FunctionTool"]["properties"]["exitCode"].update(default=7)  # noqa: E731
    assert exit_code(capture(stated, left.document, left.former))["default"] == 7


def test_a_class_that_comes_back_has_the_defaults_of_its_fields_again() -> None:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["McpTool"]["properties"]["label"] = {"type": "string", "default": "tool"}
    left = capture(without_mcp, ours)
    assert "McpTool" not in left.document["components"]["schemas"]
    theirs = copy.deepcopy(ours)
    del theirs["components"]["schemas"]["McpTool"]["properties"]["label"]["default"]
    operations = find_operations(theirs, ["POST /responses"], source="there")
    back = capture_operations(left.document, operations, former=left.former).document["components"]["schemas"]
    assert back["McpTool"]["properties"]["label"]["default"] == "tool"
