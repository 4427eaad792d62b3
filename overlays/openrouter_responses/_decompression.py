"""Compressed answers, decompressed in steps that cannot fill the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from openrouter_responses import _error_mapping

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

PIECE_BYTES = {"gzip": 16 * 1024, "deflate": 16 * 1024, "zstd": 1024, "br": 64}
"""How much is decompressed in one step, by encoding: so little becomes some 40 MB at most, a whole chunk any size."""


def bound(response: httpx.Response) -> None:
    """Have an answer decompressed in small steps where a large one could fill the memory.

    Raises:
        ResponseValidationError: It is compressed more than once, so that no step is small.
    """
    encoding: str = response.headers.get("content-encoding", "")
    if "," in encoding:
        raise _error_mapping.unexpected(response, f"it is compressed more than once ({encoding})")
    size = PIECE_BYTES.get(encoding.lower())
    if size is not None:
        response.stream = _InPieces(response.stream, size)


class _InPieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The bytes of an answer in pieces of a size, until it is closed."""

    def __init__(self, stream: httpx.SyncByteStream | httpx.AsyncByteStream, size: int) -> None:
        # It is of the kind, synchronous or not, that the client reads it as.
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
        """Close."""
        self._closed = True
        self._stream.close()

    async def aclose(self) -> None:
        """Close."""
        self._closed = True
        await self._stream.aclose()

    def _pieces(self, chunk: bytes) -> Iterator[bytes]:
        for start in range(0, len(chunk), self._size):
            if self._closed:
                return
            yield chunk[start : start + self._size]
