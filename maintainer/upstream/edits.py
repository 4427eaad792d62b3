"""Apply differences to our description in place: headers, statuses, and the schemas that differ."""

from __future__ import annotations

import copy
import http
import re
from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import BEYOND_UPSTREAM, DEFAULT_VARIANT
from maintainer.codegen.names import class_name
from maintainer.codegen.references import component_of, resolve
from maintainer.codegen.synonyms import without_names
from maintainer.upstream.document import OPERATION_PATH
from maintainer.upstream.normalize import ANY, SCALARS, json_types
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED, SchemaBuilder, combine, pascal_case
from maintainer.upstream.schemas import ANNOTATIONS, branches_of, reference_to

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from maintainer.upstream.differences import Difference
    from maintainer.upstream.matching import Match, Matching, Share
    from maintainer.upstream.normalize import Alternative
    from maintainer.upstream.schemas import Schema


def apply_differences(document: dict[str, Any], matching: Matching, differences: Iterable[Difference]) -> None:
    """Edit our description, which was matched, so that these differences disappear."""
    builder = SchemaBuilder(matching)
    operation = _OperationEditor(document, matching, builder)
    schemas = _SchemaEditor(matching, builder)
    for difference in differences:
        if difference.match is None:
            operation.apply(difference)
        else:
            schemas.apply(difference, difference.match)
    _use_one_error_schema(matching)


def _use_one_error_schema(matching: Matching) -> None:
    """Give all error responses the schema of the first one, which is the one that is matched."""
    first, *others = matching.ours.errors.values()
    for other in others:
        if other != first:
            _replace(other, copy.deepcopy(first))  # type: ignore[arg-type]  # our document is made of dicts


# --- headers and statuses -------------------------------------------------------------------------------------------


class _OperationEditor:
    """Edits the headers and the responses of the operation."""

    def __init__(self, document: dict[str, Any], matching: Matching, builder: SchemaBuilder) -> None:
        self._document = document
        self._matching = matching
        self._builder = builder
        self._operation = document["paths"][OPERATION_PATH]["post"]

    def apply(self, difference: Difference) -> None:
        match difference.what, difference.change:
            case "header", "added":
                self._add_header(difference)
            case "header", "removed":
                self._remove_header(difference.name)
            case "required", _:
                headers = {name.lower(): header for name, header in self._matching.ours.headers.items()}
                header: Schema = headers[difference.name.lower()]  # type: ignore[assignment]  # made of dicts
                _set(header, "required", difference.after, after="in")
            case "status", "added":
                self._add_status(difference.name)
            case "status", "removed":
                del self._operation["responses"][difference.name]

    def _add_header(self, difference: Difference) -> None:
        name = class_name(difference.name)
        parameter: dict[str, Any] = {"name": difference.name, "in": "header", "description": TO_BE_DESCRIBED}
        if difference.breaking:
            parameter["required"] = True
        # The value of a header is a string; an enum is the only other thing that can be known of it.
        values = [value for one in difference.alternatives for value in one.values or ()]
        is_enum = all(one.json_type == "string" and one.values for one in difference.alternatives)
        is_enum = is_enum and len(set(values)) > 1
        parameter["schema"] = self._builder.build(difference.alternatives, name) if is_enum else {"type": "string"}
        self._document["components"].setdefault("parameters", {})[name] = parameter
        self._operation.setdefault("parameters", []).append({"$ref": f"#/components/parameters/{name}"})

    def _remove_header(self, name: str) -> None:
        removed, parameters = self._matching.ours.headers[name], self._operation["parameters"]
        source = self._matching.ours.source
        parameters[:] = [one for one in parameters if resolve(self._document, one, source) is not removed]

    def _add_status(self, status: str) -> None:
        components = self._document["components"].setdefault("responses", {})
        name = self._response_name(status, components)
        body = copy.deepcopy(next(iter(self._matching.ours.errors.values())))
        components[name] = {"description": TO_BE_DESCRIBED, "content": {"application/json": {"schema": body}}}
        responses = self._operation["responses"]
        responses[status] = {"$ref": f"#/components/responses/{name}"}
        _replace(responses, dict(sorted(responses.items(), key=lambda item: (not item[0].isdecimal(), item[0]))))

    def _response_name(self, status: str, taken: Collection[str]) -> str:
        """Return the upstream name of the error body if only this status has it, else the meaning of the status."""
        errors = self._matching.theirs.errors
        bodies = {one: self._matching.their_normalizer.alternatives(body) for one, body in errors.items()}
        shared = {one.component for other, body in bodies.items() for one in body if other != status}
        own = [one.component for one in bodies[status] if one.component not in shared]
        try:
            phrase = http.HTTPStatus(int(status)).phrase
        except ValueError:
            phrase = f"Status {status}"
        names = [name for name in own if name and name.endswith("Response") and name == class_name(name)]
        names += [class_name(f"{phrase} Response"), f"Status{status}Response"]
        return next(name for name in names if name not in taken)


# --- schemas --------------------------------------------------------------------------------------------------------


class _SchemaEditor:
    """Edits the schemas that differ. All differences in the types of one schema are applied together."""

    def __init__(self, matching: Matching, builder: SchemaBuilder) -> None:
        self._builder = builder
        self._ours = matching.our_normalizer
        self._components = matching.components
        self._names = {id(schema): name for name, schema in self._components.items()}
        self._retyped: set[int] = set()

    def apply(self, difference: Difference, match: Match) -> None:
        is_of_types = difference.what in ("type", "nullable") and difference.name != "*"
        if not is_of_types:
            self._edit(difference, match)
        elif id(match.schema) not in self._retyped:
            self._retyped.add(id(match.schema))
            self._change_types(match)

    def _edit(self, difference: Difference, match: Match) -> None:
        schema, name = match.schema, difference.name
        match difference.what:
            case "field":
                self._edit_field(difference, match)
            case "required":
                _set_required(schema, name, required=bool(difference.after))
            case "variant":
                self._edit_variant(difference, match)
            case "values":
                _change_values(schema, difference)
            case "deprecated" if difference.after:
                schema["properties"][name]["deprecated"] = True
            case "deprecated":
                del schema["properties"][name]["deprecated"]
            case "limit" if difference.after is None:
                del schema[name]
            case "limit":
                _set(schema, name, difference.after, after="type")
            case "type":
                hint = f"{self._name_for(match)}Value"
                schema["additionalProperties"] = self._builder.build(difference.alternatives, hint)

    def _edit_field(self, difference: Difference, match: Match) -> None:
        schema, name = match.schema, difference.name
        if difference.change == "added":
            schema["properties"][name] = self._builder.build_field(match.objects, name, self._name_for(match))
        else:
            del schema["properties"][name]
            _set_required(schema, name, required=False)

    def _edit_variant(self, difference: Difference, match: Match) -> None:
        if difference.change == "added":
            objects = list(difference.alternatives)
            self._builder.add_variant(match.schema, difference.name or None, objects, self._name_for(match))
        else:
            _remove_variant(match.schema, difference.name)

    def _name_for(self, match: Match) -> str:
        """Return the name of a component, or a name made from the path for a schema inside of one."""
        if name := self._names.get(id(match.schema)):
            return name
        # The last variant in the path says what the schema is about.
        steps = re.findall(r"=([^\]]+)|[.]([^.\[]+)|^(\w+)", match.path)
        words = ["".join(step) for step in steps]
        variants = [index for index, (tag, _, _) in enumerate(steps) if tag]
        return pascal_case("_".join(words[variants[-1] if variants else 0 :]))

    # --- the types of a schema --------------------------------------------------------------------------------------

    def _change_types(self, match: Match) -> None:
        schema, theirs = match.schema, match.theirs
        kept = {name: value for name, value in schema.items() if name in ANNOTATIONS}
        if id(schema) in self._names and json_types(theirs) == {"object"}:
            self._change_component(match, kept)
        elif json_types(theirs) == {ANY} or json_types(match.ours) == {ANY}:
            self._rewrite(schema, kept, self._builder.build(theirs, self._name_for(match)))
        else:
            self._change_branches(match, kept)

    def _change_component(self, match: Match, kept: Schema) -> None:
        """Rewrite a component of objects, which stays one component whatever the objects are."""
        kept.pop(DEFAULT_VARIANT, None)
        name, objects = self._names[id(match.schema)], list(match.theirs)
        has_fields = any(one.properties for one in objects)
        build = self._builder.build_object if has_fields else self._builder.build_dictionary
        _replace(match.schema, {**kept, **build(objects, name)})

    def _change_branches(self, match: Match, kept: Schema) -> None:
        """Keep the branches that upstream still has, and add branches for what none of them covers."""
        schema, theirs = match.schema, match.theirs
        keep_all = schema.get(BEYOND_UPSTREAM, False)
        parts = list(self._parts(match))
        branches = [part for part, covered in parts if covered or keep_all]
        branches = [branch for branch in branches if self._types(branch) != {"null"}]
        covered_by_any = {one for _, covered in parts for one in covered}
        added = [one for one in theirs if one not in covered_by_any and one.json_type != "null"]
        if any(one.json_type == "object" for one in added):
            # Objects in one place need one tag, so the object branches are built anew, together.
            branches = [branch for branch in branches if "object" not in self._types(branch)]
            added = [one for one in theirs if one.json_type == "object" or one in added]
        branches += self._builder.build_branches(added, self._name_for(match))
        nullable = any(one.json_type == "null" for one in theirs)
        nullable |= keep_all and "null" in self._types(schema)
        self._rewrite(schema, kept, combine(branches, nullable=nullable))

    def _parts(self, match: Match) -> Iterator[tuple[Schema, tuple[Alternative, ...]]]:
        """Yield the parts of a schema as schemas of their own, with the upstream alternatives that each covers."""
        schema = match.schema
        if "$ref" in schema:
            (share,) = match.shares
            yield reference_to(component_of(schema["$ref"])), share.theirs
        elif "discriminator" in schema or branches_of(schema):
            yield from ((share.schema, share.theirs) for share in match.shares)
        else:
            plain = {name: value for name, value in schema.items() if name not in ANNOTATIONS}
            for share in match.shares:
                if json_type := _kept_type(share):
                    yield {**plain, "type": json_type}, share.theirs

    def _types(self, schema: Schema) -> set[str]:
        return json_types(self._ours.alternatives(schema))

    def _rewrite(self, schema: Schema, kept: Schema, rewritten: Schema) -> None:
        if id(schema) in self._names and "$ref" in rewritten:
            # A component cannot be another name for a component, so it becomes a copy of it.
            rewritten = without_names(self._components[component_of(rewritten["$ref"])])
        _replace(schema, {**rewritten, **kept})


def _kept_type(share: Share) -> str | None:
    """Return the type that remains of one type of a schema; None if it has to be built from upstream instead."""
    (ours,) = share.ours
    has_fields = any(one.properties for one in share.theirs)
    becomes_enum = (
        ours.values is None and ours.json_type in SCALARS and all(one.values is not None for one in share.theirs)
    )
    if ours.json_type == "null" or has_fields or (share.theirs and becomes_enum):
        return None
    types = json_types(share.theirs)
    return types.pop() if ours.json_type in ("integer", "number") and len(types) == 1 else ours.json_type


def _set_required(schema: Schema, name: str, *, required: bool) -> None:
    names = [one for one in schema.get("required", ()) if one != name]
    if required:
        names.append(name)
    if names:
        _set(schema, "required", names, after="type")
    else:
        schema.pop("required", None)


def _remove_variant(union: Schema, tag: str) -> None:
    mapping = union["discriminator"]["mapping"]
    removed = mapping.pop(tag)
    if removed in mapping.values():
        return
    union["oneOf" if "oneOf" in union else "anyOf"].remove({"$ref": removed})
    if union.get(DEFAULT_VARIANT) == removed:
        del union[DEFAULT_VARIANT]


def _change_values(schema: Schema, difference: Difference) -> None:
    values = [schema["const"]] if "const" in schema else schema["enum"]
    if difference.before is not None:
        values = [value for value in values if value not in difference.before]
    values = [*values, *(difference.after or ())]
    changed: Schema = {}
    for name, value in schema.items():
        if name not in ("const", "enum"):
            changed[name] = value
        elif len(values) == 1:
            changed["const"] = values[0]
        else:
            changed["enum"] = values
    _replace(schema, changed)


def _set(schema: Schema, name: str, value: Any, *, after: str) -> None:
    """Set a keyword; a new one is inserted behind the keyword `after`."""
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
    """Replace the content of a schema, which keeps its identity and so its place in the document."""
    changed = dict(changed)
    schema.clear()
    schema.update(changed)
