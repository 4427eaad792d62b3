"""Find the descriptions that name a number and belong to a field or parameter whose limits or default have changed.

Limits belong in keywords, but a description such as "from 0 to 2" says more, and may contradict them after a capture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from maintainer.upstream.descriptions import described_parts
from maintainer.upstream.limits import LIMITS
from maintainer.upstream.namesakes import CheckedText

if TYPE_CHECKING:
    from collections.abc import Iterator

# Numbers in code, such as `gpt-4`, are parts of names.
_NUMBER = re.compile(r"(?<![\w`.-])\d[\d,.]*(?![\w`-])")


def texts_beside_changed_limits(document: dict[str, Any], before: dict[str, Any]) -> Iterator[CheckedText]:
    """Yield each description with a number whose field or parameter has other limits, or another default, than before.

    Args:
        document: Our description after the capture.
        before: Our description before it.
    """
    old = {path: _limits(schema) for path, _, _, schema in described_parts(before)}
    for path, _, _, schema in described_parts(document):
        text = str(schema.get("description", ""))
        if path in old and old[path] != _limits(schema) and _NUMBER.search(text):
            yield CheckedText(path, text, "", "its limits or its default have changed")


def _limits(part: dict[str, Any]) -> dict[str, Any]:
    schema = part["schema"] if "in" in part and isinstance(part.get("schema"), dict) else part
    return {name: schema[name] for name in (*LIMITS, "default") if name in schema}
