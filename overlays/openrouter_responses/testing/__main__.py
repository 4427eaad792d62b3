"""Runs the embedded server from a command line: `python -m openrouter_responses.testing`."""

import argparse
import logging
import signal
import sys
from time import sleep

from openrouter_responses.testing import _scenarios
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
            print(f"Listening on {server.url} (Ctrl-C ends it)", flush=True)
            while True:
                sleep(3600)
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"Cannot listen on {arguments.host}:{arguments.port}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    names = "\n".join(f"  {name:24} {line}" for name, line in _scenarios.descriptions())
    parser = argparse.ArgumentParser(
        prog="python -m openrouter_responses.testing",
        description="Answer POST /responses on loopback as OpenRouter does. The model's name picks what is played.",
        epilog=f"models (every other name plays test/echo):\n{names}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each event (default: %(default)s)")
    parser.add_argument("--chunk-size", type=int, help="cut streams into pieces of this many bytes")
    return parser


if __name__ == "__main__":
    sys.exit(main())
