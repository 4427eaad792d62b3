"""Documents are read as JSON values; values that JSON does not have are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from maintainer.codegen.documents import DocumentError, load_document

if TYPE_CHECKING:
    from pathlib import Path


def test_yaml_1_2_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: yes\nb: on\nc: 2026-10-01\nd: 0o10\ne: 1:30\nf: null\ng: true\nh: 1.5\n'200': é\n", "utf-8")
    assert load_document(path) == {
        "a": "yes",
        "b": "on",
        "c": "2026-10-01",
        "d": 8,
        "e": "1:30",
        "f": None,
        "g": True,
        "h": 1.5,
        "200": "é",
    }


def test_a_file_named_json_is_read_as_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{\n\t"a": [1, 1.5, true, null, "é"]\n}', "utf-8")
    assert load_document(path) == {"a": [1, 1.5, True, None, "é"]}


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.yaml", "200: OK", "key 200 in [$] is not a string; quote it"),
        ("a.yaml", "a: [{true: 1}]", r"key True in \$\['a'\]\[0\] is not a string"),
        ("a.yaml", "a: 1\na: 2", "duplicate key"),
        ("a.json", '{"a": {"b": 1, "b": 2}}', "duplicate key 'b'"),
        ("a.yaml", "a: {b: .nan}", r"\$\['a'\]\['b'\] is not a finite number"),
        ("a.json", '{"a": Infinity}', r"\$\['a'\] is not a finite number"),
        ("a.yaml", "a: !!set {b}", r"\$\['a'\] has the YAML type set, which JSON does not have"),
        ("a.yaml", "a: !!binary aGk=", "YAML type bytes"),
        ("a.yaml", "a: !x b", "tag"),
        ("a.yaml", "a: &a [*a]", "nested too deeply"),
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.json", '{"a": ' * 300 + "1" + "}" * 300, "nested too deeply"),
        ("a.yaml", "a: [", "line 2, column 1"),
        ("a.yaml", "a: &a {b: *a}", "an alias refers to a node that contains it"),
        ("a.yaml", "a: {b: 1, 'b': 2}", "duplicate key 'b'"),
        ("a.yaml", "a: 1\n---\nb: 2", "document"),
        ("a.json", "{", "line 1 column 2"),
        ("a.yaml", "", "expected an object, found null"),
        ("a.yaml", "- a", "expected an object, found an array"),
        ("a.json", '"a"', "expected an object, found a string"),
        ("a.json", "1", "expected an object, found a number"),
        ("a.json", "true", "expected an object, found a boolean"),
    ],
)
def test_an_invalid_document_is_refused_and_its_file_is_named(
    tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(DocumentError, match=rf"(?s)/{name}: .*{complaint}"):
        load_document(path)


def test_aliases_that_expand_to_too_many_values_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    levels = [f"n{level}: &n{level} [{', '.join([f'*n{level - 1}'] * 10)}]" for level in range(1, 9)]
    path.write_text("\n".join(["n0: &n0 x", *levels]))
    with pytest.raises(DocumentError, match=r"/a\.yaml: aliases expand it to more than 1,000,000 values$"):
        load_document(path)


def test_a_document_that_uses_aliases_sparingly_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: &a {b: 010, c: 0x1F, d: 1e3}\ne: *a\nf: {<<: *a, b: 2}\n")
    one = {"b": 10, "c": 31, "d": 1000.0}
    assert load_document(path) == {"a": one, "e": one, "f": {**one, "b": 2}}


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(DocumentError, match=r"/a\.json: .*codec can't decode"):
        load_document(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"/a\.yaml: No such file"):
        load_document(tmp_path / "a.yaml")
