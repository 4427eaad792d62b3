"""The Python names of components, fields and parameters, by the rules of openapi-python-client."""

from __future__ import annotations

import functools

from openapi_python_client.strings import ClassName, PythonIdentifier

# The generator puts this before a name that would otherwise start with a digit or an underscore.
_PREFIX = "field_"

RESERVED_NAMES = frozenset({"additional_properties", "from_dict", "to_dict"})
"""Names that every model defines; a field with such a name gets a trailing underscore."""


@functools.cache
def python_name(name: str) -> str:
    """Return the name as a Python identifier in snake case: `maxTokens` becomes `max_tokens`."""
    return str(PythonIdentifier(name, _PREFIX))


@functools.cache
def class_name(name: str) -> str:
    """Return the name as the name of a class: `not_found` becomes `NotFound`."""
    return str(ClassName(name, _PREFIX))


def module_of(component: str) -> str:
    """Return the name of the module that defines a component."""
    return python_name(component)


def field_name(wire_name: str) -> str:
    """Return the name of the field of a model that holds the property of this name."""
    name = python_name(wire_name)
    return f"{name}_" if name in RESERVED_NAMES else name
