"""The cost of the calls of a command, also of those that were stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openrouter_responses import OpenRouter
from openrouter_responses.cli import _bill
from openrouter_responses.testing import text

if TYPE_CHECKING:
    import pytest

    from openrouter_responses.testing import ResponsesServer


def test_the_cost_of_stopped_calls_is_looked_up(server: ResponsesServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_bill, "WAITS", (0.0, 0.0))
    bill = _bill.Bill(lambda _: None)
    with OpenRouter(api_key="key", server_url=server.url, observers=[bill]) as open_router:
        server.script(text("One two"))
        with open_router.responses.send(model="test/echo", input="x", stream=True) as stream:
            next(stream)
        (stopped,) = bill.stopped
        assert bill.usage is None
        server.respond_with(404, body={"error": {"code": 404, "message": "Not found"}})
        server.respond_with(body={"data": {"id": stopped, "total_cost": 0.25}})
        assert bill.look_up_stopped(open_router) == "The stopped answer cost $0.25."
        bill.stopped.append("gen-2")
        server.respond_with(body={"data": {"total_cost": "unknown"}})
        server.respond_with(body={"data": {"total_cost": 0.5}})
        for _ in range(2):
            server.respond_with(404, body={"error": {"code": 404, "message": "Not found"}})
        shown = bill.look_up_stopped(open_router)
        assert (
            shown
            == f"The stopped answer cost $0.5. `openrouter-responses generation {stopped}` shows soon what it cost."
        )


def test_retries_are_noted(server: ResponsesServer) -> None:
    notes: list[str] = []
    bill = _bill.Bill(notes.append)
    with OpenRouter(api_key="key", server_url=server.url, observers=[bill]) as open_router:
        server.respond_with(503, headers={"Retry-After": "0"}, body={"error": {"code": 503, "message": "Busy"}})
        open_router.responses.send(model="test/echo", input="x")
    assert len(notes) == 1
    assert notes[0].startswith("Trying again in 0.")
    assert "Busy" in notes[0]
    assert bill.usage is not None
