"""Action of a plugin on a violation: `enforce` withholds the content, `audit` only reports the
violation.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

PluginMode: TypeAlias = Literal["enforce", "audit"] | str
