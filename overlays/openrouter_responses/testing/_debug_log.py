"""Requests and responses in the debug log of the server, with secrets masked."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from openrouter_responses.testing._messages import RawResponse, RecordedRequest, Response
from openrouter_responses.testing._recording_mask import Mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

logger = logging.getLogger("openrouter_responses.testing")


def log_request(request: RecordedRequest) -> None:
    """Log a request with its headers and body."""
    mask, keys = Mask(), _keys(request)
    headers = mask.headers(request.headers, keys)
    logger.debug("request: %s %s %s", request.method, mask.path(request.path, keys), headers)
    _log_body([request.body], keys)


def log_response(request: RecordedRequest, response: Response | RawResponse) -> Response | RawResponse:
    """Log a response with its headers and body, and return it. The body of a stream is logged when it has ended."""
    keys = _keys(request)
    if isinstance(response, RawResponse):
        return replace(response, chunks=_logged(response.chunks, keys))
    logger.debug("response: %d %s", response.status, Mask().headers(response.headers, keys))
    if isinstance(response.body, bytes):
        _log_body([response.body], keys)
        return response
    return replace(response, body=_logged(response.body, keys))


def _keys(request: RecordedRequest) -> list[str]:
    key = request.headers.get("authorization", "").partition(" ")[2].strip()
    return [key] if key else []


def _logged(chunks: Iterable[bytes], keys: Sequence[str]) -> Iterator[bytes]:
    sent = []
    try:
        for chunk in chunks:
            sent.append(chunk)
            yield chunk
    finally:
        _log_body(sent, keys)


def _log_body(chunks: Sequence[bytes], keys: Sequence[str]) -> None:
    if body := b"".join(Mask().chunks(chunks, keys)):
        logger.debug("body: %s", body.decode("utf-8", "backslashreplace").rstrip())
