"""An object as the parts that are shown of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from openrouter_responses import models
from openrouter_responses.display._parts import (
    Code,
    Folded,
    Group,
    Heading,
    Message,
    Part,
    Picture,
    Prose,
    Source,
    Sources,
    Table,
)
from openrouter_responses.display._safe_text import cut, one_line
from openrouter_responses.json_value import to_json_value
from openrouter_responses.result import ResponseResult
from openrouter_responses_generated.representation import fields_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openrouter_responses.bulk.report import Report
    from openrouter_responses.conversation import Conversation
    from openrouter_responses.shown import Shown
    from openrouter_responses.tools import AsyncRun, Run, RunState, Step, ToolCall

_TITLE_CHARACTERS = 100
# A part of the types of all items with a generated image.
_IMAGE_GENERATION = "image_generation"


def parts_of(shown: Shown) -> list[Part]:
    """Return the parts that are shown of an object.

    Raises:
        TypeError: It is not an object of this package that shows itself.
    """
    if isinstance(shown, ResponseResult):
        return [*_result(shown)]
    from openrouter_responses.streams import AsyncEventStream, EventStream

    if isinstance(shown, EventStream | AsyncEventStream):
        return [*_stream(shown)]
    from openrouter_responses.structured import AsyncParsedStream, ParsedStream

    if isinstance(shown, ParsedStream | AsyncParsedStream):
        return [*_stream(shown, is_json=True)]
    from openrouter_responses import tools

    if isinstance(shown, tools.Run | tools.AsyncRun | tools.RunState):
        return [*_run(shown)]
    if isinstance(shown, tools.Step):
        return [*_step(shown)]
    if isinstance(shown, tools.ToolCall):
        return [call_part(shown)]
    if isinstance(shown, tools.ToolCallStarted | tools.ToolCallProgress | tools.ToolCallFinished):
        return [*_tool_event(shown)]
    from openrouter_responses.conversation import Conversation

    if isinstance(shown, Conversation):
        return [*_conversation(shown)]
    from openrouter_responses.bulk.report import Report

    if isinstance(shown, Report):
        return [*_report(shown)]
    raise TypeError(f"{type(shown).__name__} is not an object that display can show")


def _result(result: ResponseResult) -> Iterator[Part]:
    yield Heading(facts_of(result))
    # A `ParsedResult`, whose module takes longer to import than everything here.
    yield from _output(result, is_json="output_parsed" in vars(result))


def facts_of(result: ResponseResult) -> tuple[str, ...]:
    """Return the model, the status, the tokens and the cost of a response."""
    model: object = result.model
    status: object = result.status
    if isinstance(reason := getattr(result.incomplete_details, "reason", None), str):
        status = f"{status} ({reason})"
    facts = [fact for fact in (model, status) if isinstance(fact, str) and fact]
    return (*facts, *_usage_facts(result.usage))


def _usage_facts(usage: object) -> tuple[str, ...]:
    facts = []
    if isinstance(usage, models.Usage):
        if _is_number(usage.input_tokens) and _is_number(usage.output_tokens):
            facts.append(f"{usage.input_tokens:,} input + {usage.output_tokens:,} output tokens")
        if _is_number(usage.cost):
            facts.append(_dollars(usage.cost))
    return tuple(facts)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _dollars(cost: Any) -> str:
    # Six decimals are a millionth of a dollar; the price of a token can be less.
    digits = f"{cost:,.6f}".rstrip("0").rstrip(".")
    return f"${digits}" if digits != "0" or not cost else f"${cost:.2g}"


def _output(result: ResponseResult, calls: Iterable[ToolCall] = (), *, is_json: bool = False) -> Iterator[Part]:
    """Yield the parts of the output of a response.

    Args:
        result: The response.
        calls: The calls of tools in it, with their outcome.
        is_json: Whether the text is JSON.
    """
    calls_by_id = {call.id: call for call in calls}
    sources: dict[str, Source] = {}
    has_text = False
    output: object = result.output  # a server may send anything
    for item in output if isinstance(output, list) else ():
        call = calls_by_id.get(str(getattr(item, "call_id", ""))) if calls_by_id else None
        for part in [call_part(call)] if call is not None else _item(item):
            if isinstance(part, Sources):
                sources |= {source.url: source for source in part.sources}
            elif isinstance(part, Prose) and is_json:
                has_text = True
                yield Code(_pretty(part.text), "json")
            else:
                has_text |= isinstance(part, Prose | Message)
                yield part
    if not has_text and result.output_text:  # some servers send only this field
        yield Prose(result.output_text)
    if isinstance(message := getattr(result.error, "message", None), str):
        yield Message(f"Error: {message}")
    if sources:
        yield Sources(tuple(sources.values()))


def _item(item: object) -> Iterator[Part]:
    """Yield the parts of an item of the output or of the input."""
    if _is_message(item):
        yield from _message(getattr(item, "content", None))
    elif isinstance(item, models.ReasoningItem):
        if text := _reasoning(item):
            yield Folded("Reasoning", text)
    elif isinstance(item, models.FunctionCallItem):
        yield Folded(_call_title(item.name, item.arguments), _pretty(item.arguments), "json")
    elif isinstance(item, models.FunctionCallOutputItem) and isinstance(item.output, str):
        yield Folded(cut(one_line(item.output), _TITLE_CHARACTERS), _pretty(item.output))
    elif (picture := _picture(item)) is not None:
        yield picture
    else:
        yield _other(item)


def _is_message(item: object) -> bool:
    return isinstance(getattr(item, "role", None), str) and isinstance(getattr(item, "content", None), str | list)


def _message(content: object) -> Iterator[Part]:
    if isinstance(content, str):
        yield Prose(content)
    sources: list[Source] = []
    for part in content if isinstance(content, list) else ():
        if isinstance(text := getattr(part, "text", None), str):
            if text:
                yield Prose(text)
            sources += _cited(getattr(part, "annotations", None))
        elif isinstance(refusal := getattr(part, "refusal", None), str):
            yield Message(f"Refusal: {refusal}")
        elif isinstance(image := getattr(part, "image_url", None), str):
            yield Picture(image, "image")
        else:
            yield _other(part)
    if sources:
        yield Sources(tuple(sources))


def _cited(annotations: object) -> Iterator[Source]:
    for annotation in annotations if isinstance(annotations, list) else ():
        url: object = annotation.url if isinstance(annotation, models.URLCitation) else None
        if isinstance(url, str):
            title: object = annotation.title
            yield Source(title if isinstance(title, str) and title else url, url)


def _reasoning(item: models.ReasoningItem) -> str:
    both: tuple[object, ...] = (item.summary, item.content)
    for parts in both:
        texts = [getattr(part, "text", None) for part in parts] if isinstance(parts, list) else []
        if text := "\n\n".join(text for text in texts if isinstance(text, str)):
            return text
    return ""


def _picture(item: object) -> Picture | None:
    # Which classes describe such items depends on the description; an item of a class that it lacks has wire names.
    if _IMAGE_GENERATION not in str(getattr(item, "type", "")):
        return None
    found = [getattr(item, name, None) for name in ("imageB64", "result", "imageUrl")]
    image = next((value for value in found if isinstance(value, str) and value), None)
    if image is None:
        return None
    if not image.startswith(("data:", "http:", "https:")):
        image = f"data:image/{_image_type(image)};base64,{image}"
    # Not every item has a prompt.
    prompt: object = getattr(item, "prompt", None)
    return Picture(image, prompt if isinstance(prompt, str) else "generated image")


def _image_type(base64: str) -> str:
    # The first bytes of the formats, in base64.
    return {"/9j/": "jpeg", "R0lG": "gif", "UklG": "webp"}.get(base64[:4], "png")


def _other(item: Any) -> Folded:
    if not isinstance(item, models.UnknownVariant) and not hasattr(item, "to_dict"):
        return Folded(type(item).__name__, cut(repr(item), 1_000))
    return Folded(str(item), fields_text(item), "json")


def _call_title(name: object, arguments: object) -> str:
    return f"{name}({cut(one_line(str(arguments)), _TITLE_CHARACTERS)})"


def _pretty(text: object) -> str:
    if not isinstance(text, str):
        return repr(text)
    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        return text


def _duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def call_part(call: ToolCall) -> Folded:
    """Return the call of a tool with its outcome."""
    seconds = "" if call.seconds is None else f" in {_duration(call.seconds)}"
    title = f"{_call_title(call.name, call.arguments)} {call.status}{seconds}"
    if call.waits_for is not None:
        title += f" for {call.waits_for}"
    text = f"Arguments:\n{_pretty(call.arguments)}"
    if call.output is not None:
        output = call.output if isinstance(call.output, str) else json.dumps(to_json_value(call.output), indent=2)
        text += f"\n\nOutput:\n{_pretty(output)}"
    return Folded(title, text)


def _tool_event(event: Any) -> Iterator[Part]:
    yield Heading((event.type,))
    if hasattr(event, "value"):
        yield Code(cut(repr(event.value), 1_000))
    yield call_part(event.call)


def _step(step: Step) -> Iterator[Part]:
    yield Heading(facts_of(step.response))
    yield from _output(step.response, step.calls)
    if step.repair is not None:
        yield Folded("Request for a correction", step.repair)


def _run(run: Run[Any] | AsyncRun[Any] | RunState) -> Iterator[Part]:
    from openrouter_responses.usage import total_usage

    usage = total_usage(step.usage for step in run.steps)
    yield Heading((repr(run)[1:-1], *_usage_facts(usage)))
    for number, step in enumerate(run.steps, 1):
        yield Group(f"Step {number}", tuple(_step(step)))


def _stream(stream: Any, *, is_json: bool = False) -> Iterator[Part]:
    snapshot: ResponseResult | None = stream.snapshot
    yield Heading((repr(stream)[1:-1], *(() if snapshot is None else facts_of(snapshot))))
    if snapshot is not None:
        yield from _output(snapshot, is_json=is_json)


def _conversation(conversation: Conversation) -> Iterator[Part]:
    yield Heading((repr(conversation)[1:-1], *_usage_facts(conversation.usage)))
    history: Any = models.ResponsesRequest.from_dict({"input": to_json_value(conversation.history)}).input_
    for item in history:
        yield Group(_speaker(item), tuple(_item(item)))


def _speaker(item: object) -> str:
    role = getattr(item, "role", None)
    if isinstance(role, str):
        return role
    kind = getattr(item, "type", None)
    return kind.replace("_", " ") if isinstance(kind, str) else type(item).__name__


def _report(report: Report) -> Iterator[Part]:
    done = report.succeeded + report.skipped
    end = "stopped" if report.stopped else "finished"
    yield Heading((f"Bulk run: {end}", f"{done:,} of {report.rows:,} rows succeeded", _dollars(report.cost)))
    yield Table(tuple(report.lines()))
