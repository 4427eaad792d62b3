"""The classes that callers lose by a capture, though no breaking difference removes what they describe.

An enum that becomes an open string, for example, breaks no request and no response, but callers may import its type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maintainer.codegen.references import SCHEMAS
from maintainer.upstream.difference import Difference
from maintainer.upstream.matching import REQUEST, RESPONSE
from maintainer.upstream.schemas import references_in
from maintainer.upstream.verdict import breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from maintainer.upstream.matching import Matching


class ClassLosses:
    """Finds the classes that are lost between two states of a description."""

    def __init__(self, matching: Matching, differences: Iterable[Difference]) -> None:
        """Read the description before a capture, which edits it in place."""
        references = {name: _components_in(schema) for name, schema in matching.components.items()}
        waiting = [name for one in differences if one.breaking for name in _removed_with(one)]
        self._explained = set[str]()
        while waiting:
            name = waiting.pop()
            if name not in self._explained:
                self._explained.add(name)
                waiting += references.get(name, ())
        self._before = list(references)

    def unexplained(self, document: dict[str, Any]) -> Iterator[Difference]:
        """Yield a difference for each class that the description no longer has, unless another difference says so."""
        left = document["components"]["schemas"]
        for name in self._before:
            if name not in left and name not in self._explained:
                breaking = breaks("removed", {REQUEST, RESPONSE})
                yield Difference(f"models.{name}", "class", name, None, breaking, name=name)


def _removed_with(difference: Difference) -> list[str]:
    """Return the components that a difference removes, directly, if nothing else uses them."""
    match difference.what, difference.match:
        case "variant", _ if difference.after is None:
            return [difference.before]
        case "field", found if found is not None and difference.after is None:
            return _components_in(found.schema["properties"][difference.name])
        case "type", found if found is not None:
            return _components_in(found.schema)
    return []


def _components_in(schema: Any) -> list[str]:
    return [one.removeprefix(SCHEMAS) for one in references_in(schema)]
