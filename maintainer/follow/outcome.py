"""The outcome of a run."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from maintainer.follow.texts import NewText
    from maintainer.follow.wording import Change
    from maintainer.release.api_diff import ApiChange
    from maintainer.upstream.namesakes import CheckedText
    from maintainer.upstream.upstream_copy import Origin


class Verdict(Enum):
    """The result of a run; its value is the name in the JSON report."""

    NOTHING_NEW = "nothing new"
    READY = "ready"
    NEEDS_A_PERSON = "needs a person"
    UNUSABLE_DOCUMENT = "unusable document"
    FAILED = "failed"

    @property
    def exit_status(self) -> int:
        return {Verdict.NEEDS_A_PERSON: 3, Verdict.UNUSABLE_DOCUMENT: 2, Verdict.FAILED: 1}.get(self, 0)


@attrs.frozen
class Need:
    """Something that a person has to decide or do.

    Attributes:
        kind: What it is about, such as `breaking`, `descriptions` or `tests`.
        text: What to do, in Markdown.
        details: The things that it is about, one per line of the report.
    """

    kind: str
    text: str
    details: tuple[str, ...] = ()


@attrs.frozen
class Step:
    """A step of a run: its name, its result in a few words, and how long it took."""

    name: str
    result: str
    seconds: float


@attrs.define
class Outcome:
    """The findings and steps of a run so far.

    Attributes:
        verdict: The result; None while the run goes on.
        message: The result in one line, for the screen.
        source: The document as the caller named it.
        origin: Its address, hash and date; None if it could not be read.
        base: The commit that was cloned.
        branch: The branch that was created, or that was there already; empty if there is none.
        commit: The commit of the branch.
        is_earlier: Whether an earlier run created the branch.
        replaces: Branches of earlier runs that are not merged; this one takes their place, since it has the whole state
            that a later document describes.
        version: The version of the branch; empty if it could not be determined.
        version_reason: Why it is that version.
        differences: The differences as `make drift FORMAT=json` lists them.
        changes: What changed for callers.
        api_changes: The changes of the public API since the base.
        texts: Our descriptions of what is new, beside those of upstream.
        to_check: Those that may not fit, so that a reader has to check them: copies, and texts beside changed limits.
        needs: What a person has to do.
        of_one_day: The results of the tests that hold for one description, or one release of the official SDK, only.
        steps: The steps so far.
        publication: What was published, in lines; empty if nothing was.
    """

    source: str
    verdict: Verdict | None = None
    message: str = ""
    origin: Origin | None = None
    base: str = ""
    branch: str = ""
    commit: str = ""
    is_earlier: bool = False
    replaces: list[str] = attrs.field(factory=list)
    version: str = ""
    version_reason: str = ""
    differences: list[dict[str, Any]] = attrs.field(factory=list)
    changes: list[Change] = attrs.field(factory=list)
    api_changes: list[ApiChange] = attrs.field(factory=list)
    texts: list[NewText] = attrs.field(factory=list)
    to_check: list[CheckedText] = attrs.field(factory=list)
    needs: list[Need] = attrs.field(factory=list)
    of_one_day: list[str] = attrs.field(factory=list)
    steps: list[Step] = attrs.field(factory=list)
    publication: list[str] = attrs.field(factory=list)
