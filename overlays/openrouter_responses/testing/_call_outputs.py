"""The check that function calls in the input and their outputs belong together."""

from collections.abc import Mapping
from typing import Any

CALL_OF_OUTPUT = {"function_call_output": "function_call", "custom_tool_call_output": "custom_tool_call"}
KINDS = {*CALL_OF_OUTPUT, *CALL_OF_OUTPUT.values()}


def find_call_problem(body: Mapping[str, Any]) -> str | None:
    """Return the message of the first output without its call, or call without its output; None without one."""
    items = body.get("input")
    open_calls: dict[tuple[str, str], int] = {}
    for index, item in enumerate(items if isinstance(items, list) else ()):
        kind = item.get("type") if isinstance(item, dict) else None
        if not isinstance(kind, str) or kind not in KINDS:
            continue
        call_id = item.get("call_id")
        if not isinstance(call_id, str):
            return f"input[{index}].call_id: expected a string"
        if kind not in CALL_OF_OUTPUT:
            open_calls[kind, call_id] = index
        elif open_calls.pop((CALL_OF_OUTPUT[kind], call_id), None) is None:
            return f"input[{index}]: there is no call {call_id!r} before its output"
    for (_, call_id), index in open_calls.items():
        return f"input[{index}]: the call {call_id!r} has no output"
    return None
