"""The options of one call, as types for keyword arguments.

A function that passes its options on to the client declares them as ``**options: Unpack[CallOptions]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openrouter_responses.retry import RetryConfig


class CallOptions(TypedDict, total=False):
    """The options of every call."""

    retries: RetryConfig | None
    """Which failures are retried, and when, instead of the client's `retry_config`."""
    max_retries: int | None
    """Maximum number of retries, instead of the client's."""
    server_url: str | None
    """URL of the server, instead of the client's."""
    timeout_ms: float | None
    """Maximum time to connect and between two bytes, in milliseconds; `float("inf")` for no limit."""
    deadline_ms: float | None
    """Maximum time of the call with its stream, in milliseconds; `float("inf")` for no limit."""
    http_headers: Mapping[str, str] | None
    """Additional headers; they replace headers of the same name."""


class BodyOptions(CallOptions, total=False):
    """The options of a call whose request has a body."""

    extra_body: Mapping[str, Any] | None
    """Additional fields of the request; they replace fields of the same name."""


class QueryOptions(CallOptions, total=False):
    """The options of a call whose request has no body."""

    extra_query: Mapping[str, Any] | None
    """Additional parameters of the query; they replace parameters of the same name."""
