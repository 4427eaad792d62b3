"""Get an answer as JSON of a given schema; a model that declines says so in `refusal`, and `output_text` is empty."""

import json
from typing import TypedDict

from openrouter_responses import OpenRouter
from openrouter_responses.testing import ResponsesServer


class City(TypedDict):
    name: str
    population: int


# With pydantic: City.model_json_schema(), and City.model_validate_json(result.output_text).
SCHEMA = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "population": {"type": "integer"}},
    "required": ["name", "population"],
    "additionalProperties": False,
}


def describe(open_router: OpenRouter, model: str) -> City | None:
    result = open_router.responses.send(
        model=model,
        input="Describe the largest city of Norway.",
        text={"format": {"type": "json_schema", "name": "city", "schema": SCHEMA, "strict": True}},
    )
    if result.refusal is not None:
        print(f"refused: {result.refusal}")
        return None
    if result.status == "incomplete":
        raise ValueError("the JSON is cut off: raise max_output_tokens")
    city: City = json.loads(result.output_text)
    return city


with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as client:
    print(describe(client, "test/echo"))
    print(describe(client, "test/refusal"))
