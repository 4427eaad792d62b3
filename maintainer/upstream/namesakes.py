"""Describe what is still undescribed, but has a namesake, as the closest namesake is described.

Fields and parameters with one Python name are namesakes, and so are equal values of enums whose names end in the same
word. Less than half of these texts fit as they are, so a person has to check each of them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.names import python_name
from maintainer.codegen.references import SCHEMAS, component_of
from maintainer.upstream.descriptions import described_parts, type_of
from maintainer.upstream.enum_descriptions import describe_value, described_values, enum_name
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED
from maintainer.upstream.schemas import branches_of, references_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Shorter stems are those of different words.
_SHORTEST_STEM = 4
_NULL = re.compile(r"\bnull\b")
_IDENTIFIER = re.compile(r"`([A-Za-z_]\w*)")


@attrs.frozen
class CheckedText:
    """A description that a person has to check.

    Attributes:
        path: What it describes, such as `Component.field`, `Component.field[value]` or `GET /models query.limit`.
        text: The description.
        source: The part that has the same description; empty if the text is the name of the part in words, because the
            descriptions of all its namesakes speak of other classes or fields.
        reason: Why the description of a part that is not new has to be checked.
    """

    path: str
    text: str
    source: str
    reason: str = ""

    def __str__(self) -> str:
        """Return the path, the text and its source in one line."""
        return f"{self.path}: {self.text} ({self.reason or (f'as {self.source}' if self.source else 'its name')})"


@attrs.frozen
class _Part:
    """A part that has a description, or should have one.

    Attributes:
        owner: Its component, or its operation.
        name: Its own name: that of a field, or a value.
        key: Namesakes have the same key.
        values: The listed values of a field, as text.
        allows_null: Whether a field may be null, as far as its schema says.
    """

    path: str
    owner: str
    name: str
    key: tuple[str, ...]
    text: str
    json_type: str = ""
    values: frozenset[str] = frozenset()
    allows_null: bool = True


def describe_as_namesakes(document: dict[str, Any], before: dict[str, Any]) -> tuple[CheckedText, ...]:
    """Describe each undescribed part that has a namesake, and return the descriptions.

    The closest namesake counts: one of the same type, whose class has most words in its name in common, on the same
    side of the operations; then the description that most namesakes have. A description that names another class, or a
    field that the class does not have, is not used.

    Args:
        document: Our description, which is edited in place.
        before: Our description before the capture; its texts count as well, because what had them may be gone.
    """
    sides = _sides(before) | _sides(document)
    fields = _fields_by_owner(before) | _fields_by_owner(document)
    known: dict[tuple[str, ...], dict[str, _Part]] = {}
    for part in [*_all_parts(before), *_all_parts(document)]:
        if part.text and part.text != TO_BE_DESCRIBED:
            known.setdefault(part.key, {})[part.path] = part
    checked = []
    for part, set_text in _undescribed(document):
        if namesakes := known.get(part.key):
            found = _closest(part, list(namesakes.values()), sides, fields)
            text = found.text if found else _in_words(part.name)
            set_text(text)
            checked.append(CheckedText(part.path, text, found.path if found else ""))
    return tuple(checked)


def _closest(
    part: _Part, namesakes: list[_Part], sides: dict[str, frozenset[str]], fields: dict[str, set[str]]
) -> _Part | None:
    """Return the closest namesake whose description fits; None if there is none."""
    fitting = [one for one in namesakes if not _speaks_of_others(part, one, fields)]
    frequency = Counter(one.text for one in fitting)

    def closeness(one: _Part) -> tuple[bool, int, bool, int]:
        shared = len(_stems(one.owner) & _stems(part.owner))
        same_side = bool(sides.get(one.owner, frozenset()) & sides.get(part.owner, frozenset()))
        return one.json_type == part.json_type, shared, same_side, frequency[one.text]

    return max(fitting, key=closeness, default=None)


def _speaks_of_others(part: _Part, namesake: _Part, fields: dict[str, set[str]]) -> bool:
    """Return whether a description speaks of what the part does not have.

    It may name the class of the namesake, another class, a field that the class of the part does not have, a value that
    is not listed for the part, or null.
    """
    own = _stems(part.owner) | _stems(part.name)
    if (_stems(namesake.owner) - own) & _stems(namesake.text):
        return True
    mentioned = set(_IDENTIFIER.findall(namesake.text))
    if mentioned & namesake.values - part.values or (_NULL.search(namesake.text) and not part.allows_null):
        return True
    others = (mentioned & (fields.keys() | fields.get(namesake.owner, set()))) - {part.owner, part.name}
    return not others <= fields.get(part.owner, set())


def _stems(text: str) -> set[str]:
    """Return the words of a name or a text in lower case, without their endings."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", text)
    lower = {word.lower().removesuffix("s") for word in words}
    return {re.sub(r"(ing|ed|es|ion)$", "", word) or word for word in lower if len(word) >= _SHORTEST_STEM}


def _in_words(name: str) -> str:
    words = python_name(name).strip("_").replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}."


# --- parts ----------------------------------------------------------------------------------------------------------


def _all_parts(document: dict[str, Any]) -> Iterator[_Part]:
    for path, owner, name, schema in described_parts(document):
        yield _field(document, path, owner, name, schema)
    for path, value, text in described_values(document):
        yield _value(path, value, text)


def _undescribed(document: dict[str, Any]) -> Iterator[tuple[_Part, Any]]:
    """Yield each undescribed part, and a function that sets its description."""
    for path, owner, name, schema in described_parts(document):
        if schema.get("description") == TO_BE_DESCRIBED:
            part = _field(document, path, owner, name, schema)
            yield part, lambda text, schema=schema: schema.update(description=text)
    for path, value, text in list(described_values(document)):
        if text == TO_BE_DESCRIBED:
            yield (
                _value(path, value, text),
                lambda text, path=path, value=value: describe_value(document, path, value, text),
            )


def _field(document: dict[str, Any], path: str, owner: str, name: str, schema: dict[str, Any]) -> _Part:
    inner = schema.get("schema", schema)
    key, text = ("field", python_name(name)), str(schema.get("description", ""))
    values = frozenset(map(str, _values_of(document, inner)))
    return _Part(path, owner, name, key, text, type_of(inner), values, _allows_null(inner))


def _values_of(document: dict[str, Any], schema: Any) -> Iterator[Any]:
    """Yield the listed values of a schema, those of a component that it refers to, and those of its items."""
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        schema = document["components"]["schemas"].get(component_of(schema["$ref"]), {})
    yield from schema.get("enum", ())
    for inner in (*branches_of(schema), schema.get("items", {})):
        if isinstance(inner, dict) and "discriminator" not in schema:
            component = document["components"]["schemas"].get(component_of(inner.get("$ref", "")), inner)
            yield from component.get("enum", ())


def _allows_null(schema: dict[str, Any]) -> bool:
    """Return whether a field may be null; one without a type may."""
    if "type" in schema:
        return "null" in schema["type"]
    return "$ref" not in schema and (not branches_of(schema) or {"type": "null"} in branches_of(schema))


def _value(path: str, value: str, text: str) -> _Part:
    owner = path.partition(".")[0]
    return _Part(f"{path}[{value}]", owner, value, ("value", enum_name(path), value), text)


def _fields_by_owner(document: dict[str, Any]) -> dict[str, set[str]]:
    return {name: set(one.get("properties", ())) for name, one in document["components"]["schemas"].items()}


def _sides(document: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return, for each component and operation, whether it is in requests, in responses, or in both."""
    roots: dict[str, list[Any]] = {"request": [], "response": []}
    sides: dict[str, set[str]] = {}
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            if isinstance(operation, dict) and "responses" in operation:
                roots["request"] += [operation.get("requestBody"), operation.get("parameters")]
                roots["response"].append(operation["responses"])
                sides[f"{method.upper()} {path}"] = {"request"}
    for side, values in roots.items():
        for name in _reachable(document, values):
            sides.setdefault(name, set()).add(side)
    return {name: frozenset(found) for name, found in sides.items()}


def _reachable(document: dict[str, Any], values: Iterable[Any]) -> set[str]:
    """Return the component schemas that values refer to, directly or through others."""
    found: set[str] = set()
    waiting = [one for value in values for one in references_in(value)]
    while waiting:
        reference = waiting.pop()
        if reference in found:
            continue
        found.add(reference)
        kind, _, name = reference.removeprefix("#/components/").partition("/")
        waiting += references_in(document["components"].get(kind, {}).get(name))
    return {one.removeprefix(SCHEMAS) for one in found if one.startswith(SCHEMAS)}
