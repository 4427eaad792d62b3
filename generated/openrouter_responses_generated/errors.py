"""The exceptions of the described error answers, one a status."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    import httpx

    from .models.error_response import ErrorResponse
    from .models.open_responses_result import OpenResponsesResult


class OpenRouterError(Exception):
    """Base of everything that the package raises on purpose.

    Attributes:
        message: What went wrong, and where it can be known, what to do about it.
        status_code: The HTTP status of the answer; the status that the service names in the error object
            where it reports an error after it has already begun to answer; None where there was no answer.
        body: The text of the answer, as far as it was read.
        headers: The headers of the answer.
        raw_response: The answer itself.
        data: The decoded body, where it is the error object that the service describes.
        event_count: How many events of a stream had come before it.
        text: The text of the answer that they brought, its first million characters if there were more.
        response: The newest state of the response, as the service sent it; None if there was none.
    """

    described_status: ClassVar[str | None] = None
    """The status that the class stands for, as the description writes it."""

    event_count: int = 0
    text: str = ""
    response: OpenResponsesResult | None = None

    def __init__(
        self,
        message: str,
        *,
        status_code: int | None = None,
        body: str = "",
        raw_response: httpx.Response | None = None,
        data: ErrorResponse | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status_code = status_code
        self.body = body
        self.raw_response = raw_response
        self.data = data

    @property
    def headers(self) -> httpx.Headers | dict[str, str]:
        return {} if self.raw_response is None else self.raw_response.headers

    def __str__(self) -> str:
        return self.message


class BadRequestResponseError(OpenRouterError):
    """The request is invalid, or asks for an unsupported feature."""

    described_status = "400"


class UnauthorizedResponseError(OpenRouterError):
    """The API key is missing or invalid."""

    described_status = "401"


class PaymentRequiredResponseError(OpenRouterError):
    """The account has insufficient credits."""

    described_status = "402"


class ForbiddenResponseError(OpenRouterError):
    """The API key lacks permission, or a guardrail blocked the request."""

    described_status = "403"


class NotFoundResponseError(OpenRouterError):
    """The model does not exist, or no provider can serve the request."""

    described_status = "404"


class RequestTimeoutResponseError(OpenRouterError):
    """The request timed out."""

    described_status = "408"


class PayloadTooLargeResponseError(OpenRouterError):
    """The request body is too large."""

    described_status = "413"


class UnprocessableEntityResponseError(OpenRouterError):
    """The request is well formed, but contains invalid values."""

    described_status = "422"


class TooManyRequestsResponseError(OpenRouterError):
    """The rate limit is exceeded; the `Retry-After` header may state how long to wait."""

    described_status = "429"


class InternalServerResponseError(OpenRouterError):
    """The service failed internally."""

    described_status = "500"


class BadGatewayResponseError(OpenRouterError):
    """The provider returned no valid response."""

    described_status = "502"


class ServiceUnavailableResponseError(OpenRouterError):
    """No provider is currently available; the `Retry-After` header may state how long to wait."""

    described_status = "503"


class EdgeNetworkTimeoutResponseError(OpenRouterError):
    """The edge network timed out waiting for the service."""

    described_status = "524"


class ProviderOverloadedResponseError(OpenRouterError):
    """The provider is overloaded."""

    described_status = "529"


class OpenRouterDefaultError(OpenRouterError):
    """An error status that the description does not name."""


BY_STATUS: dict[int, type[OpenRouterError]] = {
    400: BadRequestResponseError,
    401: UnauthorizedResponseError,
    402: PaymentRequiredResponseError,
    403: ForbiddenResponseError,
    404: NotFoundResponseError,
    408: RequestTimeoutResponseError,
    413: PayloadTooLargeResponseError,
    422: UnprocessableEntityResponseError,
    429: TooManyRequestsResponseError,
    500: InternalServerResponseError,
    502: BadGatewayResponseError,
    503: ServiceUnavailableResponseError,
    524: EdgeNetworkTimeoutResponseError,
    529: ProviderOverloadedResponseError,
}
"""The exception of each described status; any other 4XX or 5XX is an `OpenRouterDefaultError`."""

__all__ = [
    "BY_STATUS",
    "BadGatewayResponseError",
    "BadRequestResponseError",
    "EdgeNetworkTimeoutResponseError",
    "ForbiddenResponseError",
    "InternalServerResponseError",
    "NotFoundResponseError",
    "OpenRouterDefaultError",
    "OpenRouterError",
    "PayloadTooLargeResponseError",
    "PaymentRequiredResponseError",
    "ProviderOverloadedResponseError",
    "RequestTimeoutResponseError",
    "ServiceUnavailableResponseError",
    "TooManyRequestsResponseError",
    "UnauthorizedResponseError",
    "UnprocessableEntityResponseError",
]
