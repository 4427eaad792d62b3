"""The list of the server's models, for `GET /models`: what they cost, what they accept, and their limits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from openrouter_responses.testing import _model_names
from openrouter_responses.testing._generation import COST_PER_TOKEN
from openrouter_responses.testing._messages import Json, Response, json_response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from openrouter_responses.testing._operation_request import OperationRequest

AUTHOR = _model_names.PREFIX.removesuffix("/")
PROVIDER = "Embedded"
FIRST_CREATED = 1_767_225_600
"""The creation time of the first model, in Unix seconds. Each further model is a day younger."""
SECONDS_A_DAY = 86_400
CONTEXT_LENGTH = 128_000
CONTEXT_LENGTHS = {"minimal": 8_192, "slow": 32_768, "reasoning": 1_000_000}
DEFAULT_LIMIT = 500
PER_MILLION = 1_000_000

EXAMPLES = {
    "test/steps-NxM": "test/steps-2x2",
    "test/count-N": "test/count-100",
    "test/error-NNN": "test/error-429",
    "test/error-NNN-html": "test/error-502-html",
}
"""A model for each of the behaviors whose names have numbers."""
PARAMETERS = ["max_tokens", "response_format", "structured_outputs"]
TOOL_PARAMETERS = ["tools", "tool_choice", "parallel_tool_calls"]
REASONING_PARAMETERS = ["reasoning", "include_reasoning"]
WITH_TOOLS = ("function-call", "parallel-calls", "wrong-calls", "steps-2x2")
WITH_REASONING = ("reasoning", "parallel-calls", "steps-2x2")
CATEGORIES = {"programming": WITH_TOOLS, "science": ("reasoning",)}
"""The models of some categories; the others have none."""


def list_models(asked: OperationRequest, *, now: float) -> Response:
    """Respond to `GET /models`.

    Args:
        asked: The request.
        now: The time, in Unix seconds.
    """
    query = asked.query
    models = [model for model in _models() if _is_asked_for(model, query, now)]
    models = _ordered(models, query.get("sort"))
    total, next_page = len(models), None
    if "offset" in query or "limit" in query:
        offset, limit = query.get("offset", 0), query.get("limit", DEFAULT_LIMIT)
        models = models[offset : offset + limit]
        if offset + limit < total:
            next_page = _url_of_page(asked, offset=offset + limit, limit=limit)
    return json_response({"data": models, "links": {"next": next_page}, "total_count": total})


def _url_of_page(asked: OperationRequest, *, offset: int, limit: int) -> str:
    host = asked.received.headers.get("host", "localhost")
    path = asked.received.path.partition("?")[0]
    return f"http://{host}{path}?{urlencode({**asked.query, 'offset': offset, 'limit': limit})}"


@cache
def _models() -> Sequence[Json]:
    return [_model(EXAMPLES.get(slug, slug), text, day) for day, (slug, text) in enumerate(_model_names.summaries())]


def _model(slug: str, summary: str, day: int) -> Json:
    name = slug.removeprefix(_model_names.PREFIX)
    context_length = CONTEXT_LENGTHS.get(name, CONTEXT_LENGTH)
    parameters = [*PARAMETERS]
    parameters += TOOL_PARAMETERS if name in WITH_TOOLS else []
    parameters += REASONING_PARAMETERS if name in WITH_REASONING else []
    price = f"{COST_PER_TOKEN:f}"
    model: Json = {
        "id": slug,
        "canonical_slug": slug,
        "name": f"Embedded: {name}",
        "description": summary,
        "created": FIRST_CREATED + day * SECONDS_A_DAY,
        "architecture": {
            "input_modalities": ["text", "image", "file"],
            "output_modalities": ["text"],
            "modality": "text+image+file->text",
            "tokenizer": "Other",
            "instruct_type": None,
        },
        "context_length": context_length,
        "pricing": {"prompt": price, "completion": price},
        "top_provider": {
            "context_length": context_length,
            "max_completion_tokens": context_length // 4,
            "is_moderated": False,
        },
        "per_request_limits": None,
        "supported_parameters": parameters,
        "default_parameters": None,
        "supported_voices": None,
        "links": {"details": f"/api/v1/models/{slug}/endpoints"},
        "hugging_face_id": None,
        "knowledge_cutoff": None,
        "expiration_date": None,
    }
    if name in WITH_REASONING:
        model["reasoning"] = {"mandatory": False, "default_enabled": True}
    return model


def _is_asked_for(model: Json, query: Mapping[str, Any], now: float) -> bool:
    return all(fits(model, query[name], now) for name, fits in FILTERS.items() if name in query)


def _ordered(models: list[Json], order: str | None) -> list[Json]:
    """Return the models in an order. They do not differ in popularity, speed and scores."""
    key, reverse = ORDERS.get(order or "", (None, False))
    return models if key is None else sorted(models, key=key, reverse=reverse)


def _price(model: Json, kind: str) -> float:
    """Return a price in US dollars per million tokens."""
    return round(float(model["pricing"][kind]) * PER_MILLION, 6)


def _items(text: str) -> set[str]:
    return {item.strip() for item in text.split(",") if item.strip()}


def _has_modalities(model: Json, kind: str, wanted: str) -> bool:
    return _items(wanted) <= {*model["architecture"][kind], "all"}


def _is_in_category(model: Json, category: str) -> bool:
    return model["id"].removeprefix(_model_names.PREFIX) in CATEGORIES.get(category, ())


def _matches_text(model: Json, text: str) -> bool:
    return text.lower() in f"{model['id']} {model['name']}".lower()


def _has_author(_: Json, authors: str) -> bool:
    return AUTHOR in _items(authors)


def _has_provider(_: Json, providers: str) -> bool:
    return PROVIDER.lower() in {name.lower() for name in _items(providers)}


def _has_score(_model: Json, _wanted: float, _now: float) -> bool:
    return False  # the server's models are in no benchmark


def _age_in_days(model: Json, now: float) -> float:
    return float(now - model["created"]) / SECONDS_A_DAY


FILTERS: Mapping[str, Callable[[Json, Any, float], bool]] = {
    "category": lambda model, value, _: _is_in_category(model, value),
    "supported_parameters": lambda model, value, _: _items(value) <= {*model["supported_parameters"]},
    "output_modalities": lambda model, value, _: _has_modalities(model, "output_modalities", value),
    "input_modalities": lambda model, value, _: _has_modalities(model, "input_modalities", value),
    "q": lambda model, value, _: _matches_text(model, value),
    "context": lambda model, value, _: bool(model["context_length"] >= value),
    "min_price": lambda model, value, _: _price(model, "prompt") >= value,
    "max_price": lambda model, value, _: _price(model, "prompt") <= value,
    "min_output_price": lambda model, value, _: _price(model, "completion") >= value,
    "max_output_price": lambda model, value, _: _price(model, "completion") <= value,
    "arch": lambda model, value, _: bool(model["architecture"]["tokenizer"].lower() == value.lower()),
    "model_authors": lambda model, value, _: _has_author(model, value),
    "providers": lambda model, value, _: _has_provider(model, value),
    "distillable": lambda _model, value, _: bool(value == "true"),
    "min_age_days": lambda model, value, now: _age_in_days(model, now) >= value,
    "max_age_days": lambda model, value, now: _age_in_days(model, now) <= value,
    **{
        f"{limit}_{score}": _has_score
        for limit in ("min", "max")
        for score in ("intelligence_index", "coding_index", "agentic_index", "tool_success_rate")
    },
}
"""Whether a model fits a parameter of the query. Each model is in every data region, and none keeps data (`zdr`)."""

ORDERS: Mapping[str, tuple[Callable[[Json], float], bool]] = {
    "newest": (lambda model: float(model["created"]), True),
    "pricing-low-to-high": (lambda model: _price(model, "prompt") + _price(model, "completion"), False),
    "pricing-high-to-low": (lambda model: _price(model, "prompt") + _price(model, "completion"), True),
    "context-high-to-low": (lambda model: float(model["context_length"]), True),
}
"""The key of an order, and whether the highest comes first."""
