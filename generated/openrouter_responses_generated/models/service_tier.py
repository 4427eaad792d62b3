"""Processing tier of a request: `fast` is an alias of `priority`; `ultrafast` falls back to `priority`
and then to `default`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ServiceTier: TypeAlias = Literal["auto", "default", "fast", "flex", "priority", "scale", "ultrafast"] | str
