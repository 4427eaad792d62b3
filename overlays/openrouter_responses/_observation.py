"""The observers of a client, and the observation of one call: who is told what, and when.

It is imported when a client with observers or a debug logger is created.
"""

from __future__ import annotations

import _thread
import atexit
import contextlib
import functools
import logging
import os
import time
import weakref
from typing import TYPE_CHECKING, Any

from openrouter_responses import _error_mapping, _json, _redaction, errors
from openrouter_responses.observers import ObservedCall
from openrouter_responses.result import ResponseResult
from openrouter_responses_generated.models import Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    import httpx

    from openrouter_responses._call import Call
    from openrouter_responses._event_reader import EventReader
    from openrouter_responses.client import DebugLogger
    from openrouter_responses.streams import AsyncEventStream, EventStream
    from openrouter_responses_generated.types import Result

_HOOKS = ("started", "retried", "first_event", "finished", "around_attempt", "around_tool_call")
_EXCHANGE = ("request_sent", "response_received", "body_received", "event_received")
"""The further methods of an observer that only the debug logger has."""
_TEXT_EVENTS = ("response.output_text.delta", "response.content_part.delta")


class Observers:
    """The observers of a client.

    Args:
        observers: The objects that the caller has passed.
        debug_logger: The debug logger of the client.

    Raises:
        TypeError: One of the objects has none of the methods of an observer.
    """

    def __init__(self, observers: Sequence[object], debug_logger: DebugLogger | None) -> None:
        self._hooks: dict[str, list[tuple[object, Callable[..., Any]]]] = {}
        self._reported: set[int] = set()
        for observer in observers:
            found = [name for name in _HOOKS if callable(getattr(observer, name, None))]
            if isinstance(observer, type) or not found:
                raise TypeError(
                    f"an observer is an object with one of the methods {', '.join(_HOOKS)}, not {observer!r}"
                )
            self._add(observer, found)
        if debug_logger is not None:
            self._add(_DebugLog(debug_logger), _EXCHANGE)

    def _add(self, observer: object, names: Sequence[str]) -> None:
        for name in names:
            self._hooks.setdefault(name, []).append((observer, getattr(observer, name)))

    def observe(self, call: Call) -> Call:
        """Return a call with its observation."""
        return call._replace(observation=Observation(self, call))

    def __contains__(self, name: str) -> bool:
        return name in self._hooks

    def tell(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Call a method of all observers that have it; one that is interrupted does not keep it from the others."""
        interrupt: BaseException | None = None
        for observer, hook in self._hooks.get(name, ()):
            try:
                hook(*args, **kwargs)
            except Exception as error:
                self._report(observer, name, error)
            except BaseException as error:
                interrupt = error
        if interrupt is not None:
            raise interrupt

    def around_tool_call(self, call: object) -> AbstractContextManager[None]:
        """Surround a call of a tool, in the thread or task in which it runs."""
        return self.surround("around_tool_call", call)

    @contextlib.contextmanager
    def surround(self, name: str, call: object) -> Iterator[None]:
        """Enter the context managers that a method of the observers returns; they cannot suppress an exception."""
        entered: list[tuple[object, Any]] = []
        # Not `sys.exc_info()`: without an exception of the call it would be the one that the caller is handling.
        raised: BaseException | None = None
        try:
            for observer, hook in self._hooks.get(name, ()):
                try:
                    manager = hook(call)
                    manager.__enter__()
                except Exception as error:
                    self._report(observer, name, error)
                else:
                    entered.append((observer, manager))
            yield
        except BaseException as error:
            raised = error
            raise
        finally:
            details = (None, None, None) if raised is None else (type(raised), raised, raised.__traceback__)
            for observer, manager in reversed(entered):
                try:
                    manager.__exit__(*details)
                except Exception as error:
                    if error is not raised:
                        self._report(observer, name, error)
            raised, details = None, (None, None, None)  # no cycle of the exception and this frame

    def _report(self, observer: object, name: str, error: Exception) -> None:
        if id(observer) not in self._reported:
            self._reported.add(id(observer))
            logging.getLogger("openrouter_responses").warning(
                "the observer %s has failed in %s; its further failures are not logged",
                observer.shown if isinstance(observer, _DebugLog) else type(observer).__name__,
                name,
                exc_info=error,
            )


class Observation:
    """The observation of one call. Its end is told once, whoever notices it first.

    Args:
        observers: The observers of the client.
        call: The call.
    """

    def __init__(self, observers: Observers, call: Call) -> None:
        self._observers = observers
        self._clock = time.monotonic()
        path = call.server.path.rstrip("/")
        server = f"{call.server.scheme}://{call.server.netloc.decode('ascii')}{path}"
        # Kept here, too, because an observer can change the attributes of the call.
        self._start = time.time()
        self._attempt = 0
        self.call = ObservedCall(
            start=self._start,
            stream=call.stream,
            server=server,
            operation=call.operation.name,
            content=call.content or b"{}",
        )
        self._unfinished = [True]
        self._process = os.getpid()

    def _now(self) -> float:
        return self._start + time.monotonic() - self._clock

    @contextlib.contextmanager
    def observed(self) -> Iterator[None]:
        """Tell the start of the call, and its end if it raises an exception."""
        try:
            self._observers.tell("started", self.call)
            yield
        except BaseException as error:
            self.finish(error=error)
            raise

    @contextlib.contextmanager
    def attempt(self) -> Iterator[None]:
        """Surround one attempt."""
        self._attempt += 1
        self.call.attempt = self._attempt
        with self._observers.surround("around_attempt", self.call):
            yield

    def retried(self, error: errors.OpenRouterError, wait: float) -> None:
        """Tell that an attempt has failed, and the seconds until the next."""
        self._observers.tell("retried", self.call, error, wait)

    def sent(self, request: httpx.Request) -> None:
        """Tell which request is sent."""
        if "request_sent" in self._observers:
            url, headers = _redaction.without_query(request.url), _redaction.mask_headers(request.headers)
            body = _redaction.mask_fields(_json.parse(request.content)) if request.content else None
            self._observers.tell("request_sent", request.method, url, headers, body)

    def received(self, response: httpx.Response) -> None:
        """Tell that the head of a response was received."""
        self.call.first_byte = self._now()
        self.call.status_code = response.status_code
        self.call.generation_id = _error_mapping.generation_id(response)
        if "response_received" in self._observers:
            self._observers.tell("response_received", response.status_code, _redaction.mask_headers(response.headers))

    def received_body(self, body: bytes) -> None:
        """Tell the body of a response that is not a stream."""
        if "body_received" in self._observers:
            try:
                shown: object = _redaction.mask_fields(_json.parse(body))
            except (_json.JSONTextError, RecursionError):
                shown = _error_mapping.excerpt(body)
            self._observers.tell("body_received", shown)

    def received_event(self, value: Any) -> bool:
        """Tell an event of a stream, note the time of the first text, and return whether to tell further events."""
        if self.call.first_text is None and isinstance(value, dict) and value.get("type") in _TEXT_EVENTS:
            self.call.first_text = self._now()
        self._observers.tell("event_received", value)
        return self.call.first_text is None or "event_received" in self._observers

    def first_event(self) -> None:
        """Tell that the first event of the stream was received."""
        self._observers.tell("first_event", self.call)

    def finish(self, *, result: ResponseResult | Result | None = None, error: BaseException | None = None) -> None:
        """Tell the end of the call, unless that was done before."""
        try:
            self._unfinished.pop()
        except IndexError:
            return
        call = self.call
        call.end = self._now()
        response = getattr(error, "partial_response", None) if result is None else result
        usage = getattr(response, "usage", None)
        if isinstance(usage, Usage):
            call.usage = usage
            if isinstance(usage.cost, int | float):
                with contextlib.suppress(OverflowError):  # an integer of hundreds of digits
                    call.cost = float(usage.cost)
        if isinstance(result, ResponseResult) and call.generation_id is None:
            call.generation_id = result.id
        self._observers.tell("finished", call, result=result, error=error)

    def finish_stream(self, reader: EventReader, error: BaseException | None = None) -> None:
        """Tell the end of the call by the state of its stream."""
        if not self._unfinished:
            return
        result = None
        if error is None and reader.terminal_event is not None:
            try:
                result = reader.final_response()
            except errors.OpenRouterError as failure:
                error = failure
        self.finish(result=result, error=error)

    def watch(self, stream: EventStream | AsyncEventStream, reader: EventReader) -> None:
        """Tell the end of the call when its stream is garbage-collected, or when the interpreter exits before that.

        Args:
            stream: The stream.
            reader: Its reader, which does not refer to it.
        """
        weakref.finalize(stream, self._finish_collected, reader).atexit = False
        _open_streams[stream] = functools.partial(self._finish_at_exit, reader)

    def _finish_at_exit(self, reader: EventReader) -> None:
        if os.getpid() == self._process:
            self.finish_stream(reader)

    def _finish_collected(self, reader: EventReader) -> None:
        """Tell the end of a call whose stream was garbage-collected: in a thread, because its caller holds locks."""
        if self._unfinished and os.getpid() == self._process:
            with contextlib.suppress(RuntimeError):  # the interpreter ends
                _thread.start_new_thread(self.finish_stream, (reader,))


_open_streams: weakref.WeakKeyDictionary[object, Callable[[], None]] = weakref.WeakKeyDictionary()
"""The functions that tell the end of each observed stream when the interpreter exits and no thread can be started."""


@atexit.register
def _finish_open_streams() -> None:
    for finish in list(_open_streams.values()):
        finish()


class _DebugLog:
    """Writes each request, response, body and event to a debug logger. The secrets in them are masked."""

    def __init__(self, logger: DebugLogger) -> None:
        self._logger = logger
        self.shown = f"debug_logger ({type(logger).__name__})"

    def request_sent(self, method: str, url: str, headers: object, body: object) -> None:
        self._logger.debug("request: %s %s %s %s", method, url, headers, body)

    def response_received(self, status: int, headers: object) -> None:
        self._logger.debug("response: %d %s", status, headers)

    def body_received(self, body: object) -> None:
        self._logger.debug("body: %s", body)

    def event_received(self, value: object) -> None:
        self._logger.debug("event: %s", _redaction.mask_fields(value))
