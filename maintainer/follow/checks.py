"""Types and tests in the scratch clone.

What holds for one description or one release of the official SDK only is run apart: that it fails after a capture does
not mean that the client is wrong, but a person has to update it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from maintainer.follow.scratch import StepError
from maintainer.upstream.replay import TESTS, TESTS_OF_ONE_DESCRIPTION, TYPE_CHECK

if TYPE_CHECKING:
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
        of_one_day: Whether it holds for one description, or one release of the official SDK, only.
        kind: The kind of `Need` if it fails: `types` or `tests`.
        files: It is left out unless all of these exist in the clone.
    """

    name: str
    command: Check
    kind: str
    of_one_day: bool = False
    files: tuple[str, ...] = ()


_TYPES_OF_ONE_DESCRIPTION = "tests/typing/current_description.py"
TYPES = (
    CheckOfFollow("mypy", TYPE_CHECK, "types", files=("tests/typing",)),
    CheckOfFollow(
        "pyright",
        ("pyright", "overlays/openrouter_responses", "generated/openrouter_responses_generated"),
        "types",
    ),
    CheckOfFollow(
        "types of one description",
        ("mypy", _TYPES_OF_ONE_DESCRIPTION),
        "types",
        of_one_day=True,
        files=(_TYPES_OF_ONE_DESCRIPTION,),
    ),
)
TESTS_OF_FOLLOW = (
    # The tests of this command have a description of their own.
    CheckOfFollow("tests", (*TESTS, "--ignore=tests/follow"), "tests", files=("tests",)),
    CheckOfFollow(
        "tests of one description",
        TESTS_OF_ONE_DESCRIPTION,
        "tests",
        of_one_day=True,
        files=("tests/official",),
    ),
)


@attrs.frozen
class CheckResult:
    """The result of a check.

    Attributes:
        passed: Whether it passed.
        summary: The last line of its output, or that it does not apply.
        details: The tests or lines that failed, up to a limit.
    """

    passed: bool
    summary: str
    details: tuple[str, ...] = ()


def run_check(check: CheckOfFollow, scratch: Scratch) -> CheckResult:
    """Run a check in the scratch clone."""
    if not all(Path(scratch.root, name).exists() for name in check.files):
        return CheckResult(passed=True, summary="not in this checkout")
    try:
        return CheckResult(passed=True, summary=_last_line(scratch.run(*check.command)))
    except StepError as error:
        output = str(error).replace(f"{scratch.root}/", "")
        failed = _FAILED_TEST.findall(output) or [line for line in output.splitlines() if "error:" in line]
        details = [" ".join(line.split()) for line in failed]
        if len(details) > _MOST_DETAILS:
            details = [*details[:_MOST_DETAILS], f"and {len(details) - _MOST_DETAILS} more"]
        return CheckResult(passed=False, summary=_last_line(output), details=tuple(details))


def _last_line(output: str) -> str:
    return output.strip().rpartition("\n")[2].strip("= ")
