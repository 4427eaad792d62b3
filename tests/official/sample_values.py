"""JSON values of the official SDK's types."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from attrs import evolve, frozen
from openrouter.components import ProviderOptions

from tests.official.sdk_types import Model, alternatives, is_model, members, wire_name

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_SCALARS: dict[type, Any] = {str: "text", int: 3, float: 0.5, bool: True, dt.date: "2026-01-31"}
_ANYTHING = {"any": [1, "text", None, {"format_": "as it stands"}]}
_MAX_DEPTH = 12

DICTIONARIES = (ProviderOptions,)
"""Classes whose field names are data (slugs of providers), for which our package has a dictionary."""


class ModelObject(dict[str, Any]):
    """The JSON object of a model, as opposed to a dictionary or a free-form object."""


@frozen
class SampleMaker:
    """Creates JSON values of the official types.

    Attributes:
        all_fields: Whether objects have all their fields, or only the required ones.
        turn: The index of the member of a union and of the value of an enumeration, modulo their number.
        python_names: Whether the keys are the names in the official SDK's own dicts, such as `format_`.
        classes: The classes that enclose the value; a class inside itself gets only its required fields.
    """

    all_fields: bool
    turn: int = 0
    python_names: bool = False
    classes: tuple[Model, ...] = ()

    def object(self, model: Model) -> dict[str, Any]:
        repeated = model in self.classes or len(self.classes) > _MAX_DEPTH
        inner = evolve(self, classes=(*self.classes, model), all_fields=self.all_fields and not repeated)
        fields = {
            # The attribute of a constant is in upper case (`STORE`), its key in a dict in lower case.
            name.lower() if self.python_names and model not in DICTIONARIES else wire_name(name, field): inner.field(
                field
            )
            for name, field in model.model_fields.items()
            if inner.all_fields or field.is_required()
        }
        return fields if model in DICTIONARIES else ModelObject(fields)

    def field(self, field: FieldInfo) -> Any:
        choices = _usable(members(field))
        return self.value(choices[self.turn % len(choices)])

    def value(self, annotation: Any) -> Any:
        """Return a value of a type that is not a union."""
        if is_model(annotation):
            return self.object(annotation)
        if annotation is Any:
            return _ANYTHING
        if annotation is type(None):
            return None
        if annotation in _SCALARS:
            return _SCALARS[annotation]
        arguments = get_args(annotation)
        if get_origin(annotation) is Literal:
            return arguments[self.turn % len(arguments)]
        if get_origin(annotation) is list:
            return [self.value(one) for one in self._inside(arguments[0])]
        if get_origin(annotation) is dict:
            return {f"key {number}": self.value(one) for number, one in enumerate(self._inside(arguments[1]))}
        raise TypeError(f"no sample value for {annotation}")

    def _inside(self, annotation: Any) -> list[Any]:
        return [one for one in _usable(alternatives(annotation)) if one not in self.classes]


def _usable(choices: list[Any]) -> list[Any]:
    """Return the choices that values are created from, null last."""
    known = [one for one in choices if len(choices) == 1 or not (is_model(one) and _has_only_a_tag(one))]
    if any(get_origin(one) is Literal and len(get_args(one)) == 1 for one in known):
        # Our tags cannot be null.
        known = [one for one in known if one is not type(None)]
    return sorted(known, key=lambda one: one is type(None))


def _has_only_a_tag(model: Model) -> bool:
    """Return whether the class represents variants that the SDK does not know."""
    return {name: field.annotation for name, field in model.model_fields.items()} == {"type": str}


MAKERS = {
    "required": SampleMaker(all_fields=False),
    "all": SampleMaker(all_fields=True),
    # Other members of unions, other values of enumerations, null where it is allowed.
    "all, second choice": SampleMaker(all_fields=True, turn=1),
    "all, third choice": SampleMaker(all_fields=True, turn=2),
    "all, fourth choice": SampleMaker(all_fields=True, turn=3),
}
