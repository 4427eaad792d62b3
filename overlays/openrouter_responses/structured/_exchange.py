"""The exchange with the model that ends in a value of the type: the request, the reading of results, and repairs.

No I/O: a generator yields requests and is sent results, so that the blocking and the asynchronous side share it.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from openrouter_responses import errors, models
from openrouter_responses.structured._partial import partial_value
from openrouter_responses.structured._result import ParsedResult
from openrouter_responses.structured._schema import CompiledType, InvalidValueError
from openrouter_responses.usage import total_usage

if TYPE_CHECKING:
    from openrouter_responses.result import ResponseResult

T = TypeVar("T")

Exchange: TypeAlias = Generator[dict[str, Any], "ResponseResult", ParsedResult[T]]
"""Yields the arguments of `send`, is sent the result, and returns the parsed result."""

_TEXT, _PROVIDER, _INPUT = "text", "provider", "input"
_REQUIRE_PARAMETERS = "require_parameters"


def exchange(compiled: CompiledType[T], params: Mapping[str, Any], repairs: int) -> Exchange[T]:
    """Send a request and, while the value is invalid, what is wrong with it, up to `repairs` times.

    Raises:
        OutputIncompleteError: The output is cut off.
        OutputRefusedError: The model declined.
        OutputInvalidError: The output of the last attempt does not fit the type.
    """
    request = request_for(compiled, params)
    rejected: list[ResponseResult] = []
    while True:
        result = yield request
        if rejected:
            # The usage of the last rejected result already is the sum up to it.
            usage = total_usage([rejected[-1].usage, result.usage])
            if usage is not None:
                result.usage = usage
        try:
            return ParsedResult.of_value(result, value_of(result, compiled), tuple(rejected))
        except errors.OutputInvalidError as error:
            if len(rejected) == repairs or not error.text:
                raise
            request = {**request, _INPUT: [*_items(request.get(_INPUT)), *result.output, repair_message(error)]}
            rejected.append(result)


def request_for(compiled: CompiledType[Any], params: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of `send` that ask for a value of the type.

    Raises:
        TypeError: The arguments already set the format of the text.
    """
    text = _fields(params.get(_TEXT), _TEXT)
    if text.get("format") or text.get("format_"):
        raise TypeError("text has a format, which text_format sets: pass one of them")
    text.pop("format_", None)
    provider = _fields(params.get(_PROVIDER), _PROVIDER)
    return {
        **params,
        _INPUT: _materialized(params.get(_INPUT)),
        _TEXT: {**text, "format": compiled.text_format()},
        # Otherwise the request may go to a provider that ignores the schema.
        _PROVIDER: {_REQUIRE_PARAMETERS: True, **provider},
    }


def value_of(result: ResponseResult, compiled: CompiledType[T]) -> T:
    """Return the value in a result.

    Raises:
        OutputIncompleteError: The output is cut off.
        OutputRefusedError: The model declined.
        OutputInvalidError: The output does not fit the type.
    """
    refusal, text = result.refusal, output_text(result)
    if refusal is not None:
        raise _about(result, text, errors.OutputRefusedError(f"The model declined: {refusal}", refusal=refusal))
    if result.status == "incomplete":
        raise _incomplete(result, text, compiled)
    if not text:
        kinds = ", ".join(sorted({str(item.type) for item in result.output})) or "nothing"
        message = f"The response has no text for {compiled.name}; it consists of {kinds}."
        raise _about(result, text, errors.OutputInvalidError(message))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        invalid = errors.OutputInvalidError(f"The output is not JSON: {error}.")
        raise _about(result, text, invalid) from None
    try:
        return compiled.decode(value)
    except InvalidValueError as error:
        invalid = errors.OutputInvalidError(
            f"The output is not a valid {compiled.name}: at {error.path}: {error.reason}.", path=error.path
        )
        raise _about(result, text, invalid) from error


def output_text(result: ResponseResult) -> str:
    """Return the text of the last message: messages before it can be comments on the way to the value."""
    for item in reversed(result.output or []):
        content = item.content if isinstance(item, models.OutputMessageItem) else None
        parts = [part.text for part in content or () if isinstance(part, models.ResponseOutputText)]
        if any(parts):
            return "".join(parts)
    return result.output_text


def _fields(value: Any, name: str) -> dict[str, Any]:
    """Return the fields of an argument, which may be a dict, a model, or an object of the official SDK."""
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return dict(value)
    for method, options in (("to_dict", {}), ("model_dump", {"by_alias": True, "exclude_unset": True})):
        if hasattr(value, method):
            fields: Any = getattr(value, method)(**options)
            return dict(fields)
    raise TypeError(f"{name} must be a mapping or a model, not {type(value).__name__}")


def _materialized(value: Any) -> Any:
    """Return the input in a form that can be sent several times."""
    return value if value is None or isinstance(value, str | list) or not isinstance(value, Iterable) else list(value)


def _items(value: Any) -> list[Any]:
    if value is None:
        return []
    return [{"role": "user", "content": value}] if isinstance(value, str) else list(value)


def repair_message(error: errors.OutputInvalidError) -> dict[str, Any]:
    """Return the input item that tells the model what is wrong with its output."""
    return {"role": "user", "content": f"{error.message} Respond again, with the corrected JSON and nothing else."}


def _incomplete(result: ResponseResult, text: str, compiled: CompiledType[Any]) -> errors.OutputIncompleteError:
    reason = getattr(result.incomplete_details, "reason", None)
    reason = str(reason) if isinstance(reason, str) else None
    advice = {"max_output_tokens": " Increase max_output_tokens."}.get(reason or "", "")
    partial = compiled.unwrap_partial(partial_value(text))
    message = f"The output ends early ({reason or 'no reason given'}), after {len(text)} characters.{advice}"
    return _about(result, text, errors.OutputIncompleteError(message, reason=reason, partial=partial))


E = TypeVar("E", bound=errors.OpenRouterError)


def _about(result: ResponseResult, text: str, error: E) -> E:
    """Add the response to an error about its output."""
    error.text = text
    error.partial_response = result
    error.raw_response = result.raw_response
    error.generation_id = result.generation_id
    error.rate_limit = result.rate_limit
    if result.raw_response is not None:
        error.status_code = result.raw_response.status_code
    return error
