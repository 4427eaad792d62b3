"""The message of the commit of a branch, which later runs read. It has our words only, never those of upstream."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maintainer.follow.outcome import Need
    from maintainer.upstream.upstream_copy import Origin

_ITEM = "- "


class BranchState(Enum):
    """The state of a branch, as the last line of its commit message records it."""

    READY = "Follow: ready"
    UNTESTED = "Follow: ready, but not tested"
    NEEDS_A_PERSON = "Follow: needs a person"


def commit_message(origin: Origin, needs: Iterable[Need], state: BranchState) -> str:
    """Return the message of a commit: the document, what a person has to do, and the state of the branch."""
    items = [f"{_ITEM}{need.text}" for need in needs]
    lines = [
        f"Follow the API's description of {origin.date}",
        "",
        f"Captured from {origin.address}",
        f"(sha256 {origin.sha256}).",
        "",
        *items,
        *([""] if items else []),
        state.value,
    ]
    return "\n".join(lines)


def state_in(message: str) -> BranchState | None:
    """Return the state of a branch by the message of its last commit; None if a person made the commit."""
    last_line = message.rstrip().rpartition("\n")[2]
    return next((state for state in BranchState if state.value == last_line), None)


def needs_in(message: str) -> list[str]:
    """Return what a person has to do, as a message lists it."""
    return [line.removeprefix(_ITEM) for line in message.splitlines() if line.startswith(_ITEM)]
