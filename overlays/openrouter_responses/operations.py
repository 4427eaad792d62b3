"""The types of the arguments and results of a call, under the names of the official SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from openrouter_responses.result import ResponseResult
from openrouter_responses.streams import AsyncEventStream, EventStream

if TYPE_CHECKING:
    from openrouter_responses_generated.api.responses.create_responses import CreateResponsesParams

    CreateResponsesRequestTypedDict: TypeAlias = CreateResponsesParams
else:
    CreateResponsesRequestTypedDict: TypeAlias = dict[str, Any]

CreateResponsesResponse: TypeAlias = ResponseResult | EventStream | AsyncEventStream
"""Type of the values that `send` and `send_async` return."""

__all__ = ["CreateResponsesRequestTypedDict", "CreateResponsesResponse"]
