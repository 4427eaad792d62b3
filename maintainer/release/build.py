"""The files of a release: wheel, source distribution, OpenAPI document, site and SBOM. A commit gives the same bytes.

They are built from an export of the last commit, so that no other file gets into them. All times in them are the time
of the commit (`SOURCE_DATE_EPOCH`), and the tools are pinned in `requirements-dev.txt`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.codegen.description import load_description
from maintainer.release.project import PACKAGES, Project, ReleaseError
from maintainer.release.sbom import sbom_name, write_sbom
from maintainer.release.tags import is_released
from maintainer.release.version_check import check_version
from maintainer.upstream.capture import undescribed_parts
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED

if TYPE_CHECKING:
    from maintainer.git import Repository

MAX_WHEEL_BYTES = 700_000
"""Maximum size of the wheel without its capabilities: callers download it into every one of their images.

It grows with the description: each of its components is a module, some 1,000 bytes with its entries in the archive.
"""
CALLERS_PACKAGE = "openrouter_responses"
MAX_CORE_BYTES = 125_000
"""Maximum size of the modules that are written by hand, without the capabilities."""
MAX_CAPABILITY_BYTES = 75_000
"""Maximum size of one capability, which is a package inside the package, such as `structured` and `bulk/ray`."""


def build(repository: Repository, *, allow_undescribed: bool = False, sphinx: Path | None = None) -> list[Path]:
    """Build the files of the version in `pyproject.toml` into `dist/`.

    Args:
        repository: The checkout, whose last commit is built.
        allow_undescribed: Whether parts of the API may lack a description.
        sphinx: The command `sphinx-build`, with which the documentation site is built; None for a release without it.

    Raises:
        ReleaseError: The checkout cannot be released, or one of the built files is not as it must be. `dist/` is not
            changed.
    """
    check_releasable(repository)
    with tempfile.TemporaryDirectory() as scratch:
        tree, out = Path(scratch, "tree"), Path(scratch, "dist")
        repository.export("HEAD", tree)
        if not allow_undescribed:
            check_described(tree)
        check_generated(tree)
        seconds = repository.commit_time("HEAD")
        _run_build(tree, out, seconds)
        files = sorted(out.iterdir())
        check_wheel(next(file for file in files if file.suffix == ".whl"))
        check_metadata(files)
        project = Project.read(repository.root)
        document = out / openapi_name(project)
        write_openapi(document, tree)
        documents = [document]
        if sphinx is not None:
            documents.append(out / site_name(project))
            write_site(documents[-1], tree, sphinx, seconds)
        sbom = out / sbom_name(project)
        write_sbom(
            sbom,
            project=project,
            # Ray has an environment of its own.
            requirements=[tree / "requirements-dev.txt", *tree.glob("requirements-ray.txt")],
            files=files,
            documents=documents,
            commit=repository.commit_of("HEAD"),
            time=seconds,
        )
        dist = repository.root / "dist"
        dist.mkdir(exist_ok=True)
        return [Path(shutil.copyfile(file, dist / file.name)) for file in (*files, *documents, sbom)]


def openapi_name(project: Project) -> str:
    """Return the file name of a release's OpenAPI document."""
    return f"{project.file_stem}.openapi.yaml"


def write_openapi(file: Path, tree: Path) -> None:
    """Write the description of a source tree, its overlays applied, as one document for other generators.

    Raises:
        ReleaseError: The overlays cannot be applied.
    """
    done = _run([sys.executable, "-m", "maintainer.codegen", "merged", "--output", str(file)], tree)
    if done.returncode:
        raise ReleaseError(f"the OpenAPI document cannot be written:\n{done.stderr.strip()}")


def site_name(project: Project) -> str:
    """Return the file name of a release's documentation site."""
    return f"{project.file_stem}.site.zip"


def write_site(file: Path, tree: Path, sphinx: Path, seconds: int) -> None:
    """Write the documentation site of a source tree as an archive.

    Raises:
        ReleaseError: A link leads nowhere, or Sphinx reports an error or a warning.
    """
    options = ["--root", str(tree), "--output", str(tree / "site"), "--archive", str(file), "--sphinx", str(sphinx)]
    command = [sys.executable, "-m", "maintainer.website", "build", *options]
    done = _run(command, tree, SOURCE_DATE_EPOCH=str(seconds))
    if done.returncode:
        raise ReleaseError(f"the documentation site cannot be built:\n{done.stderr.strip()}")


def check_releasable(repository: Repository) -> None:
    """Refuse a checkout that cannot be released.

    Raises:
        ReleaseError: Files are not committed, or the version is already released or too low for the changes since the
            last release.
    """
    uncommitted = repository.uncommitted()
    if uncommitted:
        some = ", ".join(uncommitted[:5]) + (", ..." if len(uncommitted) > 5 else "")
        raise ReleaseError(f"a release is built from a commit; commit or remove these files first: {some}")
    version = Project.read(repository.root).version
    if is_released(repository, version):
        raise ReleaseError(f"{version} is already released: it has a tag. Set a higher version.")
    check_version(repository)


def check_generated(tree: Path) -> None:
    """Refuse generated code that differs from what `make generate` writes.

    Raises:
        ReleaseError: It differs, or cannot be generated.
    """
    done = _run([sys.executable, "-m", "maintainer.codegen", "check"], tree)
    if done.returncode:
        raise ReleaseError(f"the generated code differs from what `make generate` writes:\n{done.stderr.strip()}")


def check_described(tree: Path) -> None:
    """Refuse parts of the API that have no description yet: their docstrings say nothing.

    Raises:
        ReleaseError: There are some.
    """
    if parts := list(undescribed_parts(load_description(tree))):
        listed = "".join(f"\n  {part}" for part in parts)
        raise ReleaseError(
            f"{len(parts)} parts of the API are described as {TO_BE_DESCRIBED!r}; describe them in openapi.yaml or "
            f"overlays/spec/, or release them as they are: make build UNDESCRIBED=1{listed}"
        )


def check_wheel(wheel: Path) -> None:
    """Refuse a wheel that is too large, contains other files than the packages, or is not marked as typed.

    Raises:
        ReleaseError: The wheel is one of these.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        capabilities = Counter[str]()
        core = 0
        for info in archive.infolist():
            if (name := _capability_of(info.filename)) is not None:
                capabilities[name] += info.compress_size
            elif info.filename.startswith(f"{CALLERS_PACKAGE}/"):
                core += info.compress_size
    size = wheel.stat().st_size - capabilities.total()
    if size > MAX_WHEEL_BYTES:
        raise ReleaseError(f"{wheel.name} has {size} bytes without its capabilities; the limit is {MAX_WHEEL_BYTES}")
    if core > MAX_CORE_BYTES:
        raise ReleaseError(f"the core has {core} bytes in {wheel.name}; the limit is {MAX_CORE_BYTES}")
    for name, size in capabilities.items():
        if size > MAX_CAPABILITY_BYTES:
            raise ReleaseError(f"{name} has {size} bytes in {wheel.name}; the limit is {MAX_CAPABILITY_BYTES}")
    unexpected = [name for name in names if not _is_package_file(name)]
    if unexpected:
        raise ReleaseError(f"{wheel.name} contains files that callers do not need: {', '.join(unexpected[:5])}")
    untyped = [package for package in PACKAGES if f"{package}/py.typed" not in names]
    if untyped:
        raise ReleaseError(f"{wheel.name} lacks the file py.typed in: {', '.join(untyped)}")


def check_metadata(files: list[Path]) -> None:
    """Refuse metadata that `twine check --strict` reports.

    Raises:
        ReleaseError: twine reports an error or a warning.
    """
    done = _run([sys.executable, "-m", "twine", "check", "--strict", *map(str, files)], files[0].parent)
    if done.returncode:
        raise ReleaseError(f"the metadata are incomplete:\n{done.stdout.strip()}\n{done.stderr.strip()}")


def _capability_of(name: str) -> str | None:
    """Return the package inside the callers' package that a file belongs to; None for any other file."""
    package, _, _ = name.rpartition("/")
    return package if package.startswith(f"{CALLERS_PACKAGE}/") else None


def _is_package_file(name: str) -> bool:
    folder, _, rest = name.partition("/")
    if folder.endswith(".dist-info"):
        return True
    kinds = (".py", ".pyi", "py.typed", "request_schemas.json")
    return folder in PACKAGES and "/__pycache__/" not in name and rest.endswith(kinds)


def _run_build(tree: Path, out: Path, seconds: int) -> None:
    # An isolated build would download its tools from an index instead of using the pinned ones.
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(tree)]
    done = _run(command, tree, SOURCE_DATE_EPOCH=str(seconds))
    if done.returncode:
        raise ReleaseError(f"the build failed:\n{done.stdout.strip()}\n{done.stderr.strip()}")


def _run(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": "", **variables}
    return subprocess.run(  # noqa: S603 - every command is written above
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
