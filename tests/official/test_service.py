"""The description covers the service as of the pinned official SDK, and accepts real values."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.own_description import load_own_description

pytestmark = pytest.mark.one_description

DOCUMENT = load_own_description()
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]

PARAMETERS = """
    input instructions model models stream text reasoning max_output_tokens temperature top_p top_k frequency_penalty
    presence_penalty stop top_logprobs tools tool_choice parallel_tool_calls max_tool_calls stop_server_tools_when
    deferred_tools plugins provider service_tier modalities image_config include prompt prompt_cache_key
    prompt_cache_options cache_control truncation metadata user safety_identifier session_id trace debug background
    store previous_response_id
"""
STATUSES = "400 401 402 403 404 408 413 422 429 500 502 503 524 529 4XX 5XX"
TAGS = {
    "StreamEvents": """
        response.created response.in_progress response.completed response.incomplete response.failed error
        response.output_item.added response.output_item.done response.content_part.added response.content_part.done
        response.output_text.delta response.output_text.done response.output_text.annotation.added
        response.refusal.delta response.refusal.done response.reasoning_text.delta response.reasoning_text.done
        response.reasoning_summary_part.added response.reasoning_summary_part.done
        response.reasoning_summary_text.delta response.reasoning_summary_text.done
        response.function_call_arguments.delta response.function_call_arguments.done
        response.custom_tool_call_input.delta response.custom_tool_call_input.done
        response.web_search_call.in_progress response.web_search_call.searching response.web_search_call.completed
        response.code_interpreter_call.in_progress response.code_interpreter_call_code.delta
        response.code_interpreter_call_code.done response.code_interpreter_call.interpreting
        response.code_interpreter_call.completed response.image_generation_call.in_progress
        response.image_generation_call.generating response.image_generation_call.partial_image
        response.image_generation_call.completed response.apply_patch_call_operation_diff.delta
        response.apply_patch_call_operation_diff.done response.fusion_call.in_progress
        response.fusion_call.panel.added response.fusion_call.panel.delta response.fusion_call.panel.reasoning.delta
        response.fusion_call.panel.completed response.fusion_call.panel.failed
        response.fusion_call.analysis.in_progress response.fusion_call.analysis.completed
        response.fusion_call.completed response.debug
    """,
    "OutputItems": """
        message reasoning function_call custom_tool_call web_search_call file_search_call computer_call
        code_interpreter_call image_generation_call apply_patch_call shell_call shell_call_output tool_search_call
        openrouter:advisor openrouter:subagent openrouter:fusion openrouter:web_search openrouter:web_fetch
        openrouter:image_generation openrouter:experimental__search_models openrouter:tool_search
        openrouter:file_search openrouter:datetime openrouter:files openrouter:bash openrouter:shell
        openrouter:code_interpreter openrouter:apply_patch openrouter:text_editor openrouter:browser_use
        openrouter:mcp openrouter:memory openrouter:armor_blocked
    """,
    "InputItems": """
        message reasoning function_call function_call_output custom_tool_call custom_tool_call_output
        web_search_call file_search_call computer_call code_interpreter_call image_generation_call
        openrouter:advisor openrouter:subagent openrouter:fusion openrouter:web_search openrouter:web_fetch
        openrouter:image_generation openrouter:experimental__search_models openrouter:tool_search
        openrouter:file_search openrouter:datetime openrouter:files openrouter:bash openrouter:shell
        openrouter:code_interpreter openrouter:apply_patch openrouter:text_editor openrouter:browser_use
        openrouter:mcp openrouter:memory openrouter:armor_blocked item_reference configuration_update compaction
        context_compaction agent_message additional_tools tool_search_call tool_search_output apply_patch_call
        apply_patch_call_output shell_call shell_call_output local_shell_call local_shell_call_output mcp_list_tools
        mcp_call mcp_approval_request mcp_approval_response
    """,
    "Tool": """
        function custom namespace web_search_2025_08_26 web_search web_search_preview web_search_preview_2025_03_11
        file_search computer_use_preview code_interpreter mcp image_generation local_shell shell apply_patch
        openrouter:advisor openrouter:subagent openrouter:fusion openrouter:web_search openrouter:web_fetch
        openrouter:image_generation openrouter:experimental__search_models openrouter:tool_search
        openrouter:datetime openrouter:files openrouter:bash openrouter:shell openrouter:apply_patch
    """,
    "Plugin": """
        web web-fetch file-parser response-healing context-compression moderation auto-router auto-beta-router
        pareto-router jev-router switchyard-router fusion alignment armor
    """,
    "SpecificToolChoice": """
        function allowed_tools web_search_preview web_search_preview_2025_03_11 apply_patch shell
    """,
}


def validation_errors(name: str, value: Any) -> list[str]:
    schema = {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}
    return [error.message for error in Draft202012Validator(schema).iter_errors(value)]


def test_every_parameter_of_the_request_is_described() -> None:
    assert set(PARAMETERS.split()) <= SCHEMAS["ResponsesRequest"]["properties"].keys()
    assert len(PARAMETERS.split()) == 41


def test_every_header_of_the_request_is_described() -> None:
    headers = {parameter["name"] for parameter in DOCUMENT["components"]["parameters"].values()}
    assert headers >= {"HTTP-Referer", "X-OpenRouter-Title", "X-OpenRouter-Categories", "X-OpenRouter-Metadata"}
    assert len(DOCUMENT["paths"]["/responses"]["post"]["parameters"]) == len(headers)


@pytest.mark.parametrize("union", TAGS)
def test_every_variant_is_described(union: str) -> None:
    assert set(TAGS[union].split()) <= SCHEMAS[union]["discriminator"]["mapping"].keys()


def test_every_error_status_is_described() -> None:
    assert set(STATUSES.split()) <= DOCUMENT["paths"]["/responses"]["post"]["responses"].keys()


# --- Real values ----------------------------------------------------------------------------------------------------

RESULT = {
    "id": "resp_1",
    "object": "response",
    "status": "completed",
    "created_at": 1,
    "completed_at": 2,
    "model": "openai/gpt-4o",
    "output": [
        {
            "type": "message",
            "id": "msg_1",
            "role": "assistant",
            "status": "completed",
            "content": [{"type": "output_text", "text": "Hello", "annotations": []}],
        },
        {"type": "function_call", "name": "weather", "arguments": "{}", "call_id": "call_1"},
    ],
    "error": None,
    "incomplete_details": None,
    "instructions": None,
    "metadata": None,
    "parallel_tool_calls": True,
    "tool_choice": "auto",
    "tools": [],
    "temperature": None,
    "top_p": None,
    "frequency_penalty": None,
    "presence_penalty": None,
}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (
            "ResponsesRequest",
            {
                "input": [{"role": "user", "content": "Hi"}, {"type": "message", "role": "user", "content": None}],
                "tools": [{"type": "function", "name": "weather", "parameters": {"type": "object"}}],
                "tool_choice": {"type": "function", "name": "weather"},
                "text": {"format": {"type": "text"}, "verbosity": "medium"},
                "prompt": {"id": "p", "variables": {"a": "text", "b": {"type": "input_text", "text": "text"}}},
                "provider": {"order": ["OpenAI"], "quantizations": None, "sort": "price", "max_price": {"prompt": "1"}},
                "metadata": {"user": "1"},
                "store": False,
                "previous_response_id": None,
            },
        ),
        ("ResponsesRequest", {"input": "Hi", "stream": True, "stop": ["a", "b"], "tool_choice": "required"}),
        ("OpenResponsesResult", RESULT),
        ("StreamEvents", {"type": "response.completed", "sequence_number": 9, "response": RESULT}),
        ("StreamEvents", {"type": "error", "sequence_number": 1, "code": None, "message": "m", "param": None}),
        ("ErrorResponse", {"error": {"code": 429, "message": "Slow down", "metadata": None}, "user_id": None}),
        ("ErrorResponse", {"error": {"code": "invalid_prompt", "message": "No"}, "metadata": {"reason": "empty"}}),
    ],
)
def test_real_requests_and_responses_are_valid(schema: str, value: object) -> None:
    assert validation_errors(schema, value) == []


@pytest.mark.parametrize(
    "request_body",
    [
        {"store": True},
        {"stop": ["a", "b", "c", "d", "e"]},
        {"metadata": {"[key]": "value"}},
        {"metadata": {"k" * 65: "value"}},
        {"metadata": {"key": "v" * 513}},
        {"metadata": {str(number): "value" for number in range(17)}},
        {"user": "u" * 257},
        {"input": [{"type": "function_call_output", "output": "no call_id"}]},
    ],
)
def test_requests_that_the_service_refuses_are_invalid(request_body: object) -> None:
    assert validation_errors("ResponsesRequest", request_body) != []
