"""An HTTP client that uses HTTP/2 is refused."""

from __future__ import annotations

import sys
import types

import httpx
import pytest

from openrouter_responses import OpenRouter


def test_an_http_client_with_http2_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # httpx only looks whether it is installed before it opens a connection.
    monkeypatch.setitem(sys.modules, "h2", types.ModuleType("h2"))
    with httpx.Client(http2=True) as client, pytest.raises(ValueError, match="client uses HTTP/2"):
        OpenRouter("key", client=client)
    with pytest.raises(ValueError, match="async_client uses HTTP/2"):
        OpenRouter("key", async_client=httpx.AsyncClient(http2=True))
    mounted = {"https://openrouter.ai": httpx.HTTPTransport(http2=True)}
    with httpx.Client(mounts=mounted) as client, pytest.raises(ValueError, match="client uses HTTP/2"):
        OpenRouter("key", client=client)


def test_an_http_client_without_http2_is_accepted() -> None:
    with httpx.Client() as client, OpenRouter("key", client=client, async_client=httpx.AsyncClient()):
        pass
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as client:
        OpenRouter("key", client=client)
