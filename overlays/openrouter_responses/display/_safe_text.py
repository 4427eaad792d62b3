"""Text of a model, which is not to be trusted, without what could harm the place where it is shown.

A model writes what a web page or a document that it read tells it to write. Shown as Markdown or HTML, its text could
run a script, or load an image whose address tells somebody else what the conversation is about; printed, it could
control the terminal.
"""

from __future__ import annotations

import html
import re

from openrouter_responses_generated.representation import mask_keys

_WEB_ADDRESS = re.compile(r"(https?://|mailto:)[^\s<>\"'`\\^{}|]+", re.IGNORECASE)
_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}")
_FENCE = re.compile(r"([ \t]*)(`{3,}|~{3,})([^`]*)")
_FENCE_CHARACTERS = re.compile(r"`{3,}|~{3,}")
_LANGUAGE = re.compile(r"[\w+#.-]{1,30}")
# The address of a link that is not one of the web or of a mailbox, and any definition of one, `[name]: address`.
_ADDRESS = re.compile(r"\](\((?!\s*(?:https?://|mailto:))|:)", re.IGNORECASE)
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#!|~$]|^[-+=:]|(?<=^\d)\.)")


def cut(text: str, characters: int) -> str:
    """Return the beginning of a text, with three dots if it is longer than a number of characters."""
    return text if len(text) <= characters else f"{text[:characters]}..."


def one_line(text: str) -> str:
    """Return a text as one line, without control characters."""
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """Return a text with its keys masked, and control and other invisible characters, except line ends, escaped.

    These are the characters that `str.isprintable` refuses: also those that turn the direction of the text around.
    """
    rows = mask_keys(text.replace("\r\n", "\n")).split("\n")
    return "\n".join(row if row.isprintable() else _printable(row) for row in rows)


def _printable(row: str) -> str:
    return "".join(
        character if character.isprintable() or character == "\t" or _joins(character) else _escape(character)
        for character in row
    )


def _joins(character: str) -> bool:
    return character in "\u200c\u200d\u00a0\u3000"  # used in ordinary text: in Persian, Hindi, emoji, French, Chinese


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def safe_address(url: str) -> str | None:
    """Return the address of a page or a mailbox; None for any other, such as `javascript:`."""
    url = url.strip()
    return url if _WEB_ADDRESS.fullmatch(url) else None


def is_embedded_image(url: str) -> bool:
    """Return whether the address of an image is the image itself, in a format that cannot contain a script."""
    return _IMAGE.fullmatch(url) is not None


def markdown_literal(text: str) -> str:
    """Return one line of plain text as Markdown that shows it as it is."""
    return _PUNCTUATION.sub(r"\\\1", html.escape(one_line(text), quote=False))


def markdown_fence(code: str, language: str = "") -> str:
    """Return a fenced code block, which its content cannot end."""
    longest = max((len(found) for found in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"\n{fence}{language}\n{code}\n{fence}\n"


def safe_markdown(text: str) -> str:
    """Return Markdown whose HTML, images and math are disabled, and whose links lead to the web or a mailbox.

    Fenced code stays as it is: each block is written again, at the left margin and with a fence of its own. Everywhere
    else, also in code that is not fenced, the characters that begin something dangerous become character references:
    a renderer of Markdown never reads these as syntax.
    """
    written: list[str] = []
    code: list[str] | None = None
    indentation, fence, language = "", "", ""
    for row in visible(text).split("\n"):
        found = _FENCE.fullmatch(row)
        if code is None and found is not None:
            indentation, fence, info = found.groups()
            word = info.split(maxsplit=1)[:1]
            language = word[0] if word and _LANGUAGE.fullmatch(word[0]) else ""
            code = []
        elif code is None:
            written.append(_disarmed(row))
        elif found is not None and found[2].startswith(fence) and not found[3].strip():
            written.append(markdown_fence("\n".join(code), language))
            code = None
        else:
            code.append(row.removeprefix(indentation))
    if code is not None:
        written.append(markdown_fence("\n".join(code), language))
    return "\n".join(written)


def _disarmed(row: str) -> str:
    row = row.replace("<", "&lt;").replace("![", "&#33;[").replace("$", "&#36;")
    row = _FENCE_CHARACTERS.sub(lambda found: f"&#{ord(found[0][0])};" * len(found[0]), row)
    row = _ADDRESS.sub(lambda found: f"]&#{ord(found[1])};", row)
    return row.replace("\\(", "&#92;(").replace("\\[", "&#92;[")
