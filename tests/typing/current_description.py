"""The types of values and fields that this description of the API has, and that of another day may not have.

Only type checkers read this file. After a capture, change what no longer holds: it is a change for callers.
"""

from openrouter_responses import UNSET, OpenRouter, ResponseResult, UnrecognizedStr, models


def values_are_checked(open_router: OpenRouter) -> None:
    send = open_router.responses.send
    send(tools=[{"type": "openrouter:web_search"}, models.FunctionTool(name="x")])
    send(text={"format": {"type": "text"}, "verbosity": "medium"})
    send(store=True)  # type: ignore[call-overload]
    send(provider={"sort": "price", "quantizations": None, "only": ["OpenAI"]}, service_tier="auto")


def parameters_are_checked(open_router: OpenRouter) -> None:
    open_router.models.list(sort="newest", q="gpt")
    open_router.models.list(sort="best")  # type: ignore[arg-type]


def enums_find_typos(open_router: OpenRouter, provider: str) -> None:
    send = open_router.responses.send
    send(reasoning={"effort": "high"}, service_tier="flex", modalities=["text"])
    send(reasoning={"effort": "hgih"})  # type: ignore[call-overload]
    send(service_tier="flx")  # type: ignore[call-overload]
    send(modalities=["txt"])  # type: ignore[list-item]
    models.ReasoningConfig(effort="hgih")  # type: ignore[arg-type]
    send(reasoning={"effort": UnrecognizedStr("highest")}, service_tier=UnrecognizedStr("fastest"))
    models.ReasoningConfig(effort=UnrecognizedStr("highest"))
    # Names of providers are an open enum.
    send(provider={"only": [provider, "OpenAI", "A new provider"]})


def enums_that_were_read_can_be_sent(open_router: OpenRouter, result: ResponseResult) -> None:
    if result.truncation is not UNSET:
        open_router.responses.send(truncation=result.truncation)
    if result.truncation == "a value that is not described":
        pass
