"""The whole run: from an upstream document to a branch with a release in the checkout."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import attrs

from maintainer.codegen.documents import DocumentError
from maintainer.follow import release_steps
from maintainer.follow.checks import TESTS_OF_FOLLOW, TYPES, CheckOfFollow, run_checks
from maintainer.follow.commit_message import BranchState, commit_message, needs_in, state_in
from maintainer.follow.comparison import (
    Comparison,
    UnusableDocumentError,
    as_data,
    compare,
    identity_of,
    with_lost_classes,
)
from maintainer.follow.outcome import Need, Outcome, Verdict
from maintainer.follow.record import Record
from maintainer.follow.scratch import (
    Scratch,
    StepError,
    branches_like,
    is_ancestor,
    message_of,
    scratch_folder,
    time_of,
)
from maintainer.follow.texts import new_texts
from maintainer.follow.wording import changes_between
from maintainer.git import GitError
from maintainer.release.project import Project, ReleaseError
from maintainer.release.tags import is_released
from maintainer.upstream.capture import undescribed_parts
from maintainer.upstream.document import UpstreamError
from maintainer.upstream.namesakes import CheckedText
from maintainer.upstream.operations import RESPONSES
from maintainer.upstream.upstream_copy import copy_upstream, with_origin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from maintainer.upstream.upstream_copy import UpstreamCopy


SPHINX = ".venvs/docs/bin/sphinx-build"
"""The command that builds the documentation site, in the checkout; without it, a release has no site."""


@attrs.frozen
class Options:
    """The arguments of a run.

    Attributes:
        operation: The path of `POST /responses` in the document.
        address: The address of the document to record, if it is not the one that it is read from.
        checks: The types and tests to run.
        index: The index to publish to, if nothing needs a person and the tests were run.
        simple: The URL of its simple API, if it is not found.
    """

    operation: str = RESPONSES.partition(" ")[2]
    address: str | None = None
    checks: Sequence[CheckOfFollow] = (*TYPES, *TESTS_OF_FOLLOW)
    index: str | None = None
    simple: str | None = None

    @property
    def with_tests(self) -> bool:
        return any(check.kind == "tests" for check in self.checks)


def follow(source: str, options: Options, *, checkout: Path) -> Outcome:
    """Follow a document, and return the outcome, which is also in `dist/follow/` of the checkout.

    Args:
        source: The document: a file or URL.
        options: What to do.
        checkout: The checkout, whose last commit is the base of the branch. Its files, index and branches are only
            read, until the finished branch is created.

    Raises:
        OSError: The outcome cannot be written.
    """
    record = Record(source, checkout)
    outcome = record.outcome
    with scratch_folder() as folder:
        try:
            _Run(record, options, checkout).follow(folder)
        except _StoppedError as stopped:
            outcome.verdict, outcome.message = stopped.verdict, str(stopped)
        except (DocumentError, GitError, OSError, ReleaseError) as error:
            outcome.verdict, outcome.message = Verdict.FAILED, str(error)
        record.write_last()
    return outcome


class _StoppedError(Exception):
    """A run ended before a branch was created; the message says why, in one line."""

    def __init__(self, verdict: Verdict, message: str) -> None:
        super().__init__(message)
        self.verdict = verdict


class _Run:
    """The steps of one run, each of which adds to the record."""

    def __init__(self, record: Record, options: Options, checkout: Path) -> None:
        self._record = record
        self._outcome = record.outcome
        self._options = options
        self._checkout = checkout

    def follow(self, folder: Path) -> None:
        outcome = self._outcome
        try:
            document = copy_upstream(outcome.source, folder, address=self._options.address)
        except UpstreamError as error:
            raise _StoppedError(Verdict.UNUSABLE_DOCUMENT, str(error)) from error
        outcome.origin = document.origin
        scratch = Scratch.clone(self._checkout, folder)
        outcome.base = scratch.base
        before, after = self._capture(scratch, document)
        identity = identity_of(before.description, after.description)
        if earlier := branches_like(self._checkout, f"follow/*-{identity}"):
            self._report_earlier(scratch, *earlier[0])
            return
        outcome.branch = f"follow/{document.origin.date}-{identity}"
        self._compare_texts(before, after)
        self._generate(scratch, document)
        self._release(scratch)
        scratch.commit_all(self._message())
        self._check(scratch)
        if not self._options.with_tests:
            self._record.leave_out("tests")
        self._check_merged(scratch)
        outcome.commit = scratch.commit_all(self._message(), amend=True)
        self._build(scratch)
        self._hand_over(scratch)
        if self._options.index and self._options.with_tests and not (outcome.needs or outcome.is_earlier):
            self._publish(scratch, self._options.index)

    # --- description and code ---------------------------------------------------------------------------------------

    def _capture(self, scratch: Scratch, document: UpstreamCopy) -> tuple[Comparison, Comparison]:
        with self._record.step("drift"):
            try:
                before = compare(scratch.root, document, self._options.operation)
            except UnusableDocumentError as error:
                raise _StoppedError(Verdict.UNUSABLE_DOCUMENT, str(error)) from error
            breaking = sum(difference.breaking for difference in before.differences)
            self._record.result = f"{len(before.differences)} differences, {breaking} of them breaking"
        if before.missing:
            text = "Remove from our description, or mark with `x-beyond-upstream`, the operations that are not upstream"
            self._record.need("operations", text, *(f"`{name}`" for name in before.missing))
        if not before.differences and before.missing:
            missing = ", ".join(before.missing)
            raise _StoppedError(
                Verdict.NEEDS_A_PERSON, f"{document.source} has no {missing}, and does not differ otherwise."
            )
        if not before.differences:
            raise _StoppedError(Verdict.NOTHING_NEW, f"{document.source} does not differ from our description.")
        self._outcome.differences = as_data(before)
        with self._record.step("capture"):
            arguments = (str(document.path), "--operation", self._options.operation, "--json", "--untried")
            captured = json.loads(self._run_or_stop(scratch, document, "maintainer.upstream", "capture", *arguments))
            self._outcome.to_check = [CheckedText(**one) for one in captured["to_check"]]
            after = compare(scratch.root, document, self._options.operation)
            before = with_lost_classes(before, after)
            self._outcome.differences = as_data(before)
            self._record.result = f"{len(after.differences)} differences are left"
            if lost := sum(difference.what == "class" for difference in before.differences):
                self._record.result += f"; classes that nothing uses any more: {lost}"
        if after.differences:
            paths = tuple(f"`{difference.place}`" for difference in after.differences)
            self._record.need("capture", "Capture the differences that the capture left", *paths)
        return before, after

    def _generate(self, scratch: Scratch, document: UpstreamCopy) -> None:
        description = scratch.root / "openapi.yaml"
        description.write_text(with_origin(description.read_text(encoding="utf-8"), document.origin), encoding="utf-8")
        with self._record.step("generate"):
            self._run_or_stop(scratch, document, "maintainer.codegen", "generate")
        with self._record.step("check"):
            try:
                scratch.run("maintainer.codegen", "check")
            except StepError as error:
                self._record.result = "failed"
                self._record.need(
                    "check", "Find out why generating twice does not give the same code", *_lines_of(error)
                )

    def _run_or_stop(self, scratch: Scratch, document: UpstreamCopy, *module: str) -> str:
        try:
            return scratch.run(*module)
        except StepError as error:
            command, message = " ".join(module[:2]), document.with_source(str(error))
            self._record.need(module[1], f"`{command}` failed, so there is no branch", *message.splitlines()[-20:])
            raise _StoppedError(
                Verdict.NEEDS_A_PERSON, f"{command} failed: {message.strip().splitlines()[-1]}"
            ) from error

    def _compare_texts(self, before: Comparison, after: Comparison) -> None:
        outcome = self._outcome
        outcome.changes = changes_between(before, after)
        outcome.texts = new_texts(before, after)
        if breaking := sum(change.breaking for change in outcome.changes):
            self._record.need("breaking", f"Decide about {_count(breaking, 'breaking change')} of the API")
        if undescribed := list(undescribed_parts(after.description)):
            text = f"Describe {_count(len(undescribed), 'part')} in `openapi.yaml` or `overlays/spec/`"
            self._record.need("descriptions", text, *(f"`{part}`" for part in undescribed))

    # --- release ----------------------------------------------------------------------------------------------------

    def _release(self, scratch: Scratch) -> None:
        outcome = self._outcome
        try:
            with self._record.step("api-diff"):
                since_base = release_steps.api_changes(scratch)
                outcome.api_changes = since_base.changes
                breaking = sum(change.is_breaking for change in since_base.changes)
                self._record.result = f"{breaking} breaking, {len(since_base.changes) - breaking} compatible"
            if breaking and not self._record.needs_any("breaking"):
                self._record.need("breaking", f"Decide about {_count(breaking, 'breaking change')} of the public API")
            with self._record.step("version"):
                version, outcome.version_reason = release_steps.choose_version(scratch, since_base)
                self._record.result = outcome.version = str(version)
            with self._record.step("changelog"):
                release_steps.write_fragments(scratch, outcome.changes)
                self._record.result = release_steps.write_changelog(scratch, version)
        except ReleaseError as error:
            self._record.need(
                "version", "Set the version and update the changelog: `make changelog`", *_lines_of(error)
            )

    def _check(self, scratch: Scratch) -> None:
        checks = self._options.checks
        if checks:
            self._record.announce(*(check.name for check in checks))
        for result in run_checks(checks, scratch):
            name, of_one_day = result.check.name, result.check.of_one_day
            text = result.summary if result.passed else f"failed: {result.summary}"
            self._record.add(name, text, result.seconds)
            if of_one_day:
                self._outcome.of_one_day.append(f"{name}: {text}")
            if not result.passed:
                verb = "Update what fails in" if of_one_day else "Repair what fails in"
                self._record.need(result.check.kind, f"{verb} {name}: {result.summary}", *result.details)

    def _check_merged(self, scratch: Scratch) -> None:
        """Note the branches of earlier runs that are not merged, and the releases that were made from them."""
        found = branches_like(self._checkout, "follow/*")
        open_branches = {name: commit for name, commit in found if not is_ancestor(scratch.root, commit, scratch.base)}
        self._outcome.replaces = sorted({_short_name(name) for name in open_branches})
        tags = [tag for tag in scratch.repository.tags() if tag.startswith("v")]
        released = [tag for tag in tags if scratch.repository.commit_of(tag) in open_branches.values()]
        if released:
            self._record.need("merge", f"Merge what is released already, then run this again: {', '.join(released)}")

    def _build(self, scratch: Scratch) -> None:
        outcome = self._outcome
        if self._record.needs_any("descriptions", "version"):
            self._record.leave_out("build", "as descriptions or the version are missing")
            return
        try:
            with self._record.step("build"):
                sphinx = self._checkout / SPHINX
                files = release_steps.build_files(scratch, sphinx=sphinx.absolute() if sphinx.exists() else None)
                self._record.result = ", ".join(file.name for file in files)
        except ReleaseError as error:
            self._record.need("build", "Repair the build", *_lines_of(error))
            if outcome.is_earlier:
                outcome.verdict = Verdict.NEEDS_A_PERSON
                outcome.message = self._record.state()
            else:
                outcome.commit = scratch.commit_all(self._message(), amend=True)
            return
        self._record.write_files(files)

    def _hand_over(self, scratch: Scratch) -> None:
        outcome = self._outcome
        outcome.verdict = Verdict.NEEDS_A_PERSON if outcome.needs else Verdict.READY
        outcome.message = self._record.state()
        self._record.write_report()
        if not scratch.hand_over(outcome.commit, f"refs/heads/{outcome.branch}"):
            outcome.commit, outcome.is_earlier = scratch.checkout.commit_of(f"refs/heads/{outcome.branch}"), True
            outcome.message = f"{outcome.branch} was created by another run in the meantime"

    def _publish(self, scratch: Scratch, index: str) -> None:
        outcome = self._outcome
        try:
            with self._record.step("publish"):
                outcome.publication = release_steps.publish_release(scratch, index, simple=self._options.simple)
                self._record.result = outcome.publication[-1]
            outcome.message = f"{outcome.message}; {outcome.version} is published"
        except ReleaseError as error:
            self._record.need("publish", "Publish the release; running the command again continues", *_lines_of(error))
            outcome.verdict = Verdict.NEEDS_A_PERSON
            outcome.message = f"{self._record.state()}: {error}"
        self._record.write_report()

    # --- a branch of an earlier run ---------------------------------------------------------------------------------

    def _report_earlier(self, scratch: Scratch, name: str, commit: str) -> None:
        """Leave a branch of an earlier run alone; publish it if that is asked for and was not done."""
        outcome = self._outcome
        outcome.branch, outcome.commit, outcome.is_earlier = _short_name(name), commit, True
        message = message_of(self._checkout, commit)
        state, since = state_in(message), time_of(self._checkout, commit)
        outcome.verdict = Verdict.NEEDS_A_PERSON if state is BranchState.NEEDS_A_PERSON else Verdict.READY
        if state is None:
            outcome.message = f"{outcome.branch} exists, and somebody has gone on with it (last commit: {since})"
            return
        outcome.needs = [Need("earlier", text) for text in needs_in(message)]
        scratch.switch_to(commit)
        version = Project.read(scratch.root).version
        outcome.version = str(version)
        outcome.message = f"{self._record.state()} since {since}"
        if self._options.index and state is BranchState.READY and not is_released(scratch.repository, version):
            self._build(scratch)
            if not outcome.needs:
                self._publish(scratch, self._options.index)

    def _message(self) -> str:
        """Return the message of the commit of the branch."""
        outcome = self._outcome
        assert outcome.origin is not None  # noqa: S101 - set before anything is committed
        state = BranchState.READY if self._options.with_tests else BranchState.UNTESTED
        state = BranchState.NEEDS_A_PERSON if outcome.needs else state
        return commit_message(outcome.origin, outcome.needs, state)


def _short_name(ref: str) -> str:
    """Return `follow/…` for the full name of a branch, here or in a remote."""
    return ref[ref.index("/follow/") + 1 :]


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _lines_of(error: Exception) -> tuple[str, ...]:
    return tuple(filter(None, str(error).splitlines()))
