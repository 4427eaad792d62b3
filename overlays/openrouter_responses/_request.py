"""Conversion of the arguments of `send` to the body and the headers of a request."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from openrouter_responses import _json
from openrouter_responses._headers import HeaderFields
from openrouter_responses._http_clients import default_timeout
from openrouter_responses._send_params import SendOptions
from openrouter_responses.result import ResponseResult
from openrouter_responses_generated import types as decoding
from openrouter_responses_generated.api.responses import create_responses
from openrouter_responses_generated.types import UNSET, Model

if TYPE_CHECKING:
    from collections.abc import Callable

    from openrouter_responses._deadline import Deadline
    from openrouter_responses._observation import Observation
    from openrouter_responses.retry import RetryConfig
    from openrouter_responses_generated.models.responses_request import ResponsesRequest

HEADER_NAMES = {parameter.name: parameter.wire_name for parameter in create_responses.HEADERS}
PROPERTY_NAMES = {parameter.name: parameter.wire_name for parameter in create_responses.PROPERTIES}
_METADATA = "metadata"
_INPUT = "input"


def _wrong_types(parameter: create_responses.Parameter) -> tuple[type, ...]:
    """Return the types that callers confuse with the type of a parameter; the service validates all others."""
    if parameter.name == _INPUT:
        return (dict, Model)
    annotation = parameter.annotation
    if annotation.startswith("Sequence["):
        return (str, dict, Model)
    kind, _, rest = annotation.partition(" | ")
    return (str, list, tuple) if rest.startswith(f"{kind}TypedDict") else ()


_DESCRIBED = {
    parameter.name: (parameter.wire_name, parameter.nullable, _wrong_types(parameter))
    for parameter in create_responses.PROPERTIES
}
_OWN_HEADERS = httpx.Headers(
    (
        (b"Accept", b"application/json, text/event-stream"),
        (b"Content-Type", b"application/json"),
        (b"User-Agent", b"openrouter-responses"),
    )
)


class Call(NamedTuple):
    """The parts of a request that all attempts to send it share."""

    url: httpx.URL
    headers: tuple[HeaderFields, ...]
    """The headers except Authorization; the last of equal names wins."""
    content: bytes
    timeout: httpx.Timeout | None
    """None for the timeout of the HTTP client."""
    stream: bool
    retry_config: RetryConfig
    max_retries: int
    deadline: Deadline | None
    observation: Observation | None
    """None without observers."""

    def request(self, http_client: httpx.Client | httpx.AsyncClient) -> httpx.Request:
        """Return a new request for one attempt."""
        headers = _OWN_HEADERS
        for fields in self.headers:
            if fields:
                headers = headers.copy()
                headers.update(list(fields.encode()))
        timeout: Any = self.timeout or default_timeout(http_client)
        request = http_client.build_request(
            create_responses.METHOD, self.url, headers=headers, content=self.content, timeout=timeout
        )
        if self.deadline is not None:
            self.deadline.limit_sending(request, blocking=not hasattr(http_client, "aclose"))
        return request


def split_arguments(arguments: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the arguments that become headers, and those that become fields of the body.

    None is sent as null if the service accepts null. Otherwise an argument that is None is omitted, as in the official
    SDK.

    Raises:
        TypeError: An argument is unknown, or is of a type that callers confuse with the described one.
    """
    headers: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for name, value in arguments.items():
        if (described := _DESCRIBED.get(name)) is not None:
            wire_name, nullable, wrong_types = described
            if value is not None or nullable:
                if wrong_types and isinstance(value, wrong_types):
                    raise TypeError(_wrong_type(name, value))
                properties[wire_name] = value
        elif name in HEADER_NAMES:
            headers[name] = value
        else:
            raise TypeError(_unknown_argument(name))
    return headers, properties


def encode_body(properties: Mapping[str, Any], *, stream: bool, extra_body: Mapping[str, Any] | None) -> bytes:
    """Return the JSON of a request: its properties, then the fields of `extra_body`, which replace properties.

    Raises:
        ValueError: The metadata exceeds the documented limits, a number is not finite, or a value contains itself.
        TypeError: A value has no JSON form, or `extra_body` is not a mapping.
    """
    items = properties.get(_INPUT)
    if isinstance(items, list) and ResponseResult in map(type, items):
        raise TypeError(_result_as_item([type(item) for item in items].index(ResponseResult), items))
    if extra_body is not None and not isinstance(extra_body, Mapping):
        raise TypeError(f"extra_body must be a mapping, not {type(extra_body).__name__}")
    _check_metadata(properties.get(_METADATA))
    try:
        try:
            return _encode(properties, stream, extra_body)
        except (TypeError, ValueError):
            pass  # an object to convert first, or a mistake, which the conversion reports with its path
        from openrouter_responses import _plain

        converted = _plain.plain(properties)
        _check_metadata(converted.get(_METADATA))
        return _encode(converted, stream, _plain.plain(extra_body), write=_plain.write)
    except RecursionError:
        raise ValueError("the request is nested too deeply, or contains itself") from None


def _encode(
    properties: Mapping[str, Any],
    stream: bool,
    extra_body: Mapping[str, Any] | None,
    write: Callable[[Any], bytes] = _json.write,
) -> bytes:
    latest = decoding.latest_unknown
    request = _request_class().from_dict(properties)
    may_be_misspelt = decoding.latest_unknown is not latest
    body = request.to_dict(wire_names=True)
    body["stream"] = stream
    if extra_body:
        body.update(extra_body)
    content = write(body)
    if may_be_misspelt:
        from openrouter_responses import _hints

        _hints.warn_about_unknown_fields(properties, request)
    return content


@cache
def _request_class() -> type[ResponsesRequest]:
    # Imported by the first request, not with the package.
    from openrouter_responses_generated.models.responses_request import ResponsesRequest

    return ResponsesRequest


def described_headers(parameters: Mapping[str, Any]) -> HeaderFields:
    """Return the described headers from the arguments of the same names; None and `UNSET` are omitted."""
    return HeaderFields(
        {HEADER_NAMES[name]: value for name, value in parameters.items() if value is not None and value is not UNSET}
    )


def _wrong_type(name: str, value: object) -> str:
    from openrouter_responses import _hints

    _, _, wrong_types = _DESCRIBED[name]
    return _hints.wrong_type(name, value, array=dict in wrong_types)


def _result_as_item(index: int, items: list[Any]) -> str:
    from openrouter_responses import _hints

    return _hints.not_serializable(items[index], f"{_INPUT}[{index}]")


def _unknown_argument(name: str) -> str:
    from openrouter_responses import _hints

    return _hints.unknown_argument(name, (*PROPERTY_NAMES, *HEADER_NAMES, "stream", *SendOptions.__annotations__))


def _check_metadata(metadata: Any) -> None:
    limits = create_responses.METADATA_LIMITS
    if not metadata or not isinstance(metadata, Mapping):
        return
    if limits.max_properties is not None and len(metadata) > limits.max_properties:
        last = list(metadata)[limits.max_properties]
        raise ValueError(
            f"metadata has {len(metadata)} pairs; at most {limits.max_properties} are allowed, "
            f"so {last!r} is the first one too many"
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
