"""Questions about objects that griffe parsed: what a class is, what it derives from, which default a field has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import griffe

from maintainer.release.annotations import unqualified

if TYPE_CHECKING:
    from collections.abc import Iterator


class TypeCheckingView(griffe.Extension):
    """Treats names that are defined for type checkers only as defined, so that star imports include them."""

    def on_instance(self, *, obj: griffe.Object, **_: object) -> None:
        obj.runtime = True

    def on_alias_instance(self, *, alias: griffe.Alias, **_: object) -> None:
        alias.runtime = True


def is_private(name: str) -> bool:
    """Return whether a dotted name has a part with a leading underscore; `__name__` does not count."""
    return any(part.startswith("_") and not part.endswith("__") for part in name.split("."))


def public_modules(package: griffe.Object) -> Iterator[griffe.Object]:
    """Return a package and the public modules in it, at any depth."""
    yield package
    for name, module in package.modules.items():
        if not name.startswith("_") and not module.is_alias:
            yield from public_modules(module)


def is_exported(module: griffe.Object, name: str, member: griffe.Object | griffe.Alias) -> bool:
    """Return whether a member of a module is public for type checkers.

    Without `__all__`, a module exports what it defines and its star imports.
    """
    if module.exports is not None:
        return name in module.exports
    return not name.startswith("_") and not (member.is_alias and name in module.imports) and not member.is_module


def final_target(member: griffe.Object | griffe.Alias) -> griffe.Object | None:
    """Return the object that a chain of imports ends at, None if that is in another distribution."""
    if not isinstance(member, griffe.Alias):
        return member
    try:
        return member.final_target
    except (griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None


def base_name(base: object) -> str:
    """Return the name of a base class without its type arguments."""
    return str(base).partition("[")[0]


def base_classes(class_: griffe.Class) -> list[griffe.Class]:
    """Return the base classes of a class that are defined in our packages, in method resolution order."""
    try:
        return class_.mro()
    except ValueError:  # griffe found no consistent order; type checkers report that
        return []


def is_type_alias(obj: griffe.Object) -> bool:
    return isinstance(obj, griffe.Attribute) and unqualified(str(obj.annotation)) == "TypeAlias"


def is_typed_dict(class_: griffe.Class) -> bool:
    """Return whether a class derives from `TypedDict`, directly or not."""
    return any(unqualified(str(base)) == "TypedDict" for each in (class_, *base_classes(class_)) for base in each.bases)


def is_attrs_class(obj: griffe.Object) -> bool:
    return isinstance(obj, griffe.Class) and any(
        decorator.callable_path.startswith(("attrs.", "attr.")) for decorator in obj.decorators
    )


def is_keyword_only(class_: griffe.Class) -> bool:
    return any("kw_only=True" in str(decorator.value) for decorator in class_.decorators)


def has_behavior(obj: griffe.Object) -> bool:
    """Return whether it is a function or a class other than a data class."""
    return isinstance(obj, griffe.Class | griffe.Function) and not is_attrs_class(obj)


def is_written_by_callers(obj: griffe.Object) -> bool:
    """Return whether callers create its values without a constructor: typed dictionaries, aliases and protocols."""
    return not isinstance(obj, griffe.Class) or any(
        unqualified(base_name(base)) in {"TypedDict", "Protocol"} for base in obj.bases
    )


def attribute_annotation(attribute: griffe.Attribute, class_: griffe.Class) -> object:
    """Return the annotation of an attribute, or of the constructor's parameter that is assigned to it."""
    constructor = class_.members.get("__init__")
    name = str(attribute.value)
    if attribute.annotation is None and isinstance(constructor, griffe.Function) and name in constructor.parameters:
        return constructor.parameters[name].annotation
    return attribute.annotation


def fields_of(class_: griffe.Class) -> Iterator[griffe.Attribute]:
    """Return the attributes that become parameters of a generated constructor."""
    for field in class_.members.values():
        if isinstance(field, griffe.Attribute) and field.annotation and "instance-attribute" in field.labels:
            arguments = _field_arguments(field)
            if arguments is None or arguments.get("init") != "False":
                yield field


def field_default(field: griffe.Attribute) -> str | None:
    """Return the source code of a field's default, None if the field is required."""
    arguments = _field_arguments(field)
    if arguments is not None:
        return arguments.get("default", arguments.get("factory"))
    return None if field.value is None else str(field.value)


def _field_arguments(field: griffe.Attribute) -> dict[str, str] | None:
    """Return the keyword arguments of `attrs.field(...)`, None if the field has another value or none."""
    call = field.value
    if not isinstance(call, griffe.ExprCall) or not str(call.function).endswith("field"):
        return None
    return {each.name: str(each.value) for each in call.arguments if isinstance(each, griffe.ExprKeyword)}
