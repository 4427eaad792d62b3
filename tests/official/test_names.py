"""Each official name of a type of our operations can be imported here, for an equivalent type."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from openrouter_responses import components
from openrouter_responses_generated import components as generated
from openrouter_responses_generated import models
from tests.official import sdk_types
from tests.official.described_types import DescribedOperation
from tests.official.intended_differences import is_intended
from tests.official.json_types import GapFinder
from tests.own_description import load_own_description

DOCUMENT = load_own_description()
OPERATION, SCHEMAS = DescribedOperation(DOCUMENT), DOCUMENT["components"]["schemas"]
OFFICIAL = sdk_types.component_names()

# The names on the method's page of the SDK's documentation of early 2026; the SDK has renamed most of them since.
DOCUMENTED_NAMES = """
    OpenResponsesInput OpenResponsesRequest OpenResponsesRequestToolUnion OpenAIResponsesToolChoiceUnion
    OpenResponsesResponseText OpenResponsesReasoningConfig OpenAIResponsesPrompt OpenAIResponsesIncludable ServiceTier
    Truncation Provider Plugin
"""

TYPED_DICTS = {name for name in OFFICIAL if name.endswith("TypedDict")}
JSON_TYPES = {name: sdk_types.json_type(value) for name, value in OFFICIAL.items() if name not in TYPED_DICTS}

# Names of a single tag (`FunctionCallItemType` is "function_call"); callers write the tag itself.
CONSTANTS = {name for name, one in JSON_TYPES.items() if one.constant and len(one.values) == 1}

TYPES = sorted(JSON_TYPES.keys() - CONSTANTS)

SYNONYMS: dict[str, str] = vars(generated)["_MODELS"] | dict.fromkeys(vars(generated)["_ANNOTATIONS"], "")
OURS = {name: ours for name, ours in SYNONYMS.items() if ours and not name.endswith("TypedDict")}

# Intended differences from the official types.
DIFFERENCES = {
    "type: cannot be null",
    "previous_response_id: only null or string, anything is wanted",
}
# Names of other types: our `OutputModality` is what a request asks for, the official one what a model returns.
OTHER_TYPES = {"OutputModality"}


def test_the_names_cover_the_whole_operation() -> None:
    assert {"ResponsesRequest", "InputsUnion", "OutputItems", "StreamEvents", "DataCollection"} <= set(TYPES)
    assert len(TYPES) > 500
    assert len(TYPED_DICTS) > 400
    assert "FunctionCallItemType" in CONSTANTS


@pytest.mark.parametrize("name", [*TYPES, *DOCUMENTED_NAMES.split()])
@pytest.mark.one_description
def test_each_name_can_be_imported(name: str) -> None:
    assert hasattr(components, name)
    assert name in dir(components)


@pytest.mark.parametrize(
    "name", [name for name in TYPES if OURS.get(name, name) in SCHEMAS and name not in OTHER_TYPES]
)
@pytest.mark.one_description
def test_the_model_of_each_name_allows_all_that_the_official_one_allows(name: str) -> None:
    ours = OURS.get(name, name)
    gaps = GapFinder().gaps(JSON_TYPES[name], OPERATION.json_type(component_reference(ours)), "")
    assert [gap for gap in gaps if gap.rpartition(".")[2] not in DIFFERENCES and not is_intended(gap)] == []


def component_reference(component: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{component}"}


@pytest.mark.one_description
def test_each_of_our_typed_dicts_has_its_official_name() -> None:
    """Types that only responses contain have none, because callers do not write them."""
    for name in TYPED_DICTS:
        stem = name.removesuffix("TypedDict")
        if f"{OURS.get(stem, stem)}TypedDict" in models.__all__:
            assert name in dir(components)
            assert hasattr(components, name)


@pytest.mark.one_description
def test_each_synonym_is_an_official_name() -> None:
    stems = {name.removesuffix("TypedDict") for name in SYNONYMS}
    assert stems - OFFICIAL.keys() - set(DOCUMENTED_NAMES.split()) == set()


def test_an_unknown_name_raises_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'OpenResponsesOutput'"):
        getattr(components, "OpenResponses" + "Output")


def test_importing_the_module_imports_no_model() -> None:
    program = (
        "import sys, openrouter_responses.components\n"
        "print([name for name in sys.modules if name.startswith('openrouter_responses_generated.models.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
