"""Read YAML and JSON documents as plain JSON values."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

if TYPE_CHECKING:
    from pathlib import Path

_MAX_DEPTH = 200


class DocumentError(ValueError):
    """A document that cannot be used. The message names its file."""


class _CoreSchemaConstructor(SafeConstructor):
    """Constructor for YAML 1.2's core schema, which has no dates: a version such as 2026-10-01 is a string."""


_CoreSchemaConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


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


def load_yaml(source: Path | str, *, allow_duplicate_keys: bool = False) -> Any:
    """Read a YAML 1.2 document from a file or from text; of equal keys, where they are allowed, the first counts.

    Raises:
        YAMLError: The document is malformed.
        ValueError: A scalar is malformed.
        OSError: The file cannot be read.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _CoreSchemaConstructor
    yaml.allow_duplicate_keys = allow_duplicate_keys
    return yaml.load(source)


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
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_object)


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
