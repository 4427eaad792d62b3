"""Places where the API key must not appear."""

from __future__ import annotations

import logging
import pickle
import traceback
from typing import Any

from benchmarks.faults.case import Case, Stage
from benchmarks.faults.clients import KEY
from benchmarks.faults.judge import Verdict, ask
from benchmarks.faults.material import error_object


def _settled(shown: object, what: str) -> Verdict:
    return Verdict(False, "shown") if KEY in str(shown) else Verdict(True, what)


def _in_the_repr(stage: Stage) -> Verdict:
    sdk = stage.client().sdk
    return _settled(repr(sdk), "not shown")


def _in_an_error(stage: Stage) -> Verdict:
    stage.server.respond_with(401, body=error_object(401))
    error = ask(stage.client(), stream=False).error
    shown = f"{error!r} {vars(error) if error else ''}"
    for name in ("request", "raw_response", "response"):
        request = getattr(error, name, None)
        request = getattr(request, "request", request)
        shown += str(dict(getattr(request, "headers", {})))
    return _settled(shown, "not shown")


def _in_a_pickle(stage: Stage) -> Verdict:
    stage.server.respond_with(401, body=error_object(401))
    error = ask(stage.client(), stream=False).error
    try:
        pickled = pickle.dumps(error)
    except Exception as problem:
        return Verdict(False, f"cannot be pickled: {type(problem).__name__}")
    return _settled(pickled, "not shown")


def _in_the_locals(*, stream: bool) -> Any:
    def run(stage: Stage) -> Verdict:
        stage.server.respond_with_bytes([], ending="reset")
        error = ask(stage.client(), stream=stream).error
        shown = ""
        link: BaseException | None = error
        while link is not None:
            # The frames of this package contain the key.
            for frame, _ in list(traceback.walk_tb(link.__traceback__)):
                if "faults" not in frame.f_code.co_filename:
                    shown += repr(frame.f_locals)
            link = link.__cause__ or link.__context__
        return _settled(shown, "not shown")

    return run


def _in_the_logs(stage: Stage) -> Verdict:
    lines: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    root = logging.getLogger()
    handler, level = Listener(), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        stage.server.respond_with(503, body=error_object(503))
        ask(stage.client(), stream=False)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    return _settled(lines, "not shown")


def _that_cannot_be_sent(tail: str) -> Any:
    def run(stage: Stage) -> Verdict:
        try:
            client = stage.client(key=KEY + tail)
            client.plain()
        except Exception as error:
            name = type(error).__name__
            shown = KEY in "".join(traceback.format_exception(error))
            return Verdict(False, f"{name} shows it") if shown else Verdict(not stage.server.requests, name)
        return Verdict(False, "sent")

    return run


SECRETS = [
    Case("in the repr of the client", _in_the_repr),
    Case("in an exception and what it holds", _in_an_error),
    Case("in a pickled exception", _in_a_pickle),
    Case("in the local variables of a traceback", _in_the_locals(stream=False)),
    Case("in the local variables of a traceback, streaming", _in_the_locals(stream=True)),
    Case("in log lines at the level DEBUG", _in_the_logs),
    Case("a key with a line break", _that_cannot_be_sent("\n")),
    Case("a key with a header of its own", _that_cannot_be_sent("\r\nX-Injected: yes")),
    Case("a key that is not Latin-1", _that_cannot_be_sent("ключ")),
]
