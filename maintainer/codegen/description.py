"""The description of the API in a checkout: `openapi.yaml` with the overlays of `overlays/spec/` applied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maintainer.codegen.overlay import apply_files

if TYPE_CHECKING:
    from pathlib import Path


def description_files(root: Path) -> list[Path]:
    """Return the description file of a checkout, then its overlays in the order in which they are applied."""
    return [root / "openapi.yaml", *sorted((root / "overlays/spec").glob("*.overlay.yaml"))]


def load_description(root: Path) -> dict[str, Any]:
    """Read the description of a checkout and apply its overlays.

    Raises:
        DocumentError: A file is missing or malformed, or an overlay cannot be applied.
    """
    description, *overlays = description_files(root)
    return apply_files(description, overlays)
