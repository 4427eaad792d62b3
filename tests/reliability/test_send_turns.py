"""Requests that begin together take turns, so that httpcore does not assign them to the same connection."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from httpcore._async import connection_pool

from openrouter_responses._send_turns import SendTurns, turns_of

if TYPE_CHECKING:
    from openrouter_responses import OpenRouter


@pytest.mark.httpcore
def test_requests_at_the_same_time_are_assigned_to_different_connections(
    open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[Any] = []
    clear = connection_pool.AsyncPoolRequest.clear_connection

    def count(request: Any) -> None:
        again.append(request)
        clear(request)

    monkeypatch.setattr(connection_pool.AsyncPoolRequest, "clear_connection", count)

    async def run() -> None:
        async with open_router:
            for _ in range(4):
                sends = [open_router.responses.send_async(model="test/echo", input="Hi") for _ in range(12)]
                await asyncio.gather(*sends)

    asyncio.run(run())
    assert len(again) <= 12  # without turns, about 100


def test_a_turn_without_others_does_not_wait() -> None:
    async def run() -> None:
        taking = SendTurns().take(asyncio.get_running_loop())
        with pytest.raises(StopIteration):
            taking.send(None)

    asyncio.run(run())


@pytest.mark.parametrize("is_granted", [False, True], ids=["while it waits", "when it may begin"])
def test_a_cancelled_turn_passes_to_the_next_one(monkeypatch: pytest.MonkeyPatch, is_granted: bool) -> None:
    async def run() -> list[str]:
        loop, begun = asyncio.get_running_loop(), []
        turns = turns_of(loop)
        assert turns_of(loop) is turns

        async def begin(name: str) -> None:
            await turns.take(loop)
            begun.append(name)

        first, second, third = (loop.create_task(begin(name)) for name in ("first", "second", "third"))
        if is_granted:
            pass_on = turns._next

            def pass_on_and_cancel() -> None:
                pass_on()
                second.cancel()

            monkeypatch.setattr(turns, "_next", pass_on_and_cancel)
        await first
        if not is_granted:
            second.cancel()
        await third
        assert second.cancelled()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await turns.take(loop)
        return begun

    assert asyncio.run(asyncio.wait_for(run(), 10)) == ["first", "third"]
