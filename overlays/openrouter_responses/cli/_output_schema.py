"""The JSON schema that `--schema` names or describes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from openrouter_responses.cli._failures import CommandError

_TYPES: dict[str, dict[str, Any]] = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
}
_EXAMPLE = "'name, age int, tags list, note: what is unusual'"


def output_schema(given: str) -> dict[str, Any]:
    """Return the schema in a file, in JSON text, or in a short description such as `name, age int`.

    A description is a list of members, separated by commas. Each has a name, a type (`str`, which is the default,
    `int`, `float`, `bool` or `list`, whose items are strings) and, after a colon, a text for the model.

    Raises:
        CommandError: It is none of these.
    """
    if given.lstrip().startswith("{"):
        return _parsed(given, "--schema")
    if Path(given).is_file():
        return _parsed(Path(given).read_text(encoding="utf-8"), given)
    if given.endswith(".json"):
        raise CommandError(f"The schema {given} does not exist.")
    members = dict(_member(part) for part in given.split(",") if part.strip())
    if not members:
        raise CommandError(f"--schema is empty: pass a file or a description such as {_EXAMPLE}.")
    return {"type": "object", "properties": members, "required": [*members], "additionalProperties": False}


def _parsed(text: str, source: str) -> dict[str, Any]:
    try:
        schema = json.loads(text)
    except ValueError as error:
        raise CommandError(f"{source} is not JSON: {error}.") from None
    if not isinstance(schema, dict):
        raise CommandError(f"{source} is not a JSON schema: it must be an object.")
    return schema


def _member(part: str) -> tuple[str, dict[str, Any]]:
    head, _, description = part.partition(":")
    words = head.split()
    if not 1 <= len(words) <= 2 or not words[0].isidentifier():
        raise CommandError(f"{part.strip()!r} in --schema is not a name and a type: write for example {_EXAMPLE}.")
    name, kind = words[0], words[1] if len(words) == 2 else "str"
    if kind == "list":
        schema: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
    elif kind in _TYPES:
        schema = dict(_TYPES[kind])
    else:
        raise CommandError(f"{kind!r} in --schema is not a type: use {', '.join(_TYPES)} or list.")
    if description.strip():
        schema["description"] = description.strip()
    return name, schema
