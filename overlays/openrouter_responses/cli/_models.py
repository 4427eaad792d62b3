"""`models`: the models that the service offers, with their prices."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

from openrouter_responses.cli import _options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from openrouter_responses.models import ModelInfo

_LAST = float("inf")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = _options.new_parser(
        "models", "List models. Prices are in US dollars per million tokens, the context is in tokens."
    )
    parser.add_argument("query", nargs="?", metavar="QUERY", help="text in the names and slugs of the models")
    parser.add_argument("--sort", choices=[*_ORDERS], help="order of the list (default: that of the service)")
    parser.add_argument("--limit", type=_options.positive, metavar="N", help="maximum number of models")
    parser.add_argument("--json", action="store_true", help="print everything that the service says, as JSON")
    _options.add_client_options(parser)
    return parser


def run(given: Sequence[str]) -> int:
    """List the models, and return the exit status."""
    arguments = parser().parse_args(given)
    with _options.new_client(arguments) as open_router:
        # Not every description of the API has the parameter `q`.
        query = {} if arguments.query is None else {"q": arguments.query}
        response = open_router.models.list(extra_query=query)
    found: list[Any] = list(response.data)
    if arguments.sort is not None:
        found.sort(key=_ORDERS[arguments.sort])
    found = found[: arguments.limit]
    if arguments.json:
        from openrouter_responses.json_value import to_json_value

        print(json.dumps(to_json_value(found), indent=2, ensure_ascii=False))
        return 0
    if not found:
        from openrouter_responses.cli._screen import print_note

        print_note("No model matches.")
        return 0
    _print_table([("model", "context", "input", "output"), *(_row(one) for one in found)])
    return 0


def per_million(price: object) -> float | None:
    """Return the price of a million tokens, for the price of one as the service writes it; None if it is unknown."""
    try:
        value = float(price) * 1_000_000 if isinstance(price, str | int | float) else -1.0
    except ValueError:
        return None
    return value if value >= 0 else None  # the service writes -1 for the price of a router


def _row(one: ModelInfo) -> tuple[str, ...]:
    context: object = one.context_length
    return (
        str(one.id),
        f"{context:,}" if isinstance(context, int) else "-",
        _dollars(per_million(one.pricing.prompt)),
        _dollars(per_million(one.pricing.completion)),
    )


def _dollars(price: float | None) -> str:
    return "-" if price is None else f"${price:,.2f}" if price >= 0.01 or not price else f"${price:.2g}"


def _print_table(rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns; the first one is at the left, numbers are at the right.

    On a terminal that is too narrow, the numbers of a row are below its name.
    """
    from openrouter_responses.display import printable

    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    is_narrow = sys.stdout.isatty() and sum(widths) + 2 * (len(widths) - 1) > shutil.get_terminal_size().columns
    for name, *numbers in rows:
        cells = [f"{number:>{width}}" for number, width in zip(numbers, widths[1:], strict=True)]
        first = f"{name}\n  " if is_narrow else f"{name:<{widths[0]}}  "
        for line in (first + "  ".join(cells)).split("\n"):
            print(printable(line))


def _number(value: object, default: float) -> float:
    return float(value) if isinstance(value, int | float) else default


_ORDERS: dict[str, Callable[[Any], Any]] = {
    "name": lambda one: str(one.id),
    "context": lambda one: -_number(one.context_length, 0),
    "price": lambda one: _number(per_million(one.pricing.prompt), _LAST),
    "output-price": lambda one: _number(per_million(one.pricing.completion), _LAST),
    "newest": lambda one: -_number(one.created, 0),
}
"""The orders by their keys. The longest context, the cheapest and the newest are first."""
