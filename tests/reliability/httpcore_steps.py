"""A log handler that acts at a given step of httpcore, such as cancelling a task."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class HttpcoreSteps(logging.Handler):
    """A log handler that calls a function at one of the steps that httpcore logs.

    Args:
        number: The step, counted from 1.
        turns: For each call of the function, the number of turns of the event loop to wait before it.
        function: The function to call.
    """

    def __init__(self, number: int, turns: tuple[int, ...], function: Callable[[], Any]) -> None:
        super().__init__()
        self.seen = 0
        self._number = number
        self._turns = turns
        self._function = function

    def emit(self, record: logging.LogRecord) -> None:
        self.seen += 1
        if self.seen == self._number:
            for turns in self._turns:
                self._call_after(turns)

    def _call_after(self, turns: int) -> None:
        if turns:
            asyncio.get_running_loop().call_soon(self._call_after, turns - 1)
        else:
            self._function()

    def __enter__(self) -> None:
        logger = logging.getLogger("httpcore")
        logger.addHandler(self)
        logger.setLevel(logging.DEBUG)

    def __exit__(self, *_: object) -> None:
        logger = logging.getLogger("httpcore")
        logger.removeHandler(self)
        logger.setLevel(logging.NOTSET)
