"""`make drift` and `make api-diff` agree on what breaks callers, although one compares schemas and the other types."""

from __future__ import annotations

import copy
import functools
import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen import generator
from maintainer.codegen.description import load_description
from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import PACKAGE, generate
from maintainer.release.api_diff import ApiChange, api_changes
from maintainer.release.api_reader import read_public_api
from maintainer.release.description_diff import description_changes
from maintainer.upstream.capture import Capture, capture_operations
from maintainer.upstream.matching import REQUEST, RESPONSE, match_description
from maintainer.upstream.operations import find_operations, operation_names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT.parent / "shared/reference/upstream"
DAYS = ("2026-01-13", "2026-03-26", "2026-05-11", "2026-08-22")
SMALL = load_document(ROOT / "tests/codegen/small.yaml")
Schemas = dict[str, Any]

HAND_WRITTEN = {
    "__init__.py": "",
    "responses.py": """
from typing import Unpack
from openrouter_responses_generated.api.responses.create_responses import CreateResponsesParams
from openrouter_responses_generated.models import OpenResponsesResult, StreamEvents

class Responses:
    def send(self, **params: Unpack[CreateResponsesParams]) -> OpenResponsesResult | StreamEvents: ...
""",
    "errors.py": """
import openrouter_responses_generated.errors as _generated
from openrouter_responses_generated.errors import *
from openrouter_responses_generated.models import ErrorResponse

class ResponseError(Exception):
    data: ErrorResponse

__all__ = ["ResponseError"]
__all__ += _generated.__all__
""",
    "models.py": "from openrouter_responses_generated.models import *\n",
}


def schema(name: str, **keywords: Any) -> Callable[[Schemas], object]:
    return lambda schemas: schemas[name].update(keywords)


def field(owner: str, name: str, value: Any, *, required: bool | None = None) -> Callable[[Schemas], object]:
    """Return an edit that replaces a field, or removes it if the value is None."""

    def edit(schemas: Schemas) -> None:
        properties = schemas[owner]["properties"]
        if value is None:
            del properties[name]
        else:
            properties[name] = value
        if required is not None:
            names = [one for one in schemas[owner].get("required", []) if one != name]
            schemas[owner]["required"] = [*names, *([name] if required else [])]

    return edit


def variant(union: str, tag: str) -> Callable[[Schemas], object]:
    """Return an edit that removes a variant of a union."""

    def edit(schemas: Schemas) -> None:
        reference = schemas[union]["discriminator"]["mapping"].pop(tag)
        schemas[union]["oneOf"].remove({"$ref": reference})

    return edit


def new_variant(schemas: Schemas) -> None:
    properties = {"type": {"type": "string", "const": "extra"}, "text": {"type": "string"}}
    extra = {"type": "object", "required": ["type"], "properties": properties}
    schemas["StreamEvents"]["oneOf"].append(extra)
    del schemas["StreamEvents"]["discriminator"]


ENUM = {"type": "string", "enum": ["on", "off"]}
STRING = {"type": "string"}

# In the request only: ResponsesRequest, FunctionTool. In the response only: OpenResponsesResult, TextDeltaEvent,
# ErrorDetail. On both sides: InputMessage.
EDITS = {
    "sent: field added": field("FunctionTool", "zone", STRING),
    "sent: required field added": field("FunctionTool", "zone", STRING, required=True),
    "sent: field removed": field("FunctionTool", "async", None),
    "sent: field becomes required": field("FunctionTool", "async", {"type": "boolean"}, required=True),
    "sent: field becomes optional": field("FunctionTool", "name", STRING, required=False),
    "sent: parameter may be null": field("ResponsesRequest", "model", {"type": ["string", "null"]}),
    "sent: parameter cannot be null": field("ResponsesRequest", "stream", {"type": "boolean"}),
    "sent: parameter removed": field("ResponsesRequest", "since", None),
    "sent: required parameter added": field("ResponsesRequest", "zone", STRING, required=True),
    "sent: value added": schema("Effort", enum=["high", "low", "none"]),
    "sent: value removed": schema("Effort", enum=["high"]),
    "sent: any value allowed": field("ResponsesRequest", "effort", {"type": ["string", "null"]}),
    "sent: type added": field("FunctionTool", "exitCode", {"type": ["integer", "string"]}),
    "sent: type becomes integer": field("FunctionTool", "exitCode", {"type": "number"}),
    "sent: type replaced": field("FunctionTool", "exitCode", STRING),
    "sent: a date becomes a string": field("ResponsesRequest", "since", STRING),
    "sent: any type allowed": field("ResponsesRequest", "model", {}),
    "sent: variant removed": variant("Tools", "function"),
    "sent: limit tightened": field("FunctionTool", "name", {**STRING, "maxLength": 64}),
    "sent: limit loosened": lambda schemas: schemas["ResponsesRequest"]["properties"]["metadata"].update(
        maxProperties=32
    ),
    "sent: field deprecated": field("FunctionTool", "async", {"type": "boolean", "deprecated": True}),
    "received: field added": field("TextDeltaEvent", "zone", STRING),
    "received: required field added": field("TextDeltaEvent", "zone", STRING, required=True),
    "received: field removed": field("TextDeltaEvent", "item_id", None),
    "received: field becomes required": field("TextDeltaEvent", "item_id", STRING, required=True),
    "received: field becomes optional": field("TextDeltaEvent", "delta", STRING, required=False),
    "received: field may be null": field("TextDeltaEvent", "delta", {"type": ["string", "null"]}),
    "received: field cannot be null": field("ErrorResponse", "user_id", STRING),
    "received: variant added": new_variant,
    "received: variant removed": variant("StreamEvents", "response.output_text.delta"),
    "received: type added": field("TextDeltaEvent", "delta", {"type": ["string", "integer"]}),
    "received: list added": field(
        "TextDeltaEvent", "delta", {"anyOf": [STRING, {"type": "array", "items": {"type": "string"}}]}
    ),
    "received: object added": field(
        "TextDeltaEvent", "delta", {"anyOf": [STRING, {"$ref": "#/components/schemas/OpenResponsesResult"}]}
    ),
    "received: type removed": field("ErrorDetail", "code", {"type": "integer"}),
    "received: any type allowed": field("TextDeltaEvent", "delta", {}),
    "received: limit tightened": field("TextDeltaEvent", "delta", {**STRING, "maxLength": 64}),
    "both: field becomes required": field("InputMessage", "content", STRING, required=True),
    "both: value added": field("InputMessage", "role", {"type": "string", "enum": ["user", "system", "tool"]}),
    "both: value removed": field("InputMessage", "role", {"type": "string", "enum": ["user"]}),
}


def write_package(tree: Path, document: dict[str, Any]) -> Path:
    """Write a source tree: a small hand-written package, and the package that is generated for a document."""
    generate(document, root=ROOT, output=tree / PACKAGE)
    for name, text in HAND_WRITTEN.items():
        file = tree / "overlays/openrouter_responses" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (tree / "openapi.yaml").write_text(json.dumps(document))
    return tree


read_api_once = functools.cache(read_public_api)


def changes_between(old: Path, new: Path) -> list[ApiChange]:
    """Return the changes from one source tree, which stays as it is, to another."""
    return [*api_changes(read_api_once(old), read_public_api(new)), *description_changes(old, new)]


def captured(ours: dict[str, Any], upstream: dict[str, Any]) -> Capture:
    return capture_operations(ours, find_operations(upstream, operation_names_in(ours), source="there"))


@pytest.fixture(scope="module", autouse=True)
def _unformatted() -> Iterator[None]:
    """Leave the generated code as the templates write it: to format it takes half of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generator, "_format", lambda package, config: None)
        yield


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("old"), SMALL)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_each_kind_of_change_has_one_verdict(small: Path, tmp_path: Path, edit: Callable[[Schemas], object]) -> None:
    upstream = copy.deepcopy(SMALL)
    edit(upstream["components"]["schemas"])
    capture = captured(SMALL, upstream)
    assert capture.differences
    changes = changes_between(small, write_package(tmp_path, capture.document))
    assert changes
    assert [one for one in capture.differences if one.breaking] or not [one for one in changes if one.is_breaking]
    assert [one for one in changes if one.is_breaking] or not [one for one in capture.differences if one.breaking]


def test_a_class_that_is_lost_without_another_breaking_difference_is_reported(small: Path, tmp_path: Path) -> None:
    upstream = copy.deepcopy(SMALL)
    EDITS["sent: any value allowed"](upstream["components"]["schemas"])
    capture = captured(SMALL, upstream)
    assert [(one.path, one.what, one.breaking, one.sides) for one in capture.differences] == [
        ("request.effort", "type", False, ("request",)),
        ("models.Effort", "class", True, ()),
    ]
    changes = changes_between(small, write_package(tmp_path, capture.document))
    assert [f"{one.path} {one.text}" for one in changes if one.is_breaking] == ["models.Effort was removed"]


@pytest.mark.extended
def test_the_sides_of_each_model_are_those_of_its_schema() -> None:
    document = load_description(ROOT)
    matching = match_description(document, find_operations(document, operation_names_in(document), source="itself"))
    api = read_public_api(ROOT)
    expected = {name: set(match.sides) for name, match in matching.component_matches().items()}
    assert {name: api.sides(f"models.{name}") for name in expected} == expected
    assert set(map(frozenset, expected.values())) == {
        frozenset({REQUEST}),
        frozenset({RESPONSE}),
        frozenset({REQUEST, RESPONSE}),
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[dict[str, Any], Path]]:
    """Return the description of a published document, and the source tree that is generated for it."""

    @functools.cache
    def write(day: str) -> tuple[dict[str, Any], Path]:
        document = captured(load_description(ROOT), load_document(PUBLISHED / f"{day}.yaml")).document
        return document, write_package(tmp_path_factory.mktemp(day), document)

    return write


@pytest.mark.extended
@pytest.mark.parametrize(("before", "after"), list(itertools.permutations(DAYS, 2)))
def test_both_agree_on_documents_that_the_service_published(
    tmp_path: Path, published: Callable[[str], tuple[dict[str, Any], Path]], before: str, after: str
) -> None:
    if not PUBLISHED.exists():
        pytest.skip("the published documents are not available")
    old, old_tree = published(before)
    capture = captured(old, load_document(PUBLISHED / f"{after}.yaml"))
    changes = changes_between(old_tree, write_package(tmp_path, capture.document))
    assert any(one.breaking for one in capture.differences) == any(one.is_breaking for one in changes)
