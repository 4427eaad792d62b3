"""The lock files hold what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
# A locked package, with the comment that says who asks for it: an extra is the project itself, a group is `…:dev`.
LOCKED = re.compile(r"^([\w.-]+)==(?:.*\n)(?:    .*\n)*", re.MULTILINE)
ASKED_FOR = re.compile(r"openrouter-responses \(pyproject\.toml\)$", re.MULTILINE)


def test_each_extra_is_in_a_lock_file() -> None:
    """`DEV_EXTRAS` of the Makefile, or the lock file of an environment of its own, names each extra."""
    locked = {
        canonicalize_name(package[1])
        for file in ROOT.glob("requirements-*.txt")
        for package in LOCKED.finditer(file.read_text(encoding="utf-8"))
        if ASKED_FOR.search(package[0])
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    missing = {
        extra: requirement
        for extra, requirements in project["optional-dependencies"].items()
        for requirement in requirements
        if canonicalize_name(Requirement(requirement).name) not in locked
    }
    assert missing == {}, "add these extras to DEV_EXTRAS in the Makefile, and run: make lock"
