"""Our description covers the Responses operation of the official SDK; a gap is reported with its path."""

from __future__ import annotations

import copy
import dataclasses
import inspect
from typing import TYPE_CHECKING, Any

import pytest
from openrouter.errors import BadRequestResponseError as OfficialError

from openrouter_responses import errors
from openrouter_responses.responses import Responses
from openrouter_responses_generated.errors import BY_STATUS
from tests.official import sdk_types
from tests.official.described_types import DescribedOperation, load_own_description
from tests.official.json_types import GapFinder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOCUMENT = load_own_description()


def find_gaps(document: dict[str, Any]) -> list[str]:
    ours, finder = DescribedOperation(document), GapFinder()

    def all_gaps() -> Iterator[str]:
        yield from finder.gaps(sdk_types.header_types(), ours.headers(), "request")
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


def test_there_are_no_gaps() -> None:
    assert find_gaps(DOCUMENT) == []


def test_the_whole_operation_is_compared() -> None:
    events, request = sdk_types.event_types(), sdk_types.request_type().objects[0].read_properties()
    assert len(events.objects) == 49
    assert len(request) == 41
    assert len(sdk_types.result_type().objects[0].read_properties()["output"].items.objects) == 33  # type: ignore[union-attr]
    assert len(sdk_types.error_classes()) == 16


def test_send_takes_every_argument() -> None:
    assert sdk_types.send_parameters() - set(inspect.signature(Responses.send).parameters) == set()


def test_every_error_status_raises_the_class_of_the_same_name() -> None:
    ours = {str(status): error.__name__ for status, error in BY_STATUS.items()}
    ours |= dict.fromkeys(("4XX", "5XX"), errors.OpenRouterDefaultError.__name__)
    assert sdk_types.error_classes().items() - ours.items() == set()


def test_an_error_has_every_attribute() -> None:
    error = errors.BadRequestResponseError("message")
    assert [field.name for field in dataclasses.fields(OfficialError) if not hasattr(error, field.name)] == []


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
def test_a_removal_is_reported(gap: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    REMOVALS[gap](document)
    assert find_gaps(document) == [gap]
