"""The synonyms of a description become names of the package's types."""

from __future__ import annotations

from typing import Any

import pytest

from maintainer.codegen.python_types import UnsupportedSchemaError
from maintainer.codegen.synonyms import Synonyms, synonyms_of

TEXT = {"type": "string"}
NULL = {"type": "null"}


def document(**schemas: Any) -> dict[str, Any]:
    return {"components": {"schemas": schemas}}


def model(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def test_a_component_has_its_synonyms() -> None:
    rule = {**model(text=TEXT), "x-synonyms": ["Law", "Norm"]}
    assert synonyms_of(document(Rule=rule), ()) == Synonyms({"Law": "Rule", "Norm": "Rule"}, {})


def test_a_typed_dict_has_synonyms_as_well() -> None:
    rule = {**model(text=TEXT), "x-synonyms": ["Law"]}
    found = synonyms_of(document(Rule=rule), {"Rule"})
    assert found.of_models == {"Law": "Rule", "LawTypedDict": "RuleTypedDict"}


def test_the_unknown_variants_of_a_union_have_synonyms() -> None:
    union = {
        "oneOf": [reference("Rule")],
        "discriminator": {"propertyName": "type", "mapping": {"rule": "#/components/schemas/Rule"}},
        "x-synonyms-of-unknown": ["OtherRule"],
    }
    rule = model(type={"type": "string", "const": "rule"})
    assert synonyms_of(document(Rule=rule, Rules=union), ()).of_models == {"OtherRule": "UnknownVariant"}


@pytest.mark.parametrize(
    ("field", "annotation"),
    [
        ({"type": "string", "enum": ["a", "b"], "x-synonyms": ["Name"]}, "Literal['a', 'b'] | UnrecognizedStr"),
        ({"anyOf": [TEXT, reference("Rule"), NULL], "x-synonyms": ["Name"]}, "str | models.Rule"),
        ({"type": "array", "items": {"anyOf": [TEXT, {"type": "number"}], "x-synonyms": ["Name"]}}, "str | float"),
        ({"type": "object", "additionalProperties": {"x-synonyms": ["Name"]}}, "Any"),
        ({"anyOf": [{"type": "integer", "x-synonyms": ["Name"]}, NULL]}, "int"),
    ],
)
def test_an_unnamed_type_has_synonyms_anywhere_in_a_schema(field: Any, annotation: str) -> None:
    found = synonyms_of(document(Rule=model(text=TEXT), Owner=model(field=field)), ())
    assert found == Synonyms({}, {"Name": annotation})


def test_an_unnamed_type_with_a_parameter_form_has_a_typed_dict_synonym() -> None:
    field = {"anyOf": [TEXT, reference("Rule")], "x-synonyms": ["Name"]}
    found = synonyms_of(document(Rule=model(text=TEXT), Owner=model(field=field)), {"Rule"})
    assert found.of_annotations["NameTypedDict"] == "str | models.Rule | models.RuleTypedDict"


@pytest.mark.parametrize("name", ["Rule", "Law", "LawTypedDict", "RuleTypedDict"])
def test_a_synonym_cannot_be_the_name_of_another_type(name: str) -> None:
    rule = {**model(text=TEXT), "x-synonyms": ["Law"]}
    other = {**model(text=TEXT), "x-synonyms": [name]}
    with pytest.raises(
        UnsupportedSchemaError, match=f"^Other: the synonym {name} is already the name of another type$"
    ):
        synonyms_of(document(Rule=rule, Other=other), {"Rule"})


def test_a_synonym_must_be_an_identifier() -> None:
    field = {**TEXT, "x-synonyms": ["a-b"]}
    with pytest.raises(UnsupportedSchemaError, match=r"^Rule\.text: the synonym 'a-b' is not an identifier$"):
        synonyms_of(document(Rule=model(text=field)), ())
