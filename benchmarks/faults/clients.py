"""The three clients, behind one interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import contextlib
    from collections.abc import AsyncIterator, Iterator

KEY = "sk-or-v1-not-to-be-seen"
MODEL = "test/model"
PROMPT = "Hi"
_DELTAS = ("response.output_text.delta", "response.content_part.delta")


class Client(Protocol):
    """A client under test."""

    errors: tuple[type[Exception], ...]
    """The documented base classes of its exceptions."""
    sdk: Any
    """The client object of the SDK."""

    def __init__(self, url: str, *, seconds: float, retries: bool, key: str = KEY) -> None:
        """Create the client, with a timeout and with or without retries."""

    def plain(self) -> str:
        """Return the text of a response that is not streamed."""
        ...

    def stream(self) -> contextlib.AbstractContextManager[Iterator[Any]]:
        """Return the events of a streamed response."""
        ...

    async def stream_async(self) -> contextlib.AbstractAsyncContextManager[AsyncIterator[Any]]:
        """Return the events of a streamed response, asynchronously."""
        ...


class Ours:
    def __init__(self, url: str, *, seconds: float, retries: bool, key: str = KEY) -> None:
        from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors

        self.errors: tuple[type[Exception], ...] = (errors.OpenRouterError,)
        config = RetryConfig("backoff" if retries else "none", BackoffStrategy(10, 100, 1.5, 3_000, 10), retries)
        self.sdk = OpenRouter(key, server_url=url, timeout_ms=seconds * 1000, retry_config=config)

    def plain(self) -> str:
        return self.sdk.responses.send(model=MODEL, input=PROMPT).output_text

    def stream(self) -> contextlib.AbstractContextManager[Iterator[Any]]:
        return self.sdk.responses.send(model=MODEL, input=PROMPT, stream=True)

    async def stream_async(self) -> contextlib.AbstractAsyncContextManager[AsyncIterator[Any]]:
        return await self.sdk.responses.send_async(model=MODEL, input=PROMPT, stream=True)


class OpenAISdk:
    def __init__(self, url: str, *, seconds: float, retries: bool, key: str = KEY) -> None:
        import openai

        self.errors: tuple[type[Exception], ...] = (openai.OpenAIError,)
        settings: Any = {"api_key": key, "base_url": url, "timeout": seconds, "max_retries": 2 if retries else 0}
        self.sdk = openai.OpenAI(**settings)
        self._async = openai.AsyncOpenAI(**settings)

    def plain(self) -> str:
        return self.sdk.responses.create(model=MODEL, input=PROMPT).output_text

    def stream(self) -> contextlib.AbstractContextManager[Iterator[Any]]:
        return self.sdk.responses.create(model=MODEL, input=PROMPT, stream=True)

    async def stream_async(self) -> contextlib.AbstractAsyncContextManager[AsyncIterator[Any]]:
        return await self._async.responses.create(model=MODEL, input=PROMPT, stream=True)


class OfficialSdk:
    def __init__(self, url: str, *, seconds: float, retries: bool, key: str = KEY) -> None:
        from openrouter import OpenRouter, errors, utils

        # Its documentation tells callers to catch both.
        self.errors: tuple[type[Exception], ...] = (errors.OpenRouterError, errors.NoResponseError)
        backoff = utils.BackoffStrategy(10, 100, 1.5, 3_000)
        # By default it retries for up to an hour.
        config = utils.RetryConfig("backoff" if retries else "none", backoff, retries)
        self.sdk = OpenRouter(api_key=key, server_url=url, timeout_ms=int(seconds * 1000), retry_config=config)

    def plain(self) -> str:
        result = self.sdk.beta.responses.send(model=MODEL, input=PROMPT, stream=False)
        sent = getattr(result, "output_text", None)
        if isinstance(sent, str):
            return sent
        parts = (part for item in result.output for part in getattr(item, "content", None) or ())
        return "".join(part.text for part in parts if getattr(part, "type", None) == "output_text")

    def stream(self) -> contextlib.AbstractContextManager[Iterator[Any]]:
        return self.sdk.beta.responses.send(model=MODEL, input=PROMPT, stream=True)

    async def stream_async(self) -> contextlib.AbstractAsyncContextManager[AsyncIterator[Any]]:
        return await self.sdk.beta.responses.send_async(model=MODEL, input=PROMPT, stream=True)


CLIENTS: dict[str, type[Client]] = {"ours": Ours, "openai": OpenAISdk, "openrouter": OfficialSdk}


def piece(event: Any) -> str:
    """Return the text delta of an event, or an empty string."""
    found = getattr(event, "delta", None) if getattr(event, "type", None) in _DELTAS else None
    return found if isinstance(found, str) else ""


def text_of(response: Any) -> str:
    """Return the text of the response in a terminal event, or an empty string."""
    parts = (part for item in getattr(response, "output", None) or () for part in getattr(item, "content", None) or ())
    return "".join(part.text for part in parts if isinstance(getattr(part, "text", None), str))
