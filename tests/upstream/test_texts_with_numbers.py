"""A description that names a number is listed if the limits or the default beside it change."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from maintainer.upstream.capture import capture_operations
from maintainer.upstream.operations import find_operations
from tests.upstream.test_capture import SMALL


@pytest.mark.parametrize(
    ("text", "changed", "is_listed"),
    [
        ("Temperature, from 0 to 2.", {"maximum": 1}, True),
        ("Temperature, from 0 to 2.", {"maximum": 2, "default": 1}, True),
        ("Temperature, from 0 to 2.", {"maximum": 2, "deprecated": True}, False),
        ("Temperature of `gpt-4`.", {"maximum": 1}, False),
        ("Temperature.", {"maximum": 1}, False),
    ],
)
def test_a_text_with_a_number_beside_a_changed_limit_is_to_be_checked(
    text: str, changed: dict[str, Any], is_listed: bool
) -> None:
    ours, theirs = copy.deepcopy(SMALL), copy.deepcopy(SMALL)
    field = {"type": "number", "description": text}
    ours["components"]["schemas"]["ResponsesRequest"]["properties"]["heat"] = {**field, "maximum": 2}
    theirs["components"]["schemas"]["ResponsesRequest"]["properties"]["heat"] = {**field, **changed}
    captured = capture_operations(ours, find_operations(theirs, ["POST /responses"], source="there"))
    listed = ["ResponsesRequest.heat: Temperature, from 0 to 2. (its limits or its default have changed)"]
    assert list(map(str, captured.to_check)) == (listed if is_listed else [])
