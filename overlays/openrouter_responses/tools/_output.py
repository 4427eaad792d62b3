"""The output of a call: the value that a tool returned, in the form that the model receives."""

from __future__ import annotations

import json
from typing import Any

from openrouter_responses.json_value import to_json_value

_PARTS = {"input_text", "input_image", "input_file", "input_audio", "input_video"}


def output_of(value: Any) -> str | list[Any]:
    """Return the output for a value that a tool returned.

    Text is the output itself. A content part, such as `models.InputImage(…)` or its dict, and a list of content parts
    are sent as such. Everything else becomes JSON.

    Raises:
        TypeError: The value has no JSON form.
        ValueError: It contains NaN, an infinity, or itself.
    """
    if isinstance(value, str):
        return str(value)
    if _is_part(value):
        return [value]
    if isinstance(value, list | tuple) and value and all(map(_is_part, value)):
        return list(value)
    return json.dumps(to_json_value(value), ensure_ascii=False)


def _is_part(value: Any) -> bool:
    kind = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
    return isinstance(kind, str) and kind in _PARTS
