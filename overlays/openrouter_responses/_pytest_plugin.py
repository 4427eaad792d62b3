"""The pytest plugin with the fixture `openrouter_server`. The server itself is loaded when a test uses the fixture."""

from __future__ import annotations

import inspect
import os
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer

API_KEY = "key-of-the-embedded-server"
MARKER = "openrouter_recording"
OPTIONS_MARKER = "openrouter_server"
OPTION = "--openrouter-record"
MASK_FIELDS = "openrouter_mask_fields"

_FAILED = pytest.StashKey[bool]()
_RECORDED = pytest.StashKey[dict["Path", str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that records, and the setting of what is masked."""
    group = parser.getgroup("openrouter-responses")
    group.addoption(
        OPTION,
        action="store_true",
        help=f"record the tests with the marker {MARKER} from the real server: OPENROUTER_BASE_URL (by default the "
        "service) with OPENROUTER_API_KEY",
    )
    parser.addini(MASK_FIELDS, "fields whose values do not reach a recording of openrouter-responses", type="args")


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers."""
    config.addinivalue_line(
        "markers",
        f"{OPTIONS_MARKER}(**options): options of the server that the fixture openrouter_server starts, those of "
        "ResponsesServer, such as strict=False",
    )
    config.addinivalue_line(
        "markers",
        f"{MARKER}(path=None, *, mask_fields=(), match_headers=(), wait=False): replay a recording in the fixture "
        f"openrouter_server, from a path relative to the test file; {OPTION} records it",
    )
    config.stash[_RECORDED] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note whether a test has failed: then its script may be unfinished."""
    report = yield
    if call.when == "call" and not report.passed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture(autouse=True)
def _openrouter_recording(request: pytest.FixtureRequest) -> None:
    """Start the server of a test with a recording, also if the test does not name the fixture."""
    if request.node.get_closest_marker(MARKER) is not None:
        request.getfixturevalue("openrouter_server")


@pytest.fixture
def openrouter_server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ResponsesServer]:
    """Start an embedded server for the test, and let `OpenRouter()` use it.

    `OPENROUTER_API_KEY` and `OPENROUTER_BASE_URL` are set for the test. At its end the script must be finished.
    With the marker `openrouter_recording` the server replays a recording, or records one. The marker
    `openrouter_server` has options of the server: `@pytest.mark.openrouter_server(strict=False)`.
    """
    with _server_for(request) as server:
        monkeypatch.setenv("OPENROUTER_API_KEY", _options(request).get("api_key") or API_KEY)
        monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)
        yield server
        if request.node.stash.get(_FAILED, False):
            server.discard_recording()
            return
        try:
            server.check_script()
        except AssertionError as error:
            server.discard_recording()
            pytest.fail(str(error), pytrace=False)


def _server_for(request: pytest.FixtureRequest) -> ResponsesServer:
    from openrouter_responses.testing import ResponsesServer

    marker = request.node.get_closest_marker(MARKER)
    server_options = _options(request)
    if marker is None:
        return ResponsesServer(**{"api_key": API_KEY, **server_options})
    if server_options:
        pytest.fail(f"{OPTIONS_MARKER} has no effect on a test with {MARKER}: remove one of them", pytrace=False)
    path, options = _arguments(request, marker)
    if request.config.getoption(OPTION):
        return _recorder(request, path, options)
    if not path.is_file():
        pytest.fail(f"{path} does not exist. Record it with `pytest {OPTION}`.", pytrace=False)
    options.pop("mask_fields", None)
    try:
        return ResponsesServer.replay(path, **options)
    except ValueError as error:
        problem = str(error)
    pytest.fail(problem, pytrace=False)


def _options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return the options of the server that a marker of the test has."""
    marker = request.node.get_closest_marker(OPTIONS_MARKER)
    if marker is None:
        return {}
    from openrouter_responses.testing import ResponsesServer

    known = inspect.signature(ResponsesServer).parameters
    wrong = [f"{name}=…" for name in marker.kwargs if name not in known] or [repr(value) for value in marker.args]
    if wrong:
        options = ", ".join(f"{name}=…" for name in known)
        pytest.fail(f"{OPTIONS_MARKER} takes the options of ResponsesServer, {options}, not {wrong[0]}", pytrace=False)
    return dict(marker.kwargs)


def _recorder(request: pytest.FixtureRequest, path: Path, options: dict[str, Any]) -> ResponsesServer:
    from openrouter_responses.testing import ResponsesServer

    other = request.config.stash[_RECORDED].setdefault(path, request.node.nodeid)
    if other != request.node.nodeid:
        pytest.fail(f"{path} was already recorded by {other}; each test needs a recording of its own", pytrace=False)
    if not os.environ.get("OPENROUTER_API_KEY"):
        pytest.fail(f"{OPTION} needs the API key of the real server in OPENROUTER_API_KEY", pytrace=False)
    options.pop("wait", None)
    mask_fields = [*request.config.getini(MASK_FIELDS), *options.pop("mask_fields", ())]
    try:
        return ResponsesServer.record(path, mask_fields=mask_fields, **options)
    except ValueError as error:
        problem = str(error)
    pytest.fail(f"{OPTION}: OPENROUTER_BASE_URL cannot be used: {problem}", pytrace=False)


def _arguments(request: pytest.FixtureRequest, marker: pytest.Mark) -> tuple[Path, dict[str, Any]]:
    """Return the path of the recording and the options of the marker."""
    options = dict(marker.kwargs)
    given = [*marker.args, *([options.pop("path")] if "path" in options else [])]
    unknown = sorted(options.keys() - {"mask_fields", "match_headers", "wait"})
    if unknown or len(given) > 1:
        wrong = f"not {unknown[0]}=…" if unknown else f"not {len(given)} paths"
        pytest.fail(f"{MARKER} takes a path, mask_fields=…, match_headers=… and wait=…, {wrong}", pytrace=False)
    for name in ("mask_fields", "match_headers"):
        if isinstance(options.get(name), str):
            pytest.fail(f"{MARKER}: {name} is a list of names, such as [{options[name]!r}]", pytrace=False)
    test_file: Path = request.node.path
    if given:
        return test_file.parent / given[0], options
    name = re.sub(r"[^\w.-]+", "-", request.node.nodeid.partition("::")[2].replace("::", ".")).strip("-")
    return test_file.parent / "recordings" / test_file.stem / f"{name}.jsonl", options
