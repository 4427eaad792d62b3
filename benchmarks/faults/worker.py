"""All cases for one client, in its own process, which prints one line of JSON for each verdict."""

from __future__ import annotations

import json
import os
import sys
import warnings
from functools import partial

from benchmarks.faults import answers, connections, secrets, streams
from benchmarks.faults.case import Case, Stage
from benchmarks.faults.clients import CLIENTS
from benchmarks.faults.judge import HANGS, in_time
from openrouter_responses.testing import ResponsesServer

HEADINGS: dict[str, list[Case]] = {
    "Framing of streams": streams.FRAMING,
    "Ends of streams": streams.ENDS,
    "Events in streams": streams.EVENTS,
    "Plain responses": answers.ANSWERS,
    "Content encodings": answers.ENCODINGS,
    "Error responses": answers.ERRORS,
    "Connections": connections.CONNECTIONS,
    "Leaving a stream early": connections.LEAVING,
    "Concurrency": connections.TOGETHER,
    "The API key": secrets.SECRETS,
}
"""Every case, by heading."""

CASES = [(heading, case) for heading, cases in HEADINGS.items() for case in cases]


def main() -> None:
    """Run the cases from the given number on."""
    name, first = sys.argv[1], int(sys.argv[2])
    warnings.simplefilter("ignore")
    for number, (_, case) in enumerate(CASES[first:], start=first):
        with ResponsesServer() as server:
            stage = Stage(CLIENTS[name], server)
            right, what = in_time(partial(case.run, stage))
        print(json.dumps([number, right, what]), flush=True)
        if what == HANGS:
            # The hanging task would disturb the next cases.
            os._exit(0)


if __name__ == "__main__":
    main()
