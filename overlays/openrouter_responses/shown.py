"""`Shown`: base class of the objects that show themselves as text, in notebooks and with rich.

The code that does it is `openrouter_responses.display`, which is imported when an object is first shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Shown:
    """An object that shows itself.

    `str` gives a few lines: model, status, tokens, cost, and the beginning of the text. A notebook receives HTML and
    Markdown, rich receives its own objects. None of them contains a key or a header of the request.
    """

    __slots__ = ()

    def __str__(self) -> str:
        from openrouter_responses import display

        return display.as_text(self)

    def _repr_html_(self) -> str:
        from openrouter_responses import display

        return display.as_html(self)

    def _repr_markdown_(self) -> str:
        from openrouter_responses import display

        return display.as_markdown(self)

    def __rich_console__(self, console: Any, options: Any) -> Iterator[Any]:
        from openrouter_responses import display

        return iter(display.as_rich(self))


def short_repr(value: object) -> str:
    """Return the `repr` of a value, with long strings and lists cut and credentials masked."""
    from openrouter_responses_generated import representation

    return representation.short_repr(value)
