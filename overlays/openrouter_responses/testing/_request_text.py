"""The texts of a request: its prompt, the newest tool output, and the number of words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

TOOL_OUTPUT_TYPES = ("function_call_output", "custom_tool_call_output")


def prompt_text(request: Mapping[str, Any]) -> str:
    """Return the text of the last user message, or the instructions if there is no user message."""
    request_input = request.get("input")
    if isinstance(request_input, str):
        return request_input
    for item in reversed(_objects(request_input)):
        if item.get("role") == "user":
            return _text(item.get("content"))
    instructions = request.get("instructions")
    return instructions if isinstance(instructions, str) else ""


def newest_tool_output(request: Mapping[str, Any]) -> str | None:
    """Return the text of the last input item if it is the output of a tool, else None."""
    items = _objects(request.get("input"))
    if not items or items[-1].get("type") not in TOOL_OUTPUT_TYPES:
        return None
    return _text(items[-1].get("output"))


def tool_outputs(request: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the name of the tool and the text of each output of a function tool in the input."""
    items = input_items(request)
    names = {item.get("call_id"): str(item.get("name")) for item in items if item.get("type") == "function_call"}
    return [
        (names.get(item.get("call_id"), "unknown"), _text(item.get("output")))
        for item in items
        if item.get("type") == "function_call_output"
    ]


def input_items(request: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return the items of the input; none if it is a text."""
    return _objects(request.get("input"))


def count_words(request: Mapping[str, Any]) -> int:
    """Count the words of the instructions and of all input items, as a substitute for tokens."""
    request_input = request.get("input")
    if isinstance(request_input, str):
        texts = [request_input]
    else:
        texts = [_text(item.get("content", item.get("output"))) for item in _objects(request_input)]
    if isinstance(instructions := request.get("instructions"), str):
        texts.append(instructions)
    return sum(len(text.split()) for text in texts)


def _objects(value: Any) -> Sequence[Mapping[str, Any]]:
    if not isinstance(value, list):
        return ()
    return [item for item in value if isinstance(item, dict)]


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    return " ".join(_part_texts(_objects(content)))


def _part_texts(parts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for part in parts:
        text = part.get("text", part.get("refusal"))
        yield text if isinstance(text, str) else f"[{part.get('type', 'unknown')}]"
