"""Apply differences of operations in place: whole operations, parameters, bodies and statuses."""

from __future__ import annotations

import copy
import http
import re
from typing import TYPE_CHECKING, Any

from maintainer.codegen.names import class_name
from maintainer.codegen.references import resolve
from maintainer.upstream.matching import LOCATIONS, parameter_alternatives
from maintainer.upstream.operation_differences import APP_HEADERS, default_of
from maintainer.upstream.operations import JSON_MEDIA_TYPE, RESPONSES, STREAM_MEDIA_TYPE, parameter_key
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED, pascal_case
from maintainer.upstream.schemas import set_keyword

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from maintainer.upstream.difference import Difference
    from maintainer.upstream.document import Json
    from maintainer.upstream.matching import Matching
    from maintainer.upstream.operations import Operation, ParameterKey
    from maintainer.upstream.schema_builder import SchemaBuilder
    from maintainer.upstream.schemas import Schema

_LOCATION_OF_ROOT = {root: location for location, root in LOCATIONS.items()}


def hint_of(operation: str) -> str:
    """Return the start of the names of components of an operation: `ModelsCount` for `GET /models/count`."""
    return "" if operation == RESPONSES else pascal_case(re.sub(r"\{.*?\}", "", operation.partition(" ")[2]))


class OperationEditor:
    """Edits the operations of our description."""

    def __init__(self, document: dict[str, Any], matching: Matching, builder: SchemaBuilder) -> None:
        self._document = document
        self._matching = matching
        self._builder = builder
        self._parameters = _ParameterEditor(document, matching, builder)
        self._responses = _ErrorResponses(document, matching)

    def apply(self, difference: Difference) -> None:
        operation = self._matching.ours.operations.get(difference.operation)
        if operation is None:
            self._add_operation(difference.name)
            return
        definition: Any = operation.definition
        if difference.what == "deprecated" and not difference.path:
            _mark_deprecated(definition, deprecated=difference.after)
            return
        match difference.what, difference.change:
            case (("header" | "parameter" | "required" | "default" | "deprecated"), _):
                self._parameters.apply(difference, operation)
            case "status", "changed":
                _rename(definition["responses"], difference.before, difference.after)
            case "status", "added":
                definition["responses"][difference.name] = self._responses.reference(difference.name, operation.name)
                definition["responses"] = _in_order(definition["responses"])
            case "status", "removed":
                del definition["responses"][difference.name]
            case "field", _:
                self._edit_body(difference, definition)

    def _edit_body(self, difference: Difference, definition: Any) -> None:
        if difference.path == "request":
            if difference.change == "removed":
                del definition["requestBody"]
            else:
                definition["requestBody"] = self._request(difference.operation)
            return
        # The status may have changed in this round.
        sides = (self._matching.theirs, self._matching.ours)
        statuses = [side.operations[difference.operation].status for side in sides]
        response = next(definition["responses"][one] for one in statuses if one in definition["responses"])
        success = resolve(self._document, response, self._matching.ours.source)
        content: Any = success.setdefault("content", {})  # type: ignore[attr-defined]  # made of dicts
        media_type = STREAM_MEDIA_TYPE if difference.path == "events" else JSON_MEDIA_TYPE
        if difference.change == "removed":
            del content[media_type]
            if not content:
                del success["content"]  # type: ignore[attr-defined]  # made of dicts
        else:
            content |= self._content(difference.operation, media_type)

    # --- a new operation --------------------------------------------------------------------------------------------

    def _add_operation(self, name: str) -> None:
        theirs = self._matching.theirs.operations[name]
        operation: dict[str, Any] = {
            "operationId": theirs.definition.get("operationId") or _operation_id(name),
            "tags": self._tags(theirs),
            "summary": TO_BE_DESCRIBED,
            "description": TO_BE_DESCRIBED,
        }
        if theirs.definition.get("deprecated") is True:
            operation["deprecated"] = True
        if parameters := [*self._parameters.app_headers(), *self._parameters.built(theirs)]:
            operation["parameters"] = parameters
        if theirs.request is not None:
            operation["requestBody"] = self._request(name)
        success: dict[str, Any] = {"description": TO_BE_DESCRIBED}
        if content := self._content(name, JSON_MEDIA_TYPE) | self._content(name, STREAM_MEDIA_TYPE):
            success["content"] = content
        errors = {status: self._responses.reference(status, name) for status in theirs.errors if status.isdecimal()}
        # The description states one status of success, not a range.
        status = theirs.status if theirs.status.isdecimal() else "200"
        operation["responses"] = _in_order({status: success} | errors | self._responses.ranges())
        method, _, path = name.partition(" ")
        self._document["paths"].setdefault(path, {})[method.lower()] = operation

    def _tags(self, theirs: Operation) -> list[str]:
        tags = [str(tag) for tag in theirs.definition.get("tags", ())] or [_hint(theirs.name)]
        listed = self._document.setdefault("tags", [])
        known = {one["name"] for one in listed}
        listed += [{"name": tag, "description": TO_BE_DESCRIBED} for tag in tags if tag not in known]
        return tags

    def _request(self, name: str) -> dict[str, Any]:
        theirs = self._matching.theirs.operations[name]
        alternatives = self._matching.their_normalizer.alternatives(theirs.request)
        schema = self._builder.build(alternatives, f"{_hint(name)}Request")
        required = theirs.bodies["request"].get("required") is True
        return {**({"required": True} if required else {}), "content": {JSON_MEDIA_TYPE: {"schema": schema}}}

    def _content(self, name: str, media_type: str) -> dict[str, Any]:
        """Return the content of the response of success for one media type; none if upstream does not have it."""
        theirs = self._matching.theirs.operations[name]
        schema, hint = (theirs.events, "Events") if media_type == STREAM_MEDIA_TYPE else (theirs.result, "Response")
        if schema is None:
            return {}
        alternatives = self._matching.their_normalizer.alternatives(schema)
        return {media_type: {"schema": self._builder.build(alternatives, f"{_hint(name)}{hint}")}}


def _hint(name: str) -> str:
    return hint_of(name) or "Responses"


def _operation_id(name: str) -> str:
    method, _, path = name.partition(" ")
    return f"{method.lower()}{pascal_case(path)}"


def _mark_deprecated(definition: dict[str, Any], *, deprecated: bool) -> None:
    if deprecated:
        set_keyword(definition, "deprecated", True, after="description")
    else:
        definition.pop("deprecated")


def _rename(members: dict[str, Any], before: str, after: str) -> None:
    renamed = {after if name == before else name: member for name, member in members.items() if name != after}
    members.clear()
    members.update(renamed)


def _in_order(responses: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(responses.items(), key=lambda item: (not item[0].isdecimal(), item[0])))


# --- parameters -----------------------------------------------------------------------------------------------------


class _ParameterEditor:
    """Adds, removes and changes parameters. Headers are components, other parameters belong to their operation."""

    def __init__(self, document: dict[str, Any], matching: Matching, builder: SchemaBuilder) -> None:
        self._document = document
        self._matching = matching
        self._builder = builder

    def apply(self, difference: Difference, ours: Operation) -> None:
        root, _, name = difference.path.partition(".")
        key = parameter_key({"in": _LOCATION_OF_ROOT[root], "name": name})
        match difference.what, difference.change:
            case (("header" | "parameter"), "added"):
                theirs = self._matching.theirs.operations[ours.name]
                definition: Any = ours.definition
                definition.setdefault("parameters", []).append(self._reference_or_parameter(key, theirs))
            case (("header" | "parameter"), _):
                self._remove(ours, key)
            case _:
                self._change(difference, ours.parameters[key])

    def built(self, theirs: Operation) -> Iterator[dict[str, Any]]:
        """Yield the parameters of a new operation, the app headers apart."""
        for key in theirs.parameters:
            if key[1] not in APP_HEADERS:
                yield self._reference_or_parameter(key, theirs)

    def app_headers(self) -> list[dict[str, Any]]:
        """Return references to the headers that every operation accepts."""
        headers = self._document["components"].get("parameters", {})
        return [_reference(name) for name, one in headers.items() if parameter_key(one)[1] in APP_HEADERS]

    def _reference_or_parameter(self, key: ParameterKey, theirs: Operation) -> dict[str, Any]:
        upstream = theirs.parameters[key]
        components = self._document["components"].get("parameters", {})
        for name, one in components.items():
            if parameter_key(one) == key and self._is_equal(one, upstream):
                return _reference(name)
        parameter = self._built(theirs.name, upstream)
        if key[0] != "header":
            return parameter
        name = _free(class_name(upstream["name"]), components)
        self._document["components"].setdefault("parameters", {})[name] = parameter
        return _reference(name)

    def _is_equal(self, ours: Json, upstream: Json) -> bool:
        """Return whether a component of ours fits; what its schema allows is compared in the next round."""
        return (ours.get("required") is True) == (upstream.get("required") is True)

    def _built(self, operation: str, upstream: Json) -> dict[str, Any]:
        name, location = upstream["name"], upstream["in"]
        parameter: dict[str, Any] = {"name": name, "in": location, "description": TO_BE_DESCRIBED}
        if upstream.get("required") is True or location == "path":
            parameter["required"] = True
        alternatives = parameter_alternatives(self._matching.their_normalizer, upstream)
        hint = class_name(name) if location == "header" else f"{_hint(operation)}{pascal_case(name)}"
        parameter["schema"] = self._builder.build(alternatives, hint) if alternatives else {"type": "string"}
        if (default := default_of(self._matching.theirs, upstream)) is not None:
            parameter["schema"]["default"] = default
        return parameter

    def _remove(self, ours: Operation, key: ParameterKey) -> None:
        source, removed = self._matching.ours.source, ours.parameters[key]
        item = self._document["paths"][ours.name.partition(" ")[2]]
        for level in (item, ours.definition):
            if "parameters" in level:
                kept = [one for one in level["parameters"] if resolve(self._document, one, source) is not removed]
                level["parameters"][:] = kept

    def _change(self, difference: Difference, parameter: Any) -> None:
        match difference.what:
            case "required" if difference.after:
                set_keyword(parameter, "required", True, after="in")
            case "required":
                parameter.pop("required")
            case "default" if difference.after is None:
                parameter["schema"].pop("default", None)
            case "default":
                parameter["schema"]["default"] = difference.after
            case "deprecated" if difference.after:
                set_keyword(parameter, "deprecated", True, after="in")
            case "deprecated":
                parameter.pop("deprecated", None)
                parameter["schema"].pop("deprecated", None)


def _reference(parameter: str) -> dict[str, Any]:
    return {"$ref": f"#/components/parameters/{parameter}"}


# --- error responses ------------------------------------------------------------------------------------------------


class _ErrorResponses:
    """Finds the response component of each error status, and adds those that are missing."""

    def __init__(self, document: dict[str, Any], matching: Matching) -> None:
        self._document = document
        self._matching = matching
        self._references: dict[str, Schema] = {}
        for operation in matching.ours.operations.values():
            for status, response in operation.definition.get("responses", {}).items():
                if status in operation.errors and "$ref" in response:
                    self._references.setdefault(status, response)

    def reference(self, status: str, operation: str) -> Schema:
        """Return a reference to the response component of a status, after adding it if there is none."""
        if status not in self._references:
            self._references[status] = self._added(status, operation)
        return dict(self._references[status])

    def ranges(self) -> dict[str, Schema]:
        """Return the responses for all statuses that are not listed, such as 4XX."""
        return {status: dict(one) for status, one in self._references.items() if not status.isdecimal()}

    def _added(self, status: str, operation: str) -> Schema:
        components = self._document["components"].setdefault("responses", {})
        name = self._name(status, operation, components)
        body = copy.deepcopy(next(iter(self._matching.our_error_schemas()), {}))
        components[name] = {"description": TO_BE_DESCRIBED, "content": {JSON_MEDIA_TYPE: {"schema": body}}}
        return {"$ref": f"#/components/responses/{name}"}

    def _name(self, status: str, operation: str, taken: Collection[str]) -> str:
        """Return the upstream name of the error body if only this status has it, else the meaning of the status."""
        errors = self._matching.theirs.operations[operation].errors
        bodies = {one: self._matching.their_normalizer.alternatives(body) for one, body in errors.items()}
        shared = {one.component for other, body in bodies.items() for one in body if other != status}
        own = [one.component for one in bodies[status] if one.component not in shared]
        try:
            phrase = http.HTTPStatus(int(status)).phrase
        except ValueError:
            phrase = f"Status {status}"
        names = [name for name in own if name and name.endswith("Response") and name == class_name(name)]
        names += [class_name(f"{phrase} Response"), f"Status{status}Response"]
        return next(name for name in names if name not in taken)


def _free(name: str, taken: Collection[str]) -> str:
    names = (name, *(f"{name}{suffix}" for suffix in ("Header", "Parameter", "RequestHeader")))
    return next(one for one in names if one not in taken)
