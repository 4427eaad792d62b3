"""Let the model call functions until it has an answer; its reasoning stays in the conversation."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from openrouter_responses import OpenRouter, ResponseResult, models
from openrouter_responses.testing import ResponsesServer

MAX_ROUNDS = 8

Functions = Mapping[str, Callable[..., str]]


def get_weather(city: str) -> str:
    return f"It rains in {city}."


TOOL = models.FunctionTool(
    name="get_weather",
    description="The weather in a city, now.",
    parameters={
        "type": "object",
        "properties": {"city": {"type": "string", "enum": ["Rome", "Oslo"]}},
        "required": ["city"],
    },
)


def run(
    open_router: OpenRouter, model: str, prompt: str, tools: list[models.FunctionTool], functions: Functions
) -> str:
    conversation: list[Any] = [{"role": "user", "content": prompt}]
    for _ in range(MAX_ROUNDS):
        result = open_router.responses.send(model=model, input=conversation, tools=tools)
        # All items go back, in order: a model that reasons needs the reasoning that led to its calls.
        conversation += result.output
        outputs = call_functions(result, functions)
        if not outputs:
            return result.output_text
        conversation += outputs
    raise RuntimeError(f"no answer after {MAX_ROUNDS} rounds")


def call_functions(result: ResponseResult, functions: Functions) -> list[models.FunctionCallOutputItem]:
    outputs = []
    for item in result.output:
        if isinstance(item, models.FunctionCallItem):
            output = call(functions, item.name, item.arguments)
            print(f"{item.name}({item.arguments}) -> {output}")
            outputs.append(models.FunctionCallOutputItem(call_id=item.call_id, output=output))
    return outputs


def call(functions: Functions, name: str, arguments: str) -> str:
    try:
        return functions[name](**json.loads(arguments))
    except (KeyError, TypeError, ValueError) as error:
        # The model sees its mistake and can correct it.
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as client:
        prompt = "Do I need an umbrella in Rome?"
        print(run(client, "test/function-call", prompt, [TOOL], {"get_weather": get_weather}))
