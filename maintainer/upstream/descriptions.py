"""Describe new parts with our own texts: those that they had before they left, or those of fields of the same name.

The texts of parts that have left are in a file, so that a part that comes back is described as before.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import SYNONYMS
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED, last_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMER = Path("maintainer/upstream/former_descriptions.json")
"""The file, relative to the root of the checkout, of the texts of parts that have left, by `Component`,
`Component.field` or `GET /models query.limit`, and of their defaults, see `former_defaults`."""

# A description is drafted if this many fields, and this part of all that are comparable, have it.
_LEAST_EXAMPLES = 2
_LEAST_SHARE = 2 / 3


def read_former_descriptions(root: Path) -> dict[str, Any]:
    """Read the texts and defaults of the parts that have left; none if there is no file."""
    path = root / FORMER
    texts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return texts


def former_descriptions_text(texts: Mapping[str, Any]) -> str:
    """Return the content of the file for these texts."""
    return json.dumps(texts, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def restore_descriptions(document: dict[str, Any], before: dict[str, Any], former: Mapping[str, Any]) -> dict[str, Any]:
    """Describe each undescribed part as it was described before it left, and return the texts of what has left now.

    Args:
        document: Our description, which is edited in place.
        before: Our description before the capture.
        former: The texts of the parts that had left before the capture.
    """
    parts = dict(_parts(document))
    for path, schema in parts.items():
        if schema.get("description") == TO_BE_DESCRIBED and path in former:
            schema["description"] = former[path]
    left = {path: str(schema["description"]) for path, schema in _parts(before) if "description" in schema}
    left = with_synonyms({path: text for path, text in left.items() if text != TO_BE_DESCRIBED}, before, document)
    texts = {**former, **left}
    return {path: text for path, text in texts.items() if path not in parts}


def with_synonyms(texts: Mapping[str, Any], before: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """Add the texts of each class that has left under its synonyms, which are the names that it may come back with.

    Args:
        texts: Texts by `Component`, `Component.field` or `Component.field[value]`, or defaults.
        before: The description that they are from.
        document: The description now.
    """
    left = {name: one for name, one in _schemas(before).items() if name not in _schemas(document)}
    added = {
        f"{synonym}{rest}": text
        for path, text in texts.items()
        for owner, rest in [_owner_and_rest(path)]
        for synonym in left.get(owner, {}).get(SYNONYMS, ())
    }
    return {**added, **texts}


def _owner_and_rest(path: str) -> tuple[str, str]:
    owner = re.match(r"\w*", path)
    end = owner.end() if owner else 0
    return path[:end], path[end:]


def _schemas(document: dict[str, Any]) -> dict[str, Any]:
    schemas: dict[str, Any] = document["components"]["schemas"]
    return schemas


def draft_descriptions(document: dict[str, Any], before: dict[str, Any]) -> tuple[str, ...]:
    """Describe each new field as such fields of similar classes are described, and return the paths of these fields.

    Classes are similar if their names end in the same word, such as `Item`. At least two of them, and two thirds of
    those that have a field of the same name and type, must describe it in the same words. A field means something else
    in classes of other kinds: `code` is a program in an item, and a number in an error.

    Args:
        document: Our description, which is edited in place.
        before: Our description before the capture; its texts count as well, because what had them may be gone.
    """
    texts: dict[tuple[str, str, str], dict[str, str]] = {}
    for owner, name, schema in [*_fields(before), *_fields(document)]:
        text = schema.get("description")
        if text and text != TO_BE_DESCRIBED:
            texts.setdefault((last_word(owner), name, type_of(schema)), {})[owner] = text
    drafted = []
    for owner, name, schema in _fields(document):
        found = list(texts.get((last_word(owner), name, type_of(schema)), {}).values())
        if schema.get("description") != TO_BE_DESCRIBED or not found:
            continue
        ((text, count),) = Counter(found).most_common(1)
        if count >= _LEAST_EXAMPLES and count >= _LEAST_SHARE * len(found):
            schema["description"] = text
            drafted.append(f"{owner}.{name}")
    return tuple(drafted)


def _parts(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each component, field and parameter with its path."""
    yield from _schemas(document).items()
    for owner, name, schema in _fields(document):
        yield f"{owner}.{name}", schema
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            yield from _parameters(f"{method.upper()} {path}", operation)


def _parameters(name: str, operation: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each parameter that is not a component with its path, such as `GET /models query.limit`."""
    for parameter in operation.get("parameters", ()) if isinstance(operation, dict) else ():
        if "name" in parameter:
            yield f"{name} {parameter['in']}.{parameter['name']}", parameter


def described_parts(document: dict[str, Any]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield the path, the owner and the name of each field and parameter, with its schema or the parameter itself."""
    for owner, name, schema in _fields(document):
        yield f"{owner}.{name}", owner, name, schema
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            owner = f"{method.upper()} {path}"
            for place, parameter in _parameters(owner, operation):
                yield place, owner, parameter["name"], parameter
    for name, parameter in document["components"].get("parameters", {}).items():
        yield f"parameters.{name}", name, parameter["name"], parameter


def _fields(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each field of a component, with the names of the component and of the field."""
    for owner, component in _schemas(document).items():
        for name, schema in component.get("properties", {}).items():
            yield owner, name, schema


def type_of(schema: dict[str, Any]) -> str:
    """Return what tells the types of fields apart: everything but their annotations, and whether null is allowed."""
    for keyword in ("oneOf", "anyOf"):
        branches = [branch for branch in schema.get(keyword, ()) if branch != {"type": "null"}]
        if len(branches) == 1:
            return type_of(branches[0])
    kept = ("type", "$ref", "items", "oneOf", "anyOf", "additionalProperties", "enum")
    stated = {keyword: schema[keyword] for keyword in kept if keyword in schema}
    if isinstance(types := stated.get("type"), list) and "null" in types:
        others = [one for one in types if one != "null"]
        stated["type"] = others[0] if len(others) == 1 else others
    return repr(stated)
