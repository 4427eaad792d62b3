"""The names that the official SDK gives the types, for `openrouter_responses.components`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from maintainer.codegen.extensions import DEPRECATED_NAMES, SYNONYMS, SYNONYMS_OF_UNKNOWN
from maintainer.codegen.names import class_name
from maintainer.codegen.python_types import PythonTypes, UnsupportedSchemaError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from maintainer.codegen.template_context import PythonType

_MODELS = "models."
_NAMES = (SYNONYMS, SYNONYMS_OF_UNKNOWN, DEPRECATED_NAMES)
_TYPED_DICT = "TypedDict"


@frozen
class Synonyms:
    """The synonyms in one document.

    Attributes:
        of_models: The models and named types by their synonyms.
        of_annotations: The annotations of types without a name, by their synonyms.
    """

    of_models: Mapping[str, str]
    of_annotations: Mapping[str, str]


def synonyms_of(document: Mapping[str, Any], typed_dicts: Collection[str]) -> Synonyms:
    """Return every synonym in a document. A component in `typed_dicts` also has synonyms for its `TypedDict`.

    Raises:
        UnsupportedSchemaError: A synonym is not an identifier, or is already the name of another type.
    """
    types = PythonTypes(document, prefix=_MODELS)
    of_models: dict[str, str] = {}
    of_annotations: dict[str, str] = {}
    taken = {*types, *(f"{name}{_TYPED_DICT}" for name in typed_dicts)}
    for name, target, where in _found(types, typed_dicts):
        if not name.isidentifier():
            raise UnsupportedSchemaError(f"{where}: the synonym {name!r} is not an identifier")
        if name in taken:
            raise UnsupportedSchemaError(f"{where}: the synonym {name} is already the name of another type")
        taken.add(name)
        if isinstance(target, str):
            of_models[name] = target
        else:
            of_annotations[name] = " | ".join(target)
    return Synonyms(dict(sorted(of_models.items())), dict(sorted(of_annotations.items())))


def former_names(types: PythonTypes, typed_dicts: Collection[str]) -> dict[str, str]:
    """Return the present name of each component, and of its `TypedDict`, by its former names.

    Raises:
        UnsupportedSchemaError: A former name is not the name of a class, or is the name of another type.
    """
    found: dict[str, str] = {}
    for name in types:
        for former in types.schema(name).get(DEPRECATED_NAMES, ()):
            if former != class_name(former):
                raise UnsupportedSchemaError(f"{name}: the former name {former!r} is not the name of a class")
            if former in types or former in found:
                raise UnsupportedSchemaError(f"{name}: the former name {former} is already the name of another type")
            found[former] = name
            if name in typed_dicts:
                found[f"{former}{_TYPED_DICT}"] = f"{name}{_TYPED_DICT}"
    return dict(sorted(found.items()))


def names_in(schema: Any) -> Iterator[str]:
    """Yield every synonym and former name in a schema, or in a dict of schemas, at any depth."""
    if isinstance(schema, dict):
        for name, inner in schema.items():
            yield from inner if name in _NAMES else names_in(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from names_in(inner)


def without_names(schema: Any) -> Any:
    """Return a copy of a schema without its synonyms and former names, because a name has one meaning."""
    if isinstance(schema, dict):
        kept = {name: inner for name, inner in schema.items() if name not in _NAMES}
        return {name: without_names(inner) for name, inner in kept.items()}
    return [without_names(inner) for inner in schema] if isinstance(schema, list) else schema


def _found(types: PythonTypes, typed_dicts: Collection[str]) -> Iterator[tuple[str, str | tuple[str, ...], str]]:
    """Yield each synonym with its model, or with the members of its annotation, and its path in the document."""
    for component in types:
        schema = types.schema(component)
        for name in schema.get(SYNONYMS, ()):
            yield name, component, component
            if component in typed_dicts:
                yield f"{name}{_TYPED_DICT}", f"{component}{_TYPED_DICT}", component
        for name in schema.get(SYNONYMS_OF_UNKNOWN, ()):
            yield name, "UnknownVariant", component
        for inner, where in _inside(schema, component):
            for name in inner.get(SYNONYMS, ()):
                python_type = types.of(inner, where)
                yield name, _not_null(python_type.field_members), where
                if _has_typed_dict(python_type, typed_dicts):
                    yield f"{name}{_TYPED_DICT}", _not_null(python_type.parameter_members), where


def _inside(schema: Mapping[str, Any], where: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield the schemas within a schema, with their paths."""
    for name, inner in schema.get("properties", {}).items():
        yield inner, f"{where}.{name}"
        yield from _inside(inner, f"{where}.{name}")
    for keyword, step in (("items", "[]"), ("additionalProperties", "[key]")):
        if isinstance(inner := schema.get(keyword), dict):
            yield inner, f"{where}{step}"
            yield from _inside(inner, f"{where}{step}")
    for keyword in ("oneOf", "anyOf", "allOf"):
        for inner in schema.get(keyword, ()):
            yield inner, where
            yield from _inside(inner, where)


def _not_null(annotation: tuple[str, ...]) -> tuple[str, ...]:
    """Return the members of an annotation without None, which belongs to the place where a type is used."""
    return tuple(member for member in annotation if member != "None")


def _has_typed_dict(python_type: PythonType, typed_dicts: Collection[str]) -> bool:
    return python_type.field_members != python_type.parameter_members and python_type.names <= set(typed_dicts)
