"""The requests of a job: the defaults for every row, the body and the key of a row, and the value in its response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses.bulk._done import key_of
from openrouter_responses.bulk._json import canonical
from openrouter_responses.bulk._rows import WIRE_NAMES, RowError, row_name
from openrouter_responses.json_value import to_json_value
from openrouter_responses_generated.api.responses.create_responses import OPERATION

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from openrouter_responses.bulk._rows import Row
    from openrouter_responses.result import ResponseResult
    from openrouter_responses.structured import CompiledType

_HEADERS = {parameter.name for parameter in OPERATION.parameters}
_INPUT, _TEXT, _STREAM = "input", "text", "stream"
_REFUSED_OPTIONS = {
    "retries": "a job decides itself when a row is sent again; pass max_retries",
    "extra_body": "pass the fields of extra_body in the rows",
    "stream": "a job writes complete responses",
}
_OPTIONS = ("server_url", "timeout_ms", "deadline_ms", "http_headers", "max_retries")

_OF_JOBS = (
    "via", "fallback", "poll", "max_batches", "concurrency", "max_cost", "requests_per_minute", "tokens_per_minute",
    "retry_failed", "id_column", "shape", "progress", "open_router", "text_format", "repairs",
)  # fmt: skip
"""The other arguments of a job, for messages."""


class Requests:
    """The requests of a job.

    Args:
        params: The arguments of `send` for every row. `input` is not one of the defaults: it is the template of rows.
        text_format: The type of the value in each response; None for responses without a type.
        repairs: How often a model is told what is wrong with an invalid value.

    Raises:
        TypeError: An argument is unknown, or has no JSON form.
        ValueError: `repairs` is not a number of attempts.
    """

    def __init__(self, params: Mapping[str, Any], *, text_format: object = None, repairs: int = 0) -> None:
        self.options: dict[str, Any] = {}
        """The options and headers of each call."""
        fields: dict[str, Any] = {}
        for name, value in params.items():
            if name in _REFUSED_OPTIONS:
                raise TypeError(f"bulk has no argument {name!r}: {_REFUSED_OPTIONS[name]}")
            if name in _OPTIONS or name in _HEADERS:
                self.options[name] = value
            elif name in WIRE_NAMES:
                if value is not None and name != _INPUT:
                    fields[WIRE_NAMES[name]] = to_json_value(value)
            else:
                raise TypeError(_unknown_argument(name))
        self.max_retries: int | None = self.options.pop("max_retries", None)
        self._compiled: CompiledType[Any] | None = None
        self._repairs = 0
        self._salt = b""
        if text_format is not None:
            from openrouter_responses.structured import check_repairs, compile_type, request_for

            self._compiled = compile_type(text_format)
            self._repairs = check_repairs(repairs)
            self._salt = canonical(self._compiled.text_format())
            request_for(self._compiled, fields)  # raises if the defaults set a format as well
        elif repairs:
            raise TypeError("repairs needs a text_format: only values of a type can be invalid")
        self._defaults = fields
        self._encoded_defaults = {name: b"%b:%b" % (name.encode(), canonical(value)) for name, value in fields.items()}

    @property
    def is_typed(self) -> bool:
        """Whether results have a value of the caller's type."""
        return self._compiled is not None

    @property
    def model(self) -> str | None:
        """The model of rows that name none."""
        return self._defaults.get("model")

    def key(self, row: Row) -> bytes:
        """Return the key of a row, a hash of its ID and of its request with the defaults."""
        encoded = {**self._encoded_defaults}
        for name, value in row.body.items():
            encoded[name] = b"%b:%b" % (name.encode("utf-8", "surrogatepass"), canonical(value))
        body = b",".join([encoded[name] for name in sorted(encoded)])
        return key_of(row.custom_id.encode("utf-8", "surrogatepass"), body, self._salt)

    def exchange(self, row: Row) -> Generator[dict[str, Any], ResponseResult, ResponseResult]:
        """Yield the requests of a row, be sent their results, and return the final result.

        Raises:
            RowError: The row cannot be sent.
            OpenRouterError: The output of the last response is not a value of the type.
        """
        body = {**self._defaults, **row.body}
        if self._compiled is None:
            result = yield body
            return result
        from openrouter_responses.structured import exchange

        try:
            steps = exchange(self._compiled, body, self._repairs)
            request = next(steps)
        except TypeError as error:
            raise RowError(f"{row_name(row.number)} cannot be sent: {error}") from None
        while True:
            result = yield request
            try:
                request = steps.send(result)
            except StopIteration as stop:
                parsed: ResponseResult = stop.value
                return parsed

    def request(self, row: Row) -> dict[str, Any]:
        """Return the request of a row.

        Raises:
            RowError: The row cannot be sent.
        """
        return next(self.exchange(row))

    def result(self, response: ResponseResult) -> ResponseResult:
        """Return the result of a row from its response, without a repair.

        Raises:
            OpenRouterError: The output is not a value of the type.
        """
        if self._compiled is None:
            return response
        from openrouter_responses.structured import ParsedResult, value_of

        return ParsedResult.of_value(response, value_of(response, self._compiled), ())


def _unknown_argument(name: str) -> str:
    from difflib import get_close_matches

    near = next(iter(get_close_matches(name, [*_OF_JOBS, *WIRE_NAMES, *_OPTIONS, *_HEADERS], n=1)), None)
    return f"bulk has no argument {name!r}" + (f"; did you mean {near}?" if near else "")
