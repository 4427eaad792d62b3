"""`OperationRequest`: a request of one operation, with the parameters of its path and its query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openrouter_responses.testing._messages import RawResponse, RecordedRequest, Response


@dataclass(frozen=True, slots=True)
class OperationRequest:
    """A request of one operation. Its key and its query were checked."""

    received: RecordedRequest
    number: int
    """The number of the request, from which identifiers are made."""
    path: Mapping[str, str]
    """The parameters of the path, decoded."""
    query: Mapping[str, Any]
    """The described parameters of the query: numbers as numbers, repeated parameters as lists."""


Operation: TypeAlias = "Callable[[OperationRequest], Response | RawResponse]"
"""Responds to the requests of one operation."""
