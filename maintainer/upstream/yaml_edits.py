"""Edit a YAML text so that it has another value; unchanged parts stay as they are, byte for byte.

Comments, order, quotes and line breaks are kept, except inside of a member that is replaced. A comment directly above a
member is removed with it.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from maintainer.upstream import yaml_style

# Components and paths are always written as blocks, one below the other.
_COMPONENT_KINDS = {"schemas", "responses", "parameters", "headers"}
_PARENTS_OF_COMPONENTS = {"components", "update"}


Place = tuple[str, ...]
"""The names that lead to an object, from the start of the file or from the item of a sequence."""


def edit_yaml(text: str, old: Any, new: Any) -> str:
    """Return the text of a YAML object changed to have the value `new`; `old` is its value now."""
    if old == new:
        return text
    editor = _Editor(text)
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert isinstance(node, MappingNode)  # noqa: S101 - `old` is an object
    editor.edit_mapping(node, old, new, place=())
    return editor.text()


def _has_blocks(place: Place) -> bool:
    """Return whether the members of an object are written as blocks: components and paths."""
    parent, name = ("", "", *place)[-2:]
    return place == ("paths",) or (name in _COMPONENT_KINDS and parent in _PARENTS_OF_COMPONENTS)


class _Editor:
    """Collects the edits of a text by line number, and applies them at the end."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._removed: set[int] = set()
        self._added: dict[int, list[str]] = {}
        self._replaced: dict[int, list[str]] = {}

    def text(self) -> str:
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
        # Inner members are edited first, so their lines come first where an inner and an outer member end together.
        self._added.setdefault(before, []).extend(lines)

    # --- mappings ---------------------------------------------------------------------------------------------------

    def edit_mapping(self, node: MappingNode, old: dict[str, Any], new: dict[str, Any], *, place: Place) -> None:
        """Edit the members of an object; `place` is the names that lead to it."""
        pairs = {pair[0].value: pair for pair in node.value}
        indent = node.value[0][0].start_mark.column
        for name, (name_node, value_node) in pairs.items():
            if name not in new:
                self._remove(name_node, value_node)
            elif old[name] != new[name] and not self._edit_in_place(
                value_node, old[name], new[name], place=(*place, name)
            ):
                lines = yaml_style.entry(name, new[name], indent, block=_has_blocks(place))
                self._replace_lines(name_node.start_mark.line, self._end(name_node, value_node), lines)
        self._insert_members(pairs, new, indent, place=place)

    def _edit_in_place(self, node: Node, old: Any, new: Any, *, place: Place) -> bool:
        """Edit a value if it is a block and stays one of the same kind, and return whether it was edited."""
        if not old or not new:
            return False
        if isinstance(node, MappingNode) and not node.flow_style and isinstance(new, dict) and old.keys() & new.keys():
            self.edit_mapping(node, old, new, place=place)
            return True
        if isinstance(node, SequenceNode) and not node.flow_style and isinstance(new, list):
            self._edit_sequence(node, old, new)
            return True
        return False

    def _remove(self, name: Node, value: Node) -> None:
        """Remove a member, the comments directly above it, and one of the blank lines around it."""
        start, end = name.start_mark.line, self._end(name, value)
        indent = name.start_mark.column
        while start and self._lines[start - 1].startswith(f"{' ' * indent}#"):
            start -= 1
        if self._is_blank(end) and (start == 0 or self._is_blank(start - 1)):
            end += 1
        elif start and self._is_blank(start - 1) and self._is_last_member(end, indent):
            start -= 1
        self._remove_lines(start, end)

    def _insert_members(self, pairs: dict[str, Any], new: dict[str, Any], indent: int, *, place: Place) -> None:
        """Insert each new member behind the one that it follows."""
        has_blocks = _has_blocks(place)
        previous: str | None = None
        waiting: list[str] = []
        for name in new:
            if name in pairs:
                self._insert_behind(pairs, previous, waiting, new, indent, has_blocks=has_blocks)
                previous, waiting = name, []
            else:
                waiting.append(name)
        self._insert_behind(pairs, previous, waiting, new, indent, has_blocks=has_blocks)

    def _insert_behind(
        self,
        pairs: dict[str, Any],
        previous: str | None,
        names: list[str],
        new: dict[str, Any],
        indent: int,
        *,
        has_blocks: bool,
    ) -> None:
        if not names:
            return
        lines: list[str] = []
        for name in names:
            member = yaml_style.entry(name, new[name], indent, block=has_blocks)
            if has_blocks:
                # A blank line separates them.
                member = [*member, ""] if previous is None else ["", *member]
            lines += member
        if previous is None:
            first = next(iter(pairs.values()))[0].start_mark.line
            self._add_lines(first, lines)
            return
        self._add_lines(self._end(*pairs[previous]), lines)

    # --- sequences --------------------------------------------------------------------------------------------------

    def _edit_sequence(self, node: SequenceNode, old: list[Any], new: list[Any]) -> None:
        starts = [one.start_mark.line for one in node.value]
        indent = node.start_mark.column
        before, after = [repr(one) for one in old], [repr(one) for one in new]
        for what, left, right, to_left, to_right in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what == "equal":
                continue
            if what == "replace" and right - left == to_right - to_left:
                for index, one in zip(range(left, right), new[to_left:to_right], strict=True):
                    self._edit_item(node.value[index], old[index], one, indent)
                continue
            lines = [line for one in new[to_left:to_right] for line in yaml_style.item(one, indent)]
            start = starts[left] if left < len(starts) else self._last_line(node.value[-1]) + 1
            end = self._last_line(node.value[right - 1]) + 1 if right > left else start
            self._remove_lines(start, end)
            self._add_lines(start, lines)

    def _edit_item(self, node: Node, old: Any, new: Any, indent: int) -> None:
        if isinstance(node, MappingNode) and not node.flow_style and isinstance(new, dict):
            first = next(iter(old))
            if first == next(iter(new), None) and old[first] == new[first]:
                self.edit_mapping(node, old, new, place=())
                return
        lines = yaml_style.item(new, indent)
        self._replace_lines(node.start_mark.line, self._last_line(node) + 1, lines)

    # --- lines ------------------------------------------------------------------------------------------------------

    def _end(self, name: Node, value: Node) -> int:
        """Return the number of the line behind a member."""
        line: int = name.end_mark.line
        return max(line, self._last_line(value)) + 1

    def _last_line(self, node: Node) -> int:
        """Return the number of the last line of a value."""
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(*last) - 1 if isinstance(last, tuple) else self._last_line(last)
        line: int = node.end_mark.line
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            # The parser ends a block scalar before the first line that is indented less, so before any comment.
            line -= node.end_mark.column == 0 or line >= len(self._lines)
            while line > node.start_mark.line and self._is_blank(line) and not self._keeps_blank_lines(node):
                line -= 1
        return line

    def _keeps_blank_lines(self, node: ScalarNode) -> bool:
        """Return whether the blank lines behind a block scalar are part of its value (`|+`)."""
        header, _, _ = self._lines[node.start_mark.line][node.start_mark.column :].partition("#")
        return "+" in header

    def _is_blank(self, line: int) -> bool:
        return line < len(self._lines) and not self._lines[line].strip()

    def _is_last_member(self, line: int, indent: int) -> bool:
        """Return whether no member with this indentation follows before the block ends."""
        while self._is_blank(line):
            line += 1
        if line >= len(self._lines):
            return True
        following = self._lines[line]
        return len(following) - len(following.lstrip()) < indent
