"""Which changes break callers' code: one rule for each kind of change and each side of the operation.

`drift` and `capture` apply the rules to schemas, `api-diff` applies them to the Python types that are generated from
the schemas. The principle: callers write what is sent, and only read what is received. A class that is only received is
not constructed by callers, so nothing breaks if one of its fields is always there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from maintainer.upstream.matching import REQUEST, RESPONSE

if TYPE_CHECKING:
    from collections.abc import Collection

Change = Literal[
    "added",
    "removed",
    "respelled",
    "required",
    "optional",
    "nullable",
    "not nullable",
    "value added",
    "value removed",
    "open value removed",
    "type added",
    "type removed",
    "type replaced",
    "limit tightened",
    "limit loosened",
    "default",
    "deprecated",
]


@frozen
class Rule:
    """Whether a kind of change breaks callers' code.

    Attributes:
        change: The change, as the documentation calls it.
        sent: Whether it does so in what callers send.
        received: Whether it does so in what callers receive.
    """

    change: str
    sent: bool
    received: bool


RULES: dict[Change, Rule] = {
    "added": Rule("operation, parameter, field, variant or status added", sent=False, received=False),
    "removed": Rule("operation, parameter, field, variant, status or class removed", sent=True, received=True),
    "respelled": Rule("field spelled differently, but still found by its old name", sent=True, received=False),
    "required": Rule("becomes required, or is added and required", sent=True, received=False),
    "optional": Rule("becomes optional", sent=False, received=True),
    "nullable": Rule("may be null", sent=False, received=True),
    "not nullable": Rule("cannot be null any more", sent=True, received=False),
    "value added": Rule("known value added, or any value allowed", sent=False, received=False),
    "value removed": Rule("known value removed, or only known values allowed", sent=True, received=False),
    "open value removed": Rule("known value of an enum with `x-open-enum` removed", sent=False, received=False),
    "type added": Rule("type added", sent=False, received=True),
    "type removed": Rule("type removed", sent=True, received=False),
    "type replaced": Rule("type replaced by another one", sent=True, received=True),
    "limit tightened": Rule("limit tightened", sent=True, received=False),
    "limit loosened": Rule("limit loosened", sent=False, received=False),
    "default": Rule("default of a parameter changed", sent=False, received=False),
    "deprecated": Rule("operation, parameter, field or class deprecated", sent=False, received=False),
}


def breaks(change: Change, sides: Collection[str]) -> bool:
    """Return whether a change breaks callers' code on one of the sides, `REQUEST` or `RESPONSE`."""
    rule = RULES[change]
    return (rule.sent and REQUEST in sides) or (rule.received and RESPONSE in sides)
