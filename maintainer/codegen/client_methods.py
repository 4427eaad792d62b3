"""The operations of the client, as `pyproject.toml` lists them: which method sends which operation."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from attrs import frozen

from maintainer.codegen.documents import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

_TABLE = "[tool.openrouter-responses.operations]"
_OPERATION = re.compile(r"(GET|PUT|POST|PATCH|DELETE) (/\S*)")
_METHOD = re.compile(r"([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)")


@frozen
class ClientMethod:
    """One operation, and the method of the client that sends it.

    Attributes:
        method: The HTTP method, in upper case.
        path: The path of the operation, such as `/batches/{id}`.
        resource: The attribute of the client, such as `batches`.
        name: The method of the attribute, such as `create`.
    """

    method: str
    path: str
    resource: str
    name: str

    @property
    def operation(self) -> str:
        """The operation as the table and messages write it: `POST /responses`."""
        return f"{self.method} {self.path}"


def read_client_methods(root: Path) -> tuple[ClientMethod, ...]:
    """Return the operations of a checkout, in the order of the table.

    Raises:
        DocumentError: `pyproject.toml` cannot be read, or a line of the table is malformed.
    """
    file = root / "pyproject.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))["tool"]["openrouter-responses"]["operations"]
    except (OSError, ValueError, KeyError) as error:
        raise DocumentError(f"{file.name}: the table {_TABLE} cannot be read: {error}") from None
    return tuple(_client_method(operation, method) for operation, method in table.items())


def _client_method(operation: str, method: object) -> ClientMethod:
    described = _OPERATION.fullmatch(operation)
    named = _METHOD.fullmatch(method) if isinstance(method, str) else None
    if described is None or named is None:
        raise DocumentError(
            f'pyproject.toml, {_TABLE}: "{operation}" = "{method}" is malformed; '
            'a line has the form "GET /models" = "models.list"'
        )
    return ClientMethod(described[1], described[2], named[1], named[2])
