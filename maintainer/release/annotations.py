"""Type annotations as sets of union members, and the difference between two of them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from maintainer.upstream.verdict import breaks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from maintainer.upstream.verdict import Change


@frozen
class UnionMember:
    """One member of a union: a class with its type arguments, or a literal value."""

    name: str
    arguments: tuple[Type, ...] = ()
    is_literal: bool = False

    def __str__(self) -> str:
        return f"{self.name}[{', '.join(map(format_type, self.arguments))}]" if self.arguments else self.name


Type: TypeAlias = frozenset[UnionMember]
"""The members of a union; a type that is not a union has one member, a missing annotation has none."""

# They qualify an attribute or a key; the type is their argument.
_QUALIFIERS = {"Annotated", "ClassVar", "Final", "NotRequired", "ReadOnly", "Required", "Unpack"}

# A parameter of one of the types on the right also accepts values of the type on the left.
_SUPERTYPES = {
    "UnrecognizedInt": {"int", "float"},
    "UnrecognizedStr": {"str"},
    "bool": {"int", "float"},
    "int": {"float"},
    "list": {"Collection", "Iterable", "Sequence"},
    "tuple": {"Collection", "Iterable", "Sequence"},
    "Sequence": {"Collection", "Iterable"},
    "dict": {"Mapping", "MutableMapping"},
    "MutableMapping": {"Mapping"},
}
_ANY = {"Any", "object"}
# Values of an enumeration that are not described yet, and the type that they derive from. The package states that the
# service may send them at any time.
_UNRECOGNIZED = {"UnrecognizedInt": "int", "UnrecognizedStr": "str"}


def parse_annotation(source: str, resolve: Callable[[str], str]) -> Type:
    """Parse the source code of an annotation.

    Args:
        source: The source code; empty for a missing annotation.
        resolve: Returns the public name of what a name in the source code refers to.
    """
    if not source:
        return frozenset()
    return frozenset(_union_members(ast.parse(source, mode="eval").body, resolve))


def has_qualifier(source: str, name: str) -> bool:
    """Return whether an annotation, quoted or not, has the form `name[...]`."""
    node: ast.expr = ast.parse(source, mode="eval").body
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return has_qualifier(node.value, name)
    return isinstance(node, ast.Subscript) and ast.unparse(node.value).rpartition(".")[2] == name


def format_type(type_: Iterable[UnionMember]) -> str:
    """Return the source code of a type, with its members in alphabetical order."""
    return " | ".join(sorted(map(str, type_)))


@frozen
class TypeChange:
    """The union members that a type lost, and those that it gained.

    Attributes:
        removed: The members that it lost; of a generic type, the type arguments that it lost.
        added: The members that it gained, likewise.
        old: All members of the old type.
        new: All members of the new type.
        arguments: The changes of the type arguments of generic types that are in both.
    """

    removed: Type
    added: Type
    old: Type
    new: Type
    arguments: tuple[TypeChange, ...] = ()


def compare_types(old: Type, new: Type, old_aliases: Mapping[str, Type], new_aliases: Mapping[str, Type]) -> TypeChange:
    """Compare two types.

    An alias that both types name is not expanded, because the alias itself is compared elsewhere. An alias that only
    one of them names is replaced by its members.
    """
    all_old, all_new = _expand(old, old_aliases), _expand(new, new_aliases)
    old, new = _expand(old - new, old_aliases) - all_new, _expand(new - old, new_aliases) - all_old
    removed, added, changed = set(old), set(new), []
    for before in old:
        after = next((each for each in new if each in added and _is_same_generic(before, each)), None)
        if after is None:
            continue
        removed.discard(before)
        added.discard(after)
        arguments = [
            compare_types(*pair, old_aliases, new_aliases)
            for pair in zip(before.arguments, after.arguments, strict=True)
        ]
        changed += arguments
        if any(each.removed for each in arguments):
            removed.add(UnionMember(before.name, tuple(each.removed for each in arguments)))
        if any(each.added for each in arguments):
            added.add(UnionMember(after.name, tuple(each.added for each in arguments)))
    return TypeChange(frozenset(removed), frozenset(added), all_old, all_new, tuple(changed))


def breaks_callers(change: TypeChange, sides: Collection[str]) -> bool:
    """Return whether the change of a type breaks code that sends or receives its values, on the sides in question.

    A member that the other type covers, such as `int` beside `float`, has not changed for code that sends it, or is not
    new for code that receives it.
    """
    removed = [one for one in change.removed if not _is_changed_generic(one, change.new)]
    added = [one for one in change.added if not _is_changed_generic(one, change.old)]
    lost = [one for one in removed if not is_covered(one, change.new)]
    gained = [one for one in added if not is_covered(one, change.old) and not _is_unwrapped(one, removed)]
    return (
        any(breaks(_removal_of(one), sides) for one in lost)
        or any(breaks(_addition_of(one, change.old), sides) for one in gained)
        or any(breaks_callers(inner, sides) for inner in change.arguments)
    )


def _is_changed_generic(member: UnionMember, others: Type) -> bool:
    """Return whether a member shows what a generic type lost or gained, which is compared on its own."""
    return bool(member.arguments) and any(_is_same_generic(member, other) for other in others)


def contains_type(type_: Type, part: Type) -> bool:
    """Return whether all members of a type are in another type, or in one of its type arguments."""
    return part <= type_ or any(contains_type(inner, part) for member in type_ for inner in member.arguments)


def is_covered(member: UnionMember, type_: Type) -> bool:
    """Return whether each value of a member is also a value of another member of a type."""
    names = {other.name for other in type_ if not other.arguments or other.arguments == member.arguments}
    own = type(ast.literal_eval(member.name)).__name__ if member.is_literal else unqualified(member.name)
    supertypes = _SUPERTYPES.get(own, set()) | ({own} if member.is_literal else set())
    return bool(names & (_ANY | supertypes))


def _is_unwrapped(member: UnionMember, removed: Iterable[UnionMember]) -> bool:
    """Return whether a member is the plain type that a removed `UnrecognizedStr` or `UnrecognizedInt` derives from."""
    return member.name in {_UNRECOGNIZED.get(unqualified(one.name)) for one in removed}


def _removal_of(member: UnionMember) -> Change:
    if member.is_literal:
        return "value removed"
    match unqualified(member.name):
        case "None":
            return "not nullable"
        case "Unset":
            return "required"
    return "removed" if _is_model(member) else "type removed"


def _addition_of(member: UnionMember, old: Type) -> Change:
    if member.is_literal or unqualified(member.name) in _UNRECOGNIZED:
        return "value added"
    match unqualified(member.name):
        case "None":
            return "nullable"
        case "Unset":
            return "optional"
    # The package states that the service may add models where there are some already.
    return "added" if _is_model(member) and any(map(_is_model, old)) else "type added"


def _is_model(member: UnionMember) -> bool:
    return member.name.startswith("models.")


def _is_same_generic(one: UnionMember, other: UnionMember) -> bool:
    return (one.name, len(one.arguments)) == (other.name, len(other.arguments))


def unqualified(name: str) -> str:
    """Return the last part of a dotted name."""
    return name.rpartition(".")[2]


def _union_members(node: ast.expr, resolve: Callable[[str], str]) -> list[UnionMember]:
    match node:
        case ast.Constant(value=None):
            return [UnionMember("None")]
        case ast.Constant(value=str(source)):
            return _union_members(ast.parse(source, mode="eval").body, resolve)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return [*_union_members(left, resolve), *_union_members(right, resolve)]
        case ast.Subscript(value=value, slice=inner):
            arguments = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            return _members_of_subscript(resolve(ast.unparse(value)), arguments, resolve)
        case ast.Name() | ast.Attribute():
            name = resolve(ast.unparse(node))
            return [] if name in _QUALIFIERS else [UnionMember(name)]
        case ast.List(elts=elements):
            return [UnionMember("", tuple(frozenset(_union_members(element, resolve)) for element in elements))]
        case _:
            return [UnionMember(ast.unparse(node))]


def _members_of_subscript(name: str, arguments: list[ast.expr], resolve: Callable[[str], str]) -> list[UnionMember]:
    if name == "Literal":
        return [_literal_member(argument, resolve) for argument in arguments]
    if name == "Union":
        return [member for argument in arguments for member in _union_members(argument, resolve)]
    if name == "Optional":
        return [*_union_members(arguments[0], resolve), UnionMember("None")]
    if name in _QUALIFIERS:
        return _union_members(arguments[0], resolve)
    return [UnionMember(name, tuple(frozenset(_union_members(argument, resolve)) for argument in arguments))]


def _literal_member(argument: ast.expr, resolve: Callable[[str], str]) -> UnionMember:
    if isinstance(argument, ast.Constant) and argument.value is None:
        return UnionMember("None")
    # `Literal[Unset.UNSET]` is another spelling of `Unset`, an enumeration with one member.
    if isinstance(argument, ast.Attribute) and argument.attr == "UNSET":
        return UnionMember(resolve(ast.unparse(argument.value)))
    return UnionMember(ast.unparse(argument), is_literal=True)


def _expand(type_: Type, aliases: Mapping[str, Type]) -> Type:
    members: set[UnionMember] = set()
    waiting, seen = list(type_), set(type_)
    while waiting:
        member = waiting.pop()
        if member.name not in aliases:
            members.add(member)
            continue
        new = aliases[member.name] - seen
        seen |= new
        waiting += new
    return frozenset(members)
