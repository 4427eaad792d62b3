"""A port that does not exist is refused before anything is sent."""

from __future__ import annotations

import pytest

from openrouter_responses import OpenRouter


@pytest.mark.parametrize("port", ["65536", "65979", "99999999999"])
def test_a_port_past_65535_is_refused(port: str) -> None:
    with pytest.raises(ValueError, match="server_url"):
        OpenRouter("key", server_url=f"https://openrouter.example:{port}/api/v1")
    with OpenRouter("key") as open_router, pytest.raises(ValueError, match="server_url"):
        open_router.responses.send(input="Hi", server_url=f"https://openrouter.example:{port}/api/v1")


@pytest.mark.parametrize("port", ["65536", "65979"])
def test_a_proxy_with_a_port_past_65535_is_refused(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
    with OpenRouter("key") as open_router, pytest.raises(ValueError, match="proxy"):
        open_router.responses.send(input="Hi")
