"""Draft descriptions of new fields from our own descriptions of the fields that have the same name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from maintainer.upstream.schema_builder import TO_BE_DESCRIBED

if TYPE_CHECKING:
    from collections.abc import Iterator


def draft_descriptions(document: dict[str, Any], before: dict[str, Any]) -> tuple[str, ...]:
    """Describe each new field as most fields of its name are described, and return the paths of these fields.

    Fields of the same type come first. A field of which no other has the name is left as it is.

    Args:
        document: Our description, which is edited in place.
        before: Our description before the capture; its texts count as well, because what had them may be gone.
    """
    texts: dict[str, Counter[str]] = {}
    texts_of_type: dict[tuple[str, str], Counter[str]] = {}
    for _, name, schema in [*_fields(before), *_fields(document)]:
        text = schema.get("description")
        if text and text != TO_BE_DESCRIBED:
            texts.setdefault(name, Counter())[text] += 1
            texts_of_type.setdefault((name, _type_of(schema)), Counter())[text] += 1
    drafted = []
    for owner, name, schema in _fields(document):
        found = texts_of_type.get((name, _type_of(schema))) or texts.get(name)
        if schema.get("description") == TO_BE_DESCRIBED and found:
            ((schema["description"], _),) = found.most_common(1)
            drafted.append(f"{owner}.{name}")
    return tuple(drafted)


def _fields(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each field of a component, with the names of the component and of the field."""
    for owner, component in document["components"]["schemas"].items():
        for name, schema in component.get("properties", {}).items():
            yield owner, name, schema


def _type_of(schema: dict[str, Any]) -> str:
    """Return what tells the types of fields apart: everything but their annotations."""
    kept = ("type", "$ref", "items", "oneOf", "anyOf", "additionalProperties", "enum")
    return repr({keyword: schema[keyword] for keyword in kept if keyword in schema})
