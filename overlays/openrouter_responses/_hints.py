"""Hints for common mistakes in the arguments of a request.

Loaded only when there is a mistake.
"""

from __future__ import annotations


def unwritable(value: object, path: str) -> str:
    """Return the message about a value without a JSON form."""
    if hasattr(type(value), "get_final_response"):
        item = "result.output" if hasattr(type(value), "output") else "stream.get_final_response().output"
        return f"{path} is of type {type(value).__name__}; pass the items of its output: input=[…, *{item}]"
    if isinstance(value, type):
        return f"{path} is the class {value.__name__}; {_instead_of_class(value, path)}"
    if callable(value) and isinstance(name := getattr(value, "__name__", None), str):
        return f"{path} is the function {name}; {_instead_of_function(name)}"
    message = f"{path} is of type {type(value).__name__}, which JSON has no form for"
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
