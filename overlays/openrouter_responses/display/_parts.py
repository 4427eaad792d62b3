"""The parts of which everything that is shown consists. Their strings are as received, not yet escaped."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen


@frozen
class Heading:
    """The facts about an object: its model, status, tokens, cost."""

    facts: tuple[str, ...]


@frozen
class Prose:
    """Text of a model, in Markdown."""

    text: str


@frozen
class Code:
    """Text that is shown as it is, such as JSON."""

    text: str
    language: str = ""


@frozen
class Message:
    """A sentence about the response, such as a refusal or an error."""

    text: str


@frozen
class Folded:
    """A title that opens to show a text: reasoning, the call of a tool."""

    title: str
    text: str
    language: str = ""


@frozen
class Picture:
    """An image: a `data:` URI or an address."""

    address: str
    caption: str


@frozen
class Source:
    """A web page that the text cites."""

    title: str
    url: str


@frozen
class Sources:
    """The web pages that a text cites."""

    sources: tuple[Source, ...]


@frozen
class Table:
    """Names with their values, such as the numbers of a report."""

    rows: tuple[tuple[str, str], ...]


@frozen
class Group:
    """Parts with a title: a step of a run, an item of a conversation."""

    title: str
    parts: tuple[Part, ...]


Part: TypeAlias = "Heading | Prose | Code | Message | Folded | Picture | Sources | Table | Group"
