"""The other names of the types: what OpenRouter's own SDK calls what a description calls otherwise, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from maintainer.codegen.extensions import SYNONYMS, SYNONYMS_OF_UNKNOWN
from maintainer.codegen.python_types import PythonTypes, UnsupportedSchemaError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from maintainer.codegen.template_context import PythonType

_MODELS = "models."
_FORM = "TypedDict"


@frozen
class Synonyms:
    """The names of one document.

    Attributes:
        of_models: Names of models and named types, by the other names that they have.
        of_annotations: Annotations, by the names of what has no name of its own.
    """

    of_models: Mapping[str, str]
    of_annotations: Mapping[str, str]


def synonyms_of(document: Mapping[str, Any], typed_dicts: Collection[str]) -> Synonyms:
    """Every synonym in a document; what has a form as `TypedDict` has synonyms for that, too.

    Raises:
        UnsupportedSchemaError: A name is none, or is that of something else already.
    """
    types = PythonTypes(document, prefix=_MODELS)
    of_models: dict[str, str] = {}
    of_annotations: dict[str, str] = {}
    taken = {*types, *(f"{name}{_FORM}" for name in typed_dicts)}
    for name, means, where in _found(types, typed_dicts):
        if not name.isidentifier():
            raise UnsupportedSchemaError(f"{where}: the synonym {name!r} cannot be the name of a type")
        if name in taken:
            raise UnsupportedSchemaError(f"{where}: the synonym {name} is the name of something else")
        taken.add(name)
        if isinstance(means, str):
            of_models[name] = means
        else:
            of_annotations[name] = " | ".join(means)
    return Synonyms(dict(sorted(of_models.items())), dict(sorted(of_annotations.items())))


def names_in(schema: Any) -> Iterator[str]:
    """Every synonym in a schema or in schemas by name, however deep."""
    if isinstance(schema, dict):
        for name, inner in schema.items():
            yield from inner if name in (SYNONYMS, SYNONYMS_OF_UNKNOWN) else names_in(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from names_in(inner)


def without_names(schema: Any) -> Any:
    """A copy of a schema without any synonym: a name means one thing."""
    if isinstance(schema, dict):
        kept = {name: inner for name, inner in schema.items() if name not in (SYNONYMS, SYNONYMS_OF_UNKNOWN)}
        return {name: without_names(inner) for name, inner in kept.items()}
    return [without_names(inner) for inner in schema] if isinstance(schema, list) else schema


def _found(types: PythonTypes, typed_dicts: Collection[str]) -> Iterator[tuple[str, str | tuple[str, ...], str]]:
    """Each synonym, with the model that it means or the alternatives of an annotation, and where it is."""
    for component in types:
        schema = types.schema(component)
        for name in schema.get(SYNONYMS, ()):
            yield name, component, component
            if component in typed_dicts:
                yield f"{name}{_FORM}", f"{component}{_FORM}", component
        for name in schema.get(SYNONYMS_OF_UNKNOWN, ()):
            yield name, "UnknownVariant", component
        for inner, where in _inside(schema, component):
            for name in inner.get(SYNONYMS, ()):
                python_type = types.of(inner, where)
                yield name, _not_null(python_type.field_members), where
                if _is_taken(python_type, typed_dicts):
                    yield f"{name}{_FORM}", _not_null(python_type.parameter_members), where


def _inside(schema: Mapping[str, Any], where: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The schemas within a schema, and where they are."""
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
    """Without null, which is allowed where a value is used."""
    return tuple(member for member in annotation if member != "None")


def _is_taken(python_type: PythonType, typed_dicts: Collection[str]) -> bool:
    return python_type.field_members != python_type.parameter_members and python_type.names <= set(typed_dicts)
