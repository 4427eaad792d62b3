"""The Responses surface of the official SDK, read off its types."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import textwrap
import types
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import pydantic
from openrouter import components, errors
from openrouter.operations import CreateResponsesRequest
from openrouter.responses import Responses
from openrouter.types import UnrecognizedInt, UnrecognizedStr
from openrouter.types.basemodel import Unset
from typing_extensions import TypeAliasType

from tests.official.shapes import ANYTHING, NULL, ObjectShape, Shape, either

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

Model = type[pydantic.BaseModel]

_JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", dt.date: "string"}
# These stand for values that are not known yet, not for values of their own.
_OPEN = (Unset, UnrecognizedInt, UnrecognizedStr)


def request() -> Shape:
    return shape(components.ResponsesRequest)


def result() -> Shape:
    return shape(components.OpenResponsesResult)


def events() -> Shape:
    return shape(components.StreamEvents)


def headers() -> Shape:
    properties = {
        wire_name(name, field): _shape_of(field)
        for name, field in CreateResponsesRequest.model_fields.items()
        if name != "responses_request"
    }
    return Shape(frozenset({"object"}), objects=(ObjectShape("headers", lambda: properties),))


def parameters() -> set[str]:
    """The keyword arguments of `send`."""
    return set(inspect.signature(Responses.send).parameters) - {"self"}


def error_classes() -> dict[str, str]:
    """The name of the exception that `send` raises, by status, as its source code has it."""
    source = ast.parse(textwrap.dedent(inspect.getsource(Responses.send)))
    return {
        status: name
        for statement in ast.walk(source)
        if isinstance(statement, ast.If) and (name := _raised(statement))
        for status in _statuses(statement.test)
    }


def _raised(statement: ast.If) -> str | None:
    for inner in statement.body:
        if (
            isinstance(inner, ast.Raise)
            and isinstance(inner.exc, ast.Call)
            and isinstance(inner.exc.func, ast.Attribute)
        ):
            return inner.exc.func.attr
    return None


def _statuses(test: ast.expr) -> Iterator[str]:
    for node in ast.walk(test):
        if isinstance(node, ast.Constant) and str(node.value)[0] in "45":
            yield str(node.value)


def error_data(name: str) -> Shape | None:
    """What the exception of this name holds as its data."""
    data = inspect.get_annotations(getattr(errors, name)).get("data")
    return data and shape(getattr(errors, data))


def _shape_of(field: pydantic.fields.FieldInfo) -> Shape:
    return either(map(shape, members(field)))


@cache
def shape(annotation: Any) -> Shape:
    if is_model(annotation):
        return Shape(frozenset({"object"}), objects=(_object(annotation),))
    if annotation is Any:
        return ANYTHING
    if annotation is None or annotation is type(None):
        return NULL
    if annotation in _JSON_TYPES:
        return Shape(frozenset({_JSON_TYPES[annotation]}))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        kinds = frozenset(_JSON_TYPES[type(value)] for value in arguments)
        return Shape(kinds, frozenset(arguments), constant=True)
    if origin is list:
        return Shape(frozenset({"array"}), items=shape(arguments[0]))
    if origin is dict:
        return Shape(frozenset({"object"}), entries=shape(arguments[1]))
    return either(map(shape, alternatives(annotation)))


def _object(model: Model) -> ObjectShape:
    @cache
    def properties() -> dict[str, Shape]:
        return {wire_name(name, field): _shape_of(field) for name, field in model.model_fields.items()}

    return ObjectShape(model.__name__, properties)


def alternatives(annotation: Any) -> list[Any]:
    """The members of a union, whatever names and metadata wrap it; a type that is no union is its only member."""
    if isinstance(annotation, TypeAliasType):
        return alternatives(annotation.__value__)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if isinstance(origin, TypeAliasType):
        return alternatives(origin.__value__[arguments])
    if origin is Annotated:
        return alternatives(arguments[0])
    if origin is Union or origin is types.UnionType:
        return list(dict.fromkeys(one for argument in arguments for one in alternatives(argument)))
    if isinstance(annotation, TypeVar):
        raise TypeError(f"{annotation} was not filled in")
    return [] if annotation in _OPEN or _is_unknown_variant(annotation) else [annotation]


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel) and annotation not in _OPEN


def _is_unknown_variant(annotation: Any) -> bool:
    return is_model(annotation) and "is_unknown" in annotation.model_fields


def wire_name(name: str, field: pydantic.fields.FieldInfo) -> str:
    return field.alias or name


def members(field: pydantic.fields.FieldInfo) -> list[Any]:
    """The types of a field that is there: `Optional` with the default None means that it may be left out, not null."""
    types_of_field = alternatives(field.annotation)
    return [one for one in types_of_field if field.default is not None or one is not type(None)]


@cache
def component_names() -> dict[str, Any]:
    """The public names of the modules that the operation's types come from, and what they stand for."""
    waiting = ["responsesrequest", "openresponsesresult", "streamevents", "metadatalevel"]
    waiting += [f"{name}data".lower() for name in error_classes().values() if error_data(name)]
    modules: dict[str, ModuleType] = {}
    while waiting:
        name = waiting.pop()
        if name not in modules:
            modules[name] = import_module(f"{components.__name__}.{name}")
            waiting += _siblings(modules[name])
    public = set(dir(components))
    return {name: value for module in modules.values() for name, value in vars(module).items() if name in public}


def _siblings(module: ModuleType) -> list[str]:
    """The modules beside it that a module imports from."""
    statements = ast.parse(inspect.getsource(module)).body
    return [one.module for one in statements if isinstance(one, ast.ImportFrom) and one.level == 1 and one.module]
