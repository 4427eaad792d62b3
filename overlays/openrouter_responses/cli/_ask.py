"""`ask`: one prompt and its answer."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

from openrouter_responses.cli import _options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from openrouter_responses import OpenRouter, ResponseResult, Run

_EPILOG = """\
The text of a pipe is sent after the prompt:
  git diff | openrouter-responses ask "Review this change."
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = _options.new_parser("ask", "Send a prompt, and show the answer as it arrives.", epilog=_EPILOG)
    parser.add_argument("prompt", nargs="?", metavar="PROMPT", help="what to ask")
    add_question_options(parser)
    parser.add_argument(
        "-f", "--file", action="append", default=[], metavar="FILE", help="attach an image, a PDF, a text or a URL"
    )
    parser.add_argument("--schema", metavar="SCHEMA", help="answer as JSON: a schema file, or 'name, age int'")
    parser.add_argument(
        "-c", "--continue", dest="continues", action="store_true", help="continue the last conversation"
    )
    parser.add_argument("--no-stream", action="store_true", help="show the answer when it is complete")
    parser.add_argument("--no-save", action="store_true", help="do not store the conversation")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the whole response as JSON")
    form.add_argument("--events", action="store_true", help="print each event as a line of JSON, as it arrives")
    _options.add_client_options(parser)
    return parser


def add_question_options(parser: argparse.ArgumentParser) -> None:
    """Add the options about the model, which `ask` and `chat` have."""
    parser.add_argument(
        "-m", "--model", help="slug of the model (default: OPENROUTER_MODEL, or else that of the account)"
    )
    parser.add_argument("-s", "--system", metavar="INSTRUCTIONS", help="instructions for the model")
    parser.add_argument("--tool", action="append", default=[], metavar="MODULE:FUNCTION", help="let the model call it")
    parser.add_argument("--reasoning", metavar="EFFORT", help="reasoning effort, such as low, medium or high")
    parser.add_argument("--web", action="store_true", help="let the model search the web")


def run(given: Sequence[str]) -> int:
    """Ask, and return the exit status."""
    arguments = parser().parse_args(given)
    from openrouter_responses.cli import _answer, _bill, _prompt, _saved
    from openrouter_responses.cli._screen import print_note

    saved = _saved.load() if arguments.continues else None
    request = question_fields(arguments, {} if saved is None else saved.get("params", {}))
    history = [] if saved is None else saved["history"]
    message = _prompt.message_of(arguments.prompt, arguments.file)
    bill = _bill.Bill(print_note)
    with _options.new_client(arguments, bill) as open_router:
        began = time.monotonic()
        try:
            stream, result = _ask(open_router, arguments, {**request, "input": [*history, message]})
        except KeyboardInterrupt:
            raise _answer.stopped(bill, open_router) from None
    if not arguments.events:
        _answer.summarize(result, began, bill=bill)
    if not arguments.no_save:
        _save(history, message, stream, result, request)
    _answer.check_complete(result)
    return 0


def question_fields(arguments: argparse.Namespace, saved: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of the request that the options describe; those of the saved conversation are the defaults."""
    fields: dict[str, Any] = {
        "model": arguments.model or saved.get("model") or os.environ.get("OPENROUTER_MODEL") or None,
        "instructions": arguments.system or saved.get("instructions"),
        "session_id": saved.get("session_id"),
    }
    if arguments.reasoning is not None:
        fields["reasoning"] = {"effort": arguments.reasoning, "summary": "auto"}
    tools: list[Any] = []
    if arguments.tool:
        from openrouter_responses.cli import _functions

        tools += _functions.functions(arguments.tool)
    if arguments.web:
        tools.append({"type": "openrouter:web_search"})
    if tools:
        fields["tools"] = tools
    return {name: value for name, value in fields.items() if value is not None}


def _ask(open_router: OpenRouter, arguments: argparse.Namespace, request: dict[str, Any]) -> tuple[Any, ResponseResult]:
    """Send the request, show the answer, and return the stream and the final response."""
    from openrouter_responses.cli import _answer

    has_schema = arguments.schema is not None
    if has_schema:
        from openrouter_responses.cli import _output_schema

        request["text_format"] = _output_schema.output_schema(arguments.schema)
    waits = arguments.no_stream or arguments.json
    stream: Any
    if arguments.tool:
        stream = _finished_run(open_router, arguments, request)
    else:
        send = open_router.responses.parse if has_schema else open_router.responses.send
        stream = send(**request, stream=not waits)
        if not waits:
            _take(stream, arguments)
    result = _answer.result_of(stream)
    if arguments.json:
        print(result.to_json())
    elif waits:
        _answer.show(result, is_json=has_schema)
    return stream, result


def _finished_run(open_router: OpenRouter, arguments: argparse.Namespace, request: dict[str, Any]) -> Run[Any]:
    """Return a run that has ended, after asking for the decisions that it needs."""
    from openrouter_responses.cli import _approval

    run = open_router.responses.run(**request)
    _take(run, arguments)
    while run.pending:
        run = open_router.responses.run(state=run.state, decisions=_approval.decisions_on(run.pending))
        _take(run, arguments)
    return run


def _take(stream: Any, arguments: argparse.Namespace) -> None:
    """Read a stream to its end, and show it as the options say."""
    from openrouter_responses.cli import _answer

    if arguments.events:
        _print_events(stream)
    elif arguments.no_stream or arguments.json:
        for _ in stream:
            pass
    else:
        _answer.show(stream, is_json=arguments.schema is not None)


def _print_events(stream: Any) -> None:
    from openrouter_responses.json_value import to_json_value

    with stream:
        for event in stream:
            fields = event.to_dict() if hasattr(event, "to_dict") else {"type": event.type, **_call_fields(event)}
            print(json.dumps(to_json_value(fields), ensure_ascii=False), flush=True)


def _call_fields(event: Any) -> dict[str, Any]:
    call = event.call
    return {"call": {"id": call.id, "name": call.name, "arguments": call.arguments, "output": call.output}}


def _save(history: list[Any], message: Any, stream: Any, result: ResponseResult, request: dict[str, Any]) -> None:
    from openrouter_responses.cli import _saved
    from openrouter_responses.json_value import to_json_value

    items = stream.history if hasattr(stream, "history") else [*history, message, *result.output]
    params: dict[str, Any] = {
        name: request[name] for name in ("model", "instructions", "session_id") if name in request
    }
    _saved.store(_saved.conversation(to_json_value(items), params))
