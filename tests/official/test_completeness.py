"""Our description covers the Responses operation of the official SDK; a gap is reported with its path."""

from __future__ import annotations

import copy
import dataclasses
import inspect
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from openrouter import components, operations
from openrouter.batch import Batch
from openrouter.errors import BadRequestResponseError as OfficialError
from openrouter.generations import Generations
from openrouter.models_ import Models

from openrouter_responses import errors
from openrouter_responses.responses import Responses
from openrouter_responses_generated.errors import BY_STATUS
from tests.official import sdk_types
from tests.official.described_types import DescribedOperation
from tests.official.intended_differences import is_intended
from tests.official.json_types import GapFinder
from tests.own_description import load_own_description

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOCUMENT = load_own_description()


def find_gaps(document: dict[str, Any]) -> list[str]:
    ours, finder = DescribedOperation(document), GapFinder()

    def all_gaps() -> Iterator[str]:
        yield from finder.gaps(sdk_types.parameter_types(), ours.parameters(), "request")
        yield from finder.gaps(sdk_types.request_type(), ours.request(), "request")
        yield from finder.gaps(sdk_types.result_type(), ours.result(), "result")
        yield from finder.gaps(sdk_types.event_types(), ours.events(), "event")
        described = ours.errors()
        for status, name in sdk_types.error_classes().items():
            data = sdk_types.error_data(name)
            if status not in described:
                yield f"error {status}: missing"
            elif data:
                yield from finder.gaps(data, described[status], f"error {status}")

    return list(all_gaps())


@pytest.mark.one_description
def test_there_are_no_gaps() -> None:
    assert find_gaps(DOCUMENT) == []


def test_the_whole_operation_is_compared() -> None:
    events, request = sdk_types.event_types(), sdk_types.request_type().objects[0].read_properties()
    assert len(events.objects) == 49
    assert len(request) == 41
    assert len(sdk_types.result_type().objects[0].read_properties()["output"].items.objects) == 33  # type: ignore[union-attr]
    assert len(sdk_types.error_classes()) == 16


@pytest.mark.one_description
def test_send_takes_every_argument() -> None:
    assert sdk_types.send_parameters() - set(inspect.signature(Responses.send).parameters) == set()


@pytest.mark.one_description
def test_every_error_status_raises_the_class_of_the_same_name() -> None:
    ours = {str(status): error.__name__ for status, error in BY_STATUS.items()}
    ours |= dict.fromkeys(("4XX", "5XX"), errors.OpenRouterDefaultError.__name__)
    assert sdk_types.error_classes().items() - ours.items() == set()


def test_an_error_has_every_attribute() -> None:
    error = errors.BadRequestResponseError("message")
    assert [field.name for field in dataclasses.fields(OfficialError) if not hasattr(error, field.name)] == []


# --- other operations -------------------------------------------------------------------------------------------------


@attrs.frozen
class Official:
    """An operation in the official SDK: its method, the class of its arguments, its body and its result."""

    method: Callable[..., object]
    arguments: sdk_types.Model
    result: sdk_types.Model
    body: sdk_types.Model | None = None


OTHERS = {
    "GET /models": Official(Models.list, operations.GetModelsRequest, components.ModelsListResponse),
    "GET /generation": Official(
        Generations.get_generation, operations.GetGenerationRequest, components.GenerationResponse
    ),
    "POST /batches": Official(
        Batch.create_batches, operations.CreateBatchesRequest, components.BatchObject, components.BatchSubmitBody
    ),
    "GET /batches": Official(Batch.list, operations.ListBatchesRequest, components.BatchListResponse),
    "GET /batches/{id}": Official(Batch.get_batches, operations.GetBatchesRequest, components.BatchObject),
    "DELETE /batches/{id}": Official(Batch.delete, operations.DeleteBatchRequest, components.BatchDeletedObject),
}


def test_each_operation_but_the_first_is_compared() -> None:
    names = {f"{method.upper()} {path}" for path, item in DOCUMENT["paths"].items() for method in item}
    assert names == {"POST /responses", *OTHERS}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.one_description
def test_there_are_no_gaps_in_another_operation(name: str) -> None:
    official, ours, finder = OTHERS[name], DescribedOperation(DOCUMENT, name), GapFinder()
    gaps = [*finder.gaps(sdk_types.parameter_types(official.arguments), ours.parameters(), "parameters")]
    if official.body:
        gaps += finder.gaps(sdk_types.json_type(official.body), ours.request(), "request")
    gaps += finder.gaps(sdk_types.json_type(official.result), ours.result(), "result")
    gaps += [f"error {status}" for status in sdk_types.error_classes(official.method) if status not in ours.errors()]
    assert [gap for gap in gaps if not is_intended(gap)] == []
    assert ours.required_parameters() == sdk_types.required_parameters(official.arguments)


# --- Gaps are reported ------------------------------------------------------------------------------------------------


def schema(document: dict[str, Any], name: str) -> Any:
    return document["components"]["schemas"][name]


def properties(document: dict[str, Any], name: str) -> Any:
    return schema(document, name)["properties"]


def operation(document: dict[str, Any]) -> Any:
    return document["paths"]["/responses"]["post"]


AGENT_MESSAGE = {"$ref": "#/components/schemas/AgentMessageItem"}


REMOVALS: dict[str, Callable[[dict[str, Any]], object]] = {
    "request.top_k: missing": lambda d: properties(d, "ResponsesRequest").pop("top_k"),
    "request.tools[type=mcp].server_url: missing": lambda d: properties(d, "McpServerTool").pop("server_url"),
    "request.provider.quantizations[]: value 'fp8' missing": lambda d: schema(d, "Quantization")["enum"].remove("fp8"),
    "request.input[type=agent_message]: missing": lambda d: schema(d, "InputItems")["oneOf"].remove(AGENT_MESSAGE),
    "event[type=response.debug]: missing": lambda d: properties(d, "DebugEvent").update(
        type={"const": "x", "type": "string"}
    ),
    "request.instructions: cannot be null": lambda d: properties(d, "ResponsesRequest")["instructions"].update(
        type="string"
    ),
    "request.temperature: cannot be number": lambda d: properties(d, "ResponsesRequest")["temperature"].update(
        type=["integer", "null"]
    ),
    "request.models[]: cannot be string": lambda d: properties(d, "ResponsesRequest")["models"].update(
        items={"type": "integer"}
    ),
    "request.metadata{}: cannot be string": lambda d: properties(d, "ResponsesRequest")["metadata"].update(
        additionalProperties={"type": "null"}
    ),
    "request.trace: untyped, TraceConfig is wanted": lambda d: properties(d, "ResponsesRequest").update(trace={}),
    "request.X-OpenRouter-Metadata: missing": lambda d: operation(d)["parameters"].pop(),
    "error 529: missing": lambda d: operation(d)["responses"].pop("529"),
}


@pytest.mark.parametrize("gap", REMOVALS)
@pytest.mark.one_description
def test_a_removal_is_reported(gap: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    REMOVALS[gap](document)
    assert find_gaps(document) == [gap]
