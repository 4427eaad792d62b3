"""Remove from our examples what a capture removes from their schemas: fields, variants and values of other types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from maintainer.codegen.extensions import ALSO_ACCEPTS, OPEN_ENUM
from maintainer.codegen.references import component_of
from maintainer.upstream.limits import is_within
from maintainer.upstream.normalize import json_type_of
from maintainer.upstream.schemas import branches_of, default_variant_of, mapping_of, tag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Place = tuple[str | int, ...]

_UNFIT: Final = object()
# Keywords whose value is a schema, a list of schemas, or schemas by name.
_INNER = ("items", "additionalProperties")
_LISTS = ("oneOf", "anyOf", "allOf")


def edit_examples(document: dict[str, Any], before: dict[str, Any]) -> None:
    """Remove what no longer fits from each example, and the examples of which nothing is left.

    An example that did not fit before either was not made unfit by the capture, and is left as it is.

    Args:
        document: Our description, which is edited in place.
        before: Our description before the capture.
    """
    known, current = _Fitting(before), _Fitting(document)
    before_by_place = {place: schema for place, _, schema in _owners(before)}
    for place, owner, schema in list(_owners(document)):
        if place not in before_by_place:
            continue

        def edited(value: Any, schema: Any = schema, old: Any = before_by_place[place]) -> Any:
            fitted = current.fitted(value, schema)
            if _is_same(fitted, value) or not _is_same(known.fitted(value, old), value):
                return value
            return _UNFIT if current.says_nothing(fitted, schema) else fitted

        _edit_examples_of(owner, edited)


def _edit_examples_of(owner: dict[str, Any], edited: Callable[[Any], Any]) -> None:
    if "example" in owner:
        _set_or_remove(owner, "example", edited(owner["example"]))
    match owner.get("examples"):
        case list(examples):
            kept = [one for one in map(edited, examples) if one is not _UNFIT]
            _set_or_remove(owner, "examples", kept or _UNFIT)
        case dict(named):
            for name, example in list(named.items()):
                if isinstance(example, dict) and "value" in example:
                    value = edited(example["value"])
                    _set_or_remove(named, name, _UNFIT if value is _UNFIT else {**example, "value": value})
            _set_or_remove(owner, "examples", named or _UNFIT)


def fits(value: Any, schema: Any, document: dict[str, Any]) -> bool:
    """Return whether a value, or a default, is one that a schema of our description describes completely."""
    return _is_same(_Fitting(document).fitted(value, schema), value)


def _set_or_remove(owner: dict[str, Any], name: str, value: Any) -> None:
    if value is _UNFIT:
        del owner[name]
    else:
        owner[name] = value


def _is_same(one: Any, other: Any) -> bool:
    return one is not _UNFIT and bool(one == other)


@attrs.frozen
class _Fitting:
    """The parts of values that fit the schemas of a description."""

    document: dict[str, Any]

    def fitted(self, value: Any, schema: Any) -> Any:
        """Return a value without the parts that do not fit; `_UNFIT` if something that is required does not."""
        schema = self._resolved(schema)
        if "discriminator" in schema:
            return self._fitted_variant(value, schema)
        if branches := branches_of(schema):
            return self._best(value, branches)
        if (
            json_type_of(value) not in _types(schema, value)
            or not _is_listed(value, schema)
            or not is_within(value, schema)
        ):
            return _UNFIT
        if isinstance(value, dict):
            return self._fitted_object(value, schema)
        if isinstance(value, list) and isinstance(schema.get("items"), dict):
            items = [one for item in value if (one := self.fitted(item, schema["items"])) is not _UNFIT]
            return items if items or not value else _UNFIT
        return value

    def says_nothing(self, value: Any, schema: Any) -> bool:
        """Return whether an example has nothing left but the constants of its schema."""
        if not isinstance(value, dict):
            return value is _UNFIT
        resolved = self._resolved(schema)
        if "discriminator" in resolved:
            return value.keys() <= {tag_of(resolved)}
        properties = resolved.get("properties", {})
        return all("const" in properties.get(name, {}) for name in value)

    def _resolved(self, schema: Any) -> dict[str, Any]:
        while isinstance(schema, dict) and "$ref" in schema:
            schema = self.document["components"]["schemas"].get(component_of(schema["$ref"]), {"enum": []})
        return schema if isinstance(schema, dict) else {}

    def _fitted_variant(self, value: Any, union: dict[str, Any]) -> Any:
        others = union.get(ALSO_ACCEPTS, [])
        if not isinstance(value, dict):
            return self._best(value, others)
        tag = tag_of(union)
        component = mapping_of(union).get(str(value[tag])) if tag in value else default_variant_of(union)
        variant = [] if component is None else [{"$ref": f"#/components/schemas/{component}"}]
        return self._best(value, [*variant, *others])

    def _best(self, value: Any, branches: list[Any]) -> Any:
        """Return what is left of a value in the branch that keeps all of it, or else in the first one that fits."""
        results = [one for branch in branches if (one := self.fitted(value, branch)) is not _UNFIT]
        return next((one for one in results if one == value), results[0] if results else _UNFIT)

    def _fitted_object(self, value: dict[str, Any], schema: dict[str, Any]) -> Any:
        properties, others = schema.get("properties", {}), schema.get("additionalProperties")
        kept = {}
        for name, member in value.items():
            inner = properties.get(name, others if not properties or isinstance(others, dict) else False)
            fitted = _UNFIT if inner is False else self.fitted(member, inner)
            if fitted is not _UNFIT:
                kept[name] = fitted
            elif name in schema.get("required", ()):
                return _UNFIT
        return kept if kept or not value else _UNFIT


def _types(schema: dict[str, Any], value: Any) -> set[str]:
    stated = schema.get("type", json_type_of(value))
    types = {stated} if isinstance(stated, str) else set(stated)
    return types | {"integer"} if "number" in types else types


def _is_listed(value: Any, schema: dict[str, Any]) -> bool:
    if "const" in schema:
        return bool(value == schema["const"])
    return "enum" not in schema or bool(schema.get(OPEN_ENUM)) or value in schema["enum"]


def _owners(document: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any], Any]]:
    """Yield the place of each schema, parameter and content of a body, which may have examples, and its schema."""
    components = document.get("components", {})
    for name, schema in components.get("schemas", {}).items():
        yield from _schemas_in(schema, (name,))
    for kind in ("parameters", "headers", "requestBodies", "responses"):
        yield from _owners_in(components.get(kind, {}), (kind,))
    yield from _owners_in(document.get("paths", {}), ("paths",))


def _owners_in(value: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any], Any]]:
    if isinstance(value, list):
        for index, one in enumerate(value):
            # Parameters are compared by their names, because capture adds and removes some of them.
            name = f"{one['in']} {one['name']}" if isinstance(one, dict) and {"in", "name"} <= one.keys() else index
            yield from _owners_in(one, (*place, name))
    elif isinstance(value, dict):
        if isinstance(schema := value.get("schema"), dict):
            yield place, value, schema
            yield from _schemas_in(schema, (*place, "schema"))
        for name, one in value.items():
            if name not in ("schema", "example", "examples"):
                yield from _owners_in(one, (*place, name))


def _schemas_in(schema: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any], Any]]:
    if not isinstance(schema, dict):
        return
    yield place, schema, schema
    for keyword in _INNER:
        yield from _schemas_in(schema.get(keyword), (*place, keyword))
    for keyword in _LISTS:
        for index, branch in enumerate(schema.get(keyword, [])):
            yield from _schemas_in(branch, (*place, keyword, index))
    for name, inner in schema.get("properties", {}).items():
        yield from _schemas_in(inner, (*place, "properties", name))
