"""`Tool`: a Python function that a model can call, with the definition that the model is given."""

from __future__ import annotations

import functools
import inspect
import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeAlias, TypeVar, cast, overload

from openrouter_responses import UNSET, models
from openrouter_responses.tools._docstring import parse_docstring

if TYPE_CHECKING:
    from openrouter_responses.structured import CompiledType
    from openrouter_responses.tools._events import ToolCall

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)

ApprovalRule: TypeAlias = "bool | Callable[[ToolCall], bool]"

_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_RECEIVERS = ("self", "cls")


class ToolError(Exception):
    """A failure whose text the model receives as the output of the call.

    Raise it in a tool. Of any other exception the model receives the name of the class only.
    """


class ArgumentsError(ValueError):
    """The arguments that a model wrote do not fit the tool. The model receives the text."""


class Tool(Generic[P, R_co]):
    """A function that a model can call. Calling the tool calls the function.

    Attributes:
        name: The name that the model uses.
        description: What the tool does, for the model.
        approval: Whether a call needs a decision before it runs, or a function of the call that returns it.
        timeout_ms: Maximum time of a call, in milliseconds; None for no limit.
        handler: The function.
        is_async: Whether the function is a coroutine function or an asynchronous generator function.
        is_generator: Whether the function is a generator function, whose values are progress.
        event_loop: The only event loop in which the function works, so that only `run_async` in this loop can run it;
            None for a function that works everywhere.
    """

    def __init__(
        self,
        handler: Callable[P, R_co],
        *,
        name: str | None = None,
        description: str | None = None,
        approval: ApprovalRule = False,
        timeout_ms: float | None = None,
        definition: models.FunctionTool | Mapping[str, Any] | None = None,
    ) -> None:
        if isinstance(handler, Tool):
            raise TypeError(f"{handler.name} is already a tool; to give it other options, pass its handler")
        if not callable(handler):
            raise TypeError(f"a tool needs a function, not {handler!r}")
        if not (isinstance(approval, bool) or callable(approval)):
            raise TypeError(f"approval must be True, False or a function of the call, not {approval!r}")
        self.handler: Callable[P, R_co] = handler
        self.approval: ApprovalRule = approval
        self.timeout_ms: float | None = _checked_timeout(timeout_ms)
        function = _function_of(handler)
        self.is_async: bool = inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)
        self.is_generator: bool = inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function)
        self.event_loop: object | None = None
        self._signature: inspect.Signature = _signature_of(handler)
        self.__signature__: inspect.Signature = self._signature  # `inspect.signature` reads it
        self._compiled: CompiledType[Any] | None = None
        self._definition: models.FunctionTool | None = None
        self._options = {"name": name, "description": description, "definition": definition}
        if definition is not None:
            self._definition = _definition_of(definition, name=name, description=description)
            self.name: str = self._definition.name
            self.description: str = str(self._definition.description or "")
        else:
            own_name: Any = getattr(_without_partials(handler), "__name__", "")
            self.name = _checked_name(own_name if name is None else name, handler)
            parts = parse_docstring(_documentation_of(handler))
            self.description = parts.description if description is None else description
            if not _is_unbound_method(handler, self._signature):
                self._compile(parts.parameters)

    @property
    def definition(self) -> models.FunctionTool:
        """The definition that the model is given, with the JSON schema of the parameters."""
        if self._definition is None:
            raise TypeError(
                f"{self.name} is a method: take the tool from an object of its class, as in obj.{self.name}"
            )
        return self._definition

    def bind(self, arguments: str) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Return the positional and the keyword arguments of the function for the JSON text of a call.

        Raises:
            ArgumentsError: The text is not a JSON object, or the object does not fit the parameters.
        """
        from openrouter_responses import structured
        from openrouter_responses.tools import _signature

        try:
            value = json.loads(arguments, parse_constant=_refuse_constant) if arguments.strip() else {}
        except (ValueError, RecursionError) as error:
            raise ArgumentsError(f"The arguments are not valid JSON: {error}.") from None
        if not isinstance(value, dict):
            raise ArgumentsError(f"The arguments must be a JSON object, not {arguments:.100}.")
        try:
            if self._compiled is not None:
                return _signature.split(self._signature, self._compiled.decode(value))
            parameters = self.definition.parameters
            if isinstance(parameters, Mapping):
                # A schema that cannot be applied here, such as one with a remote reference, is left to the function.
                with suppress(TypeError):
                    structured.check_json(value, parameters)
        except structured.InvalidValueError as error:
            raise ArgumentsError(f"Invalid arguments: at {error.path}: {error.reason}.") from error
        args, kwargs = _signature.split(self._signature, value)
        try:
            self._signature.bind(*args, **kwargs)
        except TypeError as error:
            raise ArgumentsError(f"Invalid arguments: {error}.") from None
        return args, kwargs

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        return self.handler(*args, **kwargs)

    def __get__(self, instance: Any, owner: type | None = None) -> Tool[..., R_co]:
        """Return the tool of a method that is decorated with `tool`, bound to an object."""
        if instance is None or not _is_unbound_method(self.handler, self._signature):
            return self
        bound = cast("Callable[..., R_co]", self.handler).__get__(instance, owner)
        options: Any = self._options
        return Tool(bound, approval=self.approval, timeout_ms=self.timeout_ms, **options)

    def __repr__(self) -> str:
        return f"<Tool {self.name}{self._signature}>"

    def _compile(self, descriptions: dict[str, str]) -> None:
        from openrouter_responses.tools import _signature

        compiled = _signature.compiled_parameters(self.handler, self._signature, self.name, descriptions)
        self._compiled = compiled
        self._definition = models.FunctionTool(
            name=self.name,
            description=self.description or UNSET,
            parameters=compiled.json_schema,
            strict=compiled.strict,
        )


@overload
def tool(
    handler: Callable[P, R_co],
    /,
    *,
    name: str | None = None,
    description: str | None = None,
    approval: ApprovalRule = False,
    timeout_ms: float | None = None,
    definition: models.FunctionTool | Mapping[str, Any] | None = None,
) -> Tool[P, R_co]: ...


@overload
def tool(
    *,
    name: str | None = None,
    description: str | None = None,
    approval: ApprovalRule = False,
    timeout_ms: float | None = None,
    definition: models.FunctionTool | Mapping[str, Any] | None = None,
) -> Callable[[Callable[P, R_co]], Tool[P, R_co]]: ...


def tool(
    handler: Callable[..., Any] | None = None,
    /,
    *,
    name: str | None = None,
    description: str | None = None,
    approval: ApprovalRule = False,
    timeout_ms: float | None = None,
    definition: models.FunctionTool | Mapping[str, Any] | None = None,
) -> Any:
    """Make a tool from a function; usable as a decorator, with and without arguments.

    The JSON schema is made from the signature and its annotations, the descriptions from the docstring in the style of
    Google, NumPy or Sphinx. A function may be synchronous or asynchronous. A generator function reports progress: each
    value that it yields is progress, and the value that it returns, or else the last one that it yields, is the output.

    Args:
        handler: The function.
        name: The name that the model uses, instead of the function's.
        description: The description, instead of the first part of the docstring.
        approval: Whether a call needs a decision before it runs, or a function of the call that returns it.
        timeout_ms: Maximum time of a call, in milliseconds.
        definition: The complete definition, instead of one made from the signature. It is sent unchanged, and the
            function receives the arguments as plain JSON. It does not need the extra `[typed]`.

    Raises:
        TypeError: A parameter has no annotation, or a type that has no JSON schema; the message names it.
        ValueError: The name is not 1 to 64 letters, digits, `_` and `-`.
        ImportError: The types need msgspec, which is not installed.
    """

    def decorate(function: Callable[..., Any]) -> Tool[..., Any]:
        return Tool(
            function,
            name=name,
            description=description,
            approval=approval,
            timeout_ms=timeout_ms,
            definition=definition,
        )

    return decorate if handler is None else decorate(handler)


def as_tool(value: Any) -> Tool[..., Any] | None:
    """Return an entry of `tools` as a tool; None for a definition, such as a dict or a model."""
    if isinstance(value, Tool):
        return value
    if callable(value):
        return Tool(value)
    return None


def _function_of(handler: Any) -> Any:
    """Return the function that runs: of a partial, of an object with `__call__`, of a static method."""
    handler = _without_partials(handler)
    if isinstance(handler, staticmethod):
        return handler.__func__
    if inspect.isroutine(handler) or isinstance(handler, type):
        return handler
    return type(handler).__call__


def _without_partials(handler: Any) -> Any:
    while isinstance(handler, functools.partial):
        handler = handler.func
    return handler


def _documentation_of(handler: Any) -> str | None:
    """Return the docstring of a function; of an object, that of its `__call__` or else of its class."""
    handler = _without_partials(handler)
    if inspect.isroutine(handler) or isinstance(handler, type) or hasattr(handler, "__wrapped__"):
        return inspect.getdoc(handler)
    kind: type = type(handler)
    return kind.__call__.__doc__ or inspect.getdoc(kind)


def _signature_of(handler: Callable[..., Any]) -> inspect.Signature:
    try:
        return inspect.signature(handler)
    except ValueError:  # a function written in C
        return inspect.Signature(
            [
                inspect.Parameter("args", inspect.Parameter.VAR_POSITIONAL),
                inspect.Parameter("kwargs", inspect.Parameter.VAR_KEYWORD),
            ]
        )


def _is_unbound_method(handler: Any, signature: inspect.Signature) -> bool:
    first = next(iter(signature.parameters.values()), None)
    within_class = "." in getattr(handler, "__qualname__", "").rpartition("<locals>.")[2]
    return within_class and inspect.isfunction(handler) and first is not None and first.name in _RECEIVERS


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value")


def _checked_name(name: Any, handler: object) -> str:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ValueError(
            f"{name!r} cannot be the name of a tool, which consists of 1 to 64 letters, digits, '_' and '-'; "
            f"pass name= for {handler!r}"
        )
    return name


def _checked_timeout(timeout_ms: Any) -> float | None:
    if timeout_ms is None:
        return None
    if isinstance(timeout_ms, bool) or not isinstance(timeout_ms, int | float) or not timeout_ms > 0:
        raise ValueError(f"timeout_ms must be a positive number of milliseconds such as 5000, not {timeout_ms!r}")
    return None if timeout_ms == float("inf") else timeout_ms


def _definition_of(
    definition: models.FunctionTool | Mapping[str, Any], *, name: str | None, description: str | None
) -> models.FunctionTool:
    if name is not None or description is not None:
        raise TypeError("definition already contains the name and the description: do not pass them too")
    if isinstance(definition, Mapping):
        if definition.get("type", "function") != "function":
            raise TypeError(f"only a function tool has a handler, not one of type {definition['type']!r}")
        definition = models.FunctionTool.from_dict({"type": "function", **definition})
    if not isinstance(definition, models.FunctionTool):
        raise TypeError(f"definition must be a models.FunctionTool or its dict, not {type(definition).__name__}")
    _checked_name(definition.name, definition)
    return definition
