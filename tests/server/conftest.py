"""A running server and a connection to it."""

from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from openrouter_responses.testing import ResponsesServer


@pytest.fixture
def server() -> Iterator[ResponsesServer]:
    with ResponsesServer() as running:
        yield running


@pytest.fixture
def connection(server: ResponsesServer) -> Iterator[HTTPConnection]:
    opened = HTTPConnection("127.0.0.1", server.port, timeout=10)
    yield opened
    opened.close()
