"""The message about a common mistake names what was wrong, where, and what would be right."""

from __future__ import annotations

import copy
import pickle
import re
import warnings
from enum import Enum
from typing import TYPE_CHECKING, Any

import anyio
import pydantic
import pytest

from openrouter_responses import UNSET, OpenRouter, ResponseResult, _hints, errors, models
from openrouter_responses_generated.api.responses.create_responses import OPERATION
from tests.one_description import of_one_description

if TYPE_CHECKING:
    from collections.abc import Callable

    from openrouter_responses.testing import ResponsesServer

MODEL = "test/echo"
HI = {"role": "user", "content": "hi"}


class Weather(pydantic.BaseModel):
    city: str


class Kind(Enum):
    A = "a"


def get_weather(city: str) -> str:
    return city


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"messages": [HI]}, ["no argument 'messages'", "'input'"]),
        ({"messages": [HI], "input": None}, ["no argument 'messages'", "'input'"]),
        ({"prompt": "hi"}, ["prompt must be a dict", "not str", "stored prompt template", "'input'"]),
        ({"system": "Be brief."}, ["no argument 'system'", "'instructions'"]),
        ({"system_prompt": "Be brief."}, ["no argument 'system_prompt'", "'instructions'"]),
        ({"max_tokens": 5}, ["no argument 'max_tokens'", "'max_output_tokens'"]),
        ({"max_completion_tokens": 5}, ["no argument 'max_completion_tokens'", "'max_output_tokens'"]),
        (
            {"response_format": {"type": "json_object"}},
            ["no argument 'response_format'", "text={", "json_schema", "responses.parse("],
        ),
        ({"text_format": Weather}, ["no argument 'text_format'", "responses.parse(text_format="]),
        ({"reasoning_effort": "high"}, ["no argument 'reasoning_effort'", 'reasoning={"effort": "high"}']),
        of_one_description({"stop_sequences": ["."]}, ["no argument 'stop_sequences'", "'stop'"]),
        ({"functions": []}, ["no argument 'functions'", "'tools'"]),
        ({"n": 2}, ["no argument 'n'", "several requests"]),
        ({"stream_options": {"include_usage": True}}, ["no argument 'stream_options'", "always"]),
        ({"extra_headers": {}}, ["no argument 'extra_headers'", "'http_headers'"]),
        ({"timeout": 30}, ["no argument 'timeout'", "'timeout_ms'", "milliseconds"]),
        ({"base_url": "https://x.example"}, ["no argument 'base_url'", "'server_url'"]),
        ({"api_key": "sk-or-very-secret"}, ["no argument 'api_key'", "OpenRouter(api_key="]),
        ({"images": []}, ["no argument 'images'", "input_image"]),
        ({"maxOutputTokens": 5}, ["no argument 'maxOutputTokens'", "did you mean 'max_output_tokens'?"]),
        ({"temprature": 1}, ["no argument 'temprature'", "did you mean 'temperature'?"]),
        ({"brand_new": 1}, ["no argument 'brand_new'", "extra_body"]),
        ({"models": "a/b"}, ["models must be a list, not str", "models=[…]"]),
        ({"include": "reasoning.encrypted_content"}, ["include must be a list, not str"]),
        ({"tools": {"type": "function", "name": "f"}}, ["tools must be a list, not dict"]),
        ({"tools": models.FunctionTool(name="f", parameters=None)}, ["tools must be a list, not FunctionTool"]),
        ({"input": HI}, ["input must be a string or a list of items, not dict", "input=[…]"]),
        ({"reasoning": "high"}, ["reasoning must be a dict", '{"effort": "high"}']),
        ({"text": "hi"}, ["text must be a dict", "'input'"]),
        ({"provider": "openai"}, ["provider must be a dict", '{"order": ["openai"]}']),
        ({"tools": [Weather]}, ["tools[0] is the class Weather", '"parameters": Weather.model_json_schema()']),
        ({"text": {"format": Weather}}, ["text.format is the class Weather", "Weather.model_json_schema()"]),
        ({"text": Weather}, ["text is the class Weather", "Weather.model_json_schema()"]),
        ({"tools": [Kind]}, ["tools[0] is the class Kind", "instance"]),
        ({"tools": [get_weather]}, ["tools[0] is the function get_weather", 'models.FunctionTool(name="get_weather"']),
        ({"tools": [lambda: None]}, ["tools[0] is the function <lambda>"]),
        (
            {"input": [{"role": "user", "content": [b"png"]}]},
            ["input[0].content[0] is of type bytes", "data:image/png"],
        ),
        ({"input": [{**HI, "when": 1 + 2j}]}, ["input[0].when is of type complex"]),
        ({"metadata": {"cost": UNSET}}, ["metadata.cost is UNSET", "did not send"]),
    ],
)
def test_a_wrong_argument_is_named_with_the_right_one(
    server: ResponsesServer, open_router: OpenRouter, arguments: dict[str, Any], words: list[str]
) -> None:
    given: dict[str, Any] = {"model": MODEL, "input": "hi", **arguments}
    with pytest.raises(TypeError) as caught:
        open_router.responses.send(**given)
    missing = [word for word in words if word not in str(caught.value)]
    assert not missing, str(caught.value)
    assert "very-secret" not in str(caught.value)
    assert not server.requests


def test_a_result_or_a_stream_as_input_is_refused(server: ResponsesServer, open_router: OpenRouter) -> None:
    result: Any = open_router.responses.send(model=MODEL, input="hi")
    with pytest.raises(TypeError, match=r"input is of type ResponseResult; pass .*: input=\[…, \*result\.output\]"):
        open_router.responses.send(model=MODEL, input=result)
    with pytest.raises(TypeError, match=r"input\[1\] is of type ResponseResult; pass .*\*result\.output"):
        open_router.responses.send(model=MODEL, input=[models.InputMessage(role="user", content="hi"), result])
    with open_router.responses.send(model=MODEL, input="hi", stream=True) as stream:
        wrong: Any = stream
        with pytest.raises(TypeError, match=r"input is of type EventStream.*get_final_response\(\)\.output"):
            open_router.responses.send(model=MODEL, input=wrong)
        assert stream.get_final_response().output_text
    assert len(server.requests) == 2


def test_a_hint_with_an_argument_that_the_description_lacks_is_not_given() -> None:
    assert "'stop'" in _hints.unknown_argument("stop_sequences", ["input", "stop", "extra_body"])
    message = _hints.unknown_argument("stop_sequences", ["input", "extra_body"])
    assert message.startswith("send has no argument 'stop_sequences'. Pass ")


@pytest.mark.one_description
def test_each_hint_names_what_exists() -> None:
    own = {"retries", "server_url", "timeout_ms", "http_headers", "extra_body", "send_async"}
    properties = {parameter.name for parameter in OPERATION.properties}
    for name, hint in _hints.ARGUMENTS.items():
        assert name not in properties
        assert set(re.findall(r"'(\w+)'", hint)) <= properties | own, hint
    assert set(_hints.OBJECTS) <= properties


@pytest.mark.parametrize("tag", sorted(set(_hints.TAGS.values())))
def test_each_hint_names_a_type_that_exists(tag: str) -> None:
    part = models.InputMessage.from_dict({"role": "user", "content": [{"type": tag}]}).content
    item = models.ResponsesRequest.from_dict({"input": [{"type": tag}]}).input_
    decoded = [value[0] for value in (part, item) if isinstance(value, list)]
    assert not all(isinstance(value, models.UnknownVariant) for value in decoded)


MISSPELT: list[tuple[dict[str, Any], list[str]]] = [
    ({"reasoning": {"efort": "high"}}, ["reasoning.efort", "did you mean 'effort'?"]),
    ({"text": {"fromat": {"type": "text"}}}, ["text.fromat", "did you mean 'format'?"]),
    ({"text": {"format": {"type": "json_schema", "nam": "x"}}}, ["text.format.nam", "did you mean 'name'?"]),
    ({"input": [HI, {"role": "user", "contnet": "hi"}]}, ["input[1].contnet", "did you mean 'content'?"]),
    (
        {"input": [{"role": "user", "content": [{"type": "input_image", "imageUrl": "data:"}]}]},
        ["input[0].content[0].imageUrl", "did you mean 'image_url'?"],
    ),
    (
        {"tools": [{"type": "function", "name": "f", "paramters": {}}]},
        ["tools[0].paramters", "did you mean 'parameters'?"],
    ),
    ({"tools": [{"type": "function", "function": {"name": "f"}}]}, ["tools[0].function", "fields of the tool itself"]),
    ({"tools": [{"name": "f", "input_schema": {}}]}, ["tools[0]", '"type": "function"']),
    ({"provider": {"allowFallbacks": False}}, ["provider.allowFallbacks", "did you mean 'allow_fallbacks'?"]),
    (
        {"input": [{"role": "user", "content": [{"type": "text", "text": "hi"}]}]},
        ["input[0].content[0].type 'text'", "did you mean 'input_text'?"],
    ),
    (
        {"input": [{"role": "tool", "tool_call_id": "c", "content": "sunny"}]},
        ["input[0].tool_call_id", "function_call_output"],
    ),
    (
        {"input": [{"role": "assistant", "content": None, "tool_calls": []}]},
        ["input[0].tool_calls", '"type": "function_call"'],
    ),
]


@pytest.mark.parametrize(("arguments", "words"), MISSPELT)
@pytest.mark.invalid_requests
def test_a_misspelt_field_is_named_with_its_path_and_the_nearest_one(
    server: ResponsesServer, open_router: OpenRouter, arguments: dict[str, Any], words: list[str]
) -> None:
    given: dict[str, Any] = {"model": MODEL, "input": "hi", **arguments}
    server.respond_with(body={"output": []})  # whatever the request is
    with pytest.warns(errors.UnknownFieldWarning) as caught:
        open_router.responses.send(**given)
    [warning] = caught
    assert [word for word in words if word not in str(warning.message)] == []
    assert warning.filename == __file__
    # The field is sent unchanged.
    [(name, value)] = arguments.items()
    assert server.requests[0].json[name] == value


@pytest.mark.anyio
async def test_a_misspelt_field_is_reported_at_the_line_that_awaits(open_router: OpenRouter) -> None:
    with pytest.warns(errors.UnknownFieldWarning, match=r"reasoning\.efort") as caught:
        await open_router.responses.send_async(model=MODEL, input="hi", reasoning={"efort": "high"})  # type: ignore[call-overload]
    assert [warning.filename for warning in caught] == [__file__]
    await open_router.aclose()


def test_a_field_misspelt_in_many_items_is_reported_once(open_router: OpenRouter) -> None:
    items: Any = [{**HI, "typee": "message"} for _ in range(9)]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        for _ in range(3):
            open_router.responses.send(model=MODEL, input=[*items, *items])
            items = [*items, *items]
    assert [str(warning.message).partition(" ")[0] for warning in caught] == ["input[0].typee"]


@pytest.mark.parametrize(
    "arguments",
    [
        {"metadata": {"modle": "x", "inptu": "y"}},
        {"tools": [{"type": "function", "name": "f", "parameters": {"propertys": {"nmae": {}}, "function": {}}}]},
        {"text": {"format": {"type": "json_schema", "name": "n", "schema": {"titel": "x", "tool_calls": {}}}}},
        {"text": {"format_": {"type": "text"}}},
        {"extra_body": {"modle": "x", "reasoning": {"efort": "high"}}},
        {"input": [{"type": "crystal_ball", "contnet": "hi"}]},
        {"input": [{**HI, "brand_new": 1}]},
        {"input": [{**HI, "contents": 1}]},
        {"tools": [{"type": "web_search_2099_01_01"}]},
        {"image_config": {"aspectratio": "1:1"}},
        {"reasoning": {"effort2": "high"}},
        {"input": [models.InputMessage.from_dict({"role": "user", "contnet": "hi"})]},
        {"reasoning": models.ReasoningConfig.from_dict({"efort": "high"})},
    ],
)
@pytest.mark.invalid_requests
def test_correct_fields_are_sent_without_a_warning(lenient_open_router: OpenRouter, arguments: dict[str, Any]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        given: dict[str, Any] = {"model": MODEL, "input": "hi", **arguments}
        lenient_open_router.responses.send(**given)


@pytest.mark.invalid_requests
def test_unknown_models_beside_a_misspelt_field_are_not_examined(lenient_open_router: OpenRouter) -> None:
    unknown: Any = models.UnknownVariant.from_dict({"type": "text", "contnet": "hi"})
    items: Any = [unknown, {"role": "user", "contnet": "hi"}, (unknown,)]
    with pytest.warns(errors.UnknownFieldWarning) as caught:
        lenient_open_router.responses.send(model=MODEL, input=items)
    assert [str(warning.message).partition(" ")[0] for warning in caught] == ["input[1].contnet"]


@pytest.mark.invalid_requests
def test_a_history_of_dicts_is_sent_without_a_warning(lenient_open_router: OpenRouter) -> None:
    result = lenient_open_router.responses.send(model="test/unknown", input="hi")
    history: Any = [HI, *(item.to_dict() for item in result.output)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        lenient_open_router.responses.send(model=MODEL, input=history)


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (lambda result: result.choices, ["ResponseResult has no field 'choices'", ".output_text"]),
        (lambda result: result.content, ["no field 'content'", ".output_text"]),
        (lambda result: result.message, ["no field 'message'", ".output_text"]),
        (lambda result: result.finish_reason, ["no field 'finish_reason'", ".status"]),
        (lambda result: result.stop_reason, ["no field 'stop_reason'", ".status"]),
        (lambda result: result.tool_calls, ["no field 'tool_calls'", ".output"]),
        (lambda result: result.response, ["no field 'response'", ".raw_response"]),
        (lambda result: result.usage.prompt_tokens, ["Usage has no field 'prompt_tokens'", ".input_tokens"]),
        (lambda result: result.usage.completion_tokens, ["no field 'completion_tokens'", ".output_tokens"]),
        (lambda result: result.usage.prompt_tokens_details, ["'prompt_tokens_details'", ".input_tokens_details"]),
        (lambda result: result.output[0].text, ["OutputMessageItem has no field 'text'", ".content"]),
        (lambda result: result.brand_new, ["ResponseResult has no field 'brand_new'"]),
    ],
)
def test_a_field_of_another_api_is_named_with_the_one_of_this(
    open_router: OpenRouter, read: Callable[[Any], object], words: list[str]
) -> None:
    result = open_router.responses.send(model=MODEL, input="hi")
    with pytest.raises(AttributeError) as caught:
        read(result)
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_chunk_of_another_api_is_named_with_the_deltas(open_router: OpenRouter) -> None:
    with open_router.responses.send(model=MODEL, input="hi", stream=True) as stream:
        for event in stream:
            with pytest.raises(AttributeError, match=r"no field 'choices'; .*text_deltas\(\)"):
                _ = event.choices  # type: ignore[union-attr]


def test_a_function_call_has_its_fields_itself(open_router: OpenRouter) -> None:
    tool = models.FunctionTool(name="f", parameters={"type": "object"})
    call: Any = open_router.responses.send(model="test/function-call", input="hi", tools=[tool]).output[0]
    with pytest.raises(AttributeError, match=r"no field 'function'; .*\.name.*\.arguments"):
        _ = call.function


def test_a_hint_costs_nothing_where_the_service_has_the_field() -> None:
    result: Any = ResponseResult.from_dict({"id": "x", "choices": [1]})
    assert result.choices == [1]


@pytest.mark.parametrize("spec", [".4f", ">10", "d"])
def test_formatting_an_absent_field_names_the_reason(spec: str) -> None:
    with pytest.raises(TypeError, match=r"UNSET.*the service did not send.*is not UNSET"):
        format(UNSET, spec)


def test_an_absent_field_as_text_says_so() -> None:
    assert f"{UNSET}" == str(UNSET) == "UNSET (not sent)"
    assert repr(UNSET) == "UNSET"


def test_an_attribute_of_an_absent_field_names_the_reason() -> None:
    result: Any = ResponseResult.from_dict({"id": "x"})
    with pytest.raises(AttributeError, match=r"UNSET has no attribute 'input_tokens': the service did not send"):
        _ = result.usage.input_tokens
    assert not hasattr(UNSET, "__await__")


@pytest.mark.parametrize("use", [pickle.dumps, copy.copy, copy.deepcopy])
def test_pickling_a_stream_names_what_can_be_pickled(open_router: OpenRouter, use: Callable[[object], object]) -> None:
    with open_router.responses.send(model=MODEL, input="hi", stream=True) as stream:
        with pytest.raises(TypeError, match=r"EventStream.*connection.*get_final_response\(\)"):
            use(stream)
        assert pickle.loads(pickle.dumps(stream.get_final_response())).output_text


def test_pickling_an_async_stream_names_what_can_be_pickled(open_router: OpenRouter) -> None:
    async def run() -> None:
        async with open_router:
            stream = await open_router.responses.send_async(model=MODEL, input="hi", stream=True)
            async with stream:
                with pytest.raises(TypeError, match=r"AsyncEventStream.*connection.*get_final_response\(\)"):
                    pickle.dumps(stream)

    anyio.run(run)


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (lambda client: client.chat.completions.create, ["OpenRouter", "'chat'", "responses.send(model=…, input=…)"]),
        (lambda client: client.send, ["OpenRouter", "'send'", "responses.send("]),
        (lambda client: client.responses.create, ["Responses", "'create'", "send_async"]),
        (lambda client: client.responses.stream, ["Responses", "'stream'", "send(stream=True"]),
    ],
)
def test_a_method_of_another_client_is_named_with_its_equivalent(
    open_router: OpenRouter, use: Callable[[Any], Any], words: list[str]
) -> None:
    with pytest.raises(AttributeError) as caught:
        use(open_router)
    assert [word for word in words if word not in str(caught.value)] == []


def test_an_attribute_without_a_hint_is_missing_as_usual(open_router: OpenRouter) -> None:
    for owner in (open_router, open_router.responses):
        assert not hasattr(owner, "__wrapped__")
        with pytest.raises(AttributeError, match="object has no attribute 'nothing'"):
            owner.nothing  # type: ignore[union-attr]  # noqa: B018


@pytest.mark.parametrize(
    ("name", "more"),
    [("send", ""), ("parse", ", text_format=Answer"), ("run", ", tools=[search]")],
)
def test_arguments_without_names_are_refused_with_an_example(open_router: OpenRouter, name: str, more: str) -> None:
    for method in (name, f"{name}_async"):
        with pytest.raises(TypeError) as caught:
            getattr(open_router.responses, method)("Hello")
        example = f'{method}(model="openai/gpt-5", input="Hello"{more})'
        assert str(caught.value) == f"{method} takes its arguments by name: write {example}."


def test_a_missing_type_of_the_output_is_named(open_router: OpenRouter) -> None:
    for name in ("parse", "parse_async"):
        with pytest.raises(TypeError, match=f"{name} needs the type of the output: text_format=Answer.") as caught:
            getattr(open_router.responses, name)(input="Hello")
        assert name.replace("parse", "send") in str(caught.value)
