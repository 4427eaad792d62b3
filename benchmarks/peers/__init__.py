"""The clients that are compared, one module each. A client does not define the methods that it does not support."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterable


class Peer(Protocol):
    """A client. Every method does what a program would do with it, and no more."""

    def __init__(self, url: str) -> None:
        """Create the client for a base URL."""

    def stream(self) -> int:
        """Read a stream, look at each event, and return the length of the text."""
        ...

    async def stream_async(self) -> int:
        """Do the same as `stream`, asynchronously."""
        ...

    async def open_async(self) -> AsyncIterable[Any]:
        """Open a stream without reading its first event."""
        ...

    async def delays(self) -> list[float]:
        """Read a stream whose texts are the times of sending, and return the delay of each event in seconds."""
        ...

    def call(self) -> str:
        """Send a request and return the model name in the response."""
        ...

    async def call_async(self) -> str:
        """Do the same as `call`, asynchronously."""
        ...

    def observed_stream(self) -> int:
        """Read a stream as `stream` does, with an observer."""
        ...

    def observed_call(self) -> str:
        """Make a plain call as `call` does, with an observer."""
        ...

    def items(self) -> int:
        """Read a stream through its items as they grow, and return the length of the text at the end."""
        ...

    def growing_text(self) -> int:
        """Read a stream and look at the text so far after each delta, and return its length at the end."""
        ...

    def snapshots(self, every: int) -> int:
        """Read a stream with a snapshot after every so many events, and return the length of the text."""
        ...

    def parse(self, kind: type[Any] = ...) -> int:
        """Ask for an object of a type, which is `tables.Table` by default, and return the number of its rows."""
        ...

    def partials(self) -> int:
        """Read the growing value of a stream to its end, and return the number of its rows."""
        ...

    def tool_run(self) -> str:
        """Run the tools that the model calls, and return the text of the final response."""
        ...

    def encode(self, arguments: dict[str, Any]) -> bytes:
        """Return the body of the request for some arguments."""
        ...

    def decode(self, body: bytes) -> Any:
        """Return what the client's caller receives for a response body."""
        ...
