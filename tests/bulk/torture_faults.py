"""The faults of the server of a torture: those of `docs/reliability.md` that a response without streaming can have."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from openrouter_responses.testing import RawResponse, Response, error, fault
from openrouter_responses.testing._script import ScriptedResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openrouter_responses.testing import Answer, Ending

_HTML = b"<html><body>Bad gateway</body></html>"
_JSON = {"Content-Type": "application/json"}
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
_HALF = b'{"id":"gen-1","object":"response","status":"completed","output":[{"type":"mess'
_SOON = {"Retry-After": "0.02"}
SLOW = ("silen", "no response", "asks for a second")
"""Parts of the names of faults that take a second; they are rare, so that a torture does not wait most of the time."""


def _status(status: int, body: bytes, headers: Mapping[str, str] = _JSON) -> Answer:
    return ScriptedResponse(f"status {status}", lambda _: Response(status, headers, body))


def _ok(body: bytes, headers: Mapping[str, str] = _JSON) -> Answer:
    return _status(200, body, headers)


def _raw(data: bytes, ending: Ending = "complete") -> Answer:
    return ScriptedResponse("raw bytes", lambda _: RawResponse((data,), ending))


def _error(body: Any) -> bytes:
    return json.dumps(body).encode()


PASSING: Mapping[str, Answer] = {
    "429": error(429, headers=_SOON),
    "429 that asks for a second": error(429, headers={"Retry-After": "1"}),
    "429 without Retry-After": _status(429, _error({"error": {"code": 429, "message": "Too many"}})),
    "429 with retry-after-ms": fault("error-429-ms"),
    "429 as {detail}": _status(429, _error({"detail": "Too many"})),
    "429 as {message}": _status(429, _error({"message": "Too many"})),
    "429 with an event stream": _status(
        429, b'data: {"error":{"code":429}}\n\n', {"Content-Type": "text/event-stream"}
    ),
    "408": error(408),
    "500": error(500),
    "502": error(502),
    "503": error(503, headers=_SOON),
    "504": error(504),
    "524": error(524),
    "529": error(529),
    "502 with an HTML page": fault("error-502-html"),
    "500 with an empty body": _status(500, b""),
    "500 with half an error object": _status(500, b'{"error":{"code":500,"mess'),
    "503 and silence inside the body": _raw(
        b"HTTP/1.1 503 Unavailable\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{", "stall"
    ),
    "no response": fault("silent"),
    "closed before the response": fault("hang-up"),
    "reset before the response": _raw(b"", "reset"),
    "an end inside the headers": _raw(b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "silence inside the headers": _raw(b"HTTP/1.1 200 OK\r\nContent-Ty", "stall"),
    "a response that is not HTTP": _raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "a header of 200 KB": _raw(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 200_000 + b"\r\n\r\n"),
    "a content length that is not a number": _raw(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"),
    "a chunk size that is not a number": _raw(_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    "closed inside the body": fault("cut"),
    "reset inside the body": fault("reset"),
    "silence inside the body": fault("stall"),
}
"""The faults of the first time that a row is sent. The next time it succeeds."""

LASTING: Mapping[str, Answer] = {
    "400": error(400, "This row is too odd"),
    "400 with a text as the code": fault("error-400-string"),
    "403": error(403),
    "404": error(404),
    "413": error(413),
    "418": _status(418, b"{}"),
    "422": error(422),
    "a failed response": fault("failed"),
    "502 in a body with status 200": fault("error-after-start"),
    "an HTML page with status 200": _ok(_HTML, {"Content-Type": "text/html"}),
    "status 204": _status(204, b"", {}),
    "an empty body": _ok(b""),
    "half of the JSON": _ok(_HALF),
    "data after the JSON": _ok(b"{}{}"),
    "a list": _ok(b"[]"),
    "a text": _ok(b'"fine"'),
    "null": _ok(b"null"),
    "another object": _ok(b'{"ok":true}'),
    "an object nested 100,000 deep": _ok(b'{"id":' * 100_000 + b"1" + b"}" * 100_000),
    "an integer of 5,000 digits": _ok(b'{"id":"gen-1","created_at":' + b"9" * 5_000 + b"}"),
    "gzip announced, plain body": _ok(_HALF, {**_JSON, "Content-Encoding": "gzip"}),
    "half of a gzip body": _ok(gzip.compress(_HALF * 20)[:60], {**_JSON, "Content-Encoding": "gzip"}),
    "a redirect (302)": _status(302, b"", {"Location": "http://127.0.0.1:9/responses"}),
    "a redirect (307)": _status(307, b"", {"Location": "http://127.0.0.1:9/responses"}),
}
"""The faults of each time that a row is sent, so that it fails."""
