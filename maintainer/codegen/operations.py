"""The template contexts of the operations that the description has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import NOT_IDEMPOTENT, SYNONYMS
from maintainer.codegen.names import argument_name, class_name, python_name
from maintainer.codegen.operation_context import (
    ErrorContext,
    LimitsContext,
    OperationContext,
    ParameterContext,
    ResourceContext,
)
from maintainer.codegen.python_types import PythonTypes, UnsupportedSchemaError
from maintainer.codegen.references import component_of, resolve

if TYPE_CHECKING:
    from maintainer.codegen.client_methods import ClientMethod

_SOURCE = "the description"
_STREAM = "text/event-stream"
_JSON = "application/json"
_METHODS = ("get", "put", "post", "patch", "delete")
_LOCATIONS = ("path", "query", "header")


def operations_of(
    document: Mapping[str, Any], types: PythonTypes, methods: Iterable[ClientMethod]
) -> tuple[OperationContext, ...]:
    """Return the contexts of the operations of a document, in the order of the table of client methods.

    Raises:
        UnsupportedSchemaError: An operation is not in the table, or is not supported.
        DocumentError: A reference points to nothing.
    """
    described = _described_operations(document)
    listed = {method.operation: method for method in methods}
    for operation in described.keys() - listed.keys():
        raise UnsupportedSchemaError(f"{operation} has no method; list it in pyproject.toml")
    contexts = tuple(
        _context(document, types, *described[operation], method)
        for operation, method in listed.items()
        if operation in described
    )
    _check_errors(contexts)
    return contexts


def check_described(document: Mapping[str, Any], methods: Iterable[ClientMethod]) -> None:
    """Check that a document describes every operation of the table of client methods.

    Raises:
        UnsupportedSchemaError: An operation is missing.
    """
    described = _described_operations(document)
    for method in methods:
        if method.operation not in described:
            raise UnsupportedSchemaError(
                f"{method.operation} is listed in pyproject.toml, but openapi.yaml does not describe it; "
                "`make capture` adds it"
            )


def resources_of(document: Mapping[str, Any], operations: Iterable[OperationContext]) -> tuple[ResourceContext, ...]:
    """Return the attributes of the client whose methods are generated: those without a streaming operation.

    A streaming operation needs a hand-written method, and so does each other one of its attribute.
    """
    tags = {python_name(tag["name"]): tag.get("description", "") for tag in document.get("tags", ())}
    by_name: dict[str, list[OperationContext]] = {}
    for operation in operations:
        by_name.setdefault(operation.resource, []).append(operation)
    return tuple(
        ResourceContext(name, class_name(name), tags.get(of_one[0].tag, "").strip(), tuple(of_one))
        for name, of_one in by_name.items()
        if all(operation.event is None for operation in of_one)
    )


def _described_operations(document: Mapping[str, Any]) -> dict[str, tuple[str, str, Mapping[str, Any]]]:
    """Return the path, the method and the path item of each operation, by `POST /responses`."""
    return {
        f"{method.upper()} {path}": (path, method, item)
        for path, item in document["paths"].items()
        for method in item
        if method in _METHODS
    }


def _context(
    document: Mapping[str, Any],
    types: PythonTypes,
    path: str,
    method: str,
    item: Mapping[str, Any],
    client_method: ClientMethod,
) -> OperationContext:
    operation = item[method]
    where = client_method.operation
    request = _request(operation, where)
    if request is not None and "properties" not in types.schema(request):
        raise UnsupportedSchemaError(
            f"{where}: the request body should be an object with fields, which become the arguments of the method"
        )
    fields = () if request is None else types.model(request).fields
    required = () if request is None else types.schema(request).get("required", ())
    parameters = [
        _parameter(resolve(document, parameter, _SOURCE), types, where)
        for parameter in (*item.get("parameters", ()), *operation.get("parameters", ()))
    ]
    responses = {status: resolve(document, one, _SOURCE) for status, one in operation["responses"].items()}
    success = _success(responses, where)
    errors = {status: one for status, one in responses.items() if not status.startswith("2")}
    name = python_name(operation["operationId"])
    metadata = {} if request is None else types.schema(request)["properties"].get("metadata", {})
    return OperationContext(
        name=name,
        params_name=f"{class_name(name)}Params",
        tag=python_name(operation["tags"][0]),
        resource=client_method.resource,
        method_name=client_method.name,
        synonyms=tuple(_synonym(synonym, where) for synonym in operation.get(SYNONYMS, ())),
        summary=operation.get("summary", "").strip().rstrip("."),
        description=operation.get("description", "").strip(),
        deprecated=operation.get("deprecated") is True,
        method=method.upper(),
        path=path,
        server_url=document["servers"][0]["url"].rstrip("/"),
        is_idempotent=operation.get(NOT_IDEMPOTENT) is not True,
        request=request,
        parameters=tuple(parameters),
        properties=tuple(
            ParameterContext(
                name=argument_name(field.wire_name),
                wire_name=field.wire_name,
                location="body",
                python_type=field.python_type,
                is_required=field.wire_name in required,
                description=field.description,
                constant=field.constant,
            )
            for field in fields
        ),
        result=types.of(success[_JSON]["schema"], f"{where} result"),
        event=types.of(success[_STREAM]["schema"], f"{where} events") if _STREAM in success else None,
        error=types.of(_error_schema(errors, where), f"{where} errors"),
        errors=tuple(_error(operation, status, one) for status, one in errors.items()),
        metadata=_limits(metadata),
    )


def _request(operation: Mapping[str, Any], where: str) -> str | None:
    if "requestBody" not in operation:
        return None
    reference = operation["requestBody"].get("content", {}).get(_JSON, {}).get("schema", {}).get("$ref")
    if reference is None:
        raise UnsupportedSchemaError(f"{where}: the request body should be JSON, with a component as its schema")
    return component_of(reference)


def _success(responses: Mapping[str, Mapping[str, Any]], where: str) -> Mapping[str, Any]:
    contents = [one.get("content", {}) for status, one in responses.items() if status.startswith("2")]
    if len(contents) != 1 or _JSON not in contents[0]:
        raise UnsupportedSchemaError(f"{where}: one response should be a success, with JSON as its content")
    content: Mapping[str, Any] = contents[0]
    return content


def _synonym(synonym: str, where: str) -> tuple[str, str]:
    resource, _, name = synonym.partition(".")
    if not resource.isidentifier() or not name.isidentifier():
        raise UnsupportedSchemaError(f"{where}: the synonym {synonym!r} should have the form models.list")
    return resource, name


def _parameter(parameter: Mapping[str, Any], types: PythonTypes, where: str) -> ParameterContext:
    if parameter["in"] not in _LOCATIONS:
        raise UnsupportedSchemaError(f"{where}: the parameter {parameter['name']} is in the {parameter['in']}")
    return ParameterContext(
        name=argument_name(python_name(parameter["name"])),
        wire_name=parameter["name"],
        location=parameter["in"],
        python_type=types.of(parameter["schema"], f"{where} {parameter['name']}"),
        is_required=parameter.get("required") is True,
        description=parameter.get("description", "").strip(),
    )


def _error_schema(errors: Mapping[str, Mapping[str, Any]], where: str) -> Mapping[str, Any]:
    schemas = [one.get("content", {}).get(_JSON, {}).get("schema") for one in errors.values()]
    if not schemas or None in schemas:
        raise UnsupportedSchemaError(f"{where}: it needs an error response, such as 4XX, and each of them JSON content")
    first, *others = schemas
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


def _check_errors(operations: Iterable[OperationContext]) -> None:
    """Check that all operations have one schema of errors, and one exception for each status."""
    first, *others = operations
    exceptions = {error.status: error.exception for error in first.exceptions}
    for operation in others:
        if operation.error != first.error:
            raise UnsupportedSchemaError(
                f"{operation.method} {operation.path}: its errors should have the schema of {first.method} {first.path}"
            )
        for error in operation.exceptions:
            if exceptions.setdefault(error.status, error.exception) != error.exception:
                raise UnsupportedSchemaError(
                    f"{operation.method} {operation.path}: the response {error.status} should be "
                    f"{exceptions[error.status].removesuffix('Error')}, as that of other operations"
                )


def exceptions_of(operations: Iterable[OperationContext]) -> Iterator[ErrorContext]:
    """Yield the exceptions of all operations, one for each status."""
    by_status: dict[str, ErrorContext] = {}
    for operation in operations:
        for error in operation.exceptions:
            by_status.setdefault(error.status, error)
    yield from sorted(by_status.values(), key=lambda error: error.status)


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
