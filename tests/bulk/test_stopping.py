"""Errors that end a job, and the reason that it gives."""

from __future__ import annotations

import httpx

from openrouter_responses import errors
from openrouter_responses.bulk._stopping import stop_of


def test_a_client_that_was_closed_while_it_connected_is_not_called_an_unreachable_server() -> None:
    error = errors.ClientClosedError("The client is closed")
    error.__cause__ = httpx.ConnectError("the client was closed")
    assert stop_of(error).reason == str(error)


def test_a_server_that_cannot_be_reached_is_named() -> None:
    error = errors.NoResponseError("The request failed")
    error.__cause__ = httpx.ConnectError("refused")
    assert stop_of(error).reason == f"the server cannot be reached: {error}"
