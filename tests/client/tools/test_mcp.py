"""The tools of an MCP server: a real one in a process of its own, and objects of other shapes."""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import anyio
import mcp
import pytest
from mcp.client.stdio import StdioServerParameters, stdio_client

from openrouter_responses import OpenRouter, ToolError, mcp_tools
from openrouter_responses.testing import ResponsesServer, call, text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PROGRAM = Path(__file__).with_name("mcp_server.py")


@asynccontextmanager
async def open_session() -> AsyncIterator[mcp.ClientSession]:
    parameters = StdioServerParameters(command=sys.executable, args=[str(PROGRAM)])
    async with stdio_client(parameters) as (read, write), mcp.ClientSession(read, write) as session:
        await session.initialize()
        yield session


@pytest.mark.one_description
def test_a_run_calls_the_tools_of_a_server(server: ResponsesServer, open_router: OpenRouter) -> None:
    async def main() -> None:
        async with open_session() as session:
            tools = await mcp_tools(session)
            assert [one.name for one in tools] == ["add", "find_books", "fails", "cover"]
            result = await open_router.responses.run_async(input="Hello", tools=tools)
            assert result.output_text == "Done."

    server.script(
        [call("add", a=2, b=3), call("find_books", word="Sea"), call("fails"), call("cover"), call("add", a="x")],
        text("Done."),
    )
    anyio.run(main)
    sent = server.requests[0].json["tools"]
    assert sent[0]["description"] == "Add two numbers."
    assert sent[0]["parameters"]["required"] == ["a"]
    added, books, failed, cover, wrong = (
        item["output"] for item in server.requests[1].json["input"] if item.get("type") == "function_call_output"
    )
    assert added == "5"
    assert books.split("\n")[0] == "The Sea"
    assert "out of order" in failed or "fails" in failed
    assert cover == [{"type": "input_image", "detail": "auto", "image_url": "data:image/png;base64,iVBORw=="}]
    assert wrong == "Invalid arguments: at $.a: expected integer, got 'x'."


def test_a_client_object_gives_its_tools_too() -> None:
    async def main() -> None:
        parameters = StdioServerParameters(command=sys.executable, args=[str(PROGRAM)])
        async with mcp.Client(stdio_client(parameters)) as client:
            tools = await mcp_tools(client, prefix="lib_", approval=True, timeout_ms=5000)
            assert [one.name for one in tools][:2] == ["lib_add", "lib_find_books"]
            assert (tools[0].approval, tools[0].timeout_ms) == (True, 5000)
            assert await tools[0](a=1) == "2"
            with pytest.raises(ToolError):
                await tools[2]()

    anyio.run(main)


def test_a_blocking_run_refuses_them(open_router: OpenRouter) -> None:
    async def main() -> Any:
        async with open_session() as session:
            return await mcp_tools(session)

    tools = anyio.run(main)
    with pytest.raises(TypeError, match="the tools of an MCP server need run_async"):
        open_router.responses.run(input="Hello", tools=tools)


def test_a_run_in_another_event_loop_than_that_of_the_session_is_refused(open_router: OpenRouter) -> None:
    tools = tools_of(Session([{"tools": named("a")}]))

    async def main() -> None:
        run = open_router.responses.run_async(input="Hello", tools=tools)
        with pytest.raises(RuntimeError, match="a: the session of these tools belongs to another event loop"):
            await run

    anyio.run(main)


class Session:
    """An object with the methods of a session, which gives prepared results."""

    def __init__(self, pages: list[Any], result: Any = None) -> None:
        self._pages = pages
        self._result = result
        self.cursors: list[str | None] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []

    async def list_tools(self, cursor: str | None = None) -> Any:
        self.cursors.append(cursor)
        return self._pages[int(cursor or 0)]

    async def call_tool(self, name: str, arguments: dict[str, Any]) -> Any:
        self.calls.append((name, arguments))
        return self._result


def named(*names: str, **fields: Any) -> list[dict[str, Any]]:
    return [{"name": name, "inputSchema": {"type": "object"}, **fields} for name in names]


def tools_of(session: Session) -> Any:
    return anyio.run(mcp_tools, session)


def test_all_pages_are_read() -> None:
    session = Session([{"tools": named("a"), "nextCursor": "1"}, {"tools": named("b", "c")}])
    assert [one.name for one in tools_of(session)] == ["a", "b", "c"]
    assert session.cursors == [None, "1"]


def test_pages_are_asked_for_by_the_parameters_of_newer_sessions() -> None:
    class NewerSession(Session):
        async def list_tools(self, *, params: Any = None) -> Any:  # type: ignore[override]
            return await super().list_tools(params and params.cursor)

    session = NewerSession([{"tools": named("a"), "nextCursor": "1"}, {"tools": named("b")}])
    assert [one.name for one in tools_of(session)] == ["a", "b"]


def test_a_list_is_accepted_as_by_other_clients() -> None:
    tools = [SimpleNamespace(name="a", description="First.", input_schema={"type": "object", "properties": {}})]
    [one] = tools_of(Session([tools]))
    assert (one.name, one.description) == ("a", "First.")


def test_names_are_made_acceptable_and_unique() -> None:
    session = Session([{"tools": named("a.b", "a/b", "ä", "x" * 70, "x" * 71)}], {"content": []})
    tools = tools_of(session)
    assert [one.name for one in tools] == ["a_b", "a_b_2", "_", "x" * 64, f"{'x' * 62}_2"]
    anyio.run(lambda: tools[1](c=1))
    assert session.calls == [("a/b", {"c": 1})]


@pytest.mark.parametrize(
    ("result", "output"),
    [
        ({"content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}, "a\nb"),
        ({"content": [], "structuredContent": {"ü": 1}}, '{"ü": 1}'),
        ({"content": []}, ""),
        (SimpleNamespace(content=[SimpleNamespace(type="text", text="a")], is_error=False), "a"),
        ({"content": [{"type": "resource_link", "uri": "file:///a", "name": "A"}]}, "A: file:///a"),
        ({"content": [{"type": "resource", "resource": {"uri": "file:///a", "text": "content"}}]}, "content"),
        (
            {"content": [
                {"type": "resource", "resource": {"uri": "file:///a.png", "blob": "aGk=", "mimeType": "image/png"}},
            ]},
            [{"type": "input_image", "detail": "auto", "image_url": "data:image/png;base64,aGk="}],
        ),
        ({"content": [{"type": "audio", "data": "", "mimeType": "audio/wav"}]},
         "[content of type audio, which cannot be shown]"),
        (
            {"content": [
                {"type": "text", "text": "See:"},
                {"type": "resource",
                 "resource": {"uri": "file:///dir/a.pdf", "blob": "aGk=", "mimeType": "application/pdf"}},
            ]},
            [
                {"type": "input_text", "text": "See:"},
                {"type": "input_file", "filename": "a.pdf", "file_data": "data:application/pdf;base64,aGk="},
            ],
        ),
    ],
)  # fmt: skip
def test_content_becomes_the_output(result: Any, output: Any) -> None:
    [one] = tools_of(Session([{"tools": named("a")}], result))
    assert anyio.run(one.handler) == output


def test_an_error_of_the_server_reaches_the_model() -> None:
    result = {"content": [{"type": "text", "text": "No such book."}], "isError": True}
    [one] = tools_of(Session([{"tools": named("a")}], result))
    with pytest.raises(ToolError, match=r"^No such book\.$"):
        anyio.run(one.handler)


def test_an_error_without_text_has_the_structured_content() -> None:
    [one] = tools_of(Session([{"tools": named("a")}], {"content": [], "structuredContent": {"x": 1}, "isError": True}))
    with pytest.raises(ToolError, match=r'^\{"x": 1\}$'):
        anyio.run(one.handler)


def test_an_error_of_a_client_that_raises_it_reaches_the_model_too() -> None:
    class RaisingClient(Session):
        async def call_tool(self, name: str, arguments: dict[str, Any], *, raise_on_error: bool = True) -> Any:
            if raise_on_error:
                raise ValueError("The client raises an exception of its own.")
            return await super().call_tool(name, arguments)

    result = {"content": [{"type": "text", "text": "No such book."}], "isError": True}
    [one] = tools_of(RaisingClient([{"tools": named("a")}], result))
    with pytest.raises(ToolError, match=r"^No such book\.$"):
        anyio.run(one.handler)


@pytest.mark.parametrize(
    ("code", "expected"), [(-32602, ToolError), (-32603, ToolError), (-32000, mcp.MCPError), (-32600, mcp.MCPError)]
)
def test_an_error_response_reaches_the_model_unless_it_is_about_the_connection(
    code: int, expected: type[Exception]
) -> None:
    class FailingSession(Session):
        async def call_tool(self, name: str, arguments: dict[str, Any]) -> Any:
            raise mcp.MCPError(code, "No such book.")

    [one] = tools_of(FailingSession([{"tools": named("a")}]))
    with pytest.raises(expected, match=r"No such book\."):
        anyio.run(one.handler)


def test_a_schema_without_properties_gets_an_empty_object_of_them() -> None:
    first, second = tools_of(Session([{"tools": [*named("a"), {"name": "b"}]}]))
    assert first.definition.parameters == second.definition.parameters == {"type": "object", "properties": {}}


def test_a_schema_is_sent_unchanged() -> None:
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {"a": {"type": ["integer", "null"], "default": None}, "b": {"$ref": "#/properties/a"}},
        "additionalProperties": False,
    }
    page = mcp.types.ListToolsResult.model_validate({"tools": [{"name": "a", "inputSchema": schema}]})
    [one] = tools_of(Session([page]))
    assert one.definition.to_dict()["parameters"] == schema


def test_an_object_with_tools_of_another_form_is_refused() -> None:
    tools = [SimpleNamespace(name="a", parameters={"type": "object"})]
    with pytest.raises(TypeError, match="its tools are of the type SimpleNamespace, without an input schema"):
        tools_of(Session([tools]))


@pytest.mark.parametrize("session", [None, "http://127.0.0.1", object()])
def test_what_is_not_a_session_is_refused(session: Any) -> None:
    with pytest.raises(TypeError, match="mcp_tools takes an open session of an MCP server"):
        anyio.run(mcp_tools, session)
