"""Types and tests in the scratch clone.

What holds for one description or one release of the official SDK only is reported apart: that it fails after a capture
does not mean that the client is wrong, but a person has to update it.
"""

from __future__ import annotations

import re
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from maintainer.follow.scratch import StepError
from maintainer.upstream.replay import ALL_TESTS, ONE_DESCRIPTION, TYPE_CHECK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from maintainer.follow.scratch import Scratch
    from maintainer.upstream.replay import Check

_MOST_DETAILS = 20
_FAILED_TEST = re.compile(r"^(?:FAILED|ERROR) (.*)$", re.MULTILINE)


@attrs.frozen
class CheckOfFollow:
    """A Python module that is run with arguments.

    Attributes:
        name: Its name in the report.
        command: The module and its arguments.
        kind: The kind of `Need` if it fails: `types` or `tests`.
        of_one_day: Whether it holds for one description, or one release of the official SDK, only.
        beside: Whether it runs beside the checks before it, on a core of its own.
        apart: For pytest: the marker of those tests of which that is true. Their result is one of its own.
        files: It is left out unless all of these exist in the clone.
    """

    name: str
    command: Check
    kind: str
    of_one_day: bool = False
    beside: bool = False
    apart: str = ""
    files: tuple[str, ...] = ()


_TYPES_OF_ONE_DESCRIPTION = "tests/typing/current_description.py"
TYPES = (
    CheckOfFollow("mypy", TYPE_CHECK, "types", files=("tests/typing",)),
    CheckOfFollow(
        "pyright",
        ("pyright", "overlays/openrouter_responses", "generated/openrouter_responses_generated"),
        "types",
        beside=True,
    ),
    CheckOfFollow(
        "types of one description",
        ("mypy", _TYPES_OF_ONE_DESCRIPTION),
        "types",
        of_one_day=True,
        files=(_TYPES_OF_ONE_DESCRIPTION,),
    ),
)
# Tests of tools, which a capture does not change. Most of them have a description of their own.
_TESTS_OF_TOOLS = tuple(f"--ignore=tests/{name}" for name in ("follow", "interop", "release", "upstream", "website"))
TESTS_OF_FOLLOW = (
    CheckOfFollow("tests", (*ALL_TESTS, *_TESTS_OF_TOOLS), "tests", apart=ONE_DESCRIPTION, files=("tests",)),
)


@attrs.frozen
class CheckResult:
    """The result of a check.

    Attributes:
        check: The check.
        passed: Whether it passed.
        summary: The last line of its output, or that it does not apply.
        details: The tests or lines that failed, up to a limit.
        seconds: How long it took.
    """

    check: CheckOfFollow
    passed: bool
    summary: str
    details: tuple[str, ...] = ()
    seconds: float = 0


def run_checks(checks: Sequence[CheckOfFollow], scratch: Scratch) -> Iterator[CheckResult]:
    """Run checks in the scratch clone, and yield their results in the same order, each when it is known."""
    with ExitStack() as stack:
        beside = {check: stack.enter_context(_started(check, scratch)) for check in checks if check.beside}
        for check in checks:
            if check in beside:
                result = beside[check]()
            else:
                with _started(check, scratch) as wait:
                    result = wait()
            yield from map(_with_few_details, _apart(result, scratch) if check.apart else [result])


@contextmanager
def _started(check: CheckOfFollow, scratch: Scratch) -> Iterator[Callable[[], CheckResult]]:
    """Start a check, and yield a function that waits for its result; it is ended if the block fails."""
    if not all(Path(scratch.root, name).exists() for name in check.files):
        yield lambda: CheckResult(check, passed=True, summary="not in this checkout")
        return
    start = time.monotonic()
    with scratch.running(*check.command) as wait:
        yield lambda: _result(check, wait, start, scratch.root)


def _result(check: CheckOfFollow, wait: Callable[[], str], start: float, root: Path) -> CheckResult:
    try:
        output, details = wait(), None
    except StepError as error:
        output = str(error).replace(f"{root}/", "")
        failed = _FAILED_TEST.findall(output) or [line for line in output.splitlines() if "error:" in line]
        details = tuple(" ".join(line.split()) for line in failed)
    return CheckResult(check, details is None, _last_line(output), details or (), time.monotonic() - start)


def _apart(result: CheckResult, scratch: Scratch) -> list[CheckResult]:
    """Return the result of the tests without the marker, and that of the tests with it."""
    names = set() if result.passed else _failed_with_marker(result.check, scratch)
    marked = tuple(line for line in result.details if line.partition(" - ")[0] in names)
    others = tuple(line for line in result.details if line not in marked)
    summary = f"{len(marked)} failed, among the tests" if marked else "passed, among the tests"
    apart = attrs.evolve(result.check, name=f"{result.check.name} of one description", of_one_day=True)
    return [
        # Without a line for each failure, the run itself failed.
        attrs.evolve(result, passed=result.passed or bool(marked and not others), details=others),
        CheckResult(apart, passed=not marked, summary=summary, details=marked),
    ]


def _failed_with_marker(check: CheckOfFollow, scratch: Scratch) -> set[str]:
    """Return the tests with the marker that failed in the last run, which pytest has cached."""
    try:
        listed = scratch.run(*check.command, "--last-failed", "--collect-only", "-m", check.apart)
    except StepError as error:
        listed = str(error)  # none of them, or a module that cannot be imported beside them
    return {line for line in listed.splitlines() if "::" in line}


def _with_few_details(result: CheckResult) -> CheckResult:
    if len(result.details) <= _MOST_DETAILS:
        return result
    more = f"and {len(result.details) - _MOST_DETAILS} more"
    return attrs.evolve(result, details=(*result.details[:_MOST_DETAILS], more))


def _last_line(output: str) -> str:
    return output.strip().rpartition("\n")[2].strip("= ")
