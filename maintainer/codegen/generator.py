"""openapi-python-client, run on the description after the overlays, with the templates of this project.

The generator parses the document, warns of what it does not understand, and gives every class, field and module its
name. Its templates see a property only in the context of one class; ours also need what several classes have in common
(the tag of a union, a named type), so they are given views of the whole document
(`template_context`).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from maintainer.codegen.names import module_of
from maintainer.codegen.operation import operation_of
from maintainer.codegen.python_types import PythonTypes
from maintainer.codegen.synonyms import synonyms_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


PACKAGE = Path("generated/openrouter_responses_generated")
"""The generated package, relative to the root of the checkout."""


class GenerationError(Exception):
    """The generator refused the description or warned of it."""


def generate(document: Mapping[str, Any], *, root: Path, output: Path) -> None:
    """Write the package for a document to `output`, which is made anew, with the templates of a checkout.

    Raises:
        GenerationError: The generator said anything at all; nothing is written then.
    """
    config_file = root / "generator-config.yaml"
    config = Config.from_sources(
        ConfigFile.load_from_path(config_file),
        meta_type=MetaType.NONE,
        document_source=config_file,  # not read again: the document is given
        file_encoding="utf-8",
        overwrite=True,
        output_path=output,
    )
    data = GeneratorData.from_dict(dict(document), config=config)
    if isinstance(data, GeneratorError):
        raise GenerationError(_described(data))
    with tempfile.TemporaryDirectory() as scratch:
        config.output_path = Path(scratch, output.name)
        project = _Project(openapi=data, config=config, custom_template_path=root / "overlays/templates")
        project.render(document)
        complaints = project._get_errors()  # the generator has no public way to what it complains of
        if complaints:
            raise GenerationError("\n\n".join(_described(complaint) for complaint in complaints))
        _format(config.output_path, root / "pyproject.toml")
        if output.exists():
            shutil.rmtree(output)
        shutil.copytree(config.output_path, output)


def _described(error: GeneratorError) -> str:
    parts = [error.header, error.detail, str(getattr(error, "data", "") or "")]
    return "\n".join(part for part in parts if part)


def _format(package: Path, config: Path) -> None:
    ruff = [sys.executable, "-m", "ruff"]
    options = ["--quiet", "--no-cache", "--config", str(config)]
    for command in (["check", "--fix-only", "--select", "F401,I,RUF022", "--exit-zero"], ["format"]):
        subprocess.run([*ruff, *command, *options, package], check=True)  # noqa: S603 - the command is all ours


class _Project(Project):
    """The generator's project, rendered from views of the whole document."""

    def render(self, document: Mapping[str, Any]) -> None:
        types = PythonTypes(document)
        operation = operation_of(document, types)
        models = [types.model(name) for name in types if types.kind(name) == "model"]
        aliases = [types.alias(name) for name in types if types.kind(name) != "model"]
        # What a request can hold has a second form, for parameters.
        taken = types.reached_from([operation.request, *operation.names])
        typed_dicts = {model.name for model in models if model.name in taken}
        typed_dicts |= {alias.name for alias in aliases if alias.name in taken and alias.typed_dict}
        self.env.globals.update(
            operation=operation,
            imports=_imports,
            checked_imports=lambda names, package: _checked_imports(names, typed_dicts, package),
        )

        self._write("__init__.py", "package_init.py.jinja")
        self._write("py.typed", "py.typed.jinja")
        self._write("types.py", "types.py.jinja")
        self._write("decoders.py", "decoders.py.jinja")
        self._write("errors.py", "errors.py.jinja")
        for model in models:
            self._write(
                f"models/{model.module}.py", "model.py.jinja", model=model, has_typed_dict=model.name in typed_dicts
            )
        for alias in aliases:
            self._write(
                f"models/{alias.module}.py", "alias.py.jinja", alias=alias, has_typed_dict=alias.name in typed_dicts
            )
        modules = sorted((module_of(name), _names(name, typed_dicts)) for name in types)
        self._write("models/__init__.py", "models_init.py.jinja", modules=modules)
        names = [name for _, names in modules for name in names]
        synonyms = synonyms_of(document, typed_dicts)
        self._write("components.py", "components.py.jinja", names=names, synonyms=synonyms)
        self._write("api/__init__.py", "api_init.py.jinja")
        for tag, collection in self.openapi.endpoint_collections_by_tag.items():
            self._write(f"api/{tag}/__init__.py", "endpoint_init.py.jinja", endpoint_collection=collection)
            self._write(f"api/{tag}/{operation.name}.py", "endpoint_module.py.jinja")

    def _write(self, path: str, template: str, **context: object) -> None:
        file = self.package_dir / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.env.get_template(template).render(**context), encoding=self.config.file_encoding)


def _names(name: str, typed_dicts: Collection[str]) -> list[str]:
    return [name, f"{name}TypedDict"] if name in typed_dicts else [name]


def _imports(decoders: Iterable[str], package: str) -> list[str]:
    """The import of each decoder, given as `module.function`; `package` is the way up to the package."""
    paths = (decoder.rpartition(".") for decoder in sorted(decoders))
    return [f"from {package}{module} import {function}" for module, _, function in paths]


def _checked_imports(names: Iterable[str], typed_dicts: Collection[str], package: str) -> list[str]:
    """The import of each component in every form it has; the formatter takes out the form that is not used."""
    return [
        f"from {package}models.{module_of(name)} import {', '.join(_names(name, typed_dicts))}"
        for name in sorted(names)
    ]
