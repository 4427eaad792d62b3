"""`OperationCalls`: the calls of the generated resource classes, from their arguments to a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from openrouter_responses import _response_body
from openrouter_responses._request import RequestFormat
from openrouter_responses._send_params import hide_header_values
from openrouter_responses.options import BodyOptions, QueryOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from openrouter_responses._call import Call
    from openrouter_responses._transport import Transport
    from openrouter_responses.streams import AsyncEventStream, EventStream
    from openrouter_responses_generated.operation import Operation
    from openrouter_responses_generated.types import Result


class OperationCalls:
    """Sends operations without a stream; a `Sender` of the generated resource classes.

    Args:
        transport: The transport of the client.
        app_headers: The headers that name the calling app, by the names of their parameters.
    """

    def __init__(self, transport: Transport, app_headers: Mapping[str, str | None]) -> None:
        self._transport = transport
        self._app_headers = app_headers
        self._formats: dict[str, RequestFormat] = {}

    def send(self, operation: Operation, arguments: dict[str, Any], options: Any, /) -> Result:
        """Send an operation, and return its result.

        Raises:
            OpenRouterError: The request failed, or its response is not valid.
            TypeError: An argument is unknown, or has no JSON form.
            ValueError: A value cannot be sent.
        """
        hide_header_values(options)
        call = self._call(operation, arguments, options)
        if call.observation is None:
            return _result(call, self._transport.send(call))
        with call.observation.observed():
            return _result(call, self._transport.send(call))

    async def send_async(self, operation: Operation, arguments: dict[str, Any], options: Any, /) -> Result:
        """Send an operation as `send` does, without blocking the event loop."""
        hide_header_values(options)
        call = self._call(operation, arguments, options)
        if call.observation is None:
            return _result(call, await self._transport.send_async(call))
        with call.observation.observed():
            return _result(call, await self._transport.send_async(call))

    def _call(self, operation: Operation, arguments: dict[str, Any], options: dict[str, Any]) -> Call:
        form = self._formats.get(operation.name)
        if form is None:
            form = self._formats[operation.name] = RequestFormat(operation)
        has_body = operation.request is not None
        known = (BodyOptions if has_body else QueryOptions).__annotations__
        for name in options:
            if name not in known:
                raise TypeError(form.unknown_argument(name))
        headers, properties = form.split(arguments)
        # The methods pass every argument, and None stands for the default of the client.
        given = {name: value for name, value in headers.items() if value is not None}
        path, query = form.path_and_query(arguments, options.get("extra_query"))
        return self._transport.call(
            operation,
            options,  # type: ignore[arg-type]  # its keys were checked
            headers=form.headers({**self._app_headers, **given}),
            content=form.body(properties, extra_body=options.get("extra_body")) if has_body else None,
            path=path,
            query=query,
        )


def _result(call: Call, response: httpx.Response | EventStream | AsyncEventStream) -> Result:
    """Return the result of a response, and tell it the observers."""
    # An operation that does not stream has no other response.
    whole = cast("httpx.Response", response)
    result = _response_body.parse_operation_result(whole, call.operation.decode_result)
    if call.observation is not None:
        call.observation.finish(result=result)
    return result
