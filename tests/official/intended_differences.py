"""Differences between our types of batches and the official ones that are intended."""

from __future__ import annotations

import re

_INTENDED = re.compile(
    # Requests, results and usage of other endpoints than `POST /responses`.
    r"endpoint: value '/v1/(chat/completions|embeddings|messages)' missing"
    r"|body\[(object=list|object=chat\.completion|type=message)\].*"
    r"|iterations\[.*: untyped, AnthropicIterationCacheCreation is wanted"
    # A list of batches has no results.
    r"|results: only array or null, anything is wanted"
    # The official field is `Optional` only because it has a default.
    r"|completion_window: cannot be null"
)


def is_intended(gap: str) -> bool:
    """Return whether a gap that a `GapFinder` reports is an intended difference."""
    return any(_INTENDED.fullmatch(gap, match.end()) for match in re.finditer(r"\.", gap))
