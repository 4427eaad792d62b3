"""Examples of the description as the Python code that creates them, for docstrings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import DEFAULT_VARIANT
from maintainer.codegen.names import field_name
from maintainer.codegen.references import component_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maintainer.codegen.python_types import PythonTypes

# What ends a docstring, or means something else in it.
_UNFIT = ("\\", '"""', "`")


class ExampleError(ValueError):
    """An example that cannot be shown as code; the message says which, and what would be right."""


def example_code(types: PythonTypes, component: str) -> str:
    """Return the call that creates the first example of a class, in one line; empty if it has none.

    Constants that the constructor fills in are left out, and so are fields that the class does not have: upstream may
    have removed them.

    Raises:
        ExampleError: The example is not an object, or cannot be part of a docstring.
    """
    examples = types.schema(component).get("examples")
    if not examples:
        return ""
    if not isinstance(examples, list) or not isinstance(examples[0], dict):
        raise ExampleError(f"{component}: examples should be a list of objects, such as [{{name: value}}]")
    code = _Code(types).of_component(component, examples[0])
    if unfit := [text for text in _UNFIT if text in code]:
        raise ExampleError(f"{component}: the example contains {unfit[0]}, which a docstring cannot show; leave it out")
    return code


class _Code:
    """Writes JSON values as Python code, by their schemas."""

    def __init__(self, types: PythonTypes) -> None:
        self._types = types

    def of_component(self, name: str, value: Any) -> str:
        schema = self._types.schema(name)
        match self._types.kind(name):
            case "model" if isinstance(value, dict):
                return self._of_model(name, value)
            case "union" if isinstance(value, dict):
                tag, mapping = schema["discriminator"]["propertyName"], schema["discriminator"]["mapping"]
                variant = mapping.get(value.get(tag), schema.get(DEFAULT_VARIANT))
                return repr(value) if variant is None else self.of_component(component_of(variant), value)
            case _:
                return self._of({**schema, "$ref": None}, value)

    def _of_model(self, name: str, value: Mapping[str, Any]) -> str:
        fields = {field.wire_name: field for field in self._types.model(name).fields}
        properties = self._types.schema(name)["properties"]
        arguments = [
            f"{field_name(wire_name)}={self._of(properties[wire_name], inner)}"
            for wire_name, inner in value.items()
            if wire_name in fields
            and not (fields[wire_name].has_constant_default and fields[wire_name].constant == inner)
        ]
        return f"{name}({', '.join(arguments)})"

    def _of(self, schema: Mapping[str, Any], value: Any) -> str:
        if schema.get("$ref"):
            return self.of_component(component_of(schema["$ref"]), value)
        if branches := schema.get("oneOf") or schema.get("anyOf"):
            wanted = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "scalar"
            fitting = (one for one in branches if wanted in self._types.of(one, "the example").json_types)
            return self._of(next(fitting, {}), value)
        if isinstance(value, list):
            return f"[{', '.join(self._of(schema.get('items', {}), item) for item in value)}]"
        if isinstance(value, dict) and isinstance(schema.get("additionalProperties"), dict):
            inner = schema["additionalProperties"]
            return f"{{{', '.join(f'{key!r}: {self._of(inner, item)}' for key, item in value.items())}}}"
        return repr(value)
