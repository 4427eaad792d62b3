"""YAML in the style of our description: a value on one line if it fits, as a block otherwise."""

from __future__ import annotations

import functools
import json
import textwrap
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

LINE_LENGTH = 120

# Objects under these keys are blocks even if they would fit on one line. The last ones are operations.
# fmt: off
_BLOCK_KEYS = frozenset({
    "properties", "discriminator", "mapping", "content", "responses", "schemas",
    "get", "put", "post", "patch", "delete",
})
# fmt: on


def entry(key: str, value: Any, indent: int, *, block: bool = False) -> list[str]:
    """Return the lines of one member of a mapping; with `block`, an object starts on a line of its own."""
    start = f"{' ' * indent}{_scalar(key, flow=False)}:"
    if not _is_block(key, value) and not (block and isinstance(value, dict)):
        line = f"{start} {_inline(value)}"
        if len(line) <= LINE_LENGTH:
            return [line]
    return _beneath(start, value, indent)


def item(value: Any, indent: int) -> list[str]:
    """Return the lines of one item of a sequence."""
    start = f"{' ' * indent}-"
    line = f"{start} {_inline(value)}"
    if len(line) <= LINE_LENGTH or not isinstance(value, dict | list) or not value:
        return [line]
    lines = _block(value, indent + 2)
    return [f"{start} {lines[0].lstrip()}", *lines[1:]]


def _beneath(start: str, value: Any, indent: int) -> list[str]:
    if isinstance(value, str) and _can_be_folded(value):
        pad = " " * (indent + 2)
        folded = textwrap.wrap(value, LINE_LENGTH - len(pad), break_long_words=False, break_on_hyphens=False)
        return [f"{start} >-", *(pad + line for line in folded)]
    if not isinstance(value, dict | list) or not value:
        return [f"{start} {_inline(value)}"]
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return [start, *_filled(value, indent + 2)]
    return [start, *_block(value, indent + 2)]


def _block(value: dict[str, Any] | list[Any], indent: int) -> list[str]:
    if isinstance(value, dict):
        return [line for key, member in value.items() for line in entry(key, member, indent)]
    return [line for one in value for line in item(one, indent)]


def _filled(values: list[Any], indent: int) -> list[str]:
    """Return a list of scalars in flow style, wrapped at the line length."""
    words = [_scalar(value, flow=True) for value in values]
    words = [f"{word}," for word in words[:-1]] + [f"{words[-1]}]"]
    lines, line = [], f"{' ' * indent}[{words[0]}"
    for word in words[1:]:
        if len(line) + 1 + len(word) > LINE_LENGTH:
            lines.append(line)
            line = f"{' ' * indent} {word}"
        else:
            line += f" {word}"
    return [*lines, line]


def _is_block(key: str, value: Any) -> bool:
    if not isinstance(value, dict) or not value:
        return False
    inner_keys = (name for name, inner in value.items() if isinstance(inner, dict))
    return key in _BLOCK_KEYS or not _BLOCK_KEYS.isdisjoint(inner_keys)


def _inline(value: Any) -> str:
    return _flow(value) if isinstance(value, dict | list) else _scalar(value, flow=False)


def _flow(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{_scalar(key, flow=True)}: {_flow(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case _:
            return _scalar(value, flow=True)


def _can_be_folded(text: str) -> bool:
    """Return whether folding keeps a text as it is and shortens its lines, which takes more than one word."""
    return " " in text and text == " ".join(text.split())


def _scalar(value: Any, *, flow: bool) -> str:
    """Return a string without quotes if YAML reads it as the same string, with quotes otherwise; else JSON."""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if _is_plain(value, flow=flow):
        return value
    if value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value)


@functools.cache
def _is_plain(text: str, *, flow: bool) -> bool:
    if not text.isprintable() or text != text.strip() or text[:1] in "-?:'\"" or text.endswith(":"):
        return False
    try:
        read = YAML(typ="safe", pure=True).load(f"[{text}]\n" if flow else f"key: {text}\n")
    except YAMLError:
        return False
    # Texts that look like numbers or dates are read as something else, so they need quotes.
    return bool(read == ([text] if flow else {"key": text}))
