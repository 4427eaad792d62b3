"""The record of a run: it collects the outcome step by step, and writes the reports into `dist/follow/`."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.follow.outcome import Need, Outcome, Step
from maintainer.follow.report import as_json, as_markdown, replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OUTPUT = Path("dist/follow")
"""The folder of the reports and built files, relative to the root of the checkout; git ignores it."""
LAST = "last.json"
"""The file in it that has the outcome of the last run."""
_MOST_REASONS = 3


class Record:
    """The record of one run.

    Attributes:
        outcome: The outcome so far.
        result: The result of the step that is going on, in a few words.
    """

    def __init__(self, source: str, checkout: Path) -> None:
        self.outcome = Outcome(source)
        self.result = ""
        self._output = checkout / OUTPUT

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Print the name of a step, and add the step with its result and duration once it has ended."""
        self.announce(name)
        self.result = "passed"
        start = time.monotonic()
        try:
            yield
        except BaseException:
            self.result = "failed"
            raise
        finally:
            self.add(name, self.result, time.monotonic() - start)

    def announce(self, *names: str) -> None:
        """Print the names of steps that begin."""
        print(f"{', '.join(names)} ...", file=sys.stderr, flush=True)

    def add(self, name: str, result: str, seconds: float) -> None:
        """Add a step that has ended."""
        self.outcome.steps.append(Step(name, result, round(seconds, 1)))

    def leave_out(self, name: str, reason: str = "") -> None:
        """Add a step that is not taken."""
        self.outcome.steps.append(Step(name, f"left out{f', {reason}' if reason else ''}", 0))

    def need(self, kind: str, text: str, *details: str) -> None:
        """Add something that a person has to decide or do."""
        self.outcome.needs.append(Need(kind, text, details))

    def needs_any(self, *kinds: str) -> bool:
        """Return whether a person has to do something of one of these kinds."""
        return any(need.kind in kinds for need in self.outcome.needs)

    def state(self) -> str:
        """Return the state of the branch in one line, beginning with its name."""
        outcome = self.outcome
        if not outcome.needs:
            return f"{outcome.branch} is ready{f', version {outcome.version}' if outcome.version else ''}"
        reasons = [need.text[0].lower() + need.text[1:] for need in outcome.needs[:_MOST_REASONS]]
        more = len(outcome.needs) - len(reasons)
        return f"{outcome.branch} needs a person: {'; '.join(reasons)}{f'; and {more} more' if more else ''}"

    def write_files(self, files: Iterable[Path]) -> None:
        """Copy built files beside the report of the branch."""
        for file in files:
            replace_file(self._folder / file.name, file.read_bytes())

    def write_report(self) -> None:
        """Write the reports of a branch; those of an earlier run are kept."""
        if not self.outcome.is_earlier:
            replace_file(self._folder / "report.md", as_markdown(self.outcome))
            replace_file(self._folder / "report.json", as_json(self.outcome))

    def write_last(self) -> None:
        """Write the outcome of the run where the next program finds it."""
        replace_file(self._output / LAST, as_json(self.outcome))

    @property
    def _folder(self) -> Path:
        return self._output / self.outcome.branch.rpartition("/")[2]
