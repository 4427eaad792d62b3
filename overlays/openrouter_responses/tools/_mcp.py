"""The tools of an MCP server, through a session or client object of the `mcp` package or one of the same shape.

Nothing of that package is imported. Its objects differ between releases in their Python names, so they are read in
the form that they have on the wire.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from openrouter_responses import models
from openrouter_responses.tools._tool import ApprovalRule, Tool, ToolError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

_MAX_NAME = 64
_MAX_PAGES = 1000
_ERRORS_OF_SERVERS = (-32602, -32603)
"""The codes of JSON-RPC for invalid parameters and for an error in the server."""


async def mcp_tools(
    session: Any, *, prefix: str = "", approval: ApprovalRule = False, timeout_ms: float | None = None
) -> list[Tool[..., Any]]:
    """Return the tools of an MCP server, for `run_async`.

    A tool calls the server through the session, so the session must stay open while a run uses the tool.

    Args:
        session: An initialized `mcp.ClientSession`, an `mcp.Client` in its context, or an object with the same
            asynchronous methods `list_tools` and `call_tool`.
        prefix: A text before each name, which keeps the tools of several servers apart.
        approval: Whether a call needs a decision before it runs, or a function of the call that returns it.
        timeout_ms: Maximum time of a call, in milliseconds.

    Returns:
        The tools. A name that the API does not accept is changed; the server is called with its own name.

    Raises:
        TypeError: The object does not have these methods, or is a server and not a session with one.
    """
    import anyio.lowlevel

    for method in ("list_tools", "call_tool"):
        if not callable(getattr(session, method, None)):
            raise TypeError(
                f"mcp_tools takes an open session of an MCP server, such as mcp.ClientSession, not {session!r}: "
                f"it has no method {method}"
            )
    tools: dict[str, Tool[..., Any]] = {}
    async for fields in _listed(session):
        own_name = str(fields.get("name", ""))
        name = _unused(_accepted(f"{prefix}{own_name}"), tools)
        definition = models.FunctionTool(
            name=name,
            description=str(fields.get("description") or fields.get("title") or own_name),
            parameters=_parameters(fields.get("inputSchema")),
            strict=False,
        )
        handler = _caller(session, own_name)
        tools[name] = Tool(handler, definition=definition, approval=approval, timeout_ms=timeout_ms)
        tools[name].event_loop = anyio.lowlevel.current_token().native_token
    return list(tools.values())


async def _listed(session: Any) -> AsyncIterator[Mapping[str, Any]]:
    """Yield the descriptions of all tools, page by page.

    Raises:
        TypeError: The object lists tools in another form, as a server object does.
    """
    page = await session.list_tools()
    for _ in range(_MAX_PAGES):
        fields: Mapping[str, Any] = {"tools": page} if isinstance(page, list) else _wire_form(page)
        for tool in fields.get("tools", ()):
            if not isinstance(tool, Mapping) and _attribute(tool, "inputSchema") is None:
                raise TypeError(
                    f"mcp_tools takes a session with a server, such as mcp.ClientSession, not {session!r}: "
                    f"its tools are of the type {type(tool).__name__}, without an input schema"
                )
            yield _wire_form(tool)
        if not (cursor := fields.get("nextCursor")):
            return
        page = await session.list_tools(**_page(session, cursor))


def _page(session: Any, cursor: str) -> dict[str, Any]:
    """Return the arguments of `list_tools` for a further page."""
    if "cursor" in inspect.signature(session.list_tools).parameters:
        return {"cursor": cursor}
    return {"params": sys.modules["mcp.types"].PaginatedRequestParams(cursor=cursor)}


def _parameters(schema: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the schema of a tool. Providers reject one without `properties`, which MCP allows."""
    parameters = dict(schema or {})
    parameters.setdefault("type", "object")
    parameters.setdefault("properties", {})
    return parameters


def _caller(session: Any, name: str) -> Callable[..., Any]:
    options = {}
    if "raise_on_error" in inspect.signature(session.call_tool).parameters:
        options["raise_on_error"] = False  # A client of fastmcp raises errors of tools as exceptions of its own.

    async def call(**arguments: Any) -> Any:
        try:
            result = await session.call_tool(name, arguments, **options)
        except Exception as error:
            if (message := _message_of_server(error)) is None:
                raise
            raise ToolError(message) from error
        return _output(_wire_form(result))

    return call


def _message_of_server(error: Exception) -> str | None:
    """Return the text of an error that the server responded with, such as about the arguments; None for any other."""
    data = getattr(error, "error", None)
    code, message = getattr(data, "code", None), getattr(data, "message", None)
    return message if code in _ERRORS_OF_SERVERS and isinstance(message, str) and message else None


def _output(result: Mapping[str, Any]) -> Any:
    """Return the value of a result of a call.

    Raises:
        ToolError: The server reports an error.
    """
    parts = [_part(_wire_form(block)) for block in result.get("content") or ()]
    text = "\n".join(part["text"] for part in parts if part["type"] == "input_text")
    structured = result.get("structuredContent")
    if not parts and structured is not None:
        text = json.dumps(structured, ensure_ascii=False)
    if result.get("isError"):
        raise ToolError(text or "The tool failed.")
    return parts if any(part["type"] != "input_text" for part in parts) else text


def _part(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return a content block of MCP as a content part of the API."""
    match block:
        case {"type": "text", "text": str(text)}:
            return _text(text)
        case {"type": "image", "data": str(data), "mimeType": str(kind)}:
            return _image(data, kind)
        case {"type": "resource", "resource": {"text": str(text)}}:
            return _text(text)
        case {"type": "resource", "resource": {"blob": str(data), "mimeType": str(kind)}} if kind.startswith("image/"):
            return _image(data, kind)
        case {"type": "resource", "resource": {"blob": str(data), "mimeType": str(kind)} as resource}:
            file_name = str(resource.get("uri", "")).rpartition("/")[2] or "resource"
            return {"type": "input_file", "filename": file_name, "file_data": f"data:{kind};base64,{data}"}
        case {"type": "resource_link", "uri": uri}:
            name = block.get("title") or block.get("name")
            return _text(f"{name}: {uri}" if name else str(uri))
        case _:
            return _text(f"[content of type {block.get('type', 'unknown')}, which cannot be shown]")


def _text(text: str) -> dict[str, Any]:
    return {"type": "input_text", "text": text}


def _image(data: str, kind: str) -> dict[str, Any]:
    return {"type": "input_image", "detail": "auto", "image_url": f"data:{kind};base64,{data}"}


def _wire_form(value: Any) -> Mapping[str, Any]:
    """Return the fields of an object under their names on the wire."""
    if isinstance(value, Mapping):
        return value
    if hasattr(value, "model_dump"):
        fields: Mapping[str, Any] = value.model_dump(mode="json", by_alias=True, exclude_none=True)
        return fields
    names = ("name", "title", "description", "inputSchema", "tools", "nextCursor", "content", "isError",
             "structuredContent", "type", "text", "data", "mimeType", "resource", "uri")  # fmt: skip
    return {name: found for name in names if (found := _attribute(value, name)) is not None}


def _attribute(value: Any, name: str) -> Any:
    """Return an attribute that has its name on the wire, or that name with underscores."""
    underscored = re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", name)
    # The wire form comes last, because clients that use underscores warn about it.
    return getattr(value, underscored) if hasattr(value, underscored) else getattr(value, name, None)


def _accepted(name: str) -> str:
    return re.sub(r"[^a-zA-Z0-9_-]", "_", name)[:_MAX_NAME] or "tool"


def _unused(name: str, taken: Mapping[str, object]) -> str:
    unused, number = name, 1
    while unused in taken:
        number += 1
        unused = f"{name[: _MAX_NAME - len(str(number)) - 1]}_{number}"
    return unused
