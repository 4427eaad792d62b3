"""The replay of a recording: each request receives the response to the recorded request that equals it."""

from __future__ import annotations

import json
import threading
from difflib import SequenceMatcher, unified_diff
from typing import TYPE_CHECKING, Any

from openrouter_responses.testing import _recording_file
from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._messages import RawResponse, RecordedRequest, Response, encode_json
from openrouter_responses.testing._recording_file import Exchange
from openrouter_responses.testing._recording_mask import Mask, mask_alike, matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_MASK = Mask()

LONGEST_LINE = 200
"""The number of characters of a line in a comparison; images and files are longer."""


class Replay:
    """The responses of a recording, each given once.

    Args:
        path: The file of the recording.
        match_headers: Names of request headers that are compared, beside method, path and body.
        wait: Send each response and each chunk as late as it was recorded.

    Raises:
        FileNotFoundError: There is no file.
        ValueError: The file is not a recording; the message names the line.
    """

    def __init__(self, path: Path, *, match_headers: Sequence[str] = (), wait: bool = False) -> None:
        self._path = path
        self._match_headers = tuple(name.lower() for name in match_headers)
        self._wait = wait
        self._exchanges = _recording_file.read(path)
        self._left = list(self._exchanges)
        self._unmatched: list[str] = []
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def respond(self, request: RecordedRequest, number: int) -> Response | RawResponse:
        """Respond as the first unused exchange says whose request equals this one.

        Args:
            request: The request, with its path below the base URL.
            number: The number of the request.
        """
        received = as_exchange(request, self._match_headers)
        with self._lock:
            found = next((each for each in self._left if self._is_same(each, received)), None)
            if found is not None:
                # By identity: an equal exchange may have been recorded twice.
                self._left = [each for each in self._left if each is not found]
                return self._play(found)
            problem = f"request {number} is not in {self._path.name}: {_describe(received)}\n{self._explain(received)}"
            self._unmatched.append(problem)
        return error_response(400, f"The recording has no response: {problem}")

    def problems(self) -> list[str]:
        """Return the requests that were not in the recording, and the recorded ones that were not sent."""
        with self._lock:
            problems, left = list(self._unmatched), list(self._left)
        if left:
            many = f"{len(left)} recorded {'request was' if len(left) == 1 else 'requests were'} not sent"
            problems.append(f"{many} ({self._path.name}):")
            problems += [f"  {_describe(each)}" for each in left]
        return problems

    def stop(self) -> None:
        """End all waits."""
        self._stopped.set()

    def close(self) -> None:
        """Do nothing: there is nothing to save."""

    def discard(self) -> None:
        """Do nothing: there is nothing to save."""

    def _is_same(self, recorded: Exchange, received: Exchange) -> bool:
        return (
            recorded.method == received.method
            and matches(recorded.path, received.path)
            and matches(recorded.json, received.json)
            and matches(_as_text(recorded.body), _as_text(received.body))
            and all(
                name in received.headers and matches(value, received.headers[name])
                for name, value in self._compared(recorded).items()
            )
        )

    def _compared(self, recorded: Exchange) -> dict[str, str]:
        headers = {name.lower(): value for name, value in recorded.headers.items()}
        return {name: headers[name] for name in self._match_headers if name in headers}

    def _play(self, exchange: Exchange) -> Response | RawResponse:
        if exchange.status is None:
            return RawResponse((), exchange.ending)
        if self._wait:
            self._stopped.wait(exchange.after_ms / 1000)
        headers = exchange.response_headers
        if exchange.response_json is not None:
            return Response(exchange.status, headers, encode_json(exchange.response_json), exchange.ending)
        if not exchange.chunks and exchange.ending == "complete":
            return Response(exchange.status, headers)
        return Response(exchange.status, headers, self._chunks(exchange), exchange.ending)

    def _chunks(self, exchange: Exchange) -> Iterator[bytes]:
        for chunk in exchange.chunks:
            if self._wait:
                self._stopped.wait(chunk.after_ms / 1000)
            yield chunk.content

    def _explain(self, received: Exchange) -> str:
        """Return how a request differs from the most similar recorded one."""
        same = [each for each in self._exchanges if self._is_same(each, received)]
        if same:
            times = "once" if len(same) == 1 else f"{len(same)} times"
            return f"It was recorded {times}, and each of its responses was already given."
        lines = _text_of(received, received.headers)
        nearest = max(
            self._left or self._exchanges,
            key=lambda each: SequenceMatcher(None, _text_of(each, each.headers), lines, autojunk=False).quick_ratio(),
        )
        compared = self._compared(nearest)
        sent = {name: value for name, value in received.headers.items() if name in compared}
        alike = Exchange(
            received.method,
            _MASK.path(mask_alike(nearest.path, received.path)),
            _MASK.json(mask_alike(nearest.json, received.json)),
            _MASK.chunks([received.body])[0],
            _MASK.headers(mask_alike(compared, sent)),
        )
        recorded_lines, lines = _text_of(nearest, compared), _text_of(alike, alike.headers)
        difference = unified_diff(recorded_lines, lines, "recorded", "received", n=2, lineterm="")
        return "\n".join(["The most similar request differs:", *difference])


def as_exchange(request: RecordedRequest, match_headers: Sequence[str]) -> Exchange:
    """Return an exchange that has only its request.

    Args:
        request: The request.
        match_headers: Lower-case names of the headers that are compared.
    """
    headers = {name: request.headers[name] for name in match_headers if name in request.headers}
    return Exchange(request.method, request.path, request.json, request.body if request.json is None else b"", headers)


def _describe(exchange: Exchange) -> str:
    description = f"{exchange.method} {_MASK.path(exchange.path)}"
    if not isinstance(exchange.json, dict):
        return description
    request = RecordedRequest(exchange.method, exchange.path, {}, b"", _MASK.json(exchange.json))
    return f"{description}, {request.describe()}"


def _text_of(exchange: Exchange, headers: Any) -> list[str]:
    lines = [f"{exchange.method} {exchange.path}", *(f"{name}: {value}" for name, value in headers.items())]
    if exchange.json is not None:
        lines += json.dumps(exchange.json, indent=2, ensure_ascii=False, sort_keys=True).splitlines()
    else:
        lines += exchange.body.decode("utf-8", "backslashreplace").splitlines()
    return [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}… ({len(line)} characters)" for line in lines]


def _as_text(body: bytes) -> str:
    return body.decode("utf-8", "surrogateescape")
