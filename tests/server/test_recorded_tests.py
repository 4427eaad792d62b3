"""The marker for recordings and the option that records, in a pytest of their own."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from openrouter_responses.testing import ResponsesServer, text
from tests.server.pytest_runs import run_pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")
KEY = "sk-or-v1-0123456789abcdef0123456789abcdef"
PROGRAM = """
    import pytest
    from openrouter_responses import OpenRouter

    QUESTION = "Rome?"

    @pytest.mark.openrouter_recording("trip.jsonl")
    def test_trip():
        with OpenRouter() as open_router:
            assert open_router.responses.send(model="m", input=QUESTION).output_text == "Sunny."
"""


@pytest.fixture
def real() -> Iterator[ResponsesServer]:
    with ResponsesServer(api_key=KEY) as running:
        yield running


@pytest.fixture
def run(tmp_path: Path, real: ResponsesServer, few_certificates: Path) -> Callable[..., str]:
    """Run pytest on a program; return its output. It records from the embedded server in `real`."""

    def run(program: str, *options: str, key: str = KEY) -> str:
        # A caller who replays has no server and no key.
        recording = {"OPENROUTER_BASE_URL": real.url, "OPENROUTER_API_KEY": key}
        variables = recording if "--openrouter-record" in options else {}
        return run_pytest(tmp_path, program, *options, variables={**variables, "SSL_CERT_FILE": str(few_certificates)})

    return run


def test_a_recorded_test_is_replayed(run: Callable[..., str], real: ResponsesServer, tmp_path: Path) -> None:
    real.script(text("Sunny."))
    assert "1 passed" in run(PROGRAM, "--openrouter-record", "--strict-markers")
    assert KEY not in (tmp_path / "trip.jsonl").read_text(encoding="utf-8")
    assert "1 passed" in run(PROGRAM, "--strict-markers")
    assert len(real.requests) == 1


def test_the_block_of_the_page_is_recorded_and_replayed(run: Callable[..., str], tmp_path: Path) -> None:
    blocks = "\n\n".join(re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL))
    recorded = run(blocks, "--openrouter-record", "-k", "recorded_trip")
    assert "1 passed" in recorded, recorded
    assert (tmp_path / "recordings" / "trip.jsonl").exists()
    assert "1 passed" in run(blocks, "-k", "recorded_trip")


def test_a_changed_request_fails_the_test_with_the_difference(run: Callable[..., str], real: ResponsesServer) -> None:
    real.script(text("Sunny."))
    run(PROGRAM, "--openrouter-record")
    output = run(PROGRAM.replace("Rome?", "Oslo?"))
    assert '-  "input": "Rome?",' in output
    assert '+  "input": "Oslo?",' in output
    caught = PROGRAM.replace("with OpenRouter", "with pytest.raises(Exception), OpenRouter").replace("Rome?", "Oslo?")
    output = run(caught)
    assert '+  "input": "Oslo?",' in output
    assert "1 recorded request was not sent (trip.jsonl):" in output
    assert "1 passed, 1 error" in output


def test_a_test_that_fails_keeps_the_old_recording(
    run: Callable[..., str], real: ResponsesServer, tmp_path: Path
) -> None:
    real.script(text("Sunny."), text("Rainy."))
    run(PROGRAM, "--openrouter-record")
    old = (tmp_path / "trip.jsonl").read_text(encoding="utf-8")
    assert "1 failed" in run(PROGRAM, "--openrouter-record")
    assert (tmp_path / "trip.jsonl").read_text(encoding="utf-8") == old
    assert "Rainy." in (tmp_path / "trip.jsonl.partial").read_text(encoding="utf-8")


def test_a_missing_recording_names_the_option(run: Callable[..., str], tmp_path: Path) -> None:
    output = run(PROGRAM)
    assert f"{tmp_path / 'trip.jsonl'} does not exist. Record it with `pytest --openrouter-record`." in output


def test_a_wrong_recording_names_the_line(run: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "trip.jsonl").write_text("[]", encoding="utf-8")
    assert "trip.jsonl, line 1: expected a JSON object with one of the fields request" in run(PROGRAM)


def test_recording_needs_a_key(run: Callable[..., str]) -> None:
    output = run(PROGRAM, "--openrouter-record", key="")
    assert "--openrouter-record needs the API key of the real server in OPENROUTER_API_KEY" in output


def test_two_tests_cannot_record_the_same_file(run: Callable[..., str], real: ResponsesServer) -> None:
    real.script(text("Sunny."))
    program = PROGRAM + "\n    test_again = test_trip\n"
    assert "trip.jsonl was already recorded by test_app.py::test_trip" in run(program, "--openrouter-record")


def test_the_default_path_names_the_test(run: Callable[..., str], real: ResponsesServer, tmp_path: Path) -> None:
    program = """
        import unittest
        import pytest
        from openrouter_responses import OpenRouter

        @pytest.mark.openrouter_recording()
        class TestTrips(unittest.TestCase):
            def test_a(self):
                with OpenRouter() as open_router:
                    open_router.responses.send(model="test/echo", input="Hi")

        @pytest.mark.openrouter_recording()
        @pytest.mark.parametrize("place", ["Rome", "a/b"])
        def test_b(place):
            with OpenRouter() as open_router:
                open_router.responses.send(model="test/echo", input=place)
    """
    assert "3 passed" in run(program, "--openrouter-record")
    names = sorted(os.listdir(tmp_path / "recordings" / "test_app"))
    assert names == ["TestTrips.test_a.jsonl", "test_b-Rome.jsonl", "test_b-a-b.jsonl"]
    assert "3 passed" in run(program, "-n", "2")


def test_fields_are_masked_by_the_setting_and_the_marker(run: Callable[..., str], tmp_path: Path) -> None:
    program = """
        import pytest
        from openrouter_responses import OpenRouter

        @pytest.mark.openrouter_recording("a.jsonl", mask_fields=["user"])
        def test_a():
            with OpenRouter() as open_router:
                open_router.responses.send(model="test/echo", input="Hi", user="Ada", metadata={"city": "Rome"})
    """
    assert "1 passed" in run(program, "--openrouter-record", "-o", "openrouter_mask_fields=city")
    written = (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    assert ("Ada" in written, "Rome" in written) == (False, False)
    assert "1 passed" in run(program.replace("Ada", "Grace"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("'a', 'b'", "not 2 paths"),
        ("'a', hurry=1", "not hurry=…"),
        ("'a', mask_fields='user'", "mask_fields is a list of names, such as ['user']"),
    ],
)
def test_wrong_arguments_of_the_marker_are_refused(arguments: str, message: str, run: Callable[..., str]) -> None:
    program = f"""
        import pytest

        @pytest.mark.openrouter_recording({arguments})
        def test_a():
            pass
    """
    assert message in run(program)
