"""The types of the API under the names of the official SDK.

The SDK defines some types several times under different names; here these names refer to one class. A type with a
single constant value (`FunctionCallItemType`) is that string. The names are listed in the API description, in
``overlays/spec/synonyms.overlay.yaml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses_generated import components as _components

if TYPE_CHECKING:
    from openrouter_responses_generated.components import *  # noqa: F403 - these are the names
else:

    def __getattr__(name: str) -> Any:
        # Not cached here: the generated module caches.
        return getattr(_components, name)

    def __dir__() -> list[str]:
        return dir(_components)
