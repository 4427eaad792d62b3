"""An MCP server on its standard input and output, of the `mcp` package."""

from mcp.server.mcpserver import Image, MCPServer

server = MCPServer("library")


@server.tool()
def add(a: int, b: int = 1) -> int:
    """Add two numbers."""
    return a + b


@server.tool(name="find.books")
def find_books(word: str) -> list[str]:
    """Find books by a word of their titles."""
    return [f"The {word}", f"A {word}"]


@server.tool()
def fails() -> str:
    """Fail."""
    raise ValueError("out of order")


@server.tool()
def cover() -> Image:
    """Show the cover of a book."""
    return Image(data=b"\x89PNG", format="png")


if __name__ == "__main__":
    server.run(transport="stdio")
