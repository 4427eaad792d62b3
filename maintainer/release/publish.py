"""The upload of a release from `dist/` to an internal index.

Only the wheel and the source distribution that `make build` built are uploaded: an index takes no other file. The SBOM
has their hashes. A file that the index already has is skipped
if its content is the same, so that publishing again completes an interrupted upload. Other content is refused, because
callers may have installed it. After the uploads the index is read again, because a proxy can respond to an upload with
a login page and status 200.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from attrs import frozen

from maintainer.release.index import Index
from maintainer.release.project import Project, ReleaseError
from maintainer.release.sbom import Sbom, sbom_name
from maintainer.release.version_check import check_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from packaging.version import Version

    from maintainer.git import Repository


@frozen
class Release:
    """The built files of a release that an index takes."""

    project: str
    version: Version
    commit: str
    files: list[Path]

    @classmethod
    def read(cls, repository: Repository) -> Release:
        """Read the release of the version in `pyproject.toml` from `dist/`.

        Raises:
            ReleaseError: The release was not built, or its files were changed after the build.
        """
        project = Project.read(repository.root)
        dist = repository.root / "dist"
        sbom_file = dist / sbom_name(project)
        if not sbom_file.is_file():
            raise ReleaseError(f"{project.version} is not built yet; run: make build")
        sbom = Sbom.read(sbom_file)
        for name, sha256 in sbom.sha256.items():
            file = dist / name
            if not file.is_file():
                raise ReleaseError(f"dist/{name} is missing; run: make build")
            if hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
                raise ReleaseError(f"dist/{name} was changed after the build; run: make build")
        return cls(project.name, project.version, sbom.commit, [dist / name for name in sorted(sbom.distributions)])


def publish(
    repository: Repository, name: str | None, *, simple: str | None = None, dry_run: bool = False
) -> Iterator[str]:
    """Upload the built release to an index, and yield a line for each step.

    Args:
        repository: The repository of the release.
        name: The index: a section of `.pypirc`, or its URL for uploads.
        simple: The URL of its simple API, if it is not found below the URL for uploads.
        dry_run: Report what would be uploaded, without uploading it.

    Raises:
        ReleaseError: The release was refused, or an upload failed; publishing again resumes with the missing files.
    """
    if not name and not dry_run:
        raise ReleaseError("name the index: make publish INDEX=<section of .pypirc, or URL for uploads>")
    release = Release.read(repository)
    index = Index.from_name(name, simple=simple, for_upload=not dry_run) if name else None
    check_version(repository, release.commit)
    yield f"{release.project} {release.version}, built from {release.commit[:10]}"
    if index is None:
        yield from (f"{file.name}: {_size_and_hash(file)}" for file in release.files)
        yield "No index is named, so nothing would be uploaded; name one with INDEX="
        return
    try:
        yield from _upload(release, index, dry_run=dry_run)
    finally:
        index.close()


def _upload(release: Release, index: Index, *, dry_run: bool) -> Iterator[str]:
    present = _files_in_index(release, index)
    if present == release.files:
        yield f"{index.url} already has {release.version} with the same content; nothing to upload."
        return
    for file in release.files:
        if file in present:
            yield f"{file.name}: already in the index, with the same content"
        elif dry_run:
            yield f"{file.name}: would be uploaded to {index.url} ({_size_and_hash(file)})"
        else:
            index.upload(file)
            yield f"{file.name}: uploaded ({_size_and_hash(file)})"
    if dry_run:
        return
    present = _files_in_index(release, index)
    missing = [file.name for file in release.files if file not in present]
    if missing:
        raise ReleaseError(
            f"{index.url} accepted the uploads, but its simple API does not list {', '.join(missing)}. Check whether "
            "the URL is right and leads to the index itself, not to a login page; then publish again."
        )
    yield f"{index.url} now has {release.version}."


def _files_in_index(release: Release, index: Index) -> list[Path]:
    """Return the files that the index has.

    Raises:
        ReleaseError: It has one of them with other content.
    """
    listed = index.files(release.project)
    present = [file for file in release.files if file.name in listed]
    different = [file.name for file in present if not index.has_same_content(listed[file.name], file)]
    if different:
        raise ReleaseError(
            f"{index.url} already has {release.version} with other content: {', '.join(different)}. "
            "A release is never replaced; set a higher version."
        )
    return present


def _size_and_hash(file: Path) -> str:
    content = file.read_bytes()
    return f"{len(content):,} bytes, sha256 {hashlib.sha256(content).hexdigest()}"
