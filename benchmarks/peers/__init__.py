"""The clients that are compared, one file each; what a client cannot do it does not define."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterable


class Peer(Protocol):
    """One client; every method does what a program would do with that client, and no more."""

    def __init__(self, url: str) -> None:
        """Make the client; `url` is the server's address before the path of the operation."""

    def stream(self) -> int:
        """Stream one answer and look at each event; give the length of the text."""

    async def stream_async(self) -> int:
        """As `stream`."""

    async def open_async(self) -> AsyncIterable[Any]:
        """A stream before its first event was read."""

    async def delays(self) -> list[float]:
        """The seconds from the sending of each event to its arrival, in a stream whose texts are times."""

    def call(self) -> str:
        """Ask once; give the model's name out of the answer."""

    def encode(self, arguments: dict[str, Any]) -> bytes:
        """The body of the request for some arguments."""

    def decode(self, body: bytes) -> Any:
        """The answer that a body is, as the client gives it to its caller."""
