"""The pytest plugin, in a pytest of its own, and the script of a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from openrouter_responses import OpenRouter, errors, models
from openrouter_responses.testing import ResponsesServer, call, text
from tests.server.pytest_runs import run_pytest

PAGE = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")


def test_the_examples_of_the_page_pass(tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    # The test with a recording runs in test_recorded_tests.py.
    output = run_pytest(tmp_path, "\n\n".join(blocks), "-n", "2", "-k", "not recorded")
    assert "8 passed" in output, output


def test_the_environment_is_set_for_the_test_only(tmp_path: Path) -> None:
    program = """
        import os
        from openrouter_responses import OpenRouter
        from openrouter_responses.testing import text

        def test_with(openrouter_server):
            openrouter_server.script(text("Hi."))
            assert os.environ["OPENROUTER_BASE_URL"] == openrouter_server.url
            assert OpenRouter().responses.send(input="Hello").output_text == "Hi."

        def test_without():
            assert "OPENROUTER_BASE_URL" not in os.environ
    """
    assert "2 passed" in run_pytest(tmp_path, program)


def test_the_marker_has_options_of_the_server(tmp_path: Path) -> None:
    program = """
        import os
        import pytest
        from openrouter_responses import OpenRouter

        @pytest.mark.openrouter_server(strict=False)
        def test_lenient(openrouter_server):
            assert OpenRouter().responses.send(model="m", input="Hello", temperature="hot").output_text

        @pytest.mark.openrouter_server(api_key="mine")
        class TestKey:
            def test_key(self, openrouter_server):
                assert os.environ["OPENROUTER_API_KEY"] == "mine"
                assert OpenRouter().responses.send(model="m", input="Hello").output_text
    """
    assert "2 passed" in run_pytest(tmp_path, program, "--strict-markers")


def test_an_unknown_option_of_the_marker_is_named(tmp_path: Path) -> None:
    program = """
        import pytest

        @pytest.mark.openrouter_server(strikt=False)
        def test_misspelt(openrouter_server):
            pass

        @pytest.mark.openrouter_server(False)
        def test_without_a_name(openrouter_server):
            pass
    """
    output = run_pytest(tmp_path, program)
    assert "2 errors" in output
    options = "host=…, port=…, api_key=…, delay=…, chunk_size=…, strict=…, batch_seconds=…"
    for wrong in ("strikt=…", "False"):
        assert f"openrouter_server takes the options of ResponsesServer, {options}, not {wrong}\n" in output


def test_answers_that_are_left_fail_the_test(tmp_path: Path) -> None:
    program = """
        from openrouter_responses.testing import call, text

        def test_left(openrouter_server):
            openrouter_server.script(text("Hi."), [call("f", a=1), call("g")])

        def test_that_fails_by_itself(openrouter_server):
            openrouter_server.script(text("Hi."))
            assert False
    """
    output = run_pytest(tmp_path, program)
    assert "2 scripted answers were not asked for:\n  text('Hi.')\n  [call('f', {\"a\":1}), call('g', {})]" in output
    assert "1 failed, 1 passed, 1 error" in output  # the second test reports its own failure only


def test_requests_without_an_answer_fail_the_test(tmp_path: Path) -> None:
    program = """
        import pytest
        from openrouter_responses import OpenRouter, errors
        from openrouter_responses.testing import text

        def test_missing(openrouter_server):
            openrouter_server.script(text("Hi."))
            client = OpenRouter()
            client.responses.send(model="m", input="one")
            with pytest.raises(errors.BadRequestResponseError):
                client.responses.send(model="m", input="two")
    """
    output = run_pytest(tmp_path, program)
    assert "request 2 has no answer in the script: model m, input 'two'" in output
    assert "1 passed, 1 error" in output


def test_the_plugin_loads_nothing_until_it_is_used(tmp_path: Path) -> None:
    program = """
        import sys

        def test_loaded():
            loaded = {name for name in sys.modules if name.startswith(("openrouter_responses", "httpx"))}
            assert loaded == {"openrouter_responses", "openrouter_responses._pytest_plugin"}
    """
    assert "1 passed" in run_pytest(tmp_path, program)


def test_requests_are_typed(server: ResponsesServer, open_router: OpenRouter) -> None:
    open_router.responses.send(model="test/echo", input=[{"role": "user", "content": "Hello"}])
    [request] = server.requests
    assert isinstance(request.parsed, models.ResponsesRequest)
    assert request.parsed.model == request.model == "test/echo"
    assert request.input_text == "Hello"
    assert request.tool_outputs == {}


def test_a_finished_script_is_accepted(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.check_script()
    server.script(text("Hi."))
    open_router.responses.send(input="Hello")
    server.check_script()


def test_a_refused_request_takes_no_answer(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(text("Hi."))
    with pytest.raises(errors.BadRequestResponseError, match="stateless"):
        open_router.responses.send(input="Hello", extra_body={"store": True})
    assert open_router.responses.send(input="Hello").output_text == "Hi."


def test_a_request_after_the_script_is_told(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(text("Hi."))
    open_router.responses.send(input="Hello")
    with pytest.raises(errors.BadRequestResponseError, match="script is at its end; request 2 has no answer"):
        open_router.responses.send(model="m", input="Hello")
    with pytest.raises(AssertionError, match="request 2 has no answer in the script: model m, input 'Hello'"):
        server.check_script()


@pytest.mark.parametrize("answer", [5, "text", None, [5], {"type": "message"}])
def test_what_cannot_be_scripted_is_refused(answer: object, server: ResponsesServer) -> None:
    with pytest.raises(TypeError, match=r"a script consists of answers such as text\('Hello'\)"):
        server.script(text("Hi."), answer)  # type: ignore[arg-type]
    server.check_script()


def test_an_unknown_fault_is_refused() -> None:
    from openrouter_responses.testing import fault

    with pytest.raises(ValueError, match="the server has no model test/nonsense"):
        fault("nonsense")


def test_items_show_what_they_are() -> None:
    assert repr([text("Hi."), call("f", a=1)]) == "[text('Hi.'), call('f', {\"a\":1})]"
