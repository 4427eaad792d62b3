"""Shows the events of an answer as they arrive, and afterwards what it cost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from openrouter_responses import models
from openrouter_responses.cli._failures import CommandError, Status, discard_output, erase_interrupt_mark
from openrouter_responses.cli._screen import new_screen, print_note
from openrouter_responses.result import ResponseResult

if TYPE_CHECKING:
    from openrouter_responses import OpenRouter
    from openrouter_responses.cli._bill import Bill
    from openrouter_responses.cli._screen import Screen

_SHOWN_AS_TEXT = (models.OutputMessageItem, models.ReasoningItem, models.FunctionCallItem)
"""Items whose content is shown while it arrives, or as the call of a tool."""
_ARGUMENT_CHARACTERS = 120
_INCOMPLETE = {
    "max_output_tokens": "it reached the limit of output tokens",
    "content_filter": "a content filter ended it",
}


def show(stream: Any, *, is_json: bool = False) -> None:
    """Show an answer while it arrives.

    Args:
        stream: The return value of `send` or `parse`, or of `run`.
        is_json: The text is not Markdown.

    Raises:
        OpenRouterError: The stream breaks. What was received stays shown.
    """
    screen = new_screen(is_json=is_json)
    with stream:
        try:
            if isinstance(stream, ResponseResult):
                screen.text(stream.output_text or stream.refusal or "")
            else:
                events = _Events(screen)
                for event in stream:
                    events.show(event)
        except KeyboardInterrupt:
            # Ctrl-C ends the reader of a pipe, too; what the answer cost is still to be said.
            try:
                screen.end()
            except BrokenPipeError:
                discard_output()
            raise
        except BaseException:
            screen.end()
            raise
        screen.end()


def result_of(stream: Any) -> ResponseResult:
    """Return the final response of a stream or run that has been read to its end.

    Raises:
        OpenRouterError: The response failed, or does not fit the schema.
    """
    if isinstance(stream, ResponseResult):
        return stream
    result: ResponseResult = stream.get_final_response() if hasattr(stream, "get_final_response") else stream.result
    return result


class _Events:
    """The events of an answer on their way to a screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._reasoning: type[Any] | None = None

    def show(self, event: Any) -> None:
        """Show what an event adds to the answer."""
        screen = self._screen
        if isinstance(event, models.TextDeltaEvent | models.RefusalDeltaEvent):
            screen.text(_string(event.delta))
        elif isinstance(event, models.ReasoningDeltaEvent | models.ReasoningSummaryTextDeltaEvent):
            if self._reasoning not in (None, type(event)):
                screen.reasoning("\n\n")  # the summary follows the text
            self._reasoning = type(event)
            screen.reasoning(_string(event.delta))
        elif isinstance(event, models.StreamEventsResponseOutputItemDone):
            self._reasoning = None
            if not isinstance(event.item, _SHOWN_AS_TEXT):
                screen.note(f"-- {event.item}")
        elif event.type == "tool_call.started":
            screen.note(f"-> {event.call.name}({_short(event.call.arguments)})")
        elif event.type == "tool_call.progress":
            screen.note(f"   {_short(str(event.value))}")
        elif event.type == "tool_call.finished":
            screen.note(f"<- {event.call.name}: {_short(str(event.call.output))}")


def _string(delta: object) -> str:
    return delta if isinstance(delta, str) else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _ARGUMENT_CHARACTERS else f"{line[:_ARGUMENT_CHARACTERS]}..."


def facts(result: ResponseResult) -> str:
    """Return the model, the status, the tokens and the cost of a response."""
    return str(result).partition("\n")[0]


def summarize(result: ResponseResult, began: float, *, bill: Bill) -> None:
    """Write model, status, tokens, cost and time to the standard error.

    Args:
        result: The final response.
        began: When the request was sent, by `time.monotonic`.
        bill: The cost of all requests of the answer.
    """
    if bill.usage is not None:  # of all steps of a run
        result = type(result).of(result)
        result.usage = bill.usage
    print_note(f"[{facts(result)}, {time.monotonic() - began:.1f} s]")


def check_complete(result: ResponseResult) -> None:
    """Refuse an answer that is incomplete, or that is not an answer.

    Raises:
        CommandError: The response reached a limit, or the model declined.
    """
    if result.status == "incomplete":
        reason = getattr(result.incomplete_details, "reason", None)
        words = _INCOMPLETE.get(str(reason), reason or "no reason is given")
        raise CommandError(f"The answer is incomplete: {words}.", Status.INCOMPLETE)
    if not result.output_text and result.refusal is not None:
        raise CommandError("The model declined to answer.", Status.REFUSED)


def stopped(bill: Bill, open_router: OpenRouter) -> CommandError:
    """Return the exception for an answer that Ctrl-C ended, after looking up what it cost."""
    erase_interrupt_mark()
    costs = bill.look_up_stopped(open_router)
    return CommandError(f"Stopped. {costs}" if costs else "Stopped before an answer began.", Status.INTERRUPTED)
