"""Handle each event of a stream by its class, and keep the whole response."""

from openrouter_responses import OpenRouter, models
from openrouter_responses.testing import ResponsesServer

with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
    with open_router.responses.send(
        model="test/reasoning",
        input=[{"role": "user", "content": "Think before you speak."}],
        reasoning={"effort": "high", "summary": "auto"},
        stream=True,
    ) as stream:
        for event in stream:
            match event:
                case models.ReasoningDeltaEvent(delta=delta):
                    print(f"thinking: {delta}")
                case models.TextDeltaEvent(delta=delta):
                    print(f"saying: {delta}")
                case models.StreamEventsResponseCompleted(response=response):
                    print(f"{response.id} is complete")
                case models.UnknownVariant():
                    print(f"new to this version: {event.to_dict()}")
        final = stream.get_final_response()
    print(final.output_text)
    print(f"generation {stream.generation_id}")
