"""Read YAML and JSON documents as plain JSON values."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, ClassVar

import yaml
from yaml import YAMLError

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

_MAX_DEPTH = 200
# The largest published document has some 50,000.
_MOST_VALUES = 1_000_000
_IN_PROGRESS = -1


class DocumentError(ValueError):
    """A document that cannot be used. The message names its file."""


class _CoreSchemaLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # depends on libyaml
    """Loader for YAML 1.2's core schema, which has no dates: a version such as 2026-10-01 is a string."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Construct a mapping, and refuse a key that it has twice."""
        names: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != _MERGE:
                if key.value in names:
                    raise yaml.constructor.ConstructorError(None, None, f"duplicate key {key.value!r}", key.start_mark)
                names.add(key.value)
        members: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return members

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        text = str(self.construct_scalar(node))
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))


_MERGE = "tag:yaml.org,2002:merge"
# The section on the core schema in YAML 1.2.2, and the merge key.
_PATTERNS = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
    "merge": (r"<<", ["<"]),
}
SCALARS = {
    f"tag:yaml.org,2002:{kind}": (re.compile(rf"(?:{pattern})\Z"), first)
    for kind, (pattern, first) in _PATTERNS.items()
}
"""The plain scalars of YAML 1.2 that are not text, by their tag: a pattern, and the characters that they start with."""
for _tag, (_pattern, _first) in SCALARS.items():
    _CoreSchemaLoader.add_implicit_resolver(_tag, _pattern, _first)
_CoreSchemaLoader.add_constructor("tag:yaml.org,2002:int", _CoreSchemaLoader.construct_yaml_int)
_CoreSchemaLoader.add_constructor("tag:yaml.org,2002:timestamp", _CoreSchemaLoader.construct_yaml_str)


def load_document(path: Path) -> dict[str, Any]:
    """Read a file that contains one object: as JSON if its name ends in `.json`, otherwise as YAML 1.2.

    Values that JSON does not have are rejected: keys that are not strings (an unquoted `200`), duplicate keys, numbers
    that are not finite, and YAML's own types.

    Raises:
        DocumentError: The file cannot be read, is malformed, or does not contain one object.
    """
    try:
        document = _load_json(path) if path.suffix == ".json" else load_yaml(path)
        _require_json(document, "$", depth=0)
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror}") from error
    except (ValueError, YAMLError) as error:
        raise DocumentError(f"{path}: {error}") from error
    except RecursionError as error:
        raise DocumentError(f"{path}: nested too deeply") from error
    if not isinstance(document, dict):
        raise DocumentError(f"{path}: expected an object, found {kind_of(document)}")
    return document


def load_yaml(source: Path | str) -> Any:
    """Read a YAML 1.2 document from a file or from text; nodes that aliases share stay shared.

    Raises:
        YAMLError: The document is malformed, or an object has a key twice.
        ValueError: A scalar is malformed, a node contains itself, or aliases make the document too large.
        OSError: The file cannot be read.
    """
    text = source if isinstance(source, str) else source.read_text(encoding="utf-8-sig")
    _require_moderate_depth(text)
    value = yaml.load(text, _CoreSchemaLoader)  # noqa: S506 - it is a SafeLoader
    _measure(value, {})
    return value


def _require_moderate_depth(text: str) -> None:
    """Refuse a document that is nested too deeply: libyaml, which recurses, would crash the process."""
    depth = 0
    for event in yaml.parse(text, _CoreSchemaLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise ValueError("nested too deeply")


def _measure(value: Any, sizes: dict[int, int]) -> int:
    """Return the number of values that a value consists of where aliases are replaced by the nodes they refer to."""
    if not isinstance(value, dict | list):
        return 1
    if id(value) not in sizes:
        sizes[id(value)] = _IN_PROGRESS
        inner = value.values() if isinstance(value, dict) else value
        sizes[id(value)] = 1 + sum(_measure(one, sizes) for one in inner)
    size = sizes[id(value)]
    if size == _IN_PROGRESS:
        raise ValueError("nested too deeply: an alias refers to a node that contains it")
    if size > _MOST_VALUES:
        raise ValueError(f"aliases expand it to more than {_MOST_VALUES:,} values")
    return size


def kind_of(value: object) -> str:
    """Return the kind of a JSON value, for an error message."""
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case _:
            return "a string"


def _load_json(path: Path) -> Any:
    return load_json(path.read_text(encoding="utf-8"))


def load_json(text: str) -> Any:
    """Read a JSON document.

    Raises:
        ValueError: The text is malformed, or an object has a key twice.
    """
    return json.loads(text, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"duplicate key {name!r}")
        members[name] = value
    return members


def _require_json(value: object, path: str, *, depth: int) -> None:
    # A YAML alias can refer to a node that contains it, so the walk needs a limit.
    if depth > _MAX_DEPTH:
        raise ValueError("nested too deeply")
    match value:
        case dict():
            for key, member in value.items():
                if not isinstance(key, str):
                    raise ValueError(f"key {key!r} in {path} is not a string; quote it")
                _require_json(member, f"{path}[{key!r}]", depth=depth + 1)
        case list():
            for index, item in enumerate(value):
                _require_json(item, f"{path}[{index}]", depth=depth + 1)
        case float() if not math.isfinite(value):
            raise ValueError(f"{path} is not a finite number")
        case None | bool() | int() | float() | str():
            return
        case _:
            raise ValueError(f"{path} has the YAML type {type(value).__name__}, which JSON does not have")
