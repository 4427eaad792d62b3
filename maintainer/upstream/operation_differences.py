"""Differences of operations outside of their schemas: whole operations, parameters, bodies and statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import BEYOND_UPSTREAM
from maintainer.codegen.references import resolve
from maintainer.upstream.difference import Difference, summary
from maintainer.upstream.matching import LOCATIONS, REQUEST, RESPONSE, parameter_alternatives
from maintainer.upstream.operations import parameter_schema
from maintainer.upstream.verdict import breaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maintainer.upstream.document import Json
    from maintainer.upstream.matching import Matching
    from maintainer.upstream.operations import Operation, ParameterKey
    from maintainer.upstream.verdict import Change

_SENT, _RECEIVED = {REQUEST}, {RESPONSE}

APP_HEADERS = frozenset({"http-referer", "x-openrouter-title", "x-openrouter-categories"})
"""Headers that name the calling app: every operation accepts them, and documents do not list them."""


def operation_differences(matching: Matching) -> Iterator[Difference]:
    """Yield the differences of all operations, without those of their schemas."""
    yield from _added_and_removed(matching)
    for ours, theirs in matching.pairs():
        yield from _deprecation(ours, theirs)
        yield from _Parameters(matching, ours, theirs).differences()
        yield from _body_differences(matching, ours, theirs)
        yield from _status_differences(ours, theirs)


def _added_and_removed(matching: Matching) -> Iterator[Difference]:
    ours, theirs = matching.ours.operations, matching.theirs.operations
    for name in theirs:
        if name not in ours:
            yield Difference("", "operation", None, name, breaks("added", _SENT), name=name, operation=name)
    for name, operation in ours.items():
        if name not in theirs and not operation.is_beyond_upstream:
            yield Difference("", "operation", name, None, breaks("removed", _SENT), name=name, operation=name)


def _deprecation(ours: Operation, theirs: Operation) -> Iterator[Difference]:
    before, after = (one.definition.get("deprecated") is True for one in (ours, theirs))
    if before != after and (after or not ours.is_beyond_upstream):
        breaking = breaks("deprecated", _SENT)
        yield Difference("", "deprecated", before, after, breaking, name=ours.name, operation=ours.name)


class _Parameters:
    """Finds the differences of the parameters of one operation."""

    def __init__(self, matching: Matching, ours: Operation, theirs: Operation) -> None:
        self._matching = matching
        self._ours, self._theirs = ours, theirs

    def differences(self) -> Iterator[Difference]:
        ours, theirs = self._ours.parameters, self._theirs.parameters
        for key, parameter in theirs.items():
            if key in ours:
                yield from self._changes(key, ours[key], parameter)
            elif parameter["name"] not in self._ours.without_parameters:
                yield self._added(key, parameter)
        for key, parameter in ours.items():
            if key not in theirs and key[1] not in APP_HEADERS and not _is_beyond_upstream(parameter):
                name = parameter["name"]
                before = "text"
                if key[0] != "header":
                    before = summary(parameter_alternatives(self._matching.our_normalizer, parameter))
                yield self._difference(key, name, _kind(key), before, None, "removed")

    def _added(self, key: ParameterKey, parameter: Json) -> Difference:
        normalizer = self._matching.their_normalizer
        alternatives = tuple(parameter_alternatives(normalizer, parameter))
        after = summary(alternatives) or "string"
        breaking = breaks("required" if parameter.get("required") is True else "added", _SENT)
        return Difference(
            path=_path(key, parameter["name"]),
            what=_kind(key),
            before=None,
            after=after,
            breaking=breaking,
            name=parameter["name"],
            alternatives=alternatives,
            operation=self._ours.name,
        )

    def _changes(self, key: ParameterKey, ours: Json, theirs: Json) -> Iterator[Difference]:
        """Yield what differs apart from the values that the schema of a parameter allows."""
        name = theirs["name"]
        required = theirs.get("required") is True
        if required != (ours.get("required") is True):
            yield self._difference(
                key, name, "required", not required, required, "required" if required else "optional"
            )
        before, after = default_of(self._matching.ours, ours), default_of(self._matching.theirs, theirs)
        if before != after and not (after is None and _is_beyond_upstream(ours)):
            yield self._difference(key, name, "default", before, after, "default")
        deprecated = _is_deprecated(theirs)
        if deprecated != _is_deprecated(ours) and (deprecated or not _is_beyond_upstream(ours)):
            yield self._difference(key, name, "deprecated", not deprecated, deprecated, "deprecated")

    def _difference(
        self, key: ParameterKey, name: str, what: Any, before: Any, after: Any, change: Change
    ) -> Difference:
        path, operation = _path(key, name), self._ours.name
        return Difference(path, what, before, after, breaks(change, _SENT), name=name, operation=operation)


def _kind(key: ParameterKey) -> Any:
    return "header" if key[0] == "header" else "parameter"


def _path(key: ParameterKey, name: str) -> str:
    return f"{LOCATIONS[key[0]]}.{name}"


def default_of(api: Any, parameter: Json) -> Any:
    """Return the value that a parameter has if it is not sent; None if that is not stated."""
    schema = parameter_schema(parameter)
    return schema.get("default", resolve(api.document, schema, api.source).get("default"))


def _is_deprecated(parameter: Json) -> bool:
    return parameter.get("deprecated") is True or parameter_schema(parameter).get("deprecated") is True


def _is_beyond_upstream(parameter: Json) -> bool:
    return parameter.get(BEYOND_UPSTREAM) is True or parameter_schema(parameter).get(BEYOND_UPSTREAM) is True


def _body_differences(matching: Matching, ours: Operation, theirs: Operation) -> Iterator[Difference]:
    """Yield added and removed bodies, such as a stream of an operation that did not stream before."""
    bodies = (
        ("request", ours.request, theirs.request),
        ("result", ours.result, theirs.result),
        ("events", ours.events, theirs.events),
    )
    for path, before, after in bodies:
        if before is None and after is not None:
            found = tuple(matching.their_normalizer.alternatives(after))
            what = "server-sent events" if path == "events" else summary(found)
            required = path == "request" and theirs.bodies["request"].get("required") is True
            breaking = breaks("required" if required else "added", _SENT)
            yield Difference(path, "field", None, what, breaking, alternatives=found, operation=ours.name)
        elif before is not None and after is None:
            what = "server-sent events" if path == "events" else summary(matching.our_normalizer.alternatives(before))
            yield Difference(path, "field", what, None, breaks("removed", _RECEIVED), operation=ours.name)


def _status_differences(ours: Operation, theirs: Operation) -> Iterator[Difference]:
    """Yield changed statuses; a range such as 2XX or 4XX covers all that are not listed, so it never differs."""
    if ours.status != theirs.status and theirs.status.isdecimal():
        name = theirs.status
        breaking = breaks("added", _RECEIVED)
        yield Difference("result", "status", ours.status, name, breaking, name=name, operation=ours.name)
    for status in theirs.errors:
        if status not in ours.errors and status.isdecimal():
            path = f"errors[status={status}]"
            breaking = breaks("added", _RECEIVED)
            yield Difference(path, "status", None, status, breaking, name=status, operation=ours.name)
    for status in ours.errors:
        if status not in theirs.errors and status.isdecimal():
            path = f"errors[status={status}]"
            breaking = breaks("removed", _RECEIVED)
            yield Difference(path, "status", status, None, breaking, name=status, operation=ours.name)
