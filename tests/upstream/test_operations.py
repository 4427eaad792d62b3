"""Any number of operations, of any method, are compared and captured."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import maintainer.upstream.__main__ as commands
from maintainer.codegen.documents import DocumentError, load_document
from maintainer.upstream.capture import Capture, CaptureError, capture_operations, undescribed_parts
from maintainer.upstream.differences import find_differences
from maintainer.upstream.document import UpstreamError
from maintainer.upstream.fragments import changelog_draft
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations
from maintainer.upstream.report import describe, to_json
from maintainer.upstream.write_back import DescriptionFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from maintainer.upstream.difference import Difference

SMALL = load_document(Path(__file__).parents[1] / "codegen/small.yaml")
NAMES = ("POST /responses", "GET /things/{id}")
SORT = {"type": "string", "enum": ["new", "old"]}

Operation = dict[str, Any]


def ref(name: str, kind: str = "schemas") -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/{name}"}


def with_things(document: dict[str, Any] = SMALL) -> dict[str, Any]:
    """Return a description that has a second operation, which sends no body and does not stream."""
    document = copy.deepcopy(document)
    document["paths"]["/things/{id}"] = {
        "get": {
            "operationId": "getThing",
            "tags": ["Things"],
            "summary": "Get a thing",
            "description": "Returns a thing.",
            "parameters": [
                {"name": "id", "in": "path", "required": True, "description": "Its ID.", "schema": {"type": "string"}},
                {"name": "limit", "in": "query", "description": "How many.", "schema": {"type": "integer"}},
                {"name": "sort", "in": "query", "description": "Order.", "schema": dict(SORT)},
            ],
            "responses": {
                "200": {"description": "It.", "content": {"application/json": {"schema": ref("Thing")}}},
                "400": ref("BadRequestResponse", "responses"),
                "4XX": ref("DefaultErrorResponse", "responses"),
            },
        }
    }
    fields = {"name": {"type": "string"}, "tool": ref("McpTool")}
    document["components"]["schemas"]["Thing"] = {"description": "A thing.", "type": "object", "properties": fields}
    return document


def differences(edit: Callable[[Operation], object], ours: dict[str, Any] | None = None) -> list[Difference]:
    """Return the differences after an edit of the second operation of the upstream document."""
    theirs = with_things()
    edit(theirs["paths"]["/things/{id}"]["get"])
    return differences_of(ours or with_things(), theirs)


def differences_of(ours: dict[str, Any], theirs: dict[str, Any], names: tuple[str, ...] = NAMES) -> list[Difference]:
    return list(find_differences(match_description(ours, find_operations(theirs, names, source="there"))))


def captured(ours: dict[str, Any], theirs: dict[str, Any], names: tuple[str, ...] = NAMES) -> Capture:
    """Capture a document, and check that a second capture changes nothing."""
    operations = find_operations(theirs, names, source="there")
    capture = capture_operations(ours, operations)
    again = capture_operations(capture.document, operations)
    assert (again.document, again.differences) == (capture.document, ())
    return capture


def without_things(document: dict[str, Any]) -> dict[str, Any]:
    document = copy.deepcopy(document)
    del document["paths"]["/things/{id}"]
    del document["components"]["schemas"]["Thing"]
    return document


# --- drift ----------------------------------------------------------------------------------------------------------


def test_operations_do_not_differ_from_themselves() -> None:
    assert differences(lambda operation: None) == []


def set_schema(index: int, **keywords: Any) -> Callable[[Operation], None]:
    return lambda operation: operation["parameters"][index]["schema"].update(keywords)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            lambda operation: operation["parameters"].append({"name": "q", "in": "query", "schema": {}}),
            ("GET /things/{id} query.q", "added", "parameter any", False),
        ),
        (
            lambda operation: operation["parameters"].append({"name": "X-New", "in": "header", "required": True}),
            ("GET /things/{id} headers.X-New", "added", "header string", True),
        ),
        (
            lambda operation: operation["parameters"].pop(1),
            ("GET /things/{id} query.limit", "removed", "parameter integer", True),
        ),
        (
            lambda operation: operation["parameters"][1].update(required=True),
            ("GET /things/{id} query.limit", "changed", "is required", True),
        ),
        (
            lambda operation: operation["parameters"][1].update(deprecated=True),
            ("GET /things/{id} query.limit", "changed", "is deprecated", False),
        ),
        (
            lambda operation: operation.update(deprecated=True),
            ("GET /things/{id}", "changed", "is deprecated", False),
        ),
        (set_schema(1, default=9), ("GET /things/{id} query.limit", "added", "default now 9", False)),
        (set_schema(1, maximum=99), ("GET /things/{id} query.limit", "added", "maximum now 99", True)),
        (set_schema(1, type="string"), ("GET /things/{id} query.limit", "changed", "type integer → string", True)),
        (set_schema(2, enum=["new"]), ("GET /things/{id} query.sort", "removed", "value old", True)),
        (set_schema(2, enum=["new", "old", "top"]), ("GET /things/{id} query.sort", "added", "value top", False)),
        (
            lambda operation: operation["responses"].update({"404": {"description": ""}}),
            ("GET /things/{id} errors[status=404]", "added", "status", False),
        ),
        (
            lambda operation: operation["responses"].update({"202": operation["responses"].pop("200")}),
            ("GET /things/{id} result", "changed", "status 200 → 202", False),
        ),
        (
            lambda operation: operation.update(requestBody={"content": {"application/json": {"schema": ref("Thing")}}}),
            ("GET /things/{id} request", "added", "field object", False),
        ),
    ],
)
def test_each_difference_names_its_operation(
    edit: Callable[[Operation], object], expected: tuple[str, str, str, bool]
) -> None:
    assert [(one.place, one.change, describe(one), one.breaking) for one in differences(edit)] == [expected]


def test_a_parameter_of_the_path_item_is_one_of_its_operations() -> None:
    theirs = with_things()
    item = theirs["paths"]["/things/{id}"]
    item["parameters"] = [item["get"]["parameters"].pop(0), {"name": "limit", "in": "query", "schema": {}}]
    assert differences_of(with_things(), theirs) == []


def test_null_is_not_a_value_of_a_parameter() -> None:
    assert differences(set_schema(1, type=["integer", "null"])) == []


def test_a_parameter_can_be_left_out_on_purpose() -> None:
    ours = with_things()
    ours["paths"]["/things/{id}"]["get"]["x-without-parameters"] = ["use_rss"]

    def edit(operation: Operation) -> None:
        operation["parameters"].append({"name": "use_rss", "in": "query", "schema": {"type": "string"}})

    assert [one.place for one in differences(edit)] == ["GET /things/{id} query.use_rss"]
    assert differences(edit, ours) == []


def test_a_parameter_beyond_upstream_is_kept() -> None:
    ours = with_things()
    ours["paths"]["/things/{id}"]["get"]["parameters"][1]["x-beyond-upstream"] = True
    assert differences(lambda operation: operation["parameters"].pop(1), ours) == []


def test_a_media_type_beside_json_is_ignored() -> None:
    content = {"application/rss+xml": {"schema": {"type": "string"}}}
    assert differences(lambda operation: operation["responses"]["200"]["content"].update(content)) == []


def test_a_body_that_is_not_json_is_refused() -> None:
    with pytest.raises(UpstreamError, match=r"^there: GET /things/\{id\} does not respond with JSON$"):
        differences(lambda operation: operation["responses"]["200"].update(content={"text/plain": {}}))


def test_a_response_without_a_body_is_compared() -> None:
    def edit(operation: Operation) -> None:
        operation["responses"] = {"204": {"description": "Done."}}

    assert [(one.place, describe(one)) for one in differences(edit)] == [
        ("GET /things/{id} result", "field object"),
        ("GET /things/{id} result", "status 200 → 204"),
        ("GET /things/{id} errors[status=400]", "status"),
    ]


def test_a_difference_in_a_shared_schema_belongs_to_the_first_operation_that_reaches_it() -> None:
    theirs = with_things()
    theirs["components"]["schemas"]["McpTool"]["properties"]["url"] = {"type": "string"}
    (difference,) = differences_of(with_things(), theirs)
    assert (difference.operation, difference.place, difference.sides) == (
        "POST /responses",
        "request.tools[type=mcp].url",
        ("request", "answer"),
    )


def test_json_has_the_operation_of_each_difference() -> None:
    (listed,) = json.loads(to_json(differences(set_schema(1, maximum=9)), source="there"))["differences"]
    assert (listed["operation"], listed["path"]) == ("GET /things/{id}", "query.limit")


def test_changelog_entries_name_the_operation() -> None:
    draft = changelog_draft(differences(set_schema(1, default=9)))
    assert draft == {"added": "Follow the API:\n- `GET /things/{id} query.limit` added: default now 9\n"}


def test_an_operation_that_only_the_document_has_is_added() -> None:
    (difference,) = differences_of(SMALL, with_things())
    assert (difference.place, difference.change, difference.breaking) == ("GET /things/{id}", "added", False)


def test_an_operation_that_the_document_lacks_is_removed_unless_it_is_beyond_upstream() -> None:
    ours = with_things()
    (difference,) = differences_of(ours, SMALL)
    assert (difference.place, difference.change, difference.breaking) == ("GET /things/{id}", "removed", True)
    ours["paths"]["/things/{id}"]["get"]["x-beyond-upstream"] = True
    assert differences_of(ours, SMALL) == []
    # A document that has it is compared as before.
    assert [one.place for one in differences(set_schema(1, default=9), ours)] == ["GET /things/{id} query.limit"]


@pytest.mark.parametrize(
    ("ours", "names", "message"),
    [
        (with_things(), ("POST /responses",), r"has GET /things/\{id\}, but \[tool"),
        (SMALL, (*NAMES, "GET /gone"), r"^there: has no GET /gone, and neither has openapi\.yaml"),
    ],
)
def test_an_operation_outside_of_the_table_or_only_in_it_is_refused(
    ours: dict[str, Any], names: tuple[str, ...], message: str
) -> None:
    with pytest.raises(DocumentError, match=message):
        differences_of(ours, with_things(), names)


def test_another_path_of_the_first_operation_brings_no_parameters() -> None:
    theirs = copy.deepcopy(SMALL)
    item = theirs["paths"]["/presets/{slug}/responses"] = theirs["paths"].pop("/responses")
    item["parameters"] = [{"name": "slug", "in": "path", "required": True, "schema": {"type": "string"}}]
    path = "/presets/{slug}/responses"
    found = find_operations(theirs, ["POST /responses"], source="there", responses_path=path)
    assert find_differences(match_description(SMALL, found)) == ()


# --- capture --------------------------------------------------------------------------------------------------------


def test_a_new_operation_is_written_in_our_form() -> None:
    theirs = with_things()
    responses = theirs["paths"]["/things/{id}"]["get"]["responses"]
    responses["200"]["description"] = "Their sentence."
    responses["404"] = {"description": "Their sentence.", "content": {"application/json": {"schema": {}}}}
    document = captured(SMALL, theirs).document
    assert document["paths"]["/things/{id}"]["get"] == {
        "operationId": "getThing",
        "tags": ["Things"],
        "summary": "To be described.",
        "description": "To be described.",
        "parameters": [
            {
                "name": "id",
                "in": "path",
                "description": "To be described.",
                "required": True,
                "schema": {"type": "string"},
            },
            {"name": "limit", "in": "query", "description": "To be described.", "schema": {"type": "integer"}},
            {
                "name": "sort",
                "in": "query",
                "description": "To be described.",
                "schema": {"type": "string", "enum": ["new", "old"]},
            },
        ],
        "responses": {
            "200": {
                "description": "To be described.",
                "content": {"application/json": {"schema": ref("Thing")}},
            },
            "400": ref("BadRequestResponse", "responses"),
            "404": ref("NotFoundResponse", "responses"),
            "4XX": ref("DefaultErrorResponse", "responses"),
        },
    }
    assert document["tags"] == [{"name": "Things", "description": "To be described."}]
    assert document["components"]["schemas"]["Thing"]["properties"]["tool"]["$ref"] == ref("McpTool")["$ref"]


def test_a_new_operation_without_a_tag_or_an_id_is_named_by_its_path() -> None:
    theirs = with_things()
    del theirs["paths"]["/things/{id}"]["get"]["tags"]
    del theirs["paths"]["/things/{id}"]["get"]["operationId"]
    operation = captured(SMALL, theirs).document["paths"]["/things/{id}"]["get"]
    assert (operation["operationId"], operation["tags"]) == ("getThingsId", ["Things"])


def test_a_new_operation_refers_to_headers_that_are_components() -> None:
    ours, theirs = copy.deepcopy(SMALL), with_things()
    trace = {"name": "X-Trace", "in": "header", "schema": {"type": "string"}}
    app = {"name": "HTTP-Referer", "in": "header", "schema": {"type": "string"}}
    ours["components"]["parameters"] = {"Trace": trace, "App": app}
    ours["paths"]["/responses"]["post"]["parameters"] = [ref("App", "parameters"), ref("Trace", "parameters")]
    theirs["paths"]["/responses"]["post"]["parameters"] = [trace]
    theirs["paths"]["/things/{id}"]["get"]["parameters"] = [trace]
    document = captured(ours, theirs).document
    assert document["paths"]["/things/{id}"]["get"]["parameters"] == [
        ref("App", "parameters"),
        ref("Trace", "parameters"),
    ]


def test_each_part_of_a_new_operation_is_listed_as_undescribed() -> None:
    assert list(undescribed_parts(captured(SMALL, with_things()).document)) == [
        "GET /things/{id}",
        "GET /things/{id} path id",
        "GET /things/{id} query limit",
        "GET /things/{id} query sort",
        "GET /things/{id} 200",
        "tag Things",
        "Thing",
        "Thing.tool",
    ]


def test_an_operation_that_the_document_lacks_is_kept_and_told() -> None:
    capture = captured(with_things(), SMALL)
    assert capture.document == with_things()
    assert (capture.missing, capture.differences) == (("GET /things/{id}",), ())


def change_parameters(operation: Operation) -> None:
    _, limit, sort = operation["parameters"]
    limit |= {"required": True, "deprecated": True, "schema": {"type": "integer", "maximum": 99, "default": 9}}
    sort["schema"] = {"type": "string", "enum": [f"by-{number}" for number in range(9)]}
    operation["parameters"] += [{"name": "X-New", "in": "header", "schema": {"type": "string"}}]


@pytest.mark.parametrize(
    ("parameter", "problem"),
    [
        ({"schema": {"type": "array", "items": {"type": "string"}}, "explode": False}, "a list that is not sent as"),
        ({"schema": {"type": "array", "items": {"type": "string"}}, "style": "pipeDelimited"}, "a list that is not"),
        ({"schema": {"type": "object", "properties": {"a": {"type": "string"}}}, "style": "deepObject"}, "an object"),
    ],
)
def test_a_parameter_that_the_client_cannot_send_is_refused_or_left_out(
    parameter: dict[str, Any], problem: str
) -> None:
    theirs, ours = with_things(), with_things()
    theirs["paths"]["/things/{id}"]["get"]["parameters"].append({"name": "filter", "in": "query", **parameter})
    with pytest.raises(CaptureError, match=f"there: GET /things/{{id}}: query.filter is {problem}.*without-param"):
        captured(ours, theirs)
    ours["paths"]["/things/{id}"]["get"]["x-without-parameters"] = ["filter"]
    assert captured(ours, theirs).document == ours


def test_parameters_are_changed_and_changed_back() -> None:
    theirs = with_things()
    change_parameters(theirs["paths"]["/things/{id}"]["get"])
    after = captured(with_things(), theirs).document
    _, limit, sort, new = after["paths"]["/things/{id}"]["get"]["parameters"]
    assert limit == {
        "name": "limit",
        "in": "query",
        "required": True,
        "deprecated": True,
        "description": "How many.",
        "schema": {"type": "integer", "maximum": 99, "default": 9},
    }
    assert new == ref("XNew", "parameters")
    assert sort["schema"] == {"type": "string", "enum": [f"by-{number}" for number in range(9)]}
    assert captured(after, with_things()).document == with_things()


@pytest.mark.parametrize(
    "edit",
    [
        lambda operation: operation["responses"].update({"202": operation["responses"].pop("200")}),
        lambda operation: operation.update(deprecated=True),
        lambda operation: operation["responses"].update({"204": {"description": "Done."}, "200": {"description": ""}}),
        lambda operation: operation.update(requestBody={"content": {"application/json": {"schema": ref("Thing")}}}),
        lambda operation: operation["responses"]["200"]["content"].update(
            {"text/event-stream": {"schema": ref("StreamEvents")}}
        ),
    ],
)
def test_bodies_and_statuses_are_changed_and_changed_back(edit: Callable[[Operation], object]) -> None:
    theirs = with_things()
    edit(theirs["paths"]["/things/{id}"]["get"])
    after = captured(with_things(), theirs).document
    if "text/event-stream" not in json.dumps(after["paths"]["/things/{id}"]):
        assert differences_of(captured(after, with_things()).document, with_things()) == []


def test_all_error_responses_of_all_operations_keep_one_schema() -> None:
    theirs = with_things()
    body = {"type": "object", "properties": {"error": {"type": "string"}, "hint": {"type": "string"}}}
    response = {"description": "", "content": {"application/json": {"schema": body}}}
    theirs["paths"]["/things/{id}"]["get"]["responses"]["404"] = response
    document = captured(with_things(), theirs).document
    bodies = [one["content"]["application/json"]["schema"] for one in document["components"]["responses"].values()]
    assert bodies == [ref("ErrorResponse")] * 3
    assert "hint" in document["components"]["schemas"]["ErrorResponse"]["properties"]


def test_what_returns_is_described_as_before() -> None:
    theirs = with_things()
    del theirs["paths"]["/things/{id}"]["get"]["parameters"][1]
    left = captured(with_things(), theirs)
    assert left.former == {"GET /things/{id} query.limit": "How many."}
    operations = find_operations(with_things(), NAMES, source="there")
    document = capture_operations(left.document, operations, former=left.former).document
    assert document["paths"]["/things/{id}"]["get"]["parameters"][-1]["description"] == "How many."


# --- the commands ---------------------------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose description has both operations."""
    (tmp_path / "overlays/spec").mkdir(parents=True)
    (tmp_path / "openapi.yaml").write_text(json.dumps(with_things()))
    write_table(tmp_path, ["POST /responses", "GET /things/{id}"])
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    return tmp_path


def write_table(root: Path, names: list[str]) -> None:
    lines = [f'"{name}" = "things.method{number}"\n' for number, name in enumerate(names)]
    (root / "pyproject.toml").write_text("[tool.openrouter-responses.operations]\n" + "".join(lines))


def run(command: str, checkout: Path, document: dict[str, Any]) -> int:
    path = checkout / "upstream.json"
    path.write_text(json.dumps(document))
    return commands.main([command, str(path)])


def test_the_table_of_drift_names_the_operation(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = with_things()
    theirs["paths"]["/things/{id}"]["get"]["parameters"].pop()
    assert run("drift", checkout, theirs) == 1
    assert capsys.readouterr().out.splitlines()[1].split() == (
        ["removed", "GET", "/things/{id}", "query.sort", "parameter", "'new'", "|", "'old'", "breaks"]
    )


def test_an_operation_that_the_document_lacks_is_one_line_of_capture(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (checkout / "openapi.yaml").read_bytes()
    assert run("capture", checkout, SMALL) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "GET /things" in line]
    assert "has no GET /things/{id}, which is kept; to remove it, edit openapi.yaml, overlays/spec/ and" in line
    assert (checkout / "openapi.yaml").read_bytes() == before
    assert not (checkout / "changes").exists()


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["POST /responses"], "our description has GET /things/{id}, but [tool.openrouter-responses.operations]"),
        ([*NAMES, "GET /gone"], "has no GET /gone, and neither has openapi.yaml"),
    ],
)
@pytest.mark.parametrize("command", ["drift", "capture"])
def test_a_wrong_table_gives_one_line_and_status_2(
    command: str, names: list[str], message: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_table(checkout, names)
    assert run(command, checkout, with_things()) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


# --- files ----------------------------------------------------------------------------------------------------------

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Small, version: "1"}
tags:
  - {name: Responses, description: Responses.}

paths:
  /responses:
    post:
      responses:
        '200': {description: Done.}

components:
  schemas: {}
"""
OVERLAY = """\
overlay: 1.1.0
info: {title: Errors, version: "1"}
actions:
  - target: $.paths
    update:
      /responses:
        post:
          responses:
            '400': {$ref: '#/components/responses/BadRequestResponse'}

  - target: $.components
    update:
      responses:
        BadRequestResponse: {description: Wrong.}
"""


def test_the_error_responses_of_a_new_operation_join_those_of_the_others(tmp_path: Path) -> None:
    description, overlay = tmp_path / "openapi.yaml", tmp_path / "errors.overlay.yaml"
    description.write_text(DESCRIPTION)
    overlay.write_text(OVERLAY)
    files = DescriptionFiles(description, [overlay])
    document = copy.deepcopy(files.document)
    document["tags"].append({"name": "Things", "description": "Things."})
    document["paths"]["/things"] = {
        "get": {
            "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer"}}],
            "responses": {"200": {"description": "It."}, "400": ref("BadRequestResponse", "responses")},
        }
    }
    texts = files.changed_texts(document)
    assert texts[description] == DESCRIPTION.replace(
        "\n\npaths:", "\n  - {name: Things, description: Things.}\n\npaths:"
    ).replace(
        "\ncomponents:",
        """
  /things:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses:
        '200': {description: It.}

components:""",
    )
    assert texts[overlay] == OVERLAY.replace(
        "\n  - target: $.components",
        """\
      /things:
        get:
          responses:
            '400': {$ref: '#/components/responses/BadRequestResponse'}

  - target: $.components""",
    )
