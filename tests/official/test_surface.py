"""Ours lacks nothing of the Responses surface of the official SDK; what it lacked would be named."""

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
from tests.official import surface
from tests.official.description import Description, load_description
from tests.official.shapes import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOCUMENT = load_description()


def lacks(document: dict[str, Any]) -> list[str]:
    ours, comparison = Description(document), Comparison()

    def all_lacks() -> Iterator[str]:
        yield from comparison.lacks(surface.headers(), ours.headers(), "request")
        yield from comparison.lacks(surface.request(), ours.request(), "request")
        yield from comparison.lacks(surface.result(), ours.result(), "result")
        yield from comparison.lacks(surface.events(), ours.events(), "event")
        described = ours.errors()
        for status, name in surface.error_classes().items():
            data = surface.error_data(name)
            if status not in described:
                yield f"error {status}: missing"
            elif data:
                yield from comparison.lacks(data, described[status], f"error {status}")

    return list(all_lacks())


def test_nothing_is_lacking() -> None:
    assert lacks(DOCUMENT) == []


def test_what_is_compared_is_the_whole_surface() -> None:
    events, request = surface.events(), surface.request().objects[0].read_properties()
    assert len(events.objects) == 49
    assert len(request) == 41
    assert len(surface.result().objects[0].read_properties()["output"].items.objects) == 33  # type: ignore[union-attr]
    assert len(surface.error_classes()) == 16


def test_send_takes_every_argument() -> None:
    assert surface.parameters() - set(inspect.signature(Responses.send).parameters) == set()


def test_every_error_status_raises_the_class_of_the_same_name() -> None:
    ours = {str(status): error.__name__ for status, error in BY_STATUS.items()}
    ours |= dict.fromkeys(("4XX", "5XX"), errors.OpenRouterDefaultError.__name__)
    assert surface.error_classes().items() - ours.items() == set()


def test_an_error_has_every_attribute() -> None:
    error = errors.BadRequestResponseError("message")
    assert [field.name for field in dataclasses.fields(OfficialError) if not hasattr(error, field.name)] == []


# --- What would be lacking is named -----------------------------------------------------------------------------------


def schema(document: dict[str, Any], name: str) -> Any:
    return document["components"]["schemas"][name]


def properties(document: dict[str, Any], name: str) -> Any:
    return schema(document, name)["properties"]


def operation(document: dict[str, Any]) -> Any:
    return document["paths"]["/responses"]["post"]


AGENT_MESSAGE = {"$ref": "#/components/schemas/AgentMessageItem"}


TAKEN_AWAY: dict[str, Callable[[dict[str, Any]], object]] = {
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


@pytest.mark.parametrize("lack", TAKEN_AWAY)
def test_what_is_taken_away_is_reported(lack: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    TAKEN_AWAY[lack](document)
    assert lacks(document) == [lack]
