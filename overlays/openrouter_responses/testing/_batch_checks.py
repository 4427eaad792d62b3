"""The checks of the requests of a batch: what makes the whole batch fail while it is validated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from openrouter_responses.testing import _request_schema
from openrouter_responses.testing._validation import find_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openrouter_responses.testing._messages import Json

MAX_REQUESTS = 5_000
FIRST_FIELDS: Sequence[str] = ("endpoint", "model", "callback_url", "completion_window", "provider")
"""The fields that the service needs before `requests`, because it reads the body as a stream."""
NOT_TEXT = ("input_image", "input_file", "input_audio", "input_video")
WEB_SEARCH = ("web_search", "openrouter:web_search", "openrouter:web_fetch")
GOOGLE = "google/"


def find_refusal(body: Any, *, strict: bool) -> str | None:
    """Return why a submission is refused with status 400; None if it is stored.

    Args:
        body: The decoded body.
        strict: Check the fields around the requests against the description. The requests are checked afterwards.
    """
    if not isinstance(body, dict):
        return "The request body must be a JSON object"
    requests = body.get("requests")
    for name in FIRST_FIELDS:
        if name in body and "requests" in body and [*body].index(name) > [*body].index("requests"):
            return f"{name}: this field must come before requests, because the body is read as a stream"
    if strict:
        short = {**body, "requests": [_without_body(each) for each in requests]} if isinstance(requests, list) else body
        if (problem := _request_schema.find_problem(short, "POST /batches")) is not None:
            return problem
    if not isinstance(body.get("model"), str):
        return "model: expected string"
    if not isinstance(requests, list) or not requests:
        return "requests: expected at least 1 element"
    if len(requests) > MAX_REQUESTS:
        return f"requests: expected at most {MAX_REQUESTS} elements, got {len(requests)}"
    callback = body.get("callback_url")
    if callback is not None and not str(callback).startswith("https://"):
        return f"callback_url: expected an address that begins with https://, got {json.dumps(callback)}"
    for index, each in enumerate(requests):
        if not isinstance(each, dict) or not isinstance(each.get("custom_id"), str):
            return f"requests[{index}].custom_id: expected string"
        if not isinstance(each.get("body"), dict):
            return f"requests[{index}].body: expected object"
    return None


def find_failure(submission: Mapping[str, Any], *, strict: bool) -> str | None:
    """Return why a stored batch fails while it is validated; None if it is valid.

    Args:
        submission: The body of the submission, which was not refused.
        strict: Check the requests against the description.
    """
    model = submission["model"]
    seen: set[str] = set()
    for index, request in enumerate(submission["requests"]):
        custom_id, body = request["custom_id"], request["body"]
        if custom_id in seen:
            return f"requests[{index}].custom_id: {json.dumps(custom_id)} occurs twice in the batch"
        seen.add(custom_id)
        problem = _problem_of_request(body, model) or find_problem(body, strict=strict)
        if problem is not None:
            return f"requests[{index}].body.{problem}"
    if model.startswith(GOOGLE):
        return _difference_of_formats(submission["requests"])
    return None


def _without_body(request: Any) -> Any:
    return {**request, "body": {}} if isinstance(request, dict) and isinstance(request.get("body"), dict) else request


def _problem_of_request(body: Json, model: str) -> str | None:
    if body.get("model", model) != model:
        return f"model: expected {json.dumps(model)}, the model of the batch, got {json.dumps(body['model'])}"
    if body.get("models"):
        return "models: a batch has one model"
    if body.get("stream"):
        return "stream: the requests of a batch cannot be streamed"
    if any(modality != "text" for modality in body.get("modalities") or ()):
        return "modalities: batches support text only"
    for kind in _kinds_in(body.get("input")):
        if kind in NOT_TEXT:
            return f"input: batches support text only, not {kind}"
    for name in ("tools", "plugins"):
        for each in body.get(name) or ():
            kind = str(each.get("type", each.get("id"))) if isinstance(each, dict) else ""
            if kind == "web" or kind.startswith(WEB_SEARCH):
                return f"{name}: batches do not support the service's web search ({kind})"
    provider = body.get("provider")
    if isinstance(provider, dict) and provider.get("zdr"):
        return "provider.zdr: batches are stored, so that they cannot have zero data retention"
    return None


def _kinds_in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _kinds_in(item)
    elif isinstance(value, dict):
        if isinstance(value.get("type"), str):
            yield value["type"]
        for name in ("content", "output"):
            yield from _kinds_in(value.get(name))


def _difference_of_formats(requests: Sequence[Json]) -> str | None:
    formats = [json.dumps((each["body"].get("text") or {}).get("format"), sort_keys=True) for each in requests]
    for index, text_format in enumerate(formats):
        if text_format != formats[0]:
            return f"requests[{index}].body.text.format: expected that of the first request; Google's models need one"
    return None
