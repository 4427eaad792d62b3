"""The types of the API under the names that OpenRouter's own SDK gives them.

Where the SDK has one thing under several names, ours has it once, so that several names here are the same class. Values
that are told by one constant alone have a name there as well (`FunctionCallItemType`); here they are the text itself.
The names come from the description: see ``overlays/spec/synonyms.overlay.yaml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses_generated import components as _components

if TYPE_CHECKING:
    from openrouter_responses_generated.components import *  # noqa: F403 - these are the names
else:

    def __getattr__(name: str) -> Any:
        # Nothing is kept here: the generated module does.
        return getattr(_components, name)

    def __dir__() -> list[str]:
        return dir(_components)
