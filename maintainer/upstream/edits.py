"""Apply differences to our description in place: those of operations, and those of schemas."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import BEYOND_UPSTREAM, DEFAULT_VARIANT
from maintainer.codegen.references import component_of
from maintainer.codegen.synonyms import without_names
from maintainer.upstream.matching import LOCATIONS
from maintainer.upstream.normalize import ANY, SCALARS, json_type_of, json_types
from maintainer.upstream.operation_edits import OperationEditor, hint_of
from maintainer.upstream.schema_builder import SchemaBuilder, combine, pascal_case
from maintainer.upstream.schemas import (
    ANNOTATIONS,
    branches_of,
    default_variant_of,
    mapping_of,
    reference_to,
    replace_content,
    set_keyword,
    tag_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from maintainer.upstream.difference import Difference
    from maintainer.upstream.matching import Match, Matching, Share
    from maintainer.upstream.normalize import Alternative
    from maintainer.upstream.schemas import Schema


def apply_differences(document: dict[str, Any], matching: Matching, differences: Iterable[Difference]) -> None:
    """Edit our description, which was matched, so that these differences disappear."""
    builder = SchemaBuilder(matching)
    operations = OperationEditor(document, matching, builder)
    schemas = _SchemaEditor(matching, builder)
    for difference in differences:
        if difference.match is None:
            operations.apply(difference)
        else:
            schemas.apply(difference, difference.match)
    _set_default_variants(matching.components)
    _use_one_error_schema(matching)


def _set_default_variants(components: dict[str, Schema]) -> None:
    """Let objects without a tag be the first variant that does not require it, unless another one describes them."""
    for union in components.values():
        if "discriminator" not in union:
            continue
        tag, variants, default = tag_of(union), mapping_of(union).values(), default_variant_of(union)
        lacking = [name for name in variants if _may_lack(components[name], tag)]
        if default in variants and default not in lacking:
            del union[DEFAULT_VARIANT]
        if lacking and DEFAULT_VARIANT not in union:
            union[DEFAULT_VARIANT] = reference_to(lacking[0])["$ref"]


def _may_lack(component: Schema, field: str) -> bool:
    return field in component.get("properties", {}) and field not in component.get("required", ())


def _use_one_error_schema(matching: Matching) -> None:
    """Give the error responses of all operations the schema of the first one, which is the one that is matched."""
    bodies = matching.our_error_schemas()
    for other in bodies[1:]:
        if other != bodies[0]:
            replace_content(other, copy.deepcopy(bodies[0]))  # type: ignore[arg-type]  # our document is made of dicts


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
            case "default":
                field = schema["properties"][name]
                set_keyword(field, "default", difference.after, after=next(iter(field)))
            case "deprecated":
                _set_deprecated(schema["properties"][name] if name else schema, deprecated=difference.after)
            case "limit" if id(schema) in self._retyped:
                pass  # The new types have their limits; any other limit is edited in the next round.
            case "limit" if difference.after is None:
                del schema[name]
            case "limit":
                set_keyword(schema, name, difference.after, after="type")
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
        elif not difference.name:
            del match.schema[DEFAULT_VARIANT]
        else:
            _remove_variant(match.schema, difference.name)

    def _name_for(self, match: Match) -> str:
        """Return the name of a component, or a name made from the path for a schema inside of one."""
        if name := self._names.get(id(match.schema)):
            return name
        # The last variant in the path says what the schema is about.
        steps = re.findall(r"=([^\]]+)|[.]([^.\[]+)|^(\w+)", match.path)
        words = ["".join(step) for step in steps]
        root = "" if words[0] in LOCATIONS.values() else words[0]
        words[0] = f"{hint_of(match.operation)}_{root}"
        variants = [index for index, (tag, _, _) in enumerate(steps) if tag]
        return pascal_case("_".join(words[variants[-1] if variants else 0 :]))

    # --- the types of a schema --------------------------------------------------------------------------------------

    def _change_types(self, match: Match) -> None:
        schema, theirs = match.schema, match.theirs
        kept = {name: value for name, value in schema.items() if name in ANNOTATIONS}
        if "default" in kept and not _allows_type_of(kept["default"], json_types(theirs)):
            del kept["default"]
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
        replace_content(match.schema, {**kept, **build(objects, name)})

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
        replace_content(schema, {**rewritten, **kept})


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


def _allows_type_of(value: Any, types: set[str]) -> bool:
    json_type = json_type_of(value)
    return not types.isdisjoint({ANY, json_type, "number" if json_type == "integer" else json_type})


def _set_deprecated(schema: Schema, *, deprecated: bool) -> None:
    if deprecated:
        set_keyword(schema, "deprecated", True, after="description")
    else:
        del schema["deprecated"]


def _set_required(schema: Schema, name: str, *, required: bool) -> None:
    names = [one for one in schema.get("required", ()) if one != name]
    if required:
        names.append(name)
    if names:
        set_keyword(schema, "required", names, after="type")
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
        if schema.get("default") in difference.before:
            del schema["default"]
    values = [*values, *(difference.after or ())]
    changed: Schema = {}
    for name, value in schema.items():
        if name not in ("const", "enum"):
            changed[name] = value
        elif len(values) == 1:
            changed["const"] = values[0]
        else:
            changed["enum"] = values
    replace_content(schema, changed)
