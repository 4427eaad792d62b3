"""The bill of materials of a release, in CycloneDX 1.6: its own files, and what callers install with it.

The releases in it are those of `requirements-dev.txt`, with which the tests ran; callers may get others, within the
bounds that `pyproject.toml` gives. It is the same, byte for byte, each time it is made for a commit.
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

from maintainer.release.dependencies import License, closure, direct, license_of, read_pinned
from maintainer.release.project import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from maintainer.release.project import Project

_COMMIT = "git:commit"


@frozen
class Bill:
    """What a bill says of the release itself."""

    commit: str
    sha256: dict[str, str]
    """The hash of each file, by its name."""

    @classmethod
    def read(cls, file: Path) -> Bill:
        """Read a bill that `write_bill` wrote.

        Raises:
            ReleaseError: It is no such bill.
        """
        try:
            released = json.loads(file.read_text(encoding="utf-8"))["metadata"]["component"]
            commit = next(each["value"] for each in released["properties"] if each["name"] == _COMMIT)
            files = {each["url"]: each["hashes"][0]["content"] for each in released["externalReferences"]}
        except (ValueError, LookupError, TypeError, StopIteration) as error:
            raise ReleaseError(f"dist/{file.name} is not as it was written; run: make build") from error
        return cls(commit, files)


def bill_name(project: Project) -> str:
    """The name of the bill's file."""
    return f"{project.name.replace('-', '_')}-{project.version}.cdx.json"


def write_bill(
    file: Path, *, project: Project, requirements: Path, files: Iterable[Path], commit: str, at: int
) -> None:
    """Write the bill of a release.

    Args:
        file: Where to.
        project: Whose release it is.
        requirements: The pinned requirements of development.
        files: The files of the release.
        commit: The commit that it is made from.
        at: When that was made, in seconds since 1970.

    Raises:
        ReleaseError: A distribution that callers install is not pinned or has no licence.
    """
    document = _document(project, requirements, files, commit, at)
    text = json.dumps(document, indent=2, sort_keys=True) + "\n"
    complaint = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if complaint is not None:
        raise ReleaseError(f"the bill of materials is not as CycloneDX wants it: {str(complaint).splitlines()[0]}")
    file.write_text(text, encoding="utf-8")


def _document(project: Project, requirements: Path, files: Iterable[Path], commit: str, at: int) -> dict[str, Any]:
    pinned = read_pinned(requirements)
    needed = closure(project)
    missing = sorted(needed.keys() - pinned.keys())
    if missing:
        raise ReleaseError(f"{requirements.name} does not pin what callers install: {', '.join(missing)}")
    purls = {name: _purl(name, pinned[name].version) for name in sorted(needed)}
    components = [
        {
            **_component(name, pinned[name].version, license_of(name)),
            "scope": "optional" if needed[name].is_optional else "required",
            # One a file of the release; their names are not known here.
            "externalReferences": [_distribution(purl, sha256) for sha256 in pinned[name].sha256],
        }
        for name, purl in purls.items()
    ]
    license_ = License(project.table["license"], is_expression=True)
    released = {
        **_component(project.name, str(project.version), license_),
        "properties": [{"name": _COMMIT, "value": commit}],
        "externalReferences": [
            _distribution(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files
        ],
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "serialNumber": uuid5(NAMESPACE_URL, f"{released['purl']} {commit}").urn,
        "metadata": {"timestamp": datetime.fromtimestamp(at, UTC).isoformat(), "component": released},
        "components": components,
        "dependencies": [
            _depends(str(released["purl"]), (purls[name] for name in direct(project))),
            *(_depends(purl, (purls[each] for each in needed[name].needs)) for name, purl in purls.items()),
        ],
    }


def _component(name: str, version: str, license_: License | None) -> dict[str, Any]:
    purl = _purl(name, version)
    component: dict[str, Any] = {"type": "library", "bom-ref": purl, "purl": purl, "name": name, "version": version}
    if license_ is not None:
        named = {"expression": license_.text} if license_.is_expression else {"license": {"name": license_.text}}
        component["licenses"] = [named]
    return component


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _distribution(url: str, sha256: str) -> dict[str, Any]:
    return {"type": "distribution", "url": url, "hashes": [{"alg": "SHA-256", "content": sha256}]}


def _depends(purl: str, on: Iterable[str]) -> dict[str, Any]:
    return {"ref": purl, "dependsOn": sorted(on)}
