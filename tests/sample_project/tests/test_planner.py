"""The planner, with scripts in place of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from openrouter_responses import errors
from openrouter_responses.testing import call, error, fault, structured, text
from trip_planner import Planner, Trip

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer


def test_the_model_looks_up_the_weather(openrouter_server: ResponsesServer) -> None:
    openrouter_server.script(call("forecast", city="Rome"), text("Take sunglasses."))
    with Planner() as planner:
        assert planner.answer("What do I need in Rome?") == "Take sunglasses."
    assert openrouter_server.requests[1].tool_outputs == {"forecast": "sunny in Rome"}


def test_an_answer_is_streamed(openrouter_server: ResponsesServer) -> None:
    openrouter_server.script(text("Take sunglasses."))
    with Planner() as planner:
        words = list(planner.words("What do I need?"))
    assert len(words) > 1
    assert "".join(words) == "Take sunglasses."


def test_a_trip_is_proposed(openrouter_server: ResponsesServer) -> None:
    openrouter_server.script(structured({"city": "Rome", "days": 3}))
    with Planner() as planner:
        assert planner.propose("Somewhere warm") == Trip("Rome", 3)


def test_a_busy_service_is_asked_again(openrouter_server: ResponsesServer) -> None:
    openrouter_server.script(error(503, headers={"Retry-After": "0"}), text("At last."))
    with Planner() as planner:
        assert planner.answer("Hello?") == "At last."


def test_a_broken_stream_is_reported(openrouter_server: ResponsesServer) -> None:
    openrouter_server.script(fault("cut"))
    with Planner() as planner, pytest.raises(errors.StreamInterruptedError):
        list(planner.words("One two three four"))


@pytest.mark.parametrize("number", range(8))
def test_tests_in_parallel_do_not_meet(number: int, openrouter_server: ResponsesServer) -> None:
    openrouter_server.script(*(text(f"{number}.{turn}") for turn in range(3)))
    with Planner() as planner:
        assert [planner.answer("?") for _ in range(3)] == [f"{number}.{turn}" for turn in range(3)]
