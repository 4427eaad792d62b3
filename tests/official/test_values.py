"""Every value of the official SDK's types comes through our classes typed, and goes out again as it came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

import attrs
import pytest
from openrouter import components, errors

from openrouter_responses_generated.api.responses.create_responses import decode_error, decode_event, decode_result
from openrouter_responses_generated.models import ResponsesRequest
from openrouter_responses_generated.types import Model, UnknownVariant, encode
from tests.official import surface
from tests.official.surface import alternatives, is_model, members
from tests.official.values import Described, Maker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAKERS = {
    "required": Maker(all_fields=False),
    "all": Maker(all_fields=True),
    # Other members of unions, other values of enumerations, null where it is allowed.
    "all, second choice": Maker(all_fields=True, turn=1),
    "all, third choice": Maker(all_fields=True, turn=2),
    "all, fourth choice": Maker(all_fields=True, turn=3),
}
REQUEST = components.ResponsesRequest.model_fields


def items_of(annotation: Any) -> list[Any]:
    (array,) = (one for one in alternatives(annotation) if not is_model(one) and get_args(one))
    return alternatives(get_args(array)[0])


EVENTS = alternatives(components.StreamEvents)
OUTPUT_ITEMS = alternatives(components.OutputItems)
INPUT_ITEMS = items_of(components.InputsUnion)
TOOLS = items_of(REQUEST["tools"].annotation)
PLUGINS = items_of(REQUEST["plugins"].annotation)


def each(models: list[Any]) -> list[Any]:
    """Every class with every maker, as parameters that can be told apart."""
    return [pytest.param(model, MAKERS[name], id=f"{model.__name__}, {name}") for model in models for name in MAKERS]


def each_argument() -> Iterator[Any]:
    for field_name, field in REQUEST.items():
        name = surface.wire_name(field_name, field)
        yield pytest.param(name, Maker(all_fields=False).field(field), id=f"{name}, required")
        for turn in range(max(2, len(members(field)))):
            yield pytest.param(name, Maker(all_fields=True, turn=turn).field(field), id=f"{name}, all, choice {turn}")


def assert_typed(decoded: Any, value: Any, path: str) -> None:
    """Each object of a class is an instance of a class of ours, which has a field for everything in it."""
    if isinstance(value, Described):
        assert isinstance(decoded, Model), f"{path} is no model"
        assert not isinstance(decoded, UnknownVariant), f"{path} is an unknown variant"
        assert decoded.additional_properties == {}, f"{path} has fields that are not known"
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
    """The class is the one for the tag: it fills the tag in, unless it is the class of several tags."""
    field = attrs.fields_dict(type(decoded))[f"{tag}_" if tag == "type" else tag]
    if tag in value:
        assert field.default in (value[tag], attrs.NOTHING)


def assert_comes_through(value: dict[str, Any], decode: Callable[[Any], Any]) -> Any:
    decoded = decode(value)
    assert_typed(decoded, value, type(decoded).__name__)
    assert decoded.to_dict() == value
    return decoded


# --- What is answered -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("model", "maker"), each(EVENTS))
def test_an_event(model: surface.Model, maker: Maker) -> None:
    value = maker.object(model)
    assert_tag(assert_comes_through(value, decode_event), value, "type")


@pytest.mark.parametrize(("model", "maker"), each(OUTPUT_ITEMS))
def test_an_output_item(model: surface.Model, maker: Maker) -> None:
    value = maker.object(model)
    result = assert_comes_through(Described(output=[value]), decode_result)
    assert_tag(result.output[0], value, "type")


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_a_result(maker: Maker) -> None:
    assert_comes_through(maker.object(components.OpenResponsesResult), decode_result)


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("name", sorted({f"{name}Data" for name in surface.error_classes().values()}))
def test_the_data_of_an_error(name: str, maker: Maker) -> None:
    if hasattr(errors, name):  # the class for all other statuses has no data
        assert_comes_through(maker.object(getattr(errors, name)), decode_error)


# --- What is asked --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("model", "maker"), each(INPUT_ITEMS))
def test_an_input_item(model: surface.Model, maker: Maker) -> None:
    value = maker.object(model)
    request = assert_comes_through(Described(input=[value]), ResponsesRequest.from_dict)
    assert_tag(request.input[0], value, "type")


@pytest.mark.parametrize(("model", "maker"), each(TOOLS))
def test_a_tool(model: surface.Model, maker: Maker) -> None:
    value = maker.object(model)
    request = assert_comes_through(Described(tools=[value]), ResponsesRequest.from_dict)
    assert_tag(request.tools[0], value, "type")


@pytest.mark.parametrize(("model", "maker"), each(PLUGINS))
def test_a_plugin(model: surface.Model, maker: Maker) -> None:
    value = maker.object(model)
    request = assert_comes_through(Described(plugins=[value]), ResponsesRequest.from_dict)
    assert_tag(request.plugins[0], value, "id")


@pytest.mark.parametrize(("name", "value"), list(each_argument()))
def test_an_argument(name: str, value: Any) -> None:
    assert_comes_through(Described({name: value}), ResponsesRequest.from_dict)


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_a_dict_with_the_official_python_names_is_sent_with_those_of_the_wire(maker: Maker) -> None:
    named_in_python = attrs.evolve(maker, python_names=True).object(components.ResponsesRequest)
    sent = ResponsesRequest.from_dict(named_in_python).to_dict()
    assert sent == maker.object(components.ResponsesRequest)


# --- The values themselves ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "maker"),
    each([*EVENTS, *OUTPUT_ITEMS, *INPUT_ITEMS, *TOOLS, *PLUGINS, components.ResponsesRequest]),
)
def test_the_official_classes_know_the_values(model: surface.Model, maker: Maker) -> None:
    """Else the tests above would show nothing."""
    known = model.model_validate(maker.object(model))
    assert '"UNKNOWN"' not in json.dumps(known.model_dump(mode="json"))


def test_there_are_as_many_as_the_official_sdk_has() -> None:
    counts = [len(models) for models in (EVENTS, OUTPUT_ITEMS, INPUT_ITEMS, TOOLS, PLUGINS, REQUEST)]
    assert counts == [49, 33, 52, 28, 14, 41]
