"""Which page of the reference a model is on: by what it is reached from in annotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# The pages, and the names that lead to their models. A model is on the first page that has it.
_ROOTS = {
    "models-tools": ("Tool", "ToolChoice", "Plugin", "StopServerToolsWhenCondition"),
    "models-items": ("InputItems", "OutputItems", "Inputs"),
    "models-requests": ("ResponsesRequest",),
    "models-results": ("OpenResponsesResult", "ErrorResponse"),
    "models-events": ("StreamEvents",),
}
_EVENTS = "models-events"
_OTHER = "models-other"
_TYPED_DICT = "TypedDict"
_IDENTIFIER = re.compile(r"[A-Z]\w+")


def model_pages(models: Mapping[str, griffe.Object]) -> dict[str, str]:
    """Return the page of each model, by its name in `openrouter_responses.models`."""
    uses = {name: _used_by(model) & models.keys() for name, model in models.items()}
    # The events themselves first: what only they are made of is added last.
    events = {"StreamEvents", *uses.get("StreamEvents", ())} & models.keys() - {"UnknownVariant"}
    pages = dict.fromkeys(events, _EVENTS)
    for page, roots in _ROOTS.items():
        for name in _reachable(roots, uses):
            pages.setdefault(name, page)
    for name in models:
        pages.setdefault(name, pages.get(name.removesuffix(_TYPED_DICT), _OTHER))
    return pages


def _used_by(model: griffe.Object) -> set[str]:
    texts = [str(getattr(model, "value", "") or "")]
    if model.is_class:
        texts += [str(each.annotation) for each in model.members.values() if isinstance(each, griffe.Attribute)]
    return {name for text in texts for name in _IDENTIFIER.findall(text)}


def _reachable(roots: Iterable[str], uses: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name for name in roots if name in uses]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += uses[name] - found
    return found
