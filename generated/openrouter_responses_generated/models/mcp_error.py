"""Structured error of an MCP call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.mcp_http_error import McpHTTPError, McpHTTPErrorTypedDict
    from ..models.mcp_protocol_error import McpProtocolError, McpProtocolErrorTypedDict
    from ..models.mcp_tool_execution_error import McpToolExecutionError, McpToolExecutionErrorTypedDict

    McpError: TypeAlias = McpToolExecutionError | McpProtocolError | McpHTTPError | UnknownVariant
    McpErrorTypedDict: TypeAlias = (
        McpToolExecutionError
        | McpToolExecutionErrorTypedDict
        | McpProtocolError
        | McpProtocolErrorTypedDict
        | McpHTTPError
        | McpHTTPErrorTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "McpError":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.mcp_http_error import McpHTTPError
        from ..models.mcp_protocol_error import McpProtocolError
        from ..models.mcp_tool_execution_error import McpToolExecutionError

        return McpToolExecutionError | McpProtocolError | McpHTTPError | UnknownVariant


decode_mcp_error = tagged(
    "type",
    {
        "mcp_tool_execution_error": "mcp_tool_execution_error:McpToolExecutionError",
        "mcp_protocol_error": "mcp_protocol_error:McpProtocolError",
        "http_error": "mcp_http_error:McpHTTPError",
    },
)
