"""Validation of requests by openapi-core, which knows only the description and nothing of this project."""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any

from openapi_core import Config, OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest

from maintainer.codegen.extensions import DEFAULT_VARIANT
from tests.own_description import load_own_description

if TYPE_CHECKING:
    from collections.abc import Iterator


def problem_of(body: bytes, operation: str = "POST /responses") -> str | None:
    """Return why the body of a request does not fit the description; None if it does."""
    method, _, path = operation.partition(" ")
    request = MockRequest(
        "https://openrouter.ai",
        method.lower(),
        f"/api/v1{path}",
        headers={"Authorization": "Bearer key"},
        data=body,
        content_type="application/json",
    )
    try:
        _api().validate_request(request)
    except OpenAPIError as error:
        return f"{error}: {error.__cause__}"
    return None


@cache
def _api() -> OpenAPI:
    description = copy.deepcopy(load_own_description())
    for union in _unions_with_a_default(description):
        # openapi-core requires the tag of every object. That a message may omit it can be said in OpenAPI 3.2 only.
        del union["discriminator"]
    unchecked: Any = None  # test_description.py validates it
    return OpenAPI.from_dict(description, config=Config(spec_validator_cls=unchecked))


def _unions_with_a_default(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if DEFAULT_VARIANT in value:
            yield value
        for part in value.values():
            yield from _unions_with_a_default(part)
    elif isinstance(value, list):
        for part in value:
            yield from _unions_with_a_default(part)
