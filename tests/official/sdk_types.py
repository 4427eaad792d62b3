"""The JSON types of our operations in the official SDK, read from its pydantic models."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import textwrap
import types
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
import pydantic
from openrouter import components, errors
from openrouter.operations import CreateResponsesRequest
from openrouter.responses import Responses
from openrouter.types import UnrecognizedInt, UnrecognizedStr
from openrouter.types.basemodel import Unset
from typing_extensions import TypeAliasType

from tests.official.json_types import ANYTHING, NULL, JsonObject, JsonType, union_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

Model = type[pydantic.BaseModel]

_ROOT_MODULES = (
    "responsesrequest",
    "openresponsesresult",
    "streamevents",
    "metadatalevel",
    "modelslistresponse",
    "generationresponse",
    "batchsubmitbody",
    "batchlistresponse",
    "batchliststatus",
    "batchlisttimestamp",
    "batchdeletedobject",
)
# The module of the batch also has the results of operations that are not ours, so its names are listed here.
_BATCH_NAMES = (
    "BatchObject",
    "BatchObjectCompletionTokensDetails",
    "BatchObjectError",
    "BatchObjectPromptTokensDetails",
    "BatchObjectRequestCounts",
    "BatchObjectResponse",
    "BatchObjectServerToolUse",
    "BatchObjectStatus",
    "BatchObjectUsage",
    "Result",
    "ResultError",
)
_MODULES_OF_OTHER_OPERATIONS = {"anthropicusageiteration"}
_NAMES_OF_OTHER_OPERATIONS = {"AnthropicUsageIteration", "AnthropicUsageIterationTypedDict"}

_JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", dt.date: "string"}
# They represent values that the SDK does not know yet.
_OPEN = (Unset, UnrecognizedInt, UnrecognizedStr)


def request_type() -> JsonType:
    return json_type(components.ResponsesRequest)


def result_type() -> JsonType:
    return json_type(components.OpenResponsesResult)


def event_types() -> JsonType:
    return json_type(components.StreamEvents)


def parameter_types(request: Model = CreateResponsesRequest) -> JsonType:
    """Return the types of the parameters of an operation, which its request class holds beside the body."""
    properties = {
        wire_name(name, field): _without_null(_field_type(field))
        for name, field in request.model_fields.items()
        if not is_model(field.annotation)
    }
    return JsonType(frozenset({"object"}), objects=(JsonObject("parameters", lambda: properties),))


def required_parameters(request: Model) -> set[str]:
    fields = request.model_fields.items()
    return {name for name, field in fields if field.is_required() and not is_model(field.annotation)}


def _without_null(one: JsonType) -> JsonType:
    """Return the type of a parameter, which is text and so never null."""
    return attrs.evolve(one, type_names=one.type_names - {"null"})


def send_parameters() -> set[str]:
    """Return the names of the keyword arguments of `send`."""
    return set(inspect.signature(Responses.send).parameters) - {"self"}


def error_classes(method: Callable[..., object] = Responses.send) -> dict[str, str]:
    """Return the names of the exceptions that the source code of a method raises, by status."""
    source = ast.parse(textwrap.dedent(inspect.getsource(method)))
    return {
        status: name
        for statement in ast.walk(source)
        if isinstance(statement, ast.If) and (name := _raised_name(statement))
        for status in _compared_statuses(statement.test)
    }


def _raised_name(statement: ast.If) -> str | None:
    for inner in statement.body:
        if (
            isinstance(inner, ast.Raise)
            and isinstance(inner.exc, ast.Call)
            and isinstance(inner.exc.func, ast.Attribute)
        ):
            return inner.exc.func.attr
    return None


def _compared_statuses(test: ast.expr) -> Iterator[str]:
    for node in ast.walk(test):
        if isinstance(node, ast.Constant) and str(node.value)[0] in "45":
            yield str(node.value)


def error_data(name: str) -> JsonType | None:
    """Return the type of an exception's data, None if it has none."""
    data = inspect.get_annotations(getattr(errors, name)).get("data")
    return data and json_type(getattr(errors, data))


def _field_type(field: pydantic.fields.FieldInfo) -> JsonType:
    return union_of(map(json_type, members(field)))


@cache
def json_type(annotation: Any) -> JsonType:
    if is_model(annotation):
        return JsonType(frozenset({"object"}), objects=(_model_object(annotation),))
    if annotation is Any:
        return ANYTHING
    if annotation is None or annotation is type(None):
        return NULL
    if annotation in _JSON_TYPES:
        return JsonType(frozenset({_JSON_TYPES[annotation]}))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        kinds = frozenset(_JSON_TYPES[type(value)] for value in arguments)
        return JsonType(kinds, frozenset(arguments), constant=True)
    if origin is list:
        return JsonType(frozenset({"array"}), items=json_type(arguments[0]))
    if origin is dict:
        return JsonType(frozenset({"object"}), entries=json_type(arguments[1]))
    return union_of(map(json_type, alternatives(annotation)))


def _model_object(model: Model) -> JsonObject:
    @cache
    def properties() -> dict[str, JsonType]:
        return {wire_name(name, field): _field_type(field) for name, field in model.model_fields.items()}

    return JsonObject(model.__name__, properties)


def alternatives(annotation: Any) -> list[Any]:
    """Return the members of a union without aliases and metadata; another type is its only member."""
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
        raise TypeError(f"{annotation} has no type argument")
    return [] if annotation in _OPEN or _is_unknown_variant(annotation) else [annotation]


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel) and annotation not in _OPEN


def _is_unknown_variant(annotation: Any) -> bool:
    return is_model(annotation) and "is_unknown" in annotation.model_fields


def wire_name(name: str, field: pydantic.fields.FieldInfo) -> str:
    return field.alias or name


def members(field: pydantic.fields.FieldInfo) -> list[Any]:
    """Return the types of a present field. `Optional` with the default None means that it can be omitted, not null."""
    types_of_field = alternatives(field.annotation)
    return [one for one in types_of_field if field.default is not None or one is not type(None)]


@cache
def component_names() -> dict[str, Any]:
    """Return the public names in the modules of the operations' types, with their values."""
    waiting = list(_ROOT_MODULES)
    waiting += [f"{name}data".lower() for name in error_classes().values() if error_data(name)]
    modules: dict[str, ModuleType] = {}
    while waiting:
        name = waiting.pop()
        if name not in modules and name not in _MODULES_OF_OTHER_OPERATIONS:
            modules[name] = import_module(f"{components.__name__}.{name}")
            waiting += _sibling_imports(modules[name])
    public = set(dir(components)) - _NAMES_OF_OTHER_OPERATIONS
    names = {name: value for module in modules.values() for name, value in vars(module).items() if name in public}
    return names | {name: getattr(components, name) for name in _BATCH_NAMES}


def _sibling_imports(module: ModuleType) -> list[str]:
    """Return the names of the modules in the same package that a module imports from."""
    statements = ast.parse(inspect.getsource(module)).body
    return [one.module for one in statements if isinstance(one, ast.ImportFrom) and one.level == 1 and one.module]


def _items_of(annotation: Any) -> list[Any]:
    (array,) = (one for one in alternatives(annotation) if not is_model(one) and get_args(one))
    return alternatives(get_args(array)[0])


REQUEST_FIELDS = components.ResponsesRequest.model_fields
EVENTS = alternatives(components.StreamEvents)
OUTPUT_ITEMS = alternatives(components.OutputItems)
INPUT_ITEMS = _items_of(components.InputsUnion)
TOOLS = _items_of(REQUEST_FIELDS["tools"].annotation)
PLUGINS = _items_of(REQUEST_FIELDS["plugins"].annotation)
"""The classes of each union."""
