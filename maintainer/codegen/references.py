"""References within an OpenAPI document, as JSON pointers (RFC 6901)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from maintainer.codegen.documents import DocumentError

SCHEMAS = "#/components/schemas/"
"""Prefix of a reference to a component schema."""


def component_of(reference: str) -> str:
    """Return the name of the component schema that a reference points to."""
    return reference.removeprefix(SCHEMAS)


def resolve(document: Mapping[str, Any], value: Any, source: str) -> Mapping[str, Any]:
    """Follow the references that a value consists of until an object is found; anything else gives an empty object.

    `source` names the document in error messages.

    Raises:
        DocumentError: A reference points to nothing, in a circle, or out of the document.
    """
    followed: set[str] = set()
    while isinstance(value, Mapping) and isinstance(reference := value.get("$ref"), str):
        if reference in followed:
            raise DocumentError(f"{source}: the reference {reference} leads in a circle")
        followed.add(reference)
        value = target_of(document, reference, source)
    return value if isinstance(value, Mapping) else {}


def target_of(document: Mapping[str, Any], reference: str, source: str) -> Any:
    """Return the value that a reference points to.

    Raises:
        DocumentError: The reference points to nothing, or out of the document.
    """
    if not reference.startswith("#"):
        raise DocumentError(f"{source}: the reference {reference} leads out of the document")
    found: Any = document
    for part in filter(None, unquote(reference[1:]).split("/")):
        key = part.replace("~1", "/").replace("~0", "~")
        match found:
            case Mapping() if key in found:
                found = found[key]
            case list() if key.isdecimal() and int(key) < len(found):
                found = found[int(key)]
            case _:
                raise DocumentError(f"{source}: the reference {reference} leads to nothing")
    return found
