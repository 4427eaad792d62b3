"""The keyword arguments of `send` and `send_async`, as types and as the text that `help` shows."""

from __future__ import annotations

from inspect import Parameter, Signature, cleandoc
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from openrouter_responses._headers import HeaderFields
from openrouter_responses.options import BodyOptions
from openrouter_responses_generated.api.responses.create_responses import OPERATION
from openrouter_responses_generated.types import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from openrouter_responses_generated.api.responses.create_responses import CreateResponsesParams
    from openrouter_responses_generated.models import ToolTypedDict

_ARGUMENTS = "Args:\n"


if TYPE_CHECKING:

    class SendParams(BodyOptions, CreateResponsesParams, total=False):
        """The keyword arguments of `send` and `send_async`, except `stream`.

        A function that passes its keyword arguments on to `send` declares them as `**params: Unpack[SendParams]`.
        """

    class RunParams(SendParams, total=False):
        """The keyword arguments of `run` and `run_async` that are fields of the request or options of its calls."""

        # A key of the base class, with functions in addition.
        tools: Sequence[ToolTypedDict | Callable[..., Any]] | None  # type: ignore[misc]
        """Tools that the model may call: functions, and definitions, such as those of server tools."""

else:
    # Only type checkers need the classes; the models in their annotations are not imported at run time.
    SendParams = dict[str, Any]
    RunParams = dict[str, Any]


def hide_header_values(params: Any) -> None:
    """Hide the values of `http_headers` in tracebacks with local variables, because they may be credentials."""
    if "http_headers" in params:
        params["http_headers"] = HeaderFields(params["http_headers"])


def split_options(params: SendParams | RunParams) -> tuple[BodyOptions, dict[str, Any]]:
    """Return the options of the call, and the arguments that become the request."""
    options: dict[str, Any] = {}
    arguments: dict[str, Any] = {}
    for name, value in params.items():
        (options if name in BodyOptions.__annotations__ else arguments)[name] = value
    return options, arguments  # type: ignore[return-value]  # its keys are those of the TypedDict


def document(
    method: Callable[..., Any],
    *,
    returns: str,
    arguments_of: Callable[..., Any] | None = None,
    own: Mapping[str, tuple[Any, str]] = MappingProxyType({}),
) -> None:
    """Add the parameters of the API to the signature and the docstring of a method, for `inspect` and `help`.

    Args:
        method: The method, which takes `SendParams`.
        returns: The annotation of the result.
        arguments_of: A documented method whose sections on arguments and exceptions also apply to this one.
        own: The default and the annotation of each parameter that `send` does not have.
    """
    described = [p for p in (*OPERATION.parameters, *OPERATION.properties) if p.name != "stream"]
    parameters = [
        Parameter("self", Parameter.POSITIONAL_OR_KEYWORD),
        *(
            Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, (default, annotation) in own.items()
        ),
        *(Parameter(p.name, Parameter.KEYWORD_ONLY, default=UNSET, annotation=p.annotation) for p in described),
        Parameter("stream", Parameter.KEYWORD_ONLY, default=False, annotation="bool"),
        *(
            Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=annotation.__forward_arg__)
            for name, annotation in BodyOptions.__annotations__.items()
        ),
    ]
    vars(method)["__signature__"] = Signature(parameters, return_annotation=returns)
    text = cleandoc(method.__doc__ or "")
    if arguments_of is not None:
        text = f"{text}\n\n{_ARGUMENTS}{(arguments_of.__doc__ or '').partition(_ARGUMENTS)[2]}"
    else:
        lines = "".join(f"    {p.name}: {p.description}\n" for p in described)
        text = text.replace(_ARGUMENTS, _ARGUMENTS + lines)
    method.__doc__ = text
