"""Incremental parsing of JSON text whose end has not been received. No I/O."""

from __future__ import annotations

import json
import re
from typing import Any, Final

MISSING: Final = object()
"""The value of a text that has no value yet."""

_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_NUMBER_PART = re.compile(r"[-+.eE0-9]*")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_LITERALS: dict[str, tuple[str, Any]] = {"t": ("true", True), "f": ("false", False), "n": ("null", None)}
_ESCAPE_LENGTH = len("\\u0000")

# What is expected next.
_VALUE, _FIRST_ITEM, _FIRST_KEY, _KEY, _COLON, _COMMA = "value", "first item", "first key", "key", "colon", "comma"
# What the text is inside of.
_STRING, _NUMBER_TEXT, _LITERAL = "string", "number", "literal"
_DONE, _BROKEN = "done", "broken"


class PartialJSON:
    """The value of a JSON text so far.

    It is a prefix of the whole value: an array has its first items, an object its first members, and a string its first
    characters. A number, `true`, `false` or `null` appears when it is complete, a member when its value has begun.
    Invalid text ends the parsing and leaves the value as it is.

    Each character is processed once. The value grows in place: the lists and dicts are the same objects after each
    `feed`.
    """

    def __init__(self) -> None:
        self.value: Any = MISSING
        self._state = _VALUE
        self._stack: list[dict[str, Any] | list[Any]] = []
        self._keys: list[str] = []
        self._is_key = False
        self._key_parts: list[str] = []
        self._token: list[str] = []
        self._escape = ""
        self._surrogate = ""

    @property
    def is_complete(self) -> bool:
        """Whether the text is one complete JSON value. A number without an object or array around it never is."""
        return self._state is _DONE

    @property
    def is_valid(self) -> bool:
        """Whether the text is the beginning of valid JSON."""
        return self._state is not _BROKEN

    def feed(self, text: str) -> bool:
        """Parse the next piece of the text, and return whether the value has changed."""
        position, end = 0, len(text)
        changed = False
        while position < end and self._state is not _BROKEN:
            if self._state is _STRING:
                position, grew = self._string(text, position)
            elif self._state is _NUMBER_TEXT:
                position, grew = self._number(text, position)
            elif self._state is _LITERAL:
                position, grew = self._literal(text, position)
            else:
                position, grew = self._structure(text, position)
            changed = changed or grew
        return changed

    def _structure(self, text: str, position: int) -> tuple[int, bool]:
        """Parse up to the next value or punctuation mark."""
        position = _match_end(_SPACE, text, position)
        if position == len(text):
            return position, False
        mark, state = text[position], self._state
        if mark in "]}" and state in (_FIRST_ITEM, _FIRST_KEY, _COMMA) and self._ends_container(mark):
            self._end_container()
        elif mark == "," and state is _COMMA:
            self._state = _VALUE if isinstance(self._stack[-1], list) else _KEY
        elif mark == ":" and state is _COLON:
            self._state = _VALUE
        elif mark == '"' and state in (_FIRST_KEY, _KEY):
            self._state, self._is_key = _STRING, True
        elif state in (_VALUE, _FIRST_ITEM):
            return self._begin_value(mark, position)
        else:
            self._state = _BROKEN
        return position + 1, False

    def _begin_value(self, mark: str, position: int) -> tuple[int, bool]:
        if mark == '"':
            self._put("")
            self._state, self._is_key = _STRING, False
        elif mark in "{[":
            container: dict[str, Any] | list[Any] = {} if mark == "{" else []
            self._put(container)
            self._stack.append(container)
            self._state = _FIRST_KEY if mark == "{" else _FIRST_ITEM
        elif mark in _LITERALS:
            self._state, self._token = _LITERAL, [mark]
            return position + 1, False
        elif mark == "-" or "0" <= mark <= "9":
            self._state, self._token = _NUMBER_TEXT, []
            return position, False
        else:
            self._state = _BROKEN
            return position, False
        return position + 1, True

    def _string(self, text: str, position: int) -> tuple[int, bool]:
        if self._escape:
            return self._escaped(text, position)
        end = _match_end(_PLAIN, text, position)
        grew = end > position and self._append(text[position:end])
        if end == len(text):
            return end, grew
        if text[end] == '"':
            grew = self._append("") or grew  # a surrogate that waits for the second half of its pair
            self._end_string()
        elif text[end] == "\\":
            self._escape = "\\"
        else:
            self._state = _BROKEN
        return end + 1, grew

    def _escaped(self, text: str, position: int) -> tuple[int, bool]:
        escape = self._escape + text[position]
        self._escape = escape if escape == "\\u" or (escape[1] == "u" and len(escape) < _ESCAPE_LENGTH) else ""
        if self._escape:
            return position + 1, False
        if escape[1] != "u":
            if escape[1] not in _ESCAPES:
                self._state = _BROKEN
                return position, False
            return position + 1, self._append(_ESCAPES[escape[1]])
        if re.fullmatch("[0-9a-fA-F]{4}", escape[2:]) is None:
            self._state = _BROKEN
            return position, False
        return position + 1, self._append_unit(int(escape.removeprefix("\\u"), 16))

    def _append_unit(self, unit: int) -> bool:
        """Append one UTF-16 code unit; the first half of a pair waits for the second."""
        if self._surrogate and 0xDC00 <= unit < 0xE000:
            high, self._surrogate = ord(self._surrogate), ""
            return self._append(chr(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00)))
        if 0xD800 <= unit < 0xDC00:
            grew = self._append("")
            self._surrogate = chr(unit)
            return grew
        return self._append(chr(unit))

    def _append(self, text: str) -> bool:
        if self._surrogate:
            text, self._surrogate = self._surrogate + text, ""
        if self._is_key:
            self._key_parts.append(text)
            return False
        if not text:
            return False
        # Nothing else refers to the string while it grows, so that CPython extends it without a copy.
        if not self._stack:
            string, self.value = self.value, None
            string += text
            self.value = string
            return True
        container = self._stack[-1]
        key: Any = self._keys[-1] if isinstance(container, dict) else -1
        string = container[key]
        container[key] = None
        string += text
        container[key] = string
        return True

    def _end_string(self) -> None:
        if not self._is_key:
            self._end_value()
            return
        key = "".join(self._key_parts)
        self._key_parts.clear()
        self._keys.append(key)
        self._state = _COLON

    def _number(self, text: str, position: int) -> tuple[int, bool]:
        end = _match_end(_NUMBER_PART, text, position)
        self._token.append(text[position:end])
        if end == len(text):
            return end, False
        try:
            value = json.loads("".join(self._token))
        except ValueError:  # also for an integer of more digits than Python converts
            self._state = _BROKEN
            return end, False
        self._put(value)
        self._end_value()
        return end, True

    def _literal(self, text: str, position: int) -> tuple[int, bool]:
        self._token.append(text[position])
        begun = "".join(self._token)
        word, value = _LITERALS[begun[0]]
        if begun == word:
            self._put(value)
            self._end_value()
            return position + 1, True
        if not word.startswith(begun):
            self._state = _BROKEN
        return position + 1, False

    def _put(self, value: Any) -> None:
        if not self._stack:
            self.value = value
            return
        container = self._stack[-1]
        if isinstance(container, list):
            container.append(value)
        else:
            container[self._keys[-1]] = value

    def _ends_container(self, mark: str) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1], list if mark == "]" else dict)

    def _end_container(self) -> None:
        self._stack.pop()
        self._end_value()

    def _end_value(self) -> None:
        """Continue after a complete value."""
        if not self._stack:
            self._state = _DONE
            return
        if isinstance(self._stack[-1], dict):
            self._keys.pop()
        self._state = _COMMA


def partial_value(text: str) -> Any:
    """Return the value of the beginning of a JSON text; None if there is no value yet."""
    parser = PartialJSON()
    parser.feed(text)
    return None if parser.value is MISSING else parser.value


def _match_end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return position if found is None else found.end()
