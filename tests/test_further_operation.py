"""The recipe "A further operation" of CONTRIBUTING.md, followed step by step in a copy."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from maintainer.codegen.description import load_description

ROOT = Path(__file__).parents[1]
COPIED = [
    "CONTRIBUTING.md", "changes", "generated", "generator-config.yaml", "maintainer", "openapi.yaml", "overlays",
    "pyproject.toml",
]  # fmt: skip

OPERATION: dict[str, Any] = {
    "get": {
        "operationId": "getCredits",
        "tags": ["Credits"],
        "responses": {
            "200": {
                "description": "The credits.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CreditsResponse"}}},
            },
            "401": {"$ref": "#/components/responses/UnauthorizedResponse"},
        },
    }
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["data"],
    "properties": {
        "data": {
            "type": "object",
            "required": ["total_credits", "total_usage"],
            "properties": {"total_credits": {"type": "number"}, "total_usage": {"type": "number"}},
        }
    },
}
"""The operation in the service's document."""

PROGRAM = """
import asyncio
from openrouter_responses import OpenRouter, errors, models
from openrouter_responses.testing import ResponsesServer

async def ask(server):
    async with OpenRouter("key", server_url=server.url) as open_router:
        return await open_router.credits.get_async()

with ResponsesServer() as server, OpenRouter("key", server_url=server.url, max_retries=0) as open_router:
    data = open_router.credits.get().data
    print(type(data).__name__, data.total_credits - data.total_usage, asyncio.run(ask(server)).data == data)
    server.respond_with(401)
    try:
        open_router.credits.get()
    except errors.UnauthorizedResponseError as error:
        print(error.status_code)
    print([f"{request.method} {request.path}" for request in server.requests])
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def recipe(copy: Path) -> list[str]:
    """Return the blocks of the recipe, without their indentation below its list."""
    text = (copy / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("\n### A further operation\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"^   ```\w+\n   (.*?\n)   ```$", section, re.MULTILINE | re.DOTALL)
    return [block.replace("\n   ", "\n") for block in blocks]


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text, f"{file.name} has no {before!r}"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def run(copy: Path, *arguments: str) -> str:
    """Run Python in the copy, with the packages of the copy."""
    paths = os.pathsep.join(str(copy / name) for name in (".", "overlays", "generated"))
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_recipe_of_a_further_operation_works(copy: Path) -> None:
    line, tag, module, registration = recipe(copy)
    document = load_description(copy)
    document["paths"]["/credits"] = OPERATION
    document["components"]["schemas"]["CreditsResponse"] = SCHEMA
    (copy / "upstream.json").write_text(json.dumps(document), encoding="utf-8")

    table = "[tool.openrouter-responses.operations]\n"
    edit(copy / "pyproject.toml", table, table + line)
    edit(copy / "openapi.yaml", "\npaths:\n", f"{tag}\npaths:\n")
    listed = run(copy, "-m", "maintainer.upstream", "capture", "upstream.json")
    assert "GET /credits" in listed
    assert "CreditsResponseData.total_usage" in listed
    description = copy / "openapi.yaml"
    texts = description.read_text(encoding="utf-8").replace("To be described.", "About the credits.")
    description.write_text(texts, encoding="utf-8")
    run(copy, "-m", "maintainer.codegen", "generate")
    testing = copy / "overlays" / "openrouter_responses" / "testing"
    (testing / "_credits.py").write_text(module, encoding="utf-8")
    service = testing / "_service.py"
    imported = "from openrouter_responses.testing._credits import get_credits\n"
    edit(service, "from openrouter_responses.testing._errors", f"{imported}from openrouter_responses.testing._errors")
    edit(service, '            "/responses": {', f'            {dedent(registration)}            "/responses": {{')

    assert run(copy, "-W", "error", "-c", PROGRAM).splitlines() == [
        "CreditsResponseData 7.5 True",
        "401",
        "['GET /api/v1/credits', 'GET /api/v1/credits', 'GET /api/v1/credits']",
    ]
