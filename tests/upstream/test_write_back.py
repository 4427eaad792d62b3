"""A capture edits the files of our description: only the lines that change, and each change in the right file."""

from __future__ import annotations

import contextlib
import copy
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openapi_spec_validator import validate

import maintainer.upstream.__main__ as commands
from maintainer.codegen.documents import DocumentError, load_document
from maintainer.upstream.write_back import DescriptionFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
SMALL_FILE = ROOT / "tests/codegen/small.yaml"


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


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


def with_operations(names: list[str]) -> str:
    """Return the text of `pyproject.toml` with these operations."""
    table = "[tool.openrouter-responses.operations]\n"
    before, _, after = (ROOT / "pyproject.toml").read_text().partition(table)
    methods = {"POST /responses": "responses.send", "GET /things": "things.list", "GET /things/{id}": "things.get"}
    lines = [f'"{name}" = "{methods[name]}"\n' for name in names]
    return before + table + "".join(lines) + after[after.index("\n[") :]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Replace the project's description with a small one, to which an overlay adds streaming."""
    text = SMALL_FILE.read_text()
    text = text[: text.index("    StreamEvents:")]
    (tmp_path / "openapi.yaml").write_text(
        "".join(line for line in text.splitlines(True) if "event-stream" not in line)
    )
    (tmp_path / "overlays/spec").mkdir(parents=True)
    (tmp_path / "overlays/spec/streaming.overlay.yaml").write_text(OVERLAY)
    for name in ("generator-config.yaml", "overlays/templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "pyproject.toml").write_text(with_operations(["POST /responses"]))
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    return tmp_path


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


def without_origin(text: str) -> str:
    """Return the text of a description without the record of the document that it was captured from."""
    return re.sub(r"^x-captured-from:\n(  .*\n)+", "", text, flags=re.MULTILINE)


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_capture_of_our_own_description_changes_no_byte(checkout: Path, run: Callable[..., int]) -> None:
    before = texts(checkout)
    assert run(DescriptionFiles.load(checkout).document) == 0
    assert texts(checkout) == before


def test_a_change_edits_only_its_own_lines_and_a_second_capture_edits_none(
    checkout: Path, run: Callable[..., int]
) -> None:
    before = texts(checkout)
    theirs = DescriptionFiles.load(checkout).document
    theirs["components"]["schemas"]["Effort"]["enum"].append("medium")
    assert run(theirs) == 0
    after = texts(checkout)
    removed, added = changed_lines(before["openapi.yaml"], without_origin(after["openapi.yaml"]))
    assert (len(removed), len(added)) == (1, 5)
    assert added[0] == "    Effort:"
    assert "      x-enumDescriptions: {medium: To be described.}" in added
    assert "      enum: [high, low, medium]" in added
    assert after["changes/api.added.md"] == "Follow the API:\n- `request.effort` added: value medium\n"
    assert run(theirs) == 0
    assert texts(checkout) == after


def test_an_edit_is_made_in_the_file_that_has_the_schema(checkout: Path, run: Callable[..., int]) -> None:
    before = texts(checkout)
    theirs = DescriptionFiles.load(checkout).document
    schemas = theirs["components"]["schemas"]
    schemas["DebugEvent"]["properties"]["extra"] = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert run(theirs) == 0
    after = texts(checkout)
    assert {name for name in after if before.get(name) != after[name]} == {
        "overlays/spec/streaming.overlay.yaml",
        "changes/api.added.md",
        "openapi.yaml",
    }
    assert without_origin(after["openapi.yaml"]) == before["openapi.yaml"]
    assert "        DebugEventExtra:" in after["overlays/spec/streaming.overlay.yaml"]


def test_a_changed_schema_stays_in_the_file_that_describes_it(checkout: Path, run: Callable[..., int]) -> None:
    (checkout / "overlays/spec/synonyms.overlay.yaml").write_text(SYNONYMS)
    theirs = DescriptionFiles.load(checkout).document
    theirs["components"]["schemas"]["TextConfig"]["properties"]["format"] = {"type": "integer"}
    assert run(theirs) == 0
    described = load_document(checkout / "openapi.yaml")["components"]["schemas"]["TextConfig"]
    assert described["properties"]["format"] == {"type": "integer"}


def test_a_replaced_schema_does_not_keep_its_synonyms(checkout: Path) -> None:
    overlay = checkout / "overlays/spec/synonyms.overlay.yaml"
    overlay.write_text(SYNONYMS)
    ours = DescriptionFiles.load(checkout)
    document = copy.deepcopy(ours.document)
    document["components"]["schemas"]["TextConfig"]["properties"]["format"] = {"type": "integer"}
    texts = ours.changed_texts(document)
    assert "format: {type: integer}" in texts[checkout / "openapi.yaml"]
    assert "TextConfig" not in texts[overlay]


def test_a_component_that_the_request_uses_moves_out_of_the_overlay(checkout: Path, run: Callable[..., int]) -> None:
    names = checkout / "overlays/spec/synonyms.overlay.yaml"
    names.write_text(SYNONYMS)
    theirs = DescriptionFiles.load(checkout).document
    theirs["components"]["schemas"]["ResponsesRequest"]["properties"]["timings"] = ref("DebugTimings")
    assert run(theirs) == 0
    moved = load_document(checkout / "openapi.yaml")["components"]["schemas"]["DebugTimings"]
    assert moved["description"] == "When something happened."
    assert names.read_text() == SYNONYMS
    validate(load_document(checkout / "openapi.yaml"))
    validate(DescriptionFiles.load(checkout).document)


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
def test_an_unusable_document_changes_no_file(
    spoil: Callable[[Any], object], checkout: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(checkout)
    theirs = DescriptionFiles.load(checkout).document
    spoil(theirs)
    assert run(theirs) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "upstream.json: " in line
    assert texts(checkout) == before


def test_a_capture_that_changes_something_records_where_its_document_comes_from(
    checkout: Path, run: Callable[..., int]
) -> None:
    theirs = DescriptionFiles.load(checkout).document
    assert run(theirs) == 0
    assert "x-captured-from" not in load_document(checkout / "openapi.yaml")
    theirs["components"]["schemas"]["ResponsesRequest"]["properties"]["top_k"] = {"type": "integer"}
    assert run(theirs) == 0
    origin = load_document(checkout / "openapi.yaml")["x-captured-from"]
    assert list(origin) == ["address", "sha256", "date"]
    assert "/" not in origin["address"]


def test_an_edit_with_another_result_than_the_captured_description_is_refused(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = DescriptionFiles.load(checkout).document
    document["components"]["schemas"]["Effort"]["enum"].append("medium")
    monkeypatch.setattr("maintainer.upstream.write_back.edit_yaml", lambda text, old, new: text)
    with pytest.raises(DocumentError, match="cannot be edited"):
        DescriptionFiles.load(checkout).changed_texts(document)


PATTERN = """\
overlay: 1.1.0
extends: ../../openapi.yaml
info: {title: Marks, version: 1.0.0}
actions:
  - target: $.components.schemas.TextConfig
    remove: true
    x-note: Replaced below.
  - target: $.components.schemas
    update: {TextConfig: {description: Text., type: object, additionalProperties: true}}
  - target: $.components.schemas[?@.type == 'object']
    update: %s
"""


def with_pattern(checkout: Path, update: str) -> str:
    overlay = PATTERN % update
    (checkout / "overlays/spec/zmarks.overlay.yaml").write_text(overlay)
    return overlay


def test_a_pattern_and_a_removal_in_an_overlay_do_not_prevent_a_capture(
    checkout: Path, run: Callable[..., int]
) -> None:
    overlay = with_pattern(checkout, "{x-mark: true}")
    before = texts(checkout)
    theirs = DescriptionFiles.load(checkout).document
    schemas = theirs["components"]["schemas"]
    schemas["ErrorDetail"]["properties"]["extra"] = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert run(theirs) == 0
    after = texts(checkout)
    assert {name for name in after if before.get(name) != after[name]} == {"openapi.yaml", "changes/api.added.md"}
    assert (checkout / "overlays/spec/zmarks.overlay.yaml").read_text() == overlay
    assert "x-mark" not in after["openapi.yaml"]
    assert DescriptionFiles.load(checkout).document["components"]["schemas"]["ErrorDetailExtra"]["x-mark"] is True
    assert run(theirs) == 0
    assert texts(checkout) == after


def test_a_refused_edit_names_the_place_and_the_action_that_prevents_it(
    checkout: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    with_pattern(checkout, "{maxProperties: 9}")
    before = texts(checkout)
    theirs = DescriptionFiles.load(checkout).document
    schemas = theirs["components"]["schemas"]
    schemas["ErrorDetail"]["properties"]["extra"] = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert run(theirs) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "zmarks.overlay.yaml, action 3, target $.components.schemas[?@.type == 'object']: cannot be edited" in line
    assert "components.schemas.ErrorDetailExtra.maxProperties would be 9 instead of missing" in line
    assert texts(checkout) == before


def test_a_change_after_which_an_overlay_matches_nothing_is_refused_in_one_line(
    checkout: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(checkout)
    theirs = DescriptionFiles.load(checkout).document
    responses = theirs["paths"]["/responses"]["post"]["responses"]
    responses["201"] = responses.pop("200")
    assert run(theirs) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "streaming.overlay.yaml, action 1, target $.paths['/responses'].post.responses['200']" in line
    assert "the target matches nothing once the description is that of the captured document" in line
    assert texts(checkout) == before


def test_a_part_that_comes_back_is_described_as_before(checkout: Path, run: Callable[..., int]) -> None:
    ours = DescriptionFiles.load(checkout).document
    theirs = copy.deepcopy(ours)
    del theirs["components"]["schemas"]["DebugEvent"]["properties"]["timings"]
    del theirs["components"]["schemas"]["ResponsesRequest"]["properties"]["model"]
    assert run(theirs) == 0
    former = checkout / "maintainer/upstream/former_descriptions.json"
    assert json.loads(former.read_text())["ResponsesRequest.model"] == "The model."
    assert run(ours) == 0
    schemas = DescriptionFiles.load(checkout).document["components"]["schemas"]
    assert schemas["DebugTimings"] == ours["components"]["schemas"]["DebugTimings"]
    assert schemas["ResponsesRequest"]["properties"]["model"]["description"] == "The model."
    assert json.loads(former.read_text()) == {}


# --- interruptions and changelog fragments --------------------------------------------------------------------------


class _KilledError(BaseException):
    """The process ends here."""


def edited_in_two_files(checkout: Path) -> dict[str, Any]:
    theirs = DescriptionFiles.load(checkout).document
    theirs["components"]["schemas"]["Effort"]["enum"].append("medium")
    del theirs["components"]["schemas"]["DebugEvent"]["properties"]["timings"]
    return theirs


@pytest.mark.parametrize("steps", range(10))
def test_a_capture_that_is_killed_has_changed_nothing_or_is_finished_by_the_next_command(
    steps: int, checkout: Path, run: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = edited_in_two_files(checkout)
    before = texts(checkout)
    remaining = iter(range(steps))
    with monkeypatch.context() as patched:
        for name in ("write_text", "unlink"):
            patched.setattr(Path, name, interrupted(getattr(Path, name), remaining, checkout))
        patched.setattr("os.replace", interrupted(os.replace, remaining, checkout))
        with contextlib.suppress(_KilledError):
            run(theirs)
    interrupted_texts = texts(checkout)
    assert run(theirs) == 0
    finished = texts(checkout)
    assert finished.keys() == before.keys() | {"changes/api.added.md", "changes/api.breaking.md"}
    assert "timings" not in finished["overlays/spec/streaming.overlay.yaml"]
    assert "medium" in finished["openapi.yaml"]
    assert finished["changes/api.added.md"].count("value medium") == 1
    assert not list(checkout.glob(".capture.*"))
    assert steps > 1 or interrupted_texts == before


def interrupted(function: Callable[..., Any], remaining: Iterator[int], folder: Path) -> Callable[..., Any]:
    """Wrap a function that changes files so that the process ends halfway through a call."""

    def wrapper(*arguments: Any, **options: Any) -> Any:
        path = Path(arguments[0])
        if not path.is_relative_to(folder) or path.name == "upstream.json":
            return function(*arguments, **options)
        if next(remaining, None) is None:
            if function.__name__ == "write_text":
                function(path, arguments[1][: len(arguments[1]) // 2], **options)
            raise _KilledError
        return function(*arguments, **options)

    return wrapper


@pytest.mark.parametrize(
    "edit",
    [
        lambda schemas: schemas["Effort"]["enum"].append("medium"),
        lambda schemas: schemas["Effort"]["enum"].remove("low"),
        lambda schemas: schemas["ResponsesRequest"]["properties"].update(top_k={"type": "integer"}),
        lambda schemas: schemas["ResponsesRequest"].update(required=["model"]),
        lambda schemas: schemas["ResponsesRequest"]["properties"]["model"].update(maxLength=8),
        lambda schemas: schemas["ResponsesRequest"]["properties"]["model"].update(type="integer"),
    ],
)
def test_a_change_that_is_reverted_leaves_no_changelog_draft(
    edit: Callable[[Any], object], checkout: Path, run: Callable[..., int]
) -> None:
    ours = DescriptionFiles.load(checkout).document
    theirs = copy.deepcopy(ours)
    edit(theirs["components"]["schemas"])
    assert run(theirs) == 0
    assert list(checkout.glob("changes/*"))
    assert run(ours) == 0
    assert list(checkout.glob("changes/*")) == []


def capture_steps(checkout: Path, run: Callable[..., int], *steps: Callable[[Any], object]) -> dict[str, str]:
    """Capture a document that changes step by step, and return the changelog fragments after the last one."""
    theirs = DescriptionFiles.load(checkout).document
    for step in steps:
        step(theirs["components"]["schemas"]["ResponsesRequest"]["properties"])
        assert run(theirs) == 0
    return {path.name: path.read_text() for path in checkout.glob("changes/*")}


NESTED = {"type": "object", "properties": {"a": {"type": "string"}}}


def test_a_field_that_is_removed_takes_the_drafts_about_its_inside_with_it(
    checkout: Path, run: Callable[..., int]
) -> None:
    fragments = capture_steps(
        checkout,
        run,
        lambda fields: fields.update(limits=copy.deepcopy(NESTED)),
        lambda fields: fields["limits"]["properties"].update(b={"type": "integer"}),
        lambda fields: fields.pop("limits"),
    )
    assert fragments == {}


def test_a_lost_class_is_a_breaking_draft_until_it_comes_back(checkout: Path, run: Callable[..., int]) -> None:
    schemas = DescriptionFiles.load(checkout).document["components"]["schemas"]
    effort = copy.deepcopy(schemas["ResponsesRequest"]["properties"]["effort"])
    fragments = capture_steps(checkout, run, lambda fields: fields.update(effort={"type": ["string", "null"]}))
    assert fragments["api.breaking.md"] == "Follow the API:\n- `models.Effort` removed: class Effort\n"
    theirs = DescriptionFiles.load(checkout).document
    theirs["components"]["schemas"]["Effort"] = schemas["Effort"]
    theirs["components"]["schemas"]["ResponsesRequest"]["properties"]["effort"] = effort
    assert run(theirs) == 0
    assert not (checkout / "changes/api.breaking.md").exists()


def test_several_changes_of_one_limit_are_one_draft(checkout: Path, run: Callable[..., int]) -> None:
    fragments = capture_steps(
        checkout,
        run,
        lambda fields: fields["metadata"].update(maxProperties=20),
        lambda fields: fields["metadata"].update(maxProperties=32),
    )
    draft = "Follow the API:\n- `request.metadata` changed: maxProperties 16 → 32\n"
    assert fragments == {"api.changed.md": draft}


def test_a_new_field_whose_type_changes_is_drafted_with_its_last_type(checkout: Path, run: Callable[..., int]) -> None:
    fragments = capture_steps(
        checkout,
        run,
        lambda fields: fields.update(size={"type": "integer"}),
        lambda fields: fields.update(size={"type": "string"}),
    )
    assert fragments == {"api.added.md": "Follow the API:\n- `request.size` added: field string\n"}


def test_other_entries_of_a_changelog_fragment_are_kept(checkout: Path, run: Callable[..., int]) -> None:
    fragment = checkout / "changes/api.added.md"
    fragment.parent.mkdir()
    fragment.write_text("The effort may be `medium`.\n")
    ours = DescriptionFiles.load(checkout).document
    theirs = copy.deepcopy(ours)
    theirs["components"]["schemas"]["Effort"]["enum"].append("medium")
    theirs["components"]["schemas"]["ResponsesRequest"]["properties"]["top_k"] = {"type": "integer"}
    assert run(theirs) == 0
    theirs["components"]["schemas"]["Effort"]["enum"].remove("medium")
    assert run(theirs) == 0
    draft = "Follow the API:\n- `request.top_k` added: field integer\n"
    assert fragment.read_text() == f"The effort may be `medium`.\n\n{draft}"
