"""Whether an assistant message is a remark on the way or the final answer."""

from __future__ import annotations

from typing import Literal, TypeAlias

MessagePhase: TypeAlias = Literal["commentary", "final_answer"] | str
