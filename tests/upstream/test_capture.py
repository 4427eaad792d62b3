"""Our description, brought up to the service's own: in our form, with our words, and nothing else touched."""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from ruamel.yaml import YAML

import maintainer.upstream.__main__ as commands
from maintainer.codegen.documents import DocumentError, load_document
from maintainer.codegen.generator import generate
from maintainer.codegen.python_types import PythonTypes
from maintainer.upstream import yaml_style
from maintainer.upstream.capture import captured, to_be_described
from maintainer.upstream.document import operation_in
from maintainer.upstream.drift import compare
from maintainer.upstream.examples import broken, examples_in
from maintainer.upstream.sources import Sources
from maintainer.upstream.yaml_edits import with_value

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
HISTORY = ROOT.parent / "shared/reference/upstream"
SMALL = load_document(Path(__file__).parents[1].joinpath("codegen/small.yaml"))
Schemas = dict[str, Any]


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def upstream(edit: Callable[[Schemas], object]) -> dict[str, Any]:
    document = copy.deepcopy(SMALL)
    edit(document["components"]["schemas"])
    return document


def capture(document: dict[str, Any], ours: dict[str, Any] = SMALL) -> dict[str, Any]:
    theirs = operation_in(document, "/responses", source="there")
    result = captured(ours, theirs, source="there").document
    assert compare(result, theirs, source="there").differences == ()
    return result


def schemas_after(edit: Callable[[Schemas], object]) -> Schemas:
    schemas: Schemas = capture(upstream(edit))["components"]["schemas"]
    return schemas


def decodable(document: dict[str, Any]) -> bool:
    """Whether the generator's own parts can make something of each schema."""
    types = PythonTypes(document)
    return all(types.model(name) if types.kind(name) == "model" else types.alias(name) for name in types)


# --- in our form ----------------------------------------------------------------------------------------------------


def request_field(schema: Any) -> Callable[[Schemas], object]:
    return lambda schemas: schemas["ResponsesRequest"]["properties"].update(new=schema)


def tagged(tag: str, **fields: Any) -> dict[str, Any]:
    properties = {"type": {"type": "string", "enum": [tag]}, **fields}
    return {"type": "object", "required": ["type"], "properties": properties}


def test_what_equals_ours_changes_nothing() -> None:
    assert capture(upstream(lambda schemas: None)) == SMALL


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": ["integer", "null"], "minimum": 1}, {"type": ["integer", "null"], "minimum": 1}),
        ({"type": "integer", "minimum": 0, "exclusiveMinimum": True}, {"type": "integer", "exclusiveMinimum": 0}),
        ({"type": "string", "enum": ["a"]}, {"type": "string", "const": "a"}),
        (
            {"type": "string", "nullable": True, "enum": ["a", "b", None]},
            {"oneOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "null"}]},
        ),
        ({"anyOf": [{"type": "string"}, {"nullable": True}]}, {"type": ["string", "null"]}),
        ({"anyOf": [{"type": "string"}, {"type": "number"}]}, {"type": ["string", "number"]}),
        ({"type": "object"}, {"type": "object", "additionalProperties": True}),
        (
            {"type": "object", "additionalProperties": {"type": "string"}, "nullable": True},
            {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
        ),
        ({}, {}),
        ({"allOf": [ref("FormatText"), {"nullable": True}]}, {"oneOf": [ref("FormatText"), {"type": "null"}]}),
        ({"anyOf": [ref("FormatText"), ref("FormatSchema")]}, ref("Formats")),
        (copy.deepcopy(SMALL["components"]["schemas"]["McpTool"]), ref("McpTool")),
    ],
)
def test_a_new_field_is_written_as_ours_are(theirs: Any, ours: dict[str, Any]) -> None:
    described = {} if "const" in ours else {"description": "To be described."}
    assert schemas_after(request_field(theirs))["ResponsesRequest"]["properties"]["new"] == {**ours, **described}


def test_a_new_object_becomes_a_component_named_for_its_place() -> None:
    schemas = schemas_after(
        request_field({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}})
    )
    assert schemas["ResponsesRequest"]["properties"]["new"] == {
        **ref("ResponsesRequestNew"),
        "description": "To be described.",
    }
    assert schemas["ResponsesRequestNew"] == {
        "description": "To be described.",
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "string", "description": "To be described."}},
    }


def test_a_new_component_stands_behind_the_one_that_uses_it() -> None:
    names = list(schemas_after(request_field({"type": "object", "properties": {"a": {"type": "string"}}})))
    assert names[names.index("ResponsesRequest") + 1] == "ResponsesRequestNew"


def test_a_new_object_keeps_the_name_that_it_has_there() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["TheirOptions"] = {"type": "object", "properties": {"a": {"type": "string"}}}
        schemas["ResponsesRequest"]["properties"]["options"] = ref("TheirOptions")

    assert "TheirOptions" in schemas_after(edit)


def test_a_new_union_keeps_the_name_that_it_has_there_and_gives_it_to_none_of_its_objects() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["Shapes"] = {"oneOf": [tagged("round"), tagged("square")]}
        schemas["ResponsesRequest"]["properties"]["shape"] = ref("Shapes")
        schemas["OfAnotherOperation"] = ref("Gone")

    assert schemas_after(edit)["Shapes"]["oneOf"] == [ref("RoundShape"), ref("SquareShape")]


def test_a_name_that_is_taken_is_left_to_what_has_it() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["effort"] = {"type": "object", "properties": {"a": {"type": "string"}}}
        schemas["ResponsesRequest"]["properties"]["options"] = ref("effort")

    schemas = schemas_after(edit)
    assert schemas["Effort"] == SMALL["components"]["schemas"]["Effort"]
    assert schemas["ResponsesRequest"]["properties"]["options"]["$ref"] == ref("ResponsesRequestOptions")["$ref"]


def test_a_new_variant_joins_union_and_mapping() -> None:
    def edit(schemas: Schemas) -> None:
        del schemas["Tools"]["discriminator"]
        schemas["Tools"]["oneOf"].append(tagged("openrouter:shell", path={"type": "string"}))

    schemas = schemas_after(edit)
    assert schemas["Tools"]["oneOf"][-1] == ref("OpenrouterShellTool")
    assert schemas["Tools"]["discriminator"]["mapping"]["openrouter:shell"] == ref("OpenrouterShellTool")["$ref"]
    assert schemas["OpenrouterShellTool"]["properties"]["type"] == {"type": "string", "const": "openrouter:shell"}
    assert schemas["Tools"]["description"] == "Tools."


def test_a_new_union_gets_a_discriminator() -> None:
    union = schemas_after(request_field({"anyOf": [tagged("a"), tagged("b")]}))["ResponsesRequestNew"]
    assert union["discriminator"]["propertyName"] == "type"
    assert list(union["discriminator"]["mapping"]) == ["a", "b"]


def test_objects_without_a_tag_become_one() -> None:
    one = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
    other = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": {"type": "integer"}, "b": {"type": "string"}},
    }
    merged = schemas_after(request_field({"anyOf": [one, other]}))["ResponsesRequestNew"]
    assert merged["required"] == ["a"]
    assert merged["properties"]["a"]["type"] == ["string", "integer"]


def test_an_object_that_becomes_one_of_several_becomes_a_union() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["ResponsesRequest"]["properties"]["text"] = {"anyOf": [tagged("a"), tagged("b")]}

    schemas = schemas_after(edit)
    assert decodable({"components": {"schemas": schemas}})
    assert schemas["ResponsesRequest"]["properties"]["text"]["$ref"].startswith("#/components/schemas/")


def test_a_recursive_object_refers_to_itself() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["Tree"] = {"type": "object", "properties": {"children": {"type": "array", "items": ref("Tree")}}}
        schemas["ResponsesRequest"]["properties"]["tree"] = ref("Tree")

    assert schemas_after(edit)["Tree"]["properties"]["children"]["items"] == ref("Tree")


def test_a_copy_of_what_ours_has_is_not_added_again() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["FunctionToolCopy"] = copy.deepcopy(schemas["FunctionTool"])
        schemas["OpenResponsesResult"]["properties"]["tool"] = ref("FunctionToolCopy")

    assert schemas_after(edit).keys() == SMALL["components"]["schemas"].keys()


def test_what_derives_from_ours_is_merged_into_it() -> None:
    def edit(schemas: Schemas) -> None:
        more = {"type": "object", "properties": {"url": {"type": "string"}}}
        schemas["DerivedTool"] = {"allOf": [ref("FunctionTool"), more]}
        schemas["OpenResponsesResult"]["properties"]["tools"] = {"type": "array", "items": ref("DerivedTool")}

    schemas = schemas_after(edit)
    assert schemas["OpenResponsesResult"]["properties"]["tools"]["items"] == ref("FunctionTool")
    assert schemas["FunctionTool"]["properties"]["url"]["type"] == "string"


def test_of_two_fields_with_one_python_name_one_is_described() -> None:
    fields = {"serverLabel": {"type": "string"}, "server_label": {"type": "string"}}
    assert list(
        schemas_after(request_field({"type": "object", "properties": fields}))["ResponsesRequestNew"]["properties"]
    ) == ["serverLabel"]


def test_what_is_gone_goes_with_all_that_only_it_used() -> None:
    schemas = schemas_after(lambda schemas: schemas["ResponsesRequest"]["properties"].pop("text"))
    assert SMALL["components"]["schemas"].keys() - schemas.keys() == {"TextConfig"}  # its formats are used elsewhere


def test_no_sentence_of_theirs_is_taken_over() -> None:
    def edit(schemas: Schemas) -> None:
        schemas["ResponsesRequest"]["properties"]["new"] = {
            "title": "Their title",
            "description": "Their sentence.",
            "type": "object",
            "properties": {"a": {"type": "string", "description": "Their sentence.", "example": "Their example"}},
        }

    assert "Their" not in json.dumps(schemas_after(edit))


def test_our_words_stay_where_the_thing_is_the_same() -> None:
    schemas = schemas_after(lambda schemas: schemas["ResponsesRequest"]["properties"].update(model={"type": "integer"}))
    assert schemas["ResponsesRequest"]["properties"]["model"] == {"type": "integer", "description": "The model."}


def test_what_is_new_is_listed_for_a_person() -> None:
    document = capture(upstream(request_field({"type": "object", "properties": {"a": {"type": "string"}}})))
    assert list(to_be_described(document)) == [
        "ResponsesRequest.new",
        "ResponsesRequestNew",
        "ResponsesRequestNew.a",
    ]


def test_a_new_status_becomes_an_answer_of_its_own() -> None:
    document = copy.deepcopy(SMALL)
    answers = document["paths"]["/responses"]["post"]["responses"]
    answers["409"] = {"description": "", "content": {"application/json": {"schema": ref("ErrorResponse")}}}
    after = capture(document)
    assert after["paths"]["/responses"]["post"]["responses"]["409"] == {
        "$ref": "#/components/responses/ConflictResponse"
    }


def test_headers_are_added_removed_and_required() -> None:
    document, ours = copy.deepcopy(SMALL), copy.deepcopy(SMALL)
    header = {"in": "header", "schema": {"type": "string"}}
    ours["paths"]["/responses"]["post"]["parameters"] += [{**header, "name": "X-Old"}, {**header, "name": "X-Kept"}]
    document["paths"]["/responses"]["post"]["parameters"] = [
        {**header, "name": "X-New"},
        {**header, "name": "x-kept", "required": True},
    ]
    after = operation_in(capture(document, ours), "/responses", source="here").headers
    assert {name: header.get("required", False) for name, header in after.items() if name.startswith("X")} == {
        "X-OpenRouter-Title": False,
        "X-Kept": True,
        "X-New": False,
    }


# --- whatever they write --------------------------------------------------------------------------------------------

scalars = st.sampled_from(
    [
        {"type": "string"},
        {"type": "integer", "nullable": True},
        {"type": ["number", "null"], "minimum": 0},
        {"enum": ["a", "b", None]},
        {"type": "string", "enum": ["a"], "maxLength": 3},
        {"const": 1},
        {"type": "boolean", "const": False},
        {"type": "object"},
        {},
        True,
        ref("FunctionTool"),
        ref("Tools"),
        ref("Inputs"),
        ref("Effort"),
    ]
)
tags = st.sampled_from(["a", "function", "x:y", "z.w"])
any_schema = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.builds(lambda one: {"type": "array", "items": one}, inner),
        st.builds(lambda one: {"type": "object", "additionalProperties": one}, inner),
        st.builds(lambda one: {"anyOf": one}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda one: {"oneOf": one, "nullable": True}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda one, other: {"allOf": [one, other]}, inner, inner),
        st.builds(lambda tag, one: tagged(tag, value=one), tags, inner),
        st.builds(lambda one, other: {"properties": {"id": one, "class": other}, "required": ["id"]}, inner, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["ResponsesRequest", "FunctionTool", "TextDeltaEvent", "ErrorDetail"]), any_schema, any_schema)
def test_any_schema_is_captured_so_that_nothing_differs(owner: str, one: Any, other: Any) -> None:
    def edit(schemas: Schemas) -> None:
        fields = schemas[owner]["properties"]
        fields["new"] = one
        fields[next(iter(fields))] = other

    assert decodable(capture(upstream(edit)))


# --- in our files ---------------------------------------------------------------------------------------------------


OVERLAY = """\
overlay: 1.1.0
extends: ../../openapi.yaml
info: {title: Streamed answers, version: 1.0.0}
actions:
  - target: $.paths['/responses'].post.responses['200'].content
    update:
      text/event-stream: {schema: {$ref: '#/components/schemas/StreamEvents'}}
  - target: $.components.schemas
    # Deeper than it need be.
    update:
        StreamEvents:
          description: Events.
          oneOf: [{$ref: '#/components/schemas/DoneEvent'}, {$ref: '#/components/schemas/DebugEvent'}]
          discriminator:
            propertyName: type
            mapping:
              response.completed: '#/components/schemas/DoneEvent'
              response.debug: '#/components/schemas/DebugEvent'

        DoneEvent:
          description: The end.
          type: object
          required: [type]
          properties:
            type: {type: string, const: response.completed}
            response: {$ref: '#/components/schemas/OpenResponsesResult', description: The response.}

        DebugEvent:
          description: What happened.
          type: object
          required: [type]
          properties:
            type: {type: string, const: response.debug}
            timings: {$ref: '#/components/schemas/DebugTimings', description: When it happened.}

        DebugTimings:
          description: When something happened.
          type: object
          properties:
            start: {type: integer, description: When it was begun.}
"""

SYNONYMS = """\
overlay: 1.1.0
extends: ../../openapi.yaml
info: {title: Names, version: 1.0.0}
actions:
  - target: $.components.schemas
    update:
      DebugTimings: {x-synonyms: [Timings]}
      TextConfig: {properties: {format: {x-synonyms: [Format]}}}
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small description, whose streams an overlay adds, in the place of the project's."""
    text = Path(__file__).parents[1].joinpath("codegen/small.yaml").read_text()
    text = text[: text.index("    StreamEvents:")]
    (tmp_path / "openapi.yaml").write_text(
        "".join(line for line in text.splitlines(True) if "event-stream" not in line)
    )
    (tmp_path / "overlays/spec").mkdir(parents=True)
    (tmp_path / "overlays/spec/streaming.overlay.yaml").write_text(OVERLAY)
    for name in ("generator-config.yaml", "pyproject.toml", "overlays/templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    return tmp_path


def sources(checkout: Path) -> Sources:
    return Sources.of(checkout)


def texts(checkout: Path) -> dict[str, str]:
    files = [checkout / "openapi.yaml", *(checkout / "overlays/spec").iterdir(), *checkout.glob("changes/*")]
    return {str(path.relative_to(checkout)): path.read_text() for path in files}


@pytest.fixture
def run(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    def run(document: dict[str, Any]) -> int:
        path = checkout / "upstream.json"
        path.write_text(json.dumps(document))
        monkeypatch.setattr(sys, "argv", ["upstream", "capture", str(path)])
        return commands.main()

    return run


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_our_own_description_changes_no_byte(checkout: Path, run: Callable[..., int]) -> None:
    before = texts(checkout)
    assert run(sources(checkout).document) == 0
    assert texts(checkout) == before


def test_a_change_touches_its_own_lines_only_and_the_second_time_none(checkout: Path, run: Callable[..., int]) -> None:
    before = texts(checkout)
    theirs = sources(checkout).document
    theirs["components"]["schemas"]["Effort"]["enum"].append("medium")
    assert run(theirs) == 0
    after = texts(checkout)
    removed, added = changed_lines(before["openapi.yaml"], after["openapi.yaml"])
    assert (len(removed), len(added)) == (1, 4)
    assert added[0] == "    Effort:"
    assert "      enum: [high, low, medium]" in added
    assert after["changes/api.added.md"] == "Follow the API:\n- `request.effort` added: new: medium\n"
    assert run(theirs) == 0
    assert texts(checkout) == after


def test_an_edit_goes_into_the_file_that_has_the_schema(checkout: Path, run: Callable[..., int]) -> None:
    before = texts(checkout)
    theirs = sources(checkout).document
    schemas = theirs["components"]["schemas"]
    schemas["DebugEvent"]["properties"]["extra"] = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert run(theirs) == 0
    after = texts(checkout)
    assert {name for name in after if before.get(name) != after[name]} == {
        "overlays/spec/streaming.overlay.yaml",
        "changes/api.added.md",
    }
    assert "        DebugEventExtra:" in after["overlays/spec/streaming.overlay.yaml"]


def test_a_schema_that_changes_stays_in_the_file_that_describes_it(checkout: Path, run: Callable[..., int]) -> None:
    (checkout / "overlays/spec/synonyms.overlay.yaml").write_text(SYNONYMS)
    theirs = sources(checkout).document
    theirs["components"]["schemas"]["TextConfig"]["properties"]["format"] = {"type": "integer"}
    assert run(theirs) == 0
    described = load_document(checkout / "openapi.yaml")["components"]["schemas"]["TextConfig"]
    assert described["properties"]["format"] == {"type": "integer"}


def test_another_schema_of_the_same_name_has_no_old_names(checkout: Path) -> None:
    overlay = checkout / "overlays/spec/synonyms.overlay.yaml"
    overlay.write_text(SYNONYMS)
    ours = sources(checkout)
    document = copy.deepcopy(ours.document)
    document["components"]["schemas"]["TextConfig"]["properties"]["format"] = {"type": "integer"}
    texts = ours.texts_for(document)
    assert "format: {type: integer}" in texts[checkout / "openapi.yaml"]
    assert "TextConfig" not in texts[overlay]


def test_what_the_request_uses_too_moves_out_of_the_overlay(checkout: Path, run: Callable[..., int]) -> None:
    names = checkout / "overlays/spec/synonyms.overlay.yaml"
    names.write_text(SYNONYMS)
    theirs = sources(checkout).document
    theirs["components"]["schemas"]["ResponsesRequest"]["properties"]["timings"] = ref("DebugTimings")
    assert run(theirs) == 0
    moved = load_document(checkout / "openapi.yaml")["components"]["schemas"]["DebugTimings"]
    assert moved["description"] == "When something happened."
    assert names.read_text() == SYNONYMS
    validate(load_document(checkout / "openapi.yaml"))
    validate(sources(checkout).document)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("paths"),
        lambda document: document["paths"]["/responses"]["post"]["responses"]["200"]["content"].pop(
            "text/event-stream"
        ),
        lambda document: document["components"]["schemas"].pop("Effort"),
    ],
)
def test_a_document_that_is_of_no_use_touches_nothing(
    spoil: Callable[[Any], object], checkout: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(checkout)
    theirs = sources(checkout).document
    spoil(theirs)
    assert run(theirs) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "upstream.json: " in line
    assert texts(checkout) == before


def test_an_edit_that_would_say_something_else_is_not_written(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = sources(checkout).document
    document["components"]["schemas"]["Effort"]["enum"].append("medium")
    monkeypatch.setattr("maintainer.upstream.sources.with_value", lambda text, old, new: text)
    with pytest.raises(DocumentError, match="cannot be edited"):
        sources(checkout).texts_for(document)


@pytest.mark.parametrize(
    ("value", "plain", "inside"),
    [
        ("text", "text", "text"),
        ("a, b", "a, b", "'a, b'"),
        ("a: b", "'a: b'", "'a: b'"),
        ("a:", "'a:'", "'a:'"),
        ("#/a", "'#/a'", "'#/a'"),
        ("a #b", "'a #b'", "'a #b'"),
        ("null", "'null'", "'null'"),
        ("1.0", "'1.0'", "'1.0'"),
        ("", "''", "''"),
        ("it's", "it's", "it's"),
        ("[a]", "'[a]'", "'[a]'"),
        ("a\nb", '"a\\nb"', '"a\\nb"'),
        (None, "null", "null"),
        (True, "true", "true"),
        (2, "2", "2"),
    ],
)
def test_a_value_is_quoted_where_it_has_to_be(value: object, plain: str, inside: str) -> None:
    assert yaml_style.entry("k", value, 0) == [f"k: {plain}"]
    assert yaml_style.item([value], 2) == [f"  - [{inside}]"]


def test_what_does_not_fit_into_a_line_is_broken() -> None:
    words = " ".join(["word"] * 30)
    lines = yaml_style.entry("k", {"enum": [f"value{number}" for number in range(30)], "description": words}, 4)
    assert lines[0] == "    k:"
    assert all(len(line) <= 120 for line in lines)
    assert load_text("\n".join(lines))["k"]["description"] == words


def load_text(text: str) -> Any:
    return YAML(typ="safe").load(text)


def test_comments_order_and_quotes_survive() -> None:
    text = """\
# Head

schemas:
  # About A
  A:
    type: string  # of letters
    enum: ["x", 'y',
           z]

  # About B
  B: {type: 'string'}
  C:
    - a
    # about b
    - b
"""
    old = {"schemas": {"A": {"type": "string", "enum": ["x", "y", "z"]}, "B": {"type": "string"}, "C": ["a", "b"]}}
    new = {"schemas": {"A": {"type": "string", "enum": ["x", "y", "z"], "maxLength": 1}, "C": ["b", "c: d"]}}
    assert with_value(text, old, old) == text
    assert (
        with_value(text, old, new)
        == """\
# Head

schemas:
  # About A
  A:
    type: string  # of letters
    enum: ["x", 'y',
           z]
    maxLength: 1

  C:
    # about b
    - b
    - 'c: d'
"""
    )


# --- the service's history ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2026-01-13", "2026-05-11", "2026-08-22"])
def test_a_published_document_becomes_a_client(day: str, tmp_path: Path) -> None:
    if not (HISTORY / f"{day}.yaml").exists():
        pytest.skip("the history is not here")
    upstream = load_document(HISTORY / f"{day}.yaml")
    ours = sources(ROOT)
    theirs = operation_in(upstream, "/responses", source=day)
    document = captured(ours.document, theirs, source=day).document
    edited = ours.texts_for(document)
    assert max(len(line) for text in edited.values() for line in text.splitlines()) <= 120
    validate(document)
    generate(document, root=ROOT, output=tmp_path / "openrouter_responses_generated")
    examples = list(examples_in(compare(document, theirs, source=day)))
    assert len(examples) > 100
    assert broken(examples, tmp_path / "openrouter_responses_generated") == []
