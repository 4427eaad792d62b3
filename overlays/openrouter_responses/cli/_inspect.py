"""`inspect`: a recording or an event log as a timeline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openrouter_responses.cli import _options
from openrouter_responses.cli._failures import CommandError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

_EPILOG = """\
FILE is a recording of the embedded server, the output of `ask --events`, or a stream of server-sent events as curl
writes it. Times are milliseconds since the request; only recordings have them.
"""
_TEXT_CHARACTERS = 100
_MARGIN = 12
_DONE = "[DONE]"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = _options.new_parser("inspect", "Show a recording or an event log as a timeline.", epilog=_EPILOG)
    parser.add_argument("file", metavar="FILE", help="the file; - for the standard input")
    return parser


def run(given: Sequence[str]) -> int:
    """Show the timeline of a file, and return the exit status."""
    arguments = parser().parse_args(given)
    from openrouter_responses.display import printable

    lines = [*timeline(_lines(arguments.file))]
    # Only recordings have times, for which the others leave no space.
    margin = 0 if any(line[:_MARGIN].strip() for line in lines) else _MARGIN
    for line in lines:
        print(printable(line[margin:]))
    return 0


def _lines(file: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects in a file.

    Raises:
        CommandError: The file cannot be read, or a line is neither JSON nor a field of a server-sent event.
    """
    import sys

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    for number, row in enumerate(text.splitlines(), 1):
        line = row.removeprefix("data:").strip()
        if not line or line == _DONE or line.startswith((":", "event:", "id:", "retry:")):
            continue
        try:
            fields = json.loads(line)
        except ValueError:
            fields = None
        if not isinstance(fields, dict):
            raise CommandError(f"{file}, line {number}: expected a JSON object, as in a recording or an event log.")
        yield fields


def timeline(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of the timeline. Deltas of one kind that follow each other are one line."""
    time: float | None = None
    deltas = _Deltas()
    for fields in lines:
        event = _event_in(fields)
        if isinstance(after := fields.get("after_ms"), int | float):
            time = (time or 0) + after
        if event is not None and deltas.take(event, time):
            continue
        yield from deltas.end()
        if "request" in fields:
            time = None
            yield f"{fields['request']}{_request(fields.get('json'))}"
        elif event is not None:
            if not deltas.begin(event, time):
                yield _row(time, f"{event['type']}{_event(event)}")
        else:
            yield _row(time, _other(fields))
    yield from deltas.end()


class _Deltas:
    """Deltas of one kind that follow each other."""

    def __init__(self) -> None:
        self._kind: str | None = None

    def begin(self, event: dict[str, Any], time: float | None) -> bool:
        """Begin with an event; return whether it is a delta."""
        if not isinstance(event.get("delta"), str):
            return False
        self._kind, self._time, self._texts = event["type"], time, [event["delta"]]
        return True

    def take(self, event: dict[str, Any], time: float | None) -> bool:
        """Add an event; return whether it is one of these deltas."""
        del time
        if self._kind is None or event["type"] != self._kind or not isinstance(event.get("delta"), str):
            return False
        self._texts.append(event["delta"])
        return True

    def end(self) -> Iterator[str]:
        """Yield the line of the deltas, if there are any."""
        if self._kind is not None:
            count = f" x {len(self._texts)}" if len(self._texts) > 1 else ""
            yield _row(self._time, f"{self._kind}{count}  {_quoted(''.join(self._texts))}")
            self._kind = None


def _event_in(fields: dict[str, Any]) -> dict[str, Any] | None:
    """Return the event in a line: of a recording, in `data`; of an event log, the line itself."""
    event = fields.get("data", fields)
    return event if isinstance(event, dict) and isinstance(event.get("type"), str) else None


def _row(time: float | None, text: str) -> str:
    return f"{'' if time is None else f'{time:,.0f}':>10}  {text}"


def _request(body: object) -> str:
    if not isinstance(body, dict):
        return ""
    given = body.get("input")
    shown = _quoted(given) if isinstance(given, str) else f"{len(given)} items" if isinstance(given, list) else ""
    facts = [body.get("model"), "stream" if body.get("stream") else None, shown]
    return "".join(f"  {fact}" for fact in facts if fact)


def _event(event: dict[str, Any]) -> str:
    """Return what matters of an event."""
    response, item = event.get("response"), event.get("item")
    if isinstance(response, dict) and response.get("status") not in (None, "in_progress", "queued"):
        return f"  {_facts(response)}"
    if isinstance(item, dict):
        return "".join(f"  {item[name]}" for name in ("type", "name", "status") if isinstance(item.get(name), str))
    if isinstance(event.get("call"), dict):
        call = event["call"]
        return f"  {call.get('name')}({_cut(str(call.get('arguments')))})"
    return f"  {_quoted(event['message'])}" if isinstance(event.get("message"), str) else ""


def _facts(response: dict[str, Any]) -> str:
    from openrouter_responses import ResponseResult

    return str(ResponseResult.from_dict(response)).partition("\n")[0]


def _other(fields: dict[str, Any]) -> str:
    """Return a line of a recording that has no event."""
    if "response" in fields:
        headers, body = fields.get("headers"), fields.get("json")
        kind = headers.get("content-type", "") if isinstance(headers, dict) else ""
        facts = f"  {_facts(body)}" if isinstance(body, dict) and "output" in body else ""
        message = f"  {_quoted(json.dumps(body))}" if body is not None and not facts else ""
        return f"status {fields['response']}  {kind}{facts}{message}"
    for name in ("chunk", "chunk_base64", "end", "data"):
        if name in fields:
            return f"{name}  {_quoted(str(fields[name]))}"
    return _cut(json.dumps(fields))


def _quoted(text: str) -> str:
    return json.dumps(_cut(text), ensure_ascii=False)


def _cut(text: str) -> str:
    return text if len(text) <= _TEXT_CHARACTERS else f"{text[:_TEXT_CHARACTERS]}..."
