"""Public API changes are listed, breaking ones apart, with the version that they require."""

import functools
import json
import tempfile
from pathlib import Path

import pytest
from packaging.version import Version

from maintainer.git import Repository
from maintainer.release.__main__ import main
from maintainer.release.api_diff import ApiChange, api_changes
from maintainer.release.api_reader import read_public_api
from maintainer.release.project import ReleaseError
from maintainer.release.public_api import PublicApi
from maintainer.release.semver import is_sufficient, lowest_version, required_part
from tests.release import git_commands, minimal_tree

H, G, M = minimal_tree.HAND_WRITTEN, minimal_tree.GENERATED, f"{minimal_tree.GENERATED}/models"
TYPES = "openrouter_responses_generated.types"

BREAKING = [
    # Requests
    (f"{G}/api/create_responses.py", "        top_k: int\n", "", "responses.Responses.send(top_k) was removed"),
    (f"{H}/_send_params.py", "deadline_ms: int | None", "pass", "responses.Responses.send(deadline_ms) was removed"),
    (
        f"{H}/_send_params.py",
        "deadline_ms: int | None",
        "deadline_ms: int",
        "responses.Responses.send(deadline_ms) is no longer None",
    ),
    (
        f"{H}/_send_params.py",
        "deadline_ms: int | None",
        "deadline_ms: Required[int | None]",
        "responses.Responses.send(deadline_ms) is now required",
    ),
    (
        f"{H}/_send_params.py",
        "SendOptions, CreateResponsesParams",
        "CreateResponsesParams",
        "responses.Responses.send(deadline_ms) was removed",
    ),
    (
        f"{G}/api/create_responses.py",
        "top_k: int",
        "top_k: str",
        "responses.Responses.send(top_k) is no longer int; it is now str",
    ),
    (
        f"{G}/api/create_responses.py",
        "top_k: int",
        "top_k: Required[int]",
        "responses.Responses.send(top_k) is now required",
    ),
    (
        f"{G}/api/create_responses.py",
        "        top_k: int\n",
        "        top_k: int\n        zone: Required[str]\n",
        "responses.Responses.send(zone) is new and required",
    ),
    (f"{G}/api/create_responses.py", "Effort | None", "Effort", "responses.Responses.send(effort) is no longer None"),
    (
        f"{M}/function_tool.py",
        '            "strict": "NotRequired[bool]",\n',
        "",
        "models.FunctionToolTypedDict[strict] was removed",
    ),
    (
        f"{M}/function_tool.py",
        "NotRequired[bool]",
        "Required[bool]",
        "models.FunctionToolTypedDict[strict] is now required",
    ),
    (f"{M}/function_tool.py", "    strict: bool | Unset = UNSET\n", "", "models.FunctionTool.strict was removed"),
    (f"{M}/function_tool.py", "bool | Unset = UNSET", "bool", "models.FunctionTool(strict) is now required"),
    (f"{M}/effort.py", '"low", "high"', '"low"', "models.Effort is no longer 'high'"),
    (f"{M}/effort.py", " | UnrecognizedStr", "", f"models.Effort is no longer {TYPES}.UnrecognizedStr"),
    (
        f"{M}/tool.py",
        "Tool: TypeAlias = FunctionTool | SearchTool\n",
        "Tool: TypeAlias = FunctionTool\n",
        "models.Tool is no longer models.SearchTool",
    ),
    # Responses
    (
        f"{M}/stream_events.py",
        "TextEvent | DoneEvent",
        "TextEvent",
        "models.StreamEvents is no longer models.DoneEvent",
    ),
    (f"{M}/text_event.py", "    delta: str\n", "", "models.TextEvent.delta was removed"),
    (f"{M}/text_event.py", "delta: str", "delta: str | None", "models.TextEvent.delta can also be None"),
    (
        f"{M}/text_event.py",
        "delta: str\n",
        "delta: str | Unset = UNSET\n",
        f"models.TextEvent.delta can also be {TYPES}.Unset",
    ),
    (
        f"{M}/text_event.py",
        "delta: str\n",
        "delta: str | Literal[Unset.UNSET] = UNSET\n",
        f"models.TextEvent.delta can also be {TYPES}.Unset",
    ),
    (f"{G}/types.py", '    UNSET = "UNSET"\n', "    pass\n", f"{TYPES}.Unset.UNSET was removed"),
    (
        f"{M}/text_event.py",
        "delta: str",
        "delta: list[str]",
        "models.TextEvent.delta is no longer str; it is now list[str]",
    ),
    (f"{M}/text_event.py", "def type(", "def kind(", "models.TextEvent.type was removed"),
    (f"{M}/__init__.py", '    "DoneEvent",\n', "", "models.DoneEvent was removed (also components.DoneEvent)"),
    # Exceptions
    (f"{G}/errors.py", '["NotFoundResponseError", ', "[", "errors.NotFoundResponseError was removed"),
    (
        f"{G}/errors.py",
        "NotFoundResponseError(OpenRouterError)",
        "NotFoundResponseError(Exception)",
        "errors.NotFoundResponseError no longer derives from errors.OpenRouterError",
    ),
    (
        f"{G}/errors.py",
        "status_code: int | None = None",
        "status: int | None = None",
        "errors.OpenRouterError(status_code) was removed",
    ),
    (f"{G}/errors.py", "self.status_code =", "self.status =", "errors.OpenRouterError.status_code was removed"),
    # Hand-written modules
    (f"{H}/streams.py", "class EventStream", "class Events", "EventStream was removed (also streams.EventStream)"),
    (f"{H}/_connection.py", "    def close", "    def leave", "EventStream.close was removed"),
    (f"{H}/_connection.py", "    def path(self) -> str: ...\n", "", "testing.Endpoint.path was removed"),
    (
        f"{H}/_connection.py",
        "dict[str, str]",
        "list[str]",
        "EventStream.headers is no longer dict[str, str]; it is now list[str]",
    ),
    (f"{H}/__init__.py", '"EventStream", ', "", "EventStream was removed"),
    (f"{G}/components.py", '    "ResponsesRequestTool",\n', "", "components.ResponsesRequestTool was removed"),
    (
        f"{G}/components.py",
        "int | Sequence",
        "Sequence",
        "components.Limit is no longer int",
    ),
    (f"{H}/client.py", "    def close(self) -> None: ...\n", "", "OpenRouter.close was removed"),
    (f"{H}/client.py", "    def close", "    async def close", "OpenRouter.close must now be awaited"),
    (f"{H}/client.py", "timeout_ms: int | None = None,", "", "OpenRouter(timeout_ms) was removed"),
    (
        f"{H}/client.py",
        "self, api_key: str | None = None, *, ",
        "self, *, api_key: str | None = None, ",
        "OpenRouter(api_key) was positional or keyword and is keyword-only",
    ),
    (f"{H}/client.py", "self, api_key", "self, zone: str, api_key", "OpenRouter(zone) is new and required"),
    (
        f"{H}/client.py",
        "self, api_key",
        "self, zone: str = '', api_key",
        "OpenRouter() has its positional parameters in another order",
    ),
    (f"{H}/client.py", "def debug(", "def log(", "client.DebugLogger.debug was removed"),
    (
        f"{H}/streams.py",
        "Iterator[str]",
        "list[str]",
        "EventStream.text_deltas() result is no longer Iterator[str]; it is now list[str]",
    ),
    (
        f"{H}/streams.py",
        "    def text_deltas",
        "    @property\n    def text_deltas",
        "EventStream.text_deltas was a function and is an attribute",
    ),
    (
        f"{H}/responses.py",
        "stream: Literal[True]",
        "stream: Literal[1]",
        "responses.Responses.send(stream) (overload 2) is no longer True; it is now 1",
    ),
]

COMPATIBLE = [
    (
        f"{G}/api/create_responses.py",
        "top_k: int\n",
        "top_k: int\n        zone: str\n",
        "responses.Responses.send(zone) is new",
    ),
    (
        f"{G}/api/create_responses.py",
        "top_k: int",
        "top_k: int | None",
        "responses.Responses.send(top_k) can also be None",
    ),
    (f"{G}/api/create_responses.py", "top_k: int", "top_k: float", "responses.Responses.send(top_k) can also be float"),
    (
        f"{M}/function_tool.py",
        "strict: bool | Unset = UNSET",
        "strict: bool | Unset | None = UNSET",
        "models.FunctionTool.strict can also be None",
    ),
    (f"{M}/function_tool.py", "name: str\n", "name: str = ''\n", "models.FunctionTool(name) is now optional"),
    (
        f"{M}/function_tool.py",
        '"NotRequired[bool]",\n',
        '"NotRequired[bool]",\n            "zone": "NotRequired[str]",\n',
        "models.FunctionToolTypedDict[zone] is new",
    ),
    (f"{M}/effort.py", '"high"', '"high", "higher"', "models.Effort can also be 'higher'"),
    (f"{M}/effort.py", "] | UnrecognizedStr", "] | str", "models.Effort can also be str"),
    (
        f"{M}/result.py",
        'Literal["done"] =',
        'Literal["done"] | UnrecognizedStr =',
        f"models.Result.status can also be {TYPES}.UnrecognizedStr",
    ),
    (
        f"{H}/_send_params.py",
        "deadline_ms: int | None",
        "deadline_ms: float | None",
        "responses.Responses.send(deadline_ms) can also be float",
    ),
    (
        f"{H}/_send_params.py",
        "deadline_ms: int | None",
        "deadline_ms: int | None\n    zone: str",
        "responses.Responses.send(zone) is new",
    ),
    (f"{H}/client.py", "class DebugLogger", "def connect() -> None: ...\n\nclass DebugLogger", "client.connect is new"),
    (
        f"{M}/text_event.py",
        "index: int | Unset = UNSET\n",
        "index: int | Unset = UNSET\n    zone: str | Unset = UNSET\n",
        "models.TextEvent.zone is new",
    ),
    (
        f"{M}/text_event.py",
        'Literal["text"] = "text"',
        'Literal["text", "t"] = "text"',
        "models.TextEvent.type_ can also be 't'",
    ),
    (
        f"{M}/stream_events.py",
        "TextEvent | DoneEvent",
        "TextEvent | DoneEvent | SearchTool",
        "models.StreamEvents can also be models.SearchTool",
    ),
    (f"{H}/client.py", "    def close", "    def reset(self) -> None: ...\n\n    def close", "OpenRouter.reset is new"),
    (
        f"{H}/client.py",
        "timeout_ms: int | None = None",
        "timeout_ms: int | None = 5",
        "OpenRouter(timeout_ms) has the default 5, which was None",
    ),
]

NO_CHANGES = [
    (f"{H}/client.py", "_secret", "_key"),
    (f"{H}/client.py", "str | None", "None | str"),
    (f"{H}/client.py", "class OpenRouter:\n", 'class OpenRouter:\n    """A client."""\n'),
    (f"{M}/result.py", "Effort | None", 'Literal["high", "low"] | UnrecognizedStr | None'),
    (f"{M}/text_event.py", "int | Unset =", "int | Literal[Unset.UNSET] ="),
    (f"{H}/_send_params.py", "SendOptions", "Options"),
    (f"{H}/_send_params.py", "def split_options(params: SendParams)", "def split(params: SendParams, *, strict: bool)"),
    (f"{H}/_connection.py", "class Stream:", "class Connection: ...\n\nclass Stream(Connection):"),
    (
        f"{H}/streams.py",
        "class EventStream(Stream):\n",
        "class EventStream(Stream):\n    def close(self) -> None: ...\n",
    ),
    (f"{H}/streams.py", "headers: Headers", "headers: dict[str, str]"),
    (
        f"{M}/text_event.py",
        "_fields: ClassVar[tuple[str, ...]] = ()",
        "_fields: ClassVar[tuple[str, ...]] = ('delta',)",
    ),
]


@functools.cache
def minimal_api() -> PublicApi:
    with tempfile.TemporaryDirectory() as folder:
        return read_public_api(minimal_tree.write_tree(Path(folder)))


def changes_after(folder: Path, file: str, before: str, after: str) -> list[ApiChange]:
    return api_changes(minimal_api(), read_public_api(edited_tree(folder / "new", file, before, after)))


def edited_tree(folder: Path, file: str, before: str, after: str) -> Path:
    new = folder if folder.exists() else minimal_tree.write_tree(folder)
    text = (new / file).read_text()
    assert before in text
    imports = "from typing import Literal, Required\nfrom ..models.search_tool import SearchTool\n"
    (new / file).write_text(imports + text.replace(before, after))
    return new


@pytest.mark.parametrize(("file", "before", "after", "expected"), BREAKING, ids=[each[3] for each in BREAKING])
def test_a_change_that_breaks_callers_is_breaking(
    tmp_path: Path, file: str, before: str, after: str, expected: str
) -> None:
    changes = changes_after(tmp_path, file, before, after)
    assert expected in [f"{change.path} {change.text}" for change in changes if change.is_breaking]


@pytest.mark.parametrize(("file", "before", "after", "expected"), COMPATIBLE, ids=[each[3] for each in COMPATIBLE])
def test_an_addition_is_compatible(tmp_path: Path, file: str, before: str, after: str, expected: str) -> None:
    changes = changes_after(tmp_path, file, before, after)
    assert [f"{change.path} {change.text}" for change in changes] == [expected]
    assert not changes[0].is_breaking


@pytest.mark.parametrize(("file", "before", "after"), NO_CHANGES, ids=[each[2] for each in NO_CHANGES])
def test_a_change_that_callers_cannot_notice_is_not_listed(tmp_path: Path, file: str, before: str, after: str) -> None:
    assert changes_after(tmp_path, file, before, after) == []


MOVED_TO_PARAMETERS = [
    (f"{H}/responses.py", "stream: bool = False", "stream: bool = False, deadline_ms: int | None = None"),
    (f"{H}/responses.py", "stream: Literal[True]", "stream: Literal[True], deadline_ms: int | None = None"),
    (f"{H}/responses.py", "Literal[False] = False", "Literal[False] = False, deadline_ms: int | None = None"),
    (f"{H}/_send_params.py", "deadline_ms: int | None", "pass"),
]


def test_a_key_that_becomes_a_parameter_is_not_a_change(tmp_path: Path) -> None:
    with_key = read_public_api(minimal_tree.write_tree(tmp_path / "keys"))
    for edit in MOVED_TO_PARAMETERS:
        edited_tree(tmp_path / "parameters", *edit)
    with_parameter = read_public_api(tmp_path / "parameters")
    assert api_changes(with_key, with_parameter) == []
    assert api_changes(with_parameter, with_key) == []


def test_a_removed_parameter_beside_unpacked_keys_is_breaking(tmp_path: Path) -> None:
    old = minimal_tree.write_tree(tmp_path / "old")
    edited_tree(old, f"{H}/responses.py", "stream: bool = False", "stream: bool = False, zone: str = ''")
    new = minimal_tree.write_tree(tmp_path / "new")
    changes = api_changes(read_public_api(old), read_public_api(new))
    assert [f"{change.path} {change.text}" for change in changes if change.is_breaking] == [
        "responses.Responses.send(zone) was removed",
        "responses.Responses.send_async(zone) was removed",
    ]


def test_the_keys_of_removed_keyword_arguments_are_breaking(tmp_path: Path) -> None:
    changes = changes_after(tmp_path, f"{H}/responses.py", ", **params: Unpack[SendParams]", "")
    removed = {change.path for change in changes if change.is_breaking and change.text == "was removed"}
    keys = {"deadline_ms", "effort", "model", "tools", "top_k"}
    assert removed == {f"responses.Responses.{name}({key})" for key in keys for name in ("send", "send_async")}


def test_a_removed_module_is_listed_without_its_members(tmp_path: Path) -> None:
    changes = changes_after(tmp_path, f"{H}/__init__.py", '"components", ', "")
    assert [change.path for change in changes] == ["components"]


def test_a_removed_definition_is_listed_once_with_all_its_names(tmp_path: Path) -> None:
    changes = changes_after(tmp_path, f"{M}/__init__.py", "import Tool, ToolTypedDict", "import ToolTypedDict")
    also = "was removed (also components.ResponsesRequestTool, components.Tool)"
    assert [f"{change.path} {change.text}" for change in changes if change.path.endswith("Tool")] == [
        f"models.Tool {also}"
    ]


@pytest.mark.parametrize(
    ("base", "breaking", "compatible", "required"),
    [
        ("1.4.2", 1, 1, "2.0.0"),
        ("1.4.2", 0, 1, "1.5.0"),
        ("1.4.2", 0, 0, "1.4.2"),
        ("0.4.2", 1, 1, "0.5.0"),
        ("0.4.2", 0, 1, "0.4.3"),
    ],
)
def test_the_required_version_follows_semantic_versioning(
    base: str, breaking: int, compatible: int, required: str
) -> None:
    changes = [ApiChange("x", str(number), number < breaking) for number in range(breaking + compatible)]
    assert lowest_version(Version(base), required_part(changes, Version(base))) == Version(required)


@pytest.mark.parametrize(
    ("version", "expected"), [("0.5.0", True), ("0.5.0rc1", True), ("1.0.0", True), ("0.4.9", False)]
)
def test_a_higher_version_or_its_pre_release_is_sufficient(version: str, expected: bool) -> None:
    assert is_sufficient(Version(version), Version("0.5.0")) is expected


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = minimal_tree.write_tree(tmp_path / "checkout")
    git_commands.create_repository(folder)
    git_commands.run_git(folder, "tag", "v1.4.2")
    return Repository(folder)


def edit(repository: Repository, file: str, before: str, after: str) -> None:
    path = repository.root / file
    path.write_text(path.read_text().replace(before, after))


def run(repository: Repository, *arguments: str) -> int:
    return main(["--repository", str(repository.root), *arguments])


def test_the_exit_status_is_1_if_the_version_is_too_low(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(repository, f"{M}/effort.py", '"low", ', "")
    edit(repository, "pyproject.toml", "1.4.2", "1.5.0")
    assert run(repository, "api-diff", "v1.4.2") == 1
    output = capsys.readouterr().out
    assert "Breaking\n  models.Effort is no longer 'low'" in output
    assert "the major version must increase, to 2.0.0 or higher. It is 1.5.0, which is too low." in output


def test_the_exit_status_is_0_if_the_version_is_high_enough(repository: Repository) -> None:
    edit(repository, f"{M}/effort.py", '"low", ', "")
    edit(repository, "pyproject.toml", "1.4.2", "2.0.0")
    assert run(repository, "api-diff", "v1.4.2") == 0


def test_the_exit_status_is_1_if_the_version_decreased(repository: Repository) -> None:
    edit(repository, "pyproject.toml", "1.4.2", "1.4.1")
    assert run(repository, "api-diff", "v1.4.2") == 1


def test_the_changes_can_be_printed_as_json(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, f"{M}/effort.py", '"low", ', "")
    run(repository, "api-diff", "v1.4.2", "--json")
    printed = json.loads(capsys.readouterr().out)
    assert printed["changes"] == [{"path": "models.Effort", "text": "is no longer 'low'", "breaking": True}]
    assert (printed["part"], printed["needed"], printed["enough"]) == ("major", "2.0.0", False)
    assert printed["base"]["ref"] == "v1.4.2"


def test_the_default_base_is_the_last_final_release(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    git_commands.run_git(repository.root, "tag", "v1.5.0rc1")
    assert run(repository, "api-diff") == 0
    assert "since v1.4.2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "after", "expected", "is_breaking"),
    [
        ('">=3.11"', '">=3.12"', "Python 3.11 is no longer supported", True),
        ('">=3.11"', '">=3.10"', "Python is supported as >=3.10, which was >=3.11", False),
        ('speed = ["orjson"]', "", "the extra speed was removed", True),
        (",<1", "", "the dependency httpx is now required as httpx>=0.27", False),
        ('<1"]', '<1", "attrs"]', "the dependency attrs is now required as attrs", False),
    ],
)
def test_changed_installation_requirements_are_listed(
    repository: Repository,
    capsys: pytest.CaptureFixture[str],
    before: str,
    after: str,
    expected: str,
    is_breaking: bool,
) -> None:
    edit(repository, "pyproject.toml", before, after)
    run(repository, "api-diff", "v1.4.2", "--json")
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert [f"{change['path']} {change['text']}" for change in changes] == [expected]
    assert changes[0]["breaking"] is is_breaking


@pytest.mark.parametrize("base", ["v9.9.9", "--output=x", ""])
def test_the_exit_status_is_2_if_the_base_is_not_a_commit(
    repository: Repository, capsys: pytest.CaptureFixture[str], base: str
) -> None:
    git_commands.run_git(repository.root, "tag", "--delete", "v1.4.2")
    assert run(repository, "api-diff", "--", base) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_exit_status_is_2_if_the_base_lacks_a_package(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    git_commands.run_git(repository.root, "rm", "-r", "--quiet", "generated")
    git_commands.commit_all(repository.root)
    minimal_tree.write_tree(repository.root)
    assert run(repository, "api-diff", "HEAD") == 2
    error = capsys.readouterr().err
    assert error == f"HEAD cannot be used as a base: the package {G.partition('/')[2]} is missing in {G}\n"


def test_a_file_that_is_not_python_is_named(repository: Repository) -> None:
    (repository.root / M / "effort.py").write_text("Effort = (\n")
    with pytest.raises(ReleaseError, match="effort"):
        read_public_api(repository.root)


def test_a_shallow_clone_is_refused_because_it_may_lack_the_last_release(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git_commands.commit_all(repository.root)
    clone = tmp_path / "clone"
    git_commands.run_git(tmp_path, "clone", "--quiet", "--depth=1", repository.root.as_uri(), str(clone))
    assert main(["--repository", str(clone), "api-diff"]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err
