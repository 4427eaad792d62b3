"""The HTTP libraries whose clients are accepted, httpx and httpx2, and the differences between them.

The two have the same names and behavior, but their classes are unrelated: each library only accepts its own URLs,
timeouts and streams, and raises its own exceptions. httpx2 is never imported here. A caller who passes one of its
clients has loaded it.
"""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Any, Protocol

import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

_OTHER = "httpx2"


class HTTPClient(Protocol):
    """A blocking HTTP client: an `httpx.Client` or `httpx2.Client`."""

    def build_request(self, method: str, url: Any, /) -> Any:
        """Return a request with the defaults of the client."""

    def send(self, request: Any, /, *, stream: bool = False) -> Any:
        """Send a request and return its response."""

    def close(self) -> None:
        """Close the connections."""


class AsyncHTTPClient(Protocol):
    """An asynchronous HTTP client: an `httpx.AsyncClient` or `httpx2.AsyncClient`."""

    def build_request(self, method: str, url: Any, /) -> Any:
        """Return a request with the defaults of the client."""

    async def send(self, request: Any, /, *, stream: bool = False) -> Any:
        """Send a request and return its response."""

    async def aclose(self) -> None:
        """Close the connections."""


def libraries() -> list[Any]:
    """Return the HTTP libraries that are loaded."""
    other = sys.modules.get(_OTHER)
    return [httpx] if other is None else [httpx, other]


def library_of(thing: object) -> Any:
    """Return the library of a client, a request or a response."""
    for library in libraries():
        if isinstance(thing, (library.Client, library.AsyncClient, library.Request, library.Response)):
            return library
    return httpx


def is_client(given: object, kind: str) -> bool:
    """Return whether an object is a client of one of the libraries.

    Args:
        given: The object.
        kind: The name of the class, `Client` or `AsyncClient`.
    """
    return any(isinstance(given, getattr(library, kind)) for library in libraries())


def exceptions(*names: str) -> tuple[type[Exception], ...]:
    """Return the exception classes of the given names, of each library that is loaded."""
    return tuple(getattr(library, name) for library in libraries() for name in names)


def timeout_for(library: Any, timeout: httpx.Timeout) -> Any:
    """Return a timeout as an object of a library."""
    return timeout if library is httpx else library.Timeout(**timeout.as_dict())


def is_async_body(message: httpx.Request | httpx.Response) -> bool:
    """Return whether the body of a message can be read asynchronously."""
    return any(isinstance(message.stream, library.AsyncByteStream) for library in libraries())


def is_blocking_body(message: httpx.Request | httpx.Response) -> bool:
    """Return whether the body of a message can be read without an event loop."""
    return any(isinstance(message.stream, library.SyncByteStream) for library in libraries())


def set_body(message: httpx.Request | httpx.Response, stream: httpx.SyncByteStream | httpx.AsyncByteStream) -> None:
    """Replace the body of a message with a stream of httpx, whichever library the message belongs to."""
    library = library_of(message)
    message.stream = stream if library is httpx else _adapter(library)(stream)


@functools.cache
def _adapter(library: Any) -> Any:
    """Return `_Adapter` as a class of streams of a library."""
    return type("Adapter", (_Adapter, library.SyncByteStream, library.AsyncByteStream), {})


class _Adapter:
    """A stream that passes everything on to a stream of another library."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._stream)

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()

    async def aclose(self) -> None:
        """Close the stream."""
        await self._stream.aclose()
