"""The pytest plugin with the fixture `openrouter_server`. The server itself is loaded when a test uses the fixture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from openrouter_responses.testing import ResponsesServer

API_KEY = "key-of-the-embedded-server"

_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note whether a test has failed: then its script may be unfinished."""
    report = yield
    if call.when == "call" and report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture
def openrouter_server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ResponsesServer]:
    """Start an embedded server for the test, and let `OpenRouter()` use it.

    `OPENROUTER_API_KEY` and `OPENROUTER_BASE_URL` are set for the test. At its end the script must be finished.
    """
    from openrouter_responses.testing import ResponsesServer

    with ResponsesServer(api_key=API_KEY) as server:
        monkeypatch.setenv("OPENROUTER_API_KEY", API_KEY)
        monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)
        yield server
        if not request.node.stash.get(_FAILED, False):
            try:
                server.check_script()
            except AssertionError as error:
                pytest.fail(str(error), pytrace=False)
