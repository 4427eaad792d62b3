"""Reports of captures: what a person has to check, describe or decide, in words and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import attrs

from maintainer.upstream.capture import undescribed_parts
from maintainer.upstream.report import print_table, to_json

if TYPE_CHECKING:
    from maintainer.upstream.capture import Capture


def print_capture(capture: Capture, *, source: str) -> None:
    """Print the differences that were captured, and what is left to a person."""
    print_table(capture.differences, source=source)
    for name in capture.missing:
        places = "openapi.yaml, overlays/spec/ and pyproject.toml"
        print(f"\n{source} has no {name}, which is kept; to remove it, edit {places}.")
    for title, parts in (
        ("Check the descriptions that were drafted from those of similar classes:", capture.drafted),
        ("Check these descriptions, which may not fit:", capture.to_check),
        ("Write a description for:", tuple(undescribed_parts(capture.document))),
    ):
        if parts:
            print(f"\n{title}", *parts, sep="\n  ")


def capture_to_json(capture: Capture, *, source: str) -> str:
    """Return a JSON object with the differences, and what is left to a person."""
    data = {
        **json.loads(to_json(capture.differences, source=source)),
        "missing": capture.missing,
        "drafted": capture.drafted,
        "to_check": [attrs.asdict(one) for one in capture.to_check],
        "undescribed": list(undescribed_parts(capture.document)),
    }
    return json.dumps(data, indent=2, ensure_ascii=False)
