"""The documentation site: `python -m maintainer.website build`, `serve`, `pictures`.

The exit status is 0 on success and 1 if a link leads nowhere or Sphinx reports an error or a warning.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from maintainer.git import Repository
from maintainer.release.changelog import draft_changelog, fragments
from maintainer.website.builder import build_site, write_archive
from maintainer.website.pages import SiteError
from maintainer.website.pictures import write_pictures

ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.command == "serve":
        return _serve(options.folder, options.port)
    if options.command == "pictures":
        for file in write_pictures(ROOT / "docs" / "pictures"):
            print(file.relative_to(ROOT))
        return 0
    repository = Repository(options.root)
    unreleased = draft_changelog(repository).strip() if fragments(repository) else ""
    try:
        build_site(options.root, options.output, sphinx=options.sphinx, unreleased=unreleased)
        if options.archive:
            write_archive(options.output, options.archive, int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.output}/index.html  {len(list(options.output.rglob('*.html')))} pages")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m maintainer.website", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="build the site")
    build.add_argument("--root", type=Path, default=ROOT, metavar="FOLDER", help="the source tree")
    build.add_argument("--output", type=Path, default=Path("site"), metavar="FOLDER", help="where to build it")
    build.add_argument("--archive", type=Path, metavar="FILE", help="a ZIP file to write the site into, too")
    build.add_argument(
        "--sphinx",
        type=Path,
        default=Path(".venvs/docs/bin/sphinx-build"),
        metavar="FILE",
        help="the command of Sphinx",
    )
    serve = commands.add_parser("serve", help="show a built site on this machine")
    serve.add_argument("folder", nargs="?", type=Path, default=Path("site"), help="the built site")
    serve.add_argument("--port", type=int, default=8000, help="the port; 0 chooses a free one")
    commands.add_parser("pictures", help="draw the pictures of docs/pictures/")
    return parser


def _serve(folder: Path, port: int) -> int:
    if not (folder / "index.html").exists():
        print(f"{folder}/index.html is missing; run: make docs", file=sys.stderr)
        return 1
    handler = partial(SimpleHTTPRequestHandler, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(f"http://127.0.0.1:{server.server_port}/  (end it with Ctrl-C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
