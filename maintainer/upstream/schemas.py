"""Schemas in the form of our description: how they refer to each other, and the parts of their unions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import (
    BEYOND_UPSTREAM,
    DEFAULT_VARIANT,
    DEPRECATED_NAMES,
    OPEN_ENUM,
    SYNONYMS,
    SYNONYMS_OF_UNKNOWN,
)
from maintainer.codegen.references import SCHEMAS, component_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maintainer.upstream.document import Json

Schema = dict[str, Any]

ANNOTATIONS = (
    "description",
    "default",
    "deprecated",
    BEYOND_UPSTREAM,
    "title",
    "example",
    "examples",
    DEFAULT_VARIANT,
    OPEN_ENUM,
    SYNONYMS,
    SYNONYMS_OF_UNKNOWN,
    DEPRECATED_NAMES,
)
"""Keywords that describe a schema but do not change which values it allows."""


def reference_to(component: str) -> Schema:
    """Return a schema that refers to a component."""
    return {"$ref": f"{SCHEMAS}{component}"}


def references_in(value: Any, *, keywords: tuple[str, ...] = ("$ref",)) -> Iterator[str]:
    """Yield every reference in a value, however deep; `keywords` are the members that hold references."""
    match value:
        case dict():
            for name, member in value.items():
                if name in keywords and isinstance(member, str):
                    yield member
                else:
                    yield from references_in(member, keywords=keywords)
        case list():
            for item in value:
                yield from references_in(item, keywords=keywords)


def branches_of(schema: Json) -> list[Schema]:
    """Return the branches of a union without a discriminator; our description uses `allOf` with one branch only."""
    return schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf") or []


def tag_of(union: Json) -> str:
    """Return the name of the property that tells the variants of a union apart."""
    tag: str = union["discriminator"]["propertyName"]
    return tag


def mapping_of(union: Json) -> dict[str, str]:
    """Return the component of each variant of a union, by the value of its tag."""
    mapping = union["discriminator"].get("mapping", {})
    return {tag: component_of(reference) for tag, reference in mapping.items()}


def default_variant_of(union: Json) -> str | None:
    """Return the component that describes the objects of a union that have no tag."""
    reference = union.get(DEFAULT_VARIANT)
    return component_of(reference) if reference else None


def set_keyword(schema: Schema, name: str, value: Any, *, after: str) -> None:
    """Set a keyword; a new one is inserted behind the keyword `after`."""
    if name in schema or after not in schema:
        schema[name] = value
        return
    changed: Schema = {}
    for one, existing in schema.items():
        changed[one] = existing
        if one == after:
            changed[name] = value
    replace_content(schema, changed)


def replace_content(schema: Schema, changed: Schema) -> None:
    """Replace the content of a schema, which keeps its identity and so its place in the document."""
    changed = dict(changed)
    schema.clear()
    schema.update(changed)
