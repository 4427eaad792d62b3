"""What the operation of the description becomes: its address, its parameters, and what its answers decode to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen
from openapi_python_client.strings import ClassName, PythonIdentifier

from maintainer.codegen.python_types import Shapes, UnsupportedSchemaError, module_of

if TYPE_CHECKING:
    from maintainer.codegen.template_context import Shape

_PREFIX = "field_"
_STREAM = "text/event-stream"
_JSON = "application/json"


@frozen
class ParameterView:
    """One argument of the operation: a header, or a property of the request."""

    name: str
    wire_name: str
    annotation: str
    nullable: bool
    description: str


@frozen
class ErrorView:
    """One described error answer, and the exception that is raised for it."""

    status: str
    exception: str
    description: str


@frozen
class LimitsView:
    """The limits that a dictionary of the request must keep to be accepted."""

    max_properties: int | None
    max_name_length: int | None
    name_pattern: str | None
    max_value_length: int | None


@frozen
class OperationView:
    """The operation, as the templates need it."""

    name: str
    title: str
    description: str
    method: str
    path: str
    server_url: str
    request: str
    request_module: str
    headers: tuple[ParameterView, ...]
    properties: tuple[ParameterView, ...]
    names: frozenset[str]
    result: Shape
    event: Shape
    error: Shape
    errors: tuple[ErrorView, ...]
    metadata: LimitsView

    @property
    def params_name(self) -> str:
        return f"{ClassName(self.name, _PREFIX)}Params"

    @property
    def decoders(self) -> frozenset[str]:
        return self.result.decoders | self.event.decoders | self.error.decoders

    @property
    def exceptions(self) -> tuple[ErrorView, ...]:
        """The error answers of one status each; `4XX` and `5XX` stand for all that have none of their own."""
        return tuple(error for error in self.errors if error.status.isdecimal())


def operation_of(document: Mapping[str, Any], shapes: Shapes) -> OperationView:
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
    request = operation["requestBody"]["content"][_JSON]["schema"]["$ref"].rpartition("/")[2]
    model = shapes.model(request)
    headers = [_header(_resolved(document, parameter), shapes) for parameter in operation.get("parameters", ())]
    properties = [
        ParameterView(f.wire_name, f.wire_name, f.shape.write, "null" in f.shape.json_types, f.description)
        for f in model.fields
    ]
    written = [field.shape for field in model.fields] + [shape for _, shape in headers]
    answers = {status: _resolved(document, answer) for status, answer in operation["responses"].items()}
    success = answers["200"]["content"]
    errors = {status: answer for status, answer in answers.items() if not status.startswith("2")}
    error_schemas = [answer["content"][_JSON]["schema"] for answer in errors.values()]
    if any(schema != error_schemas[0] for schema in error_schemas):
        raise UnsupportedSchemaError(f"{where}: the error answers differ in their schemas")
    return OperationView(
        name=PythonIdentifier(operation["operationId"], _PREFIX),
        title=operation.get("summary", where),
        description=operation.get("description", ""),
        method=method.upper(),
        path=path,
        server_url=document["servers"][0]["url"].rstrip("/"),
        request=request,
        request_module=module_of(request),
        headers=tuple(header for header, _ in headers),
        properties=tuple(properties),
        names=frozenset().union(*(shape.names for shape in written)),
        result=shapes.of(success[_JSON]["schema"], f"{where} 200"),
        event=shapes.of(success[_STREAM]["schema"], f"{where} 200 stream"),
        error=shapes.of(error_schemas[0], f"{where} errors"),
        errors=tuple(_error(operation, status, answer) for status, answer in errors.items()),
        metadata=_limits(shapes.schema(request)["properties"].get("metadata", {})),
    )


def _resolved(document: Mapping[str, Any], value: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in value:
        return value
    target: Any = document
    for part in value["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return _resolved(document, target)


def _header(parameter: Mapping[str, Any], shapes: Shapes) -> tuple[ParameterView, Shape]:
    shape = shapes.of(parameter["schema"], parameter["name"])
    name = PythonIdentifier(parameter["name"], _PREFIX)
    description = parameter.get("description", "").strip()
    return ParameterView(name, parameter["name"], shape.write, nullable=False, description=description), shape


def _error(operation: Mapping[str, Any], status: str, answer: Mapping[str, Any]) -> ErrorView:
    reference = operation["responses"][status].get("$ref", "")
    if not reference:
        raise UnsupportedSchemaError(f"error answer {status}: make it a named response, its name names the exception")
    name = ClassName(reference.rpartition("/")[2], _PREFIX)
    return ErrorView(status, f"{name}Error", answer.get("description", "").strip())


def _limits(schema: Mapping[str, Any]) -> LimitsView:
    for variant in (schema, *schema.get("oneOf", ()), *schema.get("anyOf", ())):
        if "additionalProperties" in variant:
            names, values = variant.get("propertyNames", {}), variant["additionalProperties"]
            return LimitsView(
                max_properties=variant.get("maxProperties"),
                max_name_length=names.get("maxLength"),
                name_pattern=names.get("pattern"),
                max_value_length=values.get("maxLength") if isinstance(values, Mapping) else None,
            )
    return LimitsView(None, None, None, None)
