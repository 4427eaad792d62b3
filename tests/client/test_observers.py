"""Observers are told about each call: its start, its attempts, its first event, and once how it ended."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors, tool
from openrouter_responses.observers import CallLogger, ObservedCall
from openrouter_responses.testing import call, encode_event, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openrouter_responses.result import ResponseResult
    from openrouter_responses.testing import ResponsesServer
    from openrouter_responses.tools import ToolCall

KEY = "sk-or-very-secret"
QUICK = RetryConfig("backoff", BackoffStrategy(1, 5, 1.5, 2_000, 1), True)


class Recorder:
    """An observer that keeps what it is told, as short words."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.calls: list[ObservedCall] = []
        self.ends: list[tuple[ResponseResult | None, BaseException | None]] = []
        self.has_ended = threading.Event()

    def started(self, call: ObservedCall) -> None:
        assert call.attempt == 0
        self.told.append("started")

    def retried(self, call: ObservedCall, error: Exception, wait_s: float) -> None:
        assert 0 <= wait_s < 1
        self.told.append(f"retried {call.attempt} {type(error).__name__}")

    def first_event(self, call: ObservedCall) -> None:
        self.told.append("first event")

    def finished(
        self, call: ObservedCall, *, result: ResponseResult | None = None, error: BaseException | None = None
    ) -> None:
        self.calls.append(call)
        self.ends.append((result, error))
        self.told.append("finished")
        self.has_ended.set()

    @contextlib.contextmanager
    def around_attempt(self, call: ObservedCall) -> Iterator[None]:
        self.told.append(f"attempt {call.attempt}")
        try:
            yield
        finally:
            self.told.append("attempt ends")


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def observed(server: ResponsesServer, recorder: Recorder) -> Iterator[OpenRouter]:
    with OpenRouter(KEY, server_url=server.url, retry_config=QUICK, observers=[recorder]) as open_router:
        yield open_router


def test_a_plain_call_is_told_from_start_to_end(
    server: ResponsesServer, observed: OpenRouter, recorder: Recorder
) -> None:
    result = observed.responses.send(model="test/echo", input="Hello", session_id="s-1")

    assert recorder.told == ["started", "attempt 1", "attempt ends", "finished"]
    [(told, error)] = recorder.ends
    assert told is result
    assert error is None
    [seen] = recorder.calls
    assert (seen.model, seen.stream, seen.server, seen.session) == ("test/echo", False, server.url, "s-1")
    assert (seen.status_code, seen.attempt, seen.generation_id) == (200, 1, result.generation_id)
    assert seen.usage is not None
    assert seen.usage == result.usage
    assert seen.cost == seen.usage.cost
    assert seen.first_byte is not None
    assert seen.end is not None
    assert seen.start <= seen.first_byte <= seen.end <= time.time()
    assert seen.first_text is None
    assert seen.request == {"model": "test/echo", "input": "Hello", "session_id": "s-1", "stream": False}


def test_a_stream_is_told_with_its_first_event_and_first_text(observed: OpenRouter, recorder: Recorder) -> None:
    with observed.responses.send(model="test/echo", input="Hello", stream=True) as stream:
        assert recorder.told == ["started", "attempt 1", "attempt ends", "first event"]
        "".join(stream.text_deltas())
        result = stream.get_final_response()
    assert recorder.told[-1] == "finished"
    [(told, error)] = recorder.ends
    assert told == result
    assert error is None
    [seen] = recorder.calls
    assert seen.first_byte is not None
    assert seen.first_text is not None
    assert seen.end is not None
    assert seen.first_byte <= seen.first_text <= seen.end
    assert seen.usage == result.usage


def test_each_retry_is_told_and_one_end(server: ResponsesServer, observed: OpenRouter, recorder: Recorder) -> None:
    for _ in range(2):
        server.respond_with(503)
    observed.responses.send(model="test/echo", input="Hello")
    assert recorder.told == [
        "started",
        "attempt 1",
        "attempt ends",
        "retried 1 ServiceUnavailableResponseError",
        "attempt 2",
        "attempt ends",
        "retried 2 ServiceUnavailableResponseError",
        "attempt 3",
        "attempt ends",
        "finished",
    ]


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("model", "kind"),
    [
        ("test/error-404", errors.NotFoundResponseError),
        ("test/hang-up", errors.ConnectionFailedError),
        ("test/failed", errors.ResponseFailedError),
    ],
)
def test_the_exception_of_a_call_is_told_once(
    server: ResponsesServer, recorder: Recorder, once: RetryConfig, model: str, kind: type[Exception], stream: bool
) -> None:
    def receive() -> None:
        found: Any = open_router.responses.send(model=model, input="Hello", stream=stream)
        if stream:
            found.get_final_response()

    with (
        OpenRouter(KEY, server_url=server.url, retry_config=once, observers=[recorder]) as open_router,
        pytest.raises(errors.OpenRouterError) as caught,
    ):
        receive()
    assert isinstance(caught.value, kind)
    assert recorder.told.count("finished") == recorder.told.count("started") == 1
    [(result, error)] = recorder.ends
    assert result is None
    assert type(error) is type(caught.value)


@pytest.mark.parametrize("model", ["test/cut", "test/no-terminal-event"])
def test_a_stream_that_breaks_is_told_with_its_exception(observed: OpenRouter, recorder: Recorder, model: str) -> None:
    stream = observed.responses.send(model=model, input="Hello", stream=True)
    with pytest.raises(errors.StreamInterruptedError) as caught:
        list(stream)
    stream.close()
    assert recorder.ends == [(None, caught.value)]


@pytest.mark.parametrize("leave", ["close", "with", "collect"])
def test_a_stream_that_is_left_is_told_once_without_result_and_error(
    server: ResponsesServer, observed: OpenRouter, recorder: Recorder, leave: str
) -> None:
    stream = observed.responses.send(model="test/echo", input="Hello " * 200, stream=True)
    next(stream)
    if leave == "close":
        stream.close()
        stream.close()
    elif leave == "with":
        with stream:
            pass
    del stream
    gc.collect()
    assert recorder.has_ended.wait(5)
    assert recorder.ends == [(None, None)]
    assert recorder.told.count("finished") == 1


def test_a_result_in_place_of_a_stream_and_a_stream_in_place_of_a_result_are_told(
    server: ResponsesServer, observed: OpenRouter, recorder: Recorder
) -> None:
    server.respond_with(body={"id": "gen-1", "status": "completed", "output": []})
    with observed.responses.send(input="Hello", stream=True) as stream:
        list(stream)
    terminal = {"type": "response.completed", "response": {"id": "gen-2", "status": "completed", "output": []}}
    server.respond_with(body=[encode_event(terminal)])
    observed.responses.send(input="Hello")
    assert [result.id for result, _ in recorder.ends if result] == ["gen-1", "gen-2"]


@pytest.mark.anyio
async def test_asynchronous_calls_are_told_too(observed: OpenRouter, recorder: Recorder) -> None:
    async with observed:
        result = await observed.responses.send_async(model="test/echo", input="Hello")
        async with observed.responses.send_async(model="test/echo", input="Hello", stream=True) as stream:
            async for _ in stream:
                pass
        stream = await observed.responses.send_async(model="test/echo", input="Hello", stream=True)
        await stream.close()
    assert recorder.told.count("finished") == recorder.told.count("started") == 3
    assert recorder.ends[0] == (result, None)
    assert recorder.ends[1][0] is not None
    assert recorder.ends[2] == (None, None)


@pytest.mark.anyio
@pytest.mark.parametrize("stream", [False, True])
async def test_a_cancelled_call_is_told_with_its_cancellation(
    observed: OpenRouter, recorder: Recorder, stream: bool
) -> None:
    async def receive() -> None:
        found: Any = await observed.responses.send_async(model="test/stall", input="Hello", stream=stream)
        async for _ in found:
            pass

    async with observed:
        with anyio.move_on_after(0.3) as scope:
            await receive()
    assert scope.cancelled_caught
    [(result, error)] = recorder.ends
    assert result is None
    assert error is not None
    assert not isinstance(error, Exception)


@pytest.mark.anyio
async def test_a_collected_asynchronous_stream_is_told_once(observed: OpenRouter, recorder: Recorder) -> None:
    async with observed:
        stream = await observed.responses.send_async(model="test/echo", input="Hello", stream=True)
        await anext(stream)
        del stream
        gc.collect()
        assert await anyio.to_thread.run_sync(recorder.has_ended.wait, 5)
        assert recorder.ends == [(None, None)]


def test_an_observer_that_raises_is_logged_once_and_hurts_nobody(
    server: ResponsesServer, recorder: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def started(self, call: ObservedCall) -> None:
            raise LookupError("no disk")

        def finished(self, call: ObservedCall, **_: object) -> None:
            raise LookupError("no disk")

        def around_attempt(self, call: ObservedCall) -> Any:
            raise LookupError("no disk")

    with OpenRouter(KEY, server_url=server.url, observers=[Broken(), recorder]) as open_router:
        for _ in range(2):
            assert open_router.responses.send(model="test/echo", input="Hello").output_text
    assert [record.getMessage() for record in caplog.records] == [
        "the observer Broken has failed in started; its further failures are not logged"
    ]
    assert recorder.told.count("finished") == 2


def test_an_observer_cannot_change_the_call(server: ResponsesServer) -> None:
    class Meddler:
        def started(self, call: ObservedCall) -> None:
            call.request["input"] = "Bye"
            call.model = "test/refuse"

        @contextlib.contextmanager
        def around_attempt(self, call: ObservedCall) -> Iterator[None]:
            with contextlib.suppress(errors.OpenRouterError):
                yield

    with OpenRouter(KEY, server_url=server.url, max_retries=0, observers=[Meddler()]) as open_router:
        assert '"Hello"' in open_router.responses.send(model="test/echo", input="Hello").output_text
        with pytest.raises(errors.NotFoundResponseError):
            open_router.responses.send(model="test/error-404", input="Hello")


def test_an_exception_that_the_caller_is_handling_is_not_one_of_the_attempt(server: ResponsesServer) -> None:
    class Watch:
        def __init__(self) -> None:
            self.left_with: list[BaseException | None] = []

        @contextlib.contextmanager
        def around_attempt(self, call: ObservedCall) -> Iterator[None]:
            error: BaseException | None = None
            try:
                yield
            except BaseException as raised:
                error = raised
                raise
            finally:
                self.left_with.append(error)

    watch = Watch()
    with OpenRouter(KEY, server_url=server.url, observers=[watch]) as client:
        try:
            raise ValueError("of the caller")
        except ValueError:
            client.responses.send(model="test/echo", input="Hi")
    assert watch.left_with == [None]


def test_an_interrupt_while_observers_are_told_the_end_still_ends_the_stream(
    server: ResponsesServer, recorder: Recorder
) -> None:
    class InterruptsEnd:
        def finished(self, call: ObservedCall, **_: Any) -> None:
            raise KeyboardInterrupt

    with OpenRouter(KEY, server_url=server.url, observers=[InterruptsEnd(), recorder]) as client:
        stream = client.responses.send(model="test/echo", input="Hi", stream=True)
        with pytest.raises(KeyboardInterrupt):
            stream.close()
        assert stream.raw_response.is_closed
    assert recorder.told.count("finished") == 1


def test_an_observer_that_overwrites_attributes_of_the_call_does_not_hurt_it(server: ResponsesServer) -> None:
    class Overwrites:
        def started(self, call: Any) -> None:
            call.start = call.attempt = call.model = None

    with OpenRouter(KEY, server_url=server.url, observers=[Overwrites()]) as client:
        assert client.responses.send(model="test/echo", input="Hi").status == "completed"


def test_a_cost_beyond_all_floats_does_not_hurt_the_call(
    server: ResponsesServer, observed: OpenRouter, recorder: Recorder
) -> None:
    usage = {"input_tokens": 1, "output_tokens": 1, "total_tokens": 2, "cost": 10**400}
    server.respond_with(body={"id": "gen-1", "status": "completed", "output": [], "usage": usage})
    assert observed.responses.send(input="Hello").id == "gen-1"
    assert (recorder.told.count("finished"), recorder.calls[0].cost) == (1, None)


def test_an_interrupt_while_observers_are_told_still_ends_what_began(
    server: ResponsesServer, recorder: Recorder
) -> None:
    class InterruptsStart:
        def started(self, call: ObservedCall) -> None:
            raise KeyboardInterrupt

    class InterruptsAttempt:
        def around_attempt(self, call: ObservedCall) -> contextlib.AbstractContextManager[None]:
            raise KeyboardInterrupt

    for observer in (InterruptsStart(), InterruptsAttempt()):
        recorder.told.clear()
        with (
            OpenRouter(KEY, server_url=server.url, observers=[recorder, observer]) as client,
            pytest.raises(KeyboardInterrupt),
        ):
            client.responses.send(model="test/echo", input="Hi")
        assert recorder.told.count("attempt 1") == recorder.told.count("attempt ends")
        assert (recorder.told[0], recorder.told.count("finished")) == ("started", 1)


@pytest.mark.parametrize("wrong", [object(), Recorder, "observer"])
def test_what_is_no_observer_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="an observer is an object with one of the methods started, retried"):
        OpenRouter(KEY, observers=[wrong])


def test_with_options_replaces_the_observers(server: ResponsesServer, observed: OpenRouter, recorder: Recorder) -> None:
    other = Recorder()
    observed.with_options(observers=[other]).responses.send(model="test/echo", input="Hello")
    observed.with_options(observers=None).responses.send(model="test/echo", input="Hello")
    observed.with_options(max_retries=1).responses.send(model="test/echo", input="Hello")
    assert other.told.count("finished") == recorder.told.count("finished") == 1


def test_no_key_is_in_what_observers_receive(observed: OpenRouter, recorder: Recorder) -> None:
    tools: Any = [{"type": "function", "name": "f", "parameters": {}, "authorization": "secret-2"}]
    observed.responses.send(model="test/echo", input="Hello", tools=tools)
    [seen] = recorder.calls
    assert "secret" not in repr(seen).replace("[secret]", "")
    assert seen.request["tools"][0]["authorization"] == "[secret]"
    slots = [getattr(seen, name) for name in ObservedCall.__slots__ if not name.startswith("_")]
    assert KEY not in repr(slots)


@tool(definition={"type": "function", "name": "double", "parameters": {"type": "object", "properties": {}}})
def double(number: int = 0) -> int:
    if number < 0:
        raise ValueError("negative")
    return 2 * number


class Around:
    """An observer of calls of tools, which notes the thread and the context in which it is entered."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []

    @contextlib.contextmanager
    def around_tool_call(self, call: ToolCall) -> Iterator[None]:
        thread = threading.get_ident()
        try:
            yield
        except ValueError as error:
            self.seen.append((call.name, str(error)))
            raise
        else:
            self.seen.append((call.name, "ended"))
        assert threading.get_ident() == thread


def test_calls_of_tools_are_surrounded(server: ResponsesServer) -> None:
    around = Around()
    server.script([call("double", number=2), call("double", number=-1)], text("4"))
    with OpenRouter(KEY, server_url=server.url, observers=[around]) as open_router:
        assert open_router.responses.run(input="2", tools=[double]).result.output_text == "4"
    assert sorted(around.seen) == [("double", "ended"), ("double", "negative")]


@pytest.mark.anyio
async def test_calls_of_tools_are_surrounded_in_asynchronous_runs(server: ResponsesServer) -> None:
    around = Around()
    server.script([call("double", number=2), call("double", number=-1)], text("4"))
    async with OpenRouter(KEY, server_url=server.url, observers=[around]) as open_router:
        result = await open_router.responses.run_async(input="2", tools=[double])
    assert result.output_text == "4"
    assert sorted(around.seen) == [("double", "ended"), ("double", "negative")]


def test_a_call_logger_writes_one_line_a_call(server: ResponsesServer, caplog: pytest.LogCaptureFixture) -> None:
    with (
        caplog.at_level(logging.INFO, logger="openrouter_responses"),
        OpenRouter(KEY, server_url=server.url, max_retries=0, observers=[CallLogger()]) as open_router,
    ):
        list(open_router.responses.send(model="test/echo", input="Hello", stream=True))
        with pytest.raises(errors.NotFoundResponseError):
            open_router.responses.send(model="test/error-404", input="Hello")
    lines = [record.getMessage() for record in caplog.records if record.name == "openrouter_responses"]
    assert len(lines) == 2
    assert lines[0].startswith("model=test/echo stream=True status=200 result=completed seconds=0.")
    assert "first_text_seconds=" in lines[0]
    assert "output_tokens=" in lines[0]
    assert lines[1].startswith("model=test/error-404 stream=False status=404 result=NotFoundResponseError seconds=0.")
    assert KEY not in caplog.text


def test_a_debug_logger_receives_plain_bodies(server: ResponsesServer) -> None:
    lines: list[str] = []

    class Lines:
        def debug(self, msg: str, *args: Any) -> None:
            lines.append(msg % args)

    with OpenRouter(KEY, server_url=server.url, max_retries=0, debug_logger=Lines()) as open_router:
        open_router.responses.send(model="test/echo", input="Hello")
        server.respond_with(502, body="<html>Bad gateway</html>")
        with pytest.raises(errors.OpenRouterError):
            open_router.responses.send(model="test/echo", input="Hello")
    bodies = [line for line in lines if line.startswith("body: ")]
    assert "'output_text'" in bodies[0]
    assert bodies[1] == "body: '<html>Bad gateway</html>'"


def test_nothing_of_observers_is_loaded_without_them() -> None:
    code = (
        "import sys; from openrouter_responses import OpenRouter; from openrouter_responses.testing import "
        "ResponsesServer\n"
        "with ResponsesServer() as server, OpenRouter('k', server_url=server.url) as client:\n"
        "    client.responses.send(model='test/echo', input='Hello')\n"
        "print([name for name in sys.modules if name.startswith('openrouter_responses') and 'observ' in name])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_asyncio_tasks_share_one_client_and_each_call_ends_once(server: ResponsesServer, recorder: Recorder) -> None:
    async def main() -> None:
        async with OpenRouter(KEY, server_url=server.url, observers=[recorder]) as open_router:
            await asyncio.gather(
                *(open_router.responses.send_async(model="test/echo", input=str(number)) for number in range(20))
            )

    asyncio.run(main())
    assert len({id(seen) for seen in recorder.calls}) == 20
    assert all(result is not None for result, _ in recorder.ends)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_stream_that_is_open_when_the_interpreter_exits_is_told(server: ResponsesServer, asynchronous: bool) -> None:
    program = f"""
import asyncio
from openrouter_responses import OpenRouter

class Observer:
    def finished(self, call, *, result=None, error=None):
        print(call.model, result is None, error)

async def main():
    global stream
    stream = await open_router.responses.send_async(model="test/stall", input="Hi", stream=True)

open_router = OpenRouter("any-key", server_url={server.url!r}, observers=[Observer()])
if {asynchronous}:
    asyncio.run(main())
else:
    stream = open_router.responses.send(model="test/stall", input="Hi", stream=True)
ended = open_router.responses.send(model="test/echo", input="Hi", stream=True)
print(len(list(ended)) > 1)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    # The stream that has ended is told once.
    assert done.stdout.splitlines() == ["test/echo False None", "True", "test/stall True None"]
    assert done.stderr == ""
