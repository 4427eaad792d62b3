"""The table of operations in `pyproject.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from maintainer.codegen.client_methods import ClientMethod, read_client_methods
from maintainer.codegen.documents import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = "[tool.openrouter-responses.operations]\n"


def test_a_line_names_an_operation_and_its_method(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f'{_HEADER}"DELETE /batches/{{id}}" = "batches.delete"\n')
    (method,) = read_client_methods(tmp_path)
    assert method == ClientMethod("DELETE", "/batches/{id}", "batches", "delete")
    assert method.operation == "DELETE /batches/{id}"


@pytest.mark.parametrize(
    "line",
    [
        '"/models" = "models.list"',
        '"get /models" = "models.list"',
        '"GET /models" = "list"',
        '"GET /models" = "Models.list"',
        '"GET /models" = 1',
    ],
)
def test_a_malformed_line_is_refused_with_an_example(tmp_path: Path, line: str) -> None:
    (tmp_path / "pyproject.toml").write_text(_HEADER + line)
    with pytest.raises(DocumentError, match=r'malformed; a line has the form "GET /models" = "models\.list"'):
        read_client_methods(tmp_path)


@pytest.mark.parametrize("text", [None, "", "[tool"])
def test_a_missing_table_is_refused_with_its_name(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(DocumentError, match=r"the table \[tool\.openrouter-responses\.operations\] cannot be read"):
        read_client_methods(tmp_path)
