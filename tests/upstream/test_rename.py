"""A class is renamed everywhere, and its old name stays usable for a release."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from maintainer.codegen.description import load_description
from maintainer.codegen.generator import PACKAGE, generate
from maintainer.release.api_diff import api_changes
from maintainer.release.api_reader import read_public_api
from maintainer.upstream.rename import RenameError, format_code, rename_class

ROOT = Path(__file__).parents[2]

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Mini, version: "1"}
paths:
  /responses:
    post:
      responses:
        '200': {description: Usage., content: {application/json: {schema: {$ref: '#/components/schemas/Usage'}}}}
components:
  schemas:
    # Usage of one response.
    Usage:
      type: object
      description: Usage of tokens.
      properties:
        Usage: {$ref: '#/components/schemas/UsageDetails'}
    UsageDetails: {type: object, description: Details., properties: {usage: {$ref: '#/components/schemas/Usage'}}}
"""
OVERLAY = """\
overlay: 1.1.0
extends: ../../openapi.yaml
info: {title: Names, version: 1.0.0}
actions:
  - target: $.components.schemas
    update: {Usage: {x-synonyms: [TokenUsage, ChatUsage]}}
  - target: $.components.schemas.Usage.properties
    update:
      total: {type: integer}
"""
RENAMED_OVERLAY = """\
overlay: 1.1.0
extends: ../../openapi.yaml
info: {title: Names, version: 1.0.0}
actions:
  - target: $.components.schemas
    update: {TokenUsage: {x-synonyms: [ChatUsage]}}
  - target: $.components.schemas.TokenUsage.properties
    update:
      total: {type: integer}
"""
CODE = '''\
"""Usage of the models: `Usage` and `models.Usage`."""
from openrouter_responses import models
from openrouter_responses_generated.models.usage import Usage

TABLE = {"Usage": Usage, "usage": other.Usage}


def total(usage: Usage) -> "models.Usage": ...
'''
RENAMED_CODE = '''\
"""Usage of the models: `TokenUsage` and `models.TokenUsage`."""
from openrouter_responses import models
from openrouter_responses_generated.models.token_usage import TokenUsage

TABLE = {"TokenUsage": TokenUsage, "usage": other.Usage}


def total(usage: TokenUsage) -> "models.TokenUsage": ...
'''
PAGE = """\
Usage is in `Usage`.

```python
from openrouter_responses.models import Usage
```
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in {
        "openapi.yaml": DESCRIPTION,
        "overlays/spec/names.overlay.yaml": OVERLAY,
        "overlays/openrouter_responses/usage.py": CODE,
        "tests/upstream/test_small.py": CODE,
        "docs/usage.md": PAGE,
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def test_a_class_is_renamed_where_a_name_means_the_class(tree: Path) -> None:
    renaming = rename_class(tree, "Usage", "TokenUsage")
    texts = {str(path.relative_to(tree)): text for path, text in renaming.texts.items()}
    description = (
        DESCRIPTION.replace("schemas/Usage'", "schemas/TokenUsage'")
        .replace("    Usage:\n", "    TokenUsage:\n      x-deprecated-names: [Usage]\n")
        .splitlines()
    )
    assert sorted(texts.pop("openapi.yaml").splitlines()) == sorted(description)
    assert texts.pop("overlays/spec/names.overlay.yaml") == RENAMED_OVERLAY
    assert texts == {
        "overlays/openrouter_responses/usage.py": RENAMED_CODE,
        "docs/usage.md": PAGE.replace("`Usage`", "`TokenUsage`").replace("import Usage", "import TokenUsage"),
    }
    assert 'overlays/openrouter_responses/usage.py:5: TABLE = {"TokenUsage": TokenUsage, "usage": other.Usage}' in (
        renaming.doubtful
    )
    assert sum(line.startswith("tests/upstream/test_small.py:") for line in renaming.doubtful) == 4


def test_the_imports_of_renamed_code_are_sorted_again(tree: Path) -> None:
    file = tree / "overlays/openrouter_responses/usage.py"
    file.write_text('"""Usage."""\n\nfrom openrouter_responses.models import StreamEvents, Usage\n')
    texts = rename_class(tree, "Usage", "ResponseUsage").texts
    for path, text in texts.items():
        path.write_text(text)
    format_code(tree, texts)
    assert file.read_text() == '"""Usage."""\n\nfrom openrouter_responses.models import ResponseUsage, StreamEvents\n'
    assert (tree / "docs/usage.md").read_text() == texts[tree / "docs/usage.md"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("usage", "TokenUsage", "there is no class usage; did you mean Usage?"),
        ("Missing", "TokenUsage", "there is no class Missing; see the names in openrouter_responses.models"),
        ("Usage", "UsageDetails", "UsageDetails cannot be the new name: there is a class UsageDetails"),
        ("UsageDetails", "ChatUsage", "ChatUsage cannot be the new name: it is another name of another class"),
        ("Usage", "token_usage", "'token_usage' is not a valid name of a class, or generated code uses it"),
        ("Usage", "Any", "'Any' is not a valid name of a class, or generated code uses it; write it like AnyItem"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused(tree: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(RenameError) as caught:
        rename_class(tree, old, new)
    assert str(caught.value).startswith(message)


USES = """
import warnings
from openrouter_responses import components, models
from openrouter_responses_generated.models import StreamEvents

def warned(get):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = get()
    assert {one.category for one in caught} == {DeprecationWarning}, caught
    assert {one.filename for one in caught} == {__file__}, caught
    assert str(caught[0].message) == "models.Usage is deprecated and will be removed; use models.TokenUsage"
    return value

for _ in range(2):
    assert warned(lambda: models.Usage) is models.TokenUsage
    assert warned(lambda: components.Usage) is models.TokenUsage
warnings.simplefilter("error")
from openrouter_responses.models import *
assert "Usage" not in globals()
"""


@pytest.mark.extended
def test_the_old_name_is_a_deprecated_alias_until_it_is_removed(tmp_path: Path) -> None:
    for name in ("openapi.yaml", "pyproject.toml", "generator-config.yaml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "overlays", tmp_path / "overlays", ignore=shutil.ignore_patterns("__pycache__"))
    for path, text in rename_class(tmp_path, "Usage", "TokenUsage").texts.items():
        path.write_text(text)
    generate(load_description(tmp_path), root=tmp_path, output=tmp_path / PACKAGE)
    program = tmp_path / "uses.py"
    program.write_text(USES)
    packages = f"{tmp_path / 'overlays'}:{tmp_path / PACKAGE.parent}"
    subprocess.run([sys.executable, program], check=True, env={"PYTHONPATH": packages})

    released, renamed = read_public_api(ROOT), read_public_api(tmp_path)
    changes = api_changes(released, renamed)
    assert [f"{one.path} {one.text}" for one in changes] == [
        "models.TokenUsage is new (also components.TokenUsage)",
        "models.Usage is now a deprecated alias of models.TokenUsage",
    ]
    assert not any(one.is_breaking for one in changes)

    for path in (tmp_path / "openapi.yaml", *(tmp_path / "overlays/spec").iterdir()):
        path.write_text(path.read_text().replace("      x-deprecated-names: [Usage]\n", ""))
    generate(load_description(tmp_path), root=tmp_path, output=tmp_path / PACKAGE)
    [removal] = api_changes(renamed, read_public_api(tmp_path))
    assert removal.is_breaking
    assert f"{removal.path} {removal.text}" == "models.Usage was removed (also components.Usage)"
