"""Overlays are applied by the Overlay Specification 1.1, and errors name the action that cannot be applied.

`test_overlay_specification.py` follows the sections of both versions of the specification.
"""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen.documents import DocumentError
from maintainer.codegen.overlay import OverlayError, apply, apply_files

if TYPE_CHECKING:
    from pathlib import Path


def overlay(*actions: Any, **fields: Any) -> dict[str, Any]:
    return {"overlay": "1.1.0", "info": {"title": "Test", "version": "1"}, "actions": list(actions)} | fields


def applied(document: dict[str, Any], *actions: Any) -> dict[str, Any]:
    return apply(document, overlay(*actions), source="x.overlay.yaml")


# --- update ---------------------------------------------------------------------------------------------------------


def test_an_object_is_merged_into_an_object_at_every_depth() -> None:
    document = {"info": {"title": "A", "contact": {"name": "N", "url": "U"}}}
    update = {"contact": {"name": "M", "email": "E"}, "version": "2"}
    assert applied(document, {"target": "$.info", "update": update}) == {
        "info": {"title": "A", "contact": {"name": "M", "url": "U", "email": "E"}, "version": "2"}
    }


def test_arrays_inside_merged_objects_are_concatenated() -> None:
    document = {"schema": {"required": ["a"]}}
    assert applied(document, {"target": "$.schema", "update": {"required": ["b", "c"]}}) == {
        "schema": {"required": ["a", "b", "c"]}
    }


@pytest.mark.parametrize(
    ("update", "result"),
    [
        (["b", "c"], ["a", "b", "c"]),
        ([["b"]], ["a", ["b"]]),
        ({"b": 1}, ["a", {"b": 1}]),
        ("b", ["a", "b"]),
        (None, ["a", None]),
        (False, ["a", False]),
    ],
)
def test_an_array_is_concatenated_to_an_array_and_any_other_value_is_appended(update: object, result: object) -> None:
    assert applied({"tags": ["a"]}, {"target": "$.tags", "update": update}) == {"tags": result}


@pytest.mark.parametrize("update", ["new", 7, 1.5, True, False, None])
@pytest.mark.parametrize("old", ["old", 0, None])
def test_a_primitive_replaces_a_primitive(old: object, update: object) -> None:
    document = {"a": {"b": old}, "c": [0, old]}
    actions = {"target": "$.a", "update": {"b": update}}, {"target": "$.c[1]", "update": update}
    assert applied(document, *actions) == {"a": {"b": update}, "c": [0, update]}


def test_the_root_can_be_updated() -> None:
    assert applied({"a": 1}, {"target": "$", "update": {"b": 2}}) == {"a": 1, "b": 2}


def test_every_matched_node_is_updated() -> None:
    document = {"paths": {"/a": {"get": {}}, "/b": {"get": {"x": 0}, "post": {}}}}
    assert applied(document, {"target": "$.paths.*.get", "update": {"x": 1}}) == {
        "paths": {"/a": {"get": {"x": 1}}, "/b": {"get": {"x": 1}, "post": {}}}
    }


def test_a_node_that_is_matched_twice_is_updated_once() -> None:
    assert applied({"a": []}, {"target": "$['a','a']", "update": 1}) == {"a": [1]}


def test_updated_nodes_share_nothing_with_each_other_or_with_the_overlay() -> None:
    update = {"tags": ["x"]}
    document: dict[str, Any] = {"a": {}, "b": {}}
    result = applied(document, {"target": "$.*", "update": update}, {"target": "$.a.tags", "update": "y"})
    assert result == {"a": {"tags": ["x", "y"]}, "b": {"tags": ["x"]}}
    assert update == {"tags": ["x"]}


# --- remove ---------------------------------------------------------------------------------------------------------


def test_members_are_removed_from_objects() -> None:
    document = {"paths": {"/a": {"x": 1}, "/b": {"x": 2, "y": None}}}
    assert applied(document, {"target": "$.paths.*.x", "remove": True}) == {"paths": {"/a": {}, "/b": {"y": None}}}


def test_items_are_removed_from_arrays_at_any_position() -> None:
    document = {"tags": ["a", "b", "a", "c", "a"]}
    assert applied(document, {"target": "$.tags[?@ == 'a']", "remove": True}) == {"tags": ["b", "c"]}


def test_a_node_and_its_parent_can_be_removed_together() -> None:
    document = {"keep": 1, "x": [{"x": {"x": 1}}]}
    assert applied(document, {"target": "$..x", "remove": True}) == {"keep": 1}


def test_a_node_that_is_matched_twice_is_removed_once() -> None:
    assert applied({"a": [1, 2]}, {"target": "$.a[0,0]", "remove": True}) == {"a": [2]}


# --- copy -----------------------------------------------------------------------------------------------------------


def test_a_copied_object_is_merged_into_the_target() -> None:
    document = {"from": {"a": 1, "c": {"d": 1}}, "to": {"b": 2, "c": {"e": 2}}}
    assert applied(document, {"target": "$.to", "copy": "$.from"}) == {
        "from": {"a": 1, "c": {"d": 1}},
        "to": {"a": 1, "b": 2, "c": {"d": 1, "e": 2}},
    }


def test_a_copied_array_is_concatenated_and_a_copied_primitive_replaces() -> None:
    document = {"a": [1], "b": [2], "c": "x", "d": "y"}
    actions = {"target": "$.a", "copy": "$.b"}, {"target": "$.c", "copy": "$.d"}
    assert applied(document, *actions) == {"a": [1, 2], "b": [2], "c": "y", "d": "y"}


def test_a_copy_shares_nothing_with_its_source() -> None:
    document: dict[str, Any] = {"from": {"tags": ["a"]}, "to": {}}
    actions = {"target": "$.to", "copy": "$.from"}, {"target": "$.to.tags", "update": "b"}
    assert applied(document, *actions) == {"from": {"tags": ["a"]}, "to": {"tags": ["a", "b"]}}


def test_a_node_can_be_copied_into_a_part_of_itself() -> None:
    assert applied({"a": {"b": {}, "c": 1}}, {"target": "$.a.b", "copy": "$.a"}) == {
        "a": {"b": {"b": {}, "c": 1}, "c": 1}
    }


def test_every_target_of_a_copy_gets_the_node_as_it_was_before_the_action() -> None:
    assert applied({"a": {"b": {}, "c": {}}}, {"target": "$.a.*", "copy": "$.a"}) == {
        "a": {"b": {"b": {}, "c": {}}, "c": {"b": {}, "c": {}}}
    }


def test_update_copy_and_remove_together_rename_a_path() -> None:
    assert applied(
        {"paths": {"/old": {"get": {"summary": "S"}}}},
        {"target": "$.paths", "update": {"/new": {}}},
        {"target": "$.paths['/new']", "copy": "$.paths['/old']"},
        {"target": "$.paths['/old']", "remove": True},
    ) == {"paths": {"/new": {"get": {"summary": "S"}}}}


# --- all actions -----------------------------------------------------------------------------------------------------


def test_each_action_applies_to_the_result_of_the_previous_ones() -> None:
    assert applied(
        {"a": {"old": 1}},
        {"target": "$.a", "remove": True},
        {"target": "$", "update": {"a": {"new": 1}}},
        {"target": "$.a.new", "update": 2},
    ) == {"a": {"new": 2}}


def test_the_document_and_the_overlay_are_not_changed() -> None:
    document = {"a": {"b": [1]}, "c": 1}
    actions = overlay({"target": "$.a.b", "update": [2]}, {"target": "$.c", "remove": True})
    apply(document, actions, source="x")
    assert document == {"a": {"b": [1]}, "c": 1}
    assert actions == overlay({"target": "$.a.b", "update": [2]}, {"target": "$.c", "remove": True})


def test_nodes_that_a_document_shares_are_updated_one_by_one() -> None:
    shared = {"tags": ["x"]}
    assert applied({"a": shared, "b": shared}, {"target": "$.a.tags", "update": "y"}) == {
        "a": {"tags": ["x", "y"]},
        "b": {"tags": ["x"]},
    }


def test_extensions_are_allowed_everywhere() -> None:
    document = overlay({"target": "$.a", "update": 2, "x-why": "because"}, **{"x-team": "T"})
    document["info"]["x-since"] = 2026
    assert apply({"a": 1}, document, source="x") == {"a": 2}


def test_remove_false_has_no_effect() -> None:
    assert applied({"a": 1}, {"target": "$.a", "update": False, "remove": False}) == {"a": False}


# --- invalid overlays -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ({"openapi": "3.1.0"}, "not an overlay document: the field 'overlay' is missing"),
        (overlay({"target": "$", "update": {}}, overlay="1.2.0"), "version '1.2.0' .* only 1.0.x and 1.1.x are"),
        (overlay({"target": "$", "update": {}}, overlay="2.1.0"), "version '2.1.0'"),
        (overlay({"target": "$", "update": {}}, overlay="1.0"), "version '1.0'"),
        (overlay({"target": "$", "update": {}}, overlay="1.1"), "version '1.1'"),
        (overlay({"target": "$", "update": {}}, overlay=1.1), "version 1.1 "),
        (overlay(), "'actions' must be an array of at least one action"),
        (overlay(actions={"target": "$"}), "'actions' must be an array"),
        ({"overlay": "1.1.0", "actions": [{}]}, "'info' must be an object"),
        ({"overlay": "1.1.0", "info": {"version": "1"}, "actions": [{}]}, "info: title missing"),
        ({"overlay": "1.1.0", "info": {}, "actions": [{}]}, "info: title and version missing"),
        (overlay({"target": "$", "update": {}}, info={"title": "T", "version": 1}), "'version' must be a string"),
        (overlay({"target": "$", "update": {}}, action=[]), "unknown field 'action'"),
        (overlay({"target": "$", "update": {}}, extends=1), "'extends' must be a string, not a number"),
    ],
)
def test_an_invalid_overlay_is_refused_and_its_file_is_named(document: dict[str, Any], complaint: str) -> None:
    with pytest.raises(OverlayError, match=rf"^x\.overlay\.yaml.*{complaint}"):
        apply({}, document, source="x.overlay.yaml")


@pytest.mark.parametrize(
    ("action", "complaint"),
    [
        ("$.a", "an action must be an object, not a string"),
        ({"update": {}}, "the target is missing"),
        ({"target": 1, "update": {}}, "'target' must be a string, not a number"),
        ({"target": "$.a", "update": {}, "description": ["d"]}, "'description' must be a string, not an array"),
        ({"target": "$.a", "copy": None}, "'copy' must be a string, not null"),
        ({"target": "$.a", "remove": "yes"}, "'remove' must be a boolean"),
        ({"target": "$.a", "updates": {}}, "unknown field 'updates'"),
        ({"target": "$.a"}, "it has no effect"),
        ({"target": "$.a", "remove": False}, "it has no effect"),
        ({"target": "$.a", "update": 1, "remove": True}, "more than one effect: update and remove"),
        ({"target": "$.a", "update": None, "copy": "$.b"}, "more than one effect: update and copy"),
        ({"target": "paths", "update": {}}, "'target' is not a JSONPath query: .*line 1, column 0"),
        ({"target": "$.a.x-y", "update": {}}, "'target' is not a JSONPath query"),
        ({"target": "$.a", "copy": "$["}, "'copy' is not a JSONPath query"),
        ({"target": "$.nothing", "update": {}}, "the target matches nothing"),
        ({"target": "$.nothing", "remove": True}, "the target matches nothing"),
        ({"target": "$.nothing", "copy": "$.a"}, "the target matches nothing"),
        ({"target": "$", "remove": True}, "the root of the document cannot be removed"),
        ({"target": "$.a", "copy": "$.nothing"}, re.escape("must select one node, but $.nothing selects 0")),
        ({"target": "$.a", "copy": "$.list[*]"}, re.escape("must select one node, but $.list[*] selects 2")),
        ({"target": "$.*", "update": 1}, "more than one kind: array and object and primitive"),
        ({"target": "$.a", "update": []}, re.escape("$['a'] is an object, which an array cannot update")),
        ({"target": "$.a", "update": "s"}, re.escape("$['a'] is an object, which a string cannot update")),
        ({"target": "$.n", "update": {}}, re.escape("$['n'] is null, which an object cannot update")),
        ({"target": "$.n", "copy": "$.list"}, re.escape("$['n'] is null, which an array cannot update")),
        ({"target": "$", "update": 1}, re.escape("$ is an object, which a number cannot update")),
        (
            {"target": "$", "update": {"a": {"b": [1]}}},
            re.escape("$['a']['b'] is a string, which cannot be merged with an array"),
        ),
        ({"target": "$", "update": {"a": None}}, re.escape("$['a'] is an object, which cannot be merged with null")),
        (
            {"target": "$", "update": {"list": {}}},
            re.escape("$['list'] is an array, which cannot be merged with an object"),
        ),
    ],
)
def test_an_action_that_cannot_be_applied_is_named(action: object, complaint: str) -> None:
    document = {"a": {"b": "c"}, "list": [1, 2], "n": None}
    with pytest.raises(OverlayError, match=rf"^x\.overlay\.yaml, action 2\b.*: .*{complaint}"):
        applied(document, {"target": "$.a", "update": {}}, action)


def test_an_action_is_named_by_its_number_its_target_and_its_description() -> None:
    with pytest.raises(OverlayError) as caught:
        applied({}, {"target": "$.a", "description": "Add\nthe streams", "update": {}})
    assert str(caught.value) == "x.overlay.yaml, action 1, target $.a (Add the streams): the target matches nothing"


# --- files ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def description(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.yaml"
    path.write_text("openapi: 3.1.0\ninfo: {title: T}\n")
    return path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(dedent(text))
    return path


def overlay_file(path: Path, update: str, *, extends: str = "") -> Path:
    return write(
        path,
        f"""\
        overlay: 1.1.0
        info: {{title: T, version: 1.0.0}}
        {extends}
        actions:
          - target: $.info
            update: {update}
        """,
    )


def test_overlay_files_are_applied_in_order(description: Path, tmp_path: Path) -> None:
    first = overlay_file(tmp_path / "1.yaml", "{title: A, list: [1]}")
    second = write(
        tmp_path / "2.json",
        '{"overlay": "1.1.0", "info": {"title": "T", "version": "1"},'
        ' "actions": [{"target": "$.info", "update": {"title": "B", "list": [2]}}]}',
    )
    assert apply_files(description, [first, second]) == {"openapi": "3.1.0", "info": {"title": "B", "list": [1, 2]}}


def test_a_description_without_overlays_is_returned_as_it_is(description: Path) -> None:
    assert apply_files(description, []) == {"openapi": "3.1.0", "info": {"title": "T"}}


@pytest.mark.parametrize("extends", ["../openapi.yaml", "https://example.com/openapi.yaml"])
def test_an_overlay_may_name_the_description_that_it_extends(description: Path, tmp_path: Path, extends: str) -> None:
    path = overlay_file(tmp_path / "spec" / "x.yaml", "{title: A}", extends=f"extends: {extends}")
    assert apply_files(description, [path])["info"] == {"title": "A"}


def test_an_overlay_may_name_it_by_a_file_url(description: Path, tmp_path: Path) -> None:
    path = overlay_file(tmp_path / "x.yaml", "{title: A}", extends=f"extends: {description.as_uri()}")
    assert apply_files(description, [path])["info"] == {"title": "A"}


@pytest.mark.parametrize("extends", ["other.yaml", "file:///other.yaml"])
def test_an_overlay_that_extends_another_file_is_refused(description: Path, tmp_path: Path, extends: str) -> None:
    path = overlay_file(tmp_path / "x.yaml", "{title: A}", extends=f"extends: {extends}")
    with pytest.raises(OverlayError, match=rf"x\.yaml: extends {extends}, but is being applied to .*openapi\.yaml"):
        apply_files(description, [path])


def test_errors_name_the_overlay_file(description: Path, tmp_path: Path) -> None:
    good = overlay_file(tmp_path / "good.yaml", "{title: A}")
    bad = overlay_file(tmp_path / "bad.yaml", "[1]")
    with pytest.raises(OverlayError, match=rf"^{re.escape(str(bad))}, action 1, target \$\.info: "):
        apply_files(description, [good, bad])


def test_an_overlay_that_cannot_be_read_is_an_error_that_names_it(description: Path, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"missing\.yaml: No such file"):
        apply_files(description, [tmp_path / "missing.yaml"])
