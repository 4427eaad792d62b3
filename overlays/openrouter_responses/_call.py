"""`Call`: the parts of a request that all attempts to send it share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from openrouter_responses import _http_library
from openrouter_responses._http_clients import default_timeout

if TYPE_CHECKING:
    from openrouter_responses._deadline import Deadline
    from openrouter_responses._headers import HeaderFields
    from openrouter_responses._observation import Observation
    from openrouter_responses.retry import RetryConfig
    from openrouter_responses_generated.operation import Operation

_USER_AGENT = (b"User-Agent", b"openrouter-responses")
_OF_STREAMS = httpx.Headers(
    ((b"Accept", b"application/json, text/event-stream"), (b"Content-Type", b"application/json"), _USER_AGENT)
)
_OF_BODIES = httpx.Headers(((b"Accept", b"application/json"), (b"Content-Type", b"application/json"), _USER_AGENT))
_WITHOUT_BODY = httpx.Headers(((b"Accept", b"application/json"), _USER_AGENT))
_OWN_HEADERS_WITHOUT_BODY = httpx.Headers(((b"Accept", b"application/json"), (b"User-Agent", b"openrouter-responses")))


class Call(NamedTuple):
    """The parts of a request that all attempts to send it share."""

    operation: Operation
    server: httpx.URL
    """The URL of the server, without the path of the operation."""
    url: httpx.URL
    headers: tuple[HeaderFields, ...]
    """The headers except Authorization; the last of equal names wins."""
    content: bytes | None
    """The body; None without one."""
    timeout: httpx.Timeout | None
    """None for the timeout of the HTTP client."""
    stream: bool
    retry_config: RetryConfig
    max_retries: int
    deadline: Deadline | None
    observation: Observation | None
    """None without observers."""

    def request(self, http_client: httpx.Client | httpx.AsyncClient) -> httpx.Request:
        """Return a new request for one attempt."""
        headers = _OF_STREAMS if self.operation.streams else _WITHOUT_BODY if self.content is None else _OF_BODIES
        for fields in self.headers:
            if fields:
                headers = headers.copy()
                headers.update(list(fields.encode()))
        library = _http_library.library_of(http_client)
        timeout: Any = self.timeout or default_timeout(http_client)
        url: Any = self.url
        fields_to_send: Any = headers
        if library is not httpx:
            url, fields_to_send = str(url), headers.raw
            if isinstance(timeout, httpx.Timeout):
                timeout = _http_library.timeout_for(library, timeout)
        request = http_client.build_request(
            self.operation.method, url, headers=fields_to_send, content=self.content, timeout=timeout
        )
        if self.deadline is not None:
            self.deadline.limit_sending(request, blocking=not hasattr(http_client, "aclose"))
        return request
