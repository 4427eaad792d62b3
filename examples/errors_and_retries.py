"""Handle errors, and configure which requests are sent again."""

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors
from openrouter_responses.testing import ResponsesServer

patient = RetryConfig(
    "backoff",
    BackoffStrategy(initial_interval=20, max_interval=100, exponent=2, max_elapsed_time=2_000, jitter_ms=10),
    retry_connection_errors=True,
)

with (
    ResponsesServer() as server,
    OpenRouter(api_key="any-key", server_url=server.url, retry_config=patient) as open_router,
):
    server.respond_with(503)
    server.respond_with(503)
    result = open_router.responses.send(model="test/echo", input="Third time lucky.")
    print(f"{result.output_text} ({len(server.requests)} requests)")

    try:
        open_router.responses.send(model="test/error-402", input="Hello?")
    except errors.PaymentRequiredResponseError as error:
        print(f"{error.status_code}: {error}")

    try:
        open_router.responses.send(model="test/error-524", input="Hello?", max_retries=0)
    except errors.OpenRouterError as error:
        print(f"{type(error).__name__}: {error}")

    # The whole call may take 0.3 seconds: its retries, its waits and the reading of its stream.
    try:
        with open_router.responses.send(model="test/stall", input="Hello?", stream=True, deadline_ms=300) as stream:
            for _ in stream:
                pass
    except errors.StreamInterruptedError as error:
        print(f"Late: {error}")

    try:
        with open_router.responses.send(model="test/cut", input="Tell me a long story.", stream=True) as stream:
            for _ in stream:
                pass
    except errors.StreamInterruptedError as error:
        print(f"{error.event_count} events were received, and this text: {error.text!r}")
