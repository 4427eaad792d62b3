"""A server of batches that responds to chosen requests in another way, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openrouter_responses.testing import RawResponse, RecordedRequest, Response, ResponsesServer
from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._messages import json_response

if TYPE_CHECKING:
    from collections.abc import Callable

    Action = Callable[[RecordedRequest], Response | RawResponse | None]

LOST = RawResponse((), "reset")
"""The connection is reset instead of a response."""


class OddServer(ResponsesServer):
    """A server whose next response to a method and a path is another one."""

    _rules: list[tuple[str, str, Action]]

    def once(self, method: str, path: str, action: Action | Response | RawResponse | int) -> None:
        """Respond to the next request with a method and a part of a path in another way.

        Args:
            method: The method.
            path: A part of the path.
            action: A status, a response, or a function that returns a response, or None for the usual one.
        """
        if isinstance(action, int):
            action = error_response(action)
        given = action

        def act(request: RecordedRequest) -> Response | RawResponse | None:
            return given(request) if callable(given) else given

        self.rules.append((method, path, act))

    def slow(self, batch_id: str, *, polls: int) -> None:
        """Keep a batch in progress for a number of further polls of the list and of the batch."""
        batch = self._service._batches._batches[batch_id]
        for _ in range(polls):
            self.once("GET", f"/batches/{batch_id}", json_response(batch.to_json(0, results=False)))

    @property
    def rules(self) -> list[tuple[str, str, Action]]:
        """The rules that no request has taken."""
        if not hasattr(self, "_rules"):
            self._rules = []
        return self._rules

    @property
    def submissions(self) -> list[RecordedRequest]:
        """The submissions of batches."""
        return [each for each in self.requests if each.method == "POST" and each.path.endswith("/batches")]

    @property
    def submitted_rows(self) -> list[int]:
        """The number of rows in each submission."""
        return [len(each.json["requests"]) for each in self.submissions]

    @property
    def batch_ids(self) -> list[str]:
        """The IDs of the batches, in the order of their submission."""
        return [*self._service._batches._batches]

    def _respond(self, request: RecordedRequest) -> Response | RawResponse:
        for rule in self.rules:
            method, path, action = rule
            if method == request.method and path in request.path:
                self.rules.remove(rule)
                response = action(request)
                if response is None:
                    break
                with self._lock:
                    self._requests.append(request)
                return response
        return super()._respond(request)
