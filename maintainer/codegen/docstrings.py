"""The texts of docstrings: descriptions, what the keywords of schemas state, and the meaning of the values of enums."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import ENUM_DESCRIPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Below this, all integers are exact in every JSON reader; documents state it where there is no limit.
_LARGEST_SAFE_INTEGER = 2**53 - 1
# Lower and upper bound, and what they count.
_BOUNDS = (
    ("minimum", "maximum", ""),
    ("minLength", "maxLength", "character"),
    ("minItems", "maxItems", "item"),
    ("minProperties", "maxProperties", "key"),
)


def text_of(schema: Mapping[str, Any]) -> str:
    """Return the description of a schema, followed by its limits and default, and whether it is deprecated."""
    text = str(schema.get("description", "")).strip()
    sentences = [text, *_limits(schema), *_default(schema)]
    if schema.get("deprecated") is True and "deprecated" not in text.lower():
        sentences.append("Deprecated.")
    return " ".join(filter(None, sentences))


def values_of(schema: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return each value of an enum with its description, which may be empty; none if no value has one.

    The enum may be a branch of the schema, or the schema of its items, but not another component.
    """
    for part in (schema, *_branches(schema), schema.get("items", {})):
        if isinstance(part, dict) and part.get(ENUM_DESCRIPTIONS):
            texts = part[ENUM_DESCRIPTIONS]
            return tuple((str(value), texts.get(str(value), "")) for value in part["enum"] if value is not None)
    return ()


def _branches(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the branches of a schema that are not null."""
    branches = (*schema.get("oneOf", ()), *schema.get("anyOf", ()))
    return [branch for branch in branches if branch.get("type") != "null"]


def _limits(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each limit of a schema or of its branches; each keyword limits one JSON type only."""
    parts = (schema, *_branches(schema))
    for lower_name, upper_name, counted in _BOUNDS:
        lower, upper = _bound(parts, lower_name), _bound(parts, upper_name)
        lower = None if counted and lower == 0 else lower
        if (lower, upper, counted) == (1, None, "character"):
            yield "Not empty."
        elif lower is not None and upper is not None:
            yield f"From {lower:,} to {_counted(upper, counted)}."
        elif lower is not None:
            yield f"At least {_counted(lower, counted)}."
        elif upper is not None:
            yield f"At most {_counted(upper, counted)}."
    if (above := _bound(parts, "exclusiveMinimum")) is not None:
        yield f"More than {above:,}."
    if (below := _bound(parts, "exclusiveMaximum")) is not None:
        yield f"Less than {below:,}."


def _bound(parts: Iterable[Mapping[str, Any]], name: str) -> float | None:
    """Return the limit that all parts with this keyword state; None if there is none or the parts disagree."""
    limits = {part[name] for part in parts if _is_limit(part.get(name))}
    return limits.pop() if len(limits) == 1 else None


def _is_limit(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST_SAFE_INTEGER


def _counted(number: float, thing: str) -> str:
    if not thing:
        return f"{number:,}"
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _default(schema: Mapping[str, Any]) -> Iterator[str]:
    default = schema.get("default")
    is_tag = isinstance(default, str) and any(part.get("const") == default for part in (schema, *_branches(schema)))
    if default is None or is_tag:
        return
    yield f"Default: `{default if isinstance(default, str) else json.dumps(default)}`."
