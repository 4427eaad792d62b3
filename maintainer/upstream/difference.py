"""One difference between our description and the service's document: its place, what differs, and whom it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import attrs

from maintainer.upstream.normalize import ANY, Alternative, json_types
from maintainer.upstream.operations import RESPONSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maintainer.upstream.matching import Match

What = Literal[
    "operation",
    "header",
    "parameter",
    "status",
    "field",
    "variant",
    "type",
    "nullable",
    "required",
    "values",
    "limit",
    "default",
    "deprecated",
    "class",
]

ROOTS = ("", "headers", "query", "path", "request", "result", "events", "errors", "models")
"""The first steps of paths, in the order in which differences are listed; the operation itself has an empty path."""

_MOST_WORDS = 8


@attrs.frozen
class Difference:
    """One difference, at the shortest path to it.

    Attributes:
        path: The place in the operation, such as `request.tools[type=function].name`.
        what: The kind of thing that differs.
        before: Its value in our description; None if it is added.
        after: Its value upstream; None if it is removed.
        breaking: Whether correct code of callers may fail or change its meaning once our description has changed.
        sides: Whether the place belongs to the request, the response or both.
        match: The match that differs; None for operations, parameters and statuses.
        name: The operation, parameter, field, tag, keyword or status that differs.
        alternatives: The upstream alternatives of what is added.
        operation: The operation, such as `GET /models`; of several with the same difference, the first one.
    """

    path: str
    what: What
    before: Any
    after: Any
    breaking: bool
    sides: tuple[str, ...] = ()
    match: Match | None = attrs.field(default=None, repr=False, eq=False)
    name: str = attrs.field(default="", eq=False)
    alternatives: tuple[Alternative, ...] = attrs.field(default=(), repr=False, eq=False)
    operation: str = RESPONSES

    @property
    def change(self) -> Literal["added", "removed", "changed"]:
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def place(self) -> str:
        """The path, behind the operation unless that is `POST /responses`."""
        return self.path if self.operation == RESPONSES else f"{self.operation} {self.path}".rstrip()

    @property
    def is_left_to_a_person(self) -> bool:
        """Whether capture leaves the difference: whether an operation is removed is not for a program to decide."""
        return self.what == "operation" and self.change == "removed"


def summary(alternatives: Iterable[Alternative]) -> str:
    """Return alternatives in a few words: types, and the values of enums."""
    alternatives = tuple(alternatives)
    if json_types(alternatives) == {ANY}:
        return ANY
    words = []
    for one in alternatives:
        if one.values is None:
            words.append(one.json_type)
        else:
            words += [repr(value) for value in one.values]
    words = list(dict.fromkeys(words))
    if len(words) > _MOST_WORDS:
        shown = _MOST_WORDS - 1
        words = [*words[:shown], f"{len(words) - shown} more"]
    return " | ".join(words)
