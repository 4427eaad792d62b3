"""The tools that read the merged description: what each needs, and what it must do."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.generators.environments import NODE, PYTHON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class FailedError(Exception):
    """A tool, or the code that it wrote, failed; the message has the last lines of its output."""


@dataclass(frozen=True)
class Tool:
    """A tool of other people."""

    must: str
    """What it must do, for the report."""
    check: Callable[[Path, Path], None]
    """Has it read a document, and write into an empty folder.

    Raises:
        FailedError: It does not do what it must.
    """
    needs: tuple[str, ...] = ()
    """The programs that it needs on this machine."""


ITEMS = [
    {"role": "user", "content": "What is the weather in Paris?"},
    {"type": "message", "role": "user", "content": "In degrees Celsius."},
    {"type": "function_call_output", "call_id": "call_1", "output": "21"},
]
REQUEST = {"model": "openai/gpt-5", "input": ITEMS}

_PYDANTIC_USE = f"""\
import models

request = {REQUEST!r}
written = models.ResponsesRequest.model_validate(request).model_dump(mode="json", exclude_unset=True)
assert written == request, written
"""

_TYPESCRIPT_USE = f"""\
import type {{ components, paths }} from "./api";

export const request: components["schemas"]["ResponsesRequest"] = {json.dumps(REQUEST)};

export function text(event: paths["/responses"]["post"]["responses"]["200"]["content"]["text/event-stream"]): string {{
  return event.type === "response.output_text.delta" ? event.delta : "";
}}
"""

_CLIENT_USE = """\
import importlib
import pkgutil

import openapi_client

for module in pkgutil.walk_packages(openapi_client.__path__, "openapi_client."):
    importlib.import_module(module.name)
request = openapi_client.ResponsesRequest.from_dict({"model": "openai/gpt-5", "input": "Hello"})
assert request.to_dict()["input"] == "Hello", request
"""

_TSCONFIG = {
    "compilerOptions": {
        "strict": True,
        "noEmit": True,
        "target": "es2020",
        "module": "commonjs",
        "moduleResolution": "node",
        "lib": ["es2020", "dom"],
    },
    "include": ["**/*.ts"],
}


def _datamodel_code_generator(document: Path, folder: Path) -> None:
    options = [
        "--input-file-type",
        "openapi",
        "--output-model-type",
        "pydantic_v2.BaseModel",
        "--formatters",
        "builtin",
    ]
    _run([PYTHON / "datamodel-codegen", "--input", document, "--output", folder / "models.py", *options], folder)
    _run([PYTHON / "python", "-c", _PYDANTIC_USE], folder)


def _openapi_typescript(document: Path, folder: Path) -> None:
    # Without the option, a request would need each field that has a default.
    options: list[str | Path] = ["--default-non-nullable=false", "--output", folder / "api.ts"]
    _run([NODE / "openapi-typescript", document, *options], folder)
    (folder / "use.ts").write_text(_TYPESCRIPT_USE, encoding="utf-8")
    _compile(folder)


def _openapi_generator_python(document: Path, folder: Path) -> None:
    _openapi_generator("python", document, folder)
    _run([PYTHON / "python", "-c", _CLIENT_USE], folder)


def _openapi_generator_typescript(document: Path, folder: Path) -> None:
    _openapi_generator("typescript-fetch", document, folder)
    _compile(folder)


def _redocly(document: Path, folder: Path) -> None:
    report = json.loads(_run([NODE / "redocly", "lint", "--format=json", document], folder))
    problems = [f"{each['ruleId']}: {each['message']}" for each in report["problems"]]
    if problems:
        raise FailedError(f"{len(problems)} problems, the first: {problems[0]}")


def _openapi_generator(kind: str, document: Path, folder: Path) -> None:
    _run([PYTHON / "openapi-generator-cli", "generate", "-g", kind, "-i", document, "-o", folder], folder)


def _compile(folder: Path) -> None:
    (folder / "tsconfig.json").write_text(json.dumps(_TSCONFIG), encoding="utf-8")
    _run([NODE / "tsc", "--project", folder], folder)


def _run(command: list[str | Path], folder: Path) -> str:
    """Run a program in a folder and return what it prints."""
    # Neither reports to its makers nor a look for a newer version.
    quiet = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env={**os.environ, **quiet}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = [line for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip()]
        raise FailedError("\n    ".join(lines[-20:]) or f"{command[0]} ends with status {done.returncode}")
    return done.stdout


TOOLS: dict[str, Tool] = {
    "datamodel-code-generator": Tool("its code is imported, and reads each form of an item", _datamodel_code_generator),
    "openapi-typescript": Tool("its types compile, as does a request", _openapi_typescript, ("node", "npm")),
    "openapi-generator python": Tool("every module is imported", _openapi_generator_python, ("java",)),
    "openapi-generator typescript-fetch": Tool(
        "its code compiles", _openapi_generator_typescript, ("java", "node", "npm")
    ),
    "redocly": Tool("it has no error and no warning", _redocly, ("node", "npm")),
}
"""Every tool, by the name that the report uses."""
