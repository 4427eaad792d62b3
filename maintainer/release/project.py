"""The project that is released: its packages, and the metadata in `pyproject.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from attrs import frozen
from packaging.version import InvalidVersion, Version

PACKAGES = {
    "openrouter_responses_generated": Path("generated/openrouter_responses_generated"),
    "openrouter_responses": Path("overlays/openrouter_responses"),
}
"""The packages of the distribution, and where their sources lie; none imports one that comes later."""


class ReleaseError(Exception):
    """What was asked for is refused or cannot be done; the message says why, and what to do."""


@frozen
class Project:
    """What a `pyproject.toml` says of the project."""

    table: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.table.get("name", ""))

    @property
    def version(self) -> Version:
        return Version(self.table["version"])

    @classmethod
    def of(cls, folder: Path) -> Project:
        """Read the `pyproject.toml` of a folder.

        Raises:
            ReleaseError: It is not there, is no TOML, or names no project with a version.
        """
        file = folder / "pyproject.toml"
        try:
            project = cls(tomllib.loads(file.read_text(encoding="utf-8"))["project"])
            Version(project.table["version"])
        except FileNotFoundError as error:
            raise ReleaseError("there is no pyproject.toml") from error
        except (tomllib.TOMLDecodeError, KeyError, TypeError, InvalidVersion) as error:
            raise ReleaseError(f"pyproject.toml names no project with a version: {error}") from error
        return project
