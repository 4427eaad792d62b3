"""The pictures of `docs/pictures/`: a call, a release, the loop of tools, the waits of retries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maintainer.website.drawing import Box, Drawing
from openrouter_responses.retry import DEFAULT_BACKOFF

if TYPE_CHECKING:
    from pathlib import Path

    from maintainer.website.drawing import Point


def write_pictures(folder: Path) -> list[Path]:
    """Write all pictures into a folder, and return their files."""
    pictures = {"call": _call(), "release": _release(), "tool-loop": _tool_loop(), "retry": _retry()}
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, picture in pictures.items():
        files.append(folder / f"{name}.svg")
        files[-1].write_text(picture.svg(), encoding="utf-8")
    return files


def _call() -> Drawing:
    picture = Drawing(780, 400, "From a call to a result")
    start = picture.box(Box(20, 20, 210, ("`responses.send(…)`", "`models.list(…)`")))
    request = picture.box(Box(290, 20, 210, ("`_request`", "URL, headers, JSON body")))
    attempt = picture.box(Box(290, 120, 210, ("`_transport`", "one attempt through httpx")))
    picture.box(Box(20, 120, 190, ("`retry`", "wait, or give up")))
    mapping = picture.box(Box(560, 120, 200, ("`_error_mapping`", "an exception of errors"), "error"))
    body = picture.box(Box(60, 220, 210, ("`_response_body`", "size-limited read")))
    sse = picture.box(Box(290, 220, 210, ("`sse`", "bytes → server-sent events")))
    reader = picture.box(Box(530, 220, 230, ("`_event_reader`", "typed events, state of the stream")))
    result = picture.box(Box(60, 330, 210, ("`ResponseResult`", "or another result"), "end"))
    stream = picture.box(Box(530, 330, 230, ("`EventStream`", "iterated by the caller"), "end"))
    picture.arrow(start.right, request.left)
    picture.arrow(request.bottom, attempt.top)
    picture.arrow((290, 134), (210, 134), label="may pass", at=(250, 128), anchor="middle")
    picture.arrow((210, 160), (290, 160), label="again", at=(250, 174), anchor="middle")
    picture.arrow(attempt.right, mapping.left, label="failure", at=(530, 139), anchor="middle")
    picture.arrow((330, 172), (330, 196), (165, 196), body.top, label="2xx, JSON", at=(175, 191))
    picture.arrow(attempt.bottom, sse.top, label="2xx, text/event-stream", at=(403, 200))
    picture.arrow(body.bottom, result.top)
    picture.arrow(sse.right, reader.left)
    picture.arrow(reader.bottom, stream.top)
    picture.arrow(stream.left, result.right, label="get_final_response()", at=(400, 350), anchor="middle")
    return picture


def _release() -> Drawing:
    picture = Drawing(780, 190, "From the service's document to a release")
    document = picture.box(Box(20, 20, 180, ("the service's document",)))
    picture.box(Box(300, 20, 180, ("`openapi.yaml`", "`overlays/spec/`")))
    client = picture.box(Box(590, 20, 170, ("`generated/`",)))
    version = picture.box(Box(300, 120, 180, ("version, changelog",)))
    index = picture.box(Box(590, 120, 170, ("package index",), "end"))
    picture.arrow(document.right, (300, 37.5), label="drift, capture", at=(250, 30), anchor="middle")
    picture.arrow((480, 37.5), client.left, label="generate", at=(535, 30), anchor="middle")
    picture.arrow((640, 55), (640, 100), (390, 100), version.top, label="api-diff", at=(515, 94), anchor="middle")
    picture.arrow(version.right, index.left, label="build, publish", at=(535, 130), anchor="middle")
    return picture


def _tool_loop() -> Drawing:
    picture = Drawing(780, 190, "The loop of tools")
    question = picture.box(Box(20, 30, 150, ("your question", "and the tools")))
    model = picture.box(Box(270, 30, 170, ("the model", "answers or asks")))
    answer = picture.box(Box(600, 30, 160, ("the answer", "`run.result`"), "end"))
    picture.box(Box(270, 130, 170, ('`get_weather("Rome")`',)))
    picture.arrow(question.right, model.left, label="request", at=(220, 49), anchor="middle")
    picture.arrow(model.right, answer.left, label="text", at=(520, 49), anchor="middle")
    picture.arrow((400, 82), (400, 130), label="a call: the client runs the function", at=(412, 110))
    picture.arrow((310, 130), (310, 82), label="its output, in the next request", at=(298, 110), anchor="end")
    return picture


def _retry() -> Drawing:
    picture = Drawing(780, 300, "The wait before each retry")
    left, right, bottom, top = 70.0, 740.0, 240.0, 40.0
    waits = [
        min(DEFAULT_BACKOFF.initial_interval * DEFAULT_BACKOFF.exponent**n, DEFAULT_BACKOFF.max_interval) / 1000
        for n in range(13)
    ]
    highest = DEFAULT_BACKOFF.max_interval / 1000

    def place(number: int, seconds: float) -> Point:
        return left + (right - left) * number / (len(waits) - 1), bottom - (bottom - top) * seconds / highest

    for seconds in range(0, 31, 10):
        y = place(0, seconds)[1]
        picture.line([(left, y), (right, y)], "grid")
        picture.text((left - 10, y + 4), f"{seconds} s", kind="small", anchor="end")
    for number in range(len(waits)):
        picture.text((place(number, 0)[0], bottom + 20), str(number + 1), kind="small", anchor="middle")
    picture.text(((left + right) / 2, bottom + 45), "number of the retry", kind="small", anchor="middle")
    picture.text(
        (left, top - 16), "half a second, then 1.5 times as long each time, and a random part of up to 0.25 seconds"
    )
    picture.line([place(number, wait) for number, wait in enumerate(waits)], "curve")
    return picture
