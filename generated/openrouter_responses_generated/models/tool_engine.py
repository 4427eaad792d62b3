"""Engine of a server tool: `openrouter` runs it in OpenRouter, `native` passes it through to the
provider or the client; the meaning of `auto` (default) depends on the tool.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ToolEngine: TypeAlias = Literal["auto", "native", "openrouter"] | str
