"""Values of the official SDK's types, and what holds for them with any description."""

from __future__ import annotations

import json
from typing import Any

import pytest
from openrouter import components

from openrouter_responses_generated.api.responses.create_responses import OPERATION, decode_event
from openrouter_responses_generated.models import ResponsesRequest
from tests.official.sample_values import MAKERS, SampleMaker
from tests.official.sdk_types import EVENTS, INPUT_ITEMS, OUTPUT_ITEMS, PLUGINS, REQUEST_FIELDS, TOOLS, Model

CLASSES: list[Model] = [*EVENTS, *OUTPUT_ITEMS, *INPUT_ITEMS, *TOOLS, *PLUGINS, components.ResponsesRequest]


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("model", CLASSES, ids=lambda model: model.__name__)
def test_the_official_classes_accept_the_values(model: Model, maker: SampleMaker) -> None:
    """The other tests rely on it."""
    known = model.model_validate(maker.object(model))
    assert '"UNKNOWN"' not in json.dumps(known.model_dump(mode="json"))


def test_the_numbers_of_types_are_those_of_the_official_sdk() -> None:
    counts = [len(models) for models in (EVENTS, OUTPUT_ITEMS, INPUT_ITEMS, TOOLS, PLUGINS, REQUEST_FIELDS)]
    assert counts == [49, 33, 52, 28, 14, 41]


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_nothing_is_lost_of_types_that_the_description_lacks(maker: SampleMaker) -> None:
    for model in EVENTS:
        event = maker.object(model)
        assert decode_event(event).to_dict() == event
    for model in OUTPUT_ITEMS:
        result: dict[str, Any] = maker.object(components.OpenResponsesResult) | {"output": [maker.object(model)]}
        assert OPERATION.decode_result(result).to_dict() == result
    request = maker.object(components.ResponsesRequest)
    assert ResponsesRequest.from_dict(request).to_dict() == request
    for name, classes in {"input": INPUT_ITEMS, "tools": TOOLS, "plugins": PLUGINS}.items():
        for model in classes:
            request = {name: [maker.object(model)]}
            assert ResponsesRequest.from_dict(request).to_dict() == request
