"""Our description with its overlays applied, read once for all tests of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from maintainer.codegen.description import load_description

ROOT = Path(__file__).parents[1]


@cache
def load_own_description() -> dict[str, Any]:
    """Return the description of this checkout. Tests do not change it."""
    return load_description(ROOT)
