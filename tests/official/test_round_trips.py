"""Values of the official SDK's types are decoded to our classes and encoded again without a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest
from openrouter import components, errors

from openrouter_responses_generated import models
from openrouter_responses_generated.api.responses.create_responses import OPERATION, decode_event
from openrouter_responses_generated.errors import decode_error
from openrouter_responses_generated.models import ResponsesRequest
from openrouter_responses_generated.types import Model, UnknownVariant, encode
from tests.official import sdk_types
from tests.official.sample_values import MAKERS, ModelObject, SampleMaker
from tests.official.sdk_types import EVENTS, INPUT_ITEMS, OUTPUT_ITEMS, PLUGINS, REQUEST_FIELDS, TOOLS, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The description of another day may lack some of the types.
pytestmark = pytest.mark.one_description


def each(models: list[Any]) -> list[Any]:
    """Return pytest parameters for each pair of a class and a maker."""
    return [pytest.param(model, MAKERS[name], id=f"{model.__name__}, {name}") for model in models for name in MAKERS]


def each_argument() -> Iterator[Any]:
    for field_name, field in REQUEST_FIELDS.items():
        name = sdk_types.wire_name(field_name, field)
        yield pytest.param(name, SampleMaker(all_fields=False).field(field), id=f"{name}, required")
        for turn in range(max(2, len(members(field)))):
            yield pytest.param(
                name, SampleMaker(all_fields=True, turn=turn).field(field), id=f"{name}, all, choice {turn}"
            )


def assert_typed(decoded: Any, value: Any, path: str) -> None:
    """Assert that each object of a model is an instance of one of our classes, which has a field for each key."""
    if isinstance(value, ModelObject):
        assert isinstance(decoded, Model), f"{path} is not a model"
        assert not isinstance(decoded, UnknownVariant), f"{path} is an unknown variant"
        assert decoded.additional_properties == {}, f"{path} has unknown fields"
        for name, inner in value.items():
            assert_typed(getattr(decoded, name), inner, f"{path}.{name}")
    elif isinstance(value, dict):
        assert isinstance(decoded, dict)
        for name, inner in value.items():
            assert_typed(decoded[name], inner, f"{path}[{name!r}]")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            assert_typed(decoded[index], inner, f"{path}[{index}]")
    else:
        assert encode(decoded) == value, path


def assert_tag(decoded: Any, value: dict[str, Any], tag: str) -> None:
    """Assert that the tag is the default of its field, unless the class has several tags."""
    field = attrs.fields_dict(type(decoded))[f"{tag}_" if tag == "type" else tag]
    if tag in value:
        assert field.default in (value[tag], attrs.NOTHING)


def assert_round_trip(value: dict[str, Any], decode: Callable[[Any], Any]) -> Any:
    decoded = decode(value)
    assert_typed(decoded, value, type(decoded).__name__)
    assert decoded.to_dict() == value
    return decoded


# --- Responses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("model", "maker"), each(EVENTS))
def test_events_round_trip(model: sdk_types.Model, maker: SampleMaker) -> None:
    value = maker.object(model)
    assert_tag(assert_round_trip(value, decode_event), value, "type")


@pytest.mark.parametrize(("model", "maker"), each(OUTPUT_ITEMS))
def test_output_items_round_trip(model: sdk_types.Model, maker: SampleMaker) -> None:
    value = maker.object(model)
    result = assert_round_trip(ModelObject(output=[value]), OPERATION.decode_result)
    assert_tag(result.output[0], value, "type")


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_results_round_trip(maker: SampleMaker) -> None:
    assert_round_trip(maker.object(components.OpenResponsesResult), OPERATION.decode_result)


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("name", sorted({f"{name}Data" for name in sdk_types.error_classes().values()}))
def test_error_data_round_trip(name: str, maker: SampleMaker) -> None:
    if hasattr(errors, name):  # the class for all other statuses has no data
        assert_round_trip(maker.object(getattr(errors, name)), decode_error)


# --- Models, generations and batches ----------------------------------------------------------------------------------

OTHERS = {
    components.ModelsListResponse: models.ModelsListResponse,
    components.GenerationResponse: models.GenerationResponse,
    components.BatchListResponse: models.BatchList,
    components.BatchDeletedObject: models.BatchDeletion,
}


@pytest.mark.parametrize(("model", "maker"), each(list(OTHERS)))
def test_other_types_round_trip(model: sdk_types.Model, maker: SampleMaker) -> None:
    # The steps of other endpoints are free-form objects here.
    decode: Any = OTHERS[model]
    assert_round_trip(without("iterations", maker.object(model)), decode.from_dict)


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_a_batch_submission_round_trips_and_its_requests_come_last(maker: SampleMaker) -> None:
    submission = maker.object(components.BatchSubmitBody) | {"endpoint": "/v1/responses"}
    requests = [ModelObject(custom_id="a", body=maker.object(components.ResponsesRequest))]
    value = ModelObject(submission | {"requests": requests})
    decoded = assert_round_trip(value, models.BatchSubmission.from_dict)
    assert list(decoded.to_dict())[-1] == "requests"


def without(name: str, value: Any) -> Any:
    """Return a value without the fields of one name, at any depth."""
    if isinstance(value, dict):
        return type(value)({key: without(name, inner) for key, inner in value.items() if key != name})
    return [without(name, inner) for inner in value] if isinstance(value, list) else value


# --- Requests -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("model", "maker"), each(INPUT_ITEMS))
def test_input_items_round_trip(model: sdk_types.Model, maker: SampleMaker) -> None:
    value = maker.object(model)
    request = assert_round_trip(ModelObject(input=[value]), ResponsesRequest.from_dict)
    assert_tag(request.input[0], value, "type")


@pytest.mark.parametrize(("model", "maker"), each(TOOLS))
def test_tools_round_trip(model: sdk_types.Model, maker: SampleMaker) -> None:
    value = maker.object(model)
    request = assert_round_trip(ModelObject(tools=[value]), ResponsesRequest.from_dict)
    assert_tag(request.tools[0], value, "type")


@pytest.mark.parametrize(("model", "maker"), each(PLUGINS))
def test_plugins_round_trip(model: sdk_types.Model, maker: SampleMaker) -> None:
    value = maker.object(model)
    request = assert_round_trip(ModelObject(plugins=[value]), ResponsesRequest.from_dict)
    assert_tag(request.plugins[0], value, "id")


@pytest.mark.parametrize(("name", "value"), list(each_argument()))
def test_arguments_round_trip(name: str, value: Any) -> None:
    assert_round_trip(ModelObject({name: value}), ResponsesRequest.from_dict)


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_a_dict_with_the_official_python_names_is_sent_with_wire_names(maker: SampleMaker) -> None:
    named_in_python = attrs.evolve(maker, python_names=True).object(components.ResponsesRequest)
    sent = ResponsesRequest.from_dict(named_in_python).to_dict(wire_names=True)
    assert sent == maker.object(components.ResponsesRequest)
