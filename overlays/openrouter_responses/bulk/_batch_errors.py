"""The meaning of an error of a request for batches for the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk._live import STOPPING_ERRORS, STOPPING_STATUSES, is_unreachable

if TYPE_CHECKING:
    from openrouter_responses import errors

_BAD_REQUEST = 400
_REQUEST_TIMEOUT = 408
_SERVER_ERROR = 500


def is_refusal(error: errors.OpenRouterError) -> bool:
    """Return whether the service has certainly not accepted a submission."""
    status = error.status_code
    if isinstance(error, STOPPING_ERRORS) or is_unreachable(error):
        return True
    return status is not None and _BAD_REQUEST <= status < _SERVER_ERROR and status != _REQUEST_TIMEOUT


def stop_of_submissions(error: errors.OpenRouterError) -> StopJobError | None:
    """Return the end of a job if every further submission would receive the error as well; None otherwise."""
    if error.status_code in STOPPING_STATUSES or isinstance(error, STOPPING_ERRORS) or is_unreachable(error):
        return stop_of(error)
    return None


def stop_of(error: errors.OpenRouterError) -> StopJobError:
    """Return the end of a job whose batches cannot be asked for."""
    if is_unreachable(error):
        return StopJobError(f"the server cannot be reached: {error}", error)
    return StopJobError(str(error), error)
