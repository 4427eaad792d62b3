"""The command `openrouter-responses`, also started as `python -m openrouter_responses`.

`main` finds the subcommand, whose module is loaded then. What each module does:

- `_ask`: `ask`, one prompt and its answer.
- `_chat`: `chat`, a conversation.
- `_models`: `models`, the models with their prices.
- `_generation`: `generation`, what a generation cost.
- `_serve`: `serve`, the embedded server.
- `_inspect`: `inspect`, the timeline of a recording or an event log.
- `_bulk`: `bulk`, many requests from a file.
- `_completion`: `completion`, scripts that complete the command in a shell.
- `_parser`: errors in the arguments as one line.
- `_options`: the options that several subcommands have, and the client that they describe.
- `_prompt`: prompt, standard input and attached files as the content of a message.
- `_output_schema`: the JSON schema that `--schema` names or describes.
- `_functions`: the Python functions that `--tool` names.
- `_approval`: asks whether a function may be called.
- `_saved`: the last conversation, as a file.
- `_answer`: shows the events of an answer, and what it cost.
- `_bill`: the cost of all calls, also of those that were stopped.
- `_screen`: the standard output and the standard error as places for text, reasoning and notes.
- `_rich_screen`: the same on a terminal, with rich.
- `_word_wrap`: text that arrives in pieces, wrapped at spaces.
- `_markdown`: text that arrives in pieces, as finished blocks of Markdown.
- `_failures`: the exit statuses, and errors as one line.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "openrouter-responses"

COMMANDS = {
    "ask": "send a prompt and show the answer",
    "chat": "hold a conversation",
    "bulk": "send the rows of a file, and write their results to another",
    "models": "list models with their prices",
    "generation": "show what a generation cost",
    "serve": "run a local server that behaves like the service",
    "inspect": "show a recording or an event log as a timeline",
    "completion": "print a script that completes this command in a shell",
}
"""The subcommands, each with the line of the help about it. `_ask` is the module of `ask`."""

_EPILOG = """\
The key is read from OPENROUTER_API_KEY. `openrouter-responses COMMAND --help` shows the options of a command.

examples:
  openrouter-responses ask "Why is the sky blue?"
  git diff | openrouter-responses ask "Review this change." -m openai/gpt-5
  openrouter-responses models claude --sort price
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status.

    Args:
        arguments: The arguments, without the name of the program; by default those of the process.
    """
    given = sys.argv[1:] if arguments is None else [*arguments]
    try:
        return _run(given)
    except (Exception, KeyboardInterrupt) as error:
        from openrouter_responses.cli import _failures

        return _failures.report(error, debug="--debug" in given)


def _run(given: Sequence[str]) -> int:
    if not given:
        _command_parser().print_help(sys.stderr)
        return 2
    if not given[0].startswith("-") and given[0] not in COMMANDS:
        raise _no_command(given[0])
    parsed = _command_parser().parse_args(given)
    status: int = import_module(f"{__name__}._{parsed.command}").run(parsed.arguments)
    sys.stdout.flush()  # here an end of the reader is handled as everywhere
    return status


def _no_command(word: str) -> Exception:
    """Return the exception for a word that is not a command: a misspelt one, or a prompt without `ask`."""
    from difflib import get_close_matches

    from openrouter_responses.cli._failures import CommandError

    shown = word if len(word) <= 40 else f"{word[:40]}..."
    for name in get_close_matches(word, COMMANDS, 1):
        return CommandError(f"{shown!r} is not a command. Did you mean {PROGRAM} {name}?")
    return CommandError(
        f'{shown!r} is not a command: use {", ".join(COMMANDS)}. A prompt follows ask: {PROGRAM} ask "Hello".'
    )


def _command_parser() -> argparse.ArgumentParser:
    from openrouter_responses.cli._parser import Parser

    commands = "\n".join(f"  {name:12} {summary}" for name, summary in COMMANDS.items())
    parser = Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [--version] COMMAND [ARGUMENTS]",
        description=f"Use OpenRouter's Responses API at a prompt.\n\ncommands:\n{commands}",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version")
    parser.add_argument("command", choices=[*COMMANDS], metavar="COMMAND", help=argparse.SUPPRESS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


class _Version(argparse.Action):
    # Reading the version takes time that other uses of the command do not need to spend.
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from openrouter_responses import __version__

        print(f"{PROGRAM} {__version__}")
        parser.exit()


__all__ = ["main"]
