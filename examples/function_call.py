"""Let the model call a function, and give it the outcome."""

import json

from openrouter_responses import OpenRouter, models
from openrouter_responses.testing import ResponsesServer


def get_weather(city: str) -> str:
    return f"It rains in {city}."


tool = models.FunctionTool(
    name="get_weather",
    description="The weather in a city, now.",
    parameters={
        "type": "object",
        "properties": {"city": {"type": "string", "enum": ["Rome", "Oslo"]}},
        "required": ["city"],
    },
)

with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
    conversation: list[models.InputItemsTypedDict] = [{"role": "user", "content": "Do I need an umbrella in Rome?"}]
    result = open_router.responses.send(model="test/function-call", input=conversation, tools=[tool])
    for item in result.output:
        match item:
            case models.FunctionCallItem(name="get_weather", arguments=arguments, call_id=call_id):
                outcome = get_weather(**json.loads(arguments))
                print(f"get_weather({arguments}) -> {outcome}")
                conversation.append(item)
                conversation.append({"type": "function_call_output", "call_id": call_id, "output": outcome})
    result = open_router.responses.send(model="test/function-call", input=conversation, tools=[tool])
    print(result.output_text)
