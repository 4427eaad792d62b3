"""`Parser`: arguments of the command, whose errors are one line that says what to do."""

from __future__ import annotations

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """A parser without the usage above an error, and with the option that was probably meant."""

    def error(self, message: str) -> NoReturn:
        """End the process with an error of usage."""
        self.exit(2, f"{self.prog}: {message}.{self._hint(message)} See `{self.prog} --help`.\n")

    def _hint(self, message: str) -> str:
        from difflib import get_close_matches

        words = message.partition("unrecognized arguments: ")[2].split()
        for word in (each.partition("=")[0] for each in words if each.startswith("--")):
            for option in get_close_matches(word, self._option_string_actions, 1):
                return f" Did you mean {option} instead of {word}?"
        return ""
