"""The modules of `maintainer.upstream` import each other in one direction, in the order of its opening docstring."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import maintainer.upstream

PACKAGE = "maintainer.upstream."
FILES = {file.stem: file for file in Path(maintainer.upstream.__file__).parent.glob("[a-z]*.py")}
MODULES = re.findall(r"^- `(\w+)`", maintainer.upstream.__doc__ or "", re.MULTILINE)


def test_every_module_is_listed_once() -> None:
    assert sorted(MODULES) == sorted(FILES)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_modules_that_are_listed_before_it(module: str) -> None:
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    names = [f"{node.module}.{alias.name}" for node in imports for alias in node.names]
    imported = {name.removeprefix(PACKAGE).split(".")[0] for name in names if name.startswith(PACKAGE)}
    assert imported <= set(MODULES[: MODULES.index(module)])
