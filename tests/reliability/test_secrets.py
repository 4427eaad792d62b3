"""The API key goes to the server and nowhere else."""

from __future__ import annotations

import copy
import io
import logging
import pickle
import pprint
import traceback
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest
import rich.console
import rich.traceback

from openrouter_responses import BackoffStrategy, EventStream, OpenRouter, RetryConfig, errors
from openrouter_responses.testing import ResponsesServer, encode_event

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = "sk-or-very-secret"
DELTA = encode_event({"type": "response.output_text.delta", "delta": "Hello"})


@pytest.fixture
def keyed(server: ResponsesServer, once: RetryConfig) -> Any:
    with OpenRouter(KEY, server_url=server.url, retry_config=once, timeout_ms=150) as open_router:
        yield open_router


def links(error: BaseException) -> list[BaseException]:
    """Yield the exception and those that led to it."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        link = waiting.pop()
        if link is not None and link not in found:
            found.append(link)
            waiting += [link.__cause__, link.__context__]
    return found


def local_variables(error: BaseException) -> str:
    """Return the local variables of every frame below the test's own, as a traceback tool would print them."""
    shown = []
    for link in links(error):
        for frame, _ in traceback.walk_tb(link.__traceback__):
            if frame.f_code.co_filename != __file__:
                shown.append(pprint.pformat(frame.f_locals))
                shown += [pprint.pformat(_attributes(value)) for value in frame.f_locals.values()]
    return "\n".join(shown)


def _attributes(value: object) -> object:
    return {**getattr(value, "__dict__", {}), "headers": getattr(getattr(value, "headers", None), "raw", None)}


def by_rich(error: BaseException) -> str:
    console = rich.console.Console(file=io.StringIO(), width=500)
    kind = type(error)
    console.print(
        rich.traceback.Traceback.from_exception(
            kind, error, error.__traceback__, show_locals=True, locals_max_length=1000, locals_max_string=10_000
        )
    )
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


FAILURES: dict[str, Callable[[ResponsesServer], None]] = {
    "status 401": lambda server: server.respond_with(401, body={"error": {"code": 401, "message": "No"}}),
    "status 502": lambda server: server.respond_with(502, body=b"<html>"),
    "a redirect": lambda server: server.respond_with(307, headers={"Location": "http://127.0.0.1:1/"}),
    "no JSON": lambda server: server.respond_with(body=b"<html>"),
    "reset": lambda server: server.respond_with_bytes([], ending="reset"),
    "silence": lambda server: server.respond_with_bytes([], ending="stall"),
    "no HTTP": lambda server: server.respond_with_bytes([b"what?\r\n\r\n"]),
    "cut": lambda server: server.respond_with(body=b"{}" * 50, ending="cut"),
    "a stream that is cut": lambda server: server.respond_with(body=[DELTA], ending="cut"),
    "a stream that is nonsense": lambda server: server.respond_with(body=[DELTA, b"data: nonsense\n\n"]),
    "a stream that stalls": lambda server: server.respond_with(body=[DELTA], ending="stall"),
}


def read(open_router: OpenRouter) -> None:
    for _ in open_router.responses.send(input="Hi", stream=True):
        pass


async def read_async(open_router: OpenRouter) -> None:
    async for _ in await open_router.responses.send_async(input="Hi", stream=True):
        pass


def assert_not_shown(error: BaseException) -> None:
    for link in links(error):
        assert KEY not in f"{link} {link!r} {vars(link)} {getattr(link, '__notes__', '')}"
        request = getattr(link, "_request", None)
        assert request is None or KEY not in str(request.headers.raw)
    assert KEY not in "".join(traceback.format_exception(error))
    assert KEY not in local_variables(error)


@pytest.mark.parametrize("failure", FAILURES)
def test_no_exception_shows_the_key(server: ResponsesServer, keyed: OpenRouter, failure: str) -> None:
    FAILURES[failure](server)
    with pytest.raises(errors.OpenRouterError) as caught:
        read(keyed)
    assert_not_shown(caught.value)
    shown = by_rich(caught.value)
    assert "locals" in shown
    assert KEY not in shown
    response = caught.value.raw_response
    if response is not None:
        assert KEY not in str(response.request.headers.raw)
        assert response.next_request is None
    pickled = pickle.dumps(caught.value)
    assert KEY.encode() not in pickled
    again = pickle.loads(pickled)
    assert type(again) is type(caught.value)
    assert str(again) == str(caught.value)


@pytest.mark.anyio
@pytest.mark.parametrize("failure", FAILURES)
async def test_no_exception_of_an_asynchronous_call_shows_the_key(
    server: ResponsesServer, keyed: OpenRouter, failure: str
) -> None:
    FAILURES[failure](server)
    async with keyed:
        with pytest.raises(errors.OpenRouterError) as caught:
            await read_async(keyed)
    assert_not_shown(caught.value)


def test_exceptions_of_httpx_keep_no_frame_with_the_key(once: RetryConfig) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        headers = list(request.headers.raw)
        try:
            raise OSError(len(headers))
        except OSError as error:
            raise httpx.WriteError("broken pipe") from error

    with (
        httpx.Client(transport=httpx.MockTransport(broken)) as given,
        pytest.raises(errors.ConnectionFailedError) as caught,
    ):
        OpenRouter(KEY, client=given, retry_config=once).responses.send(input="Hi")
    assert isinstance(caught.value.__cause__, httpx.WriteError)
    assert isinstance(caught.value.__cause__.__cause__, OSError)
    assert KEY not in local_variables(caught.value)


@pytest.mark.parametrize("wrap", [lambda key: key, lambda key: lambda: key])
@pytest.mark.parametrize(
    "key", [f"{KEY}\n", f"{KEY}\r\nX: y", f"{KEY}ключ", f"{KEY}\0", f"{KEY}\x7f", f"\ud83d{KEY}", f"{KEY}\u2028"]
)
def test_a_key_that_cannot_be_sent_is_refused_without_being_shown(
    server: ResponsesServer, key: str, wrap: Callable[[str], Any]
) -> None:
    given = wrap(key)
    with pytest.raises(ValueError, match="API key") as caught, OpenRouter(given, server_url=server.url) as open_router:
        open_router.responses.send(model="test/echo", input="Hi")
    assert KEY not in str(caught.value)
    assert KEY not in local_variables(caught.value)
    assert not server.requests


@pytest.mark.parametrize("value", ["a\nb", "a\rb", "снег"])
def test_a_header_that_cannot_be_sent_is_refused_without_being_shown(open_router: OpenRouter, value: str) -> None:
    for refused in (
        lambda: OpenRouter(KEY, http_headers={"X-Mine": value}),
        lambda: OpenRouter(KEY, http_referer=value),
        lambda: open_router.responses.send(input="Hi", http_headers={"X-Mine": value}),
        lambda: open_router.responses.send(input="Hi", x_open_router_title=value),
    ):
        with pytest.raises(ValueError, match="cannot be sent") as caught:
            refused()
        assert value not in str(caught.value)


HEADERS = {"Cookie": KEY, "X-Api-Key": KEY, "Authorization": f"Bearer {KEY}"}
WRONG: list[dict[str, Any]] = [
    {"temprature": 1},
    {"metadata": {"a[0]": "x"}},
    {"server_url": "elsewhere"},
    {"timeout_ms": 0},
    {"max_retries": -1},
    {"temperature": object()},
    {"x_open_router_title": "\n"},
    {"model": "test/error-401"},
    {"model": "test/hang-up"},
    {"http_headers": {**HEADERS, "X-Wrong": f"{KEY}\n"}},
]


@pytest.mark.anyio
@pytest.mark.parametrize("arguments", WRONG)
async def test_no_frame_of_an_exception_shows_the_headers_of_a_call(
    open_router: OpenRouter, arguments: dict[str, Any]
) -> None:
    arguments = {"input": "Hi", "http_headers": HEADERS, **arguments}
    async with open_router:
        with pytest.raises((errors.OpenRouterError, TypeError, ValueError)) as caught:
            open_router.responses.send(**arguments)
        assert_not_shown(caught.value)
        with pytest.raises((errors.OpenRouterError, TypeError, ValueError)) as caught:
            await open_router.responses.send_async(**arguments)
        assert_not_shown(caught.value)


@pytest.mark.parametrize(
    "arguments",
    [
        {"max_event_bytes": 0},
        {"server_url": "elsewhere"},
        {"xyzzy": 1},
        {"api_key": f"{KEY}\n"},
        {"http_headers": {**HEADERS, "X-Wrong": f"{KEY}\n"}},
    ],
)
def test_no_frame_of_an_exception_shows_the_headers_of_a_client(arguments: dict[str, Any]) -> None:
    arguments = {"api_key": KEY, "http_headers": HEADERS, **arguments}
    for make in (OpenRouter, OpenRouter().with_options):
        with pytest.raises((TypeError, ValueError)) as caught:
            make(**arguments)
        assert_not_shown(caught.value)


def test_a_debug_logger_that_raises_shows_no_header(server: ResponsesServer, caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        def debug(self, msg: str, *args: Any) -> None:
            raise LookupError("the disk of the log is full")

    with OpenRouter(KEY, server_url=server.url, http_headers=HEADERS, debug_logger=Broken()) as open_router:
        open_router.responses.send(input="Hi")
    [record] = caplog.records
    assert "debug_logger (Broken) has failed" in record.getMessage()
    assert record.exc_info is not None
    raised = record.exc_info[1]
    assert isinstance(raised, LookupError)
    assert_not_shown(raised)


class Listener:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def debug(self, msg: str, *args: Any) -> None:
        self.lines.append(msg % args)


def test_logs_and_debug_lines_do_not_show_the_key(
    caplog: pytest.LogCaptureFixture, few_certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    listener = Listener()
    backoff = RetryConfig("backoff", BackoffStrategy(1, 1, 1, 1000, 0), True)
    tool: Any = {"type": "mcp", "server_label": "s", "server_url": "https://x.example", "authorization": "mcp-token"}
    with (
        caplog.at_level(logging.DEBUG),
        # Not every description has the tool.
        ResponsesServer(strict=False) as server,
        OpenRouter(KEY, server_url=server.url, debug_logger=listener, retry_config=backoff) as open_router,
    ):
        server.respond_with(503, headers={"Set-Cookie": "session=cookie-token"})
        list(open_router.responses.send(model="test/echo", input="Hi", tools=[tool], stream=True))
        open_router.responses.send(model="test/echo", input="Hi", http_headers={"Authorization": f"Bearer {KEY}"})
    assert KEY not in caplog.text
    shown = "".join(listener.lines)
    for secret in (KEY, "mcp-token", "cookie-token"):
        assert secret not in shown
    assert any("request: POST" in line and "'input': 'Hi'" in line for line in listener.lines)
    assert any("response: 503" in line for line in listener.lines)
    assert any("response: 200" in line for line in listener.lines)
    assert any("event: " in line and "response.completed" in line for line in listener.lines)


def test_no_object_shows_the_key(server: ResponsesServer, keyed: OpenRouter) -> None:
    with keyed.responses.send(model="test/echo", input="Hi", stream=True) as stream:
        result = stream.get_final_response()
    kept: tuple[object, ...] = (
        keyed,
        vars(keyed),
        keyed.responses,
        keyed.beta,
        stream,
        vars(stream),
        result,
        keyed._api_key,
    )
    for value in kept:
        assert KEY not in f"{value!r} {value} {pprint.pformat(value)}"
    assert KEY not in str(stream.response.request.headers.raw)
    for pickled in (pickle.dumps(result), pickle.dumps(stream.response)):
        assert KEY.encode() not in pickled
    for secret in (keyed, keyed._api_key):
        with pytest.raises(TypeError, match="cannot be pickled"):
            pickle.dumps(secret)
    with pytest.raises(TypeError, match="cannot be pickled"):
        copy.deepcopy(keyed)


@pytest.mark.anyio
@pytest.mark.parametrize("model", ["test/silent", "test/stall"])
async def test_a_cancelled_call_does_not_show_the_key(keyed: OpenRouter, model: str) -> None:
    shown: list[str] = []
    async with keyed:
        with anyio.move_on_after(0.1) as scope:
            try:
                await keyed.responses.send_async(model=model, input="Hi")
            except BaseException as error:
                shown.append(local_variables(error))
                raise
    assert scope.cancelled_caught
    assert len(shown) == 1
    assert KEY not in shown[0]


def answering(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"id": "gen-1", "output": []})


def test_a_server_without_tls_gives_one_warning() -> None:
    with httpx.Client(transport=httpx.MockTransport(answering)) as given:
        open_router = OpenRouter(KEY, server_url="http://plain.example/api", client=given)
        with pytest.warns(UserWarning, match=r"plain\.example unencrypted") as caught:
            open_router.responses.send(input="Hi")
        open_router.responses.send(input="Hi")
    assert [warning.filename for warning in caught] == [__file__]


@pytest.mark.parametrize(
    "url", ["https://tls.example", "http://127.0.0.1:1", "http://[::1]:1/", "http://localhost:1", "http://a.localhost"]
)
def test_a_server_with_tls_or_on_loopback_gives_no_warning(url: str) -> None:
    with httpx.Client(transport=httpx.MockTransport(answering)) as given:
        assert OpenRouter(KEY, server_url=url, client=given).responses.send(input="Hi").id == "gen-1"


SAID = f"no such key: Bearer {KEY}"
REPEATING: dict[str, tuple[int, Any]] = {
    "an error status": (401, {"error": {"message": SAID, "code": 401}}),
    "an error status with text": (502, SAID),
    "an error object under a successful status": (200, {"error": {"message": SAID}}),
    "a body that is not JSON": (200, SAID),
    "a failed response": (200, {"id": "gen-1", "status": "failed", "output": [], "error": {"message": SAID}}),
    "an error event": (200, [encode_event({"type": "error", "code": "401", "message": SAID})]),
    "an event that is not JSON": (200, [f"data: {SAID}\n\n".encode()]),
    "a failed stream": (
        200,
        [
            encode_event(
                {
                    "type": "response.failed",
                    "response": {"id": "gen-1", "error": {"message": SAID, "code": "server_error"}},
                }
            )
        ],
    ),
}


@pytest.mark.parametrize("answer", REPEATING.values(), ids=REPEATING)
def test_a_key_that_the_server_repeats_is_not_in_the_error(
    server: ResponsesServer, keyed: OpenRouter, answer: tuple[int, Any]
) -> None:
    status, body = answer
    server.respond_with(status, body=body)

    def receive() -> None:
        result = keyed.responses.send(model="m", input="Hi", stream=isinstance(body, list))
        if isinstance(result, EventStream):
            result.get_final_response()

    with pytest.raises(errors.OpenRouterError) as caught:
        receive()
    error = caught.value
    assert "no such key: Bearer [secret]" in str(error)
    assert KEY not in f"{error!r} {error.body} {error.data!r}"
    if not isinstance(body, list):
        assert KEY.encode() not in pickle.dumps(error)
        assert KEY not in local_variables(error)
