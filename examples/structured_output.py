"""Ask for an object of your own type, whole and as it grows, and see what is wrong if the output does not fit."""

from dataclasses import dataclass, field
from typing import Annotated

from openrouter_responses import OpenRouter, errors
from openrouter_responses.testing import ResponsesServer


@dataclass
class City:
    """A city that the text mentions."""

    name: str
    country: Annotated[str, "Its country, in English"]
    landmarks: list[str] = field(default_factory=list)


def main(open_router: OpenRouter, model: str) -> None:
    prompt = "I walked from the Colosseum to the Tiber."
    result = open_router.responses.parse(model=model, input=prompt, text_format=City)
    print("whole:", result.output_parsed)

    with open_router.responses.parse(model=model, input=prompt, text_format=City, stream=True) as stream:
        for partial in stream.partials():
            print("so far:", partial)
        print("at the end:", stream.get_final_response().output_parsed)

    try:
        open_router.responses.parse(model="test/incomplete", input=prompt, text_format=City)
    except errors.OutputIncompleteError as error:
        print(f"cut off ({error.reason}):", error.partial)


if __name__ == "__main__":
    with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as client:
        main(client, "test/echo")
