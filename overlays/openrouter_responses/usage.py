"""Sums of token usage and cost over several responses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses_generated.models.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Iterable


def total_usage(usages: Iterable[object]) -> Usage | None:
    """Return the sum of several usages; None if there is none.

    Every number is added, in the details and in fields that this version does not know, too.

    Args:
        usages: The usage of each response. A value that is not a `models.Usage`, such as None, is left out.
    """
    total: Any = None
    for usage in usages:
        if isinstance(usage, Usage):
            total = _sum(total, usage.to_dict())
    return None if total is None else Usage.from_dict(total)


def _sum(one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, **{key: _sum(one[key], value) if key in one else value for key, value in other.items()}}
    if isinstance(one, bool) or isinstance(other, bool):
        return other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one + other
    return one if other is None else other
