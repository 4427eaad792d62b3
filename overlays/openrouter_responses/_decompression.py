"""Decompression of response bodies in steps of limited memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from openrouter_responses import _error_mapping, _http_library

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

PIECE_BYTES = {"gzip": 16 * 1024, "deflate": 16 * 1024, "zstd": 1024, "br": 64}
"""Number of bytes that are decompressed in one step, by encoding; they become about 40 MB at most."""
_SMALLEST_PIECE_BYTES = min(PIECE_BYTES.values())


def limit_steps(response: httpx.Response) -> None:
    """Limit the steps in which a response body is decompressed.

    Raises:
        ResponseValidationError: The body is compressed more than once, so that even a small step can fill the memory.
    """
    encoding: str = response.headers.get("content-encoding", "")
    if "," in encoding:
        raise _error_mapping.invalid_response(response, f"it is compressed more than once ({encoding})")
    # httpx also strips white space that HTTP does not define, such as a no-break space.
    encoding = encoding.strip().lower()
    if encoding not in ("", "identity"):
        size = PIECE_BYTES.get(encoding, _SMALLEST_PIECE_BYTES)
        _http_library.set_body(response, _PiecewiseStream(response.stream, size))


class _PiecewiseStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The stream of a response, split into pieces of a fixed size until it is closed."""

    def __init__(self, stream: httpx.SyncByteStream | httpx.AsyncByteStream, size: int) -> None:
        # Synchronous or asynchronous, like the client.
        self._stream: Any = stream
        self._size = size
        self._closed = False

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            yield from self._pieces(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            for piece in self._pieces(chunk):
                yield piece

    def close(self) -> None:
        """Close the stream."""
        self._closed = True
        self._stream.close()

    async def aclose(self) -> None:
        """Close the stream."""
        self._closed = True
        await self._stream.aclose()

    def _pieces(self, chunk: bytes) -> Iterator[bytes]:
        for start in range(0, len(chunk), self._size):
            if self._closed:
                return
            yield chunk[start : start + self._size]
