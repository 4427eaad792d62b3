"""`openrouter-responses models` and `generation`: what the service offers, and what it charged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.client.command.terminal import Terminal

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer
    from tests.client.command.conftest import Command


def model(slug: str, prompt: str, completion: str, context: int | None, created: int) -> dict[str, Any]:
    return {
        "id": slug,
        "context_length": context,
        "created": created,
        "pricing": {"prompt": prompt, "completion": completion},
    }


MODELS = {
    "data": [
        model("openai/gpt-5", "0.00000125", "0.00001", 400_000, 3),
        model("meta/llama:free", "0", "0", 131_072, 1),
        model("openrouter/auto", "-1", "-1", None, 2),
        model("tiny/model", "0.000000004", "odd", 8_192, 4),
    ]
}


def test_models_are_shown_with_context_and_prices_per_million_tokens(command: Command, server: ResponsesServer) -> None:
    server.respond_with(body=MODELS)
    done = command("models", "gpt")
    assert done.output == (
        "model            context   input  output\n"
        "openai/gpt-5     400,000   $1.25  $10.00\n"
        "meta/llama:free  131,072   $0.00   $0.00\n"
        "openrouter/auto        -       -       -\n"
        "tiny/model         8,192  $0.004       -\n"
    )
    assert server.requests[-1].path.endswith("/models?q=gpt")


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("name", "meta/llama:free", "tiny/model"),
        ("context", "openai/gpt-5", "openrouter/auto"),
        ("price", "meta/llama:free", "openrouter/auto"),
        ("output-price", "meta/llama:free", "tiny/model"),
        ("newest", "tiny/model", "meta/llama:free"),
    ],
)
def test_models_are_sorted(command: Command, server: ResponsesServer, order: str, first: str, last: str) -> None:
    server.respond_with(body=MODELS)
    rows = command("models", "--sort", order).output.splitlines()[1:]
    assert (rows[0].split()[0], rows[-1].split()[0]) == (first, last)


def test_models_are_limited_and_given_as_json(command: Command, server: ResponsesServer) -> None:
    server.respond_with(body=MODELS)
    found = json.loads(command("models", "--sort", "price", "--limit", "2", "--json").output)
    assert [one["id"] for one in found] == ["meta/llama:free", "tiny/model"]


@pytest.mark.parametrize("limit", ["0", "-1", "few"])
def test_a_limit_that_is_not_a_number_of_models_is_refused(command: Command, limit: str) -> None:
    done = command("models", f"--limit={limit}")
    assert done.status == 2
    assert f"must be a whole number above 0, such as 10, not '{limit}'" in done.errors


def test_on_a_narrow_terminal_the_numbers_are_below_the_name(
    server: ResponsesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "any")
    monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)
    server.respond_with(body=MODELS)
    with Terminal("models", columns=36) as terminal:
        assert terminal.finish() == 0
        assert terminal.lines()[2:4] == ["openai/gpt-5", "  400,000   $1.25  $10.00"]


def test_it_is_said_if_no_model_matches(command: Command, server: ResponsesServer) -> None:
    server.respond_with(body={"data": []})
    done = command("models", "nothing")
    assert (done.status, done.output, done.errors) == (0, "", "No model matches.\n")


def test_a_generation_is_shown_with_its_cost(command: Command, server: ResponsesServer) -> None:
    data = {
        "id": "gen-1",
        "model": "openai/gpt-5",
        "provider_name": "OpenAI",
        "total_cost": 0.0125,
        "tokens_prompt": 1_200,
        "tokens_completion": 340,
        "generation_time": 2_345.6,
        "finish_reason": "stop",
        "cancelled": False,
        "native_tokens_reasoning": None,
    }
    for _ in range(2):
        server.respond_with(body={"data": data})
    assert command("generation", "gen-1").output == (
        "model      openai/gpt-5\n"
        "provider   OpenAI\n"
        "cost       $0.0125\n"
        "input      1,200 tokens\n"
        "output     340 tokens\n"
        "time       2,346 ms\n"
        "finish     stop\n"
        "canceled   no\n"
    )
    assert json.loads(command("generation", "gen-1", "--json").output)["data"]["total_cost"] == 0.0125
    assert server.requests[-1].path.endswith("/generation?id=gen-1")


def test_an_unknown_generation_is_a_refused_request(command: Command, server: ResponsesServer) -> None:
    server.respond_with(404, body={"error": {"code": 404, "message": "Generation gen-2 not found"}})
    done = command("generation", "gen-2")
    assert done.status == 5
    assert "Generation gen-2 not found" in done.errors
