"""Whether the response includes routing metadata (`openrouter_metadata`)."""

from __future__ import annotations

from typing import Literal, TypeAlias

MetadataLevel: TypeAlias = Literal["disabled", "enabled"] | str
