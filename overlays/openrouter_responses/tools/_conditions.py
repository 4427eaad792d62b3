"""Stop conditions: when a run asks the model for its final response instead of allowing more calls."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define

from openrouter_responses.tools._events import Steps
from openrouter_responses.usage import total_usage

if TYPE_CHECKING:
    from openrouter_responses.models import Usage

Condition: TypeAlias = Callable[[Steps], bool]
"""Decides after each step, from all steps of the run, whether it stops."""


@define(frozen=True, repr=False)
class StopCondition:
    """A condition made by `max_steps`, `max_cost`, `max_tokens` or `called`. Two with the same limit are equal.

    Attributes:
        kind: The name of the function that made it.
        limit: The limit, or the name of the tool.
    """

    kind: str
    limit: float | str

    def __call__(self, steps: Steps) -> bool:
        return _CHECKS[self.kind](steps, self.limit)

    def __repr__(self) -> str:
        return f"{self.kind}({self.limit!r})"


def max_steps(count: int) -> StopCondition:
    """Stop after a number of responses with calls. The final response is not counted."""
    steps = _positive(count, "max_steps", "10")
    if not isinstance(steps, int):
        raise ValueError(f"max_steps needs a whole number such as 10, not {count!r}")
    return StopCondition("max_steps", steps)


def max_cost(amount: float) -> StopCondition:
    """Stop when the sum of `usage.cost` has reached a limit, in OpenRouter credits.

    The cost is known after a response, so the run exceeds the limit by at most the last step and the final response.
    """
    return StopCondition("max_cost", _positive(amount, "max_cost", "0.50"))


def max_tokens(count: int) -> StopCondition:
    """Stop when the sum of `usage.total_tokens` has reached a limit. It is checked as that of `max_cost` is."""
    return StopCondition("max_tokens", _positive(count, "max_tokens", "100_000"))


def called(tool: Any) -> StopCondition:
    """Stop after a tool was called and has returned.

    Args:
        tool: The tool, or its name.
    """
    name = tool if isinstance(tool, str) else getattr(tool, "name", None) or getattr(tool, "__name__", None)
    if not isinstance(name, str) or not name:
        raise ValueError(f"called needs a tool or its name such as 'submit', not {tool!r}")
    return StopCondition("called", name)


def conditions_of(stop_when: Any) -> tuple[Condition, ...]:
    """Return the conditions in the argument `stop_when`, which is a condition or a list of them.

    Raises:
        TypeError: One of them is not a condition.
    """
    given = stop_when if isinstance(stop_when, Iterable) and not callable(stop_when) else [stop_when]
    conditions = tuple(given)
    for condition in conditions:
        if not callable(condition):
            raise TypeError(f"stop_when takes conditions such as max_steps(10), not {condition!r}")
    return conditions


def from_text(text: str) -> StopCondition:
    """Return the condition that `repr` wrote.

    Raises:
        ValueError: The text is not that of a condition.
    """
    kind, _, rest = text.partition("(")
    limit = rest.removesuffix(")")
    if kind not in _CHECKS or not rest.endswith(")"):
        raise ValueError(f"{text!r} is not a stop condition")
    import ast

    return StopCondition(kind, ast.literal_eval(limit))


def _positive(value: Any, name: str, example: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0 or math.isinf(value):
        raise ValueError(f"{name} needs a positive limit such as {example}, not {value!r}")
    return float(value) if isinstance(value, float) else int(value)


def _total(steps: Steps) -> Usage | None:
    return total_usage(step.usage for step in steps)


def _number(value: object) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0


_CHECKS: dict[str, Callable[[Steps, Any], bool]] = {
    "max_steps": lambda steps, limit: len(steps) >= limit,
    "max_cost": lambda steps, limit: _number(getattr(_total(steps), "cost", 0)) >= limit,
    "max_tokens": lambda steps, limit: _number(getattr(_total(steps), "total_tokens", 0)) >= limit,
    "called": lambda steps, limit: any(
        call.name == limit and call.status == "finished" for step in steps for call in step.calls
    ),
}
