"""The command line of the embedded server: `python -m openrouter_responses.testing`."""

import argparse
import errno
import logging
import signal
import sys
import traceback
from collections.abc import Callable
from time import sleep
from typing import TypeVar

from openrouter_responses.testing import _model_names
from openrouter_responses.testing._server import ResponsesServer

Number = TypeVar("Number", int, float)


def main() -> int:
    """Serve until interrupted."""
    return serve(parser("python -m openrouter_responses.testing").parse_args())


def serve(arguments: argparse.Namespace) -> int:
    """Serve as the arguments of `parser` say, until interrupted, and return the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if arguments.debug:
        logging.getLogger("openrouter_responses.testing").setLevel(logging.DEBUG)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = ResponsesServer(
        host=arguments.host,
        port=arguments.port,
        delay=arguments.delay,
        chunk_size=arguments.chunk_size,
        strict=arguments.strict,
        batch_seconds=arguments.batch_seconds,
    )
    try:
        with server:
            print(f"Listening on {server.url} (press Ctrl-C to stop)")
            print(f"Clients: export OPENROUTER_BASE_URL={server.url} OPENROUTER_API_KEY=any-key", flush=True)
            while True:
                sleep(3600)
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        if arguments.debug:
            traceback.print_exception(error)
        advice = " Choose another --port, or leave it out." if error.errno == errno.EADDRINUSE else ""
        print(f"Cannot listen on {arguments.host}:{arguments.port}: {error.strerror}.{advice}", file=sys.stderr)
        return 1


def parser(program: str) -> argparse.ArgumentParser:
    """Return the parser of the arguments.

    Args:
        program: The name of the command that the help shows.
    """
    models = "\n".join(f"  {name:24} {summary}" for name, summary in _model_names.summaries())
    parser = argparse.ArgumentParser(
        prog=program,
        description="Run a local server that responds as OpenRouter does to requests for responses, models, "
        "generations and batches. The requested model selects the server's behavior.",
        epilog=f"models (every name without the prefix test/ behaves like test/echo):\n{models}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=_number(int, 0, 65_535), default=0, help="port to listen on (default: any free port)"
    )
    parser.add_argument(
        "--delay",
        type=_number(float, 0, 3_600),
        default=0.0,
        metavar="SECONDS",
        help="time before each event (default: %(default)s)",
    )
    parser.add_argument(
        "--chunk-size",
        type=_number(int, 1, 1_000_000_000),
        metavar="BYTES",
        help="split streams into chunks of this size",
    )
    parser.add_argument(
        "--strict",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="refuse requests that do not fit the description of the API (default: --strict)",
    )
    parser.add_argument(
        "--batch-seconds",
        type=_number(float, 0, 1_000_000),
        metavar="SECONDS",
        help="time that a batch takes (default: one status further with each request for it)",
    )
    parser.add_argument("--debug", action="store_true", help="show requests, responses and tracebacks")
    return parser


def _number(kind: Callable[[str], Number], low: Number, high: Number) -> Callable[[str], Number]:
    def parse(text: str) -> Number:
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            raise argparse.ArgumentTypeError(f"must be a number between {low} and {high}, not {text!r}")
        return value

    return parse


if __name__ == "__main__":
    sys.exit(main())
