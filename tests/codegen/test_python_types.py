"""The Python type of a schema, and the schemas that are refused."""

from typing import Any

import pytest

from maintainer.codegen.python_types import PythonTypes, UnsupportedSchemaError

TEXT = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "const": "text"}}}
IMAGE = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "const": "image"}}}
PARTS = {
    "oneOf": [{"$ref": "#/components/schemas/Text"}, {"$ref": "#/components/schemas/Image"}],
    "discriminator": {
        "propertyName": "type",
        "mapping": {"text": "#/components/schemas/Text", "image": "#/components/schemas/Image"},
    },
}


def python_types(**schemas: Any) -> PythonTypes:
    return PythonTypes({"components": {"schemas": {"Text": TEXT, "Image": IMAGE, "Parts": PARTS, **schemas}}})


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("schema", "read", "write", "decode"),
    [
        ({"type": "string"}, "str", "str", None),
        ({"type": ["string", "null"]}, "str | None", "str | None", None),
        ({"type": "integer"}, "int", "int", None),
        ({"type": ["integer", "string"]}, "int | str", "int | str", None),
        ({}, "Any", "Any", None),
        ({"type": "string", "const": "a"}, "Literal['a']", "Literal['a']", None),
        (
            {"type": "string", "enum": ["a", "b"]},
            "Literal['a', 'b'] | UnrecognizedStr",
            "Literal['a', 'b'] | UnrecognizedStr",
            None,
        ),
        (
            {"type": ["integer", "null"], "enum": [1, 2, None]},
            "Literal[1, 2] | UnrecognizedInt | None",
            "Literal[1, 2] | UnrecognizedInt | None",
            None,
        ),
        (
            {"type": "string", "enum": ["a"], "x-open-enum": True},
            "Literal['a'] | str",
            "Literal['a'] | str",
            None,
        ),
        ({"type": "string", "format": "date"}, "datetime.date", "datetime.date | str", "date"),
        ({"type": "object", "additionalProperties": True}, "dict[str, Any]", "Mapping[str, Any]", None),
        ({"type": ["object", "null"]}, "dict[str, Any] | None", "Mapping[str, Any] | None", None),
        ({"type": "number", "const": 1.5}, "float", "float", None),
        ({"type": "number", "enum": [0.5, 1.5]}, "float", "float", None),
        (ref("Text"), "Text", "Text | TextTypedDict", 'model("text:Text")'),
        (ref("Parts"), "Parts", "PartsTypedDict", "decode_parts"),
        ({"type": "array", "items": {"type": "string"}}, "list[str]", "Sequence[str]", None),
        ({"type": "array", "items": ref("Parts")}, "list[Parts]", "Sequence[PartsTypedDict]", "items(decode_parts)"),
        (
            {"type": "object", "additionalProperties": ref("Text")},
            "dict[str, Text]",
            "Mapping[str, Text | TextTypedDict]",
            'values(model("text:Text"))',
        ),
        (
            {"oneOf": [{"type": "string"}, {"type": "array", "items": ref("Parts")}, {"type": "null"}]},
            "str | list[Parts] | None",
            "str | Sequence[PartsTypedDict] | None",
            "items(decode_parts)",
        ),
        (
            {"anyOf": [{"type": "string", "format": "date"}, {"type": "array", "items": ref("Parts")}]},
            "datetime.date | list[Parts]",
            "datetime.date | str | Sequence[PartsTypedDict]",
            "items(decode_parts)",
        ),
        (
            {"anyOf": [{"type": "array", "items": ref("Parts")}, ref("Text")]},
            "list[Parts] | Text",
            "Sequence[PartsTypedDict] | Text | TextTypedDict",
            'either(of_object=model("text:Text"), of_array=items(decode_parts))',
        ),
    ],
)
def test_a_schema_becomes_annotations_and_a_decoder(
    schema: dict[str, Any], read: str, write: str, decode: str | None
) -> None:
    python_type = python_types().of(schema, "here")
    assert (python_type.annotation, python_type.parameter_annotation, python_type.decode) == (read, write, decode)


def test_a_named_enum_keeps_its_name_and_needs_no_decoder() -> None:
    python_type = python_types(Effort={"type": "string", "enum": ["low", "high"]}).of(ref("Effort"), "here")
    assert (python_type.annotation, python_type.parameter_annotation, python_type.decode) == ("Effort", "Effort", None)


def test_a_tag_has_a_default_and_other_required_fields_have_none() -> None:
    field = python_types().model("Text").fields[0]
    assert (field.python_name, field.default) == ("type_", "'text'")


def test_an_optional_tag_has_a_default() -> None:
    message = {"type": "object", "properties": {"type": {"type": "string", "const": "text"}}}
    assert python_types(Text=message).model("Text").fields[0].default == "'text'"


def test_a_nullable_tag_has_a_default() -> None:
    tag = {"oneOf": [{"type": "string", "const": "text"}, {"type": "null"}]}
    field = python_types(Text={"type": "object", "properties": {"type": tag}}).model("Text").fields[0]
    assert (field.default, field.annotation) == ("'text'", "Literal['text'] | Unset | None")


@pytest.mark.parametrize(
    ("description", "docstring"),
    [("Some text.", "Some text. Deprecated."), ("", "Deprecated."), ("Deprecated: use b.", "Deprecated: use b.")],
)
def test_the_docstring_of_a_deprecated_field_says_so(description: str, docstring: str) -> None:
    field = {"type": "string", "description": description, "deprecated": True}
    model = python_types(A={"type": "object", "properties": {"a": field}}).model("A")
    assert model.fields[0].description == docstring


def test_the_components_of_a_request_are_found_through_unions_and_lists() -> None:
    request = {"type": "object", "properties": {"input": {"type": "array", "items": ref("Parts")}}}
    assert python_types(Request=request).reached_from(["Request"]) == {"Request", "Parts", "Text", "Image"}


def test_additional_types_of_a_union_apply_to_parameters_only() -> None:
    alias = python_types(Wide={**PARTS, "x-also-accepts": [ref("Other")]}, Other=TEXT).alias("Wide")
    assert alias.python_type.annotation == "Text | Image | UnknownVariant"
    assert alias.python_type.parameter_annotation == (
        "Text | TextTypedDict | Image | ImageTypedDict | Other | OtherTypedDict | UnknownVariant"
    )


@pytest.mark.parametrize(
    ("schemas", "name", "complaint"),
    [
        ({"Odd": {"anyOf": [ref("Text"), ref("Image")]}}, "Odd", "several variants are JSON objects"),
        ({"Odd": {"oneOf": [ref("Nowhere"), {"type": "null"}]}}, "Odd", "the component schema Nowhere does not exist"),
        ({"Odd": {"allOf": [ref("Text"), ref("Image")]}}, "Odd", "allOf of several schemas"),
        ({"Odd": {"type": "array", "items": TEXT}}, "Odd", "make it a named component"),
        ({"Odd": {"type": "file"}}, "Odd", "not a JSON type"),
        ({"Odd": {**PARTS, "discriminator": {"propertyName": "type"}}}, "Odd", "no mapping"),
        (
            {"Odd": {**PARTS, "discriminator": {"propertyName": "type", "mapping": {"text": ref("Text")["$ref"]}}}},
            "Odd",
            "lacks Image",
        ),
    ],
)
def test_a_schema_that_a_look_up_cannot_decode_is_refused_and_named(
    schemas: dict[str, Any], name: str, complaint: str
) -> None:
    with pytest.raises(UnsupportedSchemaError, match=complaint) as caught:
        python_types(**schemas).alias(name)
    assert name in str(caught.value)


def test_two_properties_with_one_python_name_are_refused() -> None:
    model = {"type": "object", "properties": {"maxTokens": {"type": "integer"}, "max_tokens": {"type": "integer"}}}
    with pytest.raises(UnsupportedSchemaError, match="two properties have the field name max_tokens"):
        python_types(Odd=model).model("Odd")
