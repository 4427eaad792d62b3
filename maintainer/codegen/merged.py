"""The description for other generators: one OpenAPI 3.1 document that needs neither overlays nor our extensions.

Two things in the description are for our own generator, and are expressed here in a way that every generator knows:

- A union whose default variant may omit the tag (`x-default-variant`). The standard lets a discriminator read only a
  property that every variant requires. Here the union accepts either the default variant, or a union of the variants
  with their tags. Both forms accept the same values. A default variant that is not one of the variants never has a tag.
- The extensions that say how Python code is generated and how the description follows the service's. They are removed.
  Any other extension stays, such as `x-not-idempotent`, which says what an operation is, and `x-enumDescriptions`,
  which other tools know.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from maintainer.codegen import extensions
from maintainer.codegen.documents import SCALARS, DocumentError
from maintainer.codegen.references import SCHEMAS, component_of, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMATS = ("yaml", "json")

REMOVED = frozenset(
    {
        extensions.ALSO_ACCEPTS,
        extensions.BEYOND_UPSTREAM,
        extensions.DEFAULT_VARIANT,
        extensions.DEPRECATED_NAMES,
        extensions.OPEN_ENUM,
        extensions.SYNONYMS,
        extensions.SYNONYMS_OF_UNKNOWN,
        extensions.WITHOUT_PARAMETERS,
    }
)
"""The extensions that have a meaning only for our own tools."""

_ORIGIN = "# Merged from openapi.yaml and overlays/spec/ by `python -m maintainer.codegen merged`: edit those files.\n"


def merged(description: Mapping[str, Any]) -> dict[str, Any]:
    """Return the description of a checkout, its overlays applied, as a document for other generators.

    Raises:
        DocumentError: A union with a default variant cannot be expressed without the extension.
    """
    components = description["components"]
    schemas = dict(_with_tagged_unions(description, components["schemas"]))
    document: dict[str, Any] = _without_extensions({**description, "components": {**components, "schemas": schemas}})
    return document


def document_text(document: Mapping[str, Any], format_: str) -> str:
    """Return a document as text that ends with a newline, in one of `FORMATS`."""
    if format_ == "json":
        return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    return _ORIGIN + yaml.dump(
        document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120, default_flow_style=False
    )


# --- unions with a default variant ------------------------------------------------------------------------------------


def _with_tagged_unions(description: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each component schema, and in place of a union with a default variant what expresses it."""
    for name, schema in schemas.items():
        if extensions.DEFAULT_VARIANT not in schema:
            yield name, schema
            continue
        default = schema[extensions.DEFAULT_VARIANT]
        tagged, variant = f"Tagged{name}", f"Tagged{component_of(default)}"
        union = "oneOf" if "oneOf" in schema else "anyOf"
        has_tag = {"$ref": default} in schema[union]
        if taken := {tagged, *([variant] if has_tag else [])} & schemas.keys():
            raise DocumentError(f"{name}: the merged document needs the name {taken.pop()}, which a schema already has")
        yield name, {"description": schema.get("description", ""), "anyOf": [_reference(tagged), {"$ref": default}]}
        if not has_tag:
            yield tagged, {**schema, "description": _described_as_tagged(schema)}
            continue
        yield (
            tagged,
            {
                **schema,
                "description": _described_as_tagged(schema),
                union: [_reference(variant) if one == {"$ref": default} else one for one in schema[union]],
                "discriminator": _discriminator(schema["discriminator"], default, SCHEMAS + variant),
            },
        )
        yield variant, _requiring_tag(description, schema, name)


def _discriminator(discriminator: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    mapping = {tag: new if variant == old else variant for tag, variant in discriminator["mapping"].items()}
    return {**discriminator, "mapping": mapping}


def _requiring_tag(description: Mapping[str, Any], union: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the default variant of a union as it is if its tag is present."""
    default, discriminator = union[extensions.DEFAULT_VARIANT], union["discriminator"]
    tag = discriminator["propertyName"]
    variant = resolve(description, {"$ref": default}, "the description")
    if tag not in variant.get("properties", {}):
        raise DocumentError(f"{name}: its default variant {component_of(default)} has no property {tag!r}")
    tags = [value for value, reference in discriminator["mapping"].items() if reference == default]
    if not tags:
        raise DocumentError(f"{name}: the discriminator's mapping lacks {component_of(default)}, the default variant")
    constant = {"const": tags[0]} if len(tags) == 1 else {"enum": tags}
    required_tag = {"type": "string", **constant, "description": "Tag of the variant."}
    return {
        **variant,
        "description": _described_as_tagged(variant),
        "required": [tag, *(one for one in variant.get("required", ()) if one != tag)],
        "properties": {**variant["properties"], tag: required_tag},
    }


def _described_as_tagged(schema: Mapping[str, Any]) -> str:
    return f"{schema.get('description', '')} The tag is present.".lstrip()


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": SCHEMAS + name}


def _without_extensions(value: Any) -> Any:
    match value:
        case dict():
            return {name: _without_extensions(member) for name, member in value.items() if name not in REMOVED}
        case list():
            return [_without_extensions(item) for item in value]
        case _:
            return value


# --- YAML -------------------------------------------------------------------------------------------------------------


class _Dumper(yaml.SafeDumper):
    """Dumper of YAML that readers of versions 1.1 and 1.2 understand alike, without anchors."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list below its key."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True

    def represent_text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)

    def represent_items(self, items: list[Any]) -> yaml.SequenceNode:
        """Represent a list of scalars in the lines of its key, and any other list with an item on each line."""
        of_scalars = not any(isinstance(item, dict | list) for item in items)
        return self.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=of_scalars)


_Dumper.add_representer(str, _Dumper.represent_text)
_Dumper.add_representer(list, _Dumper.represent_items)
# A text that version 1.2 would read as another value is quoted, too.
for _tag, (_pattern, _first) in SCALARS.items():
    _Dumper.add_implicit_resolver(_tag, _pattern, _first)
