"""The public API of a source tree, read with griffe. Nothing is imported.

Public are the names that the modules of `openrouter_responses` export, unless a module's name begins with an
underscore, and our own classes that these names lead to: those that callers receive, and the typed dictionaries,
aliases and protocols that they pass. A definition in a private module is public where a public module exports it.
Names that a module's `__getattr__` loads are read as type checkers see them.
"""

from __future__ import annotations

import ast
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import griffe
from attrs import evolve

from maintainer.release.annotations import Type, UnionMember, has_qualifier, parse_annotation, unqualified
from maintainer.release.griffe_objects import (
    TypeCheckingView,
    attribute_annotation,
    base_classes,
    base_name,
    field_default,
    fields_of,
    final_target,
    has_behavior,
    is_attrs_class,
    is_exported,
    is_keyword_only,
    is_private,
    is_type_alias,
    is_typed_dict,
    is_written_by_callers,
    public_modules,
)
from maintainer.release.project import PACKAGES, ReleaseError
from maintainer.release.public_api import (
    Alias,
    Attribute,
    Class,
    Function,
    Module,
    Parameter,
    PublicApi,
    Signature,
    TypedDict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from maintainer.release.public_api import Definition, Member

_PACKAGE = "openrouter_responses"
_GENERATED_MODELS = "openrouter_responses_generated.models"
_MODELS = "models."
_TYPED_DICT = "TypedDict"
_EMBEDDED_SERVER = "testing."
_GENERATED_TYPES = "openrouter_responses_generated.types"
"""The module of generated code that callers may import: `UNSET` and the base class of the models."""

# The canonical name of a definition is its shortest one without these prefixes, if it has any other.
_SECONDARY_PREFIXES = ("openrouter_responses_generated.", "components.")

_SPECIAL_METHODS = {
    *("__aenter__", "__aexit__", "__aiter__", "__anext__", "__await__", "__bool__", "__call__", "__contains__"),
    *("__enter__", "__eq__", "__exit__", "__getitem__", "__iter__", "__len__", "__next__"),
}


def read_public_api(tree: Path) -> PublicApi:
    """Read the public API of the packages in a source tree.

    Raises:
        ReleaseError: A package is missing, or one of its files is not valid Python.
    """
    search_paths = [tree / folder.parent for folder in PACKAGES.values()]
    extensions = griffe.Extensions(TypeCheckingView())
    loader = griffe.GriffeLoader(search_paths=search_paths, allow_inspection=False, extensions=extensions)
    for package, folder in PACKAGES.items():
        if not (tree / folder / "__init__.py").is_file():
            raise ReleaseError(f"the package {package} is missing in {folder}")
        try:
            loader.load(package, try_relative_path=False)
        except (griffe.GriffeError, SyntaxError) as error:
            raise ReleaseError(f"the package {package} cannot be read: {error}") from error
        _check_complete(loader.modules_collection, tree / folder)
    loader.resolve_aliases(implicit=True, external=False)
    return _ApiReader(loader.modules_collection).read()


def _check_complete(collection: griffe.ModulesCollection, package: Path) -> None:
    # griffe skips modules that it cannot parse, and their names would look like removed ones.
    for file in package.rglob("*.py"):
        path = file.relative_to(package.parent).with_suffix("")
        try:
            collection.get_member(".".join(path.parent.parts if path.name == "__init__" else path.parts))
        except KeyError as error:
            raise ReleaseError(f"{file.relative_to(package.parent)} is not valid Python") from error


class _ApiReader:
    """Collects names and definitions.

    Attributes:
        _objects: griffe's object of each definition, by its canonical name.
        _canonical: The canonical name of a definition, by the path of its object.
        _arguments: The method that takes the keys of a `TypedDict` as keyword arguments, by the path of the latter.
        _former: The former names of models, which the package of the models defines itself.
        _expanding: The private aliases that are being replaced by their types.
    """

    def __init__(self, collection: griffe.ModulesCollection) -> None:
        self._collection = collection
        self._api = PublicApi()
        self._objects: dict[str, griffe.Object] = {}
        self._canonical: dict[str, str] = {}
        self._arguments: dict[str, str] = {}
        self._expanding: set[str] = set()
        self._former: set[str] = set()

    def read(self) -> PublicApi:
        self._read_arguments()
        self._read_names()
        self._read_definitions()
        return self._api

    # --- Names --------------------------------------------------------------------------------------------------------

    def _read_arguments(self) -> None:
        """Name each `TypedDict` of keyword arguments after the first method with `**params: Unpack[...]`."""
        for module in self._collection.get_member(_PACKAGE).modules.values():
            for class_ in module.classes.values():
                for function in class_.functions.values():
                    name = _unpacked_name(function)
                    if name and not function.is_alias:
                        self._arguments.setdefault(function.resolve(name), _relative(function.path))
        for path, method in self._arguments.items():
            with suppress(KeyError):
                found = final_target(self._collection.get_member(path))
                if found is not None:
                    self._canonical.setdefault(found.path, method)
                    self._objects[method] = found

    def _read_names(self) -> None:
        exported: dict[str, griffe.Object] = {}
        for module in public_modules(self._collection.get_member(_PACKAGE)):
            relative = "" if module.path == _PACKAGE else f"{_relative(module.path)}."
            exported.update(self._exported(module, relative))
        with suppress(KeyError):  # older source trees may lack it
            exported.update(self._exported(self._collection.get_member(_GENERATED_TYPES), f"{_GENERATED_TYPES}."))
        self._api.former_names.update(name for name in exported if unqualified(name) in self._former)

        def order(name: str) -> tuple[object, ...]:
            return name in self._api.former_names, name.startswith(_SECONDARY_PREFIXES), name.count("."), name

        for name in sorted(exported, key=order):
            canonical = self._canonical.setdefault(exported[name].path, name)
            self._api.names[name] = canonical
            self._objects[canonical] = exported[name]

    def _exported(self, module: griffe.Object, prefix: str) -> Iterator[tuple[str, griffe.Object]]:
        for name, member in module.members.items():
            if not is_exported(module, name, member):
                continue
            found = final_target(member)
            if found is not None:
                found = self._alias_target(found)
            if found is None:
                continue
            yield f"{prefix}{name}", found
            if found.is_module:
                yield from self._exported(found, f"{prefix}{name}.")

    def _alias_target(self, obj: griffe.Object) -> griffe.Object | None:
        """Follow an alias that only renames another name; None if that name does not exist."""
        if not is_type_alias(obj) or not isinstance(obj, griffe.Attribute):
            return obj
        if not isinstance(obj.value, griffe.ExprName | griffe.ExprAttribute):
            return obj
        path = obj.value.canonical_path
        # An alias among the models is a union, even if it has only one member today.
        is_former_name = obj.path.rpartition(".")[0] == _GENERATED_MODELS
        if is_former_name:
            self._former.add(obj.name)
        elif path.partition(".")[0] not in PACKAGES or obj.path.startswith(f"{_GENERATED_MODELS}."):
            return obj
        try:
            return final_target(self._collection.get_member(path))
        except KeyError:
            return None

    # --- Definitions --------------------------------------------------------------------------------------------------

    def _read_definitions(self) -> None:
        # Data classes and aliases can be inputs, outputs or both; the functions that mention them show which.
        waiting = [(name, has_behavior(obj)) for name, obj in self._objects.items()]
        while waiting:
            name, is_output = waiting.pop()
            if name in self._api.definitions and (name in self._api.outputs or not is_output):
                continue
            if is_output:
                self._api.outputs.add(name)
            definition = self._api.definitions[name] = self._definition(self._objects[name])
            # What the embedded server received is what callers sent.
            shows_requests = name.startswith(_EMBEDDED_SERVER)
            waiting += (
                (one, gives and not (shows_requests and one.startswith(_MODELS)))
                for one, gives in self._mentioned_by(definition, is_output=is_output)
            )
        self._read_inputs()

    def _read_inputs(self) -> None:
        """Find what callers send: whatever the parameters of functions lead to.

        Callers send the models in keyword arguments of the operations. Functions take models as well that callers have
        received. Only models that callers send have a `TypedDict`.
        """
        definitions = self._api.definitions.items()
        arguments = [name for name, one in definitions if isinstance(one, TypedDict) and one.is_arguments]
        models = [name for name in self._api.names if name.startswith(_MODELS)]
        sent = [name for name in models if f"{name}{_TYPED_DICT}" in self._api.names]
        self._add_inputs([*arguments, *sent, *(f"{name}{_TYPED_DICT}" for name in sent)], models=True)
        functions = [one for name, one in definitions if has_behavior(self._objects[name])]
        parameters = [one for function in functions for one in self._parameters_of(function)]
        self._add_inputs([one for one in parameters if one not in self._api.outputs], models=True)
        self._add_inputs(parameters, models=False)

    def _add_inputs(self, names: list[str], *, models: bool) -> None:
        """Add definitions and what they lead to: models, or everything else."""
        waiting = [*names]
        seen = set[str]()
        while waiting:
            name = waiting.pop()
            if name in seen or name not in self._api.definitions:
                continue
            seen.add(name)
            found = {one for one, _ in self._mentioned_by(self._api.definitions[name], is_output=False)}
            waiting += (one for one in found if one.startswith(_MODELS) is models)
            if name.startswith(_MODELS) is models:
                self._api.inputs.add(name)

    def _parameters_of(self, definition: Definition) -> Iterator[str]:
        match definition:
            case Function(signatures=signatures):
                found = [each.type for signature in signatures for each in signature.parameters]
                yield from (one for type_ in found for one, _ in self._mentioned_in(type_, is_output=False))
            case Class(constructor=constructor, members=members):
                methods = [one for one in members.values() if isinstance(one, Function)]
                if constructor is not None:
                    methods.append(Function((constructor,)))
                for method in methods:
                    yield from self._parameters_of(method)

    def _mentioned_by(self, definition: Definition, *, is_output: bool) -> Iterator[tuple[str, bool]]:
        match definition:
            case Function(signatures=signatures):
                for signature in signatures:
                    yield from self._mentioned_in(signature.returns, is_output=True)
                    for parameter in signature.parameters:
                        yield from self._mentioned_in(parameter.type, is_output=False)
            case Attribute(type=type_) | Alias(type=type_):
                yield from self._mentioned_in(type_, is_output=is_output)
            case TypedDict(keys=keys):
                for key in keys.values():
                    yield from self._mentioned_in(key.type, is_output=False)
            case Class():
                yield from self._mentioned_by_class(definition, is_output=is_output)

    def _mentioned_by_class(self, class_: Class, *, is_output: bool) -> Iterator[tuple[str, bool]]:
        yield from self._mentioned_in(frozenset(map(UnionMember, class_.bases)), is_output=is_output)
        if class_.constructor is not None:
            yield from self._mentioned_by(Function((class_.constructor,)), is_output=False)
        for member in class_.members.values():
            yield from self._mentioned_by(member, is_output=is_output)

    def _mentioned_in(self, type_: Type, *, is_output: bool) -> Iterator[tuple[str, bool]]:
        for member in type_:
            obj = self._objects.get(member.name)
            if obj is not None and self._is_public(member.name, obj, is_output=is_output):
                yield member.name, is_output
            for argument in member.arguments:
                yield from self._mentioned_in(argument, is_output=is_output)

    def _is_public(self, name: str, obj: griffe.Object, *, is_output: bool) -> bool:
        if name in self._api.names or name in self._arguments.values():
            return True
        return not is_private(obj.path) and (is_output or is_written_by_callers(obj))

    def _definition(self, obj: griffe.Object) -> Definition:
        if isinstance(obj, griffe.Module):
            return Module()
        if isinstance(obj, griffe.Function):
            return self._function(obj)
        if isinstance(obj, griffe.Class):
            return self._typed_dict(obj) if is_typed_dict(obj) else self._class(obj)
        if not isinstance(obj, griffe.Attribute):
            raise ReleaseError(f"{obj.path} cannot be compared: unknown kind {obj.kind.value}")
        if isinstance(obj.value, griffe.ExprCall) and str(obj.value.function).endswith("TypedDict"):
            return self._functional_typed_dict(obj, obj.value)
        if is_type_alias(obj):
            return Alias(self._type(obj.value, obj))
        return Attribute(self._type(obj.annotation, obj))

    def _class(self, class_: griffe.Class) -> Class:
        layers = [class_, *self._private_bases(class_)]
        members: dict[str, Member] = {}
        for layer in reversed(layers):
            members |= self._members(layer)
        return Class(
            tuple(dict.fromkeys(self._public_bases(class_))),
            self._constructor(class_, layers),
            members,
            has_field_constructor=not any("__init__" in layer.members for layer in layers),
        )

    def _private_bases(self, class_: griffe.Class) -> list[griffe.Class]:
        """Return the private base classes; their members are public as members of the class."""
        return [base for base in base_classes(class_) if self._is_hidden(base)]

    def _public_bases(self, class_: griffe.Class) -> Iterator[str]:
        """Return the names of the base classes, with a private one replaced by its own."""
        for base in class_.bases:
            name = self._resolve(base_name(base), class_.parent or class_)
            obj = self._objects.get(name)
            if isinstance(obj, griffe.Class) and self._is_hidden(obj):
                yield from self._public_bases(obj)
            else:
                yield name

    def _is_hidden(self, obj: griffe.Object) -> bool:
        return is_private(obj.path) and self._canonical.get(obj.path) not in self._api.names

    def _members(self, class_: griffe.Class) -> dict[str, Member]:
        members: dict[str, Member] = {}
        for name, member in class_.members.items():
            if name.startswith("_") and name not in _SPECIAL_METHODS:
                continue
            if isinstance(member, griffe.Function):
                members[name] = self._function(member)
            elif isinstance(member, griffe.Attribute):
                is_writable = "property" not in member.labels or "writable" in member.labels
                members[name] = Attribute(self._type(attribute_annotation(member, class_), member), is_writable)
        return members

    def _constructor(self, class_: griffe.Class, layers: list[griffe.Class]) -> Signature | None:
        for layer in layers:
            own = layer.members.get("__init__")
            if isinstance(own, griffe.Function):
                return self._signature(own, own)
        if not is_attrs_class(class_) and "NamedTuple" not in self._public_bases(class_):
            return None
        kind = "keyword-only" if is_keyword_only(class_) else "positional or keyword"
        parameters = {}
        for layer in reversed(layers):
            for field in fields_of(layer):
                default = field_default(field)
                name = field.name.lstrip("_")  # attrs removes it from the name of the parameter
                type_ = self._type(field.annotation, field)
                parameters[name] = Parameter(name, kind, default is None, type_, default)
        return Signature(tuple(parameters.values()), frozenset())

    def _function(self, function: griffe.Function) -> Function:
        signatures = [self._signature(overload, function) for overload in function.overloads or []]
        return Function(
            (*signatures, self._signature(function, function)),
            is_async="async" in function.labels,
            is_callable_on_class=bool({"classmethod", "staticmethod"} & function.labels),
        )

    def _signature(self, function: griffe.Function, scope: griffe.Object) -> Signature:
        parameters = list(function.parameters)
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
            self._type(function.returns, scope),
        )

    def _typed_dict(self, class_: griffe.Class) -> TypedDict:
        keys: dict[str, Parameter] = {}
        for layer in reversed([class_, *base_classes(class_)]):
            total = str(layer.keywords.get("total", "True")) == "True"
            for field in layer.members.values():
                if isinstance(field, griffe.Attribute):
                    keys[field.name] = self._key(field.name, str(field.annotation), layer, total=total)
        return TypedDict(keys, is_arguments=class_.path in self._arguments)

    def _functional_typed_dict(self, obj: griffe.Attribute, call: griffe.ExprCall) -> TypedDict:
        table = call.arguments[1]
        total = not any(
            isinstance(argument, griffe.ExprKeyword) and str(argument.value) == "False" for argument in call.arguments
        )
        if not isinstance(table, griffe.ExprDict):
            return TypedDict({})
        names = [ast.literal_eval(str(key)) for key in table.keys]
        return TypedDict(
            {
                name: self._key(name, str(value), obj, total=total)
                for name, value in zip(names, table.values, strict=True)
            },
            is_arguments=obj.path in self._arguments,
        )

    def _key(self, name: str, annotation: str, scope: griffe.Object, *, total: bool) -> Parameter:
        required = has_qualifier(annotation, "Required") or (total and not has_qualifier(annotation, "NotRequired"))
        return Parameter(name, "key", required, self._type(annotation, scope))

    # --- Types --------------------------------------------------------------------------------------------------------

    def _type(self, annotation: Any, scope: griffe.Object) -> Type:
        source = "" if annotation is None else str(annotation)
        return self._without_private_aliases(parse_annotation(source, lambda name: self._resolve(name, scope)))

    def _without_private_aliases(self, type_: Type) -> Type:
        members: set[UnionMember] = set()
        for member in type_:
            obj = self._objects.get(member.name)
            if isinstance(obj, griffe.Attribute) and self._is_private_alias(obj) and obj.path not in self._expanding:
                self._expanding.add(obj.path)
                members |= self._type(obj.value, obj)
                self._expanding.remove(obj.path)
            else:
                members.add(evolve(member, arguments=tuple(map(self._without_private_aliases, member.arguments))))
        return frozenset(members)

    def _is_private_alias(self, obj: griffe.Attribute) -> bool:
        return is_type_alias(obj) and self._is_hidden(obj)

    def _resolve(self, name: str, scope: griffe.Object) -> str:
        """Return the canonical name of what a name refers to in a scope; names of other libraries are kept."""
        first, dot, rest = name.partition(".")
        try:
            path = scope.resolve(first) + dot + rest
        except griffe.NameResolutionError:
            return name
        if path.partition(".")[0] not in PACKAGES:
            return unqualified(name) if path.startswith(("typing.", "collections.", "builtins.")) else path
        try:
            found = final_target(self._collection.get_member(path))
        except KeyError:
            return path
        if found is None or found.is_module:
            return path
        canonical = self._canonical.setdefault(found.path, _relative(found.path))
        self._objects.setdefault(canonical, found)
        return canonical


def _unpacked_name(function: griffe.Function) -> str | None:
    """Return the name of the `TypedDict` in `**params: Unpack[...]`."""
    for parameter in function.parameters:
        annotation = str(parameter.annotation).strip("'\"")
        if parameter.kind is griffe.ParameterKind.var_keyword and has_qualifier(annotation, "Unpack"):
            return annotation.partition("[")[2].rstrip("]")
    return None


def _relative(path: str) -> str:
    return path.removeprefix(f"{_PACKAGE}.")
