"""The parameters of a function as one type, from which the JSON schema of a tool is made."""

from __future__ import annotations

import functools
import inspect
import json
import sys
import typing
from types import SimpleNamespace
from typing import Annotated, Any, NotRequired, get_type_hints

from openrouter_responses.json_value import to_json_value
from openrouter_responses.structured import CompiledType, compile_type

if typing.TYPE_CHECKING:
    from collections.abc import Callable

_POSITIONAL = inspect.Parameter.POSITIONAL_ONLY
_VARIADIC: dict[Any, str] = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}


def compiled_parameters(
    handler: Callable[..., Any], signature: inspect.Signature, name: str, descriptions: dict[str, str]
) -> CompiledType[Any]:
    """Return the parameters of a function as a compiled TypedDict.

    A parameter with a default is optional; the default is named in its description if JSON can represent it.

    Args:
        handler: The function.
        signature: Its signature.
        name: The name of the tool.
        descriptions: The descriptions of the parameters, by name.

    Raises:
        TypeError: A parameter cannot be served; the message names it.
        ImportError: The types need msgspec, which is not installed.
    """
    hints = _hints_of(handler, signature, name)
    fields: dict[str, Any] = {}
    for parameter in signature.parameters.values():
        if (stars := _VARIADIC.get(parameter.kind)) is not None:
            raise TypeError(
                f"the tool {name} has the parameter {stars}{parameter.name}, for which there is no schema; "
                "name its arguments, or pass definition="
            )
        if parameter.name not in hints:
            raise TypeError(f"the parameter {parameter.name!r} of the tool {name} needs an annotation such as str")
        fields[parameter.name] = _field(parameter, hints[parameter.name], descriptions.get(parameter.name))
    kind = _typed_dict(name, fields)
    try:
        return compile_type(kind, cached=False)
    except TypeError as error:
        raise TypeError(f"the tool {name} has no schema: {error}") from error


def split(signature: inspect.Signature, arguments: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return arguments by name as the positional and keyword arguments of a function."""
    positional = []
    keywords = dict(arguments)
    for parameter in signature.parameters.values():
        if parameter.kind is not _POSITIONAL or (
            parameter.name not in keywords and parameter.default is parameter.empty
        ):
            break
        positional.append(keywords.pop(parameter.name, parameter.default))
    return tuple(positional), keywords


def _field(parameter: inspect.Parameter, annotation: Any, description: str | None) -> Any:
    notes = [description] if description else []
    optional = parameter.default is not parameter.empty
    if optional and (default := _shown(parameter.default)) is not None:
        notes.append(f"Default: {default}.")
    if notes:
        own = _own_description(annotation)
        text = " ".join([own, *notes] if own and not description else notes)
        annotation = Annotated[annotation, text]
        if (pydantic := _loaded("pydantic")) is not None:  # which does not read the text
            annotation = Annotated[annotation, pydantic.Field(description=text)]
    return NotRequired[annotation] if optional else annotation


def _own_description(annotation: Any) -> str | None:
    """Return the description that an annotation already has, such as `Annotated[str, "Name of the city."]`."""
    metadata = getattr(annotation, "__metadata__", ())
    for item in metadata:
        text = (
            item
            if isinstance(item, str)
            else getattr(item, "documentation", None) or getattr(item, "description", None)
        )
        if isinstance(text, str):
            return text
    return None


def _shown(default: Any) -> str | None:
    if default is None:
        return None
    try:
        return json.dumps(to_json_value(default), ensure_ascii=False)
    except (TypeError, ValueError):
        return None


def _hints_of(handler: Callable[..., Any], signature: inspect.Signature, name: str) -> dict[str, Any]:
    function: Any = handler
    while isinstance(function, functools.partial):
        function = function.func
    if not inspect.isroutine(function) and not isinstance(function, type):
        function = type(function).__call__
    # A decorator that sets its own signature has annotations from its own module.
    function = inspect.unwrap(getattr(function, "__func__", function), stop=lambda f: hasattr(f, "__signature__"))
    if isinstance(function, type):
        function = vars(function).get("__init__", object)
    # Only of the parameters that the model fills: other types are often imported for type checkers only.
    annotations = {
        parameter.name: parameter.annotation
        for parameter in signature.parameters.values()
        if parameter.annotation is not parameter.empty
    }
    try:
        return get_type_hints(
            SimpleNamespace(__annotations__=annotations),
            globalns=getattr(function, "__globals__", {}),
            localns=_closure(function),
            include_extras=True,
        )
    except NameError as error:
        raise TypeError(
            f"an annotation of the tool {name} cannot be resolved: {error}; "
            "a type that is imported under `if TYPE_CHECKING` must be imported at run time too"
        ) from error


def _closure(function: Any) -> dict[str, Any]:
    """Return the variables around a function that is defined inside another one, for its annotations."""
    names = getattr(getattr(function, "__code__", None), "co_freevars", ())
    cells = getattr(function, "__closure__", None) or ()
    return {name: cell.cell_contents for name, cell in zip(names, cells, strict=False) if _is_filled(cell)}


def _is_filled(cell: Any) -> bool:
    try:
        cell.cell_contents  # noqa: B018 - an empty cell raises
    except ValueError:
        return False
    return True


def _typed_dict(name: str, fields: dict[str, Any]) -> Any:
    # pydantic accepts only that of typing_extensions before Python 3.12, and has loaded it if a type is one of its own.
    module = _loaded("pydantic") and _loaded("typing_extensions")
    make: Any = typing.TypedDict if module is None else module.TypedDict
    return make(name, fields)


def _loaded(module: str) -> Any:
    return sys.modules.get(module)
