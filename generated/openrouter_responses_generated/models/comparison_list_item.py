"""Element of a list of values to compare an attribute with."""

from __future__ import annotations

from typing import TypeAlias

ComparisonListItem: TypeAlias = str | float
