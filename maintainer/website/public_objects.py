"""The public names of the package and the definitions that they refer to, with their docstrings. Nothing is imported.

Which names are public is decided as for the comparison of releases, in `maintainer.release`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import griffe
from attrs import frozen

from maintainer.release.griffe_objects import TypeCheckingView, final_target, is_exported, public_modules
from maintainer.release.project import PACKAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = "openrouter_responses"
_GENERATED_TYPES = "openrouter_responses_generated.types"
_GENERATED_RESOURCES = "openrouter_responses_generated.resources"


@frozen
class PublicObject:
    """A definition with its public name, such as `errors.OpenRouterError`, and further public names for it."""

    name: str
    definition: griffe.Object
    synonyms: tuple[str, ...] = ()
    is_attribute_of_client: bool = False
    """Whether callers receive it as an attribute of the client, and do not import it."""

    @property
    def short_name(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def module(self) -> str:
        """The module to import it from."""
        inner = self.name.rpartition(".")[0]
        return f"{PACKAGE}.{inner}" if inner and not inner.startswith(PACKAGE) else inner or PACKAGE


def load_packages(tree: Path) -> griffe.ModulesCollection:
    """Read the packages of a source tree as type checkers see them, without importing them."""
    loader = griffe.GriffeLoader(
        search_paths=[tree / folder.parent for folder in PACKAGES.values()],
        allow_inspection=False,
        extensions=griffe.Extensions(TypeCheckingView()),
        docstring_parser="google",
        docstring_options={"warnings": False},
    )
    for package in PACKAGES:
        loader.load(package, try_relative_path=False)
    loader.resolve_aliases(implicit=True, external=False)
    return loader.modules_collection


def public_objects(packages: griffe.ModulesCollection) -> list[PublicObject]:
    """Return every public definition once, under its shortest name, in the order of the names."""
    found: dict[str, griffe.Object] = {}
    for module in public_modules(packages.get_member(PACKAGE)):
        prefix = "" if module.path == PACKAGE else module.path.removeprefix(f"{PACKAGE}.") + "."
        found.update(_exported(module, prefix))
    names: dict[str, list[str]] = {}
    for name in sorted(found, key=_precedence):
        names.setdefault(found[name].path, []).append(name)
    return [PublicObject(first, found[first], tuple(others)) for first, *others in names.values()]


def resources(packages: griffe.ModulesCollection) -> Iterator[PublicObject]:
    """Yield the classes of the client's attributes, such as `OpenRouter.models`, which have no public name."""
    for module in packages.get_member(_GENERATED_RESOURCES).modules.values():
        for name, class_ in module.classes.items():
            if not class_.is_alias and not name.startswith("_"):
                yield PublicObject(name, class_, is_attribute_of_client=True)


def _precedence(name: str) -> tuple[bool, int, str]:
    return name.startswith(("components.", f"{_GENERATED_TYPES}.")), name.count("."), name


def _exported(module: griffe.Object, prefix: str) -> Iterator[tuple[str, griffe.Object]]:
    for name, member in module.members.items():
        if is_exported(module, name, member):
            target = final_target(member)
            if target is not None and not target.is_module and not _is_type_variable(target):
                yield f"{prefix}{name}", target


def _is_type_variable(obj: griffe.Object) -> bool:
    return isinstance(obj, griffe.Attribute) and str(obj.value).startswith("TypeVar(")
