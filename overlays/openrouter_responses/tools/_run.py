"""`Run` and `AsyncRun`: a conversation with the model in which its calls of tools are answered."""

from __future__ import annotations

import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator, Mapping
from contextlib import aclosing, nullcontext
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from openrouter_responses import models, structured
from openrouter_responses.shown import Shown
from openrouter_responses.tools._conditions import Condition, conditions_of, max_steps
from openrouter_responses.tools._events import ToolCallFinished
from openrouter_responses.tools._loop import RunLoop
from openrouter_responses.tools._outcome import unexpected_error
from openrouter_responses.tools._state import RunState
from openrouter_responses.tools._toolbox import Toolbox

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from types import TracebackType

    from openrouter_responses import AsyncEventStream, EventStream
    from openrouter_responses.responses import Responses
    from openrouter_responses.result import ResponseResult
    from openrouter_responses.tools._approval import Decision
    from openrouter_responses.tools._events import RunEvent, Step, ToolCall
    from openrouter_responses.tools._outcome import AroundCall
    from openrouter_responses.tools._tasks import ConcurrentCalls
    from openrouter_responses.tools._threads import ThreadedCalls

if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault

    # `Run` without an argument is a run without `text_format`.
    ResultT = TypeVarWithDefault("ResultT", bound="ResponseResult", default="ResponseResult")
else:
    ResultT = TypeVar("ResultT")

DEFAULT_MAX_STEPS = 10


def _without_context(_call: ToolCall) -> AbstractContextManager[None]:
    return nullcontext()


class RunArguments:
    """The arguments of `run`, checked, and the loop that they start or continue."""

    options: dict[str, Any]
    on_error: str
    loop: RunLoop
    around_call: AroundCall

    def __init__(
        self,
        *,
        tools: Any,
        stop_when: Any,
        text_format: Any,
        repairs: Any,
        on_error: str | None,
        state: RunState | Mapping[str, Any] | None,
        decisions: Mapping[str, Decision] | None,
        options: dict[str, Any],
        params: dict[str, Any],
        around_call: AroundCall | None = None,
    ) -> None:
        self.around_call = around_call or _without_context
        if on_error not in (None, "tell", "raise"):
            raise ValueError(f'on_error must be "tell" or "raise", not {on_error!r}')
        structured.check_repairs(repairs)
        if isinstance(state, Mapping):
            state = RunState.from_dict(state, tools=tools)
        elif state is not None and not isinstance(state, RunState):
            raise TypeError(f"state must be that of a run, run.state, or its dict, not {type(state).__name__}")
        compiled = None if text_format is None else structured.compile_type(text_format)
        conditions = None if stop_when is None else conditions_of(stop_when)
        if state is None:
            if decisions:
                raise ValueError("decisions are about the calls of an earlier run: pass its state too")
            self.options = options
            self.on_error = on_error or "tell"
            given = params.pop("input", None)
            self.loop = RunLoop(
                toolbox=Toolbox(tools),
                params=params,
                items=None if given is None else input_items(given),
                conditions=(max_steps(DEFAULT_MAX_STEPS),) if conditions is None else conditions,
                compiled=compiled,
                repairs=repairs,
            )
            return
        missing = {"text_format": compiled, "stop_when": conditions}
        if absent := [name for name in state.missing if missing.get(name) is None]:
            names = " and ".join(absent)
            raise ValueError(f"the saved run had {names}, which JSON cannot contain: pass {names} again")
        self.options = {**state.options, **options}
        self.on_error = on_error or state.on_error
        given = params.pop("input", None)
        items, steps, finished = state.items, state.steps, state.finished
        if given is not None:
            if not finished:
                raise ValueError("input can be added to a run after it has ended; this one continues without input")
            items = [*history_of(state), *input_items(given)]
            steps, finished = (), False
        self.loop = RunLoop(
            toolbox=state.toolbox if tools is None else Toolbox(tools),
            params={**state.params, **params},
            items=items,
            steps=steps,
            finished=finished,
            conditions=state.conditions if conditions is None else conditions,
            compiled=state.compiled if compiled is None else compiled,
            repairs=repairs or state.repairs,
        )
        if decisions:
            self.loop.decide(decisions)


class _Progress:
    """The state that a run shares with the generator of its events.

    The generator does not refer to the run, so that a run without any reference is closed at once.
    """

    def __init__(self, arguments: RunArguments, send: Callable[..., Any]) -> None:
        self.loop = arguments.loop
        self.options = arguments.options
        self.on_error = arguments.on_error
        self.around_call = arguments.around_call
        self.send = send
        self.is_streamed = True
        self.error: BaseException | None = None
        self.calls: ThreadedCalls | ConcurrentCalls | None = None
        self.done_callbacks: list[Callable[[], object]] = []

    def receive(self, response: ResponseResult) -> None:
        """Add a response to the run, and call the callbacks if it is the final one."""
        self.loop.receive(response)
        if self.loop.finished:
            for callback in self.done_callbacks:
                callback()

    def raise_unexpected(self) -> None:
        """Raise the exception of a tool, if that was asked for."""
        if self.on_error == "raise" and (error := unexpected_error(self.loop.calls)) is not None:
            raise error


class _BaseRun(Shown, Generic[ResultT]):
    """The reports of a run about itself, which both kinds of runs share."""

    def __init__(self, arguments: RunArguments, send: Callable[..., Any]) -> None:
        self._progress = _Progress(arguments, send)
        self._loop = arguments.loop

    @property
    def usage(self) -> models.Usage | None:
        """The sum of the usage of all responses, with their cost; None if the service did not report it."""
        return self._loop.usage

    @property
    def steps(self) -> tuple[Step, ...]:
        """The responses so far, each with its calls."""
        return tuple(self._loop.steps)

    @property
    def stopped_by(self) -> Condition | None:
        """The condition that ended the run; None if the model ended it, or it has not ended."""
        return self._loop.stopped_by

    @property
    def pending(self) -> tuple[ToolCall, ...]:
        """The calls that wait for a decision, after the run has ended because of them."""
        return tuple(self._loop.waiting.values())

    @property
    def history(self) -> list[Any]:
        """The items of the conversation so far, in the form of the argument `input`.

        They are the input, the items of each response as the service sent them, and the outputs of the calls.
        """
        return self._loop.history

    @property
    def state(self) -> RunState:
        """The state at this moment, with which another run can continue."""
        loop = self._loop
        return RunState(
            toolbox=loop.toolbox,
            params=dict(loop.params),
            items=None if loop.items is None else list(loop.items),
            steps=tuple(loop.steps),
            finished=loop.finished,
            conditions=loop.conditions,
            compiled=loop.compiled,
            repairs=loop.repairs,
            on_error=self._progress.on_error,
            options=self._progress.options,
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self._loop.steps)} steps, {self._status()}>"

    def _status(self) -> str:
        if self._loop.finished:
            return "finished" if self.stopped_by is None else f"stopped by {self.stopped_by!r}"
        if self._progress.error is not None:
            return f"failed with {type(self._progress.error).__name__}"
        return "waiting for decisions" if self._loop.waiting else "not finished"

    def add_done_callback(self, callback: Callable[[Self], object]) -> None:
        """Call a function with this run when it has received its final response.

        The function is not called for a run that fails, is left early, or ends because calls wait for decisions.
        """
        this = weakref.ref(self)

        def call() -> None:
            if (run := this()) is not None:
                callback(run)

        self._progress.done_callbacks.append(call)

    def cancel(self, call_id: str) -> None:
        """End a running call; the model is told that it was cancelled.

        A blocking run accepts it from any thread, an asynchronous one in its event loop.
        """
        if self._progress.calls is not None:
            self._progress.calls.cancel(call_id)

    def _final(self) -> ResultT:
        if self._progress.error is not None:
            raise self._progress.error
        if not self._loop.steps or not (self._loop.finished or self._loop.waiting):
            raise RuntimeError("the run was closed before its end; continue it with run(state=run.state)")
        return cast("ResultT", self._loop.result())


class Run(_BaseRun[ResultT]):
    """A run: an iterator over its events, which sends requests and runs tools as it is iterated.

    Iterating requests streams, and yields the events of the API and those of the tools. `result` finishes the run; a
    response that it begins is requested without streaming. A run is also a context manager, which closes it.
    """

    def __init__(self, responses: Responses, arguments: RunArguments) -> None:
        super().__init__(arguments, responses.send)
        bound = [tool.name for tool in self._loop.toolbox.tools.values() if tool.event_loop is not None]
        if bound:
            raise TypeError(
                f"{', '.join(bound)}: the tools of an MCP server need run_async, in the loop of their session"
            )
        self._events = _blocking_events(self._progress)

    @property
    def result(self) -> ResultT:
        """The final response, after finishing the run.

        If the run ends because calls wait for decisions (`pending`), this is the response with these calls.

        Raises:
            OutputIncompleteError: With `text_format`: the output is cut off, or calls wait for decisions.
            OutputRefusedError: With `text_format`: the model declined.
            OutputInvalidError: With `text_format`: the output does not fit the type.
            OpenRouterError: A request failed, as for `send`.
        """
        self._progress.is_streamed = False
        for _ in self._events:
            pass
        return self._final()

    def close(self) -> None:
        """End the run where it is. The connection of an unfinished stream is closed, running tools are abandoned."""
        self._events.close()

    def text_deltas(self) -> Iterator[str]:
        """Iterate over the text deltas of all responses of the run."""
        for event in self:
            if (delta := _text_delta(event)) is not None:
                yield delta

    def __iter__(self) -> Iterator[RunEvent]:
        return self

    def __next__(self) -> RunEvent:
        return next(self._events)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncRun(_BaseRun[ResultT]):
    """A run for `async for`, `async with` and `await`; the asynchronous form of `Run`.

    Awaiting it finishes the run and returns its result, which is then also in `result`.
    """

    def __init__(self, responses: Responses, arguments: RunArguments) -> None:
        super().__init__(arguments, responses.send_async)
        self._events = _asynchronous_events(self._progress)

    @property
    def result(self) -> ResultT:
        """The final response of a run that has ended; otherwise await the run first.

        Raises:
            RuntimeError: The run has not ended.
            OpenRouterError: As `Run.result` raises it.
        """
        if (
            self._progress.error is None
            and not self._loop.finished
            and not (self._loop.waiting and self._progress.calls is None)
        ):
            raise RuntimeError("the run has not ended: write `result = await run`")
        return self._final()

    async def close(self) -> None:
        """End the run where it is. The connection of an unfinished stream is closed, running tools are cancelled."""
        await self._events.aclose()

    async def aclose(self) -> None:
        """Close the run, as `close` does."""
        await self.close()

    def __await__(self) -> Generator[Any, Any, ResultT]:
        return self._finish().__await__()

    async def text_deltas(self) -> AsyncIterator[str]:
        """Iterate over the text deltas of all responses of the run."""
        async for event in self:
            if (delta := _text_delta(event)) is not None:
                yield delta

    def __aiter__(self) -> AsyncIterator[RunEvent]:
        return self

    async def __anext__(self) -> RunEvent:
        return await anext(self._events)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def _finish(self) -> ResultT:
        self._progress.is_streamed = False
        async for _ in self._events:
            pass
        return self._final()


def _with_output(response: ResponseResult, stream: EventStream | AsyncEventStream) -> ResponseResult:
    """Return the final response of a stream; with the items of its events if, as from some servers, it has none."""
    return response if response.output else stream.snapshot or response


def _text_delta(event: RunEvent) -> str | None:
    delta = event.delta if isinstance(event, models.TextDeltaEvent) else None
    return delta if isinstance(delta, str) else None


def _blocking_events(progress: _Progress) -> Generator[RunEvent, None, None]:
    try:
        while True:
            yield from _blocking_calls(progress)
            request = progress.loop.next_request()
            if request is None:
                return
            if progress.is_streamed:
                stream: EventStream
                with progress.send(stream=True, **progress.options, **request) as stream:
                    yield from stream
                    response = _with_output(stream.get_final_response(), stream)
            else:
                response = progress.send(**progress.options, **request)
            progress.receive(response)
    except Exception as error:
        progress.error = error
        raise


def _blocking_calls(progress: _Progress) -> Generator[RunEvent, None, None]:
    ready = progress.loop.take_ready_calls()
    for call in progress.loop.take_settled_calls():
        yield ToolCallFinished(call)
    if ready:
        from openrouter_responses.tools._threads import ThreadedCalls

        progress.calls = calls = ThreadedCalls(ready, progress.around_call)
        try:
            yield from calls
        finally:
            progress.calls = None
        progress.raise_unexpected()


def _check_event_loop(toolbox: Toolbox) -> None:
    bound = [tool for tool in toolbox.tools.values() if tool.event_loop is not None]
    if not bound:
        return
    import anyio.lowlevel

    here = anyio.lowlevel.current_token().native_token
    if other := [tool.name for tool in bound if tool.event_loop is not here]:
        raise RuntimeError(
            f"{', '.join(other)}: the session of these tools belongs to another event loop; "
            "call mcp_tools in the event loop of the run"
        )


async def _asynchronous_events(progress: _Progress) -> AsyncGenerator[RunEvent, None]:
    try:
        _check_event_loop(progress.loop.toolbox)
        while True:
            async with aclosing(_asynchronous_calls(progress)) as events:
                async for tool_event in events:
                    yield tool_event
            request = progress.loop.next_request()
            if request is None:
                return
            if progress.is_streamed:
                stream: AsyncEventStream
                async with progress.send(stream=True, **progress.options, **request) as stream:
                    async for event in stream:
                        yield event
                    response = _with_output(await stream.get_final_response(), stream)
            else:
                response = await progress.send(**progress.options, **request)
            progress.receive(response)
    except Exception as error:
        progress.error = error
        raise


async def _asynchronous_calls(progress: _Progress) -> AsyncGenerator[RunEvent, None]:
    ready = progress.loop.take_ready_calls()
    for call in progress.loop.take_settled_calls():
        yield ToolCallFinished(call)
    if ready:
        from openrouter_responses.tools._tasks import ConcurrentCalls

        progress.calls = calls = ConcurrentCalls(ready, progress.around_call)
        try:
            async with aclosing(calls.events()) as events:
                async for event in events:
                    yield event
        finally:
            progress.calls = None
        progress.raise_unexpected()


def history_of(state: RunState) -> list[Any]:
    """Return the items of the conversation of a state."""
    loop = RunLoop(
        toolbox=state.toolbox, params=state.params, items=state.items, steps=state.steps, conditions=(), finished=True
    )
    return loop.history


def input_items(given: Any) -> list[Any]:
    """Return the argument `input` as a list of items.

    Raises:
        TypeError: It is neither text nor a list.
    """
    if isinstance(given, str):
        return [{"role": "user", "content": given}]
    if isinstance(given, Mapping) or not hasattr(given, "__iter__"):
        raise TypeError(f"input must be text or a list of items, not {type(given).__name__}")
    return list(given)
