"""Cases of plain responses, errors, and responses other than the requested ones."""

from __future__ import annotations

import gzip
import json
import zlib
from importlib import import_module
from typing import TYPE_CHECKING, Any

from benchmarks.faults.case import Case, Stage, retried, streamed, whole
from benchmarks.faults.judge import (
    Verdict,
    answers,
    answers_or_raises,
    ask,
    raises,
    still_usable,
    verdict,
)
from benchmarks.faults.material import HTML, PLAIN, REASON, WHOLE, error_object, message, response

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.faults.clients import Client
    from openrouter_responses.testing import ResponsesServer

BOMB_BYTES = 600_000_000
MEMORY_BYTES = 400_000_000
"""The additional memory that a client may use for a decompression bomb."""

STORM_REQUESTS = 150
"""The requests within three seconds that count as too many for one call."""

_JSON = {"Content-Type": "application/json"}
_DEEP = b'{"id":' * 100_000 + b"1" + b"}" * 100_000


def _encoded(body: bytes, name: str) -> bytes:
    match name:
        case "gzip":
            return gzip.compress(body)
        case "deflate":
            return zlib.compress(body)
        case "br":
            brotli: Any = import_module("brotli")
            return bytes(brotli.compress(body))
        case _:
            import zstandard

            return zstandard.compress(body)


def _accepted(client: Client, stage: Stage, name: str) -> bool:
    """Return True if the client's requests accept this encoding."""
    _plain(stage.server)
    ask(client, stream=False)
    return name in stage.server.requests[-1].headers.get("accept-encoding", "")


def _compressed(name: str) -> Case:
    def run(stage: Stage) -> Verdict:
        client = stage.client()
        if not _accepted(client, stage, name):
            return Verdict(True, "does not ask for it")
        headers = {**_JSON, "Content-Encoding": name}
        stage.server.respond_with(headers=headers, body=_encoded(PLAIN, name))
        return still_usable(client, stage.server, verdict(client, ask(client, stream=False), answers()))

    return Case(f"{name}, if the client asks for it", run)


def _bomb(name: str, header: str | None = None) -> Case:
    def run(stage: Stage) -> Verdict:
        client = stage.client()
        if not _accepted(client, stage, name):
            return Verdict(True, "does not ask for it")
        stage.server.respond_with(headers={**_JSON, "Content-Encoding": header or name}, body=_spaces(name, BOMB_BYTES))
        before = _peak_memory()
        outcome = ask(client, stream=False)
        grown = _peak_memory() - before
        # Decompression takes long on a busy machine; only the memory counts.
        outcome.seconds = 0
        settled = verdict(client, outcome, raises())
        if grown > MEMORY_BYTES:
            settled = Verdict(False, f"{settled.what}; uses {grown / 1e6:.0f} MB")
        return still_usable(client, stage.server, settled)

    shown = name if header is None else f"{name}, named after a no-break space"
    return Case(f"{BOMB_BYTES // 1_000_000} MB of spaces in {shown}", run)


def _spaces(name: str, size: int) -> bytes:
    if name == "gzip":
        compressor = zlib.compressobj(1, wbits=31)
        block = b" " * 10_000_000
        return b"".join(compressor.compress(block) for _ in range(size // len(block))) + compressor.flush()
    if name == "br":
        brotli: Any = import_module("brotli")
        compressor = brotli.Compressor(quality=3)
        block = b" " * 10_000_000
        return bytes(b"".join(compressor.process(block) for _ in range(size // len(block))) + compressor.finish())
    import zstandard

    return zstandard.compress(b" " * size)


def _peak_memory() -> int:
    """Return the peak memory of the process since the last call."""
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    with open("/proc/self/clear_refs", "w") as reset:
        reset.write("5")
    return peak


def _status(code: int, **more: object) -> Callable[[ResponsesServer], None]:
    def script(server: ResponsesServer) -> None:
        server.respond_with(code, headers={"Retry-After": "0"}, body=error_object(code, **more))

    return script


def _busy(wait: str) -> Callable[[ResponsesServer], None]:
    return lambda server: server.respond_with(503, headers={"Retry-After": wait}, body=error_object(503))


def _storm(wait: str) -> Callable[[Stage], Verdict]:
    """Respond with an error for as long as the client asks, and count how often that is."""

    def run(stage: Stage) -> Verdict:
        for _ in range(2 * STORM_REQUESTS):
            _busy(wait)(stage.server)
        client = stage.client(retries=True)
        settled = verdict(client, ask(client, stream=False), raises(REASON))
        requests = len(stage.server.requests)
        return Verdict(False, f"{settled.what}; {requests} requests") if requests > STORM_REQUESTS else settled

    return run


def _plain(server: ResponsesServer) -> None:
    server.respond_with(headers=_JSON, body=PLAIN)


ANSWERS = [
    whole("an ordinary response", PLAIN, right=answers()),
    whole("few fields", {"id": "gen-1", "status": "completed", "output": [message()]}, right=answers()),
    whole(
        "unknown fields, items and values",
        response(mood=1, service_tier="express", output=[{"type": "brand_new"}, message(phase="encore", mood=2)]),
        right=answers(),
    ),
    whole(
        "fields of undescribed types",
        response(created_at="now", tools=None, usage="much", temperature="high", metadata=[]),
        right=answers_or_raises("created_at", "temperature"),
    ),
    whole(
        "a content type in other letter case", PLAIN, content_type="Application/JSON; Charset=UTF-8", right=answers()
    ),
    whole("JSON without a content type", PLAIN, content_type=None, right=answers_or_raises("content")),
    whole("JSON as text/plain", PLAIN, content_type="text/plain", right=answers_or_raises("content", "text/plain")),
    streamed("a stream instead of a plain response", WHOLE, right=answers()),
    whole("an HTML page with status 200", HTML, content_type="text/html", right=raises("html")),
    whole("an HTML page instead of a stream", HTML, content_type="text/html", stream=True, right=raises("html")),
    whole("status 204", status=204, content_type=None, right=raises()),
    whole("status 204 instead of a stream", status=204, content_type=None, stream=True, right=raises()),
    whole("an empty body", right=raises()),
    whole("an empty body instead of a stream", stream=True, right=raises()),
    whole("a connection that closes inside the body", PLAIN, ending="cut", right=raises()),
    whole("half of the JSON", PLAIN[:100], right=raises("gen-1", "json")),
    whole("silence inside the body", PLAIN, ending="stall", right=raises()),
    whole("a list", b"[1, 2]", right=raises()),
    whole("a string", b'"overloaded"', right=raises("overloaded")),
    whole("null", b"null", right=raises()),
    whole("another object", b'{"hello": "world"}', right=raises("hello")),
    whole("an object nested 100,000 deep", _DEEP, right=raises()),
    whole("data after the JSON", PLAIN + b"{}", right=raises()),
    whole("NaN", PLAIN.replace(b"1800000000", b"NaN"), right=answers_or_raises("nan")),
    whole("an integer of 5,000 digits", PLAIN.replace(b"1800000000", b"1" * 5000), right=answers_or_raises()),
    whole("a key twice", PLAIN.replace(b'{"id":', b'{"id":"no","id":', 1), right=answers()),
    whole(
        "an escaped lone surrogate",
        json.dumps(response(text="a\ud83db")).encode(),
        right=answers_or_raises(text="a\ud83db"),
    ),
    whole("an error object with status 200", error_object(), right=raises(REASON)),
    whole("an error object instead of a stream", error_object(), stream=True, right=raises(REASON)),
]

ENCODINGS = [
    *(_compressed(name) for name in ("gzip", "deflate", "br", "zstd")),
    whole("gzip announced, plain body", PLAIN, headers={"Content-Encoding": "gzip"}, right=raises()),
    whole("truncated gzip", gzip.compress(PLAIN)[:60], headers={"Content-Encoding": "gzip"}, right=raises()),
    streamed(
        "a compressed stream",
        gzip.compress(WHOLE)[:40],
        gzip.compress(WHOLE)[40:],
        right=answers(),
        headers={"Content-Encoding": "gzip", "Content-Type": "text/event-stream"},
    ),
    *(_bomb(name) for name in ("gzip", "br", "zstd")),
    _bomb("br", "\xa0br"),
]

ERRORS = [
    *(whole(f"status {code}", error_object(code), status=code, right=raises(REASON)) for code in (400, 429, 503, 529)),
    whole("status 418, which is not described", error_object(418), status=418, right=raises(REASON)),
    whole("an HTML page with status 502", HTML, status=502, content_type="text/html", right=raises("bad gateway")),
    whole("an empty body with status 500", status=500, right=raises("500")),
    whole("a truncated error object", b'{"error": {"code": 500, "mess', status=500, right=raises("500")),
    whole(
        "an error status, then silence inside the body", b"busy" * 10, status=503, ending="stall", right=raises("503")
    ),
    whole("a string as the error code", error_object("invalid_prompt"), status=400, right=raises(REASON)),
    whole(
        "an error with fields of other types",
        {"error": {"code": [], "message": REASON, "metadata": "x"}, "user_id": 5},
        status=400,
        right=raises(REASON),
    ),
    whole("an error that is a string", {"error": REASON}, status=400, right=raises(REASON)),
    whole("an error as {detail}", {"detail": REASON}, status=429, right=raises(REASON)),
    whole("an error as {message}", {"message": REASON}, status=429, right=raises(REASON)),
    whole(
        "an error status with an event stream",
        b'data: {"error": {"code": 429, "message": "%s"}}\n\n' % REASON.encode(),
        status=429,
        content_type="text/event-stream",
        right=raises(REASON),
    ),
    whole("an error instead of a stream", error_object(429), status=429, stream=True, right=raises(REASON)),
    retried("503, then a result", [_status(503), _plain], stream=False, right=answers()),
    retried("503 to every attempt", [_status(503)] * 60, stream=False, right=raises(REASON)),
    Case("a Retry-After of a millionth of a second", _storm("0.000001")),
    retried(
        "a Retry-After with an impossible time zone",
        [_busy("Fri, 15 Jan 2027 10:00:10 +9900"), _plain],
        stream=False,
        right=answers_or_raises(REASON),
    ),
    retried("a Retry-After of 1e300 seconds", [_busy("1e300"), _plain], stream=False, right=answers_or_raises(REASON)),
    retried(
        "a reset, then a result",
        [lambda server: server.respond_with_bytes([], ending="reset"), _plain],
        stream=False,
        right=answers(),
    ),
]
