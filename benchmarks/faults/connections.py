"""Cases of connections that fail, lead elsewhere, or are abandoned."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import threading
import time
from typing import TYPE_CHECKING, Any, cast

from benchmarks.faults.case import Case, Stage, raw
from benchmarks.faults.clients import KEY, Client, piece
from benchmarks.faults.judge import (
    Outcome,
    Verdict,
    answers,
    answers_or_raises,
    ask,
    comes_true,
    raises,
    still_usable,
    verdict,
)
from benchmarks.faults.material import PLAIN, START, TEXT, WHOLE
from openrouter_responses.testing import ResponsesServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
_JSON = {"Content-Type": "application/json"}
_PROXIES = ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy")


def _refused(stage: Stage) -> Verdict:
    url = stage.server.url
    port = stage.server.port
    stage.server.close()
    client = stage.client(url)
    settled = verdict(client, ask(client, stream=False), raises())
    with ResponsesServer(port=port) as again:
        return still_usable(client, again, settled)


def _ipv6(stage: Stage) -> Verdict:
    with ResponsesServer(host="::1") as server:
        client = stage.client(server.url)
        server.respond_with(headers=_JSON, body=PLAIN)
        return still_usable(client, server, verdict(client, ask(client, stream=False), answers()))


def _tls_to_a_plain_server(stage: Stage) -> Verdict:
    client = stage.client(stage.server.url.replace("http://", "https://"))
    return verdict(client, ask(client, stream=False), raises())


def _redirect(status: int, *, stream: bool) -> Callable[[Stage], Verdict]:
    def run(stage: Stage) -> Verdict:
        with ResponsesServer() as elsewhere:
            elsewhere.respond_with(headers={} if stream else _JSON, body=[WHOLE] if stream else PLAIN)
            target = elsewhere.url.replace("127.0.0.1", "localhost") + "/responses"
            stage.server.respond_with(status, headers={"Location": target})
            client = stage.client()
            settled = verdict(client, ask(client, stream=stream), answers_or_raises("redirect", str(status)))
            if any(KEY in str(request.headers) for request in elsewhere.requests):
                return Verdict(False, "the key is sent to the other host")
        return still_usable(client, stage.server, settled)

    return run


def _invalid_redirect(target: str) -> Callable[[Stage], Verdict]:
    def run(stage: Stage) -> Verdict:
        stage.server.respond_with(307, headers={"Location": target})
        client = stage.client()
        return still_usable(client, stage.server, verdict(client, ask(client, stream=False), raises()))

    return run


def _invalid_host(stage: Stage) -> Verdict:
    client = stage.client(f"http://{'a' * 64}.localhost:{stage.server.port}")
    return verdict(client, ask(client, stream=False), raises())


def _missing_certificates(stage: Stage) -> Verdict:
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = "/does/not/exist.pem"
    try:
        client = stage.client("https://127.0.0.1:1")
        return verdict(client, ask(client, stream=False), raises())
    finally:
        if before is None:
            del os.environ["SSL_CERT_FILE"]
        else:
            os.environ["SSL_CERT_FILE"] = before


def _closed_while_idle(stage: Stage) -> Verdict:
    # The response announces a persistent connection, but the server closes it.
    kept = _HEAD + b"Content-Length: %d\r\nConnection: keep-alive\r\n\r\n" % len(PLAIN) + PLAIN
    client = stage.client()
    stage.server.respond_with_bytes([kept])
    first = verdict(client, ask(client, stream=False), answers())
    stage.server.wait_until_idle()
    return still_usable(client, stage.server, first)


@contextlib.contextmanager
def _proxy(url: str) -> Iterator[None]:
    before = dict(os.environ)
    for name in _PROXIES:
        os.environ.pop(name, None)
    os.environ["HTTP_PROXY"] = os.environ["http_proxy"] = url
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _through_a_proxy(status: int, right: Any) -> Callable[[Stage], Verdict]:
    def run(stage: Stage) -> Verdict:
        body = PLAIN if status == 200 else b"Log in to the proxy"
        stage.server.respond_with(status, headers=_JSON if status == 200 else {"Content-Type": "text/plain"}, body=body)
        with _proxy(f"http://127.0.0.1:{stage.server.port}"):
            client = stage.client("http://service.invalid/api/v1")
            return verdict(client, ask(client, stream=False), right)

    return run


def _refused_by_a_proxy(stage: Stage) -> Verdict:
    port = stage.server.port
    stage.server.close()
    with _proxy(f"http://127.0.0.1:{port}"):
        client = stage.client("http://service.invalid/api/v1")
        return verdict(client, ask(client, stream=False), raises())


def _left(leave: Callable[[Client], object]) -> Callable[[Stage], Verdict]:
    """Return a case in which the caller leaves an unfinished stream. Its connection must close before the timeout."""

    def run(stage: Stage) -> Verdict:
        stage.server.respond_with(body=[START], ending="stall")
        client = stage.client_class(stage.server.url, seconds=60, retries=False)
        leave(client)
        if not comes_true(lambda: stage.server.open_connections == 0):
            return Verdict(False, "connection left open")
        return still_usable(client, stage.server, Verdict(True, "closed"))

    return run


def _by_break(client: Client) -> None:
    with client.stream() as events:
        for _ in events:
            break


def _by_an_exception(client: Client) -> None:
    with contextlib.suppress(LookupError), client.stream() as events:
        for event in events:
            raise LookupError(event)


def _to_the_collector(client: Client) -> None:
    for _ in cast("Any", client.stream()):  # All three clients return iterators.
        break
    gc.collect()


def _by_cancellation(client: Client) -> None:
    async def read() -> None:
        async with await client.stream_async() as events:
            async for _ in events:
                pass

    async def main() -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(read(), 0.3)
        await asyncio.sleep(0.1)

    asyncio.run(main())


def _cancelled_twice(stage: Stage) -> Verdict:
    stage.server.respond_with(body=[START], ending="stall")
    client = stage.client_class(stage.server.url, seconds=60, retries=False)

    async def read() -> None:
        async with await client.stream_async() as events:
            async for _ in events:
                pass

    async def main() -> bool:
        task = asyncio.create_task(read())
        await asyncio.sleep(0.3)
        for _ in range(2):
            task.cancel()
            await asyncio.sleep(0)
        with contextlib.suppress(asyncio.CancelledError):
            await task
        # The end of the event loop would close what is left open.
        return await asyncio.to_thread(comes_true, lambda: stage.server.open_connections == 0)

    return Verdict(True, "closed") if asyncio.run(main()) else Verdict(False, "connection left open")


def _collected_inside_the_lock(stage: Stage) -> Verdict:
    """The collector finds a stream in a reference cycle while the next request holds the lock of the pool."""
    import httpcore

    stage.server.respond_with(body=[START], ending="stall")
    client = stage.client_class(stage.server.url, seconds=60, retries=False)
    frame: list[object] = []
    with contextlib.suppress(LookupError):
        _stop_in_a_cycle(client, frame)
    pool_class: Any = httpcore.ConnectionPool
    assign = pool_class._assign_requests_to_connections

    def collect_and_assign(pool: Any) -> Any:
        gc.collect()
        return assign(pool)

    pool_class._assign_requests_to_connections = collect_and_assign
    try:
        frame.clear()
        return still_usable(client, stage.server, Verdict(True, "closed"))
    finally:
        pool_class._assign_requests_to_connections = assign


def _stop_in_a_cycle(client: Client, keep: list[object]) -> None:
    events: Any = client.stream()
    for _ in events:
        break
    cycle: list[object] = [events]
    cycle.append(cycle)
    keep.append(cycle)


def _client_closed(stage: Stage) -> Verdict:
    """Another thread waits for a stream when the client is closed."""
    stage.server.respond_with(body=[START], ending="stall")
    client = stage.client_class(stage.server.url, seconds=60, retries=False)
    outcomes: list[Outcome] = []
    thread = threading.Thread(target=lambda: outcomes.append(ask(client, stream=True)), daemon=True)
    thread.start()
    comes_true(lambda: bool(stage.server.requests))
    time.sleep(0.2)
    close = getattr(client.sdk, "close", None) or (lambda: client.sdk.__exit__(None, None, None))
    close()
    thread.join(2)
    if not outcomes:
        return Verdict(False, "the thread waits on")
    return verdict(client, outcomes[0], raises(before=TEXT))


def _port_past_the_last(stage: Stage) -> Verdict:
    try:
        client = stage.client(stage.server.url.replace(str(stage.server.port), str(stage.server.port + 65536)))
        outcome = ask(client, stream=False)
    except ValueError:
        return Verdict(True, "ValueError")
    if stage.server.requests:
        return Verdict(False, "the key goes to another port")
    return verdict(client, outcome, raises())


def _threads(stage: Stage) -> Verdict:
    texts: list[Outcome] = []
    client = stage.client_class(stage.server.url, seconds=30, retries=False)
    for _ in range(32):
        stage.server.respond_with(body=[WHOLE])
    threads = [threading.Thread(target=lambda: texts.append(ask(client, stream=True))) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wrong = [outcome for outcome in texts if outcome.text != TEXT]
    return Verdict(False, f"{len(wrong)} of 32 wrong") if wrong else Verdict(True, "32 results")


def _tasks(stage: Stage) -> Verdict:
    for _ in range(100):
        stage.server.respond_with(body=[WHOLE])
    client = stage.client_class(stage.server.url, seconds=30, retries=False)

    async def one() -> str:
        async with await client.stream_async() as events:
            return "".join([piece(event) async for event in events])

    async def main() -> list[str]:
        return await asyncio.gather(*(one() for _ in range(100)))

    wrong = [text for text in asyncio.run(main()) if text != TEXT]
    return Verdict(False, f"{len(wrong)} of 100 wrong") if wrong else Verdict(True, "100 results")


CONNECTIONS = [
    Case("refused", _refused),
    raw("closed before the response", right=raises()),
    raw("reset before the response", right=raises(), ending="reset"),
    raw("no response", right=raises(), ending="stall"),
    raw("no response to a request for a stream", right=raises(), stream=True, ending="stall"),
    raw("silence inside the headers", _HEAD, right=raises(), ending="stall"),
    raw("an end inside the headers", _HEAD, right=raises()),
    raw("a response that is not HTTP", b"SSH-2.0-OpenSSH_9.6\r\n", right=raises()),
    raw("a header of 200 KB", _HEAD + b"X: " + b"y" * 200_000 + b"\r\n\r\n" + PLAIN, right=answers_or_raises()),
    raw("a content length that is not a number", _HEAD + b"Content-Length: many\r\n\r\n", right=raises()),
    raw(
        "a chunk size that is not a number",
        _HEAD.replace(b"application/json", b"text/event-stream") + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        stream=True,
        right=raises(),
    ),
    raw(
        "an interim response first",
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n",
        _HEAD + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(PLAIN) + PLAIN,
        right=answers(),
    ),
    raw("a body that ends with the connection", _HEAD + b"\r\n" + PLAIN, right=answers()),
    Case("TLS to a server without TLS", _tls_to_a_plain_server),
    Case("IPv6", _ipv6),
    Case("an idle connection that the server closes", _closed_while_idle),
    Case("a redirect to another host (302)", _redirect(302, stream=False)),
    Case("a redirect to another host (307)", _redirect(307, stream=False)),
    Case("a redirect to another host (308), streaming", _redirect(308, stream=True)),
    Case("a port past 65535", _port_past_the_last),
    Case("a redirect to a host name that cannot be decoded", _invalid_redirect("http://xn--/")),
    Case("a redirect to a port that is not a number", _invalid_redirect("http://127.0.0.1:port/")),
    Case("a host name with a label of 64 characters", _invalid_host),
    Case("an SSL_CERT_FILE that does not exist", _missing_certificates),
    Case("a proxy that works", _through_a_proxy(200, answers())),
    Case("a proxy that requires authentication (407)", _through_a_proxy(407, raises("407"))),
    Case("a proxy that refuses connections", _refused_by_a_proxy),
]

LEAVING = [
    Case("break", _left(_by_break)),
    Case("an exception in the caller's loop", _left(_by_an_exception)),
    Case("a stream left to the collector", _left(_to_the_collector)),
    Case("a task that is cancelled", _left(_by_cancellation)),
    Case("a task that is cancelled twice", _cancelled_twice),
    Case("a stream collected inside the lock of the pool", _collected_inside_the_lock),
    Case("a client that is closed while a thread reads", _client_closed),
]

TOGETHER = [
    Case("32 threads over one client", _threads),
    Case("100 asynchronous streams over one client", _tasks),
]
