"""Random JSON similar to the service's: its tags and field names, with any values."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from openrouter_responses_generated import models
from openrouter_responses_generated.types import Model


@cache
def _classes() -> list[type[Model]]:
    found = (getattr(models, name) for name in dir(models))
    return [value for value in found if isinstance(value, type) and issubclass(value, Model)]


@cache
def field_names() -> list[str]:
    """Return the wire name of every field."""
    return sorted({wire_name for kind in _classes() for _, wire_name, *_ in getattr(kind, "_fields", ())})


@cache
def tags() -> list[str]:
    """Return the value of every constant tag."""
    found = set()
    for kind in _classes():
        try:
            fields = kind().to_dict()
        except TypeError:
            # The class has required fields. Other classes have the same constants.
            fields = {}
        found |= {value for value in fields.values() if isinstance(value, str)}
    events = {"error", "response.done", "response.content_part.delta", "response.output_text.delta"}
    terminal = {f"response.{state}" for state in ("created", "in_progress", "completed", "incomplete", "failed")}
    items = {"message", "reasoning", "function_call", "output_text", "refusal", "web_search_call"}
    return sorted(found | events | terminal | items)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(["completed", "failed", "incomplete", "2026-01-01T00:00:00Z", "429", ""]),
)


def _names() -> st.SearchStrategy[str]:
    return st.one_of(
        st.sampled_from(field_names()), st.sampled_from(["type", "error", "response", "output", "content"])
    )


def _objects(children: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    fields = st.dictionaries(_names(), children, max_size=6)
    tagged = st.builds(lambda tag, rest: {**rest, "type": tag}, st.sampled_from(tags()), fields)
    return st.one_of(fields, tagged)


def any_json() -> st.SearchStrategy[Any]:
    """Return a strategy for any JSON value."""
    return st.recursive(SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=4), _objects(inner)), max_leaves=25)


def any_object() -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for any JSON object."""
    return _objects(any_json())
