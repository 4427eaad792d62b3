"""What is fuzzed, by name, each with the input it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from fuzz import decoding, framing, overlays, values

if TYPE_CHECKING:
    from collections.abc import Callable

TARGETS: dict[str, tuple[Callable[..., None], tuple[Callable[[], st.SearchStrategy[Any]], ...]]] = {
    "cuts": (framing.check_cuts, (lambda: framing.STREAMS, lambda: framing.CUTS)),
    "httpx-sse": (framing.check_against_httpx_sse, (lambda: framing.STREAMS,)),
    "bound": (framing.check_bound, (lambda: framing.STREAMS,)),
    "event": (decoding.check_event, (values.any_object,)),
    "event that is no object": (decoding.check_event, (values.any_json,)),
    "result": (decoding.check_result, (values.any_object,)),
    "result that is no object": (decoding.check_result, (values.any_json,)),
    "error body": (decoding.check_error_body, (values.any_json,)),
    "bytes": (decoding.check_bytes, (lambda: st.binary(max_size=100),)),
    "wait": (decoding.check_wait, (lambda: st.text(max_size=40),)),
    "overlay": (overlays.check_apply, (lambda: overlays.OBJECTS, lambda: overlays.OVERLAYS)),
}
"""The check of each target, and what makes the strategies of its arguments."""


def run(name: str, *, examples: int, start: int) -> None:
    """Check so many random inputs, the same ones for the same `start`.

    Raises:
        Exception: What the check of the smallest input found that fails; its notes have the input.
    """
    check, strategies = TARGETS[name]
    limits = settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
    )
    limits(seed(start)(given(*(make() for make in strategies))(check)))()
