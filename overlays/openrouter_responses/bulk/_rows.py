"""The rows of a job: what a record of the input asks for, and templates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define

from openrouter_responses_generated.api.responses.create_responses import OPERATION

if TYPE_CHECKING:
    from collections.abc import Callable

Shape: TypeAlias = Literal["batch", "columns"]
"""The shape of output lines: that of OpenAI's batch results, or the columns of the input with those of the result."""

WIRE_NAMES = {parameter.name: parameter.wire_name for parameter in OPERATION.properties}
"""The fields of a request: Python name to wire name."""

_FIELDS = {*WIRE_NAMES, *WIRE_NAMES.values()}
_RENAMED = {name: wire_name for name, wire_name in WIRE_NAMES.items() if name != wire_name}
_CUSTOM_ID, _BODY, _INPUT, _METHOD, _URL, _STREAM = "custom_id", "body", "input", "method", "url", "stream"


class RowError(ValueError):
    """A row cannot be sent: it is not JSON, or lacks something. The message names the row and what is wrong."""


@define
class Row:
    """A row of a job.

    Attributes:
        number: The number of the row in the input, from 1; 0 if it is not known.
        custom_id: The ID of the row, by which its output is found.
        body: The fields of its request, without the defaults of the job.
        columns: The columns of the input that the output repeats; None for rows that are requests.
        error: What is wrong with the row; None for a row that can be sent.
        key: The hash of its ID and its request with the defaults of the job, once it is known.
    """

    number: int
    custom_id: str
    body: dict[str, Any]
    columns: Mapping[str, Any] | None = None
    error: RowError | None = None
    key: bytes = b""

    @property
    def shape(self) -> Shape:
        """The shape of the output of the row, unless the job sets another one."""
        return "batch" if self.columns is None else "columns"


class RowReader:
    """Conversion of the records of an input to rows.

    Without a template, a record is a request: a text, `{custom_id, method, url, body}` as in OpenAI's batches, or
    `{custom_id, input, …}`. With a template, a record is a mapping of columns.

    Args:
        template: The `input` of the job, in which `{name}` is replaced with a column; None without one.
        id_column: The column that has the ID of a row. By default `custom_id`; rows without one are named `row-1`,
            `row-2` and so on.

    Raises:
        ValueError: The template has a placeholder that is not the name of a column, such as `{}`.
    """

    def __init__(self, template: Any = None, *, id_column: str | None = None) -> None:
        self._fill = None if template is None else compile_template(template)
        self._id_column = id_column or _CUSTOM_ID
        self._id_is_required = id_column is not None

    @property
    def has_columns(self) -> bool:
        """Whether records are mappings of columns."""
        return self._fill is not None

    def row(self, number: int, record: object) -> Row:
        """Return the row of a record. A record that cannot be sent is a row with an error."""
        if isinstance(record, RowError):
            return Row(number, f"row-{number}", {}, error=record)
        if isinstance(record, str) and self._fill is None:
            return Row(number, f"row-{number}", {_INPUT: record})
        if not isinstance(record, Mapping):
            return self._bad(number, None, f"it is {_kind(record)}; a row is a JSON object")
        given = record.get(self._id_column)
        if given is None and self._id_is_required:
            return self._bad(number, record, f"it has no column {self._id_column!r}, which id_column names")
        custom_id = f"row-{number}" if given is None else given if isinstance(given, str) else str(given)
        try:
            if self._fill is not None:
                return Row(number, custom_id, {_INPUT: self._fill(record)}, columns=record)
            return Row(number, custom_id, self._request(record))
        except RowError as error:
            columns = None if self._fill is None else record
            return Row(
                number, custom_id, {}, columns=columns, error=RowError(f"{row_name(number)} cannot be sent: {error}")
            )

    def _bad(self, number: int, record: Mapping[str, Any] | None, problem: str) -> Row:
        columns = None if self._fill is None else record or {}
        error = RowError(f"{row_name(number)} cannot be sent: {problem}")
        return Row(number, f"row-{number}", {}, columns=columns, error=error)

    def _request(self, record: Mapping[str, Any]) -> dict[str, Any]:
        if _BODY in record:
            return _of_batch(record)
        body = {name: value for name, value in record.items() if name != self._id_column}
        if _INPUT not in body:
            columns = ", ".join(body) or "none"
            raise RowError(
                f"it has neither input nor body (its columns: {columns}). Rows of columns need a template, "
                'such as input="Classify: {text}"'
            )
        for name in body:
            if name not in _FIELDS:
                raise RowError(f"a request has no field {name!r}; for rows of columns pass a template as input")
        return _with_wire_names(body)


def row_name(number: int) -> str:
    """Return how a message names a row."""
    return f"Row {number}" if number else "The row"


def _of_batch(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request of a row in the shape of OpenAI's batches."""
    body = record[_BODY]
    if not isinstance(body, Mapping):
        raise RowError(f"its body is {_kind(body)}; it must be a JSON object")
    method, url = record.get(_METHOD, OPERATION.method), record.get(_URL, OPERATION.path)
    if method != OPERATION.method:
        raise RowError(f"its method is {method!r}; it must be {OPERATION.method!r}")
    if not isinstance(url, str) or not url.rstrip("/").endswith(OPERATION.path):
        raise RowError(f"its url is {url!r}; only /v1{OPERATION.path} can be sent")
    return _with_wire_names(body)


def _with_wire_names(body: Mapping[str, Any]) -> dict[str, Any]:
    fields = {_RENAMED.get(name, name): value for name, value in body.items()} if _RENAMED else dict(body)
    fields.pop(_STREAM, None)
    return fields


def compile_template(template: Any) -> Callable[[Mapping[str, Any]], Any]:
    """Return a function that fills the columns of a row into a template.

    Args:
        template: A text with placeholders such as `{text}`, or a list or mapping with such texts inside. Braces are
            doubled to stand for themselves.

    Raises:
        ValueError: A placeholder is not the name of a column.
    """
    if isinstance(template, str):
        return _compile_text(template)
    if isinstance(template, Mapping):
        members = {name: compile_template(value) for name, value in template.items()}
        return lambda columns: {name: fill(columns) for name, fill in members.items()}
    if isinstance(template, list | tuple):
        items = [compile_template(value) for value in template]
        return lambda columns: [fill(columns) for fill in items]
    return lambda _: template


def _compile_text(template: str) -> Callable[[Mapping[str, Any]], str]:
    from string import Formatter

    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise ValueError(f"input is not a valid template ({error}); braces in the text must be doubled") from None
    for _, name, spec, conversion in parts:
        if name is not None and (not name or spec or conversion):
            written = name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            raise ValueError(
                f"input has the placeholder {{{written}}}; a placeholder "
                "the name of a column, such as {text}, and braces in the text must be doubled"
            )

    def fill(columns: Mapping[str, Any]) -> str:
        texts: list[str] = []
        for text, name, _, _ in parts:
            texts.append(text)
            if name is not None:
                try:
                    value = columns[name]
                except KeyError:
                    known = ", ".join(map(str, columns)) or "none"
                    raise RowError(
                        f"it has no column {name!r}, which the template names (its columns: {known})"
                    ) from None
                texts.append(value if isinstance(value, str) else _as_text(value, name))
        return "".join(texts)

    return fill


def _as_text(value: object, column: str) -> str:
    """Return a column as text: JSON for what is not a text already, so that a model reads what the file has.

    Raises:
        RowError: It is binary, and not text.
    """
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            raise RowError(f"its column {column!r} has bytes that are not UTF-8") from None
    try:
        return json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        return str(value)


def _kind(value: object) -> str:
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    return {"dict": "an object", "list": "an array", "str": "a text"}.get(type(value).__name__, type(value).__name__)
