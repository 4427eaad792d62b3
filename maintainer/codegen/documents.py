"""Reads YAML and JSON documents as plain JSON values."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

if TYPE_CHECKING:
    from pathlib import Path

_DEEPEST = 200


class DocumentError(ValueError):
    """A document that cannot be used; the message names its file."""


class _CoreSchemaConstructor(SafeConstructor):
    """Constructor for YAML 1.2's core schema, which has no dates: a version such as 2026-10-01 is a string."""


_CoreSchemaConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def load_document(path: Path) -> dict[str, Any]:
    """Read the object that a file holds: JSON if it is named so, otherwise YAML 1.2.

    What JSON could not say is refused: keys that are no strings (an unquoted ``200``), keys given twice, numbers that
    are not finite, and YAML's own types.

    Raises:
        DocumentError: if the file cannot be read, is malformed, or holds anything but one object.
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
        raise DocumentError(f"{path}: an object was expected, not {kind_of(document)}")
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
    """Say what a JSON value is, in the words of an error message."""
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
            raise ValueError(f"key {name!r} is given twice")
        members[name] = value
    return members


def _require_json(value: object, path: str, *, depth: int) -> None:
    # A YAML anchor can hold itself, so that a walk without a bound would not end.
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    match value:
        case dict():
            for key, member in value.items():
                if not isinstance(key, str):
                    raise ValueError(f"key {key!r} in {path} is no string: quote it")
                _require_json(member, f"{path}[{key!r}]", depth=depth + 1)
        case list():
            for index, item in enumerate(value):
                _require_json(item, f"{path}[{index}]", depth=depth + 1)
        case float() if not math.isfinite(value):
            raise ValueError(f"{path} is no finite number")
        case None | bool() | int() | float() | str():
            return
        case _:
            raise ValueError(f"{path} is no JSON value but of YAML's type {type(value).__name__}")
