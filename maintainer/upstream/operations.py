"""The operations of a document that are compared: their parameters, bodies and responses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.client_methods import read_client_methods
from maintainer.codegen.documents import DocumentError
from maintainer.codegen.extensions import BEYOND_UPSTREAM, WITHOUT_PARAMETERS
from maintainer.codegen.references import resolve
from maintainer.upstream.document import Json, UpstreamError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RESPONSES = "POST /responses"
"""The operation that every document has to have. Older documents have it at another path."""

JSON_MEDIA_TYPE = "application/json"
STREAM_MEDIA_TYPE = "text/event-stream"

_METHODS = ("get", "put", "post", "patch", "delete", "head", "options", "trace")
_PATH_SUFFIX = "/responses"
# The fields of a server-sent event. A document may describe the event or only its data.
_EVENT_FIELDS = {"data", "event", "id", "retry"}
_LOCATIONS = ("header", "query", "path")

ParameterKey = tuple[str, str]
"""The location and the name of a parameter; the name of a header is in lower case."""


@attrs.frozen(eq=False)
class Operation:
    """The parts of an operation that are compared.

    Attributes:
        name: The operation as the table in `pyproject.toml` names it, such as `GET /models`.
        definition: The operation object.
        parameters: Header, query and path parameters, by location and name.
        request: Schema of the request body; None if the operation takes none.
        status: The status of success, such as `200`.
        result: Schema of the JSON response; None if the response has no body.
        events: Schema of the data of the server-sent events; None if the operation does not stream.
        errors: Schemas of the error responses, by status.
        bodies: Request body and response objects, which hold the examples: `request` or a status to the object.
    """

    name: str
    definition: Json
    parameters: Mapping[ParameterKey, Json]
    request: Json | None
    status: str
    result: Json | None
    events: Json | None
    errors: Mapping[str, Json]
    bodies: Mapping[str, Json]

    @property
    def is_beyond_upstream(self) -> bool:
        """Whether our description has the operation from elsewhere, so that upstream need not have it."""
        return self.definition.get(BEYOND_UPSTREAM) is True

    @property
    def without_parameters(self) -> frozenset[str]:
        """The names of upstream parameters that our description leaves out on purpose."""
        return frozenset(self.definition.get(WITHOUT_PARAMETERS, ()))


@attrs.frozen(eq=False)
class Api:
    """The operations of a document that are compared, and the document that they refer to.

    Attributes:
        document: The whole document; references are resolved in it.
        source: The name of the document in messages: a file, a URL, or "our description".
        names: The operations that are compared, as the table in `pyproject.toml` names them.
        operations: Those of them that the document has, in the same order.
    """

    document: Json
    source: str
    names: tuple[str, ...]
    operations: Mapping[str, Operation]


def read_operation_names(root: Path) -> tuple[str, ...]:
    """Return the operations of the table in `pyproject.toml`, such as `GET /models`.

    Raises:
        DocumentError: The table is missing or malformed.
    """
    return tuple(one.operation for one in read_client_methods(root))


def find_operations(document: Json, names: Iterable[str], *, source: str, responses_path: str | None = None) -> Api:
    """Find operations in a document.

    Args:
        document: The OpenAPI document.
        names: The operations, such as `GET /models`.
        source: The name of the document in messages.
        responses_path: The path of `POST /responses` in the document, if it is another one.

    Raises:
        UpstreamError: `POST /responses` is among the names, but not in the document; or an operation takes or returns
            a body that is not JSON.
        DocumentError: A reference cannot be resolved.
    """
    paths = document.get("paths")
    if not isinstance(paths, Mapping):
        raise UpstreamError(f"{source}: describes no paths")
    names = tuple(names)
    found = {}
    for name in names:
        method, _, path = name.partition(" ")
        path = responses_path or path if name == RESPONSES else path
        item = resolve(document, paths.get(path, {}), source)
        if isinstance(item.get(method.lower()), Mapping):
            found[name] = _OperationReader(document, source, f"{method} {path}").read(name, item)
        elif name == RESPONSES:
            raise UpstreamError(f"{source}: {_missing(paths, path)}")
    return Api(document, source, names, found)


def operation_names_in(document: Json) -> Iterator[str]:
    """Yield the name of each operation that a document describes, such as `GET /models`."""
    for path, item in document.get("paths", {}).items():
        yield from (f"{method.upper()} {path}" for method in item if method in _METHODS)


def check_operation_names(ours: Api, theirs: Api) -> None:
    """Check that the table in `pyproject.toml` and our description have the same operations, new ones apart.

    Raises:
        DocumentError: Our description has an operation that the table lacks, or the table has one that neither our
            description nor the document has.
    """
    for name in operation_names_in(ours.document):
        if name not in ours.names:
            raise DocumentError(
                f"{ours.source} has {name}, but [tool.openrouter-responses.operations] in pyproject.toml does not; "
                f'add a line such as "{name}" = "resource.method", or remove it from openapi.yaml and overlays/spec/'
            )
    for name in ours.names:
        if name not in ours.operations and name not in theirs.operations:
            raise DocumentError(
                f"{theirs.source}: has no {name}, and neither has openapi.yaml; describe it in openapi.yaml, or "
                "remove its line from [tool.openrouter-responses.operations] in pyproject.toml"
            )


def _missing(paths: Json, path: str) -> str:
    others = [
        other
        for other, item in paths.items()
        if other.rstrip("/").endswith(_PATH_SUFFIX) and isinstance(item, Mapping) and "post" in item
    ]
    if not others:
        return f"has no POST {path}, nor another path that ends with {_PATH_SUFFIX}"
    suggestions = " or ".join(f"OPERATION={other}" for other in others)
    return f"has no POST {path}; try {suggestions}"


class _OperationReader:
    """Reads one operation of a document."""

    def __init__(self, document: Json, source: str, where: str) -> None:
        self._document = document
        self._source = source
        self._where = where

    def read(self, name: str, item: Json) -> Operation:
        method, _, path = self._where.partition(" ")
        definition = item[method.lower()]
        body = self._resolve(definition.get("requestBody", {}))
        responses = {
            str(status): self._resolve(response) for status, response in _members(definition, "responses").items()
        }
        status = self._success(responses)
        success = responses.get(status, {})
        events = self._schema(success, STREAM_MEDIA_TYPE)
        needs_body = name == RESPONSES
        parameters = self._parameters(item, definition)
        return Operation(
            name=name,
            definition=definition,
            # The template of another path may have parameters of its own, which have no place in our operation.
            parameters={key: one for key, one in parameters.items() if key[0] != "path" or name.endswith(f" {path}")},
            request=self._json(body, "does not take a JSON body", is_needed=needs_body),
            status=status,
            result=self._json(success, "does not respond with JSON", is_needed=needs_body),
            events=None if events is None else self._event_data(events),
            errors={
                status: self._schema(response, JSON_MEDIA_TYPE) or {}
                for status, response in responses.items()
                if not status.startswith(("1", "2", "3"))
            },
            bodies={"request": body, **responses},
        )

    def _resolve(self, value: Any) -> Json:
        return resolve(self._document, value, self._source)

    def _success(self, responses: Mapping[str, Json]) -> str:
        """Return the status of success that has a JSON body, else the first one."""
        statuses = sorted(status for status in responses if status.startswith("2"))
        with_json = (one for one in statuses if self._schema(responses[one], JSON_MEDIA_TYPE) is not None)
        return next(with_json, statuses[0] if statuses else "200")

    def _json(self, body: Json, problem: str, *, is_needed: bool) -> Json | None:
        """Return the JSON schema of a body; None if there is no body."""
        schema = self._schema(body, JSON_MEDIA_TYPE)
        if schema is None and (is_needed or _members(body, "content")):
            raise UpstreamError(f"{self._source}: {self._where} {problem}")
        return schema

    def _schema(self, body: Json, media_type: str) -> Json | None:
        for name, content in _members(body, "content").items():
            if name.partition(";")[0].strip().lower() == media_type:
                schema: Json = self._resolve(content).get("schema", {})
                return schema
        return None

    def _event_data(self, events: Json) -> Json:
        """Return the schema of the events' data, whether the document describes whole events or only their data."""
        properties = self._resolve(events).get("properties")
        if isinstance(properties, Mapping) and "data" in properties and set(properties) <= _EVENT_FIELDS:
            data: Json = properties["data"]
            return data
        return events

    def _parameters(self, item: Json, definition: Json) -> dict[ParameterKey, Json]:
        """Return the parameters of the path and of the operation, which replace those of the path."""
        lists = [level["parameters"] for level in (item, definition) if isinstance(level.get("parameters"), list)]
        resolved = [self._resolve(parameter) for one in lists for parameter in one]
        return {parameter_key(one): one for one in resolved if one.get("in") in _LOCATIONS}


def parameter_key(parameter: Json) -> ParameterKey:
    """Return what tells a parameter apart from others: its location and name."""
    location, name = str(parameter.get("in")), str(parameter.get("name"))
    return location, name.lower() if location == "header" else name


def parameter_schema(parameter: Json) -> Json:
    """Return the schema of a parameter; an empty one if its value has a media type of its own."""
    schema = parameter.get("schema")
    return schema if isinstance(schema, Mapping) else {}


def _members(value: Json, name: str) -> Json:
    members = value.get(name)
    return members if isinstance(members, Mapping) else {}
