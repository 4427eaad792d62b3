"""The exit statuses of the command, and errors as one line on the standard error."""

from __future__ import annotations

import os
import sys
import traceback
from enum import IntEnum

from openrouter_responses import errors


class Status(IntEnum):
    """The exit statuses."""

    DONE = 0
    FAILED = 1
    """A failure of no other kind, such as an error in a function of `--tool`."""
    USAGE = 2
    """An option, a file or a value that cannot be used. Nothing was sent."""
    KEY = 3
    """The API key is missing or invalid, or is not allowed to do this."""
    CREDITS = 4
    """The account has insufficient credits."""
    REQUEST = 5
    """The service refused the request: an unknown model, an invalid parameter, too much input."""
    RATE_LIMIT = 6
    """Too many requests."""
    SERVICE = 7
    """The service or a provider failed, or sent a response that is not valid."""
    CONNECTION = 8
    """The service could not be reached, or did not respond in time."""
    INCOMPLETE = 9
    """The answer is incomplete: it reached a limit of tokens or a content filter, or the connection broke."""
    REFUSED = 10
    """The model declined, or its output does not fit the schema."""
    INTERRUPTED = 130
    """Ctrl-C. The value is that of a shell for a program that SIGINT ended."""
    BROKEN_PIPE = 141
    """The reader of the output has ended. The value is that of a shell for a program that SIGPIPE ended."""


_STATUS_OF: dict[type[errors.OpenRouterError], Status] = {
    errors.MissingApiKeyError: Status.KEY,
    errors.UnauthorizedResponseError: Status.KEY,
    errors.ForbiddenResponseError: Status.KEY,
    errors.PaymentRequiredResponseError: Status.CREDITS,
    errors.TooManyRequestsResponseError: Status.RATE_LIMIT,
    errors.RequestTimeoutResponseError: Status.SERVICE,
    errors.StreamInterruptedError: Status.INCOMPLETE,
    errors.OutputIncompleteError: Status.INCOMPLETE,
    errors.OutputRefusedError: Status.REFUSED,
    errors.OutputInvalidError: Status.REFUSED,
    errors.ResponseFailedError: Status.SERVICE,
    errors.ResponseValidationError: Status.SERVICE,
    errors.NoResponseError: Status.CONNECTION,
}


_IN_A_COMMAND = {
    ", which is api_key or, without it, OPENROUTER_API_KEY": " in OPENROUTER_API_KEY",
    "server_url": "--server-url",
    "OpenRouter(max_response_bytes=…)": "--max-response-bytes",
    " The exception has the text so far.": "",
}
"""Parts of messages for programs, and their equivalents for a command."""
_ADVICE: dict[type[errors.OpenRouterError], str] = {
    errors.ConnectionFailedError: "Check the network and --server-url.",
    errors.StreamInterruptedError: "Ask again, or use what was received.",
}
"""Advice for failures whose messages give none, because a program decides there."""


class CommandError(Exception):
    """A failure of the command itself, such as a file that does not exist.

    Attributes:
        status: The exit status.
    """

    def __init__(self, message: str, status: Status = Status.USAGE) -> None:
        super().__init__(message)
        self.status = status


def report(error: BaseException, *, debug: bool) -> int:
    """Show an error as one line, or with its traceback, and return the exit status."""
    if isinstance(error, BrokenPipeError):
        # Python would complain about the rest of the output at its end.
        discard_output()
        return Status.BROKEN_PIPE
    if debug:
        traceback.print_exception(error)
    if isinstance(error, KeyboardInterrupt):
        erase_interrupt_mark()
        _say("Stopped.")
        return Status.INTERRUPTED
    _say(_sentence(error, debug=debug))
    return status_of(error)


def discard_output() -> None:
    """Discard the rest of the standard output, whose reader has ended."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def erase_interrupt_mark() -> None:
    """Remove the `^C` that a terminal has written where the cursor was."""
    if sys.stderr.isatty():
        print("\n" if os.environ.get("TERM") == "dumb" else "\r\x1b[K", end="", file=sys.stderr, flush=True)


def status_of(error: BaseException) -> Status:
    """Return the exit status for an error."""
    if isinstance(error, CommandError):
        return error.status
    for kind, status in _STATUS_OF.items():
        if isinstance(error, kind):
            return status
    if isinstance(error, errors.OpenRouterError):
        refused = error.status_code is not None and 400 <= error.status_code < 500
        return Status.REQUEST if refused else Status.SERVICE
    # The package refuses arguments with these before it sends anything, or needs an extra.
    return Status.USAGE if isinstance(error, TypeError | ValueError | ImportError) else Status.FAILED


def _sentence(error: BaseException, *, debug: bool) -> str:
    if isinstance(error, errors.MissingApiKeyError):
        return "No API key is set. Set OPENROUTER_API_KEY to your key."
    if isinstance(error, errors.OpenRouterError | ImportError | TypeError | ValueError):
        message = str(error)
        for said, meant in _IN_A_COMMAND.items():
            message = message.replace(said, meant)
        advice = [text for kind, text in _ADVICE.items() if isinstance(error, kind)]
        return " ".join([message, *advice])
    if isinstance(error, CommandError | OSError):
        return str(error)
    hint = "" if debug else " (--debug shows the traceback)"
    return f"{type(error).__name__}: {error}{hint}"


def _say(sentence: str) -> None:
    from openrouter_responses.display import printable

    print(f"openrouter-responses: {printable(' '.join(sentence.split()))}", file=sys.stderr)
