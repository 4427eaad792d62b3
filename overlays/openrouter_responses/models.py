"""The models and named types of the API, each imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses_generated import models as _models

if TYPE_CHECKING:
    from openrouter_responses_generated.models import *  # noqa: F403 - the same names
else:

    def __getattr__(name: str) -> Any:
        value = getattr(_models, name)
        if name in _models.__all__:  # a former name is looked up each time, because it gives a warning
            globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return dir(_models)
