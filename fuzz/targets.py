"""The fuzz targets by name, each with the strategies of its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from fuzz import decoding, framing, overlays, values

if TYPE_CHECKING:
    from collections.abc import Callable

# pyright takes the items for their metaclass.
_HEALTH_CHECKS = cast("list[HealthCheck]", list(HealthCheck))

TARGETS: dict[str, tuple[Callable[..., None], tuple[Callable[[], st.SearchStrategy[Any]], ...]]] = {
    "cuts": (framing.check_cuts, (lambda: framing.STREAMS, lambda: framing.CUTS)),
    "httpx-sse": (framing.check_against_httpx_sse, (lambda: framing.STREAMS,)),
    "bound": (framing.check_bound, (lambda: framing.STREAMS,)),
    "event": (decoding.check_event, (values.any_object,)),
    "event that is not an object": (decoding.check_event, (values.any_json,)),
    "result": (decoding.check_result, (values.any_object,)),
    "result that is not an object": (decoding.check_result, (values.any_json,)),
    "error body": (decoding.check_error_body, (values.any_json,)),
    "bytes": (decoding.check_bytes, (lambda: st.binary(max_size=100),)),
    "wait": (decoding.check_wait, (lambda: st.text(max_size=40),)),
    "overlay": (overlays.check_apply, (lambda: overlays.OBJECTS, lambda: overlays.OVERLAYS)),
}
"""The check of each target, and the functions that create the strategies of its arguments."""


def run(name: str, *, examples: int, start: int) -> None:
    """Check a number of random inputs. The same `start` gives the same inputs.

    Raises:
        Exception: The failure of the smallest failing input, which is in the notes.
    """
    check, strategies = TARGETS[name]
    limits = settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=_HEALTH_CHECKS, print_blob=False
    )
    limits(seed(start)(given(*(make() for make in strategies))(check)))()
