"""`openai-agents` over `openai`, with the Responses API."""

from __future__ import annotations

import asyncio

from agents import (  # pyright: ignore[reportMissingImports] - in the environment of the peers
    Agent,
    OpenAIResponsesModel,
    RunConfig,
    Runner,
    function_tool,
)
from openai import AsyncOpenAI

from benchmarks.payloads import MODEL, PROMPT


def look_up(query: str) -> str:
    """Look something up."""
    return query


class OpenAIAgents:
    def __init__(self, url: str) -> None:
        client = AsyncOpenAI(api_key="key", base_url=url, max_retries=0)
        model = OpenAIResponsesModel(model=MODEL, openai_client=client)
        self._agent = Agent(name="benchmark", model=model, tools=[function_tool(look_up)])
        self._loop = asyncio.new_event_loop()

    def tool_run(self) -> str:
        config = RunConfig(tracing_disabled=True)
        running = Runner.run(self._agent, PROMPT, max_turns=100, run_config=config)
        return str(self._loop.run_until_complete(running).final_output)
