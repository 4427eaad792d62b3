"""The retry configuration, under the module name of the official SDK."""

from openrouter_responses.retry import BackoffStrategy, RetryConfig

__all__ = ["BackoffStrategy", "RetryConfig"]
