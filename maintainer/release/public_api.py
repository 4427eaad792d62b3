"""The public Python API of a source tree, as callers meet it, read with griffe and without importing anything.

Public is what `openrouter_responses` and `openrouter_responses.testing` export, what the modules among that export, and
what of our own classes they hand to callers or take from them by a `TypedDict` or a protocol. A name that is loaded by
a module's `__getattr__` counts by what type checkers are told of it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

import griffe
from attrs import Factory, define, frozen

from maintainer.release.annotations import Term, Type, has_qualifier, read
from maintainer.release.project import PACKAGES, ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROOTS = {
    "openrouter_responses": "",
    "openrouter_responses.testing": "testing.",
    "openrouter_responses_generated.types": "openrouter_responses_generated.types.",
}
"""The modules that callers import, and what goes before the names that they export."""

# Where something has several names, it is spoken of by the first of them that does not start so.
_LESS_KNOWN = ("openrouter_responses_generated.", "components.")

_SPECIAL = {
    "__aenter__",
    "__aexit__",
    "__aiter__",
    "__anext__",
    "__await__",
    "__bool__",
    "__call__",
    "__contains__",
    "__enter__",
    "__eq__",
    "__exit__",
    "__getitem__",
    "__iter__",
    "__len__",
    "__next__",
}


@frozen
class Parameter:
    """One argument that a caller gives, or one key of a dictionary."""

    name: str
    kind: str
    required: bool
    type: Type
    default: str | None = None


@frozen
class Signature:
    """One way to call a function."""

    parameters: tuple[Parameter, ...]
    returns: Type


@frozen
class Function:
    """A function or a method; the signatures are its overloads and then its own."""

    signatures: tuple[Signature, ...]
    is_async: bool = False
    needs_no_instance: bool = False


@frozen
class Attribute:
    """What can be read from an object, and perhaps assigned."""

    type: Type
    can_be_assigned: bool = True


Member: TypeAlias = Function | Attribute


@frozen
class Class:
    """A class; its constructor is None where it is that of a base."""

    bases: tuple[str, ...]
    constructor: Signature | None
    members: dict[str, Member]
    is_made_of_fields: bool = False
    """Whether the arguments of the constructor are attributes of the same names."""


@frozen
class TypedDict:
    """A dictionary with known keys, or the keyword arguments that a function takes in the form of one."""

    keys: dict[str, Parameter]
    is_arguments: bool = False


@frozen
class Alias:
    """A named type."""

    type: Type


@frozen
class Module:
    """A module that is found in another one."""


Shape: TypeAlias = Module | Class | TypedDict | Alias | Function | Attribute


@define
class Surface:
    """What callers can reach.

    Attributes:
        names: What each public name stands for, by the name that it is known by most.
        shapes: What is known of each thing, by that name.
        given: The things that callers are handed, by that name.
    """

    names: dict[str, str] = Factory(dict)
    shapes: dict[str, Shape] = Factory(dict)
    given: set[str] = Factory(set)

    @property
    def aliases(self) -> dict[str, Type]:
        return {name: shape.type for name, shape in self.shapes.items() if isinstance(shape, Alias)}

    def find(self, name: str, member: str) -> Member | None:
        """A member of a class, its own or inherited."""
        shape = self.shapes.get(name)
        if not isinstance(shape, Class):
            return None
        if member in shape.members:
            return shape.members[member]
        return next((found for base in shape.bases if (found := self.find(base, member))), None)

    def bases(self, name: str) -> set[str]:
        """All classes that a class derives from, directly or not."""
        shape = self.shapes.get(name)
        direct = set(shape.bases) if isinstance(shape, Class) else set()
        return direct.union(*(self.bases(base) for base in direct))


def read_surface(tree: Path) -> Surface:
    """Read the API of the packages in a source tree.

    Raises:
        ReleaseError: A package is not there, or one of its files is no Python.
    """
    search_paths = [tree / folder.parent for folder in PACKAGES.values()]
    extensions = griffe.Extensions(_AsTypeCheckersSee())
    loader = griffe.GriffeLoader(search_paths=search_paths, allow_inspection=False, extensions=extensions)
    for package, folder in PACKAGES.items():
        if not (tree / folder / "__init__.py").is_file():
            raise ReleaseError(f"there is no package {package} in {folder}")
        try:
            loader.load(package, try_relative_path=False)
        except (griffe.GriffeError, SyntaxError) as error:
            raise ReleaseError(f"the package {package} cannot be read: {error}") from error
        _check_complete(loader.modules_collection, tree / folder)
    loader.resolve_aliases(implicit=True, external=False)
    return _Reader(loader.modules_collection).read()


def _check_complete(collection: griffe.ModulesCollection, package: Path) -> None:
    # griffe goes on without the modules that it cannot read, which would look like removed ones.
    for file in package.rglob("*.py"):
        path = file.relative_to(package.parent).with_suffix("")
        try:
            collection.get_member(".".join(path.parent.parts if path.name == "__init__" else path.parts))
        except KeyError as error:
            raise ReleaseError(f"{file.relative_to(package.parent)} cannot be read as Python") from error


class _AsTypeCheckersSee(griffe.Extension):
    """Lets star imports find what a module has for type checkers only, as it gives that when it is asked for."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        obj.runtime = True

    def on_alias_instance(self, *, alias: griffe.Alias, **_: Any) -> None:
        alias.runtime = True


class _Reader:
    def __init__(self, collection: griffe.ModulesCollection) -> None:
        self._collection = collection
        self._surface = Surface()
        self._objects: dict[str, griffe.Object] = {}
        self._known_as: dict[str, str] = {}
        self._arguments: dict[str, str] = {}

    def read(self) -> Surface:
        self._name_arguments()
        exported: dict[str, griffe.Object] = {}
        for path, prefix in _ROOTS.items():
            with suppress(KeyError):  # a source tree of earlier days may not have had it yet
                exported.update(self._exported(self._collection.get_member(path), prefix))
        for name in sorted(exported, key=lambda name: (name.startswith(_LESS_KNOWN), name.count("."), name)):
            known_as = self._known_as.setdefault(exported[name].path, name)
            self._surface.names[name] = known_as
            self._objects[known_as] = exported[name]
        # Models and named types serve both directions; which of them callers are handed shows from the rest.
        waiting = [(name, _is_behaviour(each)) for name, each in self._objects.items()]
        while waiting:
            name, is_given = waiting.pop()
            if name in self._surface.shapes and (name in self._surface.given or not is_given):
                continue
            if is_given:
                self._surface.given.add(name)
            shape = self._surface.shapes[name] = self._shape(self._objects[name])
            waiting += self._reached(shape, is_given=is_given)
        return self._surface

    def _name_arguments(self) -> None:
        """Let dictionaries of keyword arguments be known by the function that takes them."""
        for module in self._collection.get_member("openrouter_responses").modules.values():
            for each in module.classes.values():
                for function in each.functions.values():
                    annotation = str(function.parameters[-1].annotation) if len(function.parameters) else ""
                    if "Unpack[" in annotation and not function.is_alias:
                        name = annotation.partition("[")[2].rstrip("]")
                        path = function.path.removeprefix("openrouter_responses.")
                        self._arguments.setdefault(function.resolve(name), path)
        for path, known_as in self._arguments.items():
            found = _final(self._collection.get_member(path))
            if found is not None:
                self._known_as.setdefault(found.path, known_as)
                self._objects[known_as] = found

    def _exported(self, module: griffe.Object, prefix: str) -> Iterator[tuple[str, griffe.Object]]:
        for name, member in module.members.items():
            if not _is_exported(module, name, member):
                continue
            found = _final(member)
            if found is not None:
                found = self._renamed(found)
            if found is None:
                continue
            yield f"{prefix}{name}", found
            if found.is_module:
                yield from self._exported(found, f"{prefix}{name}.")

    def _renamed(self, each: griffe.Object) -> griffe.Object | None:
        """What an alias that is but another name stands for; None if that is gone, so that the name is of no use."""
        if not isinstance(each, griffe.Attribute) or str(each.annotation).rpartition(".")[2] != "TypeAlias":
            return each
        if not isinstance(each.value, griffe.ExprName | griffe.ExprAttribute):
            return each
        path = each.value.canonical_path
        # An alias among the models is a named type, even while it has one member only.
        if path.partition(".")[0] not in PACKAGES or each.path.startswith("openrouter_responses_generated.models."):
            return each
        try:
            return _final(self._collection.get_member(path))
        except KeyError:
            return None

    def _reached(self, shape: Shape, *, is_given: bool) -> Iterator[tuple[str, bool]]:
        match shape:
            case Function(signatures=signatures):
                for signature in signatures:
                    yield from self._mentioned(signature.returns, is_given=True)
                    for parameter in signature.parameters:
                        yield from self._mentioned(parameter.type, is_given=False)
            case Attribute(type=type_) | Alias(type=type_):
                yield from self._mentioned(type_, is_given=is_given)
            case TypedDict(keys=keys):
                for key in keys.values():
                    yield from self._mentioned(key.type, is_given=False)
            case Class(bases=bases, constructor=constructor, members=members):
                for base in bases:
                    yield from self._mentioned(frozenset({Term(base)}), is_given=is_given)
                if constructor is not None:
                    yield from self._reached(Function((constructor,)), is_given=False)
                for member in members.values():
                    yield from self._reached(member, is_given=is_given)

    def _mentioned(self, type_: Type, *, is_given: bool) -> Iterator[tuple[str, bool]]:
        for term in type_:
            each = self._objects.get(term.head)
            # Of classes that are not exported, callers meet those they are handed and those they play the part of.
            if each is not None and (term.head in self._surface.names or is_given or _is_for_callers_to_fill(each)):
                yield term.head, is_given
            for held in term.holds:
                yield from self._mentioned(held, is_given=is_given)

    def _shape(self, each: griffe.Object) -> Shape:
        if isinstance(each, griffe.Module):
            return Module()
        if isinstance(each, griffe.Function):
            return self._function(each)
        if isinstance(each, griffe.Class):
            return self._class(each)
        if not isinstance(each, griffe.Attribute):
            raise ReleaseError(f"{each.path} is of a kind that is not compared: {each.kind.value}")
        if isinstance(each.value, griffe.ExprCall) and str(each.value.function).endswith("TypedDict"):
            return self._functional_typed_dict(each, each.value)
        if str(each.annotation).rpartition(".")[2] == "TypeAlias":
            return Alias(self._type(each.value, each))
        return Attribute(self._type(each.annotation, each))

    def _class(self, each: griffe.Class) -> Class | TypedDict:
        bases = tuple(self._resolve(str(base).partition("[")[0], each.parent or each) for base in each.bases)
        if _is_typed_dict(each):
            keys: dict[str, Parameter] = {}
            for one in reversed([each, *_local_mro(each)]):
                total = str(one.keywords.get("total", "True")) == "True"
                fields = [member for member in one.members.values() if isinstance(member, griffe.Attribute)]
                keys |= {field.name: self._key(field.name, str(field.annotation), one, total=total) for field in fields}
            return TypedDict(keys, is_arguments=each.path in self._arguments)
        members: dict[str, Member] = {}
        for name, member in each.members.items():
            if name.startswith("_") and name not in _SPECIAL:
                continue
            if isinstance(member, griffe.Function):
                members[name] = self._function(member)
            elif isinstance(member, griffe.Attribute):
                can_be_assigned = "property" not in member.labels or "writable" in member.labels
                members[name] = Attribute(self._type(_annotation(member, each), member), can_be_assigned)
        constructor = self._constructor(each, bases)
        return Class(bases, constructor, members, is_made_of_fields="__init__" not in each.members)

    def _constructor(self, each: griffe.Class, bases: tuple[str, ...]) -> Signature | None:
        own = each.members.get("__init__")
        if isinstance(own, griffe.Function):
            return self._signature(own, own)
        is_tuple = "NamedTuple" in bases
        if not is_tuple and not _is_attrs(each):
            return None
        kind = "keyword-only" if _is_keyword_only(each) else "positional or keyword"
        parameters = []
        for field in each.members.values():
            if isinstance(field, griffe.Attribute) and field.annotation and "instance-attribute" in field.labels:
                default = _default_of_field(field)
                if default == "init=False":
                    continue
                name = field.name.lstrip("_")  # attrs, too, takes a private field under its public name
                type_ = self._type(field.annotation, field)
                parameters.append(Parameter(name, kind, default is None, type_, default))
        return Signature(tuple(parameters), frozenset())

    def _function(self, each: griffe.Function) -> Function:
        signatures = [self._signature(overload, each) for overload in each.overloads or []]
        return Function(
            (*signatures, self._signature(each, each)),
            is_async="async" in each.labels,
            needs_no_instance=bool({"classmethod", "staticmethod"} & each.labels),
        )

    def _signature(self, each: griffe.Function, scope: griffe.Object) -> Signature:
        parameters = list(each.parameters)
        if isinstance(scope.parent, griffe.Class) and "staticmethod" not in scope.labels:
            parameters = parameters[1:]
        return Signature(
            tuple(
                Parameter(
                    parameter.name,
                    (parameter.kind or griffe.ParameterKind.positional_or_keyword).value,
                    parameter.required,
                    self._type(parameter.annotation, scope),
                    None if parameter.default is None else str(parameter.default),
                )
                for parameter in parameters
            ),
            self._type(each.returns, scope),
        )

    def _functional_typed_dict(self, each: griffe.Attribute, call: griffe.ExprCall) -> TypedDict:
        import ast

        _, table = call.arguments[:2]
        total = not any(
            isinstance(argument, griffe.ExprKeyword) and str(argument.value) == "False" for argument in call.arguments
        )
        if not isinstance(table, griffe.ExprDict):
            return TypedDict({})
        keys = {}
        for key, value in zip(table.keys, table.values, strict=True):
            name = ast.literal_eval(str(key))
            keys[name] = self._key(name, str(value), each, total=total)
        return TypedDict(keys)

    def _key(self, name: str, annotation: str, scope: griffe.Object, *, total: bool) -> Parameter:
        required = has_qualifier(annotation, "Required") or (total and not has_qualifier(annotation, "NotRequired"))
        return Parameter(name, "key", required, self._type(annotation, scope))

    def _type(self, annotation: Any, scope: griffe.Object) -> Type:
        return read("" if annotation is None else str(annotation), lambda name: self._resolve(name, scope))

    def _resolve(self, name: str, scope: griffe.Object) -> str:
        first, dot, rest = name.partition(".")
        try:
            path = scope.resolve(first) + dot + rest
        except griffe.NameResolutionError:
            return name
        if path.partition(".")[0] not in PACKAGES:
            return name.rpartition(".")[2] if path.startswith(("typing.", "collections.", "builtins.")) else path
        try:
            found = _final(self._collection.get_member(path))
        except KeyError:
            return path
        if found is None or found.is_module:
            return path
        known_as = self._known_as.setdefault(found.path, found.path.removeprefix("openrouter_responses."))
        self._objects.setdefault(known_as, found)
        return known_as


def _final(member: griffe.Object | griffe.Alias) -> griffe.Object | None:
    """What a name stands for in the end; None where that is in another distribution."""
    if not isinstance(member, griffe.Alias):
        return member
    try:
        return member.final_target
    except (griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None


def _is_exported(module: griffe.Object, name: str, member: griffe.Object | griffe.Alias) -> bool:
    if module.exports is not None:
        return name in module.exports
    # As type checkers see it, a module exports what it defines and what it imports with a star.
    return not name.startswith("_") and not (member.is_alias and name in module.imports) and not member.is_module


def _is_behaviour(each: griffe.Object) -> bool:
    """Whether it is there for what it does, unlike models and types, which are there for what they hold."""
    return isinstance(each, griffe.Class | griffe.Function) and not _is_attrs(each)


def _is_attrs(each: griffe.Object) -> bool:
    return isinstance(each, griffe.Class) and any(
        decorator.callable_path.startswith(("attrs.", "attr.")) for decorator in each.decorators
    )


def _is_typed_dict(each: griffe.Class) -> bool:
    """Return whether a class is a `TypedDict`, directly or through a base."""
    return any(str(base).rpartition(".")[2] == "TypedDict" for one in (each, *_local_mro(each)) for base in one.bases)


def _local_mro(each: griffe.Class) -> list[griffe.Class]:
    """Return the bases of a class that are defined in our packages, in the order in which Python looks at them."""
    try:
        return each.mro()
    except ValueError:  # an inconsistent hierarchy, which is an error of the source and not of the comparison
        return []


def _annotation(attribute: griffe.Attribute, of: griffe.Class) -> Any:
    """The annotation of an attribute, or of the argument that the constructor puts there as it is."""
    constructor = of.members.get("__init__")
    name = str(attribute.value)
    if attribute.annotation is None and isinstance(constructor, griffe.Function) and name in constructor.parameters:
        return constructor.parameters[name].annotation
    return attribute.annotation


def _is_keyword_only(each: griffe.Class) -> bool:
    return any("kw_only=True" in str(decorator.value) for decorator in each.decorators)


def _is_for_callers_to_fill(each: griffe.Object) -> bool:
    """Whether callers make such values without its constructor: typed dictionaries, named types, protocols."""
    return not isinstance(each, griffe.Class) or any(
        str(base).partition("[")[0].rpartition(".")[2] in {"TypedDict", "Protocol"} for base in each.bases
    )


def _default_of_field(field: griffe.Attribute) -> str | None:
    """The source of a field's default, None where it has none, `init=False` where it is no argument."""
    if field.value is None:
        return None
    if not isinstance(field.value, griffe.ExprCall):
        return str(field.value)
    if not str(field.value.function).endswith("field"):
        return str(field.value)
    keywords = {each.name: str(each.value) for each in field.value.arguments if isinstance(each, griffe.ExprKeyword)}
    if keywords.get("init") == "False":
        return "init=False"
    return keywords.get("default", keywords.get("factory"))
