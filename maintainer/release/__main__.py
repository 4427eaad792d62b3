"""The maintainers' commands for a release: `python -m maintainer.release api-diff`, `changelog`, `build`, `publish`.

They end with 0 when all is well and with 1 when something is refused. `api-diff` ends with 0 when the version has risen
enough, with 1 when it has not, and with 2 when there is nothing to compare with.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.codegen.description import load_description
from maintainer.git import GitError, Repository
from maintainer.release import changelog
from maintainer.release.build import build
from maintainer.release.project import ReleaseError
from maintainer.release.publish import publish
from maintainer.release.version_check import last_release, since
from maintainer.upstream.capture import undescribed_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m maintainer.release", description=__doc__)
    parser.add_argument("--repository", type=Path, default=ROOT, metavar="FOLDER", help="the checkout to work on")
    commands = parser.add_subparsers(dest="command", required=True)
    api_diff = commands.add_parser("api-diff", help="say what changed for callers, and how far the version must rise")
    api_diff.add_argument("base", nargs="?", help="commit to compare with (default: the last release)")
    api_diff.add_argument("--json", action="store_true", help="answer in JSON")
    collect = commands.add_parser("changelog", help="show what changes/ adds up to, or move it into CHANGELOG.md")
    collect.add_argument("version", nargs="?", help="the version to release; without it nothing is changed")
    commands.add_parser("build", help="build the files of a release into dist/")
    upload = commands.add_parser("publish", help="upload the files of a release to an index")
    upload.add_argument("index", nargs="?", help="the index: a section of .pypirc, or its address for uploads")
    upload.add_argument("--simple", metavar="URL", help="address of the index's simple API, if it is not found")
    upload.add_argument("--dry-run", action="store_true", help="say what would be uploaded, and upload nothing")
    options = parser.parse_args(arguments)
    repository = Repository(options.repository)
    try:
        match options.command:
            case "api-diff":
                return _api_diff(repository, options.base, in_json=options.json)
            case "changelog":
                return _changelog(repository, options.version)
            case "build":
                return _build(repository)
            case _:
                lines = publish(repository, options.index, simple=options.simple, dry_run=options.dry_run)
                for line in lines:
                    print(line)
                return 0
    except (ReleaseError, GitError) as error:
        print(error, file=sys.stderr)
        return 2 if options.command == "api-diff" else 1


def _api_diff(repository: Repository, base: str | None, *, in_json: bool) -> int:
    base = base or last_release(repository)
    if base is None:
        raise ReleaseError("no tag says that anything was released; name a commit: make api-diff BASE=...")
    comparison = since(repository, base)
    print(comparison.as_json() if in_json else comparison.as_text())
    return 0 if comparison.is_enough else 1


def _changelog(repository: Repository, version: str | None) -> int:
    if version is None:
        print(changelog.draft(repository).strip())
    else:
        changelog.collect(repository, version)
        print(f"CHANGELOG.md and pyproject.toml say {version}. Read them, then commit.")
    return 0


def _build(repository: Repository) -> int:
    for file in build(repository):
        print(f"{file.relative_to(repository.root)}  {file.stat().st_size:,} bytes")
    for note in notes(repository):
        print(f"Note: {note}")
    return 0


def notes(repository: Repository) -> Iterator[str]:
    """What a release can be made without, and should not be."""
    if left := changelog.fragments(repository):
        yield f"{len(left)} changes are not in CHANGELOG.md yet; see `make changelog`."
    for name in undescribed_parts(load_description(repository.root)):
        yield f"{name} is still to be described in openapi.yaml or overlays/spec/."


if __name__ == "__main__":
    sys.exit(main())
