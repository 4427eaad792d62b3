"""`Conversation`: the history of several turns with a model, kept by the caller and saved as JSON."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Self, overload

from openrouter_responses.json_value import to_json_value
from openrouter_responses.models import Usage
from openrouter_responses.shown import Shown
from openrouter_responses.tools import AsyncRun, Run, Toolbox, input_items
from openrouter_responses.usage import total_usage

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Mapping, Sequence
    from typing import Literal, Unpack

    from typing_extensions import TypeForm, TypeVar

    from openrouter_responses import RunParams
    from openrouter_responses.client import OpenRouter
    from openrouter_responses.result import ResponseResult
    from openrouter_responses.structured import CompiledType, ParsedResult
    from openrouter_responses.tools import Condition, Decision, RunState

    class ConversationParams(RunParams, total=False):
        """The keyword arguments of a conversation."""

        repairs: int
        stop_when: Condition | Sequence[Condition] | None
        on_error: Literal["tell", "raise"] | None

    class TurnParams(ConversationParams, total=False):
        """The keyword arguments of a turn, except `text_format`."""

        state: RunState | Mapping[str, Any] | None
        decisions: Mapping[str, Decision] | None

    # As in `responses`, whose overloads these repeat.
    T = TypeVar("T", default=Any)

VERSION = 1

_OPTIONS = {"timeout_ms", "deadline_ms", "retries", "max_retries", "server_url", "http_headers", "extra_body"}
_NOT_SAVED = _OPTIONS | {"tools", "stop_when"}
"""Arguments of a turn that are Python objects, or belong to a process."""


class Conversation(Shown):
    """A conversation: each turn is sent with the history of the turns before it.

    A turn enters the history when its final response has been received. A turn that fails, or is left before its end,
    leaves the history unchanged.

    Attributes:
        history: The items so far, in the form of the argument `input`. You may change the list.
        usage: The sum of the usage of all turns; None while there is none.
        defaults: The arguments of each turn.
    """

    def __init__(
        self, open_router: OpenRouter, *, history: Iterable[Any] = (), **defaults: Unpack[ConversationParams]
    ) -> None:
        """Start a conversation.

        Args:
            open_router: The client.
            history: Items to start with.
            defaults: The arguments of each turn, such as `model`, `instructions` and `tools`: those of `run`.

        Raises:
            TypeError: A default belongs to a single turn.
        """
        for name in ("input", "state", "decisions", "stream", "text_format"):
            if name in defaults:
                raise TypeError(f"{name} belongs to a turn, not to the conversation: pass it to send or run")
        self._responses = open_router.responses
        self.history: list[Any] = list(history)
        self.usage: Usage | None = None
        self.defaults: dict[str, Any] = {"session_id": f"conversation-{uuid.uuid4().hex}", **defaults}

    @overload
    def send(
        self, turn: Any = None, /, *, text_format: None = None, **arguments: Unpack[TurnParams]
    ) -> ResponseResult: ...

    @overload
    def send(
        self, turn: Any = None, /, *, text_format: type[T], **arguments: Unpack[TurnParams]
    ) -> ParsedResult[T]: ...

    @overload
    def send(
        self,
        turn: Any = None,
        /,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        **arguments: Unpack[TurnParams],
    ) -> ParsedResult[Any]: ...

    @overload
    def send(
        self, turn: Any = None, /, *, text_format: TypeForm[T], **arguments: Unpack[TurnParams]
    ) -> ParsedResult[T]: ...

    @overload
    def send(
        self, turn: Any = None, /, *, text_format: object, **arguments: Unpack[TurnParams]
    ) -> ParsedResult[Any]: ...

    def send(
        self, turn: Any = None, /, *, text_format: object = None, **arguments: Unpack[TurnParams]
    ) -> ResponseResult:
        """Send a turn, run the tools that the model calls, and return the final response.

        Args:
            turn: The text of the user, or items; also accepted as `input`.
            text_format: The type of the output, as for `parse`.
            arguments: Arguments of this turn, which replace the defaults: those of `run`.

        Raises:
            RuntimeError: A call needs a decision; `run` can wait for it.
            OpenRouterError: The turn failed.
        """
        run: Run[Any] = self.run(turn, text_format=text_format, **arguments)
        result: ResponseResult = run.result
        _refuse_waiting(run)
        return result

    @overload
    def send_async(
        self, turn: Any = None, /, *, text_format: None = None, **arguments: Unpack[TurnParams]
    ) -> Coroutine[Any, Any, ResponseResult]: ...

    @overload
    def send_async(
        self, turn: Any = None, /, *, text_format: type[T], **arguments: Unpack[TurnParams]
    ) -> Coroutine[Any, Any, ParsedResult[T]]: ...

    @overload
    def send_async(
        self,
        turn: Any = None,
        /,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        **arguments: Unpack[TurnParams],
    ) -> Coroutine[Any, Any, ParsedResult[Any]]: ...

    @overload
    def send_async(
        self, turn: Any = None, /, *, text_format: TypeForm[T], **arguments: Unpack[TurnParams]
    ) -> Coroutine[Any, Any, ParsedResult[T]]: ...

    @overload
    def send_async(
        self, turn: Any = None, /, *, text_format: object, **arguments: Unpack[TurnParams]
    ) -> Coroutine[Any, Any, ParsedResult[Any]]: ...

    def send_async(
        self, turn: Any = None, /, *, text_format: object = None, **arguments: Unpack[TurnParams]
    ) -> Coroutine[Any, Any, ResponseResult]:
        """Send a turn as `send` does, without blocking the event loop."""
        run = self.run_async(turn, text_format=text_format, **arguments)

        async def finish() -> ResponseResult:
            result: ResponseResult = await run
            _refuse_waiting(run)
            return result

        return finish()

    @overload
    def run(
        self, turn: Any = None, /, *, text_format: None = None, **arguments: Unpack[TurnParams]
    ) -> Run[ResponseResult]: ...

    @overload
    def run(
        self, turn: Any = None, /, *, text_format: type[T], **arguments: Unpack[TurnParams]
    ) -> Run[ParsedResult[T]]: ...

    @overload
    def run(
        self,
        turn: Any = None,
        /,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        **arguments: Unpack[TurnParams],
    ) -> Run[ParsedResult[Any]]: ...

    @overload
    def run(
        self, turn: Any = None, /, *, text_format: TypeForm[T], **arguments: Unpack[TurnParams]
    ) -> Run[ParsedResult[T]]: ...

    @overload
    def run(
        self, turn: Any = None, /, *, text_format: object, **arguments: Unpack[TurnParams]
    ) -> Run[ParsedResult[Any]]: ...

    def run(self, turn: Any = None, /, *, text_format: object = None, **arguments: Unpack[TurnParams]) -> Run[Any]:
        """Return the run of a turn, which streams when it is iterated.

        Args:
            turn: The text of the user, or items, also accepted as `input`; None to continue the turn of `state`.
            text_format: The type of the output, as for `parse`.
            arguments: Arguments of this turn, which replace the defaults: those of `run`.
        """
        run = self._responses.run(**self._arguments(turn, text_format, arguments))
        self._keep_result_of(run, arguments)
        return run

    @overload
    def run_async(
        self, turn: Any = None, /, *, text_format: None = None, **arguments: Unpack[TurnParams]
    ) -> AsyncRun[ResponseResult]: ...

    @overload
    def run_async(
        self, turn: Any = None, /, *, text_format: type[T], **arguments: Unpack[TurnParams]
    ) -> AsyncRun[ParsedResult[T]]: ...

    @overload
    def run_async(
        self,
        turn: Any = None,
        /,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        **arguments: Unpack[TurnParams],
    ) -> AsyncRun[ParsedResult[Any]]: ...

    @overload
    def run_async(
        self, turn: Any = None, /, *, text_format: TypeForm[T], **arguments: Unpack[TurnParams]
    ) -> AsyncRun[ParsedResult[T]]: ...

    @overload
    def run_async(
        self, turn: Any = None, /, *, text_format: object, **arguments: Unpack[TurnParams]
    ) -> AsyncRun[ParsedResult[Any]]: ...

    def run_async(
        self, turn: Any = None, /, *, text_format: object = None, **arguments: Unpack[TurnParams]
    ) -> AsyncRun[Any]:
        """Return the run of a turn, as `run` does, for `async for` and `await`."""
        run = self._responses.run_async(**self._arguments(turn, text_format, arguments))
        self._keep_result_of(run, arguments)
        return run

    def to_dict(self) -> dict[str, Any]:
        """Return the conversation as a JSON object, with the defaults that JSON can contain.

        Functions at the top level of a module, with `@tool`, are found again by `from_dict`. Stop conditions and the
        options of the calls, such as `http_headers`, are not contained.
        """
        params = {name: value for name, value in self.defaults.items() if name not in _NOT_SAVED}
        return {
            "version": VERSION,
            "history": to_json_value(self.history),
            "usage": None if self.usage is None else self.usage.to_dict(),
            "params": to_json_value(params),
            "tools": Toolbox(self.defaults.get("tools")).to_list(),
        }

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return the JSON text of the conversation, as `to_dict` gives it.

        Args:
            indent: Number of spaces per level; None for a single line.
        """
        from openrouter_responses_generated.representation import json_text

        return json_text(self.to_dict(), indent=indent)

    def __repr__(self) -> str:
        model = self.defaults.get("model")
        name = f", model={model!r}" if isinstance(model, str) else ""
        return f"<{type(self).__name__}: {len(self.history)} items{name}>"

    @classmethod
    def from_dict(
        cls, saved: Mapping[str, Any], open_router: OpenRouter, **defaults: Unpack[ConversationParams]
    ) -> Self:
        """Return the conversation that `to_dict` wrote.

        Args:
            saved: The JSON object.
            open_router: The client.
            defaults: Arguments of each turn, which replace those that were saved.

        Raises:
            ValueError: It is not a conversation, its version is not known, or a function is not found.
        """
        if saved.get("version") != VERSION or "history" not in saved:
            version = saved.get("version")
            raise ValueError(f"a saved conversation has the version {VERSION} and a history; this has {version!r}")
        params: Any = {**saved["params"], **defaults}
        if "tools" not in params and saved["tools"]:
            params["tools"] = Toolbox.of_saved(saved["tools"]).given
        self = cls(open_router, history=saved["history"], **params)
        self.usage = None if saved["usage"] is None else Usage.from_dict(saved["usage"])
        return self

    def _arguments(self, turn: Any, text_format: object, arguments: Mapping[str, Any]) -> dict[str, Any]:
        if "stream" in arguments:
            raise TypeError("a turn has no argument stream: iterate the result of run to receive the events")
        own = {**self.defaults, **arguments, "text_format": text_format}
        given = arguments.get("input") if turn is None else turn
        if arguments.get("state") is not None:
            return own if given is None else {**own, "input": given}
        items = [] if given is None else input_items(given)
        return {**own, "input": [*self.history, *items]}

    def _keep_result_of(self, run: Run[Any] | AsyncRun[Any], arguments: Mapping[str, Any]) -> None:
        """Add a turn to the history when it ends."""
        continues = arguments.get("state") is not None
        known = len(self.history)

        def keep(ended: Run[Any] | AsyncRun[Any]) -> None:
            if continues:
                self.history = ended.history
            else:  # only the new items, because another turn may have ended in the meantime
                self.history += ended.history[known:]
            self.usage = total_usage([self.usage, ended.usage])

        run.add_done_callback(keep)


def _refuse_waiting(run: Run[Any] | AsyncRun[Any]) -> None:
    if run.pending:
        names = ", ".join(call.name for call in run.pending)
        raise RuntimeError(f"a decision on {names} is needed: use run, whose state continues with decisions")
