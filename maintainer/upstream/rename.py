"""Rename a class everywhere, and keep its old name as a deprecated alias.

The name is replaced where it certainly means the class: in the description (the component and the references to it), in
Python code that imports it from the models or reads it from them, and in the documentation where it is code. Other
occurrences of the word are listed for a person.
"""

from __future__ import annotations

import copy
import io
import re
import subprocess
import sys
import tempfile
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from maintainer.codegen.description import description_files, load_description
from maintainer.codegen.documents import DocumentError
from maintainer.codegen.extensions import DEPRECATED_NAMES, SYNONYMS
from maintainer.codegen.names import class_name, module_of
from maintainer.codegen.references import SCHEMAS
from maintainer.codegen.synonyms import names_in
from maintainer.upstream.descriptions import FORMER, former_descriptions_text, read_former_descriptions
from maintainer.upstream.schema_builder import is_class_name
from maintainer.upstream.write_back import DescriptionFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PACKAGE = "overlays/openrouter_responses/"
_CODE = (_PACKAGE, "tests", "examples", "benchmarks", "fuzz", "maintainer")
# Code that has descriptions of its own, with names of their own.
_OTHER_DESCRIPTIONS = ("maintainer/", "tests/codegen/", "tests/upstream/", "tests/release/")
_TEXTS = ("README.md", "CONTRIBUTING.md", "docs")
_SCHEMAS = ("components", "schemas")
_TYPED_DICT = "TypedDict"
# Modules that have the models under their names, as code refers to them.
_MODEL_MODULES = ("models", "_models", "components")
_FENCE = re.compile(r"(?P<open>^```python[^\n]*\n)(?P<code>.*?)(?P<close>^```)", re.MULTILINE | re.DOTALL)


class RenameError(DocumentError):
    """A class that cannot be renamed; the message is one line."""


def format_code(root: Path, paths: Iterable[Path]) -> None:
    """Sort the imports of renamed code, whose order depends on the names, and format it, as `make format` does.

    Args:
        root: The checkout, whose configuration of ruff is used.
        paths: The changed files; those that are not Python code are left as they are.
    """
    if files := [path for path in paths if path.suffix == ".py"]:
        ruff = [sys.executable, "-m", "ruff"]
        for command in (["check", "--select", "I,RUF022", "--fix"], ["format"]):
            subprocess.run([*ruff, *command, "--quiet", *files], cwd=root, check=True)  # noqa: S603 - files of ours


@attrs.frozen
class Renaming:
    """The result of a renaming.

    Attributes:
        texts: The new text of each file that changes.
        doubtful: The lines that have the old name without certainly meaning the class, as `file:line: text`.
    """

    texts: dict[Path, str]
    doubtful: tuple[str, ...]


def rename_class(root: Path, old: str, new: str) -> Renaming:
    """Rename a class of the description in the files of a checkout; nothing is written.

    Raises:
        RenameError: There is no such class, or the new name is not the name of a class or is taken.
        DocumentError: The description is malformed.
    """
    document = load_description(root)
    _check_names(document, old, new)
    texts = _description_texts(root, document, old, new)
    former = {_renamed_path(path, old, new): text for path, text in read_former_descriptions(root).items()}
    if former != read_former_descriptions(root):
        texts[root / FORMER] = former_descriptions_text(former)
    doubtful: list[str] = []
    for path in _files(root):
        text = path.read_text(encoding="utf-8")
        if old not in text:
            continue
        name = path.relative_to(root)
        if path.suffix == ".md":
            renamed = _renamed_prose(text, old, new)
        elif str(name).startswith(_OTHER_DESCRIPTIONS):
            renamed = text
        else:
            in_strings = str(name).startswith(_PACKAGE)
            renamed = _renamed_code(text, old, new, in_strings=in_strings)
        if renamed != text:
            texts[path] = renamed
        doubtful += _occurrences(name, renamed, old)
    return Renaming(texts, tuple(doubtful))


def _check_names(document: dict[str, Any], old: str, new: str) -> None:
    components = document["components"]["schemas"]
    if old not in components:
        near = [name for name in components if name.lower() == old.lower()]
        hint = f"; did you mean {near[0]}?" if near else "; see the names in openrouter_responses.models"
        raise RenameError(f"there is no class {old}{hint}")
    if not is_class_name(new):
        like = class_name(new) if is_class_name(class_name(new)) else f"{class_name(new)}Item"
        raise RenameError(f"{new!r} is not a valid name of a class, or generated code uses it; write it like {like}")
    modules = {module_of(name): name for name in components}
    others = set(names_in(components)) - {
        *components[old].get(SYNONYMS, ()),
        *components[old].get(DEPRECATED_NAMES, ()),
    }
    if new in components or (module_of(new) in modules and modules[module_of(new)] != old):
        raise RenameError(f"{new} cannot be the new name: there is a class {modules.get(module_of(new), new)}")
    if new in others:
        raise RenameError(f"{new} cannot be the new name: it is another name of another class")


# --- the description ------------------------------------------------------------------------------------------------


def _description_texts(root: Path, document: dict[str, Any], old: str, new: str) -> dict[Path, str]:
    """Return the texts of the description and the overlays with the new name, the old one being deprecated."""
    expected = _renamed_document(document, old, new)
    with tempfile.TemporaryDirectory() as scratch:
        copies = {}
        for path in description_files(root):
            copies[path] = Path(scratch, path.relative_to(root))
            copies[path].parent.mkdir(parents=True, exist_ok=True)
            copies[path].write_text(_renamed_yaml(path.read_text(encoding="utf-8"), old, new), encoding="utf-8")
        description, *overlays = copies.values()
        files = DescriptionFiles(description, overlays)
        if files.document != expected:
            raise RenameError(f"{old} cannot be renamed: an overlay action finds it in another way than by its name")
        component = expected["components"]["schemas"][new]
        names = [name for name in component.get(SYNONYMS, ()) if name != new]
        former = [name for name in component.get(DEPRECATED_NAMES, ()) if name != new]
        final = copy.deepcopy(expected)
        changed = {name: value for name, value in component.items() if name not in (SYNONYMS, DEPRECATED_NAMES)}
        changed[DEPRECATED_NAMES] = [*former, old]
        final["components"]["schemas"][new] = {**changed, **({SYNONYMS: names} if names else {})}
        edited = files.changed_texts(final)
        texts = {
            path: edited.get(path_of_copy) or path_of_copy.read_text("utf-8") for path, path_of_copy in copies.items()
        }
    return {path: text for path, text in texts.items() if text != path.read_text(encoding="utf-8")}


def _renamed_document(value: Any, old: str, new: str) -> Any:
    """Return a description in which a component and the references to it have another name."""

    def renamed(inner: Any) -> Any:
        match inner:
            case dict():
                return {name: renamed(member) for name, member in inner.items()}
            case list():
                return [renamed(item) for item in inner]
            case str() if inner == f"{SCHEMAS}{old}":
                return f"{SCHEMAS}{new}"
        return inner

    document: dict[str, Any] = renamed(value)
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = {new if name == old else name: schema for name, schema in schemas.items()}
    return document


def _renamed_yaml(text: str, old: str, new: str) -> str:
    """Rename the references, the targets of overlay actions, and the keys of components; all else stays as it is."""
    text = re.sub(rf"{re.escape(SCHEMAS)}{old}(?![\w.-])", f"{SCHEMAS}{new}", text)
    target = rf"(\$\.components\.schemas)(\.{old}(?!\w)|\[(['\"]){old}\3\])"
    text = re.sub(target, rf"\1.{new}", text)
    lines = text.split("\n")
    for line, column in sorted(_key_positions(YAML().load(text), old), reverse=True):
        row = lines[line]
        lines[line] = row[:column] + row[column:].replace(old, new, 1)
    return "\n".join(lines)


def _key_positions(document: Any, old: str) -> Iterator[tuple[int, int]]:
    """Yield the line and the column of each key that names the component."""
    roots: list[tuple[Any, tuple[str, ...]]] = [(document, _SCHEMAS)]
    for action in document.get("actions", ()):
        place = tuple(re.findall(r"\w+", str(action["target"])))
        if place == _SCHEMAS[: len(place)]:
            roots.append((action.get("update"), _SCHEMAS[len(place) :]))
    for root, inner in roots:
        found = root
        for name in inner:
            found = found.get(name) if isinstance(found, dict) else None
        if isinstance(found, CommentedMap) and old in found:
            yield found.lc.key(old)


# --- code and documentation -----------------------------------------------------------------------------------------


def _files(root: Path) -> Iterator[Path]:
    for folder in _CODE:
        yield from sorted((root / folder).rglob("*.py"))
    for name in _TEXTS:
        path = root / name
        yield from sorted(path.rglob("*.md")) if path.is_dir() else [path][: path.exists()]


def _renamed_code(text: str, old: str, new: str, *, in_strings: bool = False) -> str:
    """Rename a class in Python code: where it is imported from the models or read from them, and in docstrings.

    The hand-written package has tables by the names of classes, so its strings are names as well (`in_strings`).
    """
    names = {old: new, f"{old}{_TYPED_DICT}": f"{new}{_TYPED_DICT}"}
    modules = rf"\bmodels\.{module_of(old)}\b(?=\s+import\b)"
    text = re.sub(modules, f"models.{module_of(new)}", text)
    imported = _imported_names(text) & names.keys()
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return _renamed_prose(text, old, new)
    lines = text.splitlines(keepends=True)
    for index in reversed(range(len(tokens))):
        token = tokens[index]
        line, column = token.start
        if token.type == tokenize.NAME and token.string in names:
            owner = [one.string for one in tokens[max(0, index - 2) : index]]
            is_attribute = owner[-1:] == ["."]
            if (is_attribute and owner[0] in _MODEL_MODULES) or (not is_attribute and token.string in imported):
                row = lines[line - 1]
                lines[line - 1] = f"{row[:column]}{names[token.string]}{row[column + len(token.string) :]}"
        elif in_strings and token.string == f'"{old}"':
            row = lines[line - 1]
            lines[line - 1] = f'{row[:column]}"{new}"{row[column + len(old) + 2 :]}'
    renamed = "".join(lines)
    for name, other in names.items():
        renamed = re.sub(rf"\b((?:_?models|components)\.){name}\b", rf"\g<1>{other}", renamed)
        renamed = re.sub(rf"`{name}`", f"`{other}`", renamed) if name in imported else renamed
    return renamed


def _imported_names(text: str) -> set[str]:
    """Return the names that code imports from the models."""
    found = re.findall(r"from\s+\S*\b(?:models|components)(?:\.\w+)?\s+import\s+(\([^)]*\)|[^\n]*)", text)
    return {name for names in found for name in re.findall(r"\w+", names)}


def _renamed_prose(text: str, old: str, new: str) -> str:
    """Rename a class in Markdown: in its blocks of Python code, and where it is marked as code."""
    text = _FENCE.sub(lambda block: f"{block['open']}{_renamed_code(block['code'], old, new)}{block['close']}", text)
    for name, other in ((old, new), (f"{old}{_TYPED_DICT}", f"{new}{_TYPED_DICT}")):
        text = re.sub(rf"\b((?:models|components)\.){name}\b", rf"\g<1>{other}", text)
        text = re.sub(rf"`{name}`", f"`{other}`", text)
    return text


def _occurrences(path: Path, text: str, old: str) -> Iterator[str]:
    word = re.compile(rf"\b{old}(?:{_TYPED_DICT})?\b")
    for number, line in enumerate(text.splitlines(), start=1):
        if word.search(line):
            yield f"{path}:{number}: {line.strip()}"


def _renamed_path(path: str, old: str, new: str) -> str:
    return new + path[len(old) :] if path == old or path.startswith((f"{old}.", f"{old}[")) else path
