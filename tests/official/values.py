"""Values of the official SDK's types, made by walking them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from attrs import evolve, frozen
from openrouter.components import ProviderOptions

from tests.official.surface import Model, alternatives, is_model, members, wire_name

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_SCALARS: dict[type, Any] = {str: "text", int: 3, float: 0.5, bool: True, dt.date: "2026-01-31"}
_ANYTHING = {"any": [1, "text", None, {"format_": "as it stands"}]}
_DEEPEST = 12

DICTIONARIES = (ProviderOptions,)
"""Classes whose field names are data, slugs of providers here: ours has a dictionary for them."""


class Described(dict[str, Any]):
    """An object of a class, unlike the dictionaries and the free-form objects around it."""


@frozen
class Maker:
    """Makes JSON values of the official types.

    Attributes:
        all_fields: Whether objects have all their fields, or only those they must have.
        turn: Which member of a union a field holds, and which value of an enumeration: counted round.
        python_names: Whether fields go by the names of the official SDK's own dicts, such as `format_`.
        classes: The classes around the value; a class inside itself is given no more than it must have.
    """

    all_fields: bool
    turn: int = 0
    python_names: bool = False
    classes: tuple[Model, ...] = ()

    def object(self, model: Model) -> dict[str, Any]:
        repeated = model in self.classes or len(self.classes) > _DEEPEST
        inner = evolve(self, classes=(*self.classes, model), all_fields=self.all_fields and not repeated)
        fields = {
            # The attribute of a constant is in capitals (`STORE`), its key in a dict is not.
            name.lower() if self.python_names and model not in DICTIONARIES else wire_name(name, field): inner.field(
                field
            )
            for name, field in model.model_fields.items()
            if inner.all_fields or field.is_required()
        }
        return fields if model in DICTIONARIES else Described(fields)

    def field(self, field: FieldInfo) -> Any:
        choices = _known(members(field))
        return self.value(choices[self.turn % len(choices)])

    def value(self, annotation: Any) -> Any:
        """A value of a type that is no union."""
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
        raise TypeError(f"no value is known for {annotation}")

    def _inside(self, annotation: Any) -> list[Any]:
        return [one for one in _known(alternatives(annotation)) if one not in self.classes]


def _known(choices: list[Any]) -> list[Any]:
    """The choices that values are made of, null last."""
    known = [one for one in choices if len(choices) == 1 or not (is_model(one) and _is_tag_alone(one))]
    if any(get_origin(one) is Literal and len(get_args(one)) == 1 for one in known):
        # A tag of null is no tag of ours: test_surface tells of the one that there is.
        known = [one for one in known if one is not type(None)]
    return sorted(known, key=lambda one: one is type(None))


def _is_tag_alone(model: Model) -> bool:
    """Whether the class is there for variants that the SDK does not know."""
    return {name: field.annotation for name, field in model.model_fields.items()} == {"type": str}
