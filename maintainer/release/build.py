"""The files of a release: source distribution, wheel and bill of materials, the same bytes each time for a commit.

They are built from the files of the last commit, laid out afresh, so that nothing else can get into them. All times
in them are that of the commit (`SOURCE_DATE_EPOCH`), and the tools are those that `requirements-dev.txt` pins.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.release.project import PACKAGES, Project, ReleaseError
from maintainer.release.sbom import bill_name, write_bill
from maintainer.release.version_check import check_version

if TYPE_CHECKING:
    from maintainer.git import Repository

LARGEST_WHEEL = 600_000
"""Bytes. Callers download it into each of their images."""


def build(repository: Repository) -> list[Path]:
    """Build the files of the version that `pyproject.toml` names into `dist/`.

    Raises:
        ReleaseError: The checkout is not what a release can be made from, or what came out is not what callers should
            get. `dist/` is left as it was.
    """
    check_releasable(repository)
    with tempfile.TemporaryDirectory() as scratch:
        tree, out = Path(scratch, "tree"), Path(scratch, "dist")
        repository.export("HEAD", tree)
        check_generated(tree)
        seconds = repository.seconds_of("HEAD")
        _run_build(tree, out, seconds)
        files = sorted(out.iterdir())
        check_wheel(next(file for file in files if file.suffix == ".whl"))
        check_metadata(files)
        bill = out / bill_name(Project.of(repository.root))
        write_bill(
            bill,
            project=Project.of(repository.root),
            requirements=tree / "requirements-dev.txt",
            files=files,
            commit=repository.commit_of("HEAD"),
            at=seconds,
        )
        dist = repository.root / "dist"
        dist.mkdir(exist_ok=True)
        return [Path(shutil.copyfile(file, dist / file.name)) for file in (*files, bill)]


def check_releasable(repository: Repository) -> None:
    """Refuse a checkout that no release can be made from.

    Raises:
        ReleaseError: There are files that are not committed, the version was released, or it is too small for what
            changed since the last release.
    """
    uncommitted = repository.uncommitted()
    if uncommitted:
        some = ", ".join(uncommitted[:5]) + (", ..." if len(uncommitted) > 5 else "")
        raise ReleaseError(f"a release is made from a commit, and these files are not committed: {some}")
    version = Project.of(repository.root).version
    if repository.has_release(version):
        raise ReleaseError(f"{version} was released already: there is a tag for it. Set a higher version.")
    check_version(repository)


def check_generated(tree: Path) -> None:
    """Refuse generated code that is not what the description gives.

    Raises:
        ReleaseError: It is stale, or cannot be generated.
    """
    done = _run([sys.executable, "-m", "maintainer.codegen", "check"], tree)
    if done.returncode:
        raise ReleaseError(f"the generated code is not what `make generate` makes:\n{done.stderr.strip()}")


def check_wheel(wheel: Path) -> None:
    """Refuse a wheel that is not what callers should get.

    Raises:
        ReleaseError: It is too large, has files that belong to no package, or a package that is not marked as typed.
    """
    size = wheel.stat().st_size
    if size > LARGEST_WHEEL:
        raise ReleaseError(f"{wheel.name} has {size} bytes; at most {LARGEST_WHEEL} are allowed")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    strange = [name for name in names if not _belongs_to_callers(name)]
    if strange:
        raise ReleaseError(f"{wheel.name} holds what callers do not need: {', '.join(strange[:5])}")
    untyped = [package for package in PACKAGES if f"{package}/py.typed" not in names]
    if untyped:
        raise ReleaseError(f"{wheel.name} does not mark as typed: {', '.join(untyped)}")


def check_metadata(files: list[Path]) -> None:
    """Refuse metadata that an index or its pages cannot use.

    Raises:
        ReleaseError: twine complains of them, or warns.
    """
    done = _run([sys.executable, "-m", "twine", "check", "--strict", *map(str, files)], files[0].parent)
    if done.returncode:
        raise ReleaseError(f"the metadata are not complete:\n{done.stdout.strip()}\n{done.stderr.strip()}")


def _belongs_to_callers(name: str) -> bool:
    folder, _, rest = name.partition("/")
    if folder.endswith(".dist-info"):
        return True
    return folder in PACKAGES and "/__pycache__/" not in name and rest.endswith((".py", ".pyi", "py.typed"))


def _run_build(tree: Path, out: Path, seconds: int) -> None:
    # Without isolation the build uses the tools that are pinned and asks no index for others.
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(tree)]
    done = _run(command, tree, SOURCE_DATE_EPOCH=str(seconds))
    if done.returncode:
        raise ReleaseError(f"the build failed:\n{done.stdout.strip()}\n{done.stderr.strip()}")


def _run(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": "", **variables}
    return subprocess.run(  # noqa: S603 - the commands are all ours
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
