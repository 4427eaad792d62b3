"""What a request asks: the words of its last turn."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

TOOL_OUTPUTS = {"function_call_output", "custom_tool_call_output"}


def asked(request: Mapping[str, Any]) -> str:
    """Return the text of the last user message; without one, of the instructions."""
    given = request.get("input")
    if isinstance(given, str):
        return given
    for item in reversed(_items(given)):
        if item.get("role") == "user":
            return _text(item.get("content"))
    instructions = request.get("instructions")
    return instructions if isinstance(instructions, str) else ""


def tool_output(request: Mapping[str, Any]) -> str | None:
    """Return what a tool gave back, if that is the newest item of the input."""
    items = _items(request.get("input"))
    if not items or items[-1].get("type") not in TOOL_OUTPUTS:
        return None
    return _text(items[-1].get("output"))


def word_count(request: Mapping[str, Any]) -> int:
    """Count the words of the instructions and of every input item, in place of tokens."""
    given = request.get("input")
    texts = [given] if isinstance(given, str) else [_item_text(item) for item in _items(given)]
    if isinstance(instructions := request.get("instructions"), str):
        texts.append(instructions)
    return sum(len(text.split()) for text in texts)


def _items(given: Any) -> Sequence[Mapping[str, Any]]:
    if not isinstance(given, list):
        return ()
    return [item for item in given if isinstance(item, dict)]


def _item_text(item: Mapping[str, Any]) -> str:
    return _text(item.get("content", item.get("output")))


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    return " ".join(_part_texts(_items(content)))


def _part_texts(parts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for part in parts:
        text = part.get("text", part.get("refusal"))
        yield text if isinstance(text, str) else f"[{part.get('type', 'unknown')}]"
