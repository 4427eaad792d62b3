"""The agent that fastresponses serves: it echoes the prompt, and calls the first tool once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from fastresponses.adapter import AdapterError, AgentAdapter, AgentRun, ItemDone, ReasoningDelta, TextDelta, UsageDelta
from fastresponses.models import FunctionCallItem, FunctionCallOutputItem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastresponses.adapter import AdapterEvent


class EchoAgent(AgentAdapter):
    """An agent without a model."""

    name = "echo"

    async def run(self, run: AgentRun) -> AsyncIterator[AdapterEvent]:
        """Yield the events of one turn."""
        prompt = _text(run)
        if prompt == "Too many":
            raise AdapterError("Slow down.", type="too_many_requests", code="rate_limit_exceeded")
        yield ReasoningDelta("Thinking.", encrypted_content="c2VhbGVk")
        answered = any(isinstance(item, FunctionCallOutputItem) for item in run.new_items)
        if run.request.tools and not answered:
            yield ItemDone(
                FunctionCallItem(id="fc_1", call_id="call_1", name="get_weather", arguments='{"city": "Rome"}')
            )
            return
        for piece in ("You said: ", prompt):
            yield TextDelta(piece)
            await asyncio.sleep(0.2 if prompt == "Slowly" else 0)
        yield UsageDelta(input_tokens=1, output_tokens=2, total_tokens=3)


def _text(run: AgentRun) -> str:
    """Return the text of the newest message."""
    for item in reversed(run.context_items):
        content = getattr(item, "content", None)
        if isinstance(content, str):
            return content
        if content:
            return "".join(getattr(part, "text", "") for part in content)
    return ""


agent = EchoAgent()
