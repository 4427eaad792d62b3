"""The exceptions: one for each error status that the API describes, and those for all other failures.

Every exception that the package raises about a request is an `OpenRouterError`; attributes that do not apply are None
or empty. Exceptions of httpx only appear as the `__cause__`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openrouter_responses_generated.errors as _generated
from openrouter_responses_generated.errors import *  # noqa: F403 - the statuses are listed once, there
from openrouter_responses_generated.errors import OpenRouterError

if TYPE_CHECKING:
    import httpx

    from openrouter_responses_generated.models import Batch, OpenResponsesResult


class MissingApiKeyError(OpenRouterError):
    """A request could not be sent because no API key is set."""


class ClientClosedError(OpenRouterError):
    """A request could not be sent, or was cut off, because the client was closed."""


class NoResponseError(OpenRouterError):
    """The server did not respond, or the request could not be sent."""


class ConnectionFailedError(NoResponseError):
    """The connection could not be opened, or broke before the response started."""


class TimedOutError(NoResponseError):
    """The connection or the response took longer than `timeout_ms` or `deadline_ms` allows."""


class BatchNotEndedError(TimedOutError):
    """A batch has not ended within the `deadline_ms` of `batches.wait`. The service goes on with it.

    Attributes:
        batch: The latest state of the batch; None if none was received.
    """

    def __init__(self, message: str, *, batch: Batch | None = None, **rest: Any) -> None:
        super().__init__(message, **rest)
        self.batch = batch


class ResponseValidationError(OpenRouterError):
    """The response is not valid: not a JSON object or an event stream, incomplete, or too large."""


class StreamInterruptedError(OpenRouterError):
    """A stream ended before the response was complete: the connection broke or closed, or no bytes arrived in time.

    `event_count`, `text` and `partial_response` have the data received so far.

    Attributes:
        items_complete: Whether every output item that the stream began was complete, and there was one. Then
            `partial_response` has the whole output, and only the terminal event is missing.
    """

    items_complete: bool = False


class ResponseFailedError(OpenRouterError):
    """The service started the response and then failed; raised by whatever returns the final response.

    `partial_response` is the failed response with its output so far; None if the service sent none.

    Attributes:
        error_type: OpenRouter's stable name of the reason, None if the service gave none.
    """

    def __init__(
        self,
        message: str,
        *,
        partial_response: OpenResponsesResult | None = None,
        error_type: str | None = None,
        raw_response: httpx.Response | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(message, raw_response=raw_response, **rest)
        self.partial_response = partial_response
        self.error_type = error_type


class OutputIncompleteError(OpenRouterError):
    """The output of `parse` ends before its value does: at a limit of tokens, or at a content filter.

    `text` is the text received, `partial_response` the response.

    Attributes:
        reason: The reason in the response, such as `max_output_tokens` or `content_filter`; None without one.
        partial: The beginning of the value as plain JSON; None if it has not begun.
    """

    def __init__(self, message: str, *, reason: str | None = None, partial: Any = None, **rest: Any) -> None:
        super().__init__(message, **rest)
        self.reason = reason
        self.partial = partial


class OutputRefusedError(OpenRouterError):
    """The model declined to give the output that `parse` asked for. `partial_response` is the response.

    Attributes:
        refusal: The model's explanation.
    """

    def __init__(self, message: str, *, refusal: str = "", **rest: Any) -> None:
        super().__init__(message, **rest)
        self.refusal = refusal


class OutputInvalidError(OpenRouterError):
    """The output of `parse` is complete, but is not a value of the type.

    `text` is the text received, `partial_response` the response, with the usage of all attempts.

    Attributes:
        path: The JSON path of the invalid part, such as `$.items[0].price`; `$` for text that is not JSON.
    """

    def __init__(self, message: str, *, path: str = "$", **rest: Any) -> None:
        super().__init__(message, **rest)
        self.path = path


class NotStrictWarning(UserWarning):
    """A type prevents strict mode, so that the model may write something that does not fit it.

    The message names the part of the type. The warning is issued once per type.
    """


class UnknownFieldWarning(UserWarning):
    """A dict in a request has a field that this version does not know and that is probably misspelt.

    The field is sent unchanged. The warning is issued for the line that called `send`.
    """


__all__ = [
    "BatchNotEndedError",
    "ClientClosedError",
    "ConnectionFailedError",
    "MissingApiKeyError",
    "NoResponseError",
    "NotStrictWarning",
    "OutputIncompleteError",
    "OutputInvalidError",
    "OutputRefusedError",
    "ResponseFailedError",
    "ResponseValidationError",
    "StreamInterruptedError",
    "TimedOutError",
    "UnknownFieldWarning",
]
__all__ += _generated.__all__

# Tracebacks and pickles name the public module.
for _name in _generated.__all__:
    if isinstance(_class := getattr(_generated, _name), type):
        _class.__module__ = __name__
