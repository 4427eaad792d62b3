"""The description is a valid OpenAPI document, says all that the service offers, and keeps the form generators need."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openapi_python_client.strings import ClassName
from openapi_spec_validator import validate

from codegen.documents import load_document
from codegen.overlay import apply_files

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DESCRIPTION = ROOT / "openapi.yaml"
BASE = load_document(DESCRIPTION)
DOCUMENT = apply_files(DESCRIPTION, sorted((ROOT / "overlays/spec").glob("*.overlay.yaml")))
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
OPERATION: dict[str, Any] = DOCUMENT["paths"]["/responses"]["post"]
PREFIX = "#/components/schemas/"

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


def name_of(reference: str) -> str:
    assert reference.startswith(PREFIX), reference
    return reference.removeprefix(PREFIX)


def within(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside a schema, itself included, with its path."""
    yield path, value
    for member, inner in value.get("properties", {}).items():
        yield from within(inner, f"{path}.{member}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(value.get(keyword), dict):
            yield from within(value[keyword], f"{path}[]")
    for keyword in ("oneOf", "anyOf", "allOf"):
        for index, inner in enumerate(value.get(keyword, ())):
            yield from within(inner, f"{path}/{keyword}/{index}")


def everything() -> list[tuple[str, dict[str, Any]]]:
    return [pair for name, schema in SCHEMAS.items() for pair in within(schema, name)]


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for member in value.values():
            yield from references(member)
    if isinstance(value, list):
        for item in value:
            yield from references(item)


def json_types(schema: dict[str, Any]) -> list[str]:
    """The JSON types that a schema allows, once for each variant."""
    if "$ref" in schema:
        return json_types(SCHEMAS[name_of(schema["$ref"])])
    if "discriminator" in schema:
        return ["object"]
    variants = schema.get("oneOf") or schema.get("anyOf")
    if variants:
        return [one for variant in variants for one in json_types(variant)]
    types = schema.get("type", "any")
    return types if isinstance(types, list) else [types]


def tagged_unions() -> list[str]:
    return [name for name, schema in SCHEMAS.items() if "discriminator" in schema]


def errors(name: str, value: object) -> list[str]:
    schema = {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}
    return [error.message for error in Draft202012Validator(schema).iter_errors(value)]


# --- What it says ---------------------------------------------------------------------------------------------------


def test_it_is_valid_before_the_overlays() -> None:
    validate(BASE)


def test_it_is_valid_after_the_overlays() -> None:
    validate(DOCUMENT)


def test_it_has_every_parameter_of_the_request() -> None:
    assert sorted(SCHEMAS["ResponsesRequest"]["properties"]) == sorted(PARAMETERS.split())
    assert len(PARAMETERS.split()) == 41


def test_it_has_every_header_of_the_request() -> None:
    headers = [parameter["name"] for parameter in DOCUMENT["components"]["parameters"].values()]
    assert headers == ["HTTP-Referer", "X-OpenRouter-Title", "X-OpenRouter-Categories", "X-OpenRouter-Metadata"]
    assert len(OPERATION["parameters"]) == len(headers)


@pytest.mark.parametrize("union", TAGS)
def test_it_has_every_variant(union: str) -> None:
    assert sorted(SCHEMAS[union]["discriminator"]["mapping"]) == sorted(TAGS[union].split())


def test_the_json_half_knows_neither_streams_nor_errors() -> None:
    answers = BASE["paths"]["/responses"]["post"]["responses"]
    assert list(answers) == ["200"]
    assert list(answers["200"]["content"]) == ["application/json"]
    assert "StreamEvents" not in BASE["components"]["schemas"]


def test_a_stream_is_made_of_events() -> None:
    stream = OPERATION["responses"]["200"]["content"]["text/event-stream"]
    assert stream == {"schema": {"$ref": PREFIX + "StreamEvents"}}


def test_every_error_status_is_described_and_has_the_same_body() -> None:
    assert [status for status in OPERATION["responses"] if status != "200"] == STATUSES.split()
    for status in STATUSES.split():
        name = OPERATION["responses"][status]["$ref"].removeprefix("#/components/responses/")
        body = DOCUMENT["components"]["responses"][name]["content"]["application/json"]
        assert body == {"schema": {"$ref": PREFIX + "ErrorResponse"}}


def test_each_status_has_an_answer_of_its_own_and_the_rest_share_one() -> None:
    uses = Counter(answer["$ref"] for status, answer in OPERATION["responses"].items() if status != "200")
    assert uses.pop("#/components/responses/DefaultErrorResponse") == 2
    assert set(uses.values()) == {1}


# --- What it is for: real values ------------------------------------------------------------------------------------

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
def test_it_allows_what_is_sent_and_answered(schema: str, value: object) -> None:
    assert errors(schema, value) == []


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
def test_it_refuses_what_the_service_refuses(request_body: object) -> None:
    assert errors("ResponsesRequest", request_body) != []


# --- Its form -------------------------------------------------------------------------------------------------------


def test_every_schema_parameter_and_answer_is_explained() -> None:
    components = DOCUMENT["components"]
    explained = components["schemas"] | components["parameters"] | components["responses"]
    assert [name for name, value in explained.items() if not value.get("description", "").strip()] == []


def test_every_property_is_explained_unless_it_is_a_fixed_value() -> None:
    unexplained = [
        f"{name}.{member}"
        for name, schema in SCHEMAS.items()
        for member, inner in schema.get("properties", {}).items()
        if "const" not in inner and not inner.get("description", "").strip()
    ]
    assert unexplained == []


def test_explanations_are_sentences() -> None:
    texts = [schema["description"] for _, schema in everything() if "description" in schema]
    assert [text for text in texts if not (text[0].isupper() or text[0].isdigit()) or not text.endswith(".")] == []


def test_every_object_with_properties_is_a_component() -> None:
    assert [path for path, schema in everything() if "properties" in schema and path not in SCHEMAS] == []


def test_every_name_is_its_own_class_name() -> None:
    assert [name for name in SCHEMAS if ClassName(name, "field_") != name] == []


def test_required_properties_are_described() -> None:
    missing = [
        f"{name}.{member}"
        for name, schema in SCHEMAS.items()
        for member in schema.get("required", ())
        if member not in schema["properties"]
    ]
    assert missing == []


def test_every_schema_is_used() -> None:
    reached: set[str] = set()
    waiting = [one for one in references(DOCUMENT["paths"]) if one.startswith("#/components/")]
    while waiting:
        reference = waiting.pop()
        if reference in reached:
            continue
        reached.add(reference)
        _, _, kind, name = reference.split("/")
        waiting += references(DOCUMENT["components"][kind][name])
    assert [name for name in SCHEMAS if PREFIX + name not in reached] == []


def test_a_mixture_of_shapes_has_one_of_each_json_type() -> None:
    ambiguous = []
    for path, schema in everything():
        if "discriminator" in schema or not ("oneOf" in schema or "anyOf" in schema):
            continue
        counts = Counter(json_types(schema))
        ambiguous += [f"{path}: {one}" for one in ("object", "array", "null", "any") if counts[one] > 1]
    assert ambiguous == []


def test_every_union_is_a_component_with_a_discriminator() -> None:
    assert [path for path, schema in everything() if "discriminator" in schema and path not in SCHEMAS] == []


@pytest.mark.parametrize("name", tagged_unions())
def test_the_mapping_has_every_variant_once_and_under_its_own_tag(name: str) -> None:
    union = SCHEMAS[name]
    tag, mapping = union["discriminator"]["propertyName"], union["discriminator"]["mapping"]
    tags = {}
    for variant in union["oneOf"]:
        declared = SCHEMAS[name_of(variant["$ref"])]["properties"][tag]
        declared = next((one for one in declared.get("oneOf", ()) if one["type"] != "null"), declared)
        for value in [declared["const"]] if "const" in declared else declared["enum"]:
            assert value not in tags
            tags[value] = variant["$ref"]
    assert mapping == tags


@pytest.mark.parametrize("name", tagged_unions())
def test_only_the_default_variant_may_lack_its_tag(name: str) -> None:
    union = SCHEMAS[name]
    tag = union["discriminator"]["propertyName"]
    variants = [variant["$ref"] for variant in union["oneOf"]]
    lacking = [one for one in variants if tag not in SCHEMAS[name_of(one)].get("required", ())]
    assert lacking == ([union["x-default-variant"]] if "x-default-variant" in union else [])


def test_null_is_allowed_where_a_value_is_used_and_in_no_component() -> None:
    assert [name for name in SCHEMAS if "null" in json_types(SCHEMAS[name])] == []


def test_known_values_are_given_once() -> None:
    doubled = [path for path, schema in everything() if len(schema.get("enum", ())) > len(set(schema.get("enum", ())))]
    assert doubled == []
