"""Follow the service's document: `python -m maintainer.follow DOCUMENT`.

The exit status is 0 if nothing is new or a branch is ready, 3 if a person has to decide something, 2 if the document
cannot be used, and 1 if the run failed for another reason, such as git or the disk.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from maintainer.follow.checks import TESTS_OF_FOLLOW, TYPES
from maintainer.follow.outcome import Verdict
from maintainer.follow.report import as_markdown
from maintainer.follow.steps import Options, follow

ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.publish and given.without_tests:
        parser.error("a release is published only if its tests were run; leave out --publish or --without-tests")
    options = Options(
        operation=given.operation,
        address=given.address,
        checks=(*TYPES, *(() if given.without_tests else TESTS_OF_FOLLOW)),
        index=given.publish,
        simple=given.simple,
    )
    try:
        outcome = follow(given.upstream, options, checkout=given.repository)
    except OSError as error:
        print(error, file=sys.stderr)
        return Verdict.FAILED.exit_status
    except KeyboardInterrupt:
        print("Interrupted; the checkout is as it was.", file=sys.stderr)
        return 128 + signal.SIGINT
    if outcome.changes:
        print(as_markdown(outcome))
    verdict = outcome.verdict or Verdict.FAILED
    print(outcome.message, file=sys.stderr if verdict.exit_status else sys.stdout)
    return verdict.exit_status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m maintainer.follow", description=__doc__)
    parser.add_argument("upstream", help="OpenAPI document of the service: a file or a URL")
    parser.add_argument("--repository", type=Path, default=ROOT, metavar="FOLDER", help="the git checkout")
    parser.add_argument(
        "--operation",
        default=Options().operation,
        metavar="PATH",
        help="path of POST /responses in the document (default: %(default)s)",
    )
    parser.add_argument("--address", help="the address to record, if the document was fetched by another program")
    parser.add_argument("--without-tests", action="store_true", help="check the types, but do not run the tests")
    parser.add_argument("--publish", metavar="INDEX", help="publish to this index if nothing needs a person")
    parser.add_argument("--simple", metavar="URL", help="URL of the index's simple API, if it is not found")
    return parser


if __name__ == "__main__":
    # A service manager that ends the run lets it delete its scratch folder.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    sys.exit(main())
