"""Any type and any value of it: the value passes through the schema and the text of an obedient model unchanged."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import json
import warnings
from itertools import count
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Literal, Optional, TypeAlias, TypedDict
from uuid import UUID

import attrs
import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openrouter_responses.errors import NotStrictWarning
from openrouter_responses.structured import compile_type
from openrouter_responses.structured._json_schema import problem, resolve
from openrouter_responses.testing._strict_schema import find_problem

if TYPE_CHECKING:
    from collections.abc import Callable

Case: TypeAlias = tuple[Any, st.SearchStrategy[Any]]
"""A type, and a strategy for its values."""

# msgspec cannot distinguish two classes of one name.
NUMBERS = count()
# Type checkers know these for literals only.
OPTIONAL: Any = Optional
TYPED_DICT: Any = TypedDict
NAMES = ("alpha", "beta", "gamma", "delta_")


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


SCALARS: list[Case] = [
    (int, st.integers(-(2**53), 2**53)),
    (str, st.text()),
    (bool, st.booleans()),
    (float, st.floats(allow_nan=False, allow_infinity=False)),
    (None, st.none()),
    (Color, st.sampled_from(Color)),
    (Literal["a", "b"], st.sampled_from(["a", "b"])),
    (Literal[1, 2], st.sampled_from([1, 2])),
    (dt.date, st.dates()),
    (UUID, st.uuids()),
]


def optional(case: Case) -> Case:
    return OPTIONAL[case[0]], st.none() | case[1]


def list_of(case: Case) -> Case:
    return GenericAlias(list, (case[0],)), st.lists(case[1], max_size=3)


def mapping_of(case: Case) -> Case:
    return GenericAlias(dict, (str, case[0])), st.dictionaries(st.text(), case[1], max_size=3)


def pair_of(one: Case, other: Case) -> Case:
    return GenericAlias(tuple, (one[0], other[0])), st.tuples(one[1], other[1])


def class_of(make: Callable[[list[tuple[Any, ...]]], Any], fields: list[Case], defaults: int) -> Case:
    """Return a class whose last fields have a default, which their values take as often as others."""
    values: dict[str, st.SearchStrategy[Any]] = {}
    described: list[tuple[Any, ...]] = []
    for name, (kind, strategy) in zip(NAMES, fields, strict=False):
        if len(described) >= len(fields) - defaults:
            # The default need not be a value of the field's type: it must come back where the model writes null.
            default = f"default of {name}"
            nullable = problem(None, schema_of(kind), schema_of(kind)) is None
            described.append((name, kind, default))
            values[name] = strategy if nullable else st.just(default) | strategy
        else:
            described.append((name, kind))
            values[name] = strategy
    kind = make(described)
    return kind, st.builds(kind, **values)


def schema_of(kind: Any) -> dict[str, Any]:
    return msgspec.json.schema(kind)


def dataclass_of(fields: list[tuple[Any, ...]]) -> Any:
    given = [
        (name, kind, dataclasses.field(default=default[0])) if default else (name, kind)
        for name, kind, *default in fields
    ]
    return dataclasses.make_dataclass(f"Data{next(NUMBERS)}", given)


def attrs_of(fields: list[tuple[Any, ...]]) -> Any:
    given = {name: attrs.field(default=default[0] if default else attrs.NOTHING) for name, kind, *default in fields}
    annotations = {name: kind for name, kind, *_ in fields}
    return attrs.define(type(f"Attrs{next(NUMBERS)}", (), {"__annotations__": annotations, **given}))


def struct_of(fields: list[tuple[Any, ...]]) -> Any:
    return msgspec.defstruct(f"Struct{next(NUMBERS)}", fields, rename="camel")


def tagged_union_of(one: Case, other: Case) -> Case:
    first = msgspec.defstruct(f"First{next(NUMBERS)}", [("alpha", one[0])], tag=True)
    second = msgspec.defstruct(f"Second{next(NUMBERS)}", [("alpha", other[0]), ("beta", int, 7)], tag=True)
    values = st.builds(first, alpha=one[1]) | st.builds(second, alpha=other[1], beta=st.integers(0, 9))
    return first | second, values


def typed_dict_of(fields: list[Case]) -> Case:
    named: dict[str, Case] = dict(zip(NAMES, fields, strict=False))
    kind = TYPED_DICT(f"Dictionary{next(NUMBERS)}", {name: case[0] for name, case in named.items()}, total=False)
    # An absent nullable member is the same as null in strict mode.
    nullable = {name for name, case in named.items() if problem(None, schema_of(case[0]), schema_of(case[0])) is None}
    return kind, st.fixed_dictionaries(
        {name: named[name][1] for name in nullable},
        optional={name: case[1] for name, case in named.items() if name not in nullable},
    )


def is_tagged_or_plain(case: Case) -> bool:
    """Return whether msgspec has a schema for a type: it has none for some unions."""
    try:
        schema_of(case[0])
    except TypeError:
        return False
    return True


def extend(cases: st.SearchStrategy[Case]) -> st.SearchStrategy[Case]:
    fields = st.lists(cases, min_size=1, max_size=len(NAMES))
    makers = st.sampled_from([dataclass_of, attrs_of, struct_of])
    return st.one_of(
        st.builds(optional, cases),
        st.builds(list_of, cases),
        st.builds(mapping_of, cases),
        st.builds(pair_of, cases, cases),
        st.builds(class_of, makers, fields, st.integers(0, len(NAMES))),
        st.builds(typed_dict_of, fields),
        st.builds(tagged_union_of, cases, cases),
    ).filter(is_tagged_or_plain)


CASES: st.SearchStrategy[Case] = st.recursive(st.sampled_from(SCALARS), extend, max_leaves=6)


def plain(value: Any) -> Any:
    """Return a value as JSON, without the members that have their default."""
    if dataclasses.is_dataclass(value) or attrs.has(type(value)) or isinstance(value, msgspec.Struct):
        fields = msgspec.to_builtins(value)
        encoded = dict(zip(getattr(value, "__struct_fields__", fields), fields, strict=False))
        if isinstance(value, msgspec.Struct) and value.__struct_config__.tag_field:
            tag, *names = fields
            encoded = dict(zip(value.__struct_fields__, names, strict=True))
            return {tag: fields[tag], **{encoded[name]: plain(getattr(value, name)) for name in encoded}}
        members = {encoded[name]: getattr(value, name) for name in encoded}
        return {key: plain(item) for key, item in members.items() if not str(item).startswith("default of ")}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return msgspec.to_builtins(value)


def written(value: Any, schema: Any, root: Any) -> Any:
    """Return a JSON value as a model writes it in strict mode: with null for each absent member."""
    schema = resolve(schema, root)
    if "anyOf" in schema:
        options = [written(value, branch, root) for branch in schema["anyOf"]]
        fitting = [
            item for item, branch in zip(options, schema["anyOf"], strict=True) if problem(item, branch, root) is None
        ]
        return value if value in fitting or not fitting else fitting[0]
    if isinstance(value, dict) and schema.get("type") == "object":
        known, other = schema.get("properties", {}), schema.get("additionalProperties")
        absent = {key: None for key in known if key not in value}
        rest = other if isinstance(other, dict) else {}
        return {**{key: written(item, known.get(key, rest), root) for key, item in value.items()}, **absent}
    if isinstance(value, list) and schema.get("type") == "array":
        return [written(item, schema["items"], root) for item in value]
    return value


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(st.data())
def test_a_value_passes_through_the_schema_and_the_text_unchanged(data: st.DataObject) -> None:
    type_, values = data.draw(CASES)
    if type_ is None:
        return
    value = data.draw(values)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotStrictWarning)
        compiled = compile_type(type_)
    schema = compiled.json_schema
    json_value = plain(value)
    if compiled.unwrap_partial({"value": 1}) == 1:
        json_value = {"value": json_value}
    text = json.dumps(written(json_value, schema, schema))
    if compiled.strict:
        assert find_problem(schema) is None
        assert problem(json.loads(text), schema, schema) is None
    decoded = compiled.decode(json.loads(text))
    assert type(decoded) is type(value)
    assert decoded == value
