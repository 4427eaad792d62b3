"""The options that several subcommands have, and the client that they describe."""

from __future__ import annotations

import argparse
import logging
import sys
import warnings
from typing import TYPE_CHECKING, Any

from openrouter_responses.cli import PROGRAM
from openrouter_responses.cli._parser import Parser

if TYPE_CHECKING:
    from openrouter_responses import OpenRouter
    from openrouter_responses.cli._bill import Bill


def new_parser(command: str, description: str, *, epilog: str | None = None) -> argparse.ArgumentParser:
    """Return a parser of the arguments of a subcommand, with the option `--debug`."""
    parser = Parser(
        prog=f"{PROGRAM} {command}",
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--debug", action="store_true", help="show requests, responses and tracebacks")
    return parser


def add_client_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a subcommand that sends requests."""
    parser.add_argument(
        "--server-url", metavar="URL", help="the server (default: OPENROUTER_BASE_URL, or else OpenRouter's own)"
    )
    parser.add_argument(
        "--timeout", type=seconds, metavar="SECONDS", help="maximum time to connect and between two bytes"
    )
    parser.add_argument(
        "--max-response-bytes",
        type=byte_count,
        metavar="BYTES",
        help="maximum size of a response that is not streamed (default: 256 MB)",
    )


def seconds(text: str) -> float:
    """Return a positive number of seconds."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not value > 0:
        raise argparse.ArgumentTypeError(f"must be a positive number of seconds, such as 30, not {text!r}")
    return value


def positive(text: str) -> int:
    """Return a whole number above zero."""
    return _above_zero(text, "a whole number above 0, such as 10")


def byte_count(text: str) -> int:
    """Return a number of bytes above zero."""
    return _above_zero(text, "a number of bytes above 0, such as 500000000")


def _above_zero(text: str, expected: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"must be {expected}, not {text!r}")
    return int(text)


def new_client(arguments: argparse.Namespace, bill: Bill | None = None) -> OpenRouter:
    """Return the client that the options describe, whose calls a bill observes."""
    from openrouter_responses import OpenRouter

    # The bill notes retries. Python shows what the package logs only if nobody handles it.
    logging.getLogger("openrouter_responses").addHandler(logging.NullHandler())
    if not arguments.debug:
        warnings.showwarning = _note_warning
    return OpenRouter(
        server_url=arguments.server_url,
        timeout_ms=None if arguments.timeout is None else arguments.timeout * 1000,
        max_response_bytes=arguments.max_response_bytes,
        observers=None if bill is None else [bill],
        debug_logger=_StandardError() if arguments.debug else None,
    )


def _note_warning(message: Warning | str, *_: object, **__: object) -> None:
    """Show a warning without the line of code that caused it."""
    from openrouter_responses.cli._screen import print_note

    print_note(f"Warning: {' '.join(str(message).split())}")


class _StandardError:
    """A debug logger that writes lines to the standard error."""

    def debug(self, msg: str, *args: Any) -> None:
        print(msg % args if args else msg, file=sys.stderr)
