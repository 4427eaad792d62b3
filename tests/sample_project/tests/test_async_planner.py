"""Asynchronous tests, by the pytest plugin of anyio."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from openrouter_responses.testing import text
from trip_planner import Planner

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_questions_are_answered_at_the_same_time(openrouter_server: ResponsesServer) -> None:
    openrouter_server.script(*[lambda request: text(request.input_text.upper())] * 3)
    planner = Planner()
    async with planner.open_router:
        assert await planner.answer_all(["rome", "oslo", "bern"]) == ["ROME", "OSLO", "BERN"]


@pytest.mark.openrouter_recording
async def test_recorded_questions_are_answered_at_the_same_time() -> None:
    planner = Planner("test/echo")
    async with planner.open_router:
        rome, oslo = await planner.answer_all(["Is Rome warm?", "Is Oslo cold?"])
    assert ("Is Rome warm?" in rome, "Is Oslo cold?" in oslo) == (True, True)
