"""The exceptions: one a described status, and those that no answer of the service stands for.

Everything the package raises on purpose about a request is an `OpenRouterError`, whose attributes are None or empty
where they make no sense. Exceptions of httpx are only ever the `__cause__`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openrouter_responses_generated.errors as _generated
from openrouter_responses_generated.errors import *  # noqa: F403 - which statuses there are is said once, there
from openrouter_responses_generated.errors import OpenRouterError

if TYPE_CHECKING:
    import httpx

    from openrouter_responses_generated.models import OpenResponsesResult


class MissingApiKeyError(OpenRouterError):
    """A request was to be sent, and no API key is known."""


class ClientClosedError(OpenRouterError):
    """A request was to be sent by a client that was closed before."""


class NoResponseError(OpenRouterError):
    """The server gave no answer."""


class ConnectionFailedError(NoResponseError):
    """The connection could not be made, or broke before the answer began."""


class TimedOutError(NoResponseError):
    """The connection, or the answer, did not come within the time that `timeout_ms` allows."""


class ResponseValidationError(OpenRouterError):
    """The answer is not what was promised: no JSON object, no event stream, cut short, or too large."""


class StreamInterruptedError(OpenRouterError):
    """A stream ended before the response did: it was cut, the connection broke, or no more bytes came in time.

    `event_count`, `text` and `response` hold what had come.
    """


class ResponseFailedError(OpenRouterError):
    """The service began to answer and then gave up; raised where a final response is asked for.

    `response` is the failed response, with what had been produced; None if the service sent none.

    Attributes:
        error_type: OpenRouter's stable name of the reason, None if the service gave none.
    """

    def __init__(
        self,
        message: str,
        *,
        response: OpenResponsesResult | None = None,
        error_type: str | None = None,
        raw_response: httpx.Response | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(message, raw_response=raw_response, **rest)
        self.response = response
        self.error_type = error_type


class UnknownFieldWarning(UserWarning):
    """A dict in a request has a field that this version does not know, and that is probably misspelt.

    The field is sent as it is. The warning is issued for the line that called `send`.
    """


__all__ = [
    "ClientClosedError",
    "ConnectionFailedError",
    "MissingApiKeyError",
    "NoResponseError",
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
