"""The generated package, made from a small description: open, lazy, keyword-only, reproducible."""

import copy
import importlib
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import GenerationError, generate

ROOT = Path(__file__).parents[2]
SMALL = load_document(Path(__file__).with_name("small.yaml"))
PACKAGE = "small_generated"


def generate_into(output: Path, document: dict[str, Any] = SMALL) -> Path:
    generate(document, root=ROOT, output=output)
    return output


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("generated")
    output = generate_into(folder / PACKAGE)
    sys.path.insert(0, str(folder))
    yield output
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def models(package: Path) -> ModuleType:
    return importlib.import_module(f"{package.name}.models")


@pytest.fixture(scope="module")
def operation(package: Path) -> ModuleType:
    return importlib.import_module(f"{package.name}.api.responses.create_responses")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.*") if "__pycache__" not in p.parts}


def test_generating_twice_gives_the_same_bytes(package: Path, tmp_path: Path) -> None:
    assert contents(generate_into(tmp_path / PACKAGE)) == contents(package)


def test_files_of_removed_components_are_removed(tmp_path: Path) -> None:
    output = generate_into(tmp_path / PACKAGE)
    (output / "models" / "bygone.py").write_text("")
    generate_into(output)
    assert not (output / "models" / "bygone.py").exists()


def test_a_warning_of_the_generator_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    document = copy.deepcopy(SMALL)
    document["components"]["schemas"]["Effort"] |= {"type": "string", "enum": ["a", 1]}
    output = tmp_path / PACKAGE
    with pytest.raises(GenerationError, match="Unable to parse schema /components/schemas/Effort"):
        generate_into(output, document)
    assert not output.exists()


def test_a_union_of_one_variant_with_an_object_in_it_is_generated(tmp_path: Path) -> None:
    document = copy.deepcopy(SMALL)
    formats = document["components"]["schemas"]["Formats"]
    formats["oneOf"] = [one for one in formats["oneOf"] if one["$ref"].endswith("FormatSchema")]
    formats["discriminator"]["mapping"] = {"json_schema": formats["oneOf"][0]["$ref"]}
    assert (generate_into(tmp_path, document) / "models/formats.py").exists()


@pytest.mark.parametrize(
    "schema",
    [{"type": "object", "properties": {"id": {"type": "string"}}}, {"type": "string", "enum": ["user", "robot"]}],
    ids=["object", "enum"],
)
def test_a_component_may_have_the_name_of_a_class_and_its_field(schema: dict[str, Any], tmp_path: Path) -> None:
    document = copy.deepcopy(SMALL)
    schemas = document["components"]["schemas"]
    schemas["InputMessageRole"] = {"description": "A role.", **schema}
    schemas["McpTool"]["properties"]["role"] = {"$ref": "#/components/schemas/InputMessageRole"}
    models = generate_into(tmp_path, document) / "models"
    assert "InputMessageRole" in (models / "mcp_tool.py").read_text()
    assert "Literal['user', 'system']" in (models / "input_message.py").read_text().replace('"', "'")


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "const": "a", "default": "b"},
        {"type": "string", "format": "date", "default": "auto"},
        {"type": "integer", "default": "auto"},
    ],
    ids=["const", "date", "type"],
)
def test_a_default_that_its_schema_does_not_allow_is_stated_nevertheless(
    schema: dict[str, Any], tmp_path: Path
) -> None:
    document = copy.deepcopy(SMALL)
    document["components"]["schemas"]["McpTool"]["properties"]["extra"] = schema
    text = (generate_into(tmp_path, document) / "models/mcp_tool.py").read_text()
    assert f"Default: `{schema['default']}`." in text


@pytest.mark.parametrize(
    "schema", [{"type": "string", "format": "date"}, {"type": "array", "items": {"type": "string"}}]
)
def test_a_header_may_have_any_schema(schema: dict[str, Any], tmp_path: Path) -> None:
    document = copy.deepcopy(SMALL)
    header = {"name": "X-Extra", "in": "header", "description": "Extra.", "schema": schema}
    document["paths"]["/responses"]["post"].setdefault("parameters", []).append(header)
    assert "x_extra" in (generate_into(tmp_path, document) / "api/responses/create_responses.py").read_text()


def test_a_field_of_the_request_whose_name_is_not_an_identifier_is_an_argument_under_its_python_name(
    tmp_path: Path,
) -> None:
    document = copy.deepcopy(SMALL)
    names = {"@type": "type_", "class": "class_", "kebab-case": "kebab_case", "camelCase": "camelCase"}
    fields = {name: {"type": "string", "description": "New."} for name in names}
    document["components"]["schemas"]["ResponsesRequest"]["properties"] |= fields
    text = (generate_into(tmp_path, document) / "api/responses/create_responses.py").read_text()
    for wire_name, name in names.items():
        assert re.search(rf'Parameter\(\s*"{name}",\s*"{wire_name}",\s*"body"', text)
        assert f"        {name}: str | None\n" in text


def test_importing_the_package_imports_no_model_and_using_one_imports_no_other(package: Path) -> None:
    program = f"""
import sys
sys.path.insert(0, {str(package.parent)!r})
from {PACKAGE} import errors, models
from {PACKAGE}.api.responses import create_responses
loaded = lambda: {{n.rpartition(".")[2] for n in sys.modules if n.startswith("{PACKAGE}.models.")}}
assert loaded() <= {{"stream_events"}}, loaded()
create_responses.decode_event({{"type": "response.output_text.delta", "delta": "x"}})
assert loaded() == {{"stream_events", "text_delta_event"}}, loaded()
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_tag_selects_its_class_and_an_unknown_tag_the_unknown_variant(
    models: ModuleType, operation: ModuleType
) -> None:
    assert type(operation.decode_event({"type": "response.output_text.delta"})) is models.TextDeltaEvent
    event = operation.decode_event({"type": "response.brand_new", "shine": 11})
    assert type(event) is models.UnknownVariant
    assert (event.type, event.type_, event.shine) == ("response.brand_new", "response.brand_new", 11)
    assert not operation.decode_event({"foo": 1}).type_
    with pytest.raises(AttributeError, match="has no field 'absent'"):
        _ = event.absent


def test_an_object_without_a_tag_is_the_default_variant_if_there_is_one(models: ModuleType) -> None:
    request = models.ResponsesRequest.from_dict({"input": [{"role": "user", "content": "Hello"}]})
    assert type(request.input_[0]) is models.InputMessage
    assert request.to_dict() == {"input": [{"role": "user", "content": "Hello"}]}


def test_a_null_tag_is_treated_as_absent(models: ModuleType) -> None:
    source = {"input": [{"type": None, "role": "user"}]}
    request = models.ResponsesRequest.from_dict(source)
    assert type(request.input_[0]) is models.InputMessage
    assert request.to_dict() == source


@pytest.mark.parametrize("tag", [None, 1, [], {}, True])
def test_an_object_whose_tag_is_not_a_string_is_an_unknown_variant(
    models: ModuleType, operation: ModuleType, tag: Any
) -> None:
    assert operation.decode_event({"type": tag}) == models.UnknownVariant(additional_properties={"type": tag})


def test_an_absent_field_is_unset_and_a_null_field_is_none(models: ModuleType) -> None:
    request = models.ResponsesRequest.from_dict({"metadata": None})
    unset = importlib.import_module(f"{PACKAGE}.types").UNSET
    assert request.metadata is None
    assert request.model is unset
    assert not unset
    assert request.to_dict() == {"metadata": None}


def test_unknown_fields_that_end_in_an_underscore_are_not_renamed(models: ModuleType) -> None:
    source = {"delta_": "x", "item_id_": 1}
    assert models.TextDeltaEvent.from_dict(source).to_dict() == source


def test_unknown_fields_and_values_are_kept_and_read(models: ModuleType) -> None:
    source = {"effort": "superhuman", "brand_new": {"a": 1}, "tools": "all of them"}
    request = models.ResponsesRequest.from_dict(source)
    assert (request.effort, request.brand_new, request.tools) == ("superhuman", {"a": 1}, "all of them")
    assert request.to_dict() == source
    with pytest.raises(AttributeError, match="ResponsesRequest has no field 'absent'"):
        _ = request.absent


def test_constructors_are_keyword_only_and_have_default_tags(models: ModuleType) -> None:
    assert models.FunctionTool(name="f", parameters=None).to_dict() == {
        "name": "f",
        "parameters": None,
        "type": "function",
    }
    with pytest.raises(TypeError):
        models.FunctionTool("f", None)
    with pytest.raises(TypeError, match="bogus"):
        models.FunctionTool(name="f", parameters=None, bogus=1)


def test_constructors_accept_wire_names(models: ModuleType) -> None:
    tool = models.FunctionTool(type="function", name="f", parameters={}, exitCode=3, **{"async": True})
    assert tool == models.FunctionTool(type_="function", name="f", parameters={}, exit_code=3, async_=True)
    schema = models.FormatSchema(name="n", schema_={"a": 1})
    assert schema.schema == schema.schema_ == {"a": 1}
    with pytest.raises(TypeError, match="the field 'type' twice, also as 'type_'"):
        models.FunctionTool(name="f", parameters={}, type="function", type_="function")


def test_a_field_cannot_replace_a_method_of_its_model(tmp_path: Path) -> None:
    document = copy.deepcopy(SMALL)
    names = ["to_dict", "from_dict", "additional_properties", "_fields", "__init__", "self", "rest", "take"]
    document["components"]["schemas"]["TextConfig"]["properties"] |= {name: {"type": "string"} for name in names}
    generate_into(tmp_path / "reserved_generated", document)
    sys.path.insert(0, str(tmp_path))
    try:
        config = importlib.import_module("reserved_generated.models").TextConfig
    finally:
        sys.path.remove(str(tmp_path))
    source = dict.fromkeys(names, "x")
    assert config.from_dict(source).to_dict() == source
    assert config.from_dict(source).additional_properties == {}


def test_fields_can_be_read_under_their_wire_names(models: ModuleType) -> None:
    tool = models.FunctionTool(name="f", parameters=None, async_=True, exit_code=3)
    assert (tool.type, tool.exitCode, getattr(tool, "async")) == ("function", 3, True)
    config = models.TextConfig.from_dict({"amazon-bedrock": {"a": 1}})
    assert config.amazon_bedrock == getattr(config, "amazon-bedrock") == {"a": 1}


def test_dicts_may_use_python_names_and_free_form_json_is_never_renamed(models: ModuleType) -> None:
    request = models.ResponsesRequest.from_dict(
        {
            "input_": "Hello",
            "text": {"format_": {"type": "json_schema", "name": "n", "schema_": {"format_": 1, "type_": 2}}},
            "tools": [{"type": "function", "name": "f", "parameters": {"async_": True}, "async_": False}],
            "metadata": {"format_": "kept"},
        }
    )
    assert request.to_dict(wire_names=True) == {
        "input": "Hello",
        "text": {"format": {"type": "json_schema", "name": "n", "schema": {"format_": 1, "type_": 2}}},
        "tools": [{"type": "function", "name": "f", "parameters": {"async_": True}, "async": False}],
        "metadata": {"format_": "kept"},
    }


def test_a_wire_name_wins_over_a_python_name_and_both_are_kept(models: ModuleType) -> None:
    source = {"format": {"type": "text"}, "format_": 1}
    assert models.TextConfig.from_dict(source).to_dict() == source


def test_models_dicts_and_mixtures_of_both_are_sent_as_the_same_json(models: ModuleType) -> None:
    as_dicts = {"tools": [{"type": "function", "name": "f", "parameters": {}}], "text": {"format": {"type": "text"}}}
    tool = models.FunctionTool(name="f", parameters={})
    as_models = models.ResponsesRequest(tools=[tool], text=models.TextConfig(format_=models.FormatText()))
    mixed = models.ResponsesRequest(tools=(tool,), text={"format_": {"type_": "text"}})
    nested = models.ResponsesRequest.from_dict({"tools": [tool], "text": {"format_": models.FormatText()}})
    assert (
        as_models.to_dict(wire_names=True)
        == mixed.to_dict(wire_names=True)
        == nested.to_dict(wire_names=True)
        == as_dicts
    )


def test_dates_are_decoded_if_encoding_restores_their_text(models: ModuleType) -> None:
    request = models.ResponsesRequest.from_dict({"since": "2026-02-03"})
    assert request.since.year == 2026
    assert request.to_dict() == {"since": "2026-02-03"}
    assert models.ResponsesRequest.from_dict({"since": "20260203"}).since == "20260203"
    assert models.ResponsesRequest.from_dict({"since": "soon"}).since == "soon"


def test_models_can_be_compared_copied_and_pickled_and_their_repr_shows_what_is_set(models: ModuleType) -> None:
    event = models.TextDeltaEvent.from_dict({"type": "response.output_text.delta", "delta": "Hi", "new": 1})
    assert event == copy.deepcopy(event) == pickle.loads(pickle.dumps(event))
    assert copy.copy(models.TextConfig()).format_ is models.TextConfig().format_
    assert repr(event) == (
        "TextDeltaEvent(delta='Hi', type_='response.output_text.delta', additional_properties={'new': 1})"
    )


def test_named_unions_can_be_evaluated_at_run_time(models: ModuleType) -> None:
    assert models.TextDeltaEvent in models.StreamEvents.__args__
    assert models.FunctionToolTypedDict(name="f") == {"name": "f"}
    with pytest.raises(AttributeError, match="Absent"):
        _ = models.Absent


def test_the_operation_has_its_url_and_its_parameters(operation: ModuleType) -> None:
    assert (operation.OPERATION.method, operation.OPERATION.path) == ("POST", "/responses")
    assert [(p.name, p.wire_name) for p in operation.OPERATION.parameters] == [
        ("http_referer", "HTTP-Referer"),
        ("x_open_router_title", "X-OpenRouter-Title"),
    ]
    assert [p.name for p in operation.OPERATION.properties][:3] == ["input", "model", "metadata"]
    assert operation.OPERATION.metadata_limits == (16, 64, r"^[^\[\]]*$", 512)


def test_each_described_error_status_has_an_exception(package: Path) -> None:
    errors = importlib.import_module(f"{package.name}.errors")
    assert {400: errors.BadRequestResponseError} == errors.BY_STATUS
    assert issubclass(errors.OpenRouterDefaultError, errors.OpenRouterError)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
FIELDS = [
    "input",
    "tools",
    "text",
    "format",
    "since",
    "output",
    "response",
    "nested",
    "role",
    "content",
    "type",
    "error",
    "input_",
    "format_",
    "type_",
    "schema_",
    "async_",
]
TAGS = ["text", "json_schema", "function", "mcp", "message", "response.completed", "response.output_text.delta"]
NEAR_MISSES = st.recursive(
    JSON | st.sampled_from(TAGS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5),
    max_leaves=20,
)


@given(source=st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), NEAR_MISSES))
def test_every_class_encodes_every_json_object_as_it_was_decoded(models: ModuleType, source: dict[str, Any]) -> None:
    for name in SMALL["components"]["schemas"]:
        model: Any = getattr(models, name)
        if hasattr(model, "from_dict"):
            assert model.from_dict(source).to_dict() == source
