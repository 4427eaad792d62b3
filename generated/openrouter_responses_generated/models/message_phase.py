"""Phase of an assistant message: `commentary` marks an intermediate message, `final_answer` the final
one.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

MessagePhase: TypeAlias = Literal["commentary", "final_answer"] | str
