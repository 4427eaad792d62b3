"""The extra `speed` (orjson) changes the speed and nothing else: the tests pass without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from openrouter_responses import _json

TESTS_FOLDER = Path(__file__).parents[1]
_RUN_WITHOUT = """
import sys
sys.modules["orjson"] = None  # makes the import fail
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


def test_the_tests_themselves_run_with_orjson() -> None:
    assert _json._fast_loads is not None


# Where JSON texts are read, good ones and bad ones.
READERS = "test_error_bodies test_event_data test_framing test_json_arguments test_result"
# Mistakes, connections, time, memory or other programs; and the server's own checks.
OTHERS = """
    test_orjson test_embedded_server test_examples test_peer_clients test_documentation test_plugin test_otel
    test_recorded_tests test_recording test_recording_properties test_everyday_programs test_command_line
    test_checks test_described_responses test_request_schema test_schema_compiler
    test_common_mistakes test_caller_mistakes test_async_stream_request test_secrets test_observers
    test_connection test_connections test_closing_the_client test_tls test_http2 test_ports test_event_loops
    test_cancelled_twice test_collected_streams test_closed_streams test_forked_streams test_drain test_leaving_early
    test_deadlines test_timeouts test_retries test_retry_limits test_memory test_together
"""
TESTS = sorted(
    test for folder in ("client", "server", "reliability") for test in TESTS_FOLDER.joinpath(folder).glob("test_*.py")
)


def run_without_orjson(tests: list[Path]) -> None:
    command = [sys.executable, "-c", _RUN_WITHOUT, "-q", "-p", "no:cacheprovider", *map(str, tests)]
    done = subprocess.run(command, cwd=TESTS_FOLDER.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]


def test_json_is_read_without_orjson() -> None:
    readers = [test for test in TESTS if test.stem in READERS.split()]
    assert len(readers) == len(READERS.split())
    run_without_orjson(readers)


@pytest.mark.extended
def test_the_tests_pass_without_orjson() -> None:
    run_without_orjson([test for test in TESTS if test.stem not in [*OTHERS.split(), *READERS.split()]])
