"""Send many requests at the same time, but never more than a few at once; one failure leaves the others alone."""

import asyncio

from openrouter_responses import OpenRouter, errors
from openrouter_responses.testing import ResponsesServer

LIMIT = 4


async def ask(open_router: OpenRouter, limit: asyncio.Semaphore, model: str, prompt: str) -> str:
    async with limit:
        try:
            result = await open_router.responses.send_async(model=model, input=prompt)
        except errors.OpenRouterError as error:
            return f"failed: {error}"
        return result.output_text


async def main() -> None:
    requests = [("test/echo", f"Question {number}.") for number in range(1, 11)]
    requests.append(("test/error-404", "Nobody answers this."))
    limit = asyncio.Semaphore(LIMIT)
    with ResponsesServer() as server:
        # One client for all requests: it keeps and shares the connections.
        async with OpenRouter(api_key="any-key", server_url=server.url) as open_router:
            texts = await asyncio.gather(*(ask(open_router, limit, *request) for request in requests))
    for text in texts:
        print(text)


asyncio.run(main())
