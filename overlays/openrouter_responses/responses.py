"""`Responses`: the methods `send` and `send_async`, from their arguments to a result or a stream.

`parse` and `parse_async` are built on them in `structured`, `run` and `run_async` in `tools`; these packages are loaded
when their methods are first called.
"""

from __future__ import annotations

import sys
from inspect import Parameter
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from openrouter_responses import _response_body
from openrouter_responses._request import RequestFormat
from openrouter_responses._send_params import (
    RunParams,
    SendParams,
    document,
    hide_header_values,
    split_options,
)
from openrouter_responses.streams import AsyncEventStream, AsyncStreamRequest, EventStream
from openrouter_responses_generated.api.responses.create_responses import OPERATION

if sys.version_info >= (3, 12):
    from inspect import markcoroutinefunction

if TYPE_CHECKING:
    from collections.abc import Coroutine, Hashable, Mapping, Sequence
    from typing import Unpack

    from typing_extensions import TypeForm, TypeVar

    from openrouter_responses._call import Call
    from openrouter_responses.client import OpenRouter
    from openrouter_responses.result import ResponseResult
    from openrouter_responses.structured import AsyncParsedStream, CompiledType, ParsedResult, ParsedStream
    from openrouter_responses.tools import AsyncRun, Condition, Decision, Run, RunArguments, RunState

    # The overloads by `text_format` are a class, a schema, any other type expression, and an object that is known to be
    # a type at run time only. Their order and number are what mypy, pyright, ty and pyrefly need: ty reads an argument
    # as a type expression as soon as it comes to `TypeForm`, and the default of the variable is the type for checkers
    # that do not support `TypeForm`.
    T = TypeVar("T", default=Any)

_FORMAT = RequestFormat(OPERATION)


class Responses:
    """The operations of the Responses API, available as `OpenRouter.responses`."""

    def __init__(self, client: OpenRouter) -> None:
        self._client = client
        self._transport = client._transport

    @overload
    def send(self, *, stream: Literal[False] = False, **params: Unpack[SendParams]) -> ResponseResult: ...

    @overload
    def send(self, *, stream: Literal[True], **params: Unpack[SendParams]) -> EventStream: ...

    @overload
    def send(self, *, stream: bool, **params: Unpack[SendParams]) -> ResponseResult | EventStream: ...

    def send(
        self, *_positional: object, stream: bool = False, **params: Unpack[SendParams]
    ) -> ResponseResult | EventStream:
        """Send a request and return the response or, with `stream=True`, its events.

        The arguments are the fields and headers that the API describes, and the options of this call. Models and plain
        dicts are accepted alike, nested as needed. None is sent as null where the API accepts null; elsewhere it has
        the same effect as leaving the argument out, and an argument that is left out is not sent.

        A stream is returned after its first event has been received. Earlier failures are retried according to
        `retries`; later ones are raised by the stream. If the server sends a stream that was not requested, the stream
        is read to its final response; if it sends a plain result instead of a stream, the result becomes a stream of
        one event.

        Args:
            stream: True for the events as they arrive, False for the complete response.
            retries: Which failures are retried, and when, instead of the client's `retry_config`.
            max_retries: Maximum number of retries, instead of the client's.
            server_url: URL of the server, instead of the client's.
            timeout_ms: Maximum time to connect and between two bytes, in milliseconds; `float("inf")` for no limit.
            deadline_ms: Maximum time of the call with its stream, in milliseconds; `float("inf")` for no limit.
            http_headers: Additional headers; they replace headers of the same name.
            extra_body: Additional fields of the request; they replace fields of the same name.

        Returns:
            A `ResponseResult`; with `stream=True` an `EventStream`, or with `send_async` an `AsyncEventStream`.

        Raises:
            OpenRouterError: The request failed, or its response is not valid; `openrouter_responses.errors` has the
                subclasses.
            TypeError: An argument is unknown, or has no JSON form.
            ValueError: The metadata exceed their limits, or a value cannot be sent.
        """
        if _positional:
            raise _without_names("send")
        hide_header_values(params)
        call = self._call(stream, params)
        if call.observation is None:
            return self._send(call)
        with call.observation.observed():
            return self._send(call)

    @overload
    def send_async(
        self, *, stream: Literal[False] = False, **params: Unpack[SendParams]
    ) -> Coroutine[Any, Any, ResponseResult]: ...

    @overload
    def send_async(self, *, stream: Literal[True], **params: Unpack[SendParams]) -> AsyncStreamRequest: ...

    @overload
    def send_async(
        self, *, stream: bool, **params: Unpack[SendParams]
    ) -> Coroutine[Any, Any, ResponseResult | AsyncEventStream]: ...

    def send_async(
        self, *_positional: object, stream: bool = False, **params: Unpack[SendParams]
    ) -> Coroutine[Any, Any, ResponseResult | AsyncEventStream]:
        """Send a request as `send` does, without blocking the event loop.

        The arguments and exceptions are those of `send`. The return value is awaited; with `stream=True`, for an
        `AsyncEventStream`. Then it can also be used directly in `async with` and `async for`, without `await`.
        """
        if _positional:
            raise _without_names("send_async")
        hide_header_values(params)
        request: Any = self._send_async(stream, params)
        return AsyncStreamRequest(request) if stream else request

    def _send(self, call: Call) -> ResponseResult | EventStream:
        response = self._transport.send(call)
        observation = call.observation
        if not isinstance(response, EventStream):
            result = _response_body.parse_result(response, response.content)
            if not call.stream:
                if observation is not None:
                    observation.finish(result=result)
                return result
            response = EventStream(response, self._transport.reader(response, call))._with_result(result)
        if observation is not None:
            response._observe(observation)
        return response if call.stream else response.get_final_response()

    async def _send_async(self, stream: bool, params: SendParams) -> ResponseResult | AsyncEventStream:
        call = self._call(stream, params)
        if call.observation is None:
            return await self._send_call_async(call)
        with call.observation.observed():
            return await self._send_call_async(call)

    async def _send_call_async(self, call: Call) -> ResponseResult | AsyncEventStream:
        """Send a call as `_send` does."""
        response = await self._transport.send_async(call)
        observation = call.observation
        if not isinstance(response, AsyncEventStream):
            result = _response_body.parse_result(response, response.content)
            if not call.stream:
                if observation is not None:
                    observation.finish(result=result)
                return result
            response = AsyncEventStream(response, self._transport.reader(response, call))._with_result(result)
        if observation is not None:
            response._observe(observation)
        return response if call.stream else await response.get_final_response()

    @overload
    def parse(
        self, *, text_format: type[T], stream: Literal[False] = False, repairs: int = 0, **params: Unpack[SendParams]
    ) -> ParsedResult[T]: ...

    @overload
    def parse(
        self,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        stream: Literal[False] = False,
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> ParsedResult[Any]: ...

    @overload
    def parse(
        self,
        *,
        text_format: TypeForm[T],
        stream: Literal[False] = False,
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> ParsedResult[T]: ...

    @overload
    def parse(
        self, *, text_format: Hashable, stream: Literal[False] = False, repairs: int = 0, **params: Unpack[SendParams]
    ) -> ParsedResult[Any]: ...

    @overload
    def parse(
        self, *, text_format: type[T], stream: Literal[True], repairs: int = 0, **params: Unpack[SendParams]
    ) -> ParsedStream[T]: ...

    @overload
    def parse(
        self,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        stream: Literal[True],
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> ParsedStream[Any]: ...

    @overload
    def parse(
        self, *, text_format: TypeForm[T], stream: Literal[True], repairs: int = 0, **params: Unpack[SendParams]
    ) -> ParsedStream[T]: ...

    @overload
    def parse(
        self, *, text_format: Hashable, stream: Literal[True], repairs: int = 0, **params: Unpack[SendParams]
    ) -> ParsedStream[Any]: ...

    @overload
    def parse(
        self, *, text_format: type[T], stream: bool, repairs: int = 0, **params: Unpack[SendParams]
    ) -> ParsedResult[T] | ParsedStream[T]: ...

    @overload
    def parse(
        self,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        stream: bool,
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> ParsedResult[Any] | ParsedStream[Any]: ...

    @overload
    def parse(
        self, *, text_format: TypeForm[T], stream: bool, repairs: int = 0, **params: Unpack[SendParams]
    ) -> ParsedResult[T] | ParsedStream[T]: ...

    @overload
    def parse(
        self, *, text_format: Hashable, stream: bool, repairs: int = 0, **params: Unpack[SendParams]
    ) -> ParsedResult[Any] | ParsedStream[Any]: ...

    def parse(
        self,
        *_positional: object,
        text_format: object = Parameter.empty,
        stream: bool = False,
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> ParsedResult[Any] | ParsedStream[Any]:
        """Send a request for output of a type, and return the response with the value of that type.

        The model is given the JSON schema of the type, in strict mode if the type allows it, and the request goes only
        to providers that support it, unless `provider` has `require_parameters`. The result is a `ResponseResult` with
        the value in `output_parsed`.

        A type that is not one of pydantic needs the extra `[typed]`, which brings msgspec.

        Args:
            text_format: The type of the output: a dataclass, an attrs class, a TypedDict, a msgspec struct, a pydantic
                model, a builtin type, a type made of these, or a JSON schema as a dict.
            stream: True for the events and the growing value as they arrive, False for the complete response.
            repairs: How often an invalid value is sent back to be corrected; output that is cut off or refused is not.
            retries: This and the options of a call that follow it in the signature are those of `send`.

        Returns:
            A `ParsedResult`; with `stream=True` a `ParsedStream`, or with `parse_async` an `AsyncParsedStream`.

        Raises:
            OutputIncompleteError: The output is cut off, by a limit or a content filter.
            OutputRefusedError: The model declined.
            OutputInvalidError: The output does not fit the type.
            OpenRouterError: The request failed, as for `send`.
            TypeError: The type cannot be served, or an argument is unknown or has no JSON form.
            ImportError: The type needs msgspec, which is not installed.
        """
        if _positional:
            raise _without_names("parse")
        if text_format is Parameter.empty:
            raise _without_type("parse")
        from openrouter_responses import structured

        hide_header_values(params)
        fields = cast("dict[str, Any]", params)
        return structured.parse(self, text_format=text_format, stream=stream, repairs=repairs, params=fields)

    @overload
    def parse_async(
        self, *, text_format: type[T], stream: Literal[False] = False, repairs: int = 0, **params: Unpack[SendParams]
    ) -> Coroutine[Any, Any, ParsedResult[T]]: ...

    @overload
    def parse_async(
        self,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        stream: Literal[False] = False,
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> Coroutine[Any, Any, ParsedResult[Any]]: ...

    @overload
    def parse_async(
        self,
        *,
        text_format: TypeForm[T],
        stream: Literal[False] = False,
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> Coroutine[Any, Any, ParsedResult[T]]: ...

    @overload
    def parse_async(
        self, *, text_format: Hashable, stream: Literal[False] = False, repairs: int = 0, **params: Unpack[SendParams]
    ) -> Coroutine[Any, Any, ParsedResult[Any]]: ...

    @overload
    def parse_async(
        self, *, text_format: type[T], stream: Literal[True], repairs: int = 0, **params: Unpack[SendParams]
    ) -> AsyncParsedStream[T]: ...

    @overload
    def parse_async(
        self,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        stream: Literal[True],
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> AsyncParsedStream[Any]: ...

    @overload
    def parse_async(
        self, *, text_format: TypeForm[T], stream: Literal[True], repairs: int = 0, **params: Unpack[SendParams]
    ) -> AsyncParsedStream[T]: ...

    @overload
    def parse_async(
        self, *, text_format: Hashable, stream: Literal[True], repairs: int = 0, **params: Unpack[SendParams]
    ) -> AsyncParsedStream[Any]: ...

    @overload
    def parse_async(
        self, *, text_format: type[T], stream: bool, repairs: int = 0, **params: Unpack[SendParams]
    ) -> Coroutine[Any, Any, ParsedResult[T]] | AsyncParsedStream[T]: ...

    @overload
    def parse_async(
        self,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        stream: bool,
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> Coroutine[Any, Any, ParsedResult[Any]] | AsyncParsedStream[Any]: ...

    @overload
    def parse_async(
        self, *, text_format: TypeForm[T], stream: bool, repairs: int = 0, **params: Unpack[SendParams]
    ) -> Coroutine[Any, Any, ParsedResult[T]] | AsyncParsedStream[T]: ...

    @overload
    def parse_async(
        self, *, text_format: Hashable, stream: bool, repairs: int = 0, **params: Unpack[SendParams]
    ) -> Coroutine[Any, Any, ParsedResult[Any]] | AsyncParsedStream[Any]: ...

    def parse_async(
        self,
        *_positional: object,
        text_format: object = Parameter.empty,
        stream: bool = False,
        repairs: int = 0,
        **params: Unpack[SendParams],
    ) -> Coroutine[Any, Any, ParsedResult[Any]] | AsyncParsedStream[Any]:
        """Send a request for output of a type as `parse` does, without blocking the event loop.

        The arguments and exceptions are those of `parse`. The return value is awaited; with `stream=True`, for an
        `AsyncParsedStream`, which can also be used directly in `async with` and `async for`.
        """
        if _positional:
            raise _without_names("parse_async")
        if text_format is Parameter.empty:
            raise _without_type("parse_async")
        from openrouter_responses import structured

        hide_header_values(params)
        fields = cast("dict[str, Any]", params)
        return structured.parse_async(self, text_format=text_format, stream=stream, repairs=repairs, params=fields)

    @overload
    def run(
        self,
        *,
        text_format: None = None,
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> Run[ResponseResult]: ...

    @overload
    def run(
        self,
        *,
        text_format: None = None,
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any],
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> Run[Any]: ...

    @overload
    def run(
        self,
        *,
        text_format: type[T],
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> Run[ParsedResult[T]]: ...

    @overload
    def run(
        self,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> Run[ParsedResult[Any]]: ...

    @overload
    def run(
        self,
        *,
        text_format: TypeForm[T],
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> Run[ParsedResult[T]]: ...

    @overload
    def run(
        self,
        *,
        text_format: object,
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> Run[ParsedResult[Any]]: ...

    def run(
        self,
        *_positional: object,
        text_format: object = None,
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> Run[Any]:
        """Send a request, run the tools that the model calls, and repeat this until it gives its final response.

        The run starts when it is iterated or asked for its `result`. The calls of one response run at the same time,
        blocking functions in threads. A run is stateless for the service: every request contains the whole
        conversation.

        When a condition of `stop_when` holds, the model is asked for its final response, without further calls. The
        run also ends when a call needs a decision; `run.state` and `decisions` continue it.

        Args:
            tools: Functions, results of `tool(…)`, and definitions such as those of server tools.
            text_format: The type of the final output, as for `parse`.
            repairs: How often an invalid value of `text_format` is sent back to be corrected.
            stop_when: A condition such as `max_steps(10)`, which is the default, or a list of them.
            on_error: What happens with an exception of a tool other than `ToolError`: `tell` the model the name of its
                class, which is the default, or `raise` it after the other calls of the response have ended.
            state: The state of an earlier run, `run.state` or its dict, which this run continues. Its arguments are
                the defaults of this one's.
            decisions: What to do with the calls that wait, by the ID of the call: `approve()`, `reject("why")` or
                `answer(output)`.
            retries: This and the options of a call that follow it in the signature are those of `send`; they apply to
                each request of the run.

        Returns:
            A `Run`, or with `run_async` an `AsyncRun`.

        Raises:
            TypeError: A tool, a type or an argument cannot be served; the message names it.
            ValueError: Two tools have one name, or the state or a decision does not fit.
            ImportError: The types need msgspec, which is not installed.
        """
        if _positional:
            raise _without_names("run")
        from openrouter_responses import tools

        arguments = self._run_arguments(
            params,
            stop_when=stop_when,
            text_format=text_format,
            repairs=repairs,
            on_error=on_error,
            state=state,
            decisions=decisions,
        )
        return tools.Run(self, arguments)

    @overload
    def run_async(
        self,
        *,
        text_format: None = None,
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> AsyncRun[ResponseResult]: ...

    @overload
    def run_async(
        self,
        *,
        text_format: None = None,
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any],
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> AsyncRun[Any]: ...

    @overload
    def run_async(
        self,
        *,
        text_format: type[T],
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> AsyncRun[ParsedResult[T]]: ...

    @overload
    def run_async(
        self,
        *,
        text_format: CompiledType[Any] | Mapping[str, Any],
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> AsyncRun[ParsedResult[Any]]: ...

    @overload
    def run_async(
        self,
        *,
        text_format: TypeForm[T],
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> AsyncRun[ParsedResult[T]]: ...

    @overload
    def run_async(
        self,
        *,
        text_format: object,
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> AsyncRun[ParsedResult[Any]]: ...

    def run_async(
        self,
        *_positional: object,
        text_format: object = None,
        repairs: int = 0,
        stop_when: Condition | Sequence[Condition] | None = None,
        on_error: Literal["tell", "raise"] | None = None,
        state: RunState | Mapping[str, Any] | None = None,
        decisions: Mapping[str, Decision] | None = None,
        **params: Unpack[RunParams],
    ) -> AsyncRun[Any]:
        """Run tools as `run` does, without blocking the event loop.

        The arguments and exceptions are those of `run`. The run is iterated with `async for`, or awaited for its
        result.
        """
        if _positional:
            raise _without_names("run_async")
        from openrouter_responses import tools

        arguments = self._run_arguments(
            params,
            stop_when=stop_when,
            text_format=text_format,
            repairs=repairs,
            on_error=on_error,
            state=state,
            decisions=decisions,
        )
        return tools.AsyncRun(self, arguments)

    if not TYPE_CHECKING:  # type checkers would accept any name

        def __getattr__(self, name: str) -> Any:
            from openrouter_responses import _hints

            error = _hints.missing_attribute(self, name, _hints.RESPONSES_ATTRIBUTES)
            if error is not None:
                raise error
            return object.__getattribute__(self, name)

    def _call(self, stream: bool, params: SendParams) -> Call:
        options, arguments = split_options(params)
        parameters, properties = _FORMAT.split(arguments)
        return self._transport.call(
            _FORMAT.operation,
            options,
            headers=_FORMAT.headers({**self._client._app_headers, **parameters}),
            content=_FORMAT.body(properties, stream=bool(stream), extra_body=options.get("extra_body")),
            stream=stream,
        )

    def _run_arguments(self, params: RunParams, **own: Any) -> RunArguments:
        """Return the arguments of a run: its own ones, the fields of its requests, and the options of their calls."""
        from openrouter_responses.tools import RunArguments

        hide_header_values(params)
        options, fields = split_options(params)
        given: Any = options
        observers = self._client._observers
        around_call = None if observers is None else observers.around_tool_call
        return RunArguments(
            tools=fields.pop("tools", None), options=given, params=fields, around_call=around_call, **own
        )


def _without_names(method: str) -> TypeError:
    """Return the exception for arguments without names."""
    from openrouter_responses import _hints

    return TypeError(_hints.positional_argument(method))


def _without_type(method: str) -> TypeError:
    """Return the exception for a call of `parse` without `text_format`."""
    from openrouter_responses import _hints

    return TypeError(_hints.missing_text_format(method))


document(Responses.send, returns="ResponseResult | EventStream")
document(
    Responses.send_async,
    returns="Coroutine[Any, Any, ResponseResult] | AsyncStreamRequest",
    arguments_of=Responses.send,
)
_PARSE_PARAMETERS = {"text_format": (Parameter.empty, "type[T]"), "repairs": (0, "int")}
document(Responses.parse, returns="ParsedResult[T] | ParsedStream[T]", own=_PARSE_PARAMETERS)
document(
    Responses.parse_async,
    returns="Coroutine[Any, Any, ParsedResult[T]] | AsyncParsedStream[T]",
    arguments_of=Responses.parse,
    own=_PARSE_PARAMETERS,
)
_RUN_PARAMETERS = {
    "text_format": (None, "type[T] | None"),
    "repairs": (0, "int"),
    "stop_when": (None, "Condition | Sequence[Condition] | None"),
    "on_error": (None, "Literal['tell', 'raise'] | None"),
    "state": (None, "RunState | Mapping[str, Any] | None"),
    "decisions": (None, "Mapping[str, Decision] | None"),
}
document(Responses.run, returns="Run[Any]", own=_RUN_PARAMETERS)
document(Responses.run_async, returns="AsyncRun[Any]", arguments_of=Responses.run, own=_RUN_PARAMETERS)
# Python's warning about a coroutine that was never awaited contains this name.
Responses._send_async.__qualname__ = "Responses.send_async"
if sys.version_info >= (3, 12):
    markcoroutinefunction(Responses.send_async)
