"""Drawings with light and dark colors as SVG: boxes, arrows between them, text and curves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]

_LINE_HEIGHT = 17
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.code { font-family: ui-monospace, monospace; font-size: 12px; }
.small { font-size: 12px; fill: #4b535d; }
.box { fill: #eef4fb; stroke: #3b6ea8; }
.end { fill: #e8f5ee; stroke: #2c7a54; }
.error { fill: #fbeeee; stroke: #b04343; }
.arrow { fill: none; stroke: #57606a; stroke-width: 1.5; }
.head { fill: #57606a; }
.curve { fill: none; stroke: #2c7a54; stroke-width: 2.5; }
.grid { fill: none; stroke: #8c959f; stroke-opacity: 0.4; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.small { fill: #b6c0ca; }
.box { fill: #16283d; stroke: #79b0ec; }
.end { fill: #12301f; stroke: #63c493; }
.error { fill: #3a1a1a; stroke: #ef9a9a; }
.arrow { stroke: #adb7c1; }
.head { fill: #adb7c1; }
.curve { stroke: #63c493; }
}
"""


@frozen
class Box:
    """A rectangle with lines of text; a line in backquotes is code."""

    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    kind: str = "box"

    @property
    def height(self) -> float:
        return len(self.lines) * _LINE_HEIGHT + 18

    @property
    def left(self) -> Point:
        return self.x, self.y + self.height / 2

    @property
    def right(self) -> Point:
        return self.x + self.width, self.y + self.height / 2

    @property
    def top(self) -> Point:
        return self.x + self.width / 2, self.y

    @property
    def bottom(self) -> Point:
        return self.x + self.width / 2, self.y + self.height


@define
class Drawing:
    """A picture of a size, with a title that screen readers read."""

    width: float
    height: float
    title: str
    _root: ET.Element = field(init=False)

    def __attrs_post_init__(self) -> None:
        view = f"0 0 {self.width:g} {self.height:g}"
        self._root = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=view, role="img")
        ET.SubElement(self._root, "title").text = self.title
        ET.SubElement(self._root, "style").text = _STYLE

    def box(self, box: Box) -> Box:
        """Draw a box, and return it."""
        place = {"x": _number(box.x), "y": _number(box.y), "width": _number(box.width), "height": _number(box.height)}
        ET.SubElement(self._root, "rect", {**place, "rx": "6", "class": box.kind})
        for number, line in enumerate(box.lines):
            is_code = line.startswith("`")
            y = box.y + 22 + number * _LINE_HEIGHT
            self.text((box.x + box.width / 2, y), line.strip("`"), kind="code" if is_code else "", anchor="middle")
        return box

    def text(self, place: Point, content: str, *, kind: str = "", anchor: str = "start") -> None:
        """Write a line of text."""
        attributes = {"x": _number(place[0]), "y": _number(place[1]), "text-anchor": anchor}
        ET.SubElement(self._root, "text", {**attributes, **({"class": kind} if kind else {})}).text = content

    def arrow(self, *points: Point, label: str = "", at: Point | None = None, anchor: str = "start") -> None:
        """Draw an arrow along points, horizontal or vertical at its end, with a label."""
        self.line(points, "arrow")
        (x0, y0), (x, y) = points[-2:]
        if abs(x - x0) > abs(y - y0):
            side = 7 if x < x0 else -7
            corners = [(x, y), (x + side, y - 4), (x + side, y + 4)]
        else:
            side = 7 if y < y0 else -7
            corners = [(x, y), (x - 4, y + side), (x + 4, y + side)]
        ET.SubElement(self._root, "polygon", {"points": _points(corners), "class": "head"})
        if label and at is not None:
            self.text(at, label, kind="small", anchor=anchor)

    def line(self, points: Sequence[Point], kind: str) -> None:
        """Draw a line along points."""
        ET.SubElement(self._root, "polyline", {"points": _points(points), "class": kind})

    def svg(self) -> str:
        """Return the picture."""
        ET.indent(self._root)
        return ET.tostring(self._root, encoding="unicode") + "\n"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
