"""Stream two responses at the same time, with one client."""

import asyncio

from openrouter_responses import OpenRouter
from openrouter_responses.testing import ResponsesServer


async def answer(open_router: OpenRouter, prompt: str) -> str:
    async with await open_router.responses.send_async(model="test/echo", input=prompt, stream=True) as stream:
        return "".join([delta async for delta in stream.text_deltas()])


async def main() -> None:
    with ResponsesServer() as server:
        async with OpenRouter(api_key="any-key", server_url=server.url) as open_router:
            for text in await asyncio.gather(answer(open_router, "One."), answer(open_router, "Two.")):
                print(text)


asyncio.run(main())
