"""Show in the terminal a streamed response, the same call without streaming, and an error.

It uses the embedded server. With OPENROUTER_API_KEY set and LIVE=1 it uses the real service, which costs money; MODEL
selects another model than the default.
"""

import os
import sys

from openrouter_responses import OpenRouter, ResponseResult, errors
from openrouter_responses.testing import ResponsesServer

PROMPT = "Why is the sky blue? Answer in one sentence."


def main() -> None:
    if os.environ.get("LIVE") != "1":
        with ResponsesServer(delay=0.04) as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
            show(open_router, model="test/echo", unknown_model="test/error-404")
        return
    if not os.environ.get("OPENROUTER_API_KEY"):
        sys.exit("LIVE=1 uses the real service: set OPENROUTER_API_KEY, too.")
    with OpenRouter() as open_router:
        show(open_router, model=os.environ.get("MODEL", "openai/gpt-4o-mini"), unknown_model="nobody/nothing")


def show(open_router: OpenRouter, *, model: str, unknown_model: str) -> None:
    print(f"{PROMPT}\n\nStreamed, as it arrives:")
    with open_router.responses.send(model=model, input=PROMPT, stream=True) as stream:
        for delta in stream.text_deltas():
            print(delta, end="", flush=True)
        final = stream.get_final_response()
    print(f"\n({usage(final)})")

    print("\nThe same call without streaming:")
    result = open_router.responses.send(model=model, input=PROMPT)
    print(result.output_text)
    print(f"({usage(result)})")

    print("\nAn error:")
    try:
        open_router.responses.send(model=unknown_model, input=PROMPT)
    except errors.OpenRouterError as error:
        print(f"{type(error).__name__}: {error}")


def usage(result: ResponseResult) -> str:
    tokens = result.usage
    if not tokens:
        return f"{result.model}, {result.status}"
    return f"{result.model}, {result.status}, {tokens.input_tokens} tokens in, {tokens.output_tokens} tokens out"


if __name__ == "__main__":
    main()
