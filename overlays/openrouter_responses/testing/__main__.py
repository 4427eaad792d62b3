"""The command line of the embedded server: `python -m openrouter_responses.testing`."""

import argparse
import logging
import signal
import sys
from time import sleep

from openrouter_responses.testing import _model_names
from openrouter_responses.testing._server import ResponsesServer


def main() -> int:
    """Serve until interrupted."""
    arguments = _parser().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = ResponsesServer(
        host=arguments.host, port=arguments.port, delay=arguments.delay, chunk_size=arguments.chunk_size
    )
    try:
        with server:
            print(f"Listening on {server.url} (press Ctrl-C to stop)", flush=True)
            while True:
                sleep(3600)
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"Cannot listen on {arguments.host}:{arguments.port}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    models = "\n".join(f"  {name:24} {summary}" for name, summary in _model_names.summaries())
    parser = argparse.ArgumentParser(
        prog="python -m openrouter_responses.testing",
        description="Run a local server that responds to POST /responses as OpenRouter does. "
        "The requested model selects the server's behavior.",
        epilog=f"models (every name without the prefix test/ behaves like test/echo):\n{models}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=0, help="port to listen on (default: any free port)")
    parser.add_argument("--delay", type=_seconds, default=0.0, help="seconds before each event (default: %(default)s)")
    parser.add_argument(
        "--chunk-size", type=_chunk_size, metavar="BYTES", help="split streams into chunks of this size"
    )
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("must be between 0 and 65535")
    return port


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds <= 3600:
        raise argparse.ArgumentTypeError("must be between 0 and 3600")
    return seconds


def _chunk_size(text: str) -> int:
    size = int(text)
    if size < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return size


if __name__ == "__main__":
    sys.exit(main())
