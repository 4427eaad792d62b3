"""The template context of the one operation that the description has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from maintainer.codegen.names import class_name, python_name
from maintainer.codegen.python_types import PythonTypes, UnsupportedSchemaError
from maintainer.codegen.references import component_of, resolve
from maintainer.codegen.template_context import (
    ErrorContext,
    LimitsContext,
    OperationContext,
    ParameterContext,
    PythonType,
)

_SOURCE = "the description"
_STREAM = "text/event-stream"
_JSON = "application/json"


def operation_of(document: Mapping[str, Any], types: PythonTypes) -> OperationContext:
    """Return the context of the operation of a document.

    Raises:
        UnsupportedSchemaError: The document has several operations, or the operation is not supported.
        DocumentError: A reference points to nothing.
    """
    path, method, operation = _only_operation(document)
    where = f"{method.upper()} {path}"
    request = component_of(operation["requestBody"]["content"][_JSON]["schema"]["$ref"])
    fields = types.model(request).fields
    headers = [_header(resolve(document, parameter, _SOURCE), types) for parameter in operation.get("parameters", ())]
    responses = {status: resolve(document, one, _SOURCE) for status, one in operation["responses"].items()}
    success = responses["200"]["content"]
    errors = {status: one for status, one in responses.items() if not status.startswith("2")}
    name = python_name(operation["operationId"])
    return OperationContext(
        name=name,
        params_name=f"{class_name(name)}Params",
        method=method.upper(),
        path=path,
        server_url=document["servers"][0]["url"].rstrip("/"),
        request=request,
        headers=tuple(header for header, _ in headers),
        properties=tuple(
            ParameterContext(
                name=field.wire_name,
                wire_name=field.wire_name,
                annotation=field.python_type.parameter_annotation,
                nullable="null" in field.python_type.json_types,
                description=field.description,
            )
            for field in fields
        ),
        names=frozenset().union(*(field.python_type.names for field in fields), *(one.names for _, one in headers)),
        result=types.of(success[_JSON]["schema"], f"{where} 200"),
        event=types.of(success[_STREAM]["schema"], f"{where} 200 stream"),
        error=types.of(_error_schema(errors, where), f"{where} errors"),
        errors=tuple(_error(operation, status, one) for status, one in errors.items()),
        metadata=_limits(types.schema(request)["properties"].get("metadata", {})),
    )


def _only_operation(document: Mapping[str, Any]) -> tuple[str, str, Mapping[str, Any]]:
    operations = [
        (path, method, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, Mapping) and "responses" in operation
    ]
    if len(operations) != 1:
        raise UnsupportedSchemaError(f"the description has {len(operations)} operations; it should have one")
    return operations[0]


def _header(parameter: Mapping[str, Any], types: PythonTypes) -> tuple[ParameterContext, PythonType]:
    python_type = types.of(parameter["schema"], parameter["name"])
    context = ParameterContext(
        name=python_name(parameter["name"]),
        wire_name=parameter["name"],
        annotation=python_type.parameter_annotation,
        nullable=False,
        description=parameter.get("description", "").strip(),
    )
    return context, python_type


def _error_schema(errors: Mapping[str, Mapping[str, Any]], where: str) -> Mapping[str, Any]:
    first, *others = (one["content"][_JSON]["schema"] for one in errors.values())
    if any(schema != first for schema in others):
        raise UnsupportedSchemaError(f"{where}: the error responses have different schemas; they should share one")
    schema: Mapping[str, Any] = first
    return schema


def _error(operation: Mapping[str, Any], status: str, response: Mapping[str, Any]) -> ErrorContext:
    reference = operation["responses"][status].get("$ref", "")
    if not reference:
        raise UnsupportedSchemaError(
            f"error response {status}: it has no name; make it a component, whose name names the exception"
        )
    name = class_name(reference.rpartition("/")[2])
    return ErrorContext(status, f"{name}Error", response.get("description", "").strip())


def _limits(schema: Mapping[str, Any]) -> LimitsContext:
    for variant in (schema, *schema.get("oneOf", ()), *schema.get("anyOf", ())):
        if "additionalProperties" in variant:
            names, values = variant.get("propertyNames", {}), variant["additionalProperties"]
            return LimitsContext(
                max_properties=variant.get("maxProperties"),
                max_name_length=names.get("maxLength"),
                name_pattern=names.get("pattern"),
                max_value_length=values.get("maxLength") if isinstance(values, Mapping) else None,
            )
    return LimitsContext()
