"""The planner, with recordings in place of the model."""

from __future__ import annotations

import pytest

from trip_planner import Planner


@pytest.mark.openrouter_recording("recordings/weather.jsonl")
def test_the_recorded_model_looks_up_the_weather() -> None:
    with Planner("test/function-call") as planner:
        assert "sunny in city" in planner.answer("What do I need in Rome?")


@pytest.mark.openrouter_recording("recordings/stream.jsonl", match_headers=["accept"])
def test_a_recorded_answer_is_streamed() -> None:
    with Planner("test/echo") as planner:
        words = list(planner.words("What do I need?"))
    assert len(words) > 1
    assert "What do I need?" in "".join(words)
