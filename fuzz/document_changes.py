"""Changes to an OpenAPI document, such as a service makes over a year, each at a random place.

Each function changes a document in place and returns what it did in a few words, or None if it found no place.
The documents stay valid; what they describe may be odd.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.upstream.schemas import references_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

Document = dict[str, Any]
Schema = dict[str, Any]

_PREFIX = "#/components/schemas/"
_NULL: Schema = {"type": "null"}

# fmt: off
_WORDS = (
    "Output", "Input", "Item", "Tool", "Call", "Response", "Responses", "Event", "Config", "Details", "Web", "Search",
    "File", "Image", "Video", "Server", "Shell", "Reasoning", "Message", "Content", "Part", "Usage", "Cost", "Cache",
    "Provider", "Plugin", "Effort", "Format", "Text", "Annotation", "Action", "Result", "Base", "OpenAI", "Anthropic",
)
FIELDS = (
    "id", "type", "name", "status", "text", "content", "model", "class", "from", "import", "self", "async", "None",
    "true", "model_config", "additional_properties", "to_dict", "from_dict", "keys", "copy", "cls", "d", "field_dict",
    "camelCase", "HTTPStatus", "kebab-case", "dotted.name", "with space", "$schema", "@type", "x-extra", "_private",
    "__dunder__", "9lives", "type_", "Type", "created_at", "createdAt", "detail", "metadata", "cost_details",
    "cache_control", "queries", "filters", "max_output_tokens", "description", "properties", "required", "items", "é",
    "unset", "field", "define", "datetime", "cast", "Any", "json", "list", "dict", "str", "int", "bytes",
)
_VALUES = (
    "auto", "none", "low", "high", "default", "None", "true", "null", "1", "1.5", "", "mro", "name", "value", "a b",
    "a-b", "a.b", "A", "Auto", "AUTO", "web_search_2025_08_26", "ümlaut", "with'quote", 'double"quote', "# comment",
    "- dash", "key: value", "import", "__init__", "🙂", "x" * 90,
)
# fmt: on
_TEXTS = (
    "A sentence: with a colon, a # and 'quotes'.",
    "Several lines.\n\n- one\n- two\n",
    "A long sentence that goes on and on, because whoever wrote it had much to say and wrapped it nowhere. " * 3,
    '```json\n{"a": 1}\n```',
    " leading and trailing ",
    '"""',
    "A \\backslash and a {brace}.",
)


@attrs.frozen(eq=False)
class Place:
    """A schema in a document, and the object or list that has it under a key."""

    owner: Any
    key: Any
    schema: Schema
    name: str

    def replace(self, schema: Schema) -> None:
        """Put another schema in this place."""
        self.owner[self.key] = schema


def schemas_of(document: Document) -> dict[str, Schema]:
    """Return the component schemas of a document."""
    found: dict[str, Schema] = document["components"]["schemas"]
    return found


def pruned(document: Document, operations: set[str]) -> Document:
    """Return a copy of a document with some operations, such as `GET /models`, and what they need."""
    document = copy.deepcopy(document)
    for path, item in list(document["paths"].items()):
        for method in [one for one in item if one in {"get", "put", "post", "patch", "delete"}]:
            if f"{method.upper()} {path}" not in operations:
                del item[method]
        if not item:
            del document["paths"][path]
    used: set[tuple[str, str]] = set()
    waiting = list(references_in(document["paths"]))
    while waiting:
        kind, name = waiting.pop().split("/")[2:4]
        if (kind, name) not in used:
            used.add((kind, name))
            waiting += references_in(document["components"][kind][name])
    document["components"] = {
        kind: {name: one for name, one in members.items() if (kind, name) in used}
        for kind, members in document["components"].items()
        if isinstance(members, dict) and kind != "securitySchemes"
    }
    return document


def places(document: Document) -> list[Place]:
    """Return each schema of the components, and those inside of them."""
    return [place for name, schema in schemas_of(document).items() for place in _inside(document, name, schema)]


def _inside(document: Document, name: str, schema: Schema) -> Iterator[Place]:
    yield from _walk(Place(schemas_of(document), name, schema, name))


def _walk(place: Place) -> Iterator[Place]:
    schema = place.schema
    if not isinstance(schema, dict):
        return
    yield place
    for keyword in ("properties",):
        members = schema.get(keyword)
        for key, inner in members.items() if isinstance(members, dict) else ():
            yield from _walk(Place(members, key, inner, f"{place.name}.{key}"))
    for keyword in ("anyOf", "oneOf", "allOf"):
        branches = schema.get(keyword)
        for index, inner in enumerate(branches) if isinstance(branches, list) else ():
            yield from _walk(Place(branches, index, inner, f"{place.name}|{index}"))
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from _walk(Place(schema, keyword, schema[keyword], f"{place.name}[]"))


def _pick(random: Random, document: Document, wanted: Callable[[Place], bool]) -> Place | None:
    found = [place for place in places(document) if wanted(place)]
    return random.choice(found) if found else None


def _is_component(place: Place) -> bool:
    return bool(place.name == place.key)


def _has_fields(place: Place) -> bool:
    return bool(place.schema.get("properties"))


def _is_enum(place: Place) -> bool:
    return isinstance(place.schema.get("enum"), list)


def _branches(schema: Schema) -> list[Schema]:
    return schema.get("oneOf") or schema.get("anyOf") or []


def _is_union(place: Place) -> bool:
    return len(_branches(place.schema)) > 1


def target(document: Document, schema: Schema) -> Schema:
    """Return the schema that a reference leads to, or the schema itself."""
    while "$ref" in schema:
        schema = schemas_of(document)[schema["$ref"].removeprefix(_PREFIX)]
    return schema


def _tag_of(document: Document, schema: Schema) -> str | None:
    """Return the value of the field `type` of an object, if it has only one."""
    field = target(document, schema).get("properties", {}).get("type", {})
    values = [field["const"]] if "const" in field else field.get("enum", [])
    return values[0] if len(values) == 1 else None


def _is_tagged_union(document: Document, place: Place) -> bool:
    return sum(_tag_of(document, one) is not None for one in _branches(place.schema)) > 1


def new_name(random: Random, document: Document) -> str:
    """Return a name of a component that is not in use."""
    while True:
        name = "".join(random.sample(_WORDS, random.randint(1, 4)))
        match random.randrange(12):
            case 0:
                name += str(random.randint(1, 12))
            case 1:
                name += "Enum"
            case 2:
                name = f"Base{name}"
            case 3:
                name = name[0].lower() + name[1:]
            case 4:
                name = ".".join([name, random.choice(_WORDS)])
            case 5:
                name = "_".join([name, random.choice(_WORDS).lower()])
            case 6:
                name = "".join(random.sample(_WORDS, 12))
            case 7:
                name = random.choice(["List", "Any", "Model", "Mapping", "Field", "Unset", "Self", "None", "Literal"])
            case 8:
                name += "-V1"
            case _:
                pass
        if name not in schemas_of(document):
            return name


def _tag(random: Random) -> str:
    words = [one.lower() for one in random.sample(_WORDS, random.randint(1, 3))]
    return random.choice(["_".join(words), f"openrouter:{'_'.join(words)}", "_".join([*words, "20250826"])])


def any_schema(random: Random, document: Document, depth: int = 2) -> Schema:
    """Return a schema of any kind."""
    names = list(schemas_of(document))
    scalars: list[Callable[[], Schema]] = [
        lambda: {"type": random.choice(["string", "integer", "number", "boolean"])},
        lambda: {"type": "string", "enum": random.sample(_VALUES, random.randint(1, 12))},
        lambda: {"type": "string", "const": random.choice(_VALUES)},
        lambda: {"type": "integer", "enum": [1, 2, 3]},
        lambda: {"type": "string", "format": random.choice(["date-time", "date", "uri", "uuid", "binary", "byte"])},
        lambda: {"type": "string", "maxLength": 64, "pattern": "^[a-z]+$"},
        lambda: {"type": "number", "minimum": 0, "exclusiveMaximum": 1, "default": 0.5},
        dict,
        lambda: {"$ref": f"{_PREFIX}{random.choice(names)}"},
    ]
    if depth == 0:
        return random.choice(scalars)()

    def inner() -> Schema:
        return any_schema(random, document, depth - 1)

    others: list[Callable[[], Schema]] = [
        lambda: {"type": "array", "items": inner()},
        lambda: {"type": "array", "items": inner(), "minItems": 1, "maxItems": 8},
        lambda: {"type": "object", "additionalProperties": inner()},
        lambda: {"type": "object", "additionalProperties": True},
        lambda: any_object(random, document, depth),
        lambda: any_object(random, document, depth),
        lambda: {"anyOf": [inner(), _NULL]},
        lambda: {"oneOf": [inner(), inner()]},
        lambda: {"anyOf": [{"type": "string"}, {"type": "array", "items": inner()}]},
        lambda: any_union(random, document, depth),
        lambda: {"allOf": [any_object(random, document, depth), any_object(random, document, depth)]},
        lambda: {"type": ["string", "null"]},
    ]
    return random.choice([*scalars, *others])()


def any_object(random: Random, document: Document, depth: int = 2) -> Schema:
    """Return an object with fields."""
    fields = random.sample(FIELDS, random.randint(1, 5))
    schema: Schema = {
        "type": "object",
        "properties": {field: any_schema(random, document, depth - 1) for field in fields},
    }
    if required := [field for field in fields if random.random() < 0.5]:
        schema["required"] = required
    if random.random() < 0.3:
        schema["additionalProperties"] = random.choice([True, False, {"type": "string"}, {"nullable": True}])
    return schema


def any_variant(random: Random, document: Document, tag: str) -> Schema:
    """Return an object with a tag."""
    schema = any_object(random, document)
    schema["properties"] = {
        "type": random.choice([{"type": "string", "enum": [tag]}, {"type": "string", "const": tag}, {"const": tag}]),
        **{name: one for name, one in schema["properties"].items() if name != "type"},
    }
    schema["required"] = ["type", *(one for one in schema.get("required", ()) if one != "type")]
    return schema


def any_union(random: Random, document: Document, depth: int = 2) -> Schema:
    """Return a union of objects that a tag tells apart, as components or inline."""
    tags = {_tag(random) for _ in range(random.randint(2, 4))}
    variants = [any_variant(random, document, tag) for tag in sorted(tags)]
    if random.random() < 0.5:
        variants = [component(random, document, one) for one in variants]
    return {random.choice(["oneOf", "anyOf"]): variants}


def component(random: Random, document: Document, schema: Schema) -> Schema:
    """Add a component, and return a reference to it."""
    name = new_name(random, document)
    schemas_of(document)[name] = schema
    return {"$ref": f"{_PREFIX}{name}"}


# --- components -----------------------------------------------------------------------------------------------------


def rename_component(random: Random, document: Document) -> str | None:
    """Give a component another name, everywhere."""
    old, new = random.choice(list(schemas_of(document))), new_name(random, document)
    rename_everywhere(document, old, new)
    return f"{old} to {new}"


def rename_everywhere(document: Document, old: str, new: str) -> None:
    """Give a component another name, and refer to it by that one."""
    schemas = schemas_of(document)
    renamed = {new if name == old else name: schema for name, schema in schemas.items()}
    schemas.clear()
    schemas.update(renamed)
    _replace_references(document, f"{_PREFIX}{old}", f"{_PREFIX}{new}")


def _replace_references(value: Any, old: str, new: str) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner == old:
                value[key] = new
            else:
                _replace_references(inner, old, new)
    elif isinstance(value, list):
        for inner in value:
            _replace_references(inner, old, new)


def inline_component(random: Random, document: Document) -> str | None:
    """Put a component in the place of a reference to it."""
    place = _pick(random, document, lambda one: "$ref" in one.schema and not _is_component(one))
    if place is None:
        return None
    reference = place.schema["$ref"]
    schema = target(document, place.schema)
    if _reaches(document, schema, reference):
        return None
    place.replace({**copy.deepcopy(schema), **{key: one for key, one in place.schema.items() if key != "$ref"}})
    return place.name


def _reaches(document: Document, schema: Schema, reference: str) -> bool:
    seen: set[str] = set()
    waiting = list(references_in(schema))
    while waiting:
        one = waiting.pop()
        if one == reference:
            return True
        if one not in seen and one.startswith(_PREFIX):
            seen.add(one)
            waiting += references_in(schemas_of(document)[one.removeprefix(_PREFIX)])
    return False


def extract_component(random: Random, document: Document) -> str | None:
    """Make a component of a schema, and refer to it."""
    place = _pick(random, document, lambda one: not _is_component(one) and "$ref" not in one.schema)
    if place is None:
        return None
    place.replace(component(random, document, place.schema))
    return f"{place.name} as {place.owner[place.key]['$ref'].removeprefix(_PREFIX)}"


def copy_component(random: Random, document: Document) -> str | None:
    """Copy a component under another name, and refer to the copy in one place."""
    place = _pick(random, document, lambda one: "$ref" in one.schema and not _is_component(one))
    if place is None:
        return None
    place.replace({**place.schema, **component(random, document, copy.deepcopy(target(document, place.schema)))})
    return f"{place.name} as {place.owner[place.key]['$ref'].removeprefix(_PREFIX)}"


def split_component(random: Random, document: Document) -> str | None:
    """Make an object of a base and what is added to it."""
    place = _pick(random, document, lambda one: _has_fields(one) and len(one.schema["properties"]) > 1)
    if place is None:
        return None
    fields = list(place.schema["properties"].items())
    cut = random.randint(1, len(fields) - 1)
    base = {**place.schema, "properties": dict(fields[:cut])}
    derived: Schema = {"type": "object", "properties": dict(fields[cut:])}
    required = place.schema.get("required", [])
    base["required"] = [one for one in required if one in base["properties"]]
    derived["required"] = [one for one in required if one in derived["properties"]]
    first = component(random, document, base) if random.random() < 0.7 else base
    place.replace({"allOf": [first, derived]})
    return place.name


def wrap(random: Random, document: Document) -> str | None:
    """Put a schema into an `allOf`, `anyOf` or `oneOf` of its own."""
    place = _pick(random, document, lambda one: not _is_component(one))
    if place is None:
        return None
    keyword = random.choice(["allOf", "allOf", "anyOf", "oneOf"])
    place.replace({keyword: [place.schema], "description": random.choice(_TEXTS)})
    return f"{place.name} in {keyword}"


def merge_components(random: Random, document: Document) -> str | None:
    """Refer to another component of the same kind instead of one, everywhere."""
    schemas = schemas_of(document)
    kinds = {
        name: [one for one in ("properties", "enum", "oneOf", "anyOf") if one in schemas[name]] for name in schemas
    }
    old = random.choice(list(schemas))
    others = [name for name, kind in kinds.items() if kind == kinds[old] and name != old]
    if not others or not kinds[old]:
        return None
    new = random.choice(others)
    if _reaches(document, schemas[new], f"{_PREFIX}{old}"):
        return None
    _replace_references(document, f"{_PREFIX}{old}", f"{_PREFIX}{new}")
    return f"{old} into {new}"


def flatten(random: Random, document: Document) -> str | None:
    """Make one object of an `allOf` of objects."""
    place = _pick(random, document, lambda one: "allOf" in one.schema)
    if place is None:
        return None
    parts = [target(document, one) for one in place.schema["allOf"]]
    if not any("properties" in one for one in parts) or any("allOf" in one for one in parts):
        return None
    merged: Schema = {"type": "object", "properties": {}, "required": []}
    for part in copy.deepcopy(parts):
        merged["properties"] |= part.get("properties", {})
        merged["required"] += part.get("required", [])
    place.replace({**merged, **{key: one for key, one in place.schema.items() if key != "allOf"}})
    return place.name


def add_empty_part(random: Random, document: Document) -> str | None:
    """Add a part that says nothing to a schema, as generators of documents do."""
    place = _pick(random, document, lambda one: not _is_component(one))
    if place is None:
        return None
    part = random.choice([{}, {"type": "object", "properties": {}}, {"additionalProperties": {}, "properties": {}}])
    if part and not target(document, place.schema).get("properties"):
        return None
    place.replace({"allOf": [*place.schema["allOf"], part] if {*place.schema} == {"allOf"} else [place.schema, part]})
    return place.name


def refer_to_itself(random: Random, document: Document) -> str | None:
    """Add a field to an object that has the type of the object, or a list of it."""
    place = _pick(random, document, lambda one: _is_component(one) and _has_fields(one))
    if place is None:
        return None
    reference = {"$ref": f"{_PREFIX}{place.name}"}
    place.schema["properties"]["children"] = random.choice([{"type": "array", "items": reference}, reference])
    return place.name


# --- fields ---------------------------------------------------------------------------------------------------------


def add_field(random: Random, document: Document) -> str | None:
    """Add a field of any type to an object."""
    place = _pick(random, document, _has_fields)
    if place is None:
        return None
    fields = place.schema["properties"]
    name = random.choice(FIELDS)
    if name in fields:
        return None
    fields[name] = any_schema(random, document)
    if random.random() < 0.3:
        fields[name]["description"] = random.choice(_TEXTS)
    if random.random() < 0.3:
        place.schema["required"] = [*place.schema.get("required", ()), name]
    return f"{place.name}.{name}"


def add_namesake(random: Random, document: Document) -> str | None:
    """Give an object a field that another object has."""
    owner, other = _pick(random, document, _has_fields), _pick(random, document, _has_fields)
    if owner is None or other is None:
        return None
    name, schema = random.choice(list(other.schema["properties"].items()))
    if name in owner.schema["properties"]:
        return None
    owner.schema["properties"][name] = copy.deepcopy(schema)
    return f"{owner.name}.{name} as in {other.name}"


def remove_field(random: Random, document: Document) -> str | None:
    """Remove a field of an object."""
    place = _pick(random, document, lambda one: _has_fields(one) and len(one.schema["properties"]) > 1)
    if place is None:
        return None
    name = random.choice(list(place.schema["properties"]))
    del place.schema["properties"][name]
    _set_required(place.schema, name, required=False)
    return f"{place.name}.{name}"


def rename_field(random: Random, document: Document) -> str | None:
    """Rename a field of an object."""
    place = _pick(random, document, _has_fields)
    if place is None:
        return None
    fields = place.schema["properties"]
    old, new = random.choice(list(fields)), random.choice(FIELDS)
    if new in fields or old == "type":
        return None
    required = old in place.schema.get("required", ())
    place.schema["properties"] = {new if name == old else name: one for name, one in fields.items()}
    _set_required(place.schema, old, required=False)
    _set_required(place.schema, new, required=required)
    return f"{place.name}.{old} to {new}"


def toggle_required(random: Random, document: Document) -> str | None:
    """Make an optional field required, or a required one optional."""
    place = _pick(random, document, _has_fields)
    if place is None:
        return None
    name = random.choice(list(place.schema["properties"]))
    required = name not in place.schema.get("required", ())
    _set_required(place.schema, name, required=required)
    return f"{place.name}.{name} {required}"


def _set_required(schema: Schema, name: str, *, required: bool) -> None:
    names = [one for one in schema.get("required", ()) if one != name] + ([name] if required else [])
    schema["required"] = names
    if not names:
        del schema["required"]


def override_field(random: Random, document: Document) -> str | None:
    """Derive an object from another one, and state one of its fields again."""
    place = _pick(random, document, lambda one: "$ref" in one.schema and not _is_component(one))
    if place is None:
        return None
    fields = target(document, place.schema).get("properties")
    if not fields:
        return None
    name = random.choice(list(fields))
    schema = copy.deepcopy(fields[name]) if random.random() < 0.5 else any_schema(random, document, 1)
    derived = {"type": "object", "properties": {name: schema}}
    place.replace({"allOf": [place.schema, derived]})
    return f"{place.name}.{name}"


def change_additional(random: Random, document: Document) -> str | None:
    """Type the other fields of an object, allow them, forbid them, or say nothing of them."""
    place = _pick(random, document, lambda one: one.schema.get("type") == "object")
    if place is None:
        return None
    values = [True, False, {}, {"nullable": True}, {"type": "string"}, {"type": ["number", "null"]}, None]
    value = random.choice([*values, any_schema(random, document, 1)])
    if value is None:
        place.schema.pop("additionalProperties", None)
    else:
        place.schema["additionalProperties"] = value
    return f"{place.name} {str(value)[:30]}"


def _request_references(document: Document) -> set[str]:
    operations = [one for item in document["paths"].values() for one in item.values() if isinstance(one, dict)]
    bodies = [*(one.get("requestBody") for one in operations), document["components"].get("requestBodies")]
    found = set(references_in(bodies))
    while more := {name for one in found if one.startswith(_PREFIX) for name in _parts_of(document, one)} - found:
        found |= more
    return found


def _parts_of(document: Document, reference: str) -> Iterator[str]:
    schema = schemas_of(document)[reference.removeprefix(_PREFIX)]
    yield from references_in([schema.get("$ref") and {"$ref": schema["$ref"]}, schema.get("allOf")])


def make_dictionary(random: Random, document: Document) -> str | None:
    """Make a dictionary of an object with fields."""
    place = _pick(random, document, lambda one: _has_fields(one) and _tag_of(document, one.schema) is None)
    # The fields of a request are the arguments of a method.
    if place is None or f"{_PREFIX}{place.name}" in _request_references(document):
        return None
    value = random.choice(list(place.schema["properties"].values()))
    place.replace({"type": "object", "additionalProperties": value})
    return place.name


def reorder_fields(random: Random, document: Document) -> str | None:
    """Change the order of the fields of an object."""
    place = _pick(random, document, _has_fields)
    if place is None:
        return None
    fields = list(place.schema["properties"].items())
    random.shuffle(fields)
    place.schema["properties"] = dict(fields)
    return place.name


def retype(random: Random, document: Document) -> str | None:
    """Replace the type of a schema by any other."""
    place = _pick(random, document, lambda one: not _is_component(one) and not one.name.endswith(".type"))
    if place is None:
        return None
    place.replace(any_schema(random, document))
    return f"{place.name} to {list(place.owner[place.key])[:2]}"


def change_nullable(random: Random, document: Document) -> str | None:
    """Allow null, or forbid it, in one of the ways in which documents do so."""
    place = _pick(random, document, lambda one: not _is_component(one) and not one.name.endswith(".type"))
    if place is None:
        return None
    schema = place.schema
    branches = _branches(schema)
    if _NULL in branches and len(branches) > 1:
        keyword = "oneOf" if "oneOf" in schema else "anyOf"
        left = [one for one in branches if one != _NULL]
        place.replace(left[0] if len(left) == 1 else {**schema, keyword: left})
        return f"{place.name} is not null"
    forms: list[Schema] = [
        {"anyOf": [schema, _NULL]},
        {"oneOf": [_NULL, schema]},
        {"allOf": [schema], "nullable": True},
        {"anyOf": [schema, {"nullable": True}]},
        {**schema, "nullable": True},
        {"anyOf": [schema, {"enum": [None]}]},
        {"anyOf": [schema, {"const": None}]},
    ]
    if isinstance(schema.get("type"), str):
        forms.append({**schema, "type": [schema["type"], "null"]})
        if "enum" in schema:
            forms.append({**schema, "type": [schema["type"], "null"], "enum": [*schema["enum"], None]})
    place.replace(copy.deepcopy(random.choice(forms)))
    return f"{place.name} may be null"


def change_limits(random: Random, document: Document) -> str | None:
    """Add a limit or a format to a schema, or remove it."""
    place = _pick(random, document, lambda one: one.schema.get("type") in ("string", "integer", "number", "array"))
    if place is None:
        return None
    limits: dict[str, list[tuple[str, Any]]] = {
        "string": [("maxLength", 128), ("minLength", 1), ("pattern", "^x"), ("format", "date-time"), ("format", "uri")],
        "array": [("maxItems", 16), ("minItems", 1), ("uniqueItems", True)],
        "integer": [("minimum", 0), ("maximum", 20.0), ("exclusiveMinimum", 0), ("multipleOf", 2), ("format", "int64")],
        "number": [("minimum", -2), ("maximum", 2.0), ("exclusiveMaximum", True), ("format", "double")],
    }
    name, value = random.choice(limits[place.schema["type"]])
    if name in place.schema:
        del place.schema[name]
    else:
        place.schema[name] = value
    return f"{place.name} {name}"


def change_default(random: Random, document: Document) -> str | None:
    """Add a default to a schema, or remove it."""
    place = _pick(random, document, lambda one: not _is_component(one) and "type" in one.schema)
    if place is None:
        return None
    if "default" in place.schema:
        del place.schema["default"]
    else:
        defaults = {"string": "auto", "integer": 1, "number": 0.5, "boolean": False, "array": [], "object": {}}
        values = place.schema.get("enum")
        stated = str(place.schema["type"])
        place.schema["default"] = random.choice([*(values or [defaults.get(stated)]), None])
    return place.name


def deprecate(random: Random, document: Document) -> str | None:
    """Mark a schema as deprecated, or take the mark back."""
    place = _pick(random, document, lambda one: True)
    if place is None:
        return None
    if place.schema.pop("deprecated", None) is None:
        place.schema["deprecated"] = True
    return place.name


def describe(random: Random, document: Document) -> str | None:
    """Replace the description or the title of a schema."""
    place = _pick(random, document, lambda one: True)
    if place is None:
        return None
    place.schema[random.choice(["description", "title"])] = random.choice(_TEXTS)
    return place.name


# --- values ---------------------------------------------------------------------------------------------------------


def add_value(random: Random, document: Document) -> str | None:
    """Add a value to an enum."""
    place = _pick(random, document, lambda one: _is_enum(one) and len(one.schema["enum"]) > 1)
    if place is None:
        return None
    value = random.choice(_VALUES)
    if not isinstance(place.schema["enum"][0], str) or value in place.schema["enum"]:
        return None
    place.schema["enum"].insert(random.randint(0, len(place.schema["enum"])), value)
    return f"{place.name} {value[:20]!r}"


def remove_value(random: Random, document: Document) -> str | None:
    """Remove a value of an enum."""
    place = _pick(random, document, lambda one: _is_enum(one) and len(one.schema["enum"]) > 1)
    if place is None:
        return None
    value = random.choice(place.schema["enum"])
    place.schema["enum"].remove(value)
    if place.schema.get("default") == value:
        del place.schema["default"]
    return f"{place.name} {value!r}"


def open_enum(random: Random, document: Document) -> str | None:
    """Allow other values than those of an enum."""
    place = _pick(random, document, lambda one: _is_enum(one) and len(one.schema["enum"]) > 1)
    if place is None:
        return None
    if random.random() < 0.5:
        del place.schema["enum"]
    else:
        place.replace({"anyOf": [place.schema, {"type": place.schema.get("type", "string")}]})
    return place.name


def close_string(random: Random, document: Document) -> str | None:
    """Make an enum of a string."""
    place = _pick(random, document, lambda one: one.schema.get("type") == "string" and not _is_enum(one))
    if place is None or "const" in place.schema:
        return None
    place.schema["enum"] = random.sample(_VALUES, random.randint(2, 12))
    place.schema.pop("default", None)
    return place.name


def split_enum(random: Random, document: Document) -> str | None:
    """Make a union of two enums of one."""
    place = _pick(random, document, lambda one: _is_enum(one) and len(one.schema["enum"]) > 2)
    if place is None:
        return None
    values = place.schema["enum"]
    cut = random.randint(1, len(values) - 1)
    rest = {key: one for key, one in place.schema.items() if key not in ("enum", "type")}
    halves = [{"type": place.schema.get("type", "string"), "enum": half} for half in (values[:cut], values[cut:])]
    place.replace({**rest, random.choice(["anyOf", "oneOf"]): halves})
    return place.name


def share_tag(random: Random, document: Document) -> str | None:
    """Give a variant several tags, or make its tag optional, or any string, or null."""
    place = _pick(random, document, lambda one: _has_fields(one) and _tag_of(document, one.schema) is not None)
    if place is None:
        return None
    tag, fields = _tag_of(document, place.schema), place.schema["properties"]
    match random.randrange(4):
        case 0:
            fields["type"] = {"type": "string", "enum": [tag, _tag(random)]}
        case 1:
            _set_required(place.schema, "type", required=False)
        case 2:
            fields["type"] = component(random, document, {"type": "string", "enum": [tag]})
        case _:
            fields["type"] = {"type": "string", "enum": [tag], "nullable": True, "default": tag, "example": tag}
    return f"{place.name} {tag}"


def rename_tag(random: Random, document: Document) -> str | None:
    """Give a variant another tag."""
    place = _pick(random, document, lambda one: _has_fields(one) and _tag_of(document, one.schema) is not None)
    if place is None:
        return None
    place.schema["properties"]["type"] = {"type": "string", "enum": [new := _tag(random)]}
    return f"{place.name} {new}"


# --- unions ---------------------------------------------------------------------------------------------------------


def add_variant(random: Random, document: Document) -> str | None:
    """Add a variant to a union."""
    place = _pick(random, document, lambda one: _is_tagged_union(document, one))
    if place is None:
        return None
    variant = any_variant(random, document, _tag(random))
    if random.random() < 0.7:
        variant = component(random, document, variant)
    _branches(place.schema).append(variant)
    return place.name


def copy_variant(random: Random, document: Document) -> str | None:
    """Add a variant that resembles another one, with a tag of its own."""
    place = _pick(random, document, lambda one: _is_tagged_union(document, one))
    if place is None:
        return None
    variants = [one for one in _branches(place.schema) if _tag_of(document, one)]
    variant = copy.deepcopy(target(document, random.choice(variants)))
    variant["properties"]["type"] = {"type": "string", "const": _tag(random)}
    _branches(place.schema).append(component(random, document, variant))
    return place.name


def add_event(random: Random, document: Document) -> str | None:
    """Add an event to the stream."""
    place = _pick(random, document, lambda one: any(_is_event(document, branch) for branch in _branches(one.schema)))
    if place is None:
        return None
    words = "_".join(one.lower() for one in random.sample(_WORDS, 2))
    tag = f"response.{words}.{random.choice(['done', 'delta', 'added', 'in_progress', 'completed'])}"
    variant = any_variant(random, document, tag)
    variant["properties"]["sequence_number"] = {"type": "integer"}
    _branches(place.schema).append(component(random, document, variant))
    return tag


def _is_event(document: Document, schema: Schema) -> bool:
    return str(_tag_of(document, schema)).startswith("response.")


def remove_variant(random: Random, document: Document) -> str | None:
    """Remove a variant of a union."""
    place = _pick(random, document, lambda one: _is_union(one) and len(_branches(one.schema)) > 2)
    if place is None:
        return None
    index = random.randrange(len(_branches(place.schema)))
    removed = _branches(place.schema).pop(index)
    mapping = place.schema.get("discriminator", {}).get("mapping", {})
    for value in [value for value, target in mapping.items() if target == removed.get("$ref")]:
        del mapping[value]
    return f"{place.name} {str(removed)[:60]}"


def add_open_variant(random: Random, document: Document) -> str | None:
    """Add a variant without a tag, with any tag, or with several tags, or one that is not an object."""
    place = _pick(random, document, lambda one: _is_tagged_union(document, one))
    if place is None:
        return None
    variant = any_variant(random, document, _tag(random))
    match random.randrange(5):
        case 0:
            del variant["properties"]["type"]
            variant["required"].remove("type")
        case 1:
            variant["properties"]["type"] = {"type": "string"}
        case 2:
            variant["properties"]["type"] = {"type": "string", "pattern": "^openrouter:"}
        case 3:
            variant["properties"]["type"] = {"type": "string", "enum": [_tag(random), f"{_tag(random)}_2"]}
        case _:
            variant = random.choice([{"type": "string"}, {"type": "object", "additionalProperties": True}])
    _branches(place.schema).append(component(random, document, variant))
    return f"{place.name} {list(variant.get('properties', variant))[:1]}"


def reorder_union(random: Random, document: Document) -> str | None:
    """Change the order of the variants of a union."""
    place = _pick(random, document, _is_union)
    if place is None:
        return None
    random.shuffle(_branches(place.schema))
    return place.name


def narrow_union(random: Random, document: Document) -> str | None:
    """Put one of its variants in the place of a union."""
    place = _pick(random, document, _is_union)
    if place is None:
        return None
    place.replace(random.choice([one for one in _branches(place.schema) if one != _NULL] or [{}]))
    return place.name


def discriminate_by(random: Random, document: Document) -> str | None:
    """Give a union of objects that have another constant than `type` a discriminator."""
    names = ("id", "role", "status", "kind")
    place = _pick(random, document, lambda one: len(_objects(document, one.schema)) > 1)
    if place is None:
        return None
    name = random.choice(names)
    for index, variant in enumerate(_objects(document, place.schema)):
        variant["properties"][name] = {"type": "string", "enum": [f"{name}_{index}"]}
        _set_required(variant, name, required=True)
    place.schema["discriminator"] = {"propertyName": name}
    return f"{place.name} {name}"


def _objects(document: Document, schema: Schema) -> list[Schema]:
    return [found for one in _branches(schema) if (found := target(document, one)).get("properties")]


def swap_union(random: Random, document: Document) -> str | None:
    """Make `anyOf` of `oneOf`, or the other way round."""
    place = _pick(random, document, lambda one: bool(_branches(one.schema)) and not {"oneOf", "anyOf"} <= {*one.schema})
    if place is None:
        return None
    old, new = ("oneOf", "anyOf") if "oneOf" in place.schema else ("anyOf", "oneOf")
    place.replace({new if name == old else name: one for name, one in place.schema.items()})
    return f"{place.name} {new}"


def nest_union(random: Random, document: Document) -> str | None:
    """Move some variants of a union into a union of their own."""
    place = _pick(random, document, lambda one: len(_branches(one.schema)) > 2)
    if place is None:
        return None
    branches = _branches(place.schema)
    moved = branches[: random.randint(1, len(branches) - 1)]
    inner: Schema = {random.choice(["oneOf", "anyOf"]): moved}
    branches[: len(moved)] = [component(random, document, inner) if random.random() < 0.7 else inner]
    place.schema.pop("discriminator", None)
    return place.name


def change_discriminator(random: Random, document: Document) -> str | None:
    """Add a discriminator to a union, or remove it."""
    place = _pick(random, document, lambda one: _is_tagged_union(document, one))
    if place is None:
        return None
    if place.schema.pop("discriminator", None) is None:
        discriminator: dict[str, Any] = {"propertyName": "type"}
        place.schema["discriminator"] = discriminator
        if all("$ref" in one and _tag_of(document, one) for one in _branches(place.schema)):
            mapping = {_tag_of(document, one): one["$ref"] for one in _branches(place.schema)}
            discriminator["mapping"] = mapping
    return place.name


def make_union(random: Random, document: Document) -> str | None:
    """Allow further objects where there was one."""
    place = _pick(random, document, lambda one: "$ref" in one.schema and not _is_component(one))
    if place is None:
        return None
    place.replace({"anyOf": [place.schema, any_variant(random, document, _tag(random))]})
    return place.name


CHANGES: tuple[Callable[[Random, Document], str | None], ...] = (
    rename_component,
    rename_component,
    inline_component,
    extract_component,
    copy_component,
    split_component,
    merge_components,
    flatten,
    add_empty_part,
    wrap,
    refer_to_itself,
    add_field,
    add_field,
    add_namesake,
    add_namesake,
    remove_field,
    rename_field,
    override_field,
    change_additional,
    make_dictionary,
    toggle_required,
    reorder_fields,
    retype,
    change_nullable,
    change_nullable,
    change_limits,
    change_default,
    deprecate,
    describe,
    add_value,
    remove_value,
    open_enum,
    close_string,
    split_enum,
    share_tag,
    rename_tag,
    add_variant,
    copy_variant,
    add_event,
    remove_variant,
    add_open_variant,
    swap_union,
    reorder_union,
    narrow_union,
    discriminate_by,
    nest_union,
    change_discriminator,
    make_union,
)
"""The changes; one of them is listed twice if it is frequent."""
