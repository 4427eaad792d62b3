"""Every name that the official SDK has for a type of the Responses operation is a name of ours, for the same thing."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from openrouter_responses import components
from openrouter_responses_generated import components as generated
from openrouter_responses_generated import models
from tests.official import surface
from tests.official.description import Description, load_description
from tests.official.shapes import Comparison

DOCUMENT = load_description()
DESCRIPTION, SCHEMAS = Description(DOCUMENT), DOCUMENT["components"]["schemas"]
OFFICIAL = surface.component_names()

# The names of the method's page in the SDK's documentation of early 2026, most of which have changed since.
OF_THE_DOCUMENTATION = """
    OpenResponsesInput OpenResponsesRequest OpenResponsesRequestToolUnion OpenAIResponsesToolChoiceUnion
    OpenResponsesResponseText OpenResponsesReasoningConfig OpenAIResponsesPrompt OpenAIResponsesIncludable ServiceTier
    Truncation Provider Plugin
"""

TYPED_DICTS = {name for name in OFFICIAL if name.endswith("TypedDict")}
SHAPES = {name: surface.shape(value) for name, value in OFFICIAL.items() if name not in TYPED_DICTS}

# These are left out: each is the text of one tag (`FunctionCallItemType` is "function_call"), written as it is.
CONSTANTS = {name for name, shape in SHAPES.items() if shape.constant and len(shape.values) == 1}

TYPES = sorted(SHAPES.keys() - CONSTANTS)

SYNONYMS: dict[str, str] = vars(generated)["_MODELS"] | dict.fromkeys(vars(generated)["_ANNOTATIONS"], "")
OURS = {name: ours for name, ours in SYNONYMS.items() if ours and not name.endswith("TypedDict")}

DIFFERENT = {
    # test_surface says why
    "type: cannot be null",
    "previous_response_id: only null or string, anything is wanted",
}


def test_the_names_are_those_of_the_whole_operation() -> None:
    assert {"ResponsesRequest", "InputsUnion", "OutputItems", "StreamEvents", "DataCollection"} <= set(TYPES)
    assert len(TYPES) > 500
    assert len(TYPED_DICTS) > 400
    assert "FunctionCallItemType" in CONSTANTS


@pytest.mark.parametrize("name", [*TYPES, *OF_THE_DOCUMENTATION.split()])
def test_the_name_can_be_imported(name: str) -> None:
    assert hasattr(components, name)
    assert name in dir(components)


@pytest.mark.parametrize("name", [name for name in TYPES if OURS.get(name, name) in SCHEMAS])
def test_the_model_of_the_name_lacks_nothing_of_the_official_one(name: str) -> None:
    ours = OURS.get(name, name)
    lacks = Comparison().lacks(SHAPES[name], DESCRIPTION.shape(reference(ours)), "")
    assert [lack for lack in lacks if lack.rpartition(".")[2] not in DIFFERENT] == []


def reference(component: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{component}"}


def test_a_typed_dict_has_the_name_wherever_ours_has_one() -> None:
    """What is only ever answered has none here, because nobody writes it."""
    for name in TYPED_DICTS:
        stem = name.removesuffix("TypedDict")
        if f"{OURS.get(stem, stem)}TypedDict" in models.__all__:
            assert name in dir(components)
            assert hasattr(components, name)


def test_no_synonym_is_made_up() -> None:
    stems = {name.removesuffix("TypedDict") for name in SYNONYMS}
    assert stems - OFFICIAL.keys() - set(OF_THE_DOCUMENTATION.split()) == set()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'OpenResponsesOutput'"):
        getattr(components, "OpenResponses" + "Output")


def test_importing_the_module_imports_no_model() -> None:
    program = (
        "import sys, openrouter_responses.components\n"
        "print([name for name in sys.modules if name.startswith('openrouter_responses_generated.models.')])"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
