"""One client before every case, in a process of its own: a line of JSON for each case as it is settled."""

from __future__ import annotations

import json
import os
import sys
import warnings

from benchmarks.faults import answers, connections, secrets, streams
from benchmarks.faults.case import Case, Stage
from benchmarks.faults.clients import CLIENTS
from benchmarks.faults.judge import HANGS, in_time
from openrouter_responses.testing import ResponsesServer

HEADINGS: dict[str, list[Case]] = {
    "How a stream is framed": streams.FRAMING,
    "How a stream ends": streams.ENDS,
    "What is in a stream": streams.EVENTS,
    "Answers that are not streamed": answers.ANSWERS,
    "Encodings": answers.ENCODINGS,
    "Errors that the server reports": answers.ERRORS,
    "Connections": connections.CONNECTIONS,
    "Leaving a stream early": connections.LEAVING,
    "Many at once": connections.TOGETHER,
    "The API key": secrets.SECRETS,
}
"""Every case, by what it is about."""

CASES = [(heading, case) for heading, cases in HEADINGS.items() for case in cases]


def main() -> None:
    """Settle the cases from the given number on."""
    name, first = sys.argv[1], int(sys.argv[2])
    warnings.simplefilter("ignore")
    for number, (_, case) in enumerate(CASES[first:], start=first):
        with ResponsesServer() as server:
            stage = Stage(CLIENTS[name], server)
            right, what = in_time(lambda case=case, stage=stage: case.run(stage))  # type: ignore[misc]
        print(json.dumps([number, right, what]), flush=True)
        if what == HANGS:
            # What still runs would disturb the cases to come.
            os._exit(0)


if __name__ == "__main__":
    main()
