"""Compilation of a type to the JSON schema that is sent and the conversion of the value that is received."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Hashable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Generic, get_args, get_origin, overload

from openrouter_responses.errors import NotStrictWarning
from openrouter_responses.structured import _annotations
from openrouter_responses.structured._json_schema import Schema, member, problem
from openrouter_responses.structured._schema_check import check_schema
from openrouter_responses.structured._strict import restore, strict_form
from openrouter_responses.structured._tagged_unions import with_structs

if TYPE_CHECKING:
    from typing_extensions import TypeForm, TypeVar

    # As in `responses`, whose overloads `compile_type` repeats.
    T = TypeVar("T", default=Any)
else:
    from typing import TypeVar

    T = TypeVar("T")

_MAX_NAME = 64
_MAX_SCHEMAS = 256
"""Maximum number of schemas as dicts whose compilation is kept."""
_MSGSPEC_PATH = re.compile(r" - at (?:`key` in )?`(\$.*)`$")


class InvalidValueError(ValueError):
    """A JSON value is not a value of the type.

    Attributes:
        path: The JSON path of the invalid part, such as `$.items[0].price`.
        reason: What is wrong there.
    """

    def __init__(self, reason: str, path: str = "$") -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def check_json(value: Any, schema: Schema) -> None:
    """Check a JSON value against a JSON schema.

    Types, enums, properties, items, alternatives, references and limits are checked.

    Raises:
        InvalidValueError: The value does not fit.
        TypeError: The schema has a reference that cannot be resolved, or a keyword whose value has the wrong type.
    """
    try:
        found = problem(value, schema)
    except RecursionError:
        raise InvalidValueError("the value is nested too deeply") from None
    except (ArithmeticError, AttributeError) as error:
        raise TypeError(f"the JSON schema cannot be applied: {error}") from error
    if found is not None:
        raise InvalidValueError(found[1], found[0])


class CompiledType(Generic[T]):
    """A type with the JSON schema to send for it.

    Attributes:
        name: The name of the schema, of letters, digits, `_` and `-`.
        json_schema: The schema in its strict form; its root is an object.
        strict: Whether strict mode can be used. A mapping with free keys and a value of any type prevent it.
    """

    def __init__(
        self, name: str, source: Schema, convert: Callable[[Any], T], *, check: bool = False, description: str = ""
    ) -> None:
        """Compile a schema.

        Args:
            name: The name of the type.
            source: The JSON schema of the type.
            convert: Converts a JSON value that fits `source` to a value of the type; raises `InvalidValueError`.
            check: Whether values are checked against `source`, because `convert` does not check all of it.
            description: What the type is called in messages.
        """
        self.name: str = (re.sub(r"[^a-zA-Z0-9_-]+", "_", name).strip("_") or "output")[:_MAX_NAME]
        self._source = source
        self._convert = convert
        self._check = check
        self._strict_form = strict_form(source)
        self.json_schema: dict[str, Any] = self._strict_form.schema
        self.strict: bool = not self._strict_form.obstacles
        if not self.strict:
            _warn(f"{description or name} cannot use strict mode: {self._strict_form.obstacles[0]}")

    def decode(self, value: Any) -> T:
        """Return the value of the type that a JSON value in the form of `json_schema` represents.

        Raises:
            InvalidValueError: The JSON value does not fit the type.
        """
        missing = object()
        inner = self._strict_form.unwrap(value, missing)
        if inner is missing:
            raise InvalidValueError("expected an object with the member 'value'")
        try:
            restored = restore(inner, self._source)
            found = problem(restored, self._source) if self._check else None
            if found is None:
                return self._convert(restored)
        except RecursionError:
            raise InvalidValueError("the value is nested too deeply") from None
        raise InvalidValueError(found[1], found[0])

    def unwrap_partial(self, value: Any, default: Any = None) -> Any:
        """Return the part of the value that the beginning of a response has; the default if there is none yet."""
        return self._strict_form.unwrap(value, default)

    def text_format(self) -> dict[str, Any]:
        """Return the value of `text.format` in a request."""
        return {"type": "json_schema", "name": self.name, "schema": self.json_schema, "strict": self.strict}


@overload
def compile_type(type_: type[T], *, cached: bool = True) -> CompiledType[T]: ...


@overload
def compile_type(type_: CompiledType[T], *, cached: bool = True) -> CompiledType[T]: ...


@overload
def compile_type(type_: Mapping[str, Any], *, cached: bool = True) -> CompiledType[Any]: ...


@overload
def compile_type(type_: TypeForm[T], *, cached: bool = True) -> CompiledType[T]: ...


@overload
def compile_type(type_: Hashable, *, cached: bool = True) -> CompiledType[Any]: ...


def compile_type(type_: Any, *, cached: bool = True) -> CompiledType[Any]:
    """Return a type in its compiled form; each type is compiled once.

    Args:
        type_: A dataclass, an attrs class, a TypedDict, a msgspec struct, a pydantic model, a builtin type, a type that
            is made of these, or a JSON schema as a dict.
        cached: Keep the compiled form, and with it the type, for as long as the process runs.

    Raises:
        TypeError: The type has no JSON schema; the message names the field.
        ImportError: The type needs msgspec, which is not installed.
    """
    if isinstance(type_, CompiledType):
        return type_
    if isinstance(type_, Mapping):
        return _compiled_schema(_text_of(type_))
    try:
        hash(type_)
    except TypeError:  # such as an Annotated with a list
        cached = False
    return _compiled(type_) if cached else _compile(type_)


def _text_of(schema: Schema) -> str:
    if isinstance(schema.get("schema"), Mapping) and not {"properties", "$ref"} & schema.keys():
        raise TypeError('the dict only contains a JSON schema: pass the content of its key "schema"')
    if isinstance(schema.get("json_schema"), Mapping):
        raise TypeError('the dict only contains a JSON schema: pass the content of "schema" in "json_schema"')
    try:
        return json.dumps(schema)
    except (RecursionError, ValueError):  # a ValueError for a dict that contains itself
        raise TypeError("the JSON schema is nested too deeply, or contains itself; use $ref for recursion") from None


@lru_cache(_MAX_SCHEMAS)
def _compiled_schema(text: str) -> CompiledType[Any]:
    schema: Schema = json.loads(text)
    check_schema(schema)
    name = str(schema.get("title") or "output")
    return CompiledType(name, schema, lambda value: value, check=True, description=f"the JSON schema {name!r}")


def _compile(type_: Any) -> CompiledType[Any]:
    if type_ is None or not (isinstance(type_, type) or get_origin(type_) is not None or _is_special(type_)):
        raise TypeError(
            "expected a type for the output, such as Invoice or list[Invoice], or a JSON schema as a dict, "
            f"not {type_!r}"
        )
    if any(map(_is_pydantic, _annotations.types_in(type_))):
        return _compile_with_pydantic(type_)
    return _compile_with_msgspec(type_)


_compiled = cache(_compile)


def _compile_with_pydantic(type_: Any) -> CompiledType[Any]:
    pydantic = sys.modules["pydantic"]
    try:
        adapter = pydantic.TypeAdapter(type_)
        source = adapter.json_schema()
    except (pydantic.errors.PydanticUserError, TypeError) as error:
        raise TypeError(f"{_name_of(type_)} has no JSON schema: {error}") from error

    def convert(value: Any) -> Any:
        try:
            # From JSON, because dates and others are strings there in pydantic's strict mode too.
            return adapter.validate_json(json.dumps(value))
        except pydantic.ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            raise InvalidValueError(first["msg"], _path_in(value, first["loc"])) from error

    return CompiledType(_name_of(type_), source, convert)


def _compile_with_msgspec(type_: Any) -> CompiledType[Any]:
    try:
        import msgspec
    except ImportError:
        raise ImportError(
            f"{_name_of(type_)} needs msgspec to be used as a JSON schema: pip install 'openrouter-responses[typed]'"
        ) from None
    try:
        served, source, restored = _msgspec_schema(type_)
    except Exception as error:  # for two classes of one name also a KeyError
        field, reason = _first_without_schema(type_) or (_name_of(type_), _reason(error))
        raise TypeError(f"{field} has no JSON schema: {reason}") from error
    check = _annotations.annotate(source, type_)

    def convert(value: Any) -> Any:
        try:
            return restored(msgspec.convert(value, served, str_keys=True))
        except msgspec.ValidationError as error:
            message = str(error)
            found = _MSGSPEC_PATH.search(message)
            reason = message if found is None else message[: found.start()]
            raise InvalidValueError(reason, "$" if found is None else found[1]) from error
        except UnicodeEncodeError as error:  # msgspec compares names and enum values in UTF-8
            raise InvalidValueError("a string contains a lone surrogate, which is not valid Unicode") from error

    return CompiledType(_name_of(type_), source, convert, check=check)


def _msgspec_schema(type_: Any) -> tuple[Any, dict[str, Any], Callable[[Any], Any]]:
    """Return the type that msgspec converts to, its schema, and the function from its values to those of the type.

    Raises:
        Exception: The type is not supported.
    """
    import msgspec

    try:
        return type_, msgspec.json.schema(type_), _unchanged
    except TypeError as error:
        if "more than one" not in str(error):
            raise
    served, restored = with_structs(type_)
    return served, msgspec.json.schema(served), restored


def _unchanged(value: Any) -> Any:
    return value


def _first_without_schema(type_: Any, seen: tuple[Any, ...] = ()) -> tuple[str, str] | None:
    """Return the name of the innermost field that has no JSON schema, and why; None if no field is the reason."""
    for name, annotation in _annotations.fields_of(type_).items():
        if any(annotation is other for other in seen):
            continue
        try:
            _msgspec_schema(annotation)
        except Exception as error:
            deeper = _first_without_schema(annotation, (*seen, annotation))
            return deeper or (f"{_name_of(type_)}.{name}", _reason(error))
    for argument in get_args(type_):
        if (found := _first_without_schema(argument, (*seen, argument))) is not None:
            return found
    return None


def _reason(error: Exception) -> str:
    """Return the last line of a message: the lines before it in messages of msgspec are advice about its hooks."""
    return str(error).strip().rpartition("\n")[2] or type(error).__name__


def _is_pydantic(part: Any) -> bool:
    """Return whether only pydantic can convert values of a part of a type."""
    if get_origin(part) is Annotated:
        return any(map(_needs_pydantic, part.__metadata__))
    if not isinstance(part, type):
        return False
    if hasattr(part, "__pydantic_core_schema__") or hasattr(part, "__pydantic_validator__"):
        return True
    return "pydantic" in sys.modules and hasattr(part, "__get_pydantic_core_schema__")


def _needs_pydantic(metadata: Any) -> bool:
    """Return whether an object in `Annotated` is one of pydantic that converts or checks, such as a validator."""
    package = type(metadata).__module__.partition(".")[0]
    return package == "pydantic" and not _annotations.is_pydantic_field(metadata) and not isinstance(metadata, type)


def _is_special(type_: Any) -> bool:
    """Return whether an object of `typing` is a type, such as `Any`, a `NewType` or a type alias."""
    return type(type_).__module__ in ("typing", "typing_extensions", "types")


def _name_of(type_: Any) -> str:
    name = getattr(type_, "__name__", "")
    arguments = [_name_of(argument) for argument in get_args(type_) if isinstance(argument, type)]
    return "_".join([name, *arguments]) if name else "_".join(arguments)


def _path_in(value: Any, location: tuple[int | str, ...]) -> str:
    """Return the JSON path of a location in which pydantic also names the alternatives that it tried."""
    path = "$"
    for index, key in enumerate(location):
        if isinstance(value, list) and isinstance(key, int) and key < len(value):
            path, value = f"{path}[{key}]", value[key]
        elif isinstance(value, dict) and (key in value or index == len(location) - 1):
            path, value = member(path, str(key)), value.get(key)
    return path


def _warn(message: str) -> None:
    import warnings

    frame, level = sys._getframe(), 1
    while frame.f_back is not None and _is_internal(frame.f_globals.get("__name__", "")):
        frame, level = frame.f_back, level + 1
    warnings.warn(message, NotStrictWarning, stacklevel=level)


def _is_internal(module: str) -> bool:
    return module.partition(".")[0] in ("openrouter_responses", "functools")
