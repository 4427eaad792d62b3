"""The way of a release from `dist/` to an internal index.

What is uploaded is what `make build` made, as its bill says. A file that the index has already is left alone if it has
the same bytes, so that a release which came through by half is completed by publishing it again; with other bytes it
is a refusal, as callers may have installed them.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from attrs import frozen

from maintainer.release.index import Index
from maintainer.release.project import Project, ReleaseError
from maintainer.release.sbom import Bill, bill_name
from maintainer.release.version_check import check_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from packaging.version import Version

    from maintainer.git import Repository


@frozen
class Release:
    """The files of a release, as built."""

    project: str
    version: Version
    commit: str
    files: list[Path]

    @classmethod
    def built(cls, repository: Repository) -> Release:
        """The release of the version that `pyproject.toml` names.

        Raises:
            ReleaseError: It was not built, or its files were changed afterwards.
        """
        project = Project.of(repository.root)
        dist = repository.root / "dist"
        bill_file = dist / bill_name(project)
        if not bill_file.is_file():
            raise ReleaseError(f"{project.version} has not been built; run: make build")
        bill = Bill.read(bill_file)
        for name, sha256 in bill.sha256.items():
            file = dist / name
            if not file.is_file():
                raise ReleaseError(f"dist/{name} is missing; run: make build")
            if hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
                raise ReleaseError(f"dist/{name} is not as it was built; run: make build")
        return cls(project.name, project.version, bill.commit, [dist / name for name in sorted(bill.sha256)])


def publish(
    repository: Repository, name: str | None, *, simple: str | None = None, dry_run: bool = False
) -> Iterator[str]:
    """Upload the release that was built to an index, and tell of each file.

    Args:
        repository: Whose release it is.
        name: The index, by its section in `.pypirc` or by its address for uploads.
        simple: The address of its simple API, if that is somewhere unusual.
        dry_run: Whether only to tell what would be uploaded.

    Raises:
        ReleaseError: It is refused, or did not come through; publishing again goes on where it stopped.
    """
    if not name and not dry_run:
        raise ReleaseError("name the index: make publish INDEX=<section of .pypirc, or address for uploads>")
    release = Release.built(repository)
    index = Index.named(name, simple=simple, for_upload=not dry_run) if name else None
    check_version(repository, release.commit)
    yield f"{release.project} {release.version}, built from {release.commit[:10]}"
    if index is None:
        yield from (f"{file.name}: {_about(file)}" for file in release.files)
        yield "No index was named, so that they would go nowhere; name one with INDEX="
        return
    try:
        yield from _upload(release, index, dry_run=dry_run)
    finally:
        index.close()


def _upload(release: Release, index: Index, *, dry_run: bool) -> Iterator[str]:
    held = index.files(release.project)
    present = [file for file in release.files if file.name in held]
    other = [file.name for file in present if not index.holds_same(held[file.name], file)]
    if other:
        raise ReleaseError(
            f"{index.url} has {release.version} already, with other content: {', '.join(other)}. "
            "What was released stays as it is; set a higher version."
        )
    if present == release.files:
        yield f"{index.url} has {release.version} already, with the same content; there is nothing to upload."
        return
    for file in release.files:
        if file in present:
            yield f"{file.name}: is there already, with the same content"
        elif dry_run:
            yield f"{file.name}: would go to {index.url} ({_about(file)})"
        else:
            index.upload(file)
            yield f"{file.name}: uploaded ({_about(file)})"
    if not dry_run:
        yield f"{index.url} has {release.version} now."


def _about(file: Path) -> str:
    content = file.read_bytes()
    return f"{len(content):,} bytes, sha256 {hashlib.sha256(content).hexdigest()}"
