"""`Batches`: the batches of a server and their operations, `POST /batches` and the others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from openrouter_responses.testing import _batch_results
from openrouter_responses.testing._batch import Batch
from openrouter_responses.testing._batch_checks import find_failure, find_refusal
from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._messages import Json, RawResponse, RecordedRequest, Response, json_response
from openrouter_responses.testing._model_names import find_batch_behavior

if TYPE_CHECKING:
    from openrouter_responses.testing._clock import ServerClock
    from openrouter_responses.testing._operation_request import OperationRequest

DEFAULT_LIMIT = 20

Answer = Callable[[RecordedRequest, int, int], Response | RawResponse]


class Batches:
    """The batches of a server.

    Args:
        answer: Responds to one request of a batch; it takes the request, the number of the submission, and the index
            of the request.
        clock: The clock of the server.
        seconds: The time that a batch takes; None moves it one step with each `GET /batches/{id}`.
        strict: Whether submissions are checked against the description.
    """

    def __init__(self, answer: Answer, *, clock: ServerClock, seconds: float | None, strict: bool) -> None:
        self._answer = answer
        self._clock = clock
        self._seconds = seconds
        self._strict = strict
        self._batches: dict[str, Batch] = {}
        self._deleted: set[str] = set()
        self._lock = threading.Lock()

    def create(self, asked: OperationRequest) -> Response | RawResponse:
        """Respond to `POST /batches`."""
        submission = asked.received.json
        if (problem := find_refusal(submission, strict=self._strict)) is not None:
            return error_response(400, problem)
        behavior = find_batch_behavior(submission["model"])
        if behavior is None:
            return error_response(400, f"{submission['model']} is not a valid model ID")
        failure = find_failure(submission, strict=self._strict)
        results: Sequence[Json] = ()
        if failure is None and behavior.has_results:
            results = _batch_results.results_of(
                submission,
                number=asked.number,
                answer=lambda request, index: self._answer(request, asked.number, index),
            )
        batch = Batch(
            submission,
            behavior=behavior,
            number=asked.number,
            created_at=self._clock.now(),
            seconds=self._seconds,
            results=results,
            failure=failure,
        )
        with self._lock:
            self._batches[batch.id] = batch
        if behavior.answer_is_lost:
            return RawResponse((), "reset")
        return json_response(batch.to_json(self._clock.now(), results=False), status=202)

    def get(self, asked: OperationRequest) -> Response:
        """Respond to `GET /batches/{id}`."""
        with self._lock:
            batch, now = self._batches.get(asked.path["id"]), self._clock.now()
            if batch is None:
                return self._missing(asked.path["id"])
            if batch.is_gone(now):
                return error_response(410, f"Batch {batch.id} was kept for 30 days")
            batch.poll(now)
            fields = batch.to_json(now)
        if batch.behavior.payment_required:
            return json_response({**fields, "error": {"message": "Insufficient credits"}}, status=402)
        return json_response(fields)

    def delete(self, asked: OperationRequest) -> Response:
        """Respond to `DELETE /batches/{id}`."""
        with self._lock:
            batch = self._batches.get(asked.path["id"])
            if batch is None:
                return error_response(404, f"Batch {asked.path['id']} not found")
            status = batch.status(self._clock.now())
            if not batch.is_terminal(status):
                return error_response(409, f"Batch {batch.id} is {status}; only a batch that has ended can be deleted")
            del self._batches[batch.id]
            self._deleted.add(batch.id)
        upstream = {"provider": "Embedded", "status": "deleted" if status != "failed" else "not_applicable"}
        return json_response(
            {"id": batch.id, "object": "batch", "deletion": {"openrouter": "deleted", "upstream": upstream}}
        )

    def list(self, asked: OperationRequest) -> Response:
        """Respond to `GET /batches`."""
        query = asked.query
        times = {}
        for name in ("created_after", "created_before"):
            if name in query:
                times[name] = _unix_time(query[name])
                if times[name] is None:
                    return error_response(400, f"{name}: expected a date such as 2026-11-23 or 2026-11-23T12:00:00Z")
        with self._lock:
            now = self._clock.now()
            batches = [batch for batch in reversed(self._batches.values()) if not batch.is_gone(now)]
            if "after" in query:
                ids = [batch.id for batch in batches]
                if query["after"] not in ids:
                    return error_response(404, f"after: there is no batch {query['after']}")
                batches = batches[ids.index(query["after"]) + 1 :]
            batches = [batch for batch in batches if _is_listed(batch, query, times, now)]
            limit = query.get("limit", DEFAULT_LIMIT)
            page = [batch.to_json(now, results=False) for batch in batches[:limit]]
        first, last = (page[0]["id"], page[-1]["id"]) if page else (None, None)
        return json_response(
            {"object": "list", "data": page, "first_id": first, "last_id": last, "has_more": len(batches) > limit}
        )

    def _missing(self, batch_id: str) -> Response:
        if batch_id in self._deleted:
            return error_response(410, f"Batch {batch_id} was deleted")
        return error_response(404, f"Batch {batch_id} not found")


def _is_listed(batch: Batch, query: Mapping[str, Any], times: Mapping[str, float | None], now: float) -> bool:
    after, before = times.get("created_after"), times.get("created_before")
    status = batch.status(now)
    # In a list, these are together.
    status = "in_progress" if status in ("finalizing", "cancelling") else status
    return (
        ("status" not in query or status in query["status"])
        and (after is None or batch.created_at > after)
        and (before is None or batch.created_at < before)
    )


def _unix_time(text: str) -> float | None:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
