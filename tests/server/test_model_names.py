"""Every model name is documented and leads to a behavior."""

from http.client import HTTPConnection
from pathlib import Path

from openrouter_responses.testing._model_names import summaries
from tests.server.http_calls import ask


def test_every_model_name_is_documented() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "embedded-server.md").read_text(encoding="utf-8")
    assert [name for name, _ in summaries() if f"`{name}`" not in page] == []


def test_every_behavior_has_a_summary() -> None:
    assert [name for name, summary in summaries() if not summary] == []


def test_a_name_without_the_prefix_behaves_like_the_echo(connection: HTTPConnection) -> None:
    assert '"Hello, you"' in ask(connection, model="anyone/any-model").text


def test_an_unknown_name_with_the_prefix_is_a_bad_request(connection: HTTPConnection) -> None:
    assert [ask(connection, model=f"test/{name}").status for name in ("ehco", "", "count-x", "error-200")] == [400] * 4
