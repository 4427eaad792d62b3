"""The ways to finish a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.client.tools.ways import Way

if TYPE_CHECKING:
    from openrouter_responses import OpenRouter


@pytest.fixture
def way(request: pytest.FixtureRequest, open_router: OpenRouter) -> Way:
    return Way(request.param, open_router)
