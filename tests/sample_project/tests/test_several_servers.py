"""Servers beside that of the fixture."""

from __future__ import annotations

from openrouter_responses.testing import ResponsesServer, text
from trip_planner import Planner


def test_each_planner_asks_its_own_server(openrouter_server: ResponsesServer) -> None:
    with (
        ResponsesServer() as europe,
        ResponsesServer() as asia,
        Planner() as anywhere,
        Planner(server_url=europe.url) as in_europe,
        Planner(server_url=asia.url) as in_asia,
    ):
        for server, answer in ((openrouter_server, "Anywhere."), (europe, "Rome."), (asia, "Kyoto.")):
            server.script(text(answer))
        answers = [planner.answer("Where?") for planner in (anywhere, in_europe, in_asia)]
        assert answers == ["Anywhere.", "Rome.", "Kyoto."]
        europe.check_script()
        asia.check_script()
