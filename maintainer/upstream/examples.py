"""The examples in the service's own document, and what of ours each is an example of."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import attrs

from maintainer.codegen.names import module_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from maintainer.upstream.drift import Comparison
    from maintainer.upstream.normalize import Leaf

# Reads examples from its standard input, and prints a line for each that does not come back as it was.
_ROUND_TRIP = """
import json, sys
from importlib import import_module
from openrouter_responses_generated.types import UnknownVariant, encode
for place, name, module, value in json.load(sys.stdin):
    found = import_module(f"openrouter_responses_generated.models.{module}")
    model = found.__dict__.get(name)
    decode = getattr(found, f"decode_{module}", None) or getattr(model, "from_dict", lambda value: value)
    decoded = decode(value)
    if isinstance(decoded, UnknownVariant):
        print(f"{place}: {name} does not know this variant")
    elif encode(decoded) != value:
        print(f"{place}: {name} does not give it back")
"""


@attrs.frozen
class Example:
    """One example.

    Attributes:
        place: Where it stands in their document.
        component: The component of ours that decodes it.
        value: The example, or an object with one field that is the example.
    """

    place: str
    component: str
    value: Any


def examples_in(comparison: Comparison) -> Iterator[Example]:
    """Every example of a value that one of our components stands for: of whole bodies, of components, and of fields."""
    theirs, pairing = comparison.theirs, comparison.pairing
    components = {id(schema): name for name, schema in pairing.schemas.items()}
    met: dict[str, set[Leaf]] = {
        components[id(meeting.schema)]: {pairing.theirs.before_narrowing(leaf) for leaf in meeting.leaves}
        for meeting in pairing
        if id(meeting.schema) in components
    }

    def component_for(schema: Any) -> str | None:
        """The component of ours that stands for the least beside this schema."""
        leaves = {leaf for leaf in pairing.theirs.of(schema) if leaf.kind != "null"}
        found = [name for name, others in met.items() if leaves and leaves <= others]
        return min(found, key=lambda name: len(met[name]), default=None)

    for place, body in theirs.bodies.items():
        for media_type, content in body.get("content", {}).items():
            is_stream = media_type.startswith("text/event-stream")
            name = component_for(theirs.events if is_stream else content.get("schema", {}))
            for value in _examples(content):
                if name:
                    yield Example(f"{place} {media_type}", name, value.get("data", value) if is_stream else value)
    for their_name, schema in theirs.document.get("components", {}).get("schemas", {}).items():
        if values := list(_examples(schema)):
            name = component_for(schema)
            yield from (Example(their_name, name, value) for value in values if name)
    for name, leaves in met.items():
        # An object of one field says too little to be told from others, where it is one of several.
        fields = [pair for leaf in leaves for pair in leaf.properties.items() if "properties" in pairing.schemas[name]]
        for field, schema in fields:
            for value in _examples(schema):
                yield Example(f"{name}.{field}", name, {field: value})


def broken(examples: Iterable[Example], package: Path) -> list[str]:
    """Why examples do not go through the client in a folder, a line for each that does not."""
    listed = [[one.place, one.component, module_of(one.component), one.value] for one in examples]
    command = [sys.executable, "-c", _ROUND_TRIP]
    done = subprocess.run(  # noqa: S603 - the command is all ours
        command, input=json.dumps(listed), text=True, check=True, cwd=package.parent, stdout=subprocess.PIPE
    )
    return done.stdout.splitlines()


def _examples(holder: Any) -> Iterator[Any]:
    if not isinstance(holder, dict):
        return
    if "example" in holder:
        yield holder["example"]
    match holder.get("examples"):
        case list(values):
            yield from values
        case dict(named):
            yield from (one["value"] for one in named.values() if isinstance(one, dict) and "value" in one)
