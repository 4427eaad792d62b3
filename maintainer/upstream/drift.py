"""What differs between our description of the operation and the service's own, and whether callers notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import attrs

from maintainer.codegen.extensions import BEYOND_UPSTREAM
from maintainer.codegen.names import python_name
from maintainer.upstream.document import Operation, operation_in
from maintainer.upstream.matching import (
    ANSWER,
    REQUEST,
    Meeting,
    Pairing,
    branches_of,
    kinds_of,
    mapping_of,
    tag_of,
    takes,
    untagged_of,
    values_of,
)
from maintainer.upstream.normalize import ANY, SCALARS, Leaf, Leaves

Json = Mapping[str, Any]

What = Literal["header", "status", "field", "variant", "type", "nullable", "required", "values", "limit"]

OURS = "/responses"
# Says of a schema of ours that theirs is silent on some of it, so that what theirs lacks is no difference.
# The headers by which an app names itself. They are the same for all operations, none of which lists them.
_WITH_EVERY_REQUEST = {"http-referer", "x-openrouter-title", "x-openrouter-categories"}
ROOTS = ("headers", "request", "result", "events", "errors")
_DATES = {"date", "date-time"}
_TIGHTER_IF_LESS = {"maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties"}
_TIGHTER_IF_MORE = {"minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties"}


@attrs.frozen
class Difference:
    """One difference, at the shortest path to it.

    Attributes:
        path: Where, as a person would say it.
        what: What is different about it.
        before: How it is with us; None if it is added.
        after: How it is upstream; None if it is removed.
        sides: Whether it is sent, answered or both.
        breaking: Whether code that is right today may fail or change its meaning once it is taken over.
        meeting: The schema of ours that differs, and what it meets; None for headers and statuses.
        name: Field, tag, keyword or header that is meant.
        leaves: What theirs is made of, where it is added.
    """

    path: str
    what: What
    before: Any
    after: Any
    breaking: bool
    sides: tuple[str, ...] = ()
    meeting: Meeting | None = attrs.field(default=None, repr=False, eq=False)
    name: str = attrs.field(default="", eq=False)
    leaves: tuple[Leaf, ...] = attrs.field(default=(), repr=False, eq=False)

    @property
    def how(self) -> Literal["added", "removed", "changed"]:
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


@attrs.frozen
class Comparison:
    """All differences of two descriptions, and the walk that found them."""

    ours: Operation
    theirs: Operation
    pairing: Pairing
    differences: tuple[Difference, ...]


def compare(ours: dict[str, Any], theirs: Operation, *, source: str) -> Comparison:
    """Compare our description, overlays applied, with the service's own operation.

    Raises:
        UpstreamError: A reference of theirs leads nowhere.
    """
    operation = operation_in(ours, OURS, source="our description")
    leaves = Leaves(theirs.document, source=source)
    pairing = Pairing(ours, leaves)
    roots = [("request", operation.request, [theirs.request]), ("result", operation.result, [theirs.result])]
    if operation.events is not None and theirs.events is not None:
        roots.append(("events", operation.events, [theirs.events]))
    # One schema of ours stands for the bodies of all errors.
    if bodies := [body for body in theirs.errors.values() if body]:
        roots.append(("errors", next(iter(operation.errors.values())), bodies))
    for path, schema, schemas in roots:
        side = REQUEST if path == "request" else ANSWER
        pairing.meet(schema, [leaf for one in schemas for leaf in leaves.of(one)], path, [side])  # type: ignore[arg-type]  # our document is made of dicts
    pairing.walk()
    found = [*_headers(operation, theirs, leaves), *_events(operation, theirs), *_statuses(operation, theirs)]
    for meeting in pairing:
        differences = _Differ(pairing, meeting).differences()
        if meeting.schema.get(BEYOND_UPSTREAM):
            differences = (one for one in differences if one.after not in (None, False))
        found += _retyped(list(differences))
    return Comparison(operation, theirs, pairing, tuple(sorted(found, key=_place)))


def _place(difference: Difference) -> tuple[int, str]:
    root = difference.path.replace("[", ".").partition(".")[0]
    return ROOTS.index(root), difference.path


# --- around the schemas ---------------------------------------------------------------------------------------------


def _headers(ours: Operation, theirs: Operation, leaves: Leaves) -> Iterator[Difference]:
    known = {name.lower(): header for name, header in ours.headers.items()}
    for name, header in theirs.headers.items():
        needed = header.get("required") is True
        path = f"headers.{name}"
        if name.lower() not in known:
            schema = leaves.of(header.get("schema", {}))
            yield Difference(path, "header", None, said(schema), needed, name=name, leaves=schema)
        elif needed != (known[name.lower()].get("required") is True):
            yield Difference(path, "required", not needed, needed, needed, name=name)
    listed = {name.lower() for name in theirs.headers} | _WITH_EVERY_REQUEST
    for name in ours.headers:
        if name.lower() not in listed:
            yield Difference(f"headers.{name}", "header", "text", None, breaking=True, name=name)


def _events(ours: Operation, theirs: Operation) -> Iterator[Difference]:
    if ours.events is not None and theirs.events is None:
        yield Difference("events", "field", "server-sent events", None, breaking=True)


def _statuses(ours: Operation, theirs: Operation) -> Iterator[Difference]:
    for status in theirs.errors:
        if status not in ours.errors and status.isdecimal():
            yield Difference(f"errors[status={status}]", "status", None, status, breaking=False, name=status)
    for status in ours.errors:
        # A range such as 4XX stands for whatever is not listed, so that no document has to name it.
        if status not in theirs.errors and status.isdecimal():
            yield Difference(f"errors[status={status}]", "status", status, None, breaking=True, name=status)


def _retyped(differences: list[Difference]) -> list[Difference]:
    """The differences of one schema, with the types that came and those that went in one."""
    types = [one for one in differences if one.what == "type" and not one.name]
    came = [one for one in types if one.before is None]
    went = [one for one in types if one.after is None]
    if not came or not went:
        return differences
    before = " | ".join(one.before for one in went)
    retyped = attrs.evolve(came[0], before=before, breaking=any(one.breaking for one in types))
    return [one for one in differences if one not in types] + [retyped]


# --- one schema -----------------------------------------------------------------------------------------------------


class _Differ:
    """Finds what differs between one schema of ours and what it meets."""

    def __init__(self, pairing: Pairing, meeting: Meeting) -> None:
        self._pairing = pairing
        self._meeting = meeting
        self._schema = meeting.schema
        self._leaves = tuple(meeting.leaves)
        self._sent = REQUEST in meeting.sides
        self._answered = ANSWER in meeting.sides

    def differences(self) -> Iterator[Difference]:
        ours, theirs = self._pairing.ours.of(self._schema), self._leaves
        if (kinds_of(ours) == {ANY}) != (kinds_of(theirs) == {ANY}):
            breaking = self._answered if kinds_of(theirs) == {ANY} else self._sent
            yield self._type(said(ours), said(theirs), breaking, leaves=theirs)
            return
        if kinds_of(ours) == {ANY}:
            return
        if "$ref" in self._schema:
            yield from self._mixture([self._schema])
        elif "discriminator" in self._schema:
            yield from self._others([leaf for leaf in theirs if leaf.kind != "object"])
            yield from self._variants()
        elif branches := branches_of(self._schema):
            yield from self._mixture(branches)
        else:
            yield from self._plain()

    # Which types there are

    def _mixture(self, branches: list[Any]) -> Iterator[Difference]:
        shares = self._pairing.shared_out(branches, self._leaves)
        taken = {leaf for _, share in shares for leaf in share}
        yield from self._others([leaf for leaf in self._leaves if leaf not in taken])
        for branch, share in shares:
            if not share:
                yield from self._no_longer(self._pairing.ours.of(branch))

    def _others(self, leaves: list[Leaf]) -> Iterator[Difference]:
        """Alternatives that ours does not have."""
        if any(leaf.kind == "null" for leaf in leaves):
            yield self._found("", "nullable", False, True, breaking=self._answered)
        if more := tuple(leaf for leaf in leaves if leaf.kind != "null"):
            # What is known of a type is never all of it with us, so that the rest of the type is no news.
            ours = {leaf.kind for leaf in self._pairing.ours.of(self._schema)}
            opened = all(leaf.kind in SCALARS and leaf.kind in ours for leaf in more)
            yield self._type(None, said(more), breaking=self._answered and not opened, leaves=more)

    def _no_longer(self, ours: Iterable[Leaf]) -> Iterator[Difference]:
        """Alternatives that theirs does not have."""
        ours = tuple(ours)
        if any(leaf.kind == "null" for leaf in ours):
            yield self._found("", "nullable", True, False, breaking=self._sent)
        if less := tuple(leaf for leaf in ours if leaf.kind != "null"):
            yield self._type(said(less), None, breaking=self._sent, leaves=())

    def _plain(self) -> Iterator[Difference]:
        """A schema that is no reference and no mixture: types, and what is said of each."""
        taken: set[Leaf] = set()
        for one in self._pairing.ours.of(self._schema):
            share = [leaf for leaf in self._leaves if takes(one, leaf)]
            taken.update(share)
            if not share:
                yield from self._no_longer([one])
            elif one.kind == "object":
                yield from self._object(share)
            elif one.kind != "null":
                if one.kind in SCALARS:
                    yield from self._scalar(one, share)
                yield from self._limits(one, share)
        yield from self._others([leaf for leaf in self._leaves if leaf not in taken])

    # What is said of a type

    def _scalar(self, one: Leaf, share: list[Leaf]) -> Iterator[Difference]:
        kinds = kinds_of(share)
        if one.kind not in kinds:
            widened = "number" in kinds
            yield self._type(one.kind, " or ".join(sorted(kinds)), self._answered if widened else self._sent, share)
        if one.values is not None:
            known = dict.fromkeys(value for leaf in share for value in leaf.values or ())
            added = [value for value in known if value not in one.values]
            removed = [value for value in one.values if value not in known]
            if added:
                yield self._found("", "values", None, added, breaking=False)
            if removed:
                yield self._found("", "values", removed, None, breaking=self._sent)
        elif all(leaf.values is not None for leaf in share):
            yield self._type(one.kind, said(share), self._sent, share)

    def _limits(self, one: Leaf, share: list[Leaf]) -> Iterator[Difference]:
        ours, theirs = one.limits, loosest(share)
        for name in dict.fromkeys([*ours, *theirs]):
            before, after = ours.get(name), theirs.get(name)
            if before != after:
                tighter = self._sent and _is_tighter(name, before, after)
                retyped = name == "format" and self._answered and not _DATES.isdisjoint({before, after})
                yield self._found("", "limit", before, after, breaking=tighter or retyped, name=name)

    def _object(self, share: list[Leaf]) -> Iterator[Difference]:
        properties = self._schema.get("properties")
        fields = dict.fromkeys(name for leaf in share for name in leaf.properties)
        if bool(fields) != bool(properties):
            before, after = ("fields", "any fields") if properties else ("any fields", "fields")
            yield self._type(f"object with {before}", f"object with {after}", breaking=True, leaves=share)
            return
        if properties:
            yield from self._fields(properties, fields, share)
            return
        values = [leaf for schema in map(values_of, share) for leaf in self._pairing.theirs.of(schema)]
        if not isinstance(self._schema.get("additionalProperties"), dict) and kinds_of(values) != {ANY}:
            yield self._found(".*", "type", ANY, said(values), self._sent, leaves=tuple(values), name="*")
        (one,) = [leaf for leaf in self._pairing.ours.of(self._schema) if leaf.kind == "object"]
        yield from self._limits(one, share)

    def _fields(self, properties: Json, fields: Iterable[str], share: list[Leaf]) -> Iterator[Difference]:
        required = set(self._schema.get("required", ()))
        needed = set.intersection(*(set(leaf.required) for leaf in share))
        taken = set(map(python_name, properties))
        for name in fields:
            if name not in properties and python_name(name) in taken:
                continue
            taken.add(python_name(name))
            leaves = tuple(dict.fromkeys(one for leaf in share for one in self._pairing.theirs.property_of(leaf, name)))
            if name not in properties:
                breaking = self._sent and name in needed
                yield self._found(f".{name}", "field", None, said(leaves), breaking, name=name, leaves=leaves)
            elif (name in required) != (name in needed):
                now = name in needed
                breaking = self._sent if now else self._answered
                yield self._found(f".{name}", "required", not now, now, breaking, name=name)
        for name, schema in properties.items():
            if name not in fields and not schema.get(BEYOND_UPSTREAM):
                yield self._found(f".{name}", "field", said(self._pairing.ours.of(schema)), None, True, name=name)

    def _variants(self) -> Iterator[Difference]:
        tag, known = tag_of(self._schema), mapping_of(self._schema)
        groups = self._pairing.by_tag(self._meeting.of_kind("object"), tag)
        if groups.keys() == {None}:
            yield self._type(f"objects told apart by {tag}", "object", breaking=True, leaves=groups[None])
            return
        for value, leaves in groups.items():
            if value is None and untagged_of(self._schema) is None:
                yield self._found(f"[no {tag}]", "variant", None, "object", False, leaves=tuple(leaves))
            elif value is not None and value not in known:
                name = next((leaf.name for leaf in leaves if leaf.name), None) or "object"
                yield self._found(f"[{tag}={value}]", "variant", None, name, False, name=value, leaves=tuple(leaves))
        for value, name in known.items():
            if value not in groups:
                yield self._found(f"[{tag}={value}]", "variant", name, None, True, name=value)

    # How it is reported

    def _type(self, before: Any, after: Any, breaking: bool, leaves: Iterable[Leaf]) -> Difference:
        return self._found("", "type", before, after, breaking, leaves=tuple(leaves))

    def _found(
        self,
        step: str,
        what: What,
        before: Any,
        after: Any,
        breaking: bool,
        *,
        name: str = "",
        leaves: tuple[Leaf, ...] = (),
    ) -> Difference:
        sides = tuple(sorted(self._meeting.sides, reverse=True))
        return Difference(self._meeting.path + step, what, before, after, breaking, sides, self._meeting, name, leaves)


def loosest(leaves: Iterable[Leaf]) -> dict[str, Any]:
    """The limits that all alternatives have, each as loose as the loosest."""
    first, *others = [leaf.limits for leaf in leaves]
    limits = {}
    for name, value in first.items():
        values = [value, *(other.get(name) for other in others)]
        if None in values:
            continue
        if name in _TIGHTER_IF_LESS:
            limits[name] = max(values)
        elif name in _TIGHTER_IF_MORE:
            limits[name] = min(values)
        elif all(one == value for one in values):
            limits[name] = value
    return limits


def _is_tighter(name: str, before: Any, after: Any) -> bool:
    if after is None:
        return False
    if before is None:
        return True
    if name in _TIGHTER_IF_LESS:
        return bool(after < before)
    return bool(after > before) if name in _TIGHTER_IF_MORE else True


def said(leaves: Iterable[Leaf]) -> str:
    """Alternatives in a few words."""
    leaves = tuple(leaves)
    if kinds_of(leaves) == {ANY}:
        return ANY
    words = []
    for leaf in leaves:
        if leaf.values is None:
            words.append(leaf.kind)
        else:
            words += [repr(value) for value in leaf.values]
    words = list(dict.fromkeys(words))
    if len(words) > 8:
        words = [*words[:7], f"{len(words) - 7} more"]
    return " | ".join(words)
