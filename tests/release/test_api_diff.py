"""What changed for callers is named, with what breaks them, and says how far the version must rise."""

import json
from pathlib import Path

import pytest
from packaging.version import Version

from maintainer.git import Repository
from maintainer.release.__main__ import main
from maintainer.release.api_diff import Change, compare
from maintainer.release.project import ReleaseError
from maintainer.release.public_api import read_surface
from maintainer.release.semver import lowest, part_for, suffices
from tests.release import checkout, sources

H, G, M = sources.HAND_WRITTEN, sources.GENERATED, f"{sources.GENERATED}/models"

BREAKING = [
    # The request
    (f"{G}/api/create_responses.py", "        top_k: int\n", "", "responses.Responses.send(top_k) was removed"),
    (f"{H}/responses.py", "deadline_ms: int | None", "pass", "responses.Responses.send(deadline_ms) was removed"),
    (
        f"{G}/api/create_responses.py",
        "top_k: int",
        "top_k: str",
        "responses.Responses.send(top_k) is no longer int; it is str now",
    ),
    (
        f"{G}/api/create_responses.py",
        "top_k: int",
        "top_k: Required[int]",
        "responses.Responses.send(top_k) must be given now",
    ),
    (
        f"{G}/api/create_responses.py",
        "        top_k: int\n",
        "        top_k: int\n        zone: Required[str]\n",
        "responses.Responses.send(zone) is new and must be given",
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
        "models.FunctionToolTypedDict[strict] must be given now",
    ),
    (f"{M}/function_tool.py", "    strict: bool | Unset = UNSET\n", "", "models.FunctionTool.strict was removed"),
    (f"{M}/function_tool.py", "bool | Unset = UNSET", "bool", "models.FunctionTool(strict) must be given now"),
    (f"{M}/effort.py", '"low", "high"', '"low"', "models.Effort is no longer 'high'"),
    (
        f"{M}/tool.py",
        "Tool: TypeAlias = FunctionTool | SearchTool\n",
        "Tool: TypeAlias = FunctionTool\n",
        "models.Tool is no longer models.SearchTool",
    ),
    # What comes back
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
        f"models.TextEvent.delta can also be {G.partition('/')[2]}.types.Unset",
    ),
    (
        f"{M}/text_event.py",
        "delta: str",
        "delta: list[str]",
        "models.TextEvent.delta is no longer str; it is list[str] now",
    ),
    (f"{M}/text_event.py", "def type(", "def kind(", "models.TextEvent.type was removed"),
    (f"{M}/__init__.py", '    "DoneEvent",\n', "", "models.DoneEvent was removed (also components.DoneEvent)"),
    # The exceptions
    (f"{G}/errors.py", '["NotFoundResponseError", ', "[", "errors.NotFoundResponseError was removed"),
    (
        f"{G}/errors.py",
        "NotFoundResponseError(OpenRouterError)",
        "NotFoundResponseError(Exception)",
        "errors.NotFoundResponseError is no errors.OpenRouterError any more",
    ),
    (
        f"{G}/errors.py",
        "status_code: int | None = None",
        "status: int | None = None",
        "errors.OpenRouterError(status_code) was removed",
    ),
    (f"{G}/errors.py", "self.status_code =", "self.status =", "errors.OpenRouterError.status_code was removed"),
    # What is written by hand
    (f"{H}/__init__.py", '"EventStream", ', "", "EventStream was removed"),
    (f"{G}/components.py", '    "ResponsesRequestTool",\n', "", "components.ResponsesRequestTool was removed"),
    (
        f"{G}/components.py",
        "int | Sequence",
        "Sequence",
        "components.Limit is no longer int",
    ),
    (f"{H}/client.py", "    def close(self) -> None: ...\n", "", "OpenRouter.close was removed"),
    (f"{H}/client.py", "    def close", "    async def close", "OpenRouter.close must be awaited now"),
    (f"{H}/client.py", "timeout_ms: int | None = None,", "", "OpenRouter(timeout_ms) was removed"),
    (
        f"{H}/client.py",
        "self, api_key: str | None = None, *, ",
        "self, *, api_key: str | None = None, ",
        "OpenRouter(api_key) was positional or keyword and is keyword-only",
    ),
    (f"{H}/client.py", "self, api_key", "self, zone: str, api_key", "OpenRouter(zone) is new and must be given"),
    (
        f"{H}/client.py",
        "self, api_key",
        "self, zone: str = '', api_key",
        "OpenRouter() takes its arguments in another order",
    ),
    (f"{H}/client.py", "def debug(", "def log(", "client.DebugLogger.debug was removed"),
    (
        f"{H}/streams.py",
        "Iterator[str]",
        "list[str]",
        "EventStream.text_deltas() result is no longer Iterator[str]; it is list[str] now",
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
        "responses.Responses.send(stream) (overload 2) is no longer True; it is 1 now",
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
    (f"{M}/function_tool.py", "name: str\n", "name: str = ''\n", "models.FunctionTool(name) can be left out now"),
    (
        f"{M}/function_tool.py",
        '"NotRequired[bool]",\n',
        '"NotRequired[bool]",\n            "zone": "NotRequired[str]",\n',
        "models.FunctionToolTypedDict[zone] is new",
    ),
    (f"{M}/effort.py", '"high"', '"high", "higher"', "models.Effort can also be 'higher'"),
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
        "OpenRouter(timeout_ms) is 5 by default, and was None",
    ),
]

UNNOTICED = [
    (f"{H}/client.py", "_secret", "_key"),
    (f"{H}/client.py", "str | None", "None | str"),
    (f"{H}/client.py", "class OpenRouter:\n", 'class OpenRouter:\n    """A client."""\n'),
    (f"{M}/result.py", "Effort | None", 'Literal["high", "low"] | str | None'),
    (
        f"{M}/text_event.py",
        "_fields: ClassVar[tuple[str, ...]] = ()",
        "_fields: ClassVar[tuple[str, ...]] = ('delta',)",
    ),
]


def changes_after(folder: Path, file: str, before: str, after: str) -> list[Change]:
    old = read_surface(sources.write(folder / "old"))
    new = sources.write(folder / "new")
    text = (new / file).read_text()
    assert before in text
    imports = "from typing import Literal, Required\nfrom ..models.search_tool import SearchTool\n"
    (new / file).write_text(imports + text.replace(before, after))
    return compare(old, read_surface(new))


@pytest.mark.parametrize(("file", "before", "after", "expected"), BREAKING, ids=[each[3] for each in BREAKING])
def test_what_callers_cannot_do_any_more_breaks(
    tmp_path: Path, file: str, before: str, after: str, expected: str
) -> None:
    changes = changes_after(tmp_path, file, before, after)
    assert expected in [f"{change.path} {change.text}" for change in changes if change.is_breaking]


@pytest.mark.parametrize(("file", "before", "after", "expected"), COMPATIBLE, ids=[each[3] for each in COMPATIBLE])
def test_what_callers_can_do_in_addition_does_not_break(
    tmp_path: Path, file: str, before: str, after: str, expected: str
) -> None:
    changes = changes_after(tmp_path, file, before, after)
    assert [f"{change.path} {change.text}" for change in changes] == [expected]
    assert not changes[0].is_breaking


@pytest.mark.parametrize(("file", "before", "after"), UNNOTICED, ids=[each[2] for each in UNNOTICED])
def test_what_callers_cannot_notice_is_no_change(tmp_path: Path, file: str, before: str, after: str) -> None:
    assert changes_after(tmp_path, file, before, after) == []


def test_what_is_gone_with_its_module_is_said_once(tmp_path: Path) -> None:
    changes = changes_after(tmp_path, f"{H}/__init__.py", '"components", ', "")
    assert [change.path for change in changes] == ["components"]


def test_what_is_gone_under_all_its_names_is_said_once(tmp_path: Path) -> None:
    changes = changes_after(tmp_path, f"{M}/__init__.py", "import Tool, ToolTypedDict", "import ToolTypedDict")
    also = "was removed (also components.ResponsesRequestTool, components.Tool)"
    assert [f"{change.path} {change.text}" for change in changes if change.path.endswith("Tool")] == [
        f"models.Tool {also}"
    ]


@pytest.mark.parametrize(
    ("since", "breaking", "compatible", "needed"),
    [
        ("1.4.2", 1, 1, "2.0.0"),
        ("1.4.2", 0, 1, "1.5.0"),
        ("1.4.2", 0, 0, "1.4.2"),
        ("0.4.2", 1, 1, "0.5.0"),
        ("0.4.2", 0, 1, "0.4.3"),
    ],
)
def test_the_version_rises_by_semantic_versioning(since: str, breaking: int, compatible: int, needed: str) -> None:
    changes = [Change("x", str(number), number < breaking) for number in range(breaking + compatible)]
    assert lowest(Version(since), part_for(changes, Version(since))) == Version(needed)


@pytest.mark.parametrize(
    ("version", "is_enough"), [("0.5.0", True), ("0.5.0rc1", True), ("1.0.0", True), ("0.4.9", False)]
)
def test_a_higher_version_or_a_trial_of_it_is_enough(version: str, is_enough: bool) -> None:
    assert suffices(Version(version), Version("0.5.0")) is is_enough


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = sources.write(tmp_path / "checkout")
    checkout.start(folder)
    checkout.git(folder, "tag", "v1.4.2")
    return Repository(folder)


def edit(repository: Repository, file: str, before: str, after: str) -> None:
    path = repository.root / file
    path.write_text(path.read_text().replace(before, after))


def run(repository: Repository, *arguments: str) -> int:
    return main(["--repository", str(repository.root), *arguments])


def test_a_version_that_hides_a_break_ends_with_1(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, f"{M}/effort.py", '"low", ', "")
    edit(repository, "pyproject.toml", "1.4.2", "1.5.0")
    assert run(repository, "api-diff", "v1.4.2") == 1
    output = capsys.readouterr().out
    assert "Breaking\n  models.Effort is no longer 'low'" in output
    assert "the major version must rise, to 2.0.0 or higher. It is 1.5.0, which is too small." in output


def test_a_version_that_says_so_ends_with_0(repository: Repository) -> None:
    edit(repository, f"{M}/effort.py", '"low", ', "")
    edit(repository, "pyproject.toml", "1.4.2", "2.0.0")
    assert run(repository, "api-diff", "v1.4.2") == 0


def test_a_version_that_fell_ends_with_1(repository: Repository) -> None:
    edit(repository, "pyproject.toml", "1.4.2", "1.4.1")
    assert run(repository, "api-diff", "v1.4.2") == 1


def test_machines_read_it_as_json(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, f"{M}/effort.py", '"low", ', "")
    run(repository, "api-diff", "v1.4.2", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["changes"] == [{"path": "models.Effort", "text": "is no longer 'low'", "breaking": True}]
    assert (answer["part"], answer["needed"], answer["enough"]) == ("major", "2.0.0", False)
    assert answer["base"]["ref"] == "v1.4.2"


def test_without_a_base_the_last_release_is_the_base(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.git(repository.root, "tag", "v1.5.0rc1")
    assert run(repository, "api-diff") == 0
    assert "since v1.4.2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "after", "expected", "is_breaking"),
    [
        ('">=3.11"', '">=3.12"', "Python 3.11 is left behind", True),
        ('">=3.11"', '">=3.10"', "Python may be >=3.10, and was >=3.11", False),
        ('speed = ["orjson"]', "", "the extra speed was removed", True),
        (",<1", "", "the dependency httpx is needed as httpx>=0.27", False),
        ('<1"]', '<1", "attrs"]', "the dependency attrs is needed as attrs", False),
    ],
)
def test_what_must_be_installed_counts(
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
def test_a_base_that_is_no_commit_ends_with_2(
    repository: Repository, capsys: pytest.CaptureFixture[str], base: str
) -> None:
    checkout.git(repository.root, "tag", "--delete", "v1.4.2")
    assert run(repository, "api-diff", "--", base) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_base_without_the_packages_ends_with_2(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    checkout.git(repository.root, "rm", "-r", "--quiet", "generated")
    checkout.commit(repository.root)
    sources.write(repository.root)
    assert run(repository, "api-diff", "HEAD") == 2
    error = capsys.readouterr().err
    assert error == f"HEAD cannot be compared with: there is no package {G.partition('/')[2]} in {G}\n"


def test_a_file_that_is_no_python_is_named(repository: Repository) -> None:
    (repository.root / M / "effort.py").write_text("Effort = (\n")
    with pytest.raises(ReleaseError, match="effort"):
        read_surface(repository.root)


def test_a_shallow_clone_is_refused_as_it_may_lack_the_last_release(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.commit(repository.root)
    clone = tmp_path / "clone"
    checkout.git(tmp_path, "clone", "--quiet", "--depth=1", repository.root.as_uri(), str(clone))
    assert main(["--repository", str(clone), "api-diff"]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err
