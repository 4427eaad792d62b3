"""Fixtures of the client tests: the embedded server, a client for it, and a retry policy without long waits."""

from __future__ import annotations

import gc
import importlib
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import certifi
import pytest
from hypothesis import HealthCheck, settings

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig
from openrouter_responses.testing import ResponsesServer

if TYPE_CHECKING:
    from collections.abc import Iterator

# The tests of a project of its own, which test_sample_project.py runs.
collect_ignore = ["sample_project"]

# A shell starts commands in the background with SIGINT ignored, and so would be the programs that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes depends on what else the machine does.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")

TRANSPORT = "--transport"

# Tests of the maintainer's tools. The coverage of the package is not measured in them, which would double their time.
TOOLS = ("codegen", "follow", "generators", "interop", "official", "release", "upstream", "website")
HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        TRANSPORT,
        choices=("httpx", "aiohttp"),
        default="httpx",
        help="what carries asynchronous calls; tests about httpcore or trio are left out with aiohttp",
    )


def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than there are cores, because tests also wait: for terminals, programs and timeouts."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Leave what has been imported and collected out of each garbage collection, which many tests ask for."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(HERE).parts[0] in TOOLS:
            item.add_marker("no_cover")
    if config.getoption(TRANSPORT) != "aiohttp":
        return
    kept = [item for item in items if not _is_about_httpcore(item)]
    config.hook.pytest_deselected(items=[item for item in items if _is_about_httpcore(item)])
    items[:] = kept


def _is_about_httpcore(item: pytest.Item) -> bool:
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    return item.get_closest_marker("httpcore") is not None or any(value == "trio" for value in parameters.values())


@pytest.fixture(autouse=True)
def _transport(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    transport = request.config.getoption(TRANSPORT)
    if transport == "aiohttp":
        # Loading it takes longer than the deadlines of some tests.
        importlib.import_module("openrouter_responses._aiohttp")
    monkeypatch.setattr("openrouter_responses._http_clients.DEFAULT_TRANSPORT", transport)


SHORT_BACKOFF = BackoffStrategy(1, 5, 1.5, 2_000, 1)


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "BASE_URL", "HTTP_REFERER", "X_OPEN_ROUTER_TITLE", "X_OPEN_ROUTER_CATEGORIES"):
        monkeypatch.delenv(f"OPENROUTER_{name}", raising=False)


@pytest.fixture(scope="session")
def few_certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with one certificate: loading all takes longer than most tests, and they do not use TLS."""
    end = "-----END CERTIFICATE-----\n"
    path = tmp_path_factory.mktemp("certificates") / "one.pem"
    path.write_text(Path(certifi.where()).read_text(encoding="utf-8").partition(end)[0] + end, encoding="utf-8")
    return path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, few_certificates: Path) -> Iterator[ResponsesServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    with ResponsesServer() as running:
        yield running


@pytest.fixture
def once() -> RetryConfig:
    """One attempt, no more."""
    return RetryConfig("none", SHORT_BACKOFF, False)


@pytest.fixture
def briefly() -> RetryConfig:
    """Many attempts within two seconds."""
    return RetryConfig("backoff", SHORT_BACKOFF, True)


@pytest.fixture
def open_router(server: ResponsesServer, once: RetryConfig) -> Iterator[OpenRouter]:
    """A client of the embedded server that makes one attempt."""
    with OpenRouter(api_key="sk-or-test", server_url=server.url, retry_config=once) as client:
        yield client


@pytest.fixture
def lenient_open_router(
    few_certificates: Path, once: RetryConfig, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenRouter]:
    """A client of a server that accepts what the description does not know, as the service may tomorrow."""
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    with (
        ResponsesServer(strict=False) as server,
        OpenRouter(api_key="sk-or-test", server_url=server.url, retry_config=once) as client,
    ):
        yield client


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    """The event loops that asynchronous tests run on."""
    backend: str = request.param
    return backend
