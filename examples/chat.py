"""Hold a conversation: the service keeps nothing, so each request sends all items so far."""

from typing import Any

from openrouter_responses import OpenRouter
from openrouter_responses.testing import ResponsesServer

with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
    conversation: list[Any] = []
    for prompt in ("My name is Ada.", "What is my name?"):
        conversation.append({"role": "user", "content": prompt})
        result = open_router.responses.send(
            model="test/echo", instructions="Answer in one sentence.", input=conversation
        )
        conversation += result.output
        print(f"> {prompt}\n{result.output_text}")
    print(f"{len(conversation)} items")
