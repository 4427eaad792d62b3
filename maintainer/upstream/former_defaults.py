"""Keep the defaults of fields that leave: what comes back has the default that it had before.

They are in the same file as the descriptions of what has left, see `descriptions`, as `Component.field default`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maintainer.upstream.descriptions import described_parts, with_synonyms
from maintainer.upstream.example_edits import fits
from maintainer.upstream.schemas import set_keyword

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SUFFIX = " default"


def restore_defaults(document: dict[str, Any], before: dict[str, Any], former: Mapping[str, Any]) -> dict[str, Any]:
    """Give what has come back its default, if the type still allows it, and return what is to be kept of `former`.

    Args:
        document: Our description, which is edited in place.
        before: Our description before the capture.
        former: The texts and defaults that had left before the capture, or leave with it.

    Returns:
        The texts, and the defaults that have left now and before.
    """
    schemas = dict(_fields(document))
    left = {f"{path}{_SUFFIX}": schema["default"] for path, schema in _fields(before) if "default" in schema}
    kept = {**former, **with_synonyms(left, before, document)}
    for path, schema in schemas.items():
        default = f"{path}{_SUFFIX}"
        if "default" not in schema and default in kept and fits(kept[default], schema, document):
            set_keyword(schema, "default", kept[default], after=next(iter(schema)))
    with_default = {f"{path}{_SUFFIX}" for path, schema in schemas.items() if "default" in schema}
    return {path: value for path, value in kept.items() if path not in with_default}


def _fields(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each field of a component with its path; a parameter has the default that the service states, or none."""
    yield from ((path, schema) for path, _, _, schema in described_parts(document) if "in" not in schema)
