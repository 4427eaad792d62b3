"""Examples become code in docstrings, and code that a docstring cannot show is refused."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from maintainer.codegen.documents import load_document
from maintainer.codegen.example_code import ExampleError, example_code
from maintainer.codegen.python_types import PythonTypes

SMALL = load_document(Path(__file__).with_name("small.yaml"))


def code(component: str, example: Any) -> str:
    document = copy.deepcopy(SMALL)
    document["components"]["schemas"][component]["examples"] = [example]
    return example_code(PythonTypes(document), component)


def test_a_class_without_an_example_has_no_code() -> None:
    assert example_code(PythonTypes(SMALL), "FunctionTool") == ""


@pytest.mark.parametrize(
    ("component", "example", "expected"),
    [
        ("FunctionTool", {"type": "function", "name": "f"}, "FunctionTool(name='f')"),
        ("ResponsesRequest", {"tools": [{"type": "function", "name": "f"}], "effort": "low"},
         "ResponsesRequest(tools=[FunctionTool(name='f')], effort='low')"),
        ("ResponsesRequest", {"tools": [{"type": "unknown"}]}, "ResponsesRequest(tools=[{'type': 'unknown'}])"),
        ("ResponsesRequest", {"effort": None, "stream": True}, "ResponsesRequest(effort=None, stream=True)"),
        ("FunctionTool", {"type": "function", "name": "f", "removed": 1}, "FunctionTool(name='f')"),
    ],
)  # fmt: skip
def test_an_example_is_a_call_of_its_class(component: str, example: Any, expected: str) -> None:
    assert code(component, example) == expected


@pytest.mark.parametrize(
    ("example", "message"),
    [
        ("text", r"FunctionTool: examples should be a list of objects, such as \[{name: value}\]"),
        ({"type": "function", "name": "a\nb"}, "FunctionTool: the example contains .*, which a docstring cannot show"),
        ({"type": "function", "name": "`a`"}, "FunctionTool: the example contains `, which a docstring cannot show"),
    ],
)
def test_an_example_that_a_docstring_cannot_show_is_refused(example: Any, message: str) -> None:
    with pytest.raises(ExampleError, match=message):
        code("FunctionTool", example)
