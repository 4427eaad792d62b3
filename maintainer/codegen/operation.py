"""What the operation of the description becomes: its address, its parameters, and what its answers decode to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from maintainer.codegen.names import class_name, module_of, python_name
from maintainer.codegen.python_types import PythonTypes, UnsupportedSchemaError
from maintainer.codegen.references import component_of, resolve

if TYPE_CHECKING:
    from maintainer.codegen.template_context import PythonType

_DESCRIPTION = "the description"
_STREAM = "text/event-stream"
_JSON = "application/json"


@frozen
class ParameterContext:
    """One argument of the operation: a header, or a property of the request."""

    name: str
    wire_name: str
    annotation: str
    nullable: bool
    description: str


@frozen
class ErrorContext:
    """One described error answer, and the exception that is raised for it."""

    status: str
    exception: str
    description: str


@frozen
class LimitsContext:
    """The limits that a dictionary of the request must keep to be accepted."""

    max_properties: int | None
    max_name_length: int | None
    name_pattern: str | None
    max_value_length: int | None


@frozen
class OperationContext:
    """The operation, as the templates need it."""

    name: str
    title: str
    description: str
    method: str
    path: str
    server_url: str
    request: str
    request_module: str
    headers: tuple[ParameterContext, ...]
    properties: tuple[ParameterContext, ...]
    names: frozenset[str]
    result: PythonType
    event: PythonType
    error: PythonType
    errors: tuple[ErrorContext, ...]
    metadata: LimitsContext

    @property
    def params_name(self) -> str:
        return f"{class_name(self.name)}Params"

    @property
    def decoders(self) -> frozenset[str]:
        return self.result.decoders | self.event.decoders | self.error.decoders

    @property
    def exceptions(self) -> tuple[ErrorContext, ...]:
        """The error answers of one status each; `4XX` and `5XX` stand for all that have none of their own."""
        return tuple(error for error in self.errors if error.status.isdecimal())


def operation_of(document: Mapping[str, Any], types: PythonTypes) -> OperationContext:
    """The one operation that a document describes."""
    operations = [
        (path, method, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, Mapping) and "responses" in operation
    ]
    if len(operations) != 1:
        raise UnsupportedSchemaError(f"the description has {len(operations)} operations; it should have one")
    path, method, operation = operations[0]
    where = f"{method.upper()} {path}"
    request = component_of(operation["requestBody"]["content"][_JSON]["schema"]["$ref"])
    model = types.model(request)
    headers = [
        _header(resolve(document, parameter, _DESCRIPTION), types) for parameter in operation.get("parameters", ())
    ]
    properties = [
        ParameterContext(
            f.wire_name,
            f.wire_name,
            f.python_type.parameter_annotation,
            "null" in f.python_type.json_types,
            f.description,
        )
        for f in model.fields
    ]
    written = [field.python_type for field in model.fields] + [python_type for _, python_type in headers]
    answers = {status: resolve(document, answer, _DESCRIPTION) for status, answer in operation["responses"].items()}
    success = answers["200"]["content"]
    errors = {status: answer for status, answer in answers.items() if not status.startswith("2")}
    error_schemas = [answer["content"][_JSON]["schema"] for answer in errors.values()]
    if any(schema != error_schemas[0] for schema in error_schemas):
        raise UnsupportedSchemaError(f"{where}: the error answers differ in their schemas")
    return OperationContext(
        name=python_name(operation["operationId"]),
        title=operation.get("summary", where),
        description=operation.get("description", ""),
        method=method.upper(),
        path=path,
        server_url=document["servers"][0]["url"].rstrip("/"),
        request=request,
        request_module=module_of(request),
        headers=tuple(header for header, _ in headers),
        properties=tuple(properties),
        names=frozenset().union(*(python_type.names for python_type in written)),
        result=types.of(success[_JSON]["schema"], f"{where} 200"),
        event=types.of(success[_STREAM]["schema"], f"{where} 200 stream"),
        error=types.of(error_schemas[0], f"{where} errors"),
        errors=tuple(_error(operation, status, answer) for status, answer in errors.items()),
        metadata=_limits(types.schema(request)["properties"].get("metadata", {})),
    )


def _header(parameter: Mapping[str, Any], types: PythonTypes) -> tuple[ParameterContext, PythonType]:
    python_type = types.of(parameter["schema"], parameter["name"])
    name = python_name(parameter["name"])
    description = parameter.get("description", "").strip()
    return ParameterContext(
        name, parameter["name"], python_type.parameter_annotation, nullable=False, description=description
    ), python_type


def _error(operation: Mapping[str, Any], status: str, answer: Mapping[str, Any]) -> ErrorContext:
    reference = operation["responses"][status].get("$ref", "")
    if not reference:
        raise UnsupportedSchemaError(f"error answer {status}: make it a named response, its name names the exception")
    name = class_name(reference.rpartition("/")[2])
    return ErrorContext(status, f"{name}Error", answer.get("description", "").strip())


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
    return LimitsContext(None, None, None, None)
