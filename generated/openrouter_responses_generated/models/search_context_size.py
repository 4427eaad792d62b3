"""Amount of context to retrieve for each search result. Exa returns up to 5,000 (`low`), 15,000
(`medium`) or 30,000 (`high`) characters per result.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

SearchContextSize: TypeAlias = Literal["low", "medium", "high"] | str
