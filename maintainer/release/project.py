"""The released project: its packages, and the metadata in `pyproject.toml`."""

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
"""The packages of the distribution and the folders of their sources. Each imports only packages listed before it."""


class ReleaseError(Exception):
    """A step of a release was refused or failed; the message says why and how to proceed."""


@frozen
class Project:
    """The `project` table of a `pyproject.toml`."""

    table: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.table.get("name", ""))

    @property
    def version(self) -> Version:
        return Version(self.table["version"])

    @property
    def file_stem(self) -> str:
        """The start of the names of the release's files, such as `openrouter_responses-0.1.0`."""
        return f"{self.name.replace('-', '_')}-{self.version}"

    @classmethod
    def read(cls, folder: Path) -> Project:
        """Read the `pyproject.toml` of a folder.

        Raises:
            ReleaseError: The file is missing, is not valid TOML, or has no project with a version.
        """
        file = folder / "pyproject.toml"
        try:
            project = cls(tomllib.loads(file.read_text(encoding="utf-8"))["project"])
            Version(project.table["version"])
        except FileNotFoundError as error:
            raise ReleaseError("pyproject.toml is missing") from error
        except (tomllib.TOMLDecodeError, KeyError, TypeError, InvalidVersion) as error:
            raise ReleaseError(f"pyproject.toml does not define a project with a version: {error}") from error
        return project
