"""Operations of any method: their contexts, the classes with their methods, and what is refused."""

from __future__ import annotations

import asyncio
import copy
import importlib
import inspect
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen.client_methods import ClientMethod
from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import generate
from maintainer.codegen.names import OPTION_NAMES
from maintainer.codegen.operations import check_described, exceptions_of, operations_of, resources_of
from maintainer.codegen.python_types import PythonTypes, UnsupportedSchemaError
from openrouter_responses.options import BodyOptions, QueryOptions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
SMALL = load_document(FOLDER / "small.yaml")
PACKAGE = "several_generated"
METHODS = [
    ClientMethod("POST", "/responses", "responses", "send"),
    ClientMethod("GET", "/models", "models", "list"),
    ClientMethod("DELETE", "/models/{author}/{slug}", "models", "delete"),
    ClientMethod("PUT", "/models/notes", "models", "note"),
]


def several() -> dict[str, Any]:
    document: dict[str, Any] = copy.deepcopy(SMALL)
    document["paths"] |= load_document(FOLDER / "operations.yaml")
    document["tags"] = [{"name": "Models", "description": "What can be used."}]
    components = document["components"]
    components["responses"]["NotFoundResponse"] = components["responses"]["DefaultErrorResponse"]
    components["schemas"] |= {
        "Models": {"type": "object", "description": "A list.", "properties": {"data": {"type": "array", "items": {}}}},
        "Note": {
            "type": "object",
            "description": "A note.",
            "required": ["kind", "text"],
            "properties": {
                "kind": {"type": "string", "const": "note", "description": "What it is."},
                "text": {"type": "string", "description": "Its text."},
                "effort": {"$ref": "#/components/schemas/Effort", "description": "How hard."},
                "author": {"type": ["string", "null"], "description": "Its author."},
            },
        },
    }
    return document


def contexts(document: dict[str, Any]) -> Any:
    return operations_of(document, PythonTypes(document), METHODS)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    root = tmp_path_factory.mktemp("root")
    (root / "overlays").mkdir()
    (root / "overlays/templates").symlink_to(ROOT / "overlays/templates")
    shutil.copy(ROOT / "generator-config.yaml", root)
    lines = "".join(f'"{one.operation}" = "{one.resource}.{one.name}"\n' for one in METHODS)
    head, _, rest = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.openrouter-responses")
    other = rest.partition("\n\n[")[2]
    table = f"[tool.openrouter-responses.operations]\n{lines}\n["
    (root / "pyproject.toml").write_text(head + table + other, encoding="utf-8")
    generate(several(), root=root, output=root / PACKAGE)
    sys.path.insert(0, str(root))
    yield importlib.import_module(f"{PACKAGE}.resources")
    sys.path.remove(str(root))
    for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
        del sys.modules[name]


class Recorder:
    """A sender that returns what it was asked to send."""

    def send(self, operation: Any, arguments: dict[str, Any], options: dict[str, Any]) -> Any:
        return operation.name, arguments, options

    async def send_async(self, operation: Any, arguments: dict[str, Any], options: dict[str, Any]) -> Any:
        return operation.name, arguments, options


@pytest.fixture
def client(package: ModuleType) -> Any:
    return type("Client", (package.Resources,), {"_sender": Recorder()})()


def test_a_method_takes_the_parameters_of_the_path_by_position_and_others_by_name(client: Any) -> None:
    assert client.models.delete("openai", "gpt") == ("models.delete", {"author": "openai", "slug": "gpt"}, {})
    name, arguments, options = client.models.list(min_price=1, timeout_ms=5)
    assert (name, options) == ("models.list", {"timeout_ms": 5})
    assert arguments == {"min_price": 1, "status": None, "http_referer": None}
    with pytest.raises(TypeError):
        client.models.list(1)


def test_a_property_that_can_be_null_is_unset_by_default_and_a_constant_is_filled_in(client: Any) -> None:
    signature = inspect.signature(client.models.note)
    unset = importlib.import_module(f"{PACKAGE}.types").UNSET
    assert signature.parameters["author"].default is unset
    assert signature.parameters["effort"].default is None
    assert list(signature.parameters)[:3] == ["text", "kind", "effort"]
    assert signature.parameters["kind"].default == "note"
    assert signature.parameters["text"].kind is inspect.Parameter.KEYWORD_ONLY


def test_the_asynchronous_method_sends_the_same(client: Any) -> None:
    assert asyncio.run(client.models.list_async(status=["new"])) == client.models.list(status=["new"])


def test_synonyms_are_further_names_of_the_attribute_and_the_method(client: Any) -> None:
    assert client.model.list() == client.models.list()
    assert client.models.list_models() == client.models.list()
    assert asyncio.run(client.models.list_models_async()) == client.models.list()


def test_a_docstring_has_the_operation_and_its_parameters(client: Any) -> None:
    text = inspect.getdoc(client.models.list) or ""
    assert text.startswith("List the models.\n\nReturns what can be used.\n\nArgs:\n")
    assert "min_price: The lowest price." in text
    assert inspect.getdoc(type(client.models)) == "What can be used."


def test_an_attribute_loads_its_class_when_it_is_first_used(client: Any) -> None:
    assert type(client.models).__module__ == f"{PACKAGE}.resources.models"


def test_a_result_has_the_http_response_and_keeps_it_out_of_its_json(package: ModuleType) -> None:
    models = importlib.import_module(f"{PACKAGE}.models")
    result = models.Models.from_dict({"data": [1]})
    assert result.raw_response is None
    assert result.headers == {}
    result._received_with(response := object())
    assert result.raw_response is response
    assert result.to_dict() == {"data": [1]}
    assert copy.copy(result) == result


def test_an_operation_says_whether_it_can_be_repeated(package: ModuleType) -> None:
    api = f"{PACKAGE}.api.models"
    assert importlib.import_module(f"{api}.put_note").OPERATION.is_idempotent is False
    operation = importlib.import_module(f"{api}.delete_model").OPERATION
    assert operation.is_idempotent is True
    assert operation.request is None
    assert {(one.name, one.location) for one in operation.parameters} == {("slug", "path"), ("author", "path")}


def test_operations_that_stream_have_hand_written_methods() -> None:
    document = several()
    (resource,) = resources_of(document, contexts(document))
    assert resource.class_name == "Models"


def test_the_exceptions_are_those_of_all_operations() -> None:
    assert [one.status for one in exceptions_of(contexts(several()))] == ["400", "404"]


OBJECT = {"description": "An object.", "content": {"application/json": {"schema": {"type": "object"}}}}


def test_an_operation_without_a_method_is_refused() -> None:
    document = several()
    document["paths"]["/models"]["post"] = document["paths"]["/models"]["get"]
    with pytest.raises(UnsupportedSchemaError, match=r"POST /models has no method; list it in pyproject\.toml"):
        contexts(document)


def test_a_listed_operation_that_is_not_described_is_refused() -> None:
    with pytest.raises(UnsupportedSchemaError, match=r"GET /models is listed .* `make capture` adds it"):
        check_described(SMALL, METHODS)


@pytest.mark.parametrize(
    ("path", "method", "change", "message"),
    [
        ("/models", "get", {"x-synonyms": ["list"]}, "the synonym 'list' should have the form models.list"),
        ("/models", "get", {"requestBody": {"content": {}}}, "the request body should be JSON, with a component"),
        (
            "/models",
            "get",
            {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Inputs"}}}}},
            "the request body should be an object with fields",
        ),
        ("/models", "get", {"responses": {"200": {"description": ""}}}, "one response should be a success, with JSON"),
        (
            "/models",
            "get",
            {"parameters": [{"name": "c", "in": "cookie", "schema": {}}]},
            "the parameter c is in the cookie",
        ),
        ("/models", "get", {"responses": {"200": OBJECT}}, "it needs an error response, such as 4XX"),
        ("/models", "get", {"responses": {"200": OBJECT, "4XX": {}}}, "it needs .* and each of them JSON content"),
    ],
)
def test_an_operation_that_is_not_supported_is_refused(
    path: str, method: str, change: dict[str, Any], message: str
) -> None:
    document = several()
    document["paths"][path][method] |= change
    with pytest.raises(UnsupportedSchemaError, match=f"{method.upper()} {path}: {message}"):
        contexts(document)


def test_a_request_that_is_a_dictionary_is_refused() -> None:
    document = several()
    document["components"]["schemas"]["ResponsesRequest"] = {"type": "object", "additionalProperties": True}
    with pytest.raises(UnsupportedSchemaError, match="the request body should be an object with fields"):
        contexts(document)


def test_an_argument_has_a_name_that_the_method_can_take() -> None:
    document = several()
    (note,) = [one for one in contexts(document) if one.method_name == "note"]
    document["components"]["schemas"][note.request]["properties"] |= {"self": {}, "class": {}, "x-y": {}, "retries": {}}
    (note,) = [one for one in contexts(document) if one.method_name == "note"]
    names = {one.wire_name: one.name for one in note.properties}
    assert (names["self"], names["class"], names["x-y"], names["retries"]) == ("self_", "class_", "x_y", "retries_")


def test_no_argument_has_the_name_of_an_option() -> None:
    assert {"self", *BodyOptions.__annotations__, *QueryOptions.__annotations__} == OPTION_NAMES


def test_the_error_responses_of_all_operations_agree() -> None:
    document = several()
    document["components"]["responses"]["Other"] = copy.deepcopy(
        document["components"]["responses"]["BadRequestResponse"]
    )
    document["paths"]["/models"]["get"]["responses"]["400"] = {"$ref": "#/components/responses/Other"}
    with pytest.raises(UnsupportedSchemaError, match="the response 400 should be BadRequestResponse"):
        contexts(document)
    document["components"]["responses"]["Other"]["content"]["application/json"]["schema"] = {"type": "object"}
    with pytest.raises(UnsupportedSchemaError, match="its errors should have the schema of POST /responses"):
        contexts(document)
