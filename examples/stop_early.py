"""Stop a streamed answer before its end: leaving the `with` block closes the connection, and the model stops."""

from openrouter_responses import OpenRouter
from openrouter_responses.testing import ResponsesServer

with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
    text = ""
    with open_router.responses.send(model="test/count-1000", input="Count to 1000.", stream=True) as stream:
        for delta in stream.text_deltas():
            text += delta
            if " 5" in text:
                break
    print(f"stopped after {text!r}")
