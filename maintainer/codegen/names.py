"""The Python names of components, fields and parameters, by the rules of openapi-python-client."""

from __future__ import annotations

import functools
import keyword

from openapi_python_client.strings import ClassName, PythonIdentifier

# The generator puts this before a name that would otherwise start with a digit or an underscore.
_PREFIX = "field_"

RESERVED_NAMES = frozenset({"additional_properties", "from_dict", "to_dict"})
"""Names that every model defines; a field with such a name gets a trailing underscore."""

OPTION_NAMES = frozenset(
    {
        *("self", "retries", "max_retries", "server_url", "timeout_ms", "deadline_ms"),
        *("http_headers", "extra_body", "extra_query"),
    }
)
"""Names that every method takes besides the arguments of its operation, which get a trailing underscore."""


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


def argument_name(wire_name: str) -> str:
    """Return the name of the keyword argument for a parameter or a field of the request."""
    is_argument = wire_name.isidentifier() and not keyword.iskeyword(wire_name)
    name = wire_name if is_argument else python_name(wire_name)
    return f"{name}_" if name in OPTION_NAMES else name
