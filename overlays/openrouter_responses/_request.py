"""Conversion of the arguments of a call to the path, the query, the headers and the body of its request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from openrouter_responses import _json
from openrouter_responses._headers import HeaderFields
from openrouter_responses.options import BodyOptions, QueryOptions
from openrouter_responses.result import ResponseResult
from openrouter_responses_generated import models
from openrouter_responses_generated import types as decoding
from openrouter_responses_generated.types import UNSET, Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openrouter_responses_generated.operation import Limits, Operation, Parameter

_METADATA = "metadata"
_INPUT = "input"


class RequestFormat:
    """The form of the requests of one operation.

    Args:
        operation: The operation.
    """

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        by_location: dict[str, dict[str, Parameter]] = {"header": {}, "path": {}, "query": {}}
        for parameter in operation.parameters:
            by_location[parameter.location][parameter.name] = parameter
        self._header_names = {name: one.wire_name for name, one in by_location["header"].items()}
        self._path = {name: one.wire_name for name, one in by_location["path"].items()}
        self._query = {name: one.wire_name for name, one in by_location["query"].items()}
        self._properties = {
            parameter.name: (parameter.wire_name, parameter.nullable, _wrong_types(parameter))
            for parameter in operation.properties
        }

    def split(self, arguments: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the arguments that become headers, and those that become fields of the body.

        None is sent as null if the service accepts null. Otherwise an argument that is None is omitted, as in the
        official SDK. Arguments of the path and the query are left to `path_and_query`.

        Raises:
            TypeError: An argument is unknown, or is of a type that callers confuse with the described one.
        """
        headers: dict[str, Any] = {}
        properties: dict[str, Any] = {}
        for name, value in arguments.items():
            if (described := self._properties.get(name)) is not None:
                wire_name, nullable, wrong_types = described
                if value is not None or nullable:
                    if wrong_types and isinstance(value, wrong_types):
                        raise TypeError(_wrong_type(name, value, wrong_types))
                    properties[wire_name] = value
            elif name in self._header_names:
                headers[name] = value
            elif name not in self._query and name not in self._path:
                raise TypeError(self.unknown_argument(name))
        return headers, properties

    def headers(self, arguments: Mapping[str, Any]) -> HeaderFields:
        """Return the described headers from the arguments of the same names; None and `UNSET` are omitted."""
        return HeaderFields(
            {
                self._header_names[name]: value
                for name, value in arguments.items()
                if value is not None and value is not UNSET and name in self._header_names
            }
        )

    def path_and_query(
        self, arguments: Mapping[str, Any], extra_query: Mapping[str, Any] | None = None
    ) -> tuple[str, str]:
        """Return the path below the URL of the server, and the query, both percent-encoded.

        Raises:
            TypeError: A value has no form in a URL, or `extra_query` is not a mapping.
            ValueError: A value of the path is empty, or it is a step in a path (`..`).
        """
        from urllib.parse import quote, urlencode

        path = self.operation.path
        for name, wire_name in self._path.items():
            value = str(_url_value(name, arguments[name]))
            if value.strip(".") == "":
                raise ValueError(f"{name} must be the {wire_name} of an object, such as 'abc-123', not {value!r}")
            path = path.replace(f"{{{wire_name}}}", quote(value, safe=""))
        if extra_query is not None and not isinstance(extra_query, Mapping):
            raise TypeError(f"extra_query must be a mapping, not {type(extra_query).__name__}")
        query = {wire_name: arguments[name] for name, wire_name in self._query.items() if name in arguments}
        pairs = [pair for name, value in {**query, **(extra_query or {})}.items() for pair in _query_pairs(name, value)]
        return path, urlencode(pairs, quote_via=quote)

    def body(
        self, properties: Mapping[str, Any], *, stream: bool | None = None, extra_body: Mapping[str, Any] | None = None
    ) -> bytes:
        """Return the JSON of a request: its properties, then the fields of `extra_body`, which replace properties.

        Args:
            properties: The properties, by their wire names.
            stream: The value of the property `stream`; None for an operation without it.
            extra_body: Further fields.

        Raises:
            ValueError: The metadata exceeds the documented limits, a number is not finite, or a value contains itself.
            TypeError: A value has no JSON form, or `extra_body` is not a mapping.
        """
        items = properties.get(_INPUT)
        if isinstance(items, list) and ResponseResult in map(type, items):
            raise TypeError(_result_as_item([type(item) for item in items].index(ResponseResult), items))
        if extra_body is not None and not isinstance(extra_body, Mapping):
            raise TypeError(f"extra_body must be a mapping, not {type(extra_body).__name__}")
        limits = self.operation.metadata_limits
        _check_metadata(properties.get(_METADATA), limits)
        fields = {} if stream is None else {"stream": stream}
        try:
            try:
                return self._encode(properties, {**fields, **extra_body} if extra_body else fields)
            except (TypeError, ValueError):
                pass  # an object to convert first, or a mistake, which the conversion reports with its path
            from openrouter_responses import _plain

            converted = _plain.plain(properties)
            _check_metadata(converted.get(_METADATA), limits)
            return self._encode(converted, {**fields, **(_plain.plain(extra_body) or {})}, write=_plain.write)
        except RecursionError:
            raise ValueError("the request is nested too deeply, or contains itself") from None

    def _encode(
        self,
        properties: Mapping[str, Any],
        fields: Mapping[str, Any],
        write: Callable[[Any], bytes] = _json.write,
    ) -> bytes:
        if not properties:
            return write(fields)
        latest = decoding.latest_unknown
        request = _request_class(self.operation.request).from_dict(properties)
        may_be_misspelt = decoding.latest_unknown is not latest
        body = request.to_dict(wire_names=True)
        body.update(fields)
        content = write(body)
        if may_be_misspelt:
            from openrouter_responses import _hints

            _hints.warn_about_unknown_fields(properties, request)
        return content

    def unknown_argument(self, name: str) -> str:
        """Return the message for an argument that the operation does not have."""
        from openrouter_responses import _hints

        options = QueryOptions if self.operation.request is None else BodyOptions
        known = (*self._properties, *self._path, *self._query, *self._header_names, *options.__annotations__)
        if self.operation.streams:
            return _hints.unknown_argument(name, (*known, "stream"))
        return _hints.unknown_argument(name, known, self.operation.name)


@cache
def _request_class(path: str) -> type[Model]:
    # Imported by the first request, not with the package.
    module, _, name = path.partition(":")
    request: type[Model] = getattr(import_module(f"{models.__name__}.{module}"), name)
    return request


def _wrong_types(parameter: Parameter) -> tuple[type, ...]:
    """Return the types that callers confuse with the type of a parameter; the service validates all others."""
    if parameter.name == _INPUT:
        return (dict, Model)
    annotation = parameter.annotation
    if annotation.startswith("Sequence["):
        return (str, dict, Model)
    kind, _, rest = annotation.partition(" | ")
    return (str, list, tuple) if rest.startswith(f"{kind}TypedDict") else ()


def _query_pairs(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a query for a value: one for each item of a list, none for None."""
    if isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield name, _url_value(name, item)
    elif value is not None and value is not UNSET:
        yield name, _url_value(name, value)


def _url_value(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, dt.datetime | dt.date):
        return str(decoding.encode(value))
    raise TypeError(f"{name} must be text, a number, a boolean or a date, not {type(value).__name__}")


def _wrong_type(name: str, value: object, wrong_types: tuple[type, ...]) -> str:
    from openrouter_responses import _hints

    return _hints.wrong_type(name, value, array=dict in wrong_types)


def _result_as_item(index: int, items: list[Any]) -> str:
    from openrouter_responses import _hints

    return _hints.not_serializable(items[index], f"{_INPUT}[{index}]")


def _check_metadata(metadata: Any, limits: Limits) -> None:
    if not metadata or not isinstance(metadata, Mapping):
        return
    if limits.max_properties is not None and len(metadata) > limits.max_properties:
        last = list(metadata)[limits.max_properties]
        raise ValueError(
            f"metadata has {len(metadata)} pairs; at most {limits.max_properties} are allowed, "
            f"so {last!r} is the first one too many"
        )
    for key, value in metadata.items():
        _check_pair(str(key), value, limits)


def _check_pair(key: str, value: object, limits: Limits) -> None:
    import re

    if limits.max_name_length is not None and len(key) > limits.max_name_length:
        raise ValueError(
            f"the metadata key {key!r} has {len(key)} characters; at most {limits.max_name_length} are allowed"
        )
    if limits.name_pattern is not None and not re.search(limits.name_pattern, key):
        raise ValueError(
            f"the metadata key {key!r} has characters that are not allowed (pattern {limits.name_pattern})"
        )
    if limits.max_value_length is not None and isinstance(value, str) and len(value) > limits.max_value_length:
        raise ValueError(
            f"the metadata value of {key!r} has {len(value)} characters; at most {limits.max_value_length} are allowed"
        )
