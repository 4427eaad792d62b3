"""Parameters of tests that hold for one description of the API, while the other parameters hold for any."""

from __future__ import annotations

from typing import Any

import pytest


def of_one_description(*values: Any) -> Any:
    """Return the parameters of a test with the marker `one_description`."""
    return pytest.param(*values, marks=pytest.mark.one_description)
