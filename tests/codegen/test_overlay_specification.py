"""Overlays follow versions 1.0 and 1.1 of the Overlay Specification, section by section.

The last part has the rules that are stricter here; `maintainer/codegen/overlay.py` lists them.

https://spec.openapis.org/overlay/v1.0.0.html
https://spec.openapis.org/overlay/v1.1.0.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen.overlay import OverlayError, apply, apply_files

if TYPE_CHECKING:
    from pathlib import Path

VERSIONS = ("1.0.0", "1.1.0")
both_versions = pytest.mark.parametrize("version", VERSIONS)


def overlay(version: str, *actions: Any, **fields: Any) -> dict[str, Any]:
    return {"overlay": version, "info": {"title": "Cases", "version": "7"}, "actions": list(actions), **fields}


def applied(version: str, document: dict[str, Any], *actions: Any) -> dict[str, Any]:
    return apply(document, overlay(version, *actions), source="case.overlay.yaml")


def refused(document: dict[str, Any], invalid: dict[str, Any]) -> str:
    with pytest.raises(OverlayError) as caught:
        apply(document, invalid, source="case.overlay.yaml")
    return str(caught.value)


def town() -> dict[str, Any]:
    """Return a description with two paths, whose operations have tags and parameters."""
    return {
        "info": {"title": "Town", "version": "3"},
        "servers": [{"url": "https://town.example"}],
        "paths": {
            "/shops": {
                "get": {
                    "summary": "Shops",
                    "tags": ["trade"],
                    "parameters": [{"name": "page", "in": "query"}, {"name": "street", "in": "query"}],
                }
            },
            "/parks": {"get": {"summary": "Parks", "tags": ["green", "old"], "parameters": []}},
        },
    }


# --- Versions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["1.0.0", "1.0.1", "1.0.23", "1.1.0", "1.1.4"])
def test_versions_the_patch_number_is_not_considered(version: str) -> None:
    assert applied(version, {"a": {}}, {"target": "$.a", "update": {"b": 1}}) == {"a": {"b": 1}}


@pytest.mark.parametrize("version", ["1.2.0", "0.9.0", "1.0", "1.1.", "v1.0.0", "1.0.0-rc1", "1.1.0\n", "", 1.1, None])
def test_versions_any_other_version_is_refused(version: Any) -> None:
    assert "only 1.0.x and 1.1.x are" in refused({}, overlay(version, {"target": "$", "update": {}}))


# --- Format -----------------------------------------------------------------------------------------------------------


@both_versions
@pytest.mark.parametrize("suffix", [".yaml", ".json"])
@pytest.mark.parametrize("overlay_suffix", [".yaml", ".json"])
def test_format_yaml_and_json_are_read_on_either_side(
    tmp_path: Path, version: str, suffix: str, overlay_suffix: str
) -> None:
    # JSON is YAML 1.2, too.
    description, change = tmp_path / f"d{suffix}", tmp_path / f"o{overlay_suffix}"
    description.write_text(json.dumps(town()))
    change.write_text(json.dumps(overlay(version, {"target": "$.info", "update": {"title": "City"}})))
    assert apply_files(description, [change])["info"] == {"title": "City", "version": "3"}


@both_versions
@pytest.mark.parametrize("name", ["Overlay", "Info", "Actions"])
def test_format_field_names_are_case_sensitive(version: str, name: str) -> None:
    assert f"unknown field '{name}'" in refused({}, overlay(version, {"target": "$", "update": {}}, **{name: {}}))


# --- Overlay Object ---------------------------------------------------------------------------------------------------


@both_versions
@pytest.mark.parametrize("field", ["overlay", "info", "actions"])
def test_overlay_object_three_fields_are_required(version: str, field: str) -> None:
    document = overlay(version, {"target": "$", "update": {}})
    del document[field]
    assert f"'{field}'" in refused({}, document)


@both_versions
@pytest.mark.parametrize(
    "field", [{"info": "Title"}, {"info": None}, {"extends": {}}, {"actions": {}}, {"actions": []}, {"targets": []}]
)
def test_overlay_object_fields_of_the_wrong_kind_are_refused(version: str, field: dict[str, Any]) -> None:
    assert f"'{next(iter(field))}'" in refused({}, overlay(version, {"target": "$", "update": {}}) | field)


@both_versions
def test_overlay_object_equal_actions_are_refused(version: str) -> None:
    twice = {"target": "$.info", "update": {"x-a": 1}}, {"update": {"x-a": 1}, "target": "$.info"}
    assert "action 2: it is the same as action 1" in refused(town(), overlay(version, *twice))


@both_versions
def test_overlay_object_true_and_one_are_not_equal(version: str) -> None:
    actions = [{"target": "$.a", "update": {"b": value}} for value in (1, True)]
    assert applied(version, {"a": {}}, *actions) == {"a": {"b": True}}


@both_versions
def test_overlay_object_each_action_applies_to_the_result_of_the_previous_one(version: str) -> None:
    result = applied(
        version,
        town(),
        {"target": "$.servers", "remove": True},
        {"target": "$", "update": {"servers": [{"url": "http://127.0.0.1"}]}},
    )
    assert result["servers"] == [{"url": "http://127.0.0.1"}]


# --- Info Object ------------------------------------------------------------------------------------------------------


@both_versions
@pytest.mark.parametrize("missing", ["title", "version"])
def test_info_object_title_and_version_are_required_strings(version: str, missing: str) -> None:
    complete = {"title": "T", "version": "1"}
    action = {"target": "$", "update": {}}
    without = {name: text for name, text in complete.items() if name != missing}
    assert f"info: {missing} missing" in refused({}, overlay(version, action, info=without))
    assert f"'{missing}' must be a string" in refused({}, overlay(version, action, info=complete | {missing: 1}))


def test_info_object_has_a_description_from_version_1_1_on() -> None:
    info = {"title": "T", "version": "1", "description": "Why."}
    action = {"target": "$.a", "update": {"b": 1}}
    assert apply({"a": {}}, overlay("1.1.0", action, info=info), source="x") == {"a": {"b": 1}}
    assert "unknown field 'description'" in refused({"a": {}}, overlay("1.0.0", action, info=info))
    assert "must be a string" in refused({"a": {}}, overlay("1.1.0", action, info=info | {"description": []}))


# --- Action Object: fields --------------------------------------------------------------------------------------------


@both_versions
@pytest.mark.parametrize(
    ("action", "complaint"),
    [
        ("$.info", "must be an object"),
        ({"update": {}}, "the target is missing"),
        ({"target": ["$"], "update": {}}, "'target' must be a string"),
        ({"target": "info.title", "update": {}}, "'target' is not a JSONPath query"),
        ({"target": "$.info", "update": {}, "description": 1}, "'description' must be a string"),
        ({"target": "$.info", "remove": "true"}, "'remove' must be a boolean"),
        ({"target": "$.info", "delete": True}, "unknown field 'delete'"),
    ],
)
def test_action_object_fields_are_checked(version: str, action: Any, complaint: str) -> None:
    assert complaint in refused(town(), overlay(version, action))


@both_versions
def test_action_object_a_description_changes_nothing(version: str) -> None:
    action = {"target": "$.a", "description": "*Adds* b.", "update": {"b": 1}}
    assert applied(version, {"a": {}}, action) == {"a": {"b": 1}}


def test_action_object_remove_beside_update_wins_in_version_1_0_and_is_refused_in_1_1() -> None:
    action = {"target": "$.info", "update": {"x": 1}, "remove": True}
    assert "info" not in applied("1.0.0", town(), action)
    assert "more than one effect: update and remove" in refused(town(), overlay("1.1.0", action))


@pytest.mark.parametrize("other", [{"update": {}}, {"remove": True}])
def test_action_object_copy_stands_alone_in_version_1_1(other: dict[str, Any]) -> None:
    action = {"target": "$.info", "copy": "$.paths", **other}
    assert "more than one effect" in refused(town(), overlay("1.1.0", action))


def test_action_object_version_1_0_has_no_copy() -> None:
    action = {"target": "$.info", "copy": "$.paths"}
    assert "has no 'copy'; state version 1.1.0" in refused(town(), overlay("1.0.0", action))


# --- Action Object: update --------------------------------------------------------------------------------------------


@both_versions
def test_action_object_update_merges_objects_recursively(version: str) -> None:
    document = {"a": {"kept": 1, "changed": 1, "inner": {"kept": [1], "list": ["x"], "null": None}}}
    update = {"changed": "2", "new": {}, "inner": {"list": ["x", "y"], "null": 0, "added": [2]}}
    assert applied(version, document, {"target": "$.a", "update": update}) == {
        "a": {
            "kept": 1,
            "changed": "2",
            "new": {},
            "inner": {"kept": [1], "list": ["x", "x", "y"], "null": 0, "added": [2]},
        }
    }


@both_versions
@pytest.mark.parametrize(
    ("old", "new"),
    [({}, []), ({}, 1), ({}, None), ([], {}), ([], "x"), ([], None), (1, {}), ("x", []), (None, {}), (None, [])],
)
def test_action_object_update_refuses_incompatible_properties(version: str, old: Any, new: Any) -> None:
    action = {"target": "$.a", "update": {"b": new}}
    assert "cannot be merged with" in refused({"a": {"b": old}}, overlay(version, action))


@both_versions
@pytest.mark.parametrize("update", [[1], "x", 1, True, None])
def test_action_object_update_of_an_object_must_be_an_object(version: str, update: Any) -> None:
    assert "is an object, which" in refused({"a": {}}, overlay(version, {"target": "$.a", "update": update}))


@both_versions
@pytest.mark.parametrize("entry", [{"b": 1}, "b", 2, False, None])
def test_action_object_update_of_an_array_appends_an_entry(version: str, entry: Any) -> None:
    assert applied(version, {"a": ["x"]}, {"target": "$.a", "update": entry}) == {"a": ["x", entry]}


def test_action_object_update_with_an_array_is_one_entry_in_version_1_0_and_is_concatenated_in_1_1() -> None:
    action = {"target": "$.a", "update": ["y", "z"]}
    assert applied("1.0.0", {"a": ["x"]}, action) == {"a": ["x", ["y", "z"]]}
    assert applied("1.1.0", {"a": ["x"]}, action) == {"a": ["x", "y", "z"]}


@pytest.mark.parametrize("old", ["x", 1, True, None])
def test_action_object_update_of_a_primitive_is_refused_in_version_1_0_and_replaces_it_in_1_1(old: Any) -> None:
    for target in ("$.a", "$.list[0]"):
        action = {"target": target, "update": "new"}
        document = {"a": old, "list": [old]}
        assert "updates only objects and arrays" in refused(document, overlay("1.0.0", action))
        assert "new" in json.dumps(applied("1.1.0", document, action))


def test_action_object_update_of_a_primitive_must_be_a_primitive_in_version_1_1() -> None:
    updates: tuple[object, ...] = ({}, [])
    for update in updates:
        assert "cannot update" in refused({"a": 1}, overlay("1.1.0", {"target": "$.a", "update": update}))


def test_action_object_targets_of_an_update_are_of_one_kind_from_version_1_1_on() -> None:
    document: dict[str, Any] = {"a": {}, "b": []}
    action = {"target": "$.*", "update": {"c": 1}}
    assert applied("1.0.0", document, action) == {"a": {"c": 1}, "b": [{"c": 1}]}
    assert "more than one kind: array and object" in refused(document, overlay("1.1.0", action))


# --- Action Object: copy ----------------------------------------------------------------------------------------------


def test_action_object_copy_merges_concatenates_or_replaces_as_update_does() -> None:
    document = {"from": {"o": {"x": 1}, "l": [1], "p": "p"}, "o": {"y": 2}, "l": [2], "p": "q"}
    actions = [{"target": f"$.{name}", "copy": f"$.from.{name}"} for name in "olp"]
    assert applied("1.1.0", document, *actions) == {**document, "o": {"x": 1, "y": 2}, "l": [2, 1], "p": "p"}


@pytest.mark.parametrize("query", ["$.paths.*", "$.absent", "$..nothing"])
def test_action_object_copy_selects_a_single_node(query: str) -> None:
    action = {"target": "$.info", "copy": query}
    assert "'copy' must select one node" in refused(town(), overlay("1.1.0", action))


@pytest.mark.parametrize("query", ["paths", 1])
def test_action_object_copy_is_a_query(query: Any) -> None:
    assert "'copy'" in refused(town(), overlay("1.1.0", {"target": "$.info", "copy": query}))


# --- Action Object: remove --------------------------------------------------------------------------------------------


@both_versions
def test_action_object_remove_takes_each_node_out_of_its_object_or_array(version: str) -> None:
    result = applied(
        version,
        town(),
        {"target": "$.paths.*.get.parameters[?@.name == 'street']", "remove": True},
        {"target": "$.paths['/parks']", "remove": True},
        # A primitive that is a member of an object may be selected in version 1.0, too: its own examples do.
        {"target": "$.info.version", "remove": True},
    )
    assert result["paths"]["/shops"]["get"]["parameters"] == [{"name": "page", "in": "query"}]
    assert list(result["paths"]) == ["/shops"]
    assert result["info"] == {"title": "Town"}


def test_action_object_primitive_items_are_removed_from_version_1_1_on() -> None:
    action = {"target": "$.paths.*.get.tags[?@ == 'old']", "remove": True}
    assert applied("1.1.0", town(), action)["paths"]["/parks"]["get"]["tags"] == ["green"]
    assert "is a string in an array, which version 1.0" in refused(town(), overlay("1.0.0", action))


@both_versions
def test_action_object_the_root_is_in_nothing_that_it_could_be_removed_from(version: str) -> None:
    assert "the root of the document cannot be removed" in refused(
        {}, overlay(version, {"target": "$", "remove": True})
    )


# --- Examples ---------------------------------------------------------------------------------------------------------


@both_versions
def test_structured_overlay_one_action_mirrors_the_document(version: str) -> None:
    update = {"info": {"x-by": "cases"}, "paths": {"/shops": {"get": {"summary": "All shops"}}, "/new": {}}}
    result = applied(version, town(), {"target": "$", "update": update})
    assert result["info"] == {"title": "Town", "version": "3", "x-by": "cases"}
    assert result["paths"]["/shops"]["get"]["summary"] == "All shops"
    assert result["paths"]["/new"] == {}


@both_versions
def test_wildcard_overlay_every_selected_node_is_updated(version: str) -> None:
    result = applied(
        version,
        town(),
        {"target": "$.paths.*.get", "update": {"x-safe": True, "tags": ["public"]}},
        {"target": "$.paths.*.get.parameters[?@.name == 'page' && @.in == 'query']", "update": {"schema": {}}},
    )
    operations = [path["get"] for path in result["paths"].values()]
    assert [one["x-safe"] for one in operations] == [True, True]
    assert [one["tags"] for one in operations] == [["trade", "public"], ["green", "old", "public"]]
    assert operations[0]["parameters"][0] == {"name": "page", "in": "query", "schema": {}}


@both_versions
def test_array_modification_an_item_is_added_to_each_array(version: str) -> None:
    result = applied(version, town(), {"target": "$.paths.*.get.parameters", "update": {"name": "n"}})
    assert [path["get"]["parameters"][-1] for path in result["paths"].values()] == [{"name": "n"}, {"name": "n"}]


@both_versions
def test_traits_operations_are_selected_by_an_extension(version: str) -> None:
    document = town()
    document["paths"]["/shops"]["get"]["x-traits"] = ["paged"]
    action = {"target": "$.paths[?@.get['x-traits'][?@ == 'paged']].get", "update": {"parameters": [{"name": "top"}]}}
    paths = applied(version, document, action)["paths"]
    assert [len(path["get"]["parameters"]) for path in paths.values()] == [3, 0]


def test_copy_example_a_path_is_renamed() -> None:
    result = applied(
        "1.1.0",
        town(),
        {"target": "$.paths", "update": {"/gardens": {}}},
        {"target": "$.paths['/gardens']", "copy": "$.paths['/parks']"},
        {"target": "$.paths['/parks']", "remove": True},
    )
    assert result["paths"] == {"/shops": town()["paths"]["/shops"], "/gardens": town()["paths"]["/parks"]}


# --- Specification Extensions -----------------------------------------------------------------------------------------


@both_versions
@pytest.mark.parametrize("value", [None, 1, "x", [], {}])
def test_specification_extensions_are_allowed_in_each_object_with_any_value(version: str, value: Any) -> None:
    document = overlay(version, {"target": "$.a", "update": {"b": 1}, "x-c": value}, **{"x-a": value})
    document["info"]["x-b"] = value
    assert apply({"a": {}}, document, source="x") == {"a": {"b": 1}}


# --- stricter rules ---------------------------------------------------------------------------------------------------


@both_versions
@pytest.mark.parametrize("effect", [{"update": {}}, {"remove": True}])
def test_stricter_a_target_that_selects_nothing_is_refused(version: str, effect: dict[str, Any]) -> None:
    assert "the target matches nothing" in refused(town(), overlay(version, {"target": "$.absent", **effect}))


@both_versions
@pytest.mark.parametrize("effect", [{}, {"remove": False}, {"x-note": "later"}])
def test_stricter_an_action_without_effect_is_refused(version: str, effect: dict[str, Any]) -> None:
    assert "it has no effect" in refused(town(), overlay(version, {"target": "$", **effect}))


@both_versions
def test_stricter_an_overlay_of_another_file_is_refused(tmp_path: Path, version: str) -> None:
    description, change = tmp_path / "town.json", tmp_path / "o.json"
    description.write_text(json.dumps(town()))
    change.write_text(json.dumps(overlay(version, {"target": "$.info", "update": {}}, extends="./village.json")))
    with pytest.raises(OverlayError, match=r"extends ./village\.json, but is being applied to"):
        apply_files(description, [change])


@both_versions
def test_stricter_a_name_with_a_hyphen_is_quoted_as_rfc_9535_requires(version: str) -> None:
    action = {"target": "$.paths.*.get[?@.x-traits.paged]", "update": {}}
    assert "'target' is not a JSONPath query" in refused(town(), overlay(version, action))
