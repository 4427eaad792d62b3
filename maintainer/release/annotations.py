"""Type annotations as sets of what a value can be, and how two of them differ."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@frozen
class Term:
    """One of the things that a value can be: a class, with what it holds, or one literal value."""

    head: str
    holds: tuple[Type, ...] = ()
    is_literal: bool = False

    def __str__(self) -> str:
        return f"{self.head}[{', '.join(map(shown, self.holds))}]" if self.holds else self.head


Type: TypeAlias = frozenset[Term]
"""The members of a union; a type that is none has one member. Without an annotation it is empty."""

# What says something about a place in a class or a dictionary, not about the value there.
_QUALIFIERS = {"Annotated", "ClassVar", "Final", "NotRequired", "ReadOnly", "Required", "Unpack"}

# Where a value is taken, what is on the left is still taken after the type has become what is on the right.
_WIDER = {
    "bool": {"int", "float"},
    "int": {"float"},
    "list": {"Collection", "Iterable", "Sequence"},
    "tuple": {"Collection", "Iterable", "Sequence"},
    "Sequence": {"Collection", "Iterable"},
    "dict": {"Mapping", "MutableMapping"},
    "MutableMapping": {"Mapping"},
}
_ANYTHING = {"Any", "object"}


def read(source: str, resolve: Callable[[str], str]) -> Type:
    """Read an annotation.

    Args:
        source: Its source code.
        resolve: Gives the name by which callers know what a name in the source stands for.
    """
    if not source:
        return frozenset()
    return frozenset(_terms(ast.parse(source, mode="eval").body, resolve))


def has_qualifier(source: str, name: str) -> bool:
    """Whether an annotation, or a string that holds one, is of the form `name[...]`."""
    node: ast.expr = ast.parse(source, mode="eval").body
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return has_qualifier(node.value, name)
    return isinstance(node, ast.Subscript) and ast.unparse(node.value).rpartition(".")[2] == name


def shown(type_: Iterable[Term]) -> str:
    """The source code of a type, its members in alphabetic order."""
    return " | ".join(sorted(map(str, type_)))


@frozen
class Difference:
    """What a type can be no longer, and what it can be now."""

    lost: Type
    gained: Type


def difference(old: Type, new: Type, old_aliases: Mapping[str, Type], new_aliases: Mapping[str, Type]) -> Difference:
    """Compare two types.

    A named type that both mention is not looked into, as it is compared under its own name; one that only one of them
    mentions is taken as what it stands for.
    """
    whole_old, whole_new = _unfold(old, old_aliases), _unfold(new, new_aliases)
    old, new = _unfold(old - new, old_aliases) - whole_new, _unfold(new - old, new_aliases) - whole_old
    lost, gained = set(old), set(new)
    for before in old:
        for after in new:
            if (before.head, len(before.holds)) == (after.head, len(after.holds)) and after in gained:
                inner = [
                    difference(*pair, old_aliases, new_aliases) for pair in zip(before.holds, after.holds, strict=True)
                ]
                lost.discard(before)
                gained.discard(after)
                if any(each.lost for each in inner):
                    lost.add(Term(before.head, tuple(each.lost for each in inner)))
                if any(each.gained for each in inner):
                    gained.add(Term(after.head, tuple(each.gained for each in inner)))
                break
    return Difference(frozenset(lost), frozenset(gained))


def still_taken(term: Term, new: Type) -> bool:
    """Whether a parameter takes what it had taken, although its annotation does not name it any more."""
    heads = {other.head for other in new if not other.holds or other.holds == term.holds}
    return bool(heads & (_ANYTHING | _WIDER.get(term.head, set())))


def surprises_readers(term: Term) -> bool:
    """Whether code that reads a value has not reckoned with this addition.

    It has to reckon with new variants and new literal values: the package promises that the service may add them.
    """
    if term.holds:
        return any(surprises_readers(inner) for held in term.holds for inner in held)
    return not term.is_literal and (term.head in {"None", "Unset"} or not term.head.startswith("models."))


def _terms(node: ast.expr, resolve: Callable[[str], str]) -> list[Term]:
    match node:
        case ast.Constant(value=None):
            return [Term("None")]
        case ast.Constant(value=str(source)):
            return _terms(ast.parse(source, mode="eval").body, resolve)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return [*_terms(left, resolve), *_terms(right, resolve)]
        case ast.Subscript(value=value, slice=inner):
            arguments = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            return _generic(resolve(ast.unparse(value)), arguments, resolve)
        case ast.Name() | ast.Attribute():
            return [Term(resolve(ast.unparse(node)))]
        case ast.List(elts=elements):
            return [Term("", tuple(frozenset(_terms(element, resolve)) for element in elements))]
        case _:
            return [Term(ast.unparse(node))]


def _generic(head: str, arguments: list[ast.expr], resolve: Callable[[str], str]) -> list[Term]:
    if head == "Literal":
        return [Term(ast.unparse(argument), is_literal=True) for argument in arguments]
    if head == "Union":
        return [term for argument in arguments for term in _terms(argument, resolve)]
    if head == "Optional":
        return [*_terms(arguments[0], resolve), Term("None")]
    if head in _QUALIFIERS:
        return _terms(arguments[0], resolve)
    return [Term(head, tuple(frozenset(_terms(argument, resolve)) for argument in arguments))]


def _unfold(type_: Type, aliases: Mapping[str, Type]) -> Type:
    terms: set[Term] = set()
    waiting, seen = list(type_), set(type_)
    while waiting:
        term = waiting.pop()
        if term.head not in aliases:
            terms.add(term)
            continue
        new = aliases[term.head] - seen
        seen |= new
        waiting += new
    return frozenset(terms)
