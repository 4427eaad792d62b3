"""Scripted responses: what `ResponsesServer.script` takes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

from openrouter_responses.testing import _behaviors
from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._generation import Generation
from openrouter_responses.testing._messages import Json, RawResponse, RecordedRequest, Response, encode_json
from openrouter_responses.testing._model_names import PREFIX, find_behavior


@dataclass(frozen=True)
class ScriptedItem:
    """An output item of a scripted response, such as `text("Hello")`."""

    description: str
    events: Callable[[Generation], Iterator[Json]]

    def __repr__(self) -> str:
        return self.description


@dataclass(frozen=True)
class ScriptedResponse:
    """A whole scripted response that is not a list of items, such as `error(429)`."""

    description: str
    respond: Callable[[Generation], Response | RawResponse]

    def __repr__(self) -> str:
        return self.description


Answer: TypeAlias = "ScriptedItem | Sequence[ScriptedItem] | ScriptedResponse | Callable[[RecordedRequest], Answer]"
"""A scripted response: an item, a list of items, a whole response, or a function of the request that returns one."""


def text(content: str) -> ScriptedItem:
    """Script a message with a text."""
    return ScriptedItem(f"text({content!r})", lambda generation: generation.message(content))


def structured(value: Any) -> ScriptedItem:
    """Script a message whose text is a JSON value."""
    content = encode_json(value).decode()
    return ScriptedItem(f"structured({value!r})", lambda generation: generation.message(content))


def refusal(explanation: str = "I cannot help with that.") -> ScriptedItem:
    """Script a message with a refusal."""
    return ScriptedItem(f"refusal({explanation!r})", lambda generation: generation.refusal(explanation))


def reasoning(thought: str, summary: str = "") -> ScriptedItem:
    """Script a reasoning item with its text and, unless it is empty, its summary."""
    return ScriptedItem(f"reasoning({thought!r})", lambda generation: generation.reasoning(thought, summary))


def call(name: str, arguments_text: str | None = None, /, **arguments: Any) -> ScriptedItem:
    """Script a call of a function tool.

    Args:
        name: The name of the tool.
        arguments_text: The arguments as text, for arguments that are not valid JSON.
        arguments: The arguments.
    """
    content = encode_json(arguments).decode() if arguments_text is None else arguments_text
    return ScriptedItem(f"call({name!r}, {content})", lambda generation: generation.function_call_text(name, content))


def incomplete(item: ScriptedItem, reason: str = "max_output_tokens") -> ScriptedResponse:
    """Script a response that ends early: the item, and the status `incomplete` with its reason."""

    def respond(generation: Generation) -> Response:
        details = {"reason": reason}
        return _behaviors.respond(generation, item.events(generation), status="incomplete", incomplete_details=details)

    return ScriptedResponse(f"incomplete({item!r}, {reason!r})", respond)


def error(status: int, message: str | None = None, *, headers: Mapping[str, str] | None = None) -> ScriptedResponse:
    """Script an error status with the service's error body."""
    return ScriptedResponse(f"error({status})", lambda _: error_response(status, message, headers=headers))


def fault(name: str) -> ScriptedResponse:
    """Script the behavior of a model of the server, such as `fault("cut")` for that of `test/cut`.

    Raises:
        ValueError: The server has no such model.
    """
    behavior = find_behavior(PREFIX + name.removeprefix(PREFIX))
    if behavior is None:
        raise ValueError(
            f"the server has no model {PREFIX}{name}; `python -m openrouter_responses.testing --help` lists them"
        )
    return ScriptedResponse(f"fault({name!r})", behavior)


def check_answer(answer: Any) -> None:
    """Check that an answer can be scripted.

    Raises:
        TypeError: It is something else.
    """
    items = answer if isinstance(answer, list | tuple) and answer else [answer]
    if not all(isinstance(item, ScriptedItem | ScriptedResponse) or callable(item) for item in items):
        raise TypeError(f"a script consists of answers such as text('Hello') and call('tool', x=1), not {answer!r}")


@dataclass(frozen=True)
class Script:
    """A scripted response in the queue of the server."""

    answer: Answer

    def respond(self, request: RecordedRequest, generation: Generation) -> Response | RawResponse:
        """Return the response, streamed if the request asks for it."""
        return _respond_as(self.answer, request, generation)


def _respond_as(answer: Answer, request: RecordedRequest, generation: Generation) -> Response | RawResponse:
    if isinstance(answer, ScriptedResponse):
        return answer.respond(generation)
    if isinstance(answer, ScriptedItem):
        return _behaviors.respond(generation, answer.events(generation))
    if isinstance(answer, Sequence):
        return _behaviors.respond(generation, chain.from_iterable(item.events(generation) for item in answer))
    result = answer(request)
    check_answer(result)
    return _respond_as(result, request, generation)
