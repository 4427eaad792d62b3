"""Changes a YAML text so that it holds another value: what stays the same is not touched, byte for byte.

Comments, order, quotes and line breaks survive, except in a member that is itself replaced; a comment right above a
member goes with it.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from maintainer.upstream import yaml_style

# Components are written in blocks, so that they are found by their names.
_COMPONENTS = {"schemas", "responses", "parameters", "headers"}


def with_value(text: str, old: Any, new: Any) -> str:
    """The text of an object, changed to hold `new`; `old` is what it holds."""
    if old == new:
        return text
    edits = _Edits(text)
    node = YAML(typ="safe", pure=True).compose(text)
    edits.mapping(node, old, new, key="")
    return edits.applied()


class _Edits:
    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._removed: set[int] = set()
        self._added: dict[int, list[str]] = {}
        self._replaced: dict[int, list[str]] = {}

    def applied(self) -> str:
        lines: list[str] = []
        for number in range(len(self._lines) + 1):
            lines += self._added.get(number, [])
            lines += self._replaced.get(number, [])
            if number < len(self._lines) and number not in self._removed:
                lines.append(self._lines[number])
        return "\n".join(lines)

    def _remove_lines(self, start: int, end: int) -> None:
        self._removed.update(range(start, end))

    def _replace_lines(self, start: int, end: int, lines: list[str]) -> None:
        self._remove_lines(start, end)
        self._replaced[start] = lines

    def _add_lines(self, before: int, lines: list[str]) -> None:
        # What stands deeper ends first, and is added first.
        self._added.setdefault(before, []).extend(lines)

    # --- objects ----------------------------------------------------------------------------------------------------

    def mapping(self, node: MappingNode, old: dict[str, Any], new: dict[str, Any], *, key: str) -> None:
        pairs = {pair[0].value: pair for pair in node.value}
        indent = node.value[0][0].start_mark.column
        for name, (name_node, value_node) in pairs.items():
            if name not in new:
                self._remove(name_node, value_node)
            elif old[name] != new[name] and not self._inside(value_node, old[name], new[name], key=name):
                lines = yaml_style.entry(name, new[name], indent, block=key in _COMPONENTS)
                self._replace_lines(name_node.start_mark.line, self._end(name_node, value_node), lines)
        self._insert(pairs, new, indent, key=key)

    def _inside(self, node: Node, old: Any, new: Any, *, key: str) -> bool:
        """Change a value in its place, if it is a block of the same kind."""
        if not old or not new:
            return False
        if isinstance(node, MappingNode) and not node.flow_style and isinstance(new, dict) and old.keys() & new.keys():
            self.mapping(node, old, new, key=key)
            return True
        if isinstance(node, SequenceNode) and not node.flow_style and isinstance(new, list):
            self._sequence(node, old, new)
            return True
        return False

    def _remove(self, name: Node, value: Node) -> None:
        start, end = name.start_mark.line, self._end(name, value)
        indent = name.start_mark.column
        while start and self._lines[start - 1].startswith(f"{' ' * indent}#"):
            start -= 1
        if self._is_blank(end) and (start == 0 or self._is_blank(start - 1)):
            end += 1
        elif start and self._is_blank(start - 1) and self._ends_here(end, indent):
            start -= 1
        self._remove_lines(start, end)

    def _insert(self, pairs: dict[str, Any], new: dict[str, Any], indent: int, *, key: str) -> None:
        """Add each new member behind the one that it follows."""
        apart = key in _COMPONENTS
        previous: str | None = None
        waiting: list[str] = []
        for name in new:
            if name in pairs:
                self._insert_behind(pairs, previous, waiting, new, indent, apart=apart)
                previous, waiting = name, []
            else:
                waiting.append(name)
        self._insert_behind(pairs, previous, waiting, new, indent, apart=apart)

    def _insert_behind(
        self,
        pairs: dict[str, Any],
        previous: str | None,
        names: list[str],
        new: dict[str, Any],
        indent: int,
        *,
        apart: bool,
    ) -> None:
        if not names:
            return
        lines: list[str] = []
        for name in names:
            member = yaml_style.entry(name, new[name], indent, block=apart)
            lines += ["", *member] if apart and previous is not None else [*member, ""] if apart else member
        if previous is None:
            first = next(iter(pairs.values()))[0].start_mark.line
            self._add_lines(first, lines)
            return
        self._add_lines(self._end(*pairs[previous]), lines)

    # --- arrays -----------------------------------------------------------------------------------------------------

    def _sequence(self, node: SequenceNode, old: list[Any], new: list[Any]) -> None:
        """Change an array, item by item."""
        starts = [one.start_mark.line for one in node.value]
        indent = node.start_mark.column
        before, after = [repr(one) for one in old], [repr(one) for one in new]
        for what, left, right, to_left, to_right in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what == "equal":
                continue
            if what == "replace" and right - left == to_right - to_left:
                for index, one in zip(range(left, right), new[to_left:to_right], strict=True):
                    self._item(node.value[index], old[index], one, indent)
                continue
            lines = [line for one in new[to_left:to_right] for line in yaml_style.item(one, indent)]
            start = starts[left] if left < len(starts) else self._last(node.value[-1]) + 1
            end = self._last(node.value[right - 1]) + 1 if right > left else start
            self._remove_lines(start, end)
            self._add_lines(start, lines)

    def _item(self, node: Node, old: Any, new: Any, indent: int) -> None:
        if isinstance(node, MappingNode) and not node.flow_style and isinstance(new, dict):
            first = next(iter(old))
            if first == next(iter(new), None) and old[first] == new[first]:
                self.mapping(node, old, new, key="")
                return
        lines = yaml_style.item(new, indent)
        self._replace_lines(node.start_mark.line, self._last(node) + 1, lines)

    # --- lines ------------------------------------------------------------------------------------------------------

    def _end(self, name: Node, value: Node) -> int:
        """The number of the line behind a member."""
        line: int = name.end_mark.line
        return max(line, self._last(value)) + 1

    def _last(self, node: Node) -> int:
        """The number of the last line of a value."""
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(*last) - 1 if isinstance(last, tuple) else self._last(last)
        line: int = node.end_mark.line
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            line -= node.end_mark.column == 0 or line >= len(self._lines)
            start = node.start_mark.line
            while line > start and (self._is_blank(line) or self._lines[line].lstrip().startswith("#")):
                line -= 1
        return line

    def _is_blank(self, line: int) -> bool:
        return line < len(self._lines) and not self._lines[line].strip()

    def _ends_here(self, line: int, indent: int) -> bool:
        """Whether nothing of the same depth follows."""
        while self._is_blank(line):
            line += 1
        if line >= len(self._lines):
            return True
        following = self._lines[line]
        return len(following) - len(following.lstrip()) < indent
