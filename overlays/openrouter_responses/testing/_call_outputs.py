"""The check that function calls in the input and their outputs belong together."""

from collections.abc import Mapping
from typing import Any

CALL_OF_OUTPUT = {"function_call_output": "function_call", "custom_tool_call_output": "custom_tool_call"}


def find_call_problem(body: Mapping[str, Any]) -> str | None:
    """Return the message of the first output without its call, or call without its output; None without one."""
    items = body.get("input")
    open_calls: dict[tuple[str, object], int] = {}
    for index, item in enumerate(items if isinstance(items, list) else ()):
        kind, call_id = (item.get("type"), item.get("call_id")) if isinstance(item, dict) else (None, None)
        if not isinstance(call_id, str):
            continue
        if kind in CALL_OF_OUTPUT.values():
            open_calls[str(kind), call_id] = index
        elif kind in CALL_OF_OUTPUT and open_calls.pop((CALL_OF_OUTPUT[str(kind)], call_id), None) is None:
            return f"input[{index}]: there is no call {call_id!r} before its output"
    for (_, call_id), index in open_calls.items():
        return f"input[{index}]: the call {call_id!r} has no output"
    return None
