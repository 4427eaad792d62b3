"""The results of the requests of a batch: what the behavior of the model, or the script, responds to each."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from openrouter_responses.testing._messages import Json, RawResponse, RecordedRequest, Response, encode_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PRICE_FACTOR = 0.5
"""The share of the ordinary price that requests in batches cost."""
ERROR_TYPES = {400: "invalid_request", 402: "payment_required", 408: "timeout", 429: "rate_limit_exceeded"}


def results_of(
    submission: Json,
    *,
    number: int,
    answer: Callable[[RecordedRequest, int], Response | RawResponse],
) -> list[Json]:
    """Return a result for each request of a batch, in the order of the requests.

    Args:
        submission: The body of the submission.
        number: The number of the batch, from which identifiers are made.
        answer: Responds to one request without a stream, with the number from which its identifiers are made.
    """
    return [
        _result(f"{number:06d}-{index:04d}", request, answer(_as_request(submission, request), index))
        for index, request in enumerate(submission["requests"])
    ]


def failed(result: Json, message: str, kind: str) -> Json:
    """Return a result with an error instead of its response."""
    return {**result, "response": None, "error": {"message": message, "type": kind, "param": None}}


def shuffled(results: Sequence[Json], *, seed: int) -> list[Json]:
    """Return the results in another order, which depends on the seed only."""
    return random.Random(seed).sample(results, len(results))  # noqa: S311  # not a secret


def usage_of(results: Sequence[Json]) -> Json:
    """Return the usage of a batch: the sums of those of its responses."""
    usages = [result["response"]["body"].get("usage") or {} for result in results if result["response"]]

    def total(*path: str) -> Any:
        values: list[Any] = usages
        for name in path:
            values = [(value or {}).get(name) for value in values]
        return sum(value for value in values if value)

    return {
        "prompt_tokens": total("input_tokens"),
        "completion_tokens": total("output_tokens"),
        "total_tokens": total("total_tokens"),
        "cost": total("cost"),
        "cost_details": {
            "upstream_inference_cost": None,
            "upstream_inference_prompt_cost": total("cost_details", "upstream_inference_input_cost"),
            "upstream_inference_completions_cost": total("cost_details", "upstream_inference_output_cost"),
        },
        "is_byok": False,
        "prompt_tokens_details": {"cached_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": total("output_tokens_details", "reasoning_tokens")},
    }


def _as_request(submission: Json, request: Json) -> RecordedRequest:
    """Return a request of a batch as the request that alone would have the same result."""
    body = {**request["body"], "model": submission["model"]}
    body.pop("stream", None)
    return RecordedRequest("POST", "/responses", {}, encode_json(body), body)


def _result(place: str, request: Json, response: Response | RawResponse) -> Json:
    result = {"id": f"batch_req_{place}", "custom_id": request["custom_id"], "response": None, "error": None}
    if isinstance(response, RawResponse) or response.ending != "complete" or not isinstance(response.body, bytes):
        return failed(result, "The provider did not respond", "provider_unavailable")
    try:
        body = json.loads(response.body)
    except ValueError:
        body = {}
    if response.status == 200 and body.get("status", "failed") != "failed":
        return {**result, "response": {"status_code": 200, "request_id": f"req_{place}", "body": body}}
    error = body.get("error") or {}
    status = response.status if response.status != 200 else 502
    kind = body.get("error_type") or ERROR_TYPES.get(status, "server_error")
    return failed(result, error.get("message") or f"The provider responded with status {status}", kind)
