"""Prompt, standard input and attached files as the content of a message."""

from __future__ import annotations

import base64
import mimetypes
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from openrouter_responses import models
from openrouter_responses.cli._failures import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable

_PDF = "application/pdf"


def message_of(prompt: str | None, files: Iterable[str]) -> models.InputMessage:
    """Return the message of the user, with what a pipe contains after the prompt.

    Raises:
        CommandError: There is nothing to send, or a file cannot be read or attached.
    """
    text = "\n\n".join(part for part in (prompt, piped_text()) if part)
    parts: list[Any] = [part for file in files for part in _attachment(file)]
    if not text and not parts:
        raise CommandError('Nothing to ask: pass a prompt, such as ask "Why is the sky blue?", or pipe text into ask.')
    if not parts:
        return models.InputMessage(role="user", content=text)
    if text:
        parts.insert(0, models.InputText(text=text))
    return models.InputMessage(role="user", content=parts)


def piped_text() -> str:
    """Return the standard input if it is a pipe, a socket or a file; an empty text for anything else."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):  # closed, or replaced
        return ""
    if not (stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)):
        return ""
    try:
        return sys.stdin.buffer.read().decode("utf-8").strip("\n")
    except UnicodeDecodeError:
        raise CommandError("The standard input is not UTF-8 text: attach other files with -f FILE.") from None


def _attachment(file: str) -> list[Any]:
    """Return a file as parts of a message: an image or a PDF as a data URL, text with its name, an address as it is."""
    kind = mimetypes.guess_type(urlsplit(file).path)[0] or ""
    if urlsplit(file).scheme in ("http", "https"):
        if kind.startswith("image/"):
            return [models.InputImage(image_url=file, detail="auto")]
        return [models.InputFile(filename=Path(urlsplit(file).path).name or "file", file_url=file)]
    path = Path(file)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
    if kind.startswith("image/"):
        return [models.InputImage(image_url=_data_url(kind, content), detail="auto")]
    if kind == _PDF or content.startswith(b"%PDF-"):
        return [models.InputFile(filename=path.name, file_data=_data_url(_PDF, content))]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise CommandError(f"{file} cannot be attached: it is not an image, a PDF or UTF-8 text.") from None
    return [models.InputText(text=f"{path.name}:\n\n{text}")]


def _data_url(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
