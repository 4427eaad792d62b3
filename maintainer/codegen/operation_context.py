"""The values that the templates render for operations: their parameters, responses and methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

if TYPE_CHECKING:
    from maintainer.codegen.template_context import PythonType

Location = Literal["path", "query", "header", "body"]


@frozen
class ParameterContext:
    """One parameter of an operation: of its path, query or headers, or a property of its request body."""

    name: str
    wire_name: str
    location: Location
    python_type: PythonType
    is_required: bool
    description: str
    constant: object = None
    """The only value of a property; None if it can have several."""

    @property
    def annotation(self) -> str:
        return self.python_type.parameter_annotation

    @property
    def nullable(self) -> bool:
        """Whether null is sent for None. Only a body can say null."""
        return self.location == "body" and "null" in self.python_type.json_types

    @property
    def argument(self) -> str:
        """The parameter of a generated method, with its annotation and its default."""
        if self.is_required and self.constant is not None:
            return f"{self.name}: {self.annotation} = {self.constant!r}"
        if self.is_required:
            return f"{self.name}: {self.annotation}"
        members = list(self.python_type.parameter_members)
        if self.nullable:
            return f"{self.name}: {' | '.join([*(one for one in members if one != 'None'), 'Unset', 'None'])} = UNSET"
        return f"{self.name}: {' | '.join([*(one for one in members if one != 'None'), 'None'])} = None"


@frozen
class ErrorContext:
    """One described error response, and the exception that represents it."""

    status: str
    exception: str
    description: str


@frozen
class LimitsContext:
    """The limits of a dictionary in the request; None means no limit."""

    max_properties: int | None = None
    max_name_length: int | None = None
    name_pattern: str | None = None
    max_value_length: int | None = None


@frozen
class OperationContext:
    """An operation: its URL, its parameters, its responses, and the method of the client that sends it.

    Attributes:
        name: The name of its module, and of the method in the class of the official SDK.
        tag: The folder of its module.
        resource: The attribute of the client.
        method_name: The method of the attribute.
        synonyms: Further attributes and methods that send it.
        is_idempotent: Whether a request can be repeated although the service may have carried it out.
        request: The component of the request body; None without a body.
        parameters: Its parameters in the path, the query and the headers.
        properties: The properties of its request body.
        event: The type of the events of a stream; None if it does not stream.
    """

    name: str
    params_name: str
    tag: str
    resource: str
    method_name: str
    synonyms: tuple[tuple[str, str], ...]
    summary: str
    description: str
    deprecated: bool
    method: str
    path: str
    server_url: str
    is_idempotent: bool
    request: str | None
    parameters: tuple[ParameterContext, ...]
    properties: tuple[ParameterContext, ...]
    result: PythonType
    event: PythonType | None
    error: PythonType
    errors: tuple[ErrorContext, ...]
    metadata: LimitsContext

    @property
    def headers(self) -> tuple[ParameterContext, ...]:
        return tuple(one for one in self.parameters if one.location == "header")

    @property
    def names(self) -> frozenset[str]:
        """The components that the annotations of its parameters name."""
        return frozenset().union(*(one.python_type.names for one in (*self.parameters, *self.properties)))

    @property
    def decoders(self) -> frozenset[str]:
        return self.result.decoders | (frozenset() if self.event is None else self.event.decoders)

    @property
    def exceptions(self) -> tuple[ErrorContext, ...]:
        """The error responses for one status each; `4XX` and `5XX` cover all others."""
        return tuple(error for error in self.errors if error.status.isdecimal())

    @property
    def positional(self) -> tuple[ParameterContext, ...]:
        """The parameters that can be passed by position: the required ones of the path, then those of the query."""
        found = [one for one in self.parameters if one.is_required and one.location in ("path", "query")]
        in_path = {one.name: self.path.find(f"{{{one.wire_name}}}") for one in found if one.location == "path"}
        return tuple(sorted(found, key=lambda one: in_path.get(one.name, len(self.path))))

    @property
    def keywords(self) -> tuple[ParameterContext, ...]:
        """The other parameters: the required ones first, those of the headers last."""
        found = [one for one in (*self.properties, *self.parameters) if one not in self.positional]
        return tuple(sorted(found, key=lambda one: (one.location == "header", " = " in one.argument)))


@frozen
class ResourceContext:
    """An attribute of the client, and the class with its methods, each of which sends one operation."""

    name: str
    class_name: str
    description: str
    operations: tuple[OperationContext, ...]

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Further names of the attribute."""
        found = {resource for operation in self.operations for resource, _ in operation.synonyms}
        return tuple(sorted(found - {self.name}))
