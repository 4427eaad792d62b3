"""The parts that the service has deprecated: type checkers report them, and only calls of methods warn."""

from __future__ import annotations

import asyncio
import copy
import importlib
import json
import subprocess
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen.client_methods import ClientMethod
from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import generate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
SMALL = load_document(Path(__file__).with_name("small.yaml"))
PACKAGE = "deprecated_generated"
METHODS = [
    ClientMethod("POST", "/responses", "responses", "send"),
    ClientMethod("GET", "/credits", "credits", "get"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of a package with a deprecated class and a deprecated operation."""
    document = copy.deepcopy(SMALL)
    schemas = document["components"]["schemas"]
    schemas["McpTool"]["deprecated"] = True
    schemas["Credits"] = {"type": "object", "description": "Credits.", "properties": {"left": {"type": "number"}}}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Credits"}}}
    document["paths"]["/credits"] = {
        "get": {
            "operationId": "getCredits",
            "tags": ["Credits"],
            "summary": "Get the credits",
            "deprecated": True,
            "responses": {
                "200": {"description": "ok", "content": content},
                "4XX": {"$ref": "#/components/responses/DefaultErrorResponse"},
            },
        }
    }
    folder = tmp_path_factory.mktemp("generated")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("maintainer.codegen.generator.read_client_methods", lambda root: METHODS)
        generate(document, root=ROOT, output=folder / PACKAGE)
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
        del sys.modules[name]


def test_decoding_and_creating_an_object_of_a_deprecated_class_does_not_warn(folder: Path) -> None:
    models = importlib.import_module(f"{PACKAGE}.models")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert models.McpTool.from_dict({"type": "mcp"}) == models.McpTool()
    assert models.McpTool.__deprecated__ == "The service has deprecated McpTool."
    assert "Deprecated." in models.McpTool.__doc__


class Sender:
    """Responds to any operation with its arguments."""

    def send(self, _operation: Any, arguments: dict[str, Any], _options: Any) -> dict[str, Any]:
        return arguments

    async def send_async(self, _operation: Any, arguments: dict[str, Any], _options: Any) -> dict[str, Any]:
        return arguments


def test_a_call_of_a_deprecated_operation_warns_in_the_code_of_the_caller(folder: Path) -> None:
    resource: Any = importlib.import_module(f"{PACKAGE}.resources.credits").Credits(Sender())

    async def call() -> Any:
        return await resource.get_async()

    results: list[Callable[[], Any]] = [lambda: resource.get(), lambda: asyncio.run(call())]
    for result in results:
        with pytest.warns(DeprecationWarning, match="the service has deprecated GET /credits") as caught:
            assert result() == {}
        assert [warning.filename for warning in caught] == [__file__]


CALLER = f"""
from {PACKAGE}.models import FunctionTool, McpTool
from {PACKAGE}.resources.credits import Credits

def call(credits: Credits) -> None:
    credits.get()
    FunctionTool(name="a", parameters=dict())
    McpTool()
"""


@pytest.mark.extended
def test_type_checkers_report_deprecated_operations_and_classes(folder: Path, tmp_path: Path) -> None:
    caller = tmp_path / "caller.py"
    caller.write_text(CALLER, encoding="utf-8")
    (tmp_path / "pyrightconfig.json").write_text(
        json.dumps({"extraPaths": [str(folder), str(ROOT / "overlays")], "reportDeprecated": "error"})
    )
    mypy = subprocess.run(
        [sys.executable, "-m", "mypy", "--enable-error-code=deprecated", "--follow-imports=silent", "caller.py"],
        cwd=tmp_path,
        env={"MYPYPATH": f"{folder}:{ROOT / 'overlays'}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    pyright = subprocess.run(
        [sys.executable, "-m", "pyright", "--project", str(tmp_path), "caller.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    for output in (mypy.stdout, pyright.stdout):
        assert "The service has deprecated GET /credits." in output
        assert "The service has deprecated McpTool." in output
        assert "FunctionTool" not in output
