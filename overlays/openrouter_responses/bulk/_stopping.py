"""Errors that end a job, because every further request would receive them as well."""

from __future__ import annotations

from openrouter_responses import errors
from openrouter_responses.bulk._backend import StopJobError

_STATUSES = (401, 402)
_ERRORS = (errors.MissingApiKeyError, errors.ClientClosedError)
_CONNECT_ERRORS = ("ConnectError", "ConnectTimeout")
"""The exceptions for this of every HTTP library that a client can have."""
_BAD_REQUEST = 400
_REQUEST_TIMEOUT = 408
_SERVER_ERROR = 500


def is_final(error: errors.OpenRouterError) -> bool:
    """Return whether an error is about the key, the credits or the client, and not about a request."""
    return error.status_code in _STATUSES or isinstance(error, _ERRORS)


def is_unreachable(error: errors.OpenRouterError) -> bool:
    """Return whether no connection could be opened. One that breaks may be broken by the row."""
    return type(error.__cause__).__name__ in _CONNECT_ERRORS


def stop_of(error: errors.OpenRouterError) -> StopJobError:
    """Return the end of a job because of an error."""
    if is_unreachable(error) and not is_final(error):
        return StopJobError(f"the server cannot be reached: {error}", error)
    return StopJobError(str(error), error)


def stop_of_submissions(error: errors.OpenRouterError) -> StopJobError | None:
    """Return the end of a job if every further submission would receive the error as well; None otherwise."""
    return stop_of(error) if is_final(error) or is_unreachable(error) else None


def is_refusal(error: errors.OpenRouterError) -> bool:
    """Return whether the service has certainly not accepted a submission."""
    if is_final(error) or is_unreachable(error):
        return True
    status = error.status_code
    return status is not None and _BAD_REQUEST <= status < _SERVER_ERROR and status != _REQUEST_TIMEOUT
