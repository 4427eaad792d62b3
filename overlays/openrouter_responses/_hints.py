"""Hints for common mistakes in the arguments of a request.

This module is imported only after a mistake. The keys of the dictionaries are names of other APIs. The hints contain
names of this API; a hint with a quoted argument that the description lacks is not given.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from openrouter_responses_generated.types import Model, UnknownVariant

_CONVERSATION = "The conversation goes into 'input'."
_FORMAT = (
    "responses.parse(text_format=Answer, …) returns output of a type; the format of send is in 'text': "
    'text={"format": {"type": "json_schema", "name": "answer", "schema": {…}}}.'
)
_SYSTEM = "The system message goes into 'instructions'."
_MAX_TOKENS = "The limit is 'max_output_tokens'."
_TIMEOUT = "The limit is 'timeout_ms', in milliseconds."
_REASONING = 'It goes into \'reasoning\': reasoning={"effort": "high"}.'
_FILES = 'Files and images are parts of a message in \'input\', such as {"type": "input_image", "image_url": …}.'
_PROMPT = "The prompt goes into 'input'."
_USAGE = "It is not needed: the terminal event of a stream always has the usage."

ARGUMENTS = {
    "messages": _CONVERSATION,
    "conversation": _CONVERSATION,
    "history": _CONVERSATION,
    "chat_history": _CONVERSATION,
    "content": _PROMPT,
    "contents": _PROMPT,
    "query": _PROMPT,
    "question": _PROMPT,
    "message": _PROMPT,
    "user_prompt": _PROMPT,
    "inputs": _PROMPT,
    "response_format": _FORMAT,
    "text_format": _FORMAT,
    "response_model": _FORMAT,
    "response_schema": _FORMAT,
    "output_format": _FORMAT,
    "output_type": _FORMAT,
    "output_schema": _FORMAT,
    "json_schema": _FORMAT,
    "json_mode": 'The format goes into \'text\': text={"format": {"type": "json_object"}}.',
    "verbosity": 'It goes into \'text\': text={"verbosity": "low"}.',
    "system": _SYSTEM,
    "system_prompt": _SYSTEM,
    "system_message": _SYSTEM,
    "system_instruction": _SYSTEM,
    "developer": _SYSTEM,
    "max_tokens": _MAX_TOKENS,
    "max_completion_tokens": _MAX_TOKENS,
    "max_new_tokens": _MAX_TOKENS,
    "max_tokens_to_sample": _MAX_TOKENS,
    "max_output_length": _MAX_TOKENS,
    "stop_sequences": "The texts go into 'stop'.",
    "functions": "The functions go into 'tools': tools=[models.FunctionTool(name=…, parameters=…)].",
    "function_call": "The choice is 'tool_choice'.",
    "tool_config": "The choice is 'tool_choice'.",
    "reasoning_effort": _REASONING,
    "thinking": _REASONING,
    "effort": _REASONING,
    "logprobs": "The number of alternatives is 'top_logprobs'.",
    "stream_options": _USAGE,
    "include_usage": _USAGE,
    "usage": _USAGE,
    "n": "A request has one response; send several requests at the same time with 'send_async'.",
    "route": "Fallback models go into 'models'.",
    "fallbacks": "Fallback models go into 'models'.",
    "fallback_models": "Fallback models go into 'models'.",
    "providers": 'The preferences go into \'provider\': provider={"order": ["openai"]}.',
    "transforms": "The choice is 'truncation'.",
    "web_search_options": 'The search is one of the \'tools\': tools=[{"type": "openrouter:web_search"}].',
    "images": _FILES,
    "image": _FILES,
    "files": _FILES,
    "file": _FILES,
    "attachments": _FILES,
    "audio": _FILES,
    "thread_id": "The service keeps no conversation: send all of its items in 'input'.",
    "conversation_id": "The service keeps no conversation: send all of its items in 'input'.",
    "headers": "The argument is 'http_headers'.",
    "extra_headers": "The argument is 'http_headers'.",
    "extra_query": "The query belongs to 'server_url'.",
    "body": "The argument is 'extra_body'.",
    "extra_args": "The argument is 'extra_body'.",
    "extra_params": "The argument is 'extra_body'.",
    "timeout": _TIMEOUT,
    "request_timeout": _TIMEOUT,
    "retry_config": "The argument is 'retries'.",
    "retry": "The argument is 'retries'.",
    "base_url": "The argument is 'server_url'.",
    "api_base": "The argument is 'server_url'.",
    "api_key": "The key belongs to the client: OpenRouter(api_key=…).",
    "streaming": "The argument is 'stream'.",
    "model_name": "The argument is 'model'.",
    "model_id": "The argument is 'model'.",
}
"""Hints by argument of another API."""
_QUOTED_NAME = re.compile(r"'(\w+)'")

OBJECTS = {
    "prompt": "It selects a stored prompt template. The prompt itself goes into 'input'.",
    "text": "It configures the output: text={\"format\": …}. The prompt goes into 'input'.",
    "reasoning": 'Such as reasoning={"effort": "high"}.',
    "provider": 'Such as provider={"order": ["openai"]}.',
}
"""Hints by argument that must be an object, for callers who pass a string."""

FIELDS = {
    "tool_call_id": "the result of a function is an item of its own: "
    '{"type": "function_call_output", "call_id": …, "output": …}',
    "tool_calls": "each call is an item of its own, as in `result.output`: "
    '{"type": "function_call", "call_id": …, "name": …, "arguments": …}',
    "function": "name, description and parameters of a function are fields of the tool itself: "
    '{"type": "function", "name": …, "parameters": …}',
    "input_schema": "the schema of a function is its field 'parameters'",
    "json_schema": "name, schema and strict are fields of the format itself: "
    '{"type": "json_schema", "name": …, "schema": …}',
}
"""Hints by field of another API."""

_SEND = "responses.send(model=…, input=…)"
CLIENT_ATTRIBUTES = {
    "chat": f"the call is {_SEND}",
    "completions": f"the call is {_SEND}",
    "messages": f"the call is {_SEND}",
    "send": f"the call is {_SEND}",
    "create": f"the call is {_SEND}",
    "parse": "the call is responses.parse(model=…, input=…, text_format=…)",
    "run": "the call is responses.run(model=…, input=…, tools=…)",
}
"""Hints by attribute that callers of other clients, or of `responses`, expect at `OpenRouter`."""

RESPONSES_ATTRIBUTES = {
    "create": "the method is send, or send_async",
    "create_async": "the method is send_async",
    "acreate": "the method is send_async",
    "stream": "the call is send(stream=True, …)",
    "stream_async": "the call is send_async(stream=True, …)",
    "retrieve": "the service stores no responses",
    "delete": "the service stores no responses",
}
"""Hints by method of other clients."""

_FURTHER_ARGUMENTS = {"parse": ", text_format=Answer", "run": ", tools=[search]"}
"""The arguments after `model` and `input` in an example of a call, by method."""

TAGS = {
    "text": "input_text",
    "image_url": "input_image",
    "image": "input_image",
    "file": "input_file",
    "tool_use": "function_call",
    "tool_call": "function_call",
    "tool_result": "function_call_output",
    "function_call_result": "function_call_output",
}
"""Type tags of this API, by those of other APIs."""


def missing_attribute(owner: object, name: str, hints: Mapping[str, str]) -> AttributeError | None:
    """Return the exception for an attribute of another client; None if there is no hint."""
    if (hint := hints.get(name)) is None:
        return None
    return AttributeError(f"{type(owner).__name__} has no attribute {name!r}; {hint}", name=name, obj=owner)


def unknown_argument(name: str, known: Iterable[str], method: str = "send") -> str:
    """Return the message about an unknown argument of a method of the client."""
    known = list(known)
    if method == "send" and (hint := ARGUMENTS.get(name)) and {*_QUOTED_NAME.findall(hint)} <= {*known, "send_async"}:
        return f"send has no argument {name!r}. {hint}"
    near = _nearest(name, known)
    question = f"; did you mean {near!r}?" if near else "."
    other = (
        "Pass a field that this version does not know in extra_body."
        if "extra_body" in known
        else "Pass a parameter that this version does not know in extra_query."
    )
    return f"{method} has no argument {name!r}{question} {other}"


def positional_argument(method: str) -> str:
    """Return the message about arguments without names."""
    more = _FURTHER_ARGUMENTS.get(method.removesuffix("_async"), "")
    return f'{method} takes its arguments by name: write {method}(model="openai/gpt-5", input="Hello"{more}).'


def missing_text_format(method: str) -> str:
    """Return the message about a call of `parse` without the type of the output."""
    other = method.replace("parse", "send")
    return f"{method} needs the type of the output: text_format=Answer. Without a type, the method is {other}."


def wrong_type(name: str, value: object, *, array: bool) -> str:
    """Return the message about an argument that must be an array or an object but is not."""
    if hasattr(type(value), "generation_id"):
        return not_serializable(value, name)
    if name == "input":
        return f"input must be a string or a list of items, not {type(value).__name__}: input=[…]"
    if array:
        return f"{name} must be a list, not {type(value).__name__}: {name}=[…]"
    message = f"{name} must be a dict or a model, not {type(value).__name__}."
    return f"{message} {OBJECTS[name]}" if name in OBJECTS else message


def not_serializable(value: object, path: str) -> str:
    """Return the message about a value without a JSON form."""
    if hasattr(type(value), "generation_id"):
        item = "result.output" if hasattr(type(value), "output") else "stream.get_final_response().output"
        return f"{path} is of type {type(value).__name__}; pass the items of its output: input=[…, *{item}]"
    if isinstance(value, type):
        return f"{path} is the class {value.__name__}; {_instead_of_class(value, path)}"
    if callable(value) and isinstance(name := getattr(value, "__name__", None), str):
        return f"{path} is the function {name}; {_instead_of_function(name)}"
    message = f"{path} is of type {type(value).__name__}, which JSON cannot represent"
    advice = _advice(value)
    return f"{message}; {advice}" if advice else message


def _instead_of_class(value: type, path: str) -> str:
    if not hasattr(value, "model_json_schema"):
        return "pass an instance of it"
    schema = f"{value.__name__}.model_json_schema()"
    if path.startswith("tools"):
        return f'pass {{"type": "function", "name": "{value.__name__}", "parameters": {schema}}}'
    if path.startswith("text"):
        return f'pass text={{"format": {{"type": "json_schema", "name": "{value.__name__}", "schema": {schema}}}}}'
    return f"pass an instance of it, or its schema: {schema}"


def _instead_of_function(name: str) -> str:
    return f'pass its description, models.FunctionTool(name="{name}", parameters=…), and call it when the model asks to'


def _advice(value: object) -> str | None:
    if isinstance(value, bytes | bytearray | memoryview):
        return "decode text; files and images are sent as data URLs: data:image/png;base64,…"
    if hasattr(value, "__await__"):
        return "await it first"
    if hasattr(value, "__aiter__"):
        return "collect its items first: [item async for item in …]"
    if hasattr(value, "tolist"):
        return "pass its .tolist()"
    if hasattr(value, "read"):
        return "read it first; files and images are sent as data URLs: data:image/png;base64,…"
    if hasattr(value, "__iter__"):
        return "pass a list of its items"
    return None


def warn_about_unknown_fields(arguments: Mapping[str, Any], request: Model) -> None:
    """Warn about each field of a caller's dict that is probably misspelt.

    A field that the API description does not have is sent unchanged, because the API may have added it; the warning is
    issued only if a known field has a similar name. Fields of models are skipped, because the service may have sent
    them.

    Args:
        arguments: The properties of the request as the caller passed them.
        request: The request decoded from them.
    """
    reported: set[str] = set()
    for path, hint, kind in _problems(arguments, request, ""):
        if kind not in reported:
            reported.add(kind)
            _warn(f"{path} is not known to this version, and is sent unchanged: {hint}")


def _problems(source: Any, decoded: Any, path: str) -> Iterator[tuple[str, str, str]]:
    """Yield the path, the hint and the kind of mistake of each field; the kind is the same at all positions."""
    if source is decoded:
        return
    if isinstance(decoded, UnknownVariant):
        if hint := _tag_hint(source):
            yield f"{path}.type {source.get('type')!r}", hint, f"type {source.get('type')}"
        return
    if isinstance(decoded, Model) and isinstance(source, Mapping):
        yield from _problems_of_model(source, decoded, f"{path}." if path else "")
    elif isinstance(decoded, list) and isinstance(source, list | tuple):
        for index, (item, decoded_item) in enumerate(zip(source, decoded, strict=False)):
            yield from _problems(item, decoded_item, f"{path}[{index}]")
    elif isinstance(decoded, dict) and isinstance(source, Mapping):
        for key, item in source.items():
            yield from _problems(item, decoded.get(key), f"{path}.{key}")


def _problems_of_model(source: Mapping[str, Any], decoded: Model, prefix: str) -> Iterator[tuple[str, str, str]]:
    for key in decoded.additional_properties:
        if hint := _field_hint(key, decoded, source):
            yield f"{prefix}{key}", hint, f"{type(decoded).__name__}.{key}"
    for python_name, wire_name, decode in decoded._fields:
        if decode is not None:
            key = wire_name if wire_name in source else python_name
            if key in source:
                yield from _problems(source[key], getattr(decoded, python_name), f"{prefix}{key}")


def _field_hint(key: object, decoded: Model, source: Mapping[str, Any]) -> str | None:
    if not isinstance(key, str):
        return None
    if key in FIELDS:
        return FIELDS[key]
    near = _nearest(key, decoded._wire_names.difference(source))
    return f"did you mean {near!r}?" if near else None


def _tag_hint(source: Mapping[str, Any]) -> str | None:
    tag = source.get("type")
    if tag is None and "name" in source:
        return 'did you mean a function: {"type": "function", "name": …, "parameters": …}?'
    return f"did you mean {TAGS[tag]!r}?" if isinstance(tag, str) and tag in TAGS else None


def _nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name with the most similar spelling; None if only digits differ, as in versions of a name."""
    by_spelling = {_spelling(candidate): candidate for candidate in known}
    spelling = _spelling(name)
    near = spelling if spelling in by_spelling else next(iter(get_close_matches(spelling, by_spelling, 1, 0.8)), None)
    if near is None or (near != spelling and _letters(near) == _letters(spelling)):
        return None
    return by_spelling[near]


def _spelling(name: str) -> str:
    """Return the snake-case form of a name: `maxOutputTokens` and `max-output-tokens` become `max_output_tokens`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).replace("-", "_").lower()


def _letters(name: str) -> str:
    return re.sub(r"\d+", "", name)


def _warn(message: str) -> None:
    from openrouter_responses.errors import UnknownFieldWarning

    package = __name__.partition(".")[0] + "."
    level = 1
    frame = sys._getframe()
    while frame.f_back is not None and f"{frame.f_globals.get('__name__', '')}.".startswith(package):
        frame, level = frame.f_back, level + 1
    warnings.warn(message, UnknownFieldWarning, stacklevel=level)
