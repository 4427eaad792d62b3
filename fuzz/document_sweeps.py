"""Changes to an OpenAPI document in many places at once, as a new version of the program that writes it makes them.

Each function changes a document in place, in all of its components or in half of them, and returns in how many places;
None if it found no place. The document describes the same values as before, but for integers and formats.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from fuzz.document_changes import component, places, rename_everywhere, schemas_of, target

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from fuzz.document_changes import Document, Place, Schema

_NULL: Schema = {"type": "null"}
_UNIONS = ("oneOf", "anyOf")


def type_null(random: Random, document: Document) -> str | None:
    """Allow null by a list of types or a union instead of `nullable`."""

    def change(place: Place) -> bool:
        schema = place.schema
        # Alone, `nullable` allows any value.
        if schema.get("nullable") is not True or len(schema) == 1:
            return False
        rest = {key: one for key, one in schema.items() if key != "nullable"}
        if isinstance(rest.get("type"), str):
            null = {"enum": [*rest["enum"], None]} if "enum" in rest and None not in rest["enum"] else {}
            _rewrite(schema, {**rest, "type": [rest["type"], "null"], **null})
        else:
            _rewrite(schema, {"anyOf": [rest, _NULL]})
        return True

    return _everywhere(random, document, change)


def mark_null(random: Random, document: Document) -> str | None:
    """Allow null by `nullable` instead of a list of types or a union."""

    def change(place: Place) -> bool:
        schema = place.schema
        if isinstance(schema.get("type"), list) and len(schema["type"]) == 2 and "null" in schema["type"]:
            schema["type"] = next(one for one in schema["type"] if one != "null")
            schema["nullable"] = True
            return True
        for keyword in _UNIONS:
            if _NULL in schema.get(keyword, ()) and len(schema[keyword]) == 2:
                inner = next(one for one in schema[keyword] if one != _NULL)
                _rewrite(schema, {"allOf": [inner], "nullable": True})
                return True
        return False

    return _everywhere(random, document, change)


def state_constants(random: Random, document: Document) -> str | None:
    """State the only value of an enum by `const`, or the other way round."""
    by_const = random.random() < 0.5

    def change(place: Place) -> bool:
        schema = place.schema
        if by_const and isinstance(schema.get("enum"), list) and len(schema["enum"]) == 1:
            schema["const"] = schema.pop("enum")[0]
            return True
        if not by_const and "const" in schema:
            schema["enum"] = [schema.pop("const")]
            return True
        return False

    return _everywhere(random, document, change)


def count_by_integers(random: Random, document: Document) -> str | None:
    """Make integers of numbers, or numbers of integers."""
    old, new = random.choice([("number", "integer"), ("integer", "number")])

    def change(place: Place) -> bool:
        if place.schema.get("type") != old or "enum" in place.schema:
            return False
        place.schema["type"] = new
        place.schema.pop("format", None)
        return True

    return _everywhere(random, document, change)


def state_formats(random: Random, document: Document) -> str | None:
    """Add the formats of numbers, or remove them."""

    def change(place: Place) -> bool:
        if place.schema.get("type") not in ("integer", "number"):
            return False
        if place.schema.pop("format", None) is None:
            place.schema["format"] = "int64" if place.schema["type"] == "integer" else "double"
        return True

    return _everywhere(random, document, change)


def omit_types(random: Random, document: Document) -> str | None:
    """State no type where other keywords imply it, or state it again."""

    def change(place: Place) -> bool:
        schema = place.schema
        implied_by = {"object": "properties", "string": "enum"}.get(str(schema.get("type")))
        if implied_by in schema:
            del schema["type"]
        elif "type" not in schema and "properties" in schema:
            schema["type"] = "object"
        else:
            return False
        return True

    return _everywhere(random, document, change)


def swap_unions(random: Random, document: Document) -> str | None:
    """Write all unions by `anyOf`, or all by `oneOf`."""
    old, new = random.choice([("oneOf", "anyOf"), ("anyOf", "oneOf")])

    def change(place: Place) -> bool:
        if old not in place.schema or new in place.schema:
            return False
        _rewrite(place.schema, {new if key == old else key: one for key, one in place.schema.items()})
        return True

    return _everywhere(random, document, change)


def drop_discriminators(random: Random, document: Document) -> str | None:
    """Remove the discriminators of unions, or their mappings."""
    whole = random.random() < 0.5

    def change(place: Place) -> bool:
        if "discriminator" not in place.schema:
            return False
        if whole:
            del place.schema["discriminator"]
        else:
            place.schema["discriminator"].pop("mapping", None)
        return True

    return _everywhere(random, document, change)


def wrap_references(random: Random, document: Document) -> str | None:
    """Put references into `allOf`, since other keywords beside them have no effect in OpenAPI 3.0."""

    def change(place: Place) -> bool:
        schema = place.schema
        if "$ref" not in schema or (place.key == place.name and len(schema) == 1):
            return False
        rest = {key: one for key, one in schema.items() if key != "$ref"}
        _rewrite(schema, {"allOf": [{"$ref": schema["$ref"]}], **rest})
        return True

    return _everywhere(random, document, change)


def unwrap_references(random: Random, document: Document) -> str | None:
    """Replace each `allOf` of one schema by that schema."""

    def change(place: Place) -> bool:
        schema = place.schema
        if len(schema.get("allOf", ())) != 1 or schema.keys() & schema["allOf"][0].keys():
            return False
        inner = schema.pop("allOf")[0]
        _rewrite(schema, {**inner, **schema})
        return True

    return _everywhere(random, document, change)


def add_empty_parts(random: Random, document: Document) -> str | None:
    """Derive each variant of a union from itself, without fields of its own."""

    def change(place: Place) -> bool:
        schema = place.schema
        if "|" not in place.name or "$ref" not in schema or "properties" not in target(document, schema):
            return False
        _rewrite(schema, {"allOf": [dict(schema), {"type": "object", "properties": {}}]})
        return True

    return _everywhere(random, document, change)


def extract_enums(random: Random, document: Document) -> str | None:
    """Make a component of each enum, named after the field that has it."""

    def change(place: Place) -> bool:
        schema = place.schema
        if len(schema.get("enum") or ()) < 2 or "." not in place.name or place.key in ("type", "items"):
            return False
        name = "".join(word[:1].upper() + word[1:] for word in str(place.key).split("_")) + random.choice(["", "Enum"])
        if not name.isalnum() or name in schemas_of(document):
            return False
        schemas_of(document)[name] = dict(schema)
        _rewrite(schema, {"$ref": f"#/components/schemas/{name}"})
        return True

    return _everywhere(random, document, change)


def extract_objects(random: Random, document: Document) -> str | None:
    """Make components of inline objects."""

    def change(place: Place) -> bool:
        schema = place.schema
        if not schema.get("properties") or place.key == place.name:
            return False
        _rewrite(schema, component(random, document, dict(schema)))
        return True

    return _everywhere(random, document, change)


def inline_enums(random: Random, document: Document) -> str | None:
    """Put the enums that are components in the places of the references to them."""
    enums = {f"#/components/schemas/{name}": one for name, one in schemas_of(document).items() if "enum" in one}

    def change(place: Place) -> bool:
        schema = place.schema
        if schema.get("$ref") not in enums:
            return False
        _rewrite(schema, {**copy.deepcopy(enums[schema["$ref"]]), **{k: v for k, v in schema.items() if k != "$ref"}})
        return True

    return _everywhere(random, document, change)


def rename_components(random: Random, document: Document) -> str | None:
    """Remove the first word of the names of components, or give all of them another one."""
    old = random.choice(["OpenResponses", "OpenAIResponses", "Responses", "Output", "Text", "Format", "Input"])
    new = random.choice(["", "Responses", "OpenRouter", "V2"])
    names = schemas_of(document)
    renamed = {name: new + name.removeprefix(old) for name in names if name.startswith(old)}
    left = {name: other for name, other in renamed.items() if other[:1].isalpha() and other not in names}
    for name, other in left.items():
        if other not in schemas_of(document):
            rename_everywhere(document, name, other)
    return f"{old} to {new or 'nothing'}: {len(left)}" if left else None


def annotate(random: Random, document: Document) -> str | None:
    """Add a title, a description, an extension or a mark that says nothing about values."""
    name, value = random.choice(
        [
            ("title", "A title"),
            ("description", "A text: with a colon.\n"),
            ("x-speakeasy-unknown-values", "allow"),
            ("readOnly", True),
            ("writeOnly", True),
            ("externalDocs", {"url": "https://example.com"}),
            ("xml", {"name": "a"}),
            ("$comment", "To be done."),
        ]
    )

    def change(place: Place) -> bool:
        place.schema.setdefault(name, value)
        return True

    return _everywhere(random, document, change)


def _everywhere(random: Random, document: Document, change: Callable[[Place], bool]) -> str | None:
    """Change the schemas of all components, or of half of them; a change returns whether it applies."""
    whole = random.random() < 0.5
    names = {name for name in schemas_of(document) if whole or random.random() < 0.5}
    found = [one for one in places(document) if one.name.partition(".")[0].partition("|")[0] in names]
    count = sum(change(one) for one in found)
    return f"{count} places" if count else None


def _rewrite(schema: Schema, changed: dict[str, Any]) -> None:
    changed = dict(changed)
    schema.clear()
    schema.update(changed)


SWEEPS: tuple[Callable[[Random, Document], str | None], ...] = (
    type_null,
    mark_null,
    state_constants,
    count_by_integers,
    state_formats,
    omit_types,
    swap_unions,
    drop_discriminators,
    wrap_references,
    unwrap_references,
    add_empty_parts,
    extract_enums,
    extract_objects,
    inline_enums,
    rename_components,
    annotate,
)
"""The changes to many places."""
