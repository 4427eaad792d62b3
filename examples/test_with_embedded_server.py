"""Test your own code without the service: the embedded server answers on loopback, also with what rarely happens."""

from openrouter_responses import OpenRouter, errors
from openrouter_responses.testing import ResponsesServer


def summarize(open_router: OpenRouter, model: str, text: str) -> str:
    """Return a summary of a text: an example of code under test."""
    try:
        result = open_router.responses.send(model=model, instructions="Summarize the text.", input=text)
    except errors.PaymentRequiredResponseError:
        return "There are no credits left."
    return result.output_text


def test_the_text_is_sent_with_the_instructions() -> None:
    with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
        assert "A long text." in summarize(open_router, "test/echo", "A long text.")
        [request] = server.requests
        assert request.json["instructions"] == "Summarize the text."


def test_missing_credits_are_reported() -> None:
    with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
        assert summarize(open_router, "test/error-402", "A long text.") == "There are no credits left."


def test_an_answer_of_my_own() -> None:
    message = {
        "type": "message",
        "id": "msg-1",
        "role": "assistant",
        "status": "completed",
        "content": [{"type": "output_text", "text": "Short.", "annotations": []}],
    }
    with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
        server.respond_with(body={"id": "gen-1", "object": "response", "status": "completed", "output": [message]})
        assert summarize(open_router, "any/model", "A long text.") == "Short."


if __name__ == "__main__":
    test_the_text_is_sent_with_the_instructions()
    test_missing_credits_are_reported()
    test_an_answer_of_my_own()
    print("3 tests passed; `pytest examples` runs them too")
