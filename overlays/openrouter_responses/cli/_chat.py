"""`chat`: a conversation, with commands such as `/undo`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openrouter_responses.cli import _ask, _options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from openrouter_responses import Conversation, OpenRouter
    from openrouter_responses.cli._bill import Bill

_COMMANDS = """\
/model [SLUG]   show or change the model
/undo           remove the last turn
/cost           show tokens and cost so far
/save FILE      write the conversation to a file, for Conversation.from_dict
/help           show this list
/quit           end, as Ctrl-D does"""
_MULTIPLE_LINES = '''\
A line that ends with a backslash continues in the next one. """ begins and ends a text of several lines.'''
_QUOTES = '"""'


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = _options.new_parser(
        "chat", "Hold a conversation.", epilog=f"commands:\n{_COMMANDS}\n\n{_MULTIPLE_LINES}\n"
    )
    _ask.add_question_options(parser)
    parser.add_argument(
        "-c", "--continue", dest="continues", action="store_true", help="continue the last conversation"
    )
    parser.add_argument("--no-save", action="store_true", help="do not store the conversation")
    _options.add_client_options(parser)
    return parser


def run(given: Sequence[str]) -> int:
    """Hold a conversation until the input ends, and return the exit status of the last turn."""
    arguments = parser().parse_args(given)
    from openrouter_responses import Conversation
    from openrouter_responses.cli import _bill, _saved
    from openrouter_responses.cli._screen import print_note

    saved = _saved.load() if arguments.continues else None
    fields = _ask.question_fields(arguments, {} if saved is None else saved["params"])
    bill = _bill.Bill(print_note)
    with _options.new_client(arguments, bill) as open_router:
        if saved is None:
            conversation = Conversation(open_router, **fields)
        else:
            conversation = Conversation.from_dict(saved, open_router, **fields)
        return _Chat(open_router, conversation, bill, stores=not arguments.no_save).hold()


class _Chat:
    """A conversation at a prompt."""

    def __init__(self, open_router: OpenRouter, conversation: Conversation, bill: Bill, *, stores: bool) -> None:
        self._open_router = open_router
        self._conversation = conversation
        self._bill = bill
        self._stores = stores
        self._is_at_terminal = sys.stdin.isatty()
        self._earlier: list[list[Any]] = []
        self._status = 0

    def hold(self) -> int:
        """Read and carry out turns and commands until the input ends."""
        if self._is_at_terminal:
            import readline  # noqa: F401 - gives `input` editing and a history

            self._note("/help lists the commands, Ctrl-D ends.")
        while True:
            try:
                text = self._read()
            except EOFError:
                if self._is_at_terminal:
                    self._note("")  # the shell continues in a line of its own
                return self._status
            except KeyboardInterrupt:
                self._note("\n(Ctrl-D ends.)")
                continue
            if text == "/quit":
                return self._status
            if text.startswith("/"):
                self._carry_out(text)
            elif text.strip():
                self._status = self._take_turn(text)

    def _read(self) -> str:
        """Return a line, or several if the first says so.

        Raises:
            EOFError: The input has ended.
        """
        line = self._line("> ")
        if line.startswith(_QUOTES):
            lines = [line.removeprefix(_QUOTES)]
            while not lines[-1].endswith(_QUOTES) or (len(lines) == 1 and not lines[0]):
                lines.append(self._line("| "))
            return "\n".join(lines).removesuffix(_QUOTES).strip("\n")
        while line.endswith("\\"):
            line = f"{line[:-1]}\n{self._line('| ')}"
        return line

    def _line(self, prompt: str) -> str:
        if self._is_at_terminal:
            return input(prompt)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\n")

    def _take_turn(self, text: str) -> int:
        """Send a turn and show its answer. A failure leaves the conversation as it was."""
        from openrouter_responses.cli import _answer, _failures

        before = [*self._conversation.history]
        began = time.monotonic()
        try:
            result = _answer.result_of(self._answered(text))
        except KeyboardInterrupt:
            _failures.erase_interrupt_mark()
            costs = self._bill.look_up_stopped(self._open_router)
            self._bill.stopped.clear()
            self._note(f"Stopped. {costs}".rstrip())
            return _failures.Status.INTERRUPTED
        except Exception as error:
            return _failures.report(error, debug=False)
        self._earlier.append(before)
        self._note(f"[{_answer.facts(result)}, {time.monotonic() - began:.1f} s]")
        self._store()
        return 0

    def _answered(self, text: str) -> Any:
        from openrouter_responses.cli import _answer, _approval

        run = self._conversation.run(text)
        _answer.show(run)
        while run.pending:
            run = self._conversation.run(state=run.state, decisions=_approval.decisions_on(run.pending))
            _answer.show(run)
        return run

    def _carry_out(self, line: str) -> None:
        name, _, argument = line[1:].partition(" ")
        argument = argument.strip()
        if name == "model":
            if argument:
                self._conversation.defaults["model"] = argument
            self._note(f"Model: {self._conversation.defaults.get('model', 'the default of the account')}")
        elif name == "undo":
            self._undo()
        elif name == "cost":
            self._note(str(self._conversation).partition("\n")[0])
        elif name == "save":
            self._save_as(argument)
        elif name == "help":
            self._note(f"{_COMMANDS}\n{_MULTIPLE_LINES}")
        else:
            self._note(f"/{name} is not a command: /help lists them. Begin a message with a space to send it.")

    def _undo(self) -> None:
        if not self._earlier:
            self._note("There is no turn to undo.")
            return
        # The usage stays: what is removed from the history was paid for.
        self._conversation.history = self._earlier.pop()
        self._store()
        self._note("Removed the last turn.")

    def _save_as(self, name: str) -> None:
        from openrouter_responses.cli import _saved

        if not name:
            self._note("/save needs a file: write for example /save talk.json.")
            return
        if not Path(name).parent.is_dir():
            self._note(f"{name} cannot be written: there is no folder {Path(name).parent}.")
            return
        try:
            _saved.save(self._conversation.to_dict(), Path(name))
        except OSError as error:
            self._note(f"{name} cannot be written: {error.strerror}.")
        else:
            self._note(f"Saved {name}.")

    def _store(self) -> None:
        from openrouter_responses.cli import _saved

        if self._stores:
            _saved.store(self._conversation.to_dict())

    def _note(self, text: str) -> None:
        from openrouter_responses.cli._screen import print_note

        print_note(text)
