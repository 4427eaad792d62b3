"""The servers: how each is started, and what its answers are."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from maintainer.codegen.description import load_description

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
KEY = "sk-interop"


@dataclass(frozen=True)
class Provocation:
    """A request that a server rejects with a certain status."""

    prompt: str = "Hello"
    key: str | None = None
    """The API key of the request, if it is not the right one."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Further fields of the request."""
    prepare: Callable[[str], None] = lambda _: None
    """A function that is called before the request, with the base URL of the server."""


@dataclass(frozen=True)
class Server:
    """A server that speaks the Responses API."""

    distribution: str
    """The name of its package, whose version the table shows."""
    command: Callable[[int, Path], list[str]]
    """The command that starts it on a port of 127.0.0.1: the first word is a program of its environment. The second
    argument is an empty folder for files of the command."""
    path: str = "/v1"
    """The path of its base URL."""
    model: str = "interop"
    key: str = KEY
    answer: Callable[[str], str | None] = lambda _: None
    """The text with which it answers a prompt; None if that is not known."""
    errors: Mapping[int, Provocation] = field(default_factory=dict)
    """How to provoke each error status."""
    cannot: frozenset[str] = frozenset()
    """The checks that it cannot be asked for, such as a text from a server without a model."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Environment variables of its process."""
    upstream: str | None = None
    """The name of the server that it forwards requests to. That server is started first, and the variable
    `UPSTREAM_URL` of this one's process is its base URL."""
    start_s: float = 30
    """Seconds until it must accept connections."""
    by_default: bool = True
    """Whether it is started unless others are named."""
    note: str = ""
    """A remark for readers of the table."""


def _llmock_fails(code: int) -> Callable[[str], None]:
    """Return a function that lets the next request to llmock fail."""

    def prepare(url: str) -> None:
        behavior = {"type": "fail", "status": code, "times": 1}
        httpx.post(f"{url.removesuffix('/v1')}/_llmock/scenario", json={"behaviors": [behavior]}).raise_for_status()

    return prepare


def _fastresponses(port: int, _: Path) -> list[str]:
    agent = f"{PROGRAMS / 'agent.py'}:agent"
    return ["bin/fastresponses", "serve", agent, "--host", "127.0.0.1", "--port", str(port), "--api-key", KEY]


def _llmock(port: int, _: Path) -> list[str]:
    options = ["--response-style", "echo", "--stream-chunk-delay-ms", "5"]
    return ["bin/llmock", "serve", "--host", "127.0.0.1", "--port", str(port), *options]


def _aimock(port: int, _: Path) -> list[str]:
    return ["node_modules/.bin/llmock", "-p", str(port), "-f", str(PROGRAMS / "aimock.json"), "--strict"]


def _steady(port: int, folder: Path) -> list[str]:
    description = folder / "openapi.json"
    description.write_text(json.dumps(load_description(ROOT)), encoding="utf-8")
    return ["node_modules/.bin/steady", "--host", "127.0.0.1", "--port", str(port), str(description)]


def _litellm(port: int, _: Path) -> list[str]:
    options = ["--config", str(PROGRAMS / "litellm.yaml"), "--telemetry", "False"]
    return ["bin/litellm", "--host", "127.0.0.1", "--port", str(port), *options]


def _gpt_oss(port: int, _: Path) -> list[str]:
    return ["bin/python", str(PROGRAMS / "gpt_oss_server.py"), str(port)]


def _transformers(port: int, _: Path) -> list[str]:
    return ["bin/python", str(PROGRAMS / "transformers_server.py"), str(port)]


SERVERS: dict[str, Server] = {
    "fastresponses": Server(
        "fastresponses",
        _fastresponses,
        answer=lambda prompt: f"You said: {prompt}",
        errors={
            401: Provocation(key="sk-wrong"),
            400: Provocation(fields={"previous_response_id": 5}),
            429: Provocation("Too many"),
        },
    ),
    "llmock": Server(
        "llmock",
        _llmock,
        answer=lambda prompt: f"Hello! You said: {prompt}",
        errors={code: Provocation(prepare=_llmock_fails(code)) for code in (401, 400, 429)},
    ),
    "aimock": Server(
        "@copilotkit/aimock",
        _aimock,
        answer=lambda prompt: "Hello to you." if prompt.startswith("Hello") else None,
        errors={
            401: Provocation(key="sk-wrong"),
            400: Provocation("Too wrong"),
            429: Provocation("Too many"),
        },
        environment={"AIMOCK_API_KEYS": KEY},
    ),
    "steady": Server(
        "@stdy/cli",
        _steady,
        path="",
        # The constraint that it must find comes from our description, not from the server.
        errors={400: Provocation(fields={"temperature": "hot"})},
        cannot=frozenset({"streamed", "tools", "20 at a time", "left and cancelled"}),
        note="validates each request against our description, and answers with random valid JSON, never with a stream.",
    ),
    "litellm": Server(
        "litellm",
        _litellm,
        upstream="aimock",
        answer=lambda prompt: "Hello to you." if prompt.startswith("Hello") else None,
        errors={400: Provocation("Too wrong"), 429: Provocation("Too many")},
        # It otherwise downloads a list of prices when it starts.
        environment={"LITELLM_MASTER_KEY": KEY, "LITELLM_LOCAL_MODEL_COST_MAP": "True"},
        start_s=120,
        by_default=False,
        note="its proxy forwards each request to aimock. Without a database it rejects a wrong key with status 400.",
    ),
    "gpt-oss": Server(
        "gpt-oss",
        _gpt_oss,
        answer=lambda prompt: f"You said: {prompt}",
        start_s=60,
        by_default=False,
        note="without a model: a program of this project chooses the tokens. It rejects nothing with these statuses.",
    ),
    "transformers": Server(
        "transformers",
        _transformers,
        # Its text is random, and never a call.
        cannot=frozenset({"tools"}),
        environment={"HF_HUB_OFFLINE": "1"},
        start_s=120,
        by_default=False,
        note="`transformers serve` with a tiny Llama of random weights, which is made when it starts.",
    ),
}
"""Every server, by the name that `make interop SERVERS=…` uses."""
