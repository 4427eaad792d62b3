"""Bar charts of the clients' times, as SVG, on a logarithmic scale.

It is drawn without a library, because two charts do not justify another dependency.
"""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = {
    "sync": ("a streamed event", "wall"),
    "sync, short": ("a streamed event, 500 in all", "wall"),
    "call": ("a plain call", "wall"),
    "decode": ("decoding 1 MB", "wall"),
    "encode": ("encoding a request", "wall"),
    "start": ("import and construction", "start"),
}
_COLOURS = {
    "ours": "#2c8a5f",
    "ours+orjson": "#4fb286",
    "httpx-sse": "#8d99ae",
    "stock-generator": "#b8b08d",
    "openai": "#d97706",
    "openrouter": "#d64545",
}
_NAMES = {
    "ours": "openrouter-responses",
    "stock-generator": "stock generator",
    "openrouter": "official SDK",
}
_COMPARED = {
    "a streamed event": (("ours", "sync", "wall"), ("openai", "sync", "wall"), ("openrouter", "sync, short", "wall")),
    "a plain call": tuple((client, "call", "wall") for client in ("ours", "openai", "openrouter")),
    "import and construction": tuple((client, "start", "start") for client in ("ours", "openai", "openrouter")),
}
"""The few bars of the README."""

_STYLE = """
text { font-family: system-ui, sans-serif; fill: #1f2328; }
line { stroke: #8c959f; stroke-opacity: 0.4; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
}
"""
_BAR, _GAP = 16, 22


class _Layout(NamedTuple):
    """The width of a chart and of its margins; without a left one the labels are above their bars."""

    width: int
    left: int
    right: int
    size: str

    def place(self, ratio: float) -> float:
        """Return where on the scale a ratio is."""
        share = math.log10(max(ratio, _MINIMUM) / _MINIMUM) / (_DECADES - math.log10(_MINIMUM))
        return self.left + share * (self.width - self.left - self.right)


_WIDE = _Layout(860, 170, 60, "10")
# On a phone, of whose width a wider one would be too small to read.
_NARROW = _Layout(480, 0, 30, "13")
_DECADES = 3
_MINIMUM = 0.5


def svg(results: Mapping[str, Any]) -> str:
    """Draw the saved results of a run."""
    samples = results["samples"]
    return _draw({title: _ratios(samples[name], key) for name, (title, key) in _SHOWN.items()})


def comparison_svg(results: Mapping[str, Any]) -> str:
    """Draw this client, openai and the official SDK."""
    samples = results["samples"]
    return _draw(
        {
            title: {client: _ratios(samples[name], key)[client] for client, name, key in bars}
            for title, bars in _COMPARED.items()
        },
        _NARROW,
    )


def _draw(groups: Mapping[str, Mapping[str, float]], layout: _Layout = _WIDE) -> str:
    above = 0 if layout.left else _BAR + 2
    height = 70 + sum(len(ratios) * _BAR + _GAP + above for ratios in groups.values())
    box = f"0 0 {layout.width} {height}"
    drawing = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", width=f"{layout.width}", viewBox=box, role="img")
    title = "Time as a multiple of httpx and json alone (shorter is better)"
    ET.SubElement(drawing, "title").text = title
    ET.SubElement(drawing, "style").text = _STYLE
    _text(drawing, layout.left, 20, title, weight="bold", size="12" if layout.left else layout.size)
    _draw_scale(drawing, height, layout)
    top = 48
    for label, ratios in groups.items():
        if above:
            _text(drawing, 0, top + 11, label, size=layout.size)
            top += above
        else:
            _text(drawing, layout.left - 10, top + len(ratios) * _BAR / 2 + 4, label, anchor="end")
        for client, ratio in ratios.items():
            end, start = layout.place(ratio), layout.place(_MINIMUM)
            bar = {"x": f"{start:.1f}", "y": f"{top}", "width": f"{end - start:.1f}", "height": f"{_BAR - 3}"}
            ET.SubElement(drawing, "rect", bar, fill=_COLOURS[client])
            _text(drawing, end + 4, top + 11, f"{ratio:.3g}  {_NAMES.get(client, client)}", size=layout.size)
            top += _BAR
        top += _GAP
    ET.indent(drawing)
    return ET.tostring(drawing, encoding="unicode") + "\n"


def _ratios(samples: Mapping[str, Any], key: str) -> dict[str, float]:
    baseline = samples["baseline"]
    return {
        client: median(turn[key] / base[key] for turn, base in zip(samples[client], baseline, strict=False))
        for client in _COLOURS
        if client in samples
    }


def _draw_scale(drawing: ET.Element, height: int, layout: _Layout) -> None:
    for decade in range(_DECADES + 1):
        place = layout.place(10**decade)
        line = {"x1": f"{place:.1f}", "x2": f"{place:.1f}", "y1": "40", "y2": f"{height - 22}"}
        ET.SubElement(drawing, "line", line)
        _text(drawing, place, height - 8, f"{10**decade:,}", anchor="middle")


def _text(
    drawing: ET.Element,
    x: float,
    y: float,
    content: str,
    *,
    anchor: str = "start",
    weight: str = "normal",
    size: str = "12",
) -> None:
    attributes = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "font-weight": weight, "font-size": size}
    ET.SubElement(drawing, "text", attributes).text = content
