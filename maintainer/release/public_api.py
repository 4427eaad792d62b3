"""The public Python API of a source tree, as data: names, and the definitions that they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import Factory, define, frozen

from maintainer.upstream.matching import REQUEST, RESPONSE

if TYPE_CHECKING:
    from maintainer.release.annotations import Type


@frozen
class Parameter:
    """A parameter of a function, or a key of a `TypedDict`."""

    name: str
    kind: str
    required: bool
    type: Type
    default: str | None = None


@frozen
class Signature:
    """The parameters and the result of a function or of one of its overloads."""

    parameters: tuple[Parameter, ...]
    returns: Type


@frozen
class Function:
    """A function or a method; its signatures are those of the overloads, then its own."""

    signatures: tuple[Signature, ...]
    is_async: bool = False
    is_callable_on_class: bool = False
    """Whether it is a class method or a static method."""


@frozen
class Attribute:
    """An attribute or a property of a class, or a variable of a module."""

    type: Type
    is_writable: bool = True


Member: TypeAlias = Function | Attribute


@frozen
class Class:
    """A class; `constructor` is None if the class inherits it."""

    bases: tuple[str, ...]
    constructor: Signature | None
    members: dict[str, Member]
    has_field_constructor: bool = False
    """Whether the parameters of the constructor are attributes with the same names."""


@frozen
class TypedDict:
    """A dictionary with known keys."""

    keys: dict[str, Parameter]
    is_arguments: bool = False
    """Whether its keys are the keyword arguments of a function: `**params: Unpack[...]`."""


@frozen
class Alias:
    """A type alias."""

    type: Type


@frozen
class Module:
    """A module that another module exports."""


Definition: TypeAlias = Module | Class | TypedDict | Alias | Function | Attribute


@define
class PublicApi:
    """The names that callers can import, and everything that these lead to.

    Attributes:
        names: Each public name, with the canonical name of its definition.
        definitions: Each definition, by its canonical name.
        former_names: The former names of renamed models among the names.
        inputs: The canonical names of the definitions whose values callers send.
        outputs: The canonical names of the definitions whose values callers receive.
    """

    names: dict[str, str] = Factory(dict)
    definitions: dict[str, Definition] = Factory(dict)
    former_names: set[str] = Factory(set)
    inputs: set[str] = Factory(set)
    outputs: set[str] = Factory(set)

    @property
    def aliases(self) -> dict[str, Type]:
        return {name: each.type for name, each in self.definitions.items() if isinstance(each, Alias)}

    def sides(self, name: str) -> set[str]:
        """Return on which sides of an operation the values of a definition are, as far as functions show it."""
        return {side for side, names in ((REQUEST, self.inputs), (RESPONSE, self.outputs)) if name in names}

    def find_member(self, class_name: str, name: str) -> Member | None:
        """Return a member of a class, its own or inherited; None if it does not exist."""
        definition = self.definitions.get(class_name)
        if not isinstance(definition, Class):
            return None
        if name in definition.members:
            return definition.members[name]
        return next((found for base in definition.bases if (found := self.find_member(base, name))), None)

    def find_function(self, name: str) -> Function | None:
        """Return a function or a method by its path; None if it does not exist."""
        class_name, _, method = name.rpartition(".")
        found = self.find_member(class_name, method) or self.definitions.get(name)
        return found if isinstance(found, Function) else None

    def base_classes(self, name: str) -> set[str]:
        """Return the names of all direct and indirect base classes of a class."""
        definition = self.definitions.get(name)
        direct = set(definition.bases) if isinstance(definition, Class) else set()
        return direct.union(*(self.base_classes(base) for base in direct))
