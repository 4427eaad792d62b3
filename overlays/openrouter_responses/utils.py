"""The retry configuration, under the module's name that OpenRouter's own SDK gives it."""

from openrouter_responses.retry import BackoffStrategy, RetryConfig

__all__ = ["BackoffStrategy", "RetryConfig"]
