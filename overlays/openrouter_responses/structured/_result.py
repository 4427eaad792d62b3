"""`ParsedResult`: a response with the value that its text represents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from openrouter_responses.result import ResponseResult

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class ParsedResult(ResponseResult, Generic[T]):
    """A complete response whose output is a value of the caller's type.

    Attributes:
        output_parsed: The value.
        rejected: The responses whose values were invalid and that were repaired. `usage` includes theirs.
    """

    output_parsed: T
    rejected: tuple[ResponseResult, ...]

    @classmethod
    def of_value(cls, result: ResponseResult, value: T, rejected: tuple[ResponseResult, ...] = ()) -> Self:
        """Return a result with the value in it."""
        self = cls.of(result)
        self.raw_response = result.raw_response
        self.output_parsed = value
        self.rejected = rejected
        return self

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return _unpickled, (self.to_dict(), self.output_parsed, self.rejected)


def _unpickled(fields: dict[str, Any], value: Any, rejected: tuple[ResponseResult, ...]) -> ParsedResult[Any]:
    return ParsedResult.of_value(ResponseResult.from_dict(fields), value, rejected)
