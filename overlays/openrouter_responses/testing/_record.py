"""The recording of a real server: requests are passed on to it, and its responses are kept and passed back."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from time import monotonic
from typing import TYPE_CHECKING

import httpx

from openrouter_responses.testing import _recording_file
from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._messages import Ending, RawResponse, RecordedRequest, Response
from openrouter_responses.testing._recording_file import Chunk, Exchange
from openrouter_responses.testing._replay import as_exchange
from openrouter_responses.testing._service import BASE_PATH, BETA_PATH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openrouter_responses.testing._recording_mask import Mask

NOT_SENT = {
    "accept-encoding", "connection", "content-length", "expect", "host", "keep-alive", "proxy-authorization",
    "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
}  # fmt: skip
"""Request headers of one connection only; and the accepted encodings, because bodies are recorded as plain text."""
NOT_KEPT = {
    "alt-svc", "cf-ray", "connection", "content-length", "date", "keep-alive", "proxy-authenticate",
    "server", "set-cookie", "strict-transport-security", "trailer", "transfer-encoding", "upgrade",
}  # fmt: skip
"""Response headers that depend on the connection, and cookies."""
DECODED = {"", "identity", "gzip", "deflate"}
"""The encodings that are removed from a body, so that its text can be read. httpx can always decode them."""


class Recorder:
    """A recording that grows with each request, and becomes a file when it is closed.

    Until then, complete exchanges are in a file beside it with the ending `.partial`, which remains if the process is
    killed or the recording discarded.

    Args:
        path: The file to write.
        upstream: The base URL of the real server.
        api_key: Its API key; None passes on the key of each request.
        mask: What is masked.
        match_headers: Names of request headers that are recorded, to be compared.
        timeout: Seconds to wait for the real server to connect, and for each part of its response.
    """

    def __init__(
        self,
        path: Path,
        *,
        upstream: str,
        api_key: str | None,
        mask: Mask,
        match_headers: Sequence[str],
        timeout: float,
    ) -> None:
        self._path = path
        self._partial = path.with_name(f"{path.name}.partial")
        self._upstream = upstream.rstrip("/")
        self._api_key = api_key
        self._mask = mask
        self._match_headers = tuple(name.lower() for name in match_headers)
        self._client = httpx.Client(timeout=timeout, limits=httpx.Limits(max_connections=None))
        self._lock = threading.Lock()
        self._unfinished: dict[int, _Unfinished] = {}
        self._finished: dict[int, Exchange] = {}
        self._problems: list[str] = []
        self._is_discarded = False
        self._partial.unlink(missing_ok=True)

    def respond(self, request: RecordedRequest, number: int) -> Response | RawResponse:
        """Pass a request on and its response back.

        Args:
            request: The request, with its path below the base URL.
            number: The number of the request.
        """
        keys = [key for key in (self._api_key, _key_of(request)) if key]
        unfinished = _Unfinished(as_exchange(request, self._match_headers), self._mask, keys)
        with self._lock:
            self._unfinished[number] = unfinished
        try:
            response = self._client.send(self._passed_on(request), stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol, httpx.ProxyError) as error:
            problem = f"the real server cannot be reached at {self._upstream}: {error!r}"
            with self._lock:
                del self._unfinished[number]
                self._problems.append(f"request {number} was not recorded: {problem}")
            return error_response(502, f"Nothing was recorded: {problem}")
        except httpx.TransportError as error:
            ending = _ending_after(error)
            self._finish(number, ending)
            # The client need not wait once more for what has not come.
            return RawResponse((), "cut" if ending == "stall" else ending)
        unfinished.start(response)
        headers = _kept_headers(response)
        parts = self._read(response, number, unfinished)
        if response.headers.get("content-type", "").startswith("text/event-stream") and request.method != "HEAD":
            return Response(response.status_code, headers, parts)
        received: list[bytes] = []
        try:
            for part in parts:
                received.append(part)  # noqa: PERF402  # what came before an error is kept
        except ConnectionError:
            return Response(response.status_code, headers, received, "cut")
        return Response(response.status_code, headers, b"".join(received))

    def problems(self) -> list[str]:
        """Return the requests that could not be passed on."""
        with self._lock:
            return list(self._problems)

    def discard(self) -> None:
        """Leave the file as it was."""
        self._is_discarded = True

    def stop(self) -> None:
        """Do nothing: closing the connections of the clients ends every response."""

    def close(self) -> None:
        """Write the file, unless the recording was discarded, a request could not be passed on, or there was none."""
        with self._lock:
            for number, unfinished in self._unfinished.items():
                self._finished[number] = unfinished.finish("cut", "The server was closed before the response ended.")
            self._unfinished.clear()
            exchanges = [self._finished[number] for number in sorted(self._finished)]
            if exchanges and not self._is_discarded and not self._problems:
                _recording_file.write(self._path, exchanges)
                self._partial.unlink(missing_ok=True)
        self._client.close()

    def _passed_on(self, request: RecordedRequest) -> httpx.Request:
        headers = {name: value for name, value in request.headers.items() if name not in NOT_SENT}
        if self._api_key is not None:
            headers["authorization"] = f"Bearer {self._api_key}"
        headers["accept-encoding"] = "identity"
        content = request.body if request.body or "content-length" in request.headers else None
        return self._client.build_request(request.method, self._url(request.path), headers=headers, content=content)

    def _url(self, path: str) -> str:
        """Return the URL of the real server for a path below the base URL, or below the other base path."""
        if path.startswith(f"{BETA_PATH}/"):
            return self._upstream.removesuffix(BASE_PATH) + path
        return self._upstream + path

    def _read(self, response: httpx.Response, number: int, unfinished: _Unfinished) -> Iterator[bytes]:
        """Yield the chunks of a response as they arrive, and keep them."""
        try:
            is_decoded = response.headers.get("content-encoding", "").strip().lower() in DECODED
            for chunk in response.iter_bytes() if is_decoded else response.iter_raw():
                if chunk:
                    unfinished.add(chunk)
                    yield chunk
        except GeneratorExit:
            self._finish(number, "cut", "The client left the response here.")
            raise
        except (httpx.HTTPError, httpx.StreamError) as error:
            self._finish(number, _ending_after(error))
            raise ConnectionAbortedError from error
        else:
            self._finish(number, "complete")
        finally:
            response.close()

    def _finish(self, number: int, ending: Ending, note: str = "") -> None:
        with self._lock:
            unfinished = self._unfinished.pop(number, None)
            if unfinished is None:
                return
            exchange = self._finished[number] = unfinished.finish(ending, note)
            self._partial.parent.mkdir(parents=True, exist_ok=True)
            with self._partial.open("a", encoding="utf-8", newline="\n") as file:
                file.write(exchange.lines())


class _Unfinished:
    """An exchange whose response has not ended."""

    def __init__(self, exchange: Exchange, mask: Mask, keys: Sequence[str]) -> None:
        self._exchange = exchange
        self._mask = mask
        self._keys = keys
        self._chunks: list[Chunk] = []
        self._last = monotonic()

    def start(self, response: httpx.Response) -> None:
        self._exchange.after_ms = self._elapsed()
        self._exchange.status = response.status_code
        self._exchange.response_headers = _kept_headers(response)

    def add(self, content: bytes) -> None:
        self._chunks.append(Chunk(content, self._elapsed()))

    def finish(self, ending: Ending, note: str = "") -> Exchange:
        exchange, mask, keys = self._exchange, self._mask, self._keys
        chunks = mask.chunks([chunk.content for chunk in self._chunks], keys)
        finished = Exchange(
            exchange.method,
            mask.path(exchange.path, keys),
            mask.json(exchange.json, keys),
            mask.chunks([exchange.body], keys)[0],
            mask.headers(exchange.headers, keys),
            exchange.status,
            mask.headers(exchange.response_headers, keys),
            after_ms=exchange.after_ms,
            chunks=[Chunk(new, old.after_ms) for new, old in zip(chunks, self._chunks, strict=True) if new],
            ending=ending,
            note=note,
        )
        if ending == "complete":
            _read_as_json(finished)
        return finished

    def _elapsed(self) -> float:
        before, self._last = self._last, monotonic()
        return (self._last - before) * 1000


def default_upstream() -> str:
    """Return the base URL in `OPENROUTER_BASE_URL`, or that of the service."""
    from openrouter_responses_generated.operation import SERVER_URL

    return os.environ.get("OPENROUTER_BASE_URL") or SERVER_URL


def _read_as_json(exchange: Exchange) -> None:
    """Replace the chunks of a body that is one JSON value by that value, which is easier to read and edit."""
    content_type = exchange.response_headers.get("content-type", "")
    if "json" not in content_type.partition(";")[0] or not exchange.chunks:
        return
    with contextlib.suppress(ValueError, RecursionError):
        value = json.loads(
            b"".join(chunk.content for chunk in exchange.chunks), parse_constant=_recording_file.reject_constant
        )
        if value is not None:
            exchange.response_json, exchange.chunks = value, []


def _key_of(request: RecordedRequest) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ")


def _kept_headers(response: httpx.Response) -> dict[str, str]:
    headers = {name: value for name, value in response.headers.items() if name not in NOT_KEPT}
    if headers.get("content-encoding", "").strip().lower() in DECODED:
        headers.pop("content-encoding", None)
    return headers


def _ending_after(error: Exception) -> Ending:
    if isinstance(error, httpx.TimeoutException):
        return "stall"
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ConnectionResetError):
            return "reset"
        cause = cause.__cause__ or cause.__context__
    return "cut"
