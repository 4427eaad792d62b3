"""The arguments of a call to the request that is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from openrouter_responses import _json
from openrouter_responses._headers import problem_of_header
from openrouter_responses_generated.api.responses import create_responses
from openrouter_responses_generated.types import UNSET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openrouter_responses.retry import RetryConfig

HEADER_NAMES = {parameter.name: parameter.wire_name for parameter in create_responses.HEADERS}
PROPERTY_NAMES = {parameter.name: parameter.wire_name for parameter in create_responses.PROPERTIES}
_NULLABLE = {parameter.name for parameter in create_responses.PROPERTIES if parameter.nullable}

_METADATA = "metadata"
_OWN_HEADERS = (
    (b"Accept", b"application/json, text/event-stream"),
    (b"Content-Type", b"application/json"),
    (b"User-Agent", b"openrouter-responses"),
)


class Call(NamedTuple):
    """Everything that the attempts at one request have in common."""

    url: httpx.URL
    headers: httpx.Headers
    content: bytes
    timeout: httpx.Timeout | None
    """None leaves it to the HTTP client."""
    stream: bool
    retry_config: RetryConfig

    def request(self, http_client: httpx.Client | httpx.AsyncClient) -> httpx.Request:
        """A new request for one attempt."""
        timeout: Any = httpx.USE_CLIENT_DEFAULT if self.timeout is None else self.timeout
        return http_client.build_request(
            create_responses.METHOD, self.url, headers=self.headers, content=self.content, timeout=timeout
        )


def split_arguments(arguments: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arguments that go into headers, and those that go into the body.

    None is a null where the service takes one; elsewhere it says, as in OpenRouter's own SDK, that nothing is given.

    Raises:
        TypeError: One is neither.
    """
    headers: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for name, value in arguments.items():
        if name in PROPERTY_NAMES:
            if value is not None or name in _NULLABLE:
                properties[PROPERTY_NAMES[name]] = value
        elif name in HEADER_NAMES:
            headers[name] = value
        else:
            raise TypeError(_unknown_argument(name))
    return headers, properties


def encode_body(properties: Mapping[str, Any], *, stream: bool, extra_body: Mapping[str, Any] | None) -> bytes:
    """The JSON of a request: the described properties, then what `extra_body` adds or sets otherwise.

    Raises:
        ValueError: The metadata break the documented limits, or values are nested without end.
        TypeError: A value has no JSON form, or `extra_body` is no mapping.
    """
    from openrouter_responses_generated.models.responses_request import ResponsesRequest

    if extra_body is not None and not isinstance(extra_body, Mapping):
        raise TypeError(f"extra_body must be a mapping, not {type(extra_body).__name__}")
    metadata = properties.get(_METADATA)
    if metadata:
        _check_metadata(metadata)
    try:
        body = ResponsesRequest.from_dict(properties).to_dict()
        body["stream"] = stream
        if extra_body:
            body.update(extra_body)
        return _json.write(body)
    except RecursionError:
        raise ValueError("the request is nested too deeply, or holds itself") from None


def encode_headers(parameters: Mapping[str, Any], *others: Mapping[str, str] | None) -> httpx.Headers:
    """The headers of a request but its authorization; of equal names the last counts.

    Args:
        parameters: Described headers by the names of their arguments; None and `UNSET` leave one out.
        others: Headers by their own names.

    Raises:
        TypeError: One of the others is no mapping.
        ValueError: A name or a value cannot be sent in a header. The message does not repeat a value.
    """
    headers = httpx.Headers(_OWN_HEADERS)
    described = {HEADER_NAMES[name]: value for name, value in parameters.items() if value not in (None, UNSET)}
    for given in (described, *others):
        if given is not None and not isinstance(given, Mapping):
            raise TypeError(f"http_headers must be a mapping, not {type(given).__name__}")
        if given:
            headers.update(_encoded(given.items()))
    return headers


def _encoded(headers: Iterable[tuple[str, Any]]) -> list[tuple[bytes, bytes]]:
    encoded = []
    for name, value in headers:
        problem = problem_of_header(name, value)
        if problem is not None:
            del headers, value
            raise ValueError(problem)
        encoded.append((name.encode("latin-1"), value.encode("latin-1")))
    return encoded


def _unknown_argument(name: str) -> str:
    from difflib import get_close_matches

    known = [*PROPERTY_NAMES, *HEADER_NAMES, "retries", "server_url", "timeout_ms", "http_headers", "extra_body"]
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"send has no argument {name!r}{hint} What this version does not know yet can go into extra_body."


def _check_metadata(metadata: Any) -> None:
    limits = create_responses.METADATA_LIMITS
    if not isinstance(metadata, Mapping):
        return
    if limits.max_properties is not None and len(metadata) > limits.max_properties:
        last = list(metadata)[limits.max_properties]
        raise ValueError(
            f"metadata has {len(metadata)} pairs, from {last!r} on more than the {limits.max_properties} allowed"
        )
    for key, value in metadata.items():
        _check_pair(str(key), value)


def _check_pair(key: str, value: object) -> None:
    import re

    limits = create_responses.METADATA_LIMITS
    if limits.max_name_length is not None and len(key) > limits.max_name_length:
        raise ValueError(
            f"the metadata key {key!r} has {len(key)} characters; at most {limits.max_name_length} are allowed"
        )
    if limits.name_pattern is not None and not re.search(limits.name_pattern, key):
        raise ValueError(
            f"the metadata key {key!r} has characters that are not allowed (pattern {limits.name_pattern})"
        )
    if limits.max_value_length is not None and isinstance(value, str) and len(value) > limits.max_value_length:
        raise ValueError(
            f"the metadata value of {key!r} has {len(value)} characters; at most {limits.max_value_length} are allowed"
        )
