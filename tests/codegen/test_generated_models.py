"""Properties that every generated class has: resolvable annotations, exact round trips, one UNSET, clear names."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
import traceback
import typing
from typing import Any

import attrs
import pytest

from openrouter_responses import UNSET, errors, models
from openrouter_responses_generated import models as generated

NAMES = [name for name in generated.__all__ if not name.endswith("TypedDict")]
CLASSES = [each for name in NAMES if attrs.has(each := getattr(generated, name))]


@pytest.mark.parametrize("model", CLASSES, ids=lambda model: model.__name__)
def test_the_annotations_of_every_model_can_be_resolved(model: Any) -> None:
    hints = typing.get_type_hints(model)
    assert {field.name for field in attrs.fields(model)} <= set(hints)
    fields = attrs.fields(attrs.resolve_types(model))
    assert not [field.name for field in fields if isinstance(field.type, str)]


def test_resolving_the_annotations_of_a_model_imports_what_it_names_and_no_more() -> None:
    script = """
import sys, typing
from openrouter_responses.models import FunctionTool
prefix = "openrouter_responses_generated.models."
print(*sorted(name.removeprefix(prefix) for name in sys.modules if name.startswith(prefix)))
typing.get_type_hints(FunctionTool)
print(*sorted(name.removeprefix(prefix) for name in sys.modules if name.startswith(prefix)))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    before, after = (line.split() for line in run.stdout.splitlines())
    assert before == ["function_tool"]
    annotations = " ".join(map(str, generated.FunctionTool.__annotations__.values()))
    modules = vars(generated)["_MODULES"]
    assert after == sorted({*before, *(modules[name] for name in re.findall(r"_models\.(\w+)", annotations))})


def test_models_are_imported_from_the_public_package() -> None:
    from openrouter_responses.models import FunctionTool

    assert FunctionTool is models.FunctionTool is generated.FunctionTool
    assert dir(models) == dir(generated)
    with pytest.raises(ImportError, match="FunctionTol"):
        from openrouter_responses.models import FunctionTol  # type: ignore[attr-defined]  # noqa: F401


def test_unset_is_one_object_that_is_false() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"
    with pytest.raises(AttributeError, match="UNSET has no attribute 'name': the service did not send this field"):
        getattr(UNSET, "name")  # noqa: B009 - type checkers know the name of an enum member
    for again in (copy.copy(UNSET), copy.deepcopy(UNSET), pickle.loads(pickle.dumps(UNSET))):
        assert again is UNSET


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_copied_model_is_equal_and_keeps_the_names_that_it_came_with(again: Any) -> None:
    source = {"type": "function", "name": "f", "parameters": None, "async_": True, "brand_new": 1}
    tool = models.FunctionTool.from_dict(source)
    assert again(tool) == tool
    assert again(tool).to_dict() == source
    assert again(tool).description is UNSET


@pytest.mark.parametrize(
    "source",
    [
        {"format_": {"type": "text"}},
        {"verbosity": "low", "format": {"type": "text"}, "format_": {"type": "json_object"}},
        {"format_": {"type_": "text"}},
    ],
)
def test_a_field_under_its_python_name_is_written_under_that_name_again(source: dict[str, Any]) -> None:
    text = models.TextExtendedConfig.from_dict(source)
    assert text.format_.type == "text"  # type: ignore[union-attr]
    assert text.to_dict() == source
    assert attrs.evolve(text, verbosity="high").to_dict() == {**source, "verbosity": "high"}


def test_a_request_writes_wire_names() -> None:
    schema = {"type": "json_schema", "name": "n", "schema_": {"type_": "object"}}
    text = models.TextExtendedConfig.from_dict({"format_": schema})
    assert text.to_dict() == {"format_": schema}
    renamed = {"type": "json_schema", "name": "n", "schema": {"type_": "object"}}
    assert text.to_dict(wire_names=True) == {"format": renamed}


def test_a_changed_field_is_written_with_its_new_value_under_the_name_that_it_came_with() -> None:
    text = models.TextExtendedConfig.from_dict({"format_": {"type": "text"}})
    text.format_ = models.FormatJSONObjectConfig()
    assert text.to_dict() == {"format_": {"type": "json_object"}}
    text.format_ = UNSET
    assert text.to_dict() == {}


def test_evolving_a_field_under_its_wire_name_names_the_python_name() -> None:
    tool: Any = models.FunctionTool(name="f", parameters={})
    assert attrs.evolve(tool, type_="function").type == "function"
    with pytest.raises(TypeError, match=r"'type' twice, also as 'type_'; .*evolve\(…, type_=…\)"):
        attrs.evolve(tool, type="function")


def test_tracebacks_and_pickles_name_the_public_module_of_errors() -> None:
    error = errors.NotFoundResponseError("no such model", status_code=404)
    assert traceback.format_exception_only(error) == [
        "openrouter_responses.errors.NotFoundResponseError: no such model\n"
    ]
    again = pickle.loads(pickle.dumps(type(error)))
    assert again is errors.NotFoundResponseError
