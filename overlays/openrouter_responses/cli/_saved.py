"""The last conversation as a file, which `--continue` continues.

The file has the form of `Conversation.to_dict`, so that `Conversation.from_dict` reads it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openrouter_responses.cli._failures import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
FOLDER = "openrouter-responses"
FILE = "last-conversation.json"


def path() -> Path:
    """Return the path of the file, in the state folder of the XDG Base Directory Specification."""
    state = os.environ.get("XDG_STATE_HOME", "")
    folder = Path(state) if Path(state).is_absolute() else Path.home() / ".local" / "state"
    return folder / FOLDER / FILE


def load() -> dict[str, Any]:
    """Return the last conversation.

    Raises:
        CommandError: There is none, or its file cannot be read.
    """
    file = path()
    try:
        saved = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CommandError("There is no conversation to continue: ask without --continue first.") from None
    except (OSError, ValueError) as error:
        raise CommandError(f"{file} cannot be read ({error}): ask without --continue to begin anew.") from None
    if not isinstance(saved, dict) or saved.get("version") != VERSION or not isinstance(saved.get("history"), list):
        raise CommandError(f"{file} is not a conversation of this version: ask without --continue to begin anew.")
    return saved


def store(conversation: Mapping[str, Any]) -> None:
    """Write the last conversation. A failure is noted, and has no other effect."""
    from openrouter_responses.cli._screen import print_note

    try:
        save(conversation, path())
    except OSError as error:
        print_note(f"The conversation cannot be stored in {path()}: {error.strerror}.")


def save(conversation: Mapping[str, Any], file: Path) -> None:
    """Write a conversation, whole or not at all, into a file that only its owner can read.

    Raises:
        OSError: It cannot be written.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            json.dump(conversation, opened, ensure_ascii=False)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def conversation(history: list[Any], params: Mapping[str, Any]) -> dict[str, Any]:
    """Return a conversation in the form of `Conversation.to_dict`."""
    return {"version": VERSION, "history": history, "usage": None, "params": dict(params), "tools": []}
