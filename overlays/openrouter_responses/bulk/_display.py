"""The display of a job's progress: a line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO

    from openrouter_responses.bulk._progress import ProgressState

LOG_SECONDS = 30.0
"""The time between two lines where they are not on a terminal."""

logger = logging.getLogger("openrouter_responses.bulk")
"""The logger of jobs."""


class Display:
    """The progress of a job on a stream. On a terminal it is one line, with rich if that is installed.

    Warnings of the job are shown too, unless the program has configured logging.

    Args:
        stream: The stream; by default standard error.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._is_terminal = self._stream.isatty()
        self._width = 0
        self._next_line = LOG_SECONDS
        self._status: Any = None
        self._handler: logging.Handler | None = None

    def __enter__(self) -> Self:
        if self._is_terminal:
            try:
                from rich.console import Console

                self._status = Console(file=self._stream).status("")
                self._status.start()
            except ImportError:
                pass
        if not _is_logging_configured():
            self._handler = _ShowingHandler(self)
            logger.addHandler(self._handler)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._handler is not None:
            logger.removeHandler(self._handler)
        if self._status is not None:
            self._status.stop()
        self._clear()

    def show(self, state: ProgressState) -> None:
        """Show the progress."""
        if self._status is not None:
            self._status.update(str(state))
        elif self._is_terminal:
            text = str(state)
            self._stream.write(f"\r{text:<{self._width}}")
            self._stream.flush()
            self._width = len(text)
        elif state.seconds >= self._next_line:
            self._next_line = state.seconds + LOG_SECONDS
            if logger.isEnabledFor(logging.INFO) and _is_logging_configured():
                logger.info("%s", state)
            else:
                self.tell(str(state))

    def tell(self, message: str) -> None:
        """Show a line that stays."""
        self._clear()
        self._stream.write(f"{message}\n")
        self._stream.flush()

    def _clear(self) -> None:
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0


class _ShowingHandler(logging.Handler):
    def __init__(self, display: Display) -> None:
        super().__init__(logging.WARNING)
        self._display = display

    def emit(self, record: logging.LogRecord) -> None:
        """Show the message of a record."""
        self._display.tell(record.getMessage())


def _is_logging_configured() -> bool:
    above: logging.Logger | None = logger
    while above is not None:
        if any(not isinstance(handler, logging.NullHandler | _ShowingHandler) for handler in above.handlers):
            return True
        above = above.parent if above.propagate else None
    return False
