"""Differences between our description and the service's OpenAPI document are found and reported."""

from __future__ import annotations

import copy
import http.server
import json
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

import maintainer.upstream.__main__ as commands
from maintainer.codegen.documents import load_document
from maintainer.upstream.differences import find_differences
from maintainer.upstream.document import UpstreamError, fetch
from maintainer.upstream.fragments import changelog_draft
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations
from maintainer.upstream.report import describe, to_json
from maintainer.upstream.verdict import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from maintainer.upstream.difference import Difference

ROOT = Path(__file__).parents[2]
SMALL_FILE = Path(__file__).parents[1] / "codegen/small.yaml"
SMALL = load_document(SMALL_FILE)
OPERATIONS = '[tool.openrouter-responses.operations]\n"POST /responses" = "responses.send"\n'
PUBLISHED = Path(__file__).parents[3] / "shared/reference/upstream"


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def drift(edit: Callable[[dict[str, Any], dict[str, Any]], object], ours: dict[str, Any] = SMALL) -> list[Any]:
    """Return the differences after an edit of the upstream document's schemas and responses."""
    theirs = copy.deepcopy(SMALL)
    edit(theirs["components"]["schemas"], theirs["paths"]["/responses"]["post"]["responses"])
    return list(differences_of(ours, theirs))


def differences_of(ours: dict[str, Any], theirs: dict[str, Any]) -> Iterable[Difference]:
    return find_differences(match_description(ours, find_operations(theirs, ["POST /responses"], source="there")))


def summaries(edit: Callable[[dict[str, Any], dict[str, Any]], object]) -> list[tuple[Any, ...]]:
    return [(one.path, one.change, one.what, one.breaking) for one in drift(edit)]


# --- nothing differs ------------------------------------------------------------------------------------------------


def test_a_document_does_not_differ_from_itself() -> None:
    assert drift(lambda schemas, responses: None) == []


def renamed(document: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(document)
    for name in document["components"]["schemas"]:
        text = text.replace(f'"#/components/schemas/{name}"', f'"#/components/schemas/Their{name}"')
        text = text.replace(f'"{name}": {{', f'"Their{name}": {{')
    changed: dict[str, Any] = json.loads(text)
    return changed


def in_openapi_30(schema: Any) -> Any:
    """Return a schema in the form of OpenAPI 3.0."""
    if isinstance(schema, list):
        return [in_openapi_30(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {name: in_openapi_30(value) for name, value in schema.items()}
    if isinstance(schema.get("type"), list) and "null" in schema["type"]:
        (schema["type"],) = [one for one in schema["type"] if one != "null"]
        schema["nullable"] = True
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    return schema


def wrapped_in_all_of(schemas: dict[str, Any]) -> None:
    for name, schema in list(schemas.items()):
        more = {"type": "object", "properties": {}} if schema.get("type") == "object" else {}
        schemas[name] = {"allOf": [ref(f"Base{name}"), more]}
        schemas[f"Base{name}"] = schema


def split_in_base_and_derived(schemas: dict[str, Any]) -> None:
    tool = schemas["FunctionTool"]
    base = {"type": "object", "required": ["name"], "properties": {"name": tool["properties"].pop("name")}}
    schemas["FunctionTool"] = {"allOf": [ref("Base"), tool]}
    schemas["Base"] = base


def copied(schemas: dict[str, Any]) -> None:
    schemas["AnotherTool"] = copy.deepcopy(schemas["McpTool"])
    schemas["Tools"] = {"anyOf": [ref("FunctionTool"), ref("AnotherTool")]}


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda schemas: None,
        wrapped_in_all_of,
        split_in_base_and_derived,
        copied,
        lambda schemas: schemas["Tools"].pop("discriminator"),
        lambda schemas: schemas["Tools"]["oneOf"].reverse(),
        lambda schemas: schemas["ResponsesRequest"]["properties"].update(
            tools={"type": "array", "items": schemas["Tools"]}
        ),
        lambda schemas: schemas["ResponsesRequest"]["properties"].update(
            stream={"anyOf": [{"type": "boolean"}, {"type": "null"}]}
        ),
        lambda schemas: schemas["ResponsesRequest"]["properties"].update(
            effort={"type": ["string", "null"], "enum": ["low", "high", None]}
        ),
        lambda schemas: schemas["ResponsesRequest"]["properties"].update(
            effort={"anyOf": [{"type": "string", "enum": ["low"]}, {"const": "high"}], "nullable": True}
        ),
        lambda schemas: schemas["FunctionTool"]["properties"].update(
            type={"enum": ["function"], "default": "function"}
        ),
        lambda schemas: schemas["StreamEvents"].update({"x-speakeasy-unknown-values": "allow", "example": {}}),
    ],
)
def test_the_form_of_a_schema_makes_no_difference(rewritten: Callable[[dict[str, Any]], object]) -> None:
    assert summaries(lambda schemas, responses: rewritten(schemas)) == []


@pytest.mark.parametrize("change", [renamed, in_openapi_30])
def test_schema_names_and_the_openapi_version_make_no_difference(change: Callable[[Any], Any]) -> None:
    assert differences_of(SMALL, change(copy.deepcopy(SMALL))) == ()


def test_the_stream_may_be_described_as_events_or_as_event_data() -> None:
    def wrap(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        content = responses["200"]["content"]["text/event-stream"]
        content["schema"] = {"type": "object", "required": ["data"], "properties": {"data": content["schema"]}}

    assert summaries(wrap) == []


# --- something differs ----------------------------------------------------------------------------------------------

TAGGED = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "const": "new"}}}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            lambda s: s["ResponsesRequest"]["properties"].update(top_k={"type": "integer"}),
            ("request.top_k", "added", "field", False),
        ),
        (lambda s: s["ResponsesRequest"]["properties"].pop("model"), ("request.model", "removed", "field", True)),
        (
            lambda s: s["ResponsesRequest"].update(required=["model"]),
            ("request.model", "changed", "required", True),
        ),
        (
            lambda s: s["OpenResponsesResult"]["properties"].update(model={"type": "string"}),
            ("result.model", "added", "field", False),
        ),
        (lambda s: s["OpenResponsesResult"].pop("required"), ("result.id", "changed", "required", True)),
        (
            lambda s: s["TextDeltaEvent"]["properties"].pop("item_id"),
            ("events[type=response.output_text.delta].item_id", "removed", "field", True),
        ),
        (
            lambda s: s["TextDeltaEvent"]["properties"].update(delta={"type": ["string", "null"]}),
            ("events[type=response.output_text.delta].delta", "changed", "nullable", True),
        ),
        (
            lambda s: s["FunctionTool"]["properties"].update(
                parameters={"type": "object", "additionalProperties": True}
            ),
            ("request.tools[type=function].parameters", "changed", "nullable", True),
        ),
        (lambda s: s["Effort"]["enum"].append("medium"), ("request.effort", "added", "values", False)),
        (lambda s: s["Effort"]["enum"].remove("low"), ("request.effort", "removed", "values", True)),
        (
            lambda s: s["Tools"].update(oneOf=[*s["Tools"]["oneOf"], TAGGED]),
            ("request.tools[type=new]", "added", "variant", False),
        ),
        (
            lambda s: s.update(Tools=ref("FunctionTool")),
            ("request.tools[type=mcp]", "removed", "variant", True),
        ),
        (
            lambda s: s["FormatSchema"]["properties"].update(name={"type": "string", "maxLength": 64}),
            ("request.text.format[type=json_schema].name", "added", "limit", True),
        ),
        (
            lambda s: s["ResponsesRequest"]["properties"]["metadata"]["additionalProperties"].update(maxLength=1024),
            ("request.metadata.*", "changed", "limit", False),
        ),
        (
            lambda s: s["ResponsesRequest"]["properties"].update(model={"type": "integer"}),
            ("request.model", "changed", "type", True),
        ),
        (
            lambda s: s["ResponsesRequest"]["properties"].update(text={"type": "object"}),
            ("request.text", "changed", "type", True),
        ),
        (
            lambda s: s["ResponsesRequest"]["properties"].update(model={"anyOf": [{"type": "string"}, {}]}),
            ("request.model", "changed", "type", False),
        ),
        (
            lambda s: s["TextDeltaEvent"]["properties"].update(delta={}),
            ("events[type=response.output_text.delta].delta", "changed", "type", True),
        ),
        (
            lambda s: s["FormatSchema"]["properties"]["schema"].update(additionalProperties={"type": "string"}),
            ("request.text.format[type=json_schema].schema.*", "changed", "type", True),
        ),
        (
            lambda s: s["ErrorDetail"]["properties"]["metadata"].update(additionalProperties={"type": "string"}),
            ("errors.error.metadata.*", "changed", "type", False),
        ),
        (
            lambda s: s["ErrorDetail"]["properties"].update(code={"type": "integer"}),
            ("errors.error.code", "removed", "type", False),
        ),
    ],
)
def test_each_difference_is_reported_once_with_its_path(
    edit: Callable[[dict[str, Any]], object], expected: tuple[Any, ...]
) -> None:
    assert expected in summaries(lambda schemas, responses: edit(schemas))
    paths = [path for path, *_ in summaries(lambda schemas, responses: edit(schemas))]
    assert set(paths) == {expected[0]}


def test_the_documentation_has_the_rules_for_breaking_changes() -> None:
    answers = {True: "yes", False: "no"}
    rows = [f"| {rule.change} | {answers[rule.sent]} | {answers[rule.received]} |" for rule in RULES.values()]
    assert "\n".join(rows) in (ROOT / "docs/tracking-upstream.md").read_text()


def test_an_enum_of_which_any_value_is_allowed_breaks_nobody() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["Effort"] = {"type": "string"}

    assert summaries(edit) == [("request.effort", "changed", "type", False)]


def test_a_new_required_field_is_breaking() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["ResponsesRequest"]["properties"]["key"] = {"type": "string"}
        schemas["ResponsesRequest"]["required"] = ["key"]

    assert summaries(edit) == [("request.key", "added", "field", True)]


def test_copies_are_compared_together_and_the_loosest_limit_counts() -> None:
    def limit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["McpTool"]["properties"]["url"] = {"type": "string", "maxLength": 8}
        schemas["Copy"] = copy.deepcopy(schemas["McpTool"])
        schemas["Copy"]["properties"]["url"] = {"type": ["string", "null"], "maxLength": 9}
        schemas["Copy"]["required"] = ["type", "url"]
        schemas["OpenResponsesResult"]["properties"]["output"]["items"]["oneOf"][1] = ref("Copy")

    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["McpTool"]["properties"]["url"] = {"type": ["string", "null"], "maxLength": 9}
    inline = copy.deepcopy(SMALL["components"]["schemas"]["InputItems"])

    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["OpenResponsesResult"]["properties"]["output"]["items"] = inline
        limit(schemas, responses)

    assert drift(edit, ours) == []


def test_an_object_with_several_tags_is_compared_with_each_of_our_variants() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        done = schemas["StreamEventsResponseCompleted"]
        done["properties"]["type"] = {"type": "string", "enum": ["response.completed", "response.done"]}

    assert summaries(edit) == [("events[type=response.done]", "added", "variant", False)]


def test_added_and_removed_statuses_are_reported() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        responses["418"] = responses.pop("400")

    assert summaries(edit) == [
        ("errors[status=400]", "removed", "status", True),
        ("errors[status=418]", "added", "status", False),
    ]


def test_added_and_removed_headers_are_reported_except_those_that_every_operation_accepts() -> None:
    theirs, ours = copy.deepcopy(SMALL), copy.deepcopy(SMALL)
    header = {"in": "header", "schema": {"type": "string"}}
    theirs["paths"]["/responses"]["post"]["parameters"] = [{**header, "name": "X-New", "required": True}]
    ours["paths"]["/responses"]["post"]["parameters"].append({**header, "name": "X-Old"})
    assert [(one.path, one.change, one.breaking) for one in differences_of(ours, theirs)] == [
        ("headers.X-New", "added", True),
        ("headers.X-Old", "removed", True),
    ]


def test_a_variant_for_unknown_tags_is_not_reported() -> None:
    rest = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}}}
    assert summaries(lambda schemas, responses: schemas["Tools"]["oneOf"].append(rest)) == []


def test_a_range_of_statuses_may_be_missing_upstream() -> None:
    assert summaries(lambda schemas, responses: responses.pop("4XX")) == []


def test_a_type_beyond_upstream_is_not_reported_as_removed() -> None:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["ErrorDetail"]["properties"]["code"]["x-beyond-upstream"] = True
    assert (
        drift(lambda schemas, responses: schemas["ErrorDetail"]["properties"].update(code={"type": "integer"}), ours)
        == []
    )


def test_a_field_beyond_upstream_is_not_reported_as_removed() -> None:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["ErrorDetail"]["properties"]["hint"] = {"type": "string", "x-beyond-upstream": True}
    assert drift(lambda schemas, responses: None, ours) == []


def test_a_difference_in_a_recursive_schema_is_reported_once() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["McpTool"]["properties"]["url"] = {"type": "string"}

    assert [path for path, *_ in summaries(edit)] == ["request.tools[type=mcp].url"]


@pytest.mark.parametrize(
    "malformed",
    [
        {"type": "object", "properties": None},
        {"type": "object", "required": True},
        {"enum": [{}]},
        {"maxLength": "9"},
        5,
    ],
)
def test_a_malformed_schema_allows_any_value(malformed: Any) -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["ResponsesRequest"]["properties"]["odd"] = malformed

    assert [path for path, *_ in summaries(edit)] == ["request.odd"]


def deprecate(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
    schemas["ResponsesRequest"]["properties"]["model"]["deprecated"] = True
    # A field is deprecated, too, if all that it can be is deprecated.
    schemas["Effort"]["deprecated"] = True
    schemas["ResponsesRequest"]["properties"]["effort"] = {"allOf": [ref("Effort")], "nullable": True}


def test_a_deprecated_field_is_reported_and_drafted_as_such() -> None:
    assert summaries(deprecate) == [
        ("request.effort", "changed", "deprecated", False),
        ("request.model", "changed", "deprecated", False),
        ("models.Effort", "changed", "deprecated", False),
    ]
    paths = ("request.effort", "request.model", "models.Effort")
    draft = "\n".join(["Follow the API:", *(f"- `{path}` changed: is deprecated" for path in paths), ""])
    assert changelog_draft(drift(deprecate)) == {"deprecated": draft}


def test_a_field_that_is_not_deprecated_any_more_is_reported() -> None:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["ResponsesRequest"]["properties"]["model"]["deprecated"] = True
    (difference,) = drift(lambda schemas, responses: None, ours)
    assert describe(difference) == "is not deprecated any more"


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "number", "default": "warm"},
        {"type": "boolean", "default": "yes"},
        {"type": "boolean", "default": 0},
        {"type": "string", "enum": ["a", "b"], "default": "c"},
        {"type": "array", "items": {"type": "string"}, "default": {}},
        {"type": "number", "maximum": 1, "default": 5},
    ],
)
def test_a_default_that_its_schema_does_not_allow_is_ignored(schema: dict[str, Any]) -> None:
    ours = copy.deepcopy(SMALL)
    without_default = {name: value for name, value in schema.items() if name != "default"}
    ours["components"]["schemas"]["ResponsesRequest"]["properties"]["new"] = without_default
    assert drift(lambda schemas, _: schemas["ResponsesRequest"]["properties"].update(new=schema), ours) == []


def test_a_field_that_is_spelled_differently_is_removed_and_added() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        fields = schemas["FunctionTool"]["properties"]
        fields["exit_code"] = fields.pop("exitCode")

    found = {(path, change) for path, change, _, _ in summaries(edit)}
    path = "request.tools[type=function]"
    assert found == {(f"{path}.exitCode", "removed"), (f"{path}.exit_code", "added")}


@pytest.mark.parametrize(("old", "new", "breaking"), [("an_id", "anId", False), ("anId", "an_id", True)])
def test_a_result_is_still_read_by_the_python_name_of_a_field(old: str, new: str, *, breaking: bool) -> None:
    ours = copy.deepcopy(SMALL)
    ours["components"]["schemas"]["OpenResponsesResult"]["properties"][old] = {"type": "string"}
    field = {new: {"type": "string"}}
    found = drift(lambda schemas, _: schemas["OpenResponsesResult"]["properties"].update(field), ours)
    assert {(one.path, one.change, one.breaking) for one in found} == {
        (f"result.{old}", "removed", breaking),
        (f"result.{new}", "added", False),
    }


def test_a_range_of_statuses_of_success_has_the_status_that_we_describe() -> None:
    assert drift(lambda schemas, responses: responses.update({"2XX": responses.pop("200")})) == []


def test_the_default_of_a_field_is_that_of_the_schemas_that_state_one() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["Effort"]["default"] = "low"
        schemas["ResponsesRequest"]["properties"]["model"]["default"] = "a/b"
        schemas["ResponsesRequest"]["properties"]["effort"] = {"anyOf": [ref("Effort"), {"type": "null"}]}

    found = drift(edit)
    assert [(one.path, one.change, one.breaking, describe(one)) for one in found] == [
        ("request.effort", "added", False, "default now low"),
        ("request.model", "added", False, "default now a/b"),
    ]


# --- reports ------------------------------------------------------------------------------------------------------


def test_json_has_the_same_keys_for_each_difference() -> None:
    (difference,) = drift(lambda schemas, responses: schemas["Effort"]["enum"].append("medium"))
    assert json.loads(to_json([difference], source="there")) == {
        "upstream": "there",
        "differences": [
            {
                "operation": "POST /responses",
                "path": "request.effort",
                "change": "added",
                "what": "values",
                "name": None,
                "before": None,
                "after": ["medium"],
                "breaking": False,
                "sides": ["request"],
            }
        ],
    }


def test_a_replaced_type_is_one_difference() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["InputMessage"]["properties"]["content"] = {"type": ["object", "integer"]}

    described = [describe(difference) for difference in drift(edit)]
    assert described == ["cannot be null", "type string | array → object | integer"]


def test_any_value_is_described_in_one_word() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["ResponsesRequest"]["properties"]["model"] = {"anyOf": [{"type": "string"}, {}, {"type": "null"}]}

    (difference,) = drift(edit)
    assert describe(difference) == "type string → any"


def test_breaking_differences_have_a_changelog_draft_of_their_own() -> None:
    def edit(schemas: dict[str, Any], responses: dict[str, Any]) -> None:
        schemas["Effort"]["enum"].append("medium")
        schemas["ResponsesRequest"]["properties"].pop("model")

    assert changelog_draft(drift(edit)) == {
        "added": "Follow the API:\n- `request.effort` added: value medium\n",
        "breaking": "Follow the API:\n- `request.model` removed: field string\n",
    }
    assert changelog_draft([]) == {}


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    def run(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["upstream", *arguments])
        return commands.main()

    return run


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Replace the project's description with a small one."""
    (tmp_path / "overlays/spec").mkdir(parents=True)
    (tmp_path / "openapi.yaml").write_text(SMALL_FILE.read_text())
    (tmp_path / "pyproject.toml").write_text(OPERATIONS)
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    return tmp_path


def write(path: Path, document: dict[str, Any]) -> str:
    if path.suffix == ".json":
        path.write_text(json.dumps(document))
    else:
        with path.open("w") as file:
            YAML(typ="safe").dump(document, file)
    return str(path)


@pytest.mark.parametrize("name", ["there.yaml", "there.json"])
def test_the_exit_status_tells_whether_there_are_differences(
    name: str, ours: Path, tmp_path: Path, run: Callable[..., int]
) -> None:
    theirs = copy.deepcopy(SMALL)
    assert run("drift", write(tmp_path / name, theirs)) == 0
    theirs["components"]["schemas"]["Effort"]["enum"].append("medium")
    assert run("drift", write(tmp_path / name, theirs)) == 1


def test_the_table_shows_path_and_change(
    ours: Path, tmp_path: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = copy.deepcopy(SMALL)
    theirs["components"]["schemas"]["ResponsesRequest"]["properties"].pop("model")
    run("drift", write(tmp_path / "there.yaml", theirs))
    (row,) = [line for line in capsys.readouterr().out.splitlines() if "request.model" in line]
    assert row.split() == ["removed", "request.model", "field", "string", "breaks"]


def test_unquoted_statuses_are_read_as_strings(ours: Path, tmp_path: Path, run: Callable[..., int]) -> None:
    text = SMALL_FILE.read_text().replace("'200':", "200:").replace("'400':", "400:")
    (tmp_path / "there.yaml").write_text(text)
    assert run("drift", str(tmp_path / "there.yaml")) == 0


def at(path: str) -> dict[str, Any]:
    document = copy.deepcopy(SMALL)
    document["paths"] = {path: document["paths"]["/responses"]}
    return document


def with_request(schema: dict[str, Any]) -> bytes:
    """Return a document whose request body has this schema."""
    schemas = {**SMALL["components"]["schemas"], "ResponsesRequest": schema}
    return json.dumps({**SMALL, "components": {**SMALL["components"], "schemas": schemas}}).encode()


# Each level has ten references to the one before it.
NESTED_ALIASES = "openapi: 3.1.0\nn0: &n0 {type: string}\n" + "\n".join(
    f"n{level}: &n{level} {{anyOf: [{', '.join([f'*n{level - 1}'] * 10)}]}}" for level in range(1, 9)
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file or directory"),
        (b"", "not an OpenAPI document but null"),
        (b"a: [1", "malformed YAML"),
        (b"a: " + b"[" * 100_000, "cannot be read: nested too deeply"),
        (b'{"a": ' + b"[" * 100_000, "cannot be read: nested too deeply"),
        (b"<!DOCTYPE html>\n<p>Sign in: here</p>", "not an OpenAPI document but HTML or XML"),
        (b"openapi: 3.1.0\npaths: {}\ncomponents: []", "components is an array, but has to be an object"),
        (
            b"openapi: 3.1.0\npaths: {}\ncomponents: {schemas: [a]}",
            "components.schemas is an array, but has to be an object",
        ),
        (
            b"openapi: 3.1.0\npaths: {}\ncomponents: {schemas: {A: null}}",
            "the component schema A is null, but has to be an object or a boolean",
        ),
        (b'{"a": [1', "malformed JSON"),
        (b"\xff\xfe", "not UTF-8 text"),
        (b"[]", "not an OpenAPI document but an array"),
        (b'{"swagger": "2.0"}', "not an OpenAPI 3 document: its version is 2.0"),
        (b'{"openapi": "3.1.0"}', "describes no paths"),
        (b'{"openapi": "3.1.0", "paths": {}}', "has no POST /responses, nor another path"),
        (json.dumps(at("/api/alpha/responses")).encode(), "try OPERATION=/api/alpha/responses"),
        (json.dumps(at("/beta/responses")).encode(), "try OPERATION=/beta/responses"),
        (json.dumps(SMALL).replace("schemas/Effort", "schemas/Nowhere").encode(), "schemas/Nowhere leads to nothing"),
        (with_request({"$ref": "#/components/schemas/ResponsesRequest"}), "ResponsesRequest refers to itself in a"),
        (with_request({"anyOf": [{"allOf": [{"$ref": "#/components/schemas/ResponsesRequest"}]}]}), "in a circle"),
        (b'{"openapi": "3.1.0", "paths": {}, "paths": {}}', "duplicate key 'paths'"),
        (b"openapi: 3.1.0\npaths: {}\npaths: {}", "malformed YAML: duplicate key 'paths' at line 3, column 1"),
        (NESTED_ALIASES.encode(), "aliases expand it to more than 1,000,000 values"),
        (json.dumps(SMALL).replace("#/components/schemas/Effort", "other.yaml").encode(), "leads out of the document"),
    ],
)
def test_an_unusable_document_gives_one_line_and_status_2(
    content: bytes | None,
    message: str,
    ours: Path,
    tmp_path: Path,
    run: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "there.yaml"
    if content is not None:
        path.write_bytes(content)
    assert run("drift", str(path)) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{path}: ")
    assert message in line


def test_the_path_of_the_operation_can_be_given(ours: Path, tmp_path: Path, run: Callable[..., int]) -> None:
    path = write(tmp_path / "there.json", at("/presets/{slug}/responses"))
    assert run("drift", path, "--operation", "/presets/{slug}/responses") == 0


class _Documents(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in ("/slow", "/endless"):
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"# " + b"x" * 2**20 + b"\n" if self.path == "/endless" else b"#\n")
            return
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/openapi.json")
            self.end_headers()
            return
        found = self.path == "/openapi.json"
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(json.dumps(SMALL).encode() if found else b"")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by the base
        """Keep the test's output clean."""


@pytest.fixture
def site() -> Iterator[str]:
    with http.server.HTTPServer(("127.0.0.1", 0), _Documents) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/openapi.json", "/moved"])
def test_a_document_can_be_fetched(path: str, site: str, ours: Path, run: Callable[..., int]) -> None:
    assert run("drift", f"{site}{path}") == 0


def test_a_response_that_never_ends_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UpstreamError, match=r"/slow: the response takes longer than 0 s$"):
        fetch(f"{site}/slow", deadline_s=0)
    monkeypatch.setattr("maintainer.upstream.document._MOST_BYTES", 5_000_000)
    with pytest.raises(UpstreamError, match=r"/endless: the response has more than 5,000,000 bytes$"):
        fetch(f"{site}/endless")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("{site}/gone", "the server responded with status 404"),
        ("http://127.0.0.1:1/", "cannot be fetched"),
        ("http://user:hunter2@127.0.0.1:1/", "must not contain a user name or a password"),
        ("ftp://127.0.0.1/openapi.json", "only http and https URLs can be fetched, not ftp"),
    ],
)
def test_a_url_that_cannot_be_fetched_gives_one_line(
    url: str, message: str, site: str, ours: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("drift", url.format(site=site)) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


# --- published documents --------------------------------------------------------------------------------------------


def test_a_published_document_can_be_compared(run: Callable[..., int]) -> None:
    day = PUBLISHED / "2026-01-13.yaml"
    if not day.exists():
        pytest.skip("the published documents are not available")
    assert run("drift", str(day)) in (0, 1)
