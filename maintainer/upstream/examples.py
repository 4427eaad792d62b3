"""Examples in the upstream document, and whether the generated client decodes and encodes them without loss."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.names import module_of
from maintainer.upstream.operations import STREAM_MEDIA_TYPE
from maintainer.upstream.schemas import tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from maintainer.upstream.matching import Matching
    from maintainer.upstream.normalize import Alternative

# Reads examples from standard input, and prints a line for each that is not equal after decoding and encoding.
_ROUND_TRIP = """
import json, sys
from importlib import import_module
from openrouter_responses_generated.types import UnknownVariant, encode
for place, name, module, value, is_unlisted in json.load(sys.stdin):
    try:
        found = import_module(f"openrouter_responses_generated.models.{module}")
        decode = getattr(found, f"decode_{module}", None)
        # The client gives a class objects only: it keeps values of any other type as they are.
        if decode is None and isinstance(value, dict):
            decode = getattr(found.__dict__.get(name), "from_dict", None)
        decoded = decode(value) if decode else value
        if isinstance(decoded, UnknownVariant) and not is_unlisted:
            print(f"{place}: {name} does not know this variant")
        elif encode(decoded, wire_names=True) != value:
            print(f"{place}: {name} does not encode it as it was")
    except Exception as error:
        print(f"{place}: {name} cannot decode it: {error!r}")
"""


@attrs.frozen
class Example:
    """An example, and the component of ours that decodes it.

    Attributes:
        place: Its place in the upstream document.
        component: The component of ours.
        value: The example, or an object with one field whose value is the example.
        is_unlisted: Whether upstream lists no schema for its tag: it allows the tag by a pattern only, such as
            `^openrouter:`, or its example is out of date. The generated client decodes it as an `UnknownVariant`.
    """

    place: str
    component: str
    value: Any
    is_unlisted: bool = False


def find_examples(matching: Matching) -> Iterator[Example]:
    """Yield every example of a value that a component of ours describes: bodies, component schemas, and fields.

    Raises:
        DocumentError: A reference cannot be resolved.
    """
    finder = _ExampleFinder(matching)
    yield from finder.in_bodies()
    yield from finder.in_components()
    yield from finder.in_fields()


def round_trip_failures(examples: Iterable[Example], package: Path) -> list[str]:
    """Decode and encode each example with the generated client in a folder, and return one line per failure."""
    listed = [[one.place, one.component, module_of(one.component), one.value, one.is_unlisted] for one in examples]
    command = [sys.executable, "-c", _ROUND_TRIP]
    done = subprocess.run(  # noqa: S603 - the command is a constant
        command, input=json.dumps(listed), text=True, check=True, cwd=package.parent, stdout=subprocess.PIPE
    )
    return done.stdout.splitlines()


class _ExampleFinder:
    def __init__(self, matching: Matching) -> None:
        self._theirs = matching.theirs
        self._normalizer = matching.their_normalizer
        self._components = matching.components
        self._replaced: dict[str, set[Alternative]] = {
            name: {self._normalizer.before_grouping(one) for one in match.theirs}
            for name, match in matching.component_matches().items()
        }

    def in_bodies(self) -> Iterator[Example]:
        for operation in self._theirs.operations.values():
            for name, body in operation.bodies.items():
                for media_type, content in body.get("content", {}).items():
                    is_stream = media_type.startswith(STREAM_MEDIA_TYPE)
                    component = self._component_for(operation.events if is_stream else content.get("schema", {}))
                    if component is None:
                        continue
                    for value in _examples_of(content):
                        # An example of a stream may be an event or its data.
                        data = value.get("data", value) if is_stream else value
                        yield self._example(f"{operation.name} {name} {media_type}", component, data)

    def in_components(self) -> Iterator[Example]:
        for name, schema in self._theirs.document.get("components", {}).get("schemas", {}).items():
            values = list(_examples_of(schema))
            if values and (component := self._component_for(schema)):
                yield from (self._example(name, component, value) for value in values)

    def in_fields(self) -> Iterator[Example]:
        for component, replaced in self._replaced.items():
            # One field does not tell the variants of a union apart, so only objects with fields are tried.
            if "properties" not in self._components[component]:
                continue
            for field, schema in [pair for one in replaced for pair in one.properties.items()]:
                for value in _examples_of(schema):
                    yield Example(f"{component}.{field}", component, {field: value})

    def _example(self, place: str, component: str, value: Any) -> Example:
        return Example(place, component, value, is_unlisted=self._is_unlisted(component, value))

    def _is_unlisted(self, component: str, value: Any) -> bool:
        """Return whether upstream lists the tag of an object in no schema of this union.

        It does so on purpose if a variant has an open tag, and by mistake if no schema of the document lists the tag.
        """
        schema = self._components[component]
        if "discriminator" not in schema or not isinstance(value, dict):
            return False
        name = tag_of(schema)
        tag = value.get(name)
        if not isinstance(tag, str) or tag in self._normalizer.group_by_tag(self._replaced[component], name):
            return False
        is_open = any(self._normalizer.allows_tag(one, name, tag) for one in self._replaced[component])
        return is_open or not _lists_tag(self._theirs.document.get("components", {}), name, tag)

    def _component_for(self, schema: Any) -> str | None:
        """Return the most specific component of ours that describes the values of an upstream schema."""
        alternatives = {one for one in self._normalizer.alternatives(schema) if one.json_type != "null"}
        found = [name for name, replaced in self._replaced.items() if alternatives and alternatives <= replaced]
        return min(found, key=lambda name: len(self._replaced[name]), default=None)


def _lists_tag(value: Any, name: str, tag: str) -> bool:
    """Return whether a schema in a value has a property of which the tag is a listed value."""
    if isinstance(value, list):
        return any(_lists_tag(one, name, tag) for one in value)
    if not isinstance(value, dict):
        return False
    properties = value.get("properties")
    field = properties.get(name) if isinstance(properties, dict) else None
    if isinstance(field, dict) and (field.get("const") == tag or tag in (field.get("enum") or ())):
        return True
    return any(_lists_tag(one, name, tag) for one in value.values())


def _examples_of(owner: Any) -> Iterator[Any]:
    if not isinstance(owner, dict):
        return
    if "example" in owner:
        yield owner["example"]
    match owner.get("examples"):
        case list(values):
            yield from values
        case dict(named):
            yield from (one["value"] for one in named.values() if isinstance(one, dict) and "value" in one)
