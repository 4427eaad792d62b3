"""The SBOM of a release (CycloneDX 1.6): the files of the release, and the distributions that callers install with it.

It lists the versions in `requirements-dev.txt` and `requirements-ray.txt`, which the tests ran with; callers may
install others within the bounds in `pyproject.toml`. A commit always gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from attrs import frozen
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from maintainer.release.dependencies import License, all_dependencies, direct_dependencies, license_of, read_pinned
from maintainer.release.project import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from maintainer.release.dependencies import Dependency, PinnedRelease
    from maintainer.release.project import Project

_COMMIT = "git:commit"
_DISTRIBUTION = "distribution"
_DOCUMENTATION = "documentation"


@frozen
class Sbom:
    """The part of an SBOM that describes the release itself."""

    commit: str
    sha256: dict[str, str]
    """The hash of each file, by its name."""
    distributions: frozenset[str]
    """The names of the files that an index takes."""

    @classmethod
    def read(cls, file: Path) -> Sbom:
        """Read an SBOM that `write_sbom` wrote.

        Raises:
            ReleaseError: The file has another content.
        """
        try:
            released = json.loads(file.read_text(encoding="utf-8"))["metadata"]["component"]
            commit = next(each["value"] for each in released["properties"] if each["name"] == _COMMIT)
            files = {each["url"]: each["hashes"][0]["content"] for each in released["externalReferences"]}
            distributions = {each["url"] for each in released["externalReferences"] if each["type"] == _DISTRIBUTION}
        except (ValueError, LookupError, TypeError, StopIteration) as error:
            raise ReleaseError(f"dist/{file.name} was changed after the build; run: make build") from error
        return cls(commit, files, frozenset(distributions))


def sbom_name(project: Project) -> str:
    """Return the file name of a release's SBOM."""
    return f"{project.file_stem}.cdx.json"


def write_sbom(
    file: Path,
    *,
    project: Project,
    requirements: Sequence[Path],
    files: Iterable[Path],
    documents: Iterable[Path],
    commit: str,
    time: int,
) -> None:
    """Write the SBOM of a release.

    Args:
        file: The file to write.
        project: The released project.
        requirements: The files with pinned requirements; of a release that several pin, the first one counts.
        files: The distributions of the release: wheel and source distribution.
        documents: Its further files, which no index takes.
        commit: The commit that they were built from.
        time: The time of the commit, in seconds since 1970.

    Raises:
        ReleaseError: A dependency is not pinned or states no licence.
    """
    released = _released_component(project, files, documents, commit)
    document = _document(project, requirements, released, commit, time)
    text = json.dumps(document, indent=2, sort_keys=True) + "\n"
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if problem is not None:
        raise ReleaseError(f"the SBOM is not valid CycloneDX: {str(problem).splitlines()[0]}")
    file.write_text(text, encoding="utf-8")


def _document(
    project: Project, requirements: Sequence[Path], released: dict[str, Any], commit: str, time: int
) -> dict[str, Any]:
    pinned = {name: release for file in reversed(requirements) for name, release in read_pinned(file).items()}
    dependencies = all_dependencies(project)
    missing = sorted(dependencies.keys() - pinned.keys())
    if missing:
        files = " and ".join(file.name for file in requirements)
        raise ReleaseError(f"{files} do not pin what callers install: {', '.join(missing)}")
    purls = {name: _purl(name, pinned[name].version) for name in sorted(dependencies)}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "serialNumber": uuid5(NAMESPACE_URL, f"{released['purl']} {commit}").urn,
        "metadata": {"timestamp": datetime.fromtimestamp(time, UTC).isoformat(), "component": released},
        "components": [_dependency_component(name, dependencies[name], pinned[name]) for name in purls],
        "dependencies": _dependency_graph(str(released["purl"]), project, dependencies, purls),
    }


def _released_component(
    project: Project, files: Iterable[Path], documents: Iterable[Path], commit: str
) -> dict[str, Any]:
    license_ = License(project.table["license"], is_expression=True)
    return {
        **_component(project.name, str(project.version), license_),
        "properties": [{"name": _COMMIT, "value": commit}],
        "externalReferences": [
            *(_reference(_DISTRIBUTION, file.name, _sha256(file)) for file in files),
            *(_reference(_DOCUMENTATION, file.name, _sha256(file)) for file in documents),
        ],
    }


def _dependency_component(name: str, dependency: Dependency, pinned: PinnedRelease) -> dict[str, Any]:
    component = _component(name, pinned.version, license_of(name))
    return {
        **component,
        "scope": "optional" if dependency.is_optional else "required",
        # One for each file of the release. The requirements have the hashes of the files, not their names.
        "externalReferences": [_reference(_DISTRIBUTION, component["purl"], sha256) for sha256 in pinned.sha256],
    }


def _dependency_graph(
    purl: str, project: Project, dependencies: Mapping[str, Dependency], purls: Mapping[str, str]
) -> list[dict[str, Any]]:
    requirements = {purl: direct_dependencies(project)}
    requirements |= {purls[name]: set(dependencies[name].requires) for name in purls}
    return [{"ref": each, "dependsOn": sorted(purls[name] for name in names)} for each, names in requirements.items()]


def _component(name: str, version: str, license_: License | None) -> dict[str, Any]:
    purl = _purl(name, version)
    component: dict[str, Any] = {"type": "library", "bom-ref": purl, "purl": purl, "name": name, "version": version}
    if license_ is not None:
        named: dict[str, Any] = {"name": license_.text}
        if license_.full_text is not None:
            named["text"] = {"content": license_.full_text}
        component["licenses"] = [{"expression": license_.text} if license_.is_expression else {"license": named}]
    return component


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _reference(kind: str, url: str, sha256: str) -> dict[str, Any]:
    return {"type": kind, "url": url, "hashes": [{"alg": "SHA-256", "content": sha256}]}


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
