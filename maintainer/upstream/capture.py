"""Brings our description up to the service's own: what differs is changed, everything else stays as it is."""

from __future__ import annotations

import copy
import http
import re
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.documents import DocumentError
from maintainer.codegen.extensions import BEYOND_UPSTREAM, DEFAULT_VARIANT, SYNONYMS, SYNONYMS_OF_UNKNOWN
from maintainer.codegen.names import class_name
from maintainer.codegen.references import component_of, resolve
from maintainer.codegen.synonyms import without_names
from maintainer.upstream.drift import OURS, Comparison, Difference, compare
from maintainer.upstream.matching import (
    Schema,
    branches_of,
    kinds_of,
    takes,
)
from maintainer.upstream.normalize import ANY, SCALARS
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED, NewSchemas, composed, pascal, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from maintainer.upstream.document import Operation
    from maintainer.upstream.matching import Meeting

_ROUNDS = 30
# What a schema says of itself, not of the values that it allows.
_ANNOTATIONS = (
    "description",
    "deprecated",
    BEYOND_UPSTREAM,
    "title",
    "example",
    "examples",
    DEFAULT_VARIANT,
    SYNONYMS,
    SYNONYMS_OF_UNKNOWN,
)


class CaptureError(DocumentError):
    """An operation that our description cannot take the form of; the message is one line."""


@attrs.frozen
class Captured:
    """Our description as it is after the capture, and the differences that it took over."""

    document: dict[str, Any]
    differences: tuple[Difference, ...]


def captured(ours: dict[str, Any], theirs: Operation, *, source: str) -> Captured:
    """Take all differences over into a copy of our description, overlays applied.

    What one change brings to light, such as the inner differences of a schema that is used again, is changed in the
    next round, until nothing differs.

    Raises:
        CaptureError: The operation answers in another way than ours, so that there is nothing to take over.
        UpstreamError: A reference of theirs leads nowhere.
    """
    if theirs.events is None:
        raise CaptureError(f"{source}: the operation does not stream, so that it is another one than ours")
    document = copy.deepcopy(ours)
    first = comparison = compare(document, theirs, source=source)
    for _ in range(_ROUNDS):
        if not comparison.differences:
            _put_next_to_their_use(document, ours)
            return Captured(document, first.differences)
        _Editor(document, comparison).edit()
        _remove_unused(document)
        comparison = compare(document, theirs, source=source)
    paths = ", ".join(difference.path for difference in comparison.differences[:3])
    raise CaptureError(f"{source}: cannot be captured, these stay different: {paths}")


def to_be_described(document: dict[str, Any]) -> Iterator[str]:
    """Each thing of our description that no person has described yet, by its place among the components."""
    for kind, components in document.get("components", {}).items():
        for name, component in components.items():
            path = name if kind == "schemas" else f"{kind}.{name}"
            if component.get("description") == TO_BE_DESCRIBED:
                yield path
            for field, schema in component.get("properties", {}).items():
                if schema.get("description") == TO_BE_DESCRIBED:
                    yield f"{path}.{field}"


class _Editor:
    """Takes the differences of one comparison over, in place."""

    def __init__(self, document: dict[str, Any], comparison: Comparison) -> None:
        self._document = document
        self._comparison = comparison
        self._pairing = comparison.pairing
        self._new = NewSchemas(self._pairing)
        self._schemas = self._pairing.schemas
        self._names = {id(schema): name for name, schema in self._schemas.items()}
        self._operation = document["paths"][OURS]["post"]

    def edit(self) -> None:
        reshaped: set[int] = set()
        for difference in self._comparison.differences:
            meeting = difference.meeting
            if meeting is None:
                self._around(difference)
            elif difference.what in ("type", "nullable") and difference.name != "*":
                # All that is said of the types of one schema is taken over at once.
                if id(meeting.schema) not in reshaped:
                    reshaped.add(id(meeting.schema))
                    self._reshape(meeting, difference)
            else:
                self._inside(difference, meeting)
        self._same_body_for_all_errors()

    # --- around the schemas -----------------------------------------------------------------------------------------

    def _around(self, difference: Difference) -> None:
        match difference.what, difference.how:
            case "header", "added":
                self._add_header(difference)
            case "header", "removed":
                self._remove_header(difference.name)
            case "required", _:
                ours = {name.lower(): header for name, header in self._comparison.ours.headers.items()}
                _set(ours[difference.name.lower()], "required", difference.after, after="in")  # type: ignore[arg-type]  # our document is made of dicts
            case "status", "added":
                self._add_status(difference.name)
            case "status", "removed":
                del self._operation["responses"][difference.name]

    def _add_header(self, difference: Difference) -> None:
        name = class_name(difference.name)
        parameter = {"name": difference.name, "in": "header", "description": TO_BE_DESCRIBED}
        if difference.breaking:
            parameter["required"] = True  # type: ignore[assignment]  # a JSON object
        # A header is text, of which at most the values are known.
        values = [value for leaf in difference.leaves for value in leaf.values or ()]
        known = all(leaf.kind == "string" and leaf.values for leaf in difference.leaves) and len(set(values)) > 1
        schema = self._new.schema(difference.leaves, name) if known else {"type": "string"}
        self._document["components"].setdefault("parameters", {})[name] = {**parameter, "schema": schema}
        self._operation.setdefault("parameters", []).append({"$ref": f"#/components/parameters/{name}"})

    def _remove_header(self, name: str) -> None:
        gone, listed = self._comparison.ours.headers[name], self._operation["parameters"]
        listed[:] = [one for one in listed if resolve(self._document, one, "our description") is not gone]

    def _add_status(self, status: str) -> None:
        responses = self._document["components"].setdefault("responses", {})
        name = self._response_name(status, responses)
        body = copy.deepcopy(next(iter(self._comparison.ours.errors.values())))
        content = {"application/json": {"schema": body}}
        responses[name] = {"description": TO_BE_DESCRIBED, "content": content}
        self._operation["responses"][status] = {"$ref": f"#/components/responses/{name}"}
        ordered = sorted(self._operation["responses"].items(), key=lambda item: (not item[0].isdecimal(), item[0]))
        _replace(self._operation["responses"], dict(ordered))

    def _response_name(self, status: str, taken: Iterable[str]) -> str:
        """The name of their body, if it is that of this answer alone; else what the status means."""
        bodies = {one: self._pairing.theirs.of(body) for one, body in self._comparison.theirs.errors.items()}
        shared = {leaf.name for one, body in bodies.items() for leaf in body if one != status}
        wanted = [leaf.name for leaf in bodies[status] if leaf.name not in shared]
        try:
            phrase = http.HTTPStatus(int(status)).phrase
        except ValueError:
            phrase = f"Status {status}"
        names = [name for name in wanted if name and name.endswith("Response") and name == class_name(name)]
        names += [class_name(f"{phrase} Response"), f"Status{status}Response"]
        return next(name for name in names if name not in taken)

    def _same_body_for_all_errors(self) -> None:
        first, *others = self._comparison.ours.errors.values()
        for other in others:
            if other != first:
                _replace(other, copy.deepcopy(first))  # type: ignore[arg-type]  # our document is made of dicts

    # --- inside a schema --------------------------------------------------------------------------------------------

    def _inside(self, difference: Difference, meeting: Meeting) -> None:
        schema, name = meeting.schema, difference.name
        owner = self._hint(meeting)
        match difference.what, difference.how:
            case "field", "added":
                schema["properties"][name] = self._new.field(meeting.of_kind("object"), name, owner)
            case "field", "removed":
                del schema["properties"][name]
                _require(schema, name, needed=False)
            case "required", _:
                _require(schema, name, needed=bool(difference.after))
            case "variant", "added":
                self._new.add_variant(schema, name or None, list(difference.leaves), owner)
            case "variant", "removed":
                _remove_variant(schema, name)
            case "values", _:
                _change_values(schema, difference)
            case "limit", _:
                if difference.after is None:
                    del schema[name]
                else:
                    _set(schema, name, difference.after, after="type")
            case "type", _:
                schema["additionalProperties"] = self._new.schema(difference.leaves, f"{owner}Value")

    def _hint(self, meeting: Meeting) -> str:
        """What a component is called that is made for a part of this schema."""
        if name := self._names.get(id(meeting.schema)):
            return name
        # From the last variant on, whose tag says what it is about.
        steps = re.findall(r"=([^\]]+)|[.]([^.\[]+)|^(\w+)", meeting.path)
        words = ["".join(step) for step in steps]
        tagged = [index for index, (tag, _, _) in enumerate(steps) if tag]
        return pascal("_".join(words[tagged[-1] if tagged else 0 :]))

    # --- the types of a schema --------------------------------------------------------------------------------------

    def _reshape(self, meeting: Meeting, difference: Difference) -> None:
        schema, theirs = meeting.schema, tuple(meeting.leaves)
        kept = {name: value for name, value in schema.items() if name in _ANNOTATIONS}
        silent = schema.get(BEYOND_UPSTREAM, False)
        if id(schema) in self._names and kinds_of(theirs) == {"object"}:
            # A component of objects stays one, whatever its objects are.
            kept.pop(DEFAULT_VARIANT, None)
            fields = any(leaf.properties for leaf in theirs)
            name, objects = self._names[id(schema)], list(theirs)
            body = self._new.body(objects, name) if fields else self._new.dictionary(objects, name)
            _replace(schema, {**kept, **body})
            return
        if kinds_of(theirs) == {ANY} or kinds_of(self._pairing.ours.of(schema)) == {ANY}:
            self._rewrite(schema, kept, self._new.schema(theirs, self._hint(meeting)))
            return
        stays, taken = self._branches(meeting, silent=silent)
        left = [leaf for leaf in theirs if leaf not in taken and leaf.kind != "null"]
        if any(leaf.kind == "object" for leaf in left):
            # All objects that are used here have to be told apart together.
            stays = [branch for branch in stays if "object" not in self._pairing.kinds(branch)]
            left = [leaf for leaf in theirs if leaf.kind == "object" or leaf in left]
        branches = [*stays, *self._new.branches(left, self._hint(meeting))]
        nullable = any(leaf.kind == "null" for leaf in theirs)
        nullable |= silent and "null" in self._pairing.kinds(schema)
        self._rewrite(schema, kept, composed(branches, nullable=nullable))

    def _branches(self, meeting: Meeting, *, silent: bool) -> tuple[list[Schema], set[Any]]:
        """What of ours stays, one schema for each type but null, and what of theirs that stands for."""
        schema = meeting.schema
        if "$ref" in schema:
            shares = self._pairing.shared_out([reference(component_of(schema["$ref"]))], meeting.leaves)
        elif "discriminator" in schema:
            shares = [(schema, meeting.of_kind("object"))]
        elif branches := branches_of(schema):
            shares = self._pairing.shared_out(branches, meeting.leaves)
        else:
            shares = self._plain(meeting)
        stays = [branch for branch, share in shares if share or silent]
        stays = [branch for branch in stays if self._pairing.kinds(branch) != {"null"}]
        return stays, {leaf for _, share in shares for leaf in share}

    def _plain(self, meeting: Meeting) -> list[tuple[Schema, list[Any]]]:
        schema = {name: value for name, value in meeting.schema.items() if name not in _ANNOTATIONS}
        shares = []
        for one in self._pairing.ours.of(meeting.schema):
            share = [leaf for leaf in meeting.leaves if takes(one, leaf)]
            kinds = kinds_of(share)
            fields = any(leaf.properties for leaf in share)
            closed = one.values is None and one.kind in SCALARS and all(leaf.values is not None for leaf in share)
            if one.kind == "null" or fields or (share and closed):
                continue
            kind = kinds.pop() if one.kind in ("integer", "number") and len(kinds) == 1 else one.kind
            shares.append(({**schema, "type": kind}, share))
        return shares

    def _rewrite(self, schema: Schema, kept: Schema, shape: Schema) -> None:
        if id(schema) in self._names and "$ref" in shape:
            # A component is not another name for one: it takes its form.
            shape = without_names(self._schemas[component_of(shape["$ref"])])
        _replace(schema, {**shape, **kept})


def _require(schema: Schema, name: str, *, needed: bool) -> None:
    required = [one for one in schema.get("required", ()) if one != name]
    if needed:
        required.append(name)
    if required:
        _set(schema, "required", required, after="type")
    else:
        schema.pop("required", None)


def _remove_variant(union: Schema, tag: str) -> None:
    gone = union["discriminator"]["mapping"].pop(tag)
    if gone in union["discriminator"]["mapping"].values():
        return
    union["oneOf" if "oneOf" in union else "anyOf"].remove({"$ref": gone})
    if union.get(DEFAULT_VARIANT) == gone:
        del union[DEFAULT_VARIANT]


def _change_values(schema: Schema, difference: Difference) -> None:
    known = [schema["const"]] if "const" in schema else schema["enum"]
    if difference.before is not None:
        known = [value for value in known if value not in difference.before]
    known = [*known, *(difference.after or ())]
    changed: Schema = {}
    for name, value in schema.items():
        if name not in ("const", "enum"):
            changed[name] = value
        elif len(known) == 1:
            changed["const"] = known[0]
        else:
            changed["enum"] = known
    _replace(schema, changed)


def _set(schema: Schema, name: str, value: Any, *, after: str) -> None:
    """Set a keyword; a new one goes behind another."""
    if name in schema or after not in schema:
        schema[name] = value
        return
    changed: Schema = {}
    for one, existing in schema.items():
        changed[one] = existing
        if one == after:
            changed[name] = value
    _replace(schema, changed)


def _replace(schema: Schema, changed: Schema) -> None:
    """Make a schema another one, in its place in the document."""
    changed = dict(changed)
    schema.clear()
    schema.update(changed)


# --- what nothing uses any more -------------------------------------------------------------------------------------


def _remove_unused(document: dict[str, Any]) -> None:
    """Remove the components that the operation no longer leads to."""
    components = document.get("components", {})
    reached: set[tuple[str, str]] = set()
    waiting = list(_references(document.get("paths", {})))
    while waiting:
        parts = tuple(waiting.pop().split("/")[2:4])
        if len(parts) != 2 or parts in reached:
            continue
        kind, name = parts
        reached.add((kind, name))
        waiting += _references(components.get(kind, {}).get(name, {}))
    for kind in ("schemas", "responses", "parameters", "headers"):
        for name in [name for name in components.get(kind, {}) if (kind, name) not in reached]:
            del components[kind][name]


def _put_next_to_their_use(document: dict[str, Any], before: dict[str, Any]) -> None:
    """Order new components behind the one that uses them first."""
    schemas, known = document["components"]["schemas"], before["components"]["schemas"]
    new = [name for name in schemas if name not in known]
    order = [name for name in schemas if name in known]
    last: dict[str, str] = {}
    for name in new:
        mark = f"#/components/schemas/{name}"
        user = next((one for one in order if mark in _references(schemas[one])), None)
        if user is None:
            order.append(name)
            continue
        order.insert(order.index(last.get(user, user)) + 1, name)
        last[user] = name
    document["components"]["schemas"] = {name: schemas[name] for name in order}


def _references(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for name, member in value.items():
                if name in ("$ref", DEFAULT_VARIANT) and isinstance(member, str):
                    yield member
                else:
                    yield from _references(member)
        case list():
            for item in value:
                yield from _references(item)
