"""Decisions on calls that wait: approval, rejection, or an output given by the caller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openrouter_responses.tools._events import ToolCall

DEFAULT_REASON = "The user rejected this call."


class Decision:
    """A decision on a call that waits, made by `approve`, `reject` or `answer`."""


@define(frozen=True)
class Approval(Decision):
    """The decision to run a call."""


@define(frozen=True)
class Rejection(Decision):
    """The decision not to run a call.

    Attributes:
        reason: The text that the model receives.
    """

    reason: str


@define(frozen=True)
class Answer(Decision):
    """The output of a call that the caller answers without running a tool.

    Attributes:
        output: The value that a tool would return.
    """

    output: Any


def approve() -> Approval:
    """Run a call that waits for a decision; a call that was attempted before runs again."""
    return Approval()


def reject(reason: str = DEFAULT_REASON) -> Rejection:
    """Do not run a call that waits for a decision, and tell the model why.

    Args:
        reason: The text that the model receives as the output of the call.
    """
    if not isinstance(reason, str):
        raise TypeError(f"reject takes the reason as text, not {reason!r}")
    return Rejection(reason)


def answer(output: Any) -> Answer:
    """Give the output of a call that waits for a decision, without running a tool.

    This is for tools without a handler, and for a call whose effect you know although its output was lost.

    Args:
        output: What the tool would return.
    """
    return Answer(output)


def check_decisions(decisions: Mapping[str, Decision], waiting: Mapping[str, ToolCall]) -> None:
    """Check that each decision is one, and is about a call that waits.

    Raises:
        TypeError: A value is not a decision.
        ValueError: No call of that ID waits.
    """
    for call_id, decision in decisions.items():
        if not isinstance(decision, Decision):
            raise TypeError(f"decisions[{call_id!r}] must be approve(), reject('…') or answer(…), not {decision!r}")
        if call_id not in waiting:
            ids = ", ".join(repr(name) for name in waiting) or "none"
            raise ValueError(f"no call {call_id!r} waits for a decision; the waiting calls are: {ids}")
        if isinstance(decision, Approval) and waiting[call_id].waits_for == "no_handler":
            raise ValueError(
                f"{waiting[call_id].name} has no function to run: decide on {call_id!r} with answer(…) or reject('…')"
            )
