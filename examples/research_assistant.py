"""A research assistant with two tools: it searches by itself, and asks before it saves a note."""

from collections.abc import Mapping

from openrouter_responses import OpenRouter, Run, ToolCall, ToolError, approve, max_cost, max_steps, reject, tool
from openrouter_responses.testing import ResponsesServer, call, text

LIBRARY: Mapping[str, str] = {
    "aqueducts": "The Aqua Virgo, of 19 BC, still supplies the Trevi Fountain.",
    "roads": "The Via Appia was begun in 312 BC.",
}
NOTES: dict[str, str] = {}


@tool
def search(topic: str) -> str:
    """Search the library.

    Args:
        topic: One word, such as "roads".
    """
    if topic not in LIBRARY:
        raise ToolError(f"Nothing about {topic!r}. The topics are: {', '.join(LIBRARY)}.")
    return LIBRARY[topic]


@tool(approval=True)
def save_note(name: str, content: str) -> str:
    """Save a note for the user."""
    NOTES[name] = content
    return f"saved {name}"


def show(run: Run) -> None:
    """Print what a run does as it does it."""
    for event in run:
        if event.type == "response.output_text.delta":
            print(event.delta, end="", flush=True)
        elif event.type == "tool_call.started":
            print(f"-> {event.call.name} {event.call.arguments}")
        elif event.type == "tool_call.finished":
            print(f"<- {event.call.output}")


def is_wanted(one: ToolCall) -> bool:
    """Ask the user; here, every note but a draft is wanted."""
    return "draft" not in str(one.parsed_arguments()["name"])


def research(open_router: OpenRouter, model: str, question: str) -> Run:
    run = open_router.responses.run(
        model=model,
        instructions="Search before you answer. Save what is worth keeping.",
        input=question,
        tools=[search, save_note],
        stop_when=[max_steps(8), max_cost(0.50)],
    )
    show(run)
    while run.pending:
        decisions = {one.id: approve() if is_wanted(one) else reject("Do not save drafts.") for one in run.pending}
        run = open_router.responses.run(state=run.state, decisions=decisions)
        show(run)
    return run


if __name__ == "__main__":
    with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as client:
        server.script(  # in place of a model
            [call("search", topic="aqueducts"), call("search", topic="bridges")],
            [
                call("save_note", name="rome", content="Aqua Virgo: 19 BC."),
                call("save_note", name="draft", content="?"),
            ],
            text("The Aqua Virgo of 19 BC still supplies the Trevi Fountain.\n"),
        )
        finished = research(client, "openai/gpt-5", "Which Roman aqueduct is still in use?")
        print(f"{len(finished.steps)} steps, notes:", list(NOTES))
