"""The commands of a release: `python -m maintainer.release api-diff`, `changelog`, `build`, `publish`.

The exit status is 0 on success and 1 if something is refused. That of `api-diff` is 0 if the version is high enough, 1
if it is too low, and 2 if there is nothing to compare with.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.codegen.description import load_description
from maintainer.git import GitError, Repository
from maintainer.release.build import build
from maintainer.release.changelog import draft_changelog, fragments, update_changelog
from maintainer.release.project import ReleaseError
from maintainer.release.publish import publish
from maintainer.release.tags import last_release
from maintainer.release.version_check import check_since
from maintainer.upstream.capture import undescribed_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    repository = Repository(options.repository)
    try:
        match options.command:
            case "api-diff":
                return _api_diff(repository, options.base, in_json=options.json)
            case "changelog":
                _changelog(repository, options.version)
            case "build":
                _build(repository, allow_undescribed=options.allow_undescribed, sphinx=options.sphinx)
            case _:
                for line in publish(repository, options.index, simple=options.simple, dry_run=options.dry_run):
                    print(line)
    except (ReleaseError, GitError) as error:
        print(error, file=sys.stderr)
        return 2 if options.command == "api-diff" else 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m maintainer.release", description=__doc__)
    parser.add_argument("--repository", type=Path, default=ROOT, metavar="FOLDER", help="the git checkout to release")
    commands = parser.add_subparsers(dest="command", required=True)
    api_diff = commands.add_parser("api-diff", help="list the API changes and the version that they require")
    api_diff.add_argument("base", nargs="?", help="commit to compare with (default: the last release)")
    api_diff.add_argument("--json", action="store_true", help="print JSON")
    changelog = commands.add_parser("changelog", help="show the unreleased changes, or move them into CHANGELOG.md")
    changelog.add_argument("version", nargs="?", help="the version to release; without it no file is changed")
    build_command = commands.add_parser("build", help="build the files of a release into dist/")
    build_command.add_argument(
        "--sphinx",
        type=Path,
        metavar="FILE",
        help="the command sphinx-build; without it there is no documentation site",
    )
    build_command.add_argument(
        "--allow-undescribed", action="store_true", help="build although parts of the API have no description"
    )
    upload = commands.add_parser("publish", help="upload the files of a release to an index")
    upload.add_argument("index", nargs="?", help="the index: a section of .pypirc, or its URL for uploads")
    upload.add_argument("--simple", metavar="URL", help="URL of the index's simple API, if it is not found")
    upload.add_argument("--dry-run", action="store_true", help="report what would be uploaded, without uploading it")
    return parser


def _api_diff(repository: Repository, base: str | None, *, in_json: bool) -> int:
    base = base or last_release(repository)
    if base is None:
        raise ReleaseError("no release has a tag yet; name a commit to compare with: make api-diff BASE=...")
    check = check_since(repository, base)
    print(check.as_json() if in_json else check.as_text())
    return 0 if check.passes else 1


def _changelog(repository: Repository, version: str | None) -> None:
    if version is None:
        print(draft_changelog(repository).strip())
    else:
        update_changelog(repository, version)
        print(f"CHANGELOG.md and pyproject.toml now have version {version}. Read them, then commit.")


def _build(repository: Repository, *, allow_undescribed: bool, sphinx: Path | None) -> None:
    for file in build(repository, allow_undescribed=allow_undescribed, sphinx=sphinx and sphinx.absolute()):
        print(f"{file.relative_to(repository.root)}  {file.stat().st_size:,} bytes")
    for reminder in reminders(repository):
        print(f"Note: {reminder}")


def reminders(repository: Repository) -> Iterator[str]:
    """Yield what is unfinished in a release, but does not prevent it."""
    if left := fragments(repository):
        yield f"{len(left)} changes are not in CHANGELOG.md yet; see `make changelog`."
    for name in undescribed_parts(load_description(repository.root)):
        yield f"{name} has no description yet; write it in openapi.yaml or overlays/spec/."


if __name__ == "__main__":
    sys.exit(main())
