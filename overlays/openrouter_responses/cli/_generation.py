"""`generation`: what a generation cost, after the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openrouter_responses.cli import _options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from openrouter_responses.models import GenerationResponseData


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = _options.new_parser("generation", "Show what a generation cost. The service knows it after some seconds.")
    parser.add_argument("id", metavar="ID", help="ID of the generation, such as gen-1234567890")
    parser.add_argument("--json", action="store_true", help="print everything that the service says, as JSON")
    _options.add_client_options(parser)
    return parser


def run(given: Sequence[str]) -> int:
    """Show a generation, and return the exit status."""
    arguments = parser().parse_args(given)
    with _options.new_client(arguments) as open_router:
        response = open_router.generations.get(arguments.id)
    if arguments.json:
        print(response.to_json())
        return 0
    from openrouter_responses.display import printable

    for name, value in _facts(response.data):
        print(printable(f"{name:<10} {value}"))
    return 0


def _facts(data: GenerationResponseData) -> Iterator[tuple[str, str]]:
    """Yield what the service says of a generation, each with its name."""
    facts: list[tuple[str, object, str]] = [
        ("model", data.model, "{}"),
        ("provider", data.provider_name, "{}"),
        ("cost", data.total_cost, "${:.8f}"),
        ("input", data.tokens_prompt, "{:,} tokens"),
        ("output", data.tokens_completion, "{:,} tokens"),
        ("reasoning", data.native_tokens_reasoning, "{:,} tokens"),
        ("cached", data.native_tokens_cached, "{:,} tokens"),
        ("time", data.generation_time, "{:,.0f} ms"),
        ("finish", data.finish_reason, "{}"),
        ("created", data.created_at, "{}"),
    ]
    for name, value, form in facts:
        if isinstance(value, str) and form == "{}":
            yield name, value
        elif isinstance(value, int | float) and form != "{}":
            shown = form.format(value)
            yield name, shown.rstrip("0").rstrip(".") if name == "cost" else shown
    if isinstance(data.cancelled, bool):
        yield "canceled", "yes" if data.cancelled else "no"
