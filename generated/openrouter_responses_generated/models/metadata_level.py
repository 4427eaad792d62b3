"""Whether an answer tells how the request was routed."""

from __future__ import annotations

from typing import Literal, TypeAlias

MetadataLevel: TypeAlias = Literal["disabled", "enabled"] | str
