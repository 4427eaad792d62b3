"""`bulk`: the rows of a file, as `python -m openrouter_responses.bulk` sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openrouter_responses.bulk import __main__ as command_line
from openrouter_responses.cli import PROGRAM

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_PROGRAM = f"{PROGRAM} bulk"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    return command_line.parser(_PROGRAM)


def run(given: Sequence[str]) -> int:
    """Send the rows, and return the exit status."""
    return command_line.main(given, _PROGRAM)
