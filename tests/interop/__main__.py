"""Check every server, print the results, and write the tables: `python -m tests.interop [SERVER …]`."""

from __future__ import annotations

import sys

from tests.interop import report
from tests.interop.checks import CHECKS, Target, run
from tests.interop.clients import CLIENTS
from tests.interop.processes import UnavailableError, started, version
from tests.interop.servers import ROOT, SERVERS

DOCUMENT = ROOT / "docs" / "interoperability.md"


def main(names: list[str]) -> int:
    """Check the named servers, or those that are checked by default.

    Returns:
        0 if this client passes every check of every server that could be started, 1 if not, 2 for an unknown name.
    """
    if unknown := [name for name in names if name not in SERVERS]:
        print(f"no server is named {', '.join(unknown)}; there are {', '.join(SERVERS)}", file=sys.stderr)
        return 2
    chosen = names or [name for name, server in SERVERS.items() if server.by_default]
    found = {name: check(name) for name in chosen}
    sections = {
        name: report.section(f"{name} {version(name)}", cells, SERVERS[name].note) for name, cells in found.items()
    }
    print(report.text(sections.values()))
    report.write(DOCUMENT, sections, SERVERS)
    ours = [cells["openrouter-responses"].values() for cells in found.values() if not isinstance(cells, str)]
    return int(any(cell.startswith("✗") for row in ours for cell in row))


def check(name: str) -> report.Cells | str:
    """Return the results of one server, or why it is skipped."""
    server = SERVERS[name]
    try:
        with started(name) as url:
            return {
                client: {heading: run(heading, Target(server, url, kind)) for heading in CHECKS}
                for client, kind in CLIENTS.items()
            }
    except UnavailableError as reason:
        print(f"{name}: skipped, {reason}", file=sys.stderr)
        return str(reason)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
