"""The lines of an output: their encoding, and the reading of what a later run needs to know of them.

Both shapes begin with the key of the row, its outcome and its cost, so that a later run
reads a million of them quickly:

    {"id":"row_…","cost":0.001,"custom_id":"…","response":{"status_code":200,"request_id":"…","body":{…}},"error":null}
    {"row_key":"row_…","cost":0.001,"custom_id":"…",…columns…,"output_text":"…","usage":{…},"error":null}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from openrouter_responses import errors
from openrouter_responses.bulk._json import dumps, loads
from openrouter_responses.json_value import to_json_value
from openrouter_responses.models import Usage
from openrouter_responses.result import ResponseResult

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openrouter_responses.bulk._outcome import RowOutcome
    from openrouter_responses.bulk._rows import Row, Shape

RESULT_COLUMNS = ("row_key", "cost", "custom_id", "output_text", "output_parsed", "usage", "error")
"""The columns that the output adds to those of the input."""

KEY_NAMES: Mapping[Shape, str] = {"batch": "id", "columns": "row_key"}
"""The name of the key in each shape."""
_HEADS = tuple(b'{"%b":"row_' % name.encode() for name in KEY_NAMES.values())
_COST = b'","cost":'
_HEX = 32
NEVER_WRITTEN = b"\0"
"""A byte of a part of a file that was never written. JSON cannot have it."""
_NOT_IN_A_LINE = (b"\n", b"\r", b"NaN", b"Infinity")
_SUCCESS = b',"error":null}\n'


class LineRecord(NamedTuple):
    """The facts of a line that a later run needs."""

    key: bytes
    succeeded: bool
    cost: float | None


def encode(row: Row, outcome: RowOutcome[Any], shape: Shape) -> bytes:
    """Return the line of a row, with its line break."""
    head = b'{"%b":"row_%b' % (KEY_NAMES[shape].encode(), row.key.hex().encode())
    cost = b"null" if outcome.cost is None else repr(float(outcome.cost)).encode()
    middle = _response(outcome) if shape == "batch" else _columns(row, outcome)
    error = b"null" if outcome.error is None else dumps(error_object(outcome.error))
    return b"".join(
        (head, b'","cost":', cost, b',"custom_id":', dumps(row.custom_id), b",", middle, b',"error":', error, b"}\n")
    )


def _response(outcome: RowOutcome[Any]) -> bytes:
    result = outcome.result
    if result is None:
        return b'"response":null'
    raw = result.raw_response
    # The response to a request in a batch has no headers.
    request_id = _text(result.id) if raw is None else result.generation_id or raw.headers.get("x-request-id")
    status = 200 if raw is None else raw.status_code
    return b'"response":{"status_code":%d,"request_id":%b,"body":%b}' % (status, dumps(request_id), _body(result))


def _body(result: ResponseResult) -> bytes:
    """Return the response as the server sent it, in one line."""
    # The usage of a repaired result is a sum, which the server has not sent.
    is_repaired = type(result) is not ResponseResult and bool(getattr(result, "rejected", ()))
    if result.raw_response is not None and not is_repaired:
        content: bytes = result.raw_response.content.strip()
        if content[:1] == b"{" and not any(part in content for part in _NOT_IN_A_LINE) and _is_utf_8(content):
            return content
    return dumps(to_json_value(result.to_dict()))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _columns(row: Row, outcome: RowOutcome[Any]) -> bytes:
    fields = {name: value for name, value in (row.columns or {}).items() if name not in RESULT_COLUMNS}
    result = outcome.result
    fields["output_text"] = None if result is None else result.output_text
    if outcome.is_typed:
        fields["output_parsed"] = None if result is None else to_json_value(getattr(result, "output_parsed", None))
    usage = getattr(result, "usage", None)
    fields["usage"] = usage.to_dict() if isinstance(usage, Usage) else None
    return dumps(fields)[1:-1]


def error_object(error: BaseException) -> dict[str, Any]:
    """Return the error of a row as its line has it."""
    status = getattr(error, "status_code", None)
    fields: dict[str, Any] = {"type": type(error).__name__, "code": status, "message": str(error)}
    if isinstance(error, errors.OpenRouterError):
        if error.generation_id is not None:
            fields["generation_id"] = error.generation_id
        if error.text:
            fields["text"] = error.text
    return fields


def read(line: bytes, *, thorough: bool) -> LineRecord | None:
    """Return what a line says, or None if it is not a complete line of an output.

    Args:
        line: The line. Only that of a complete line has a value of JSON, so that the last one needs no line break.
        thorough: Parse the whole line. Otherwise only its ends are looked at if they are as `encode` writes them.
    """
    thorough = thorough or line[-1:] != b"\n" or line[-2:] == b"\r\n"
    for head in _HEADS:
        if line.startswith(head):
            start = len(head)
            middle = start + _HEX
            if not thorough and line.startswith(_COST, middle):
                try:
                    cost = line[middle + len(_COST) : line.index(b",", middle + len(_COST))]
                    return LineRecord(
                        bytes.fromhex(line[start:middle].decode("ascii")),
                        line.endswith(_SUCCESS),
                        None if cost == b"null" else float(cost),
                    )
                except ValueError:
                    pass
            break
    try:
        record = loads(line)
    except (ValueError, RecursionError):
        return None
    return _of_object(record)


def may_be_damaged(line: bytes) -> bool:
    """Return whether a crash can have left this: the beginning of a line, or a part that was never written."""
    return NEVER_WRITTEN in line or (line[-1:] != b"\n" and any(head.startswith(line[: len(head)]) for head in _HEADS))


def is_one_of_ours(line: bytes) -> bool:
    """Return whether a line begins as those of an output do, although it may be damaged."""
    return line.startswith(_HEADS)


def _of_object(record: Any) -> LineRecord | None:
    if not isinstance(record, dict):
        return None
    name = next((record[name] for name in KEY_NAMES.values() if str(record.get(name)).startswith("row_")), None)
    if not isinstance(name, str) or "error" not in record:
        return None
    try:
        key = bytes.fromhex(name.removeprefix("row_"))
    except ValueError:
        return None
    cost: Any = record.get("cost")
    known = isinstance(cost, int | float) and not isinstance(cost, bool)
    return LineRecord(key, record["error"] is None, float(cost) if known else None) if len(key) * 2 == _HEX else None


def columns_clash(columns: Mapping[str, Any]) -> list[str]:
    """Return the columns of an input that have the name of a column of the output."""
    return [name for name in RESULT_COLUMNS if name in columns and name != "custom_id"]
