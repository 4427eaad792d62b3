"""The outcome of a run as the text of a merge request, and as JSON. Files are replaced in one step each."""

from __future__ import annotations

import html
import json
import os
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from maintainer.follow.outcome import Outcome
    from maintainer.follow.places import Place
    from maintainer.follow.wording import Change
    from maintainer.release.api_diff import ApiChange
    from maintainer.upstream.namesakes import CheckedText

_OPERATIONS = "Operations"
_SEVERAL = "Several classes"
# The text of a merge request has a limited size.
_MOST_API_CHANGES = 100


def as_markdown(outcome: Outcome) -> str:
    """Return the report of a run that captured a document: the text of a merge request."""
    return "\n".join(_lines(outcome)) + "\n"


def as_json(outcome: Outcome) -> str:
    """Return the outcome as a JSON object, whose keys are always the same."""
    verdict = outcome.verdict
    data = {
        "verdict": verdict.value if verdict else None,
        "exit_status": verdict.exit_status if verdict else None,
        "message": outcome.message,
        "document": {"source": outcome.source, **(attrs.asdict(outcome.origin) if outcome.origin else {})},
        "base": outcome.base or None,
        "branch": outcome.branch or None,
        "commit": outcome.commit or None,
        "is_earlier": outcome.is_earlier,
        "replaces": outcome.replaces,
        "version": outcome.version or None,
        "version_reason": outcome.version_reason or None,
        "needs_a_person": [attrs.asdict(need) for need in outcome.needs],
        "changes": [
            {
                "sentence": change.sentence,
                "places": list(map(str, change.places)),
                "breaking": change.breaking,
                "reason": change.reason or None,
            }
            for change in outcome.changes
        ],
        "api_changes": [
            {"path": change.path, "text": change.text, "breaking": change.is_breaking} for change in outcome.api_changes
        ],
        "differences": outcome.differences,
        "descriptions": [
            {"places": list(map(str, text.places)), "ours": text.ours, "upstream": text.upstream or None}
            for text in outcome.texts
        ],
        "descriptions_to_check": [attrs.asdict(text) for text in outcome.to_check],
        "tests_of_one_day": outcome.of_one_day,
        "steps": [attrs.asdict(step) for step in outcome.steps],
        "publication": outcome.publication,
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def replace_file(path: Path, content: str | bytes) -> None:
    """Write a file so that it has either the old content or the new one at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(content.encode() if isinstance(content, str) else content)
    os.replace(unfinished, path)


def _lines(outcome: Outcome) -> Iterator[str]:
    origin = outcome.origin
    yield f"# Follow the API's description of {origin.date if origin else 'an unknown day'}"
    yield ""
    if origin:
        yield f"Captured from {origin.address} (sha256 `{origin.sha256}`)."
    if outcome.version:
        yield f"Version **{outcome.version}**: {outcome.version_reason}."
    if outcome.replaces:
        names = ", ".join(f"`{name}`" for name in outcome.replaces)
        yield f"Replaces the branches of other documents, which are not merged: {names}."
    if outcome.needs:
        yield from ("", "## Needs a person", "")
        for need in outcome.needs:
            yield f"- [ ] {need.text}"
            yield from (f"  - {detail}" for detail in need.details)
    else:
        yield from ("", "Nothing in it needs a decision.")
    for title, breaking in (("Breaking changes", True), ("Other changes", False)):
        changes = [change for change in outcome.changes if change.breaking is breaking]
        yield from _changes(title, changes)
    yield from _api_changes(outcome.api_changes)
    yield from _texts_to_check(outcome.to_check)
    yield from _texts(outcome)
    yield from ("", "## Checks", "", "| step | result | time |", "| --- | --- | --- |")
    yield from (f"| {step.name} | {_cell(step.result)} | {step.seconds:.0f} s |" for step in outcome.steps)
    if outcome.of_one_day:
        names = " and ".join(line.partition(":")[0] for line in outcome.of_one_day)
        yield from ("", f"{names}: hold for one description or one release of the official SDK only.")
    if outcome.publication:
        yield from ("", "## Publication", "", *(f"- {line}" for line in outcome.publication))


def _changes(title: str, changes: list[Change]) -> Iterator[str]:
    if not changes:
        return
    yield from ("", f"## {title}")
    by_class: dict[str, list[Change]] = {}
    for change in changes:
        by_class.setdefault(_title_of(change), []).append(change)
    for title, group in by_class.items():
        yield from ("", f"### {title}", "")
        yield from (f"- {change.text}." for change in group)


def _title_of(change: Change) -> str:
    if change.class_name:
        return f"`{change.class_name}`"
    return _SEVERAL if any(place.class_name for place in change.places) else _OPERATIONS


def _api_changes(changes: list[ApiChange]) -> Iterator[str]:
    if not changes:
        return
    breaking = [change for change in changes if change.is_breaking]
    others = [change for change in changes if not change.is_breaking]
    yield from ("", "## Public API", "", "Names, types and limits, as `make api-diff` lists them.")
    for title, group in ((f"{len(breaking)} breaking", breaking), (f"{len(others)} compatible", others)):
        if group:
            # Folded, as the sections above say the same of the API in fewer words.
            yield from ("", "<details>", f"<summary>{title}</summary>", "")
            yield from (f"- `{change.path}` {change.text}" for change in group[:_MOST_API_CHANGES])
            if len(group) > _MOST_API_CHANGES:
                yield f"- and {len(group) - _MOST_API_CHANGES} more, which `make api-diff` lists"
            yield from ("", "</details>")


def _texts_to_check(texts: list[CheckedText]) -> Iterator[str]:
    if not texts:
        return
    yield from (
        "",
        "## Check these descriptions",
        "",
        "Each was chosen by a program for a new part, or belongs to a part that has changed. It may not fit.",
        "",
    )
    for text in texts:
        source = f"as `{text.source}`" if text.source else "its name, as no description of a namesake fits"
        source = text.reason or source
        yield f"- `{text.path}`: {text.text} ({source})"


def _texts(outcome: Outcome) -> Iterator[str]:
    if not outcome.texts:
        return
    yield from ("", "## Descriptions of what is new", "")
    for text in outcome.texts:
        yield f"- {_places(text.places)}"
        yield f"  - ours: {_plain(text.ours)}"
        yield f"  - upstream: {_plain(text.upstream) or '(none)'}"


def _places(places: Iterable[Place]) -> str:
    return ", ".join(f"`{place}`" for place in places)


def _plain(text: str) -> str:
    """Return a text of others so that it has no HTML and mentions nobody."""
    return html.escape(text, quote=False).replace("@", "&#64;")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
