"""Annotations and signatures as callers read them, as code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_LENGTH = 100
"""The length of the longest line of code."""


def shown(annotation: object) -> str:
    """Return an annotation as callers read it: without our private modules, `Unset` and `NotRequired`."""
    text = "" if annotation is None else str(annotation)
    text = re.sub(r"\b(?:_models|models|_types)\.(?=[A-Z])", "", text)
    text = re.sub(r"^(?:NotRequired|Required)\[(.*)\]$", r"\1", text)
    return re.sub(r" \| Unset\b|\bUnset \| ", "", text).strip("'")


def alias_definition(name: str, value: str) -> str:
    line = f"{name} = {value}"
    if len(line) <= LINE_LENGTH or " | " not in value:
        return line
    return f"{name} = (\n    " + "\n    | ".join(value.strip("()").split(" | ")) + "\n)"


def signature(function: griffe.Function, name: str, *, skip_self: bool, returns: bool = True) -> str:
    """Return the signature of a function, one parameter on each line if it is long."""
    parts = list(_parameters(list(function.parameters)[1 if skip_self else 0 :]))
    result = f" -> {shown(function.returns)}" if returns and function.returns is not None else ""
    start = "async " if "async" in function.labels else ""
    line = f"{start}{name}({', '.join(parts)}){result}"
    if len(line) <= LINE_LENGTH:
        return line
    lines = "".join(f"    {part},\n" for part in parts)
    return f"{start}{name}(\n{lines}){result}"


def _parameters(parameters: list[griffe.Parameter]) -> Iterator[str]:
    """Yield the parameters, and the marks between those of different kinds."""
    kinds = griffe.ParameterKind
    previous: griffe.ParameterKind | None = None
    for parameter in parameters:
        kind = parameter.kind
        if previous is kinds.positional_only and kind is not previous:
            yield "/"
        if kind is kinds.keyword_only and previous not in (kinds.keyword_only, kinds.var_positional):
            yield "*"
        yield _parameter(parameter)
        previous = kind
    if previous is kinds.positional_only:
        yield "/"


def _parameter(parameter: griffe.Parameter) -> str:
    annotation = shown(parameter.annotation)
    text = parameter.name + (f": {annotation}" if annotation else "")
    if parameter.kind is griffe.ParameterKind.var_positional:
        return f"*{text}"
    if parameter.kind is griffe.ParameterKind.var_keyword:
        return f"**{text}"
    if parameter.default is None:
        return text
    return f"{text} = {parameter.default}" if annotation else f"{text}={parameter.default}"
