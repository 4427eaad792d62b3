"""`serve`: the embedded server, as `python -m openrouter_responses.testing` runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openrouter_responses.cli import PROGRAM
from openrouter_responses.testing import __main__ as command_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    return command_line.parser(f"{PROGRAM} serve")


def run(given: Sequence[str]) -> int:
    """Serve until interrupted, and return the exit status."""
    return command_line.serve(parser().parse_args(given))
