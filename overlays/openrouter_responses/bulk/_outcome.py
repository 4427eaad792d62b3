"""`RowOutcome`: what became of a row, and `BatchRowError`, the error of one without a response in a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from attrs import define

from openrouter_responses import errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typing_extensions import TypeVar

    from openrouter_responses.result import ResponseResult

    R = TypeVar("R", bound=ResponseResult, default=ResponseResult)
else:
    from typing import TypeVar

    R = TypeVar("R")


@define
class RowOutcome(Generic[R]):
    """The result or the error of a row.

    Attributes:
        custom_id: The ID of the row.
        number: The number of the row in the input, from 1.
        result: The response; with `text_format` a `ParsedResult`. None if the row failed.
        error: Why the row failed; None if it succeeded.
        columns: The columns of the row; None for rows that are requests.
        cost: The cost of the row in US dollars, also of a failed one; None if it is not known.
        tokens: The tokens of its responses, input and output.
        refusals: How often the server refused the row because of its rate limit.
        seconds: The time of its last attempt, in seconds.
        is_typed: Whether the job has a `text_format`, so that a line of columns has `output_parsed`.
    """

    custom_id: str
    number: int
    result: R | None = None
    error: Exception | None = None
    columns: Mapping[str, Any] | None = None
    cost: float | None = None
    tokens: int = 0
    refusals: int = 0
    seconds: float = 0.0
    is_typed: bool = False


class BatchRowError(errors.OpenRouterError):
    """A batch has no response for a row.

    Attributes:
        batch_id: The ID of the batch; None if it was not accepted.
        kind: The kind of the error in its results, such as `server_error`; otherwise the status of the batch, such as
            `expired`.
    """

    batch_id: str | None
    kind: str

    def __init__(self, message: str, *, batch_id: str | None = None, kind: str = "", **rest: Any) -> None:
        super().__init__(message, **rest)
        self.batch_id = batch_id
        self.kind = kind


def count_usage(outcome: RowOutcome[Any], result: ResponseResult) -> int:
    """Add the tokens and the cost of a response to an outcome, and return the tokens."""
    usage = result.usage
    tokens = getattr(usage, "total_tokens", 0)
    tokens = tokens if isinstance(tokens, int) else 0
    cost = getattr(usage, "cost", None)
    outcome.tokens += tokens
    if isinstance(cost, int | float):
        outcome.cost = (outcome.cost or 0.0) + cost
    return tokens
