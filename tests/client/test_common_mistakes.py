"""The message about a common mistake names what was wrong, where, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import UNSET, OpenRouter, ResponseResult, models

if TYPE_CHECKING:
    from collections.abc import Callable


MODEL = "test/echo"


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
