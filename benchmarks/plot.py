"""A bar chart of the clients' times, as SVG, on a logarithmic scale.

It is drawn without a library, because one chart does not justify another dependency.
"""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING, Any
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
    "ours": "#0b6e4f",
    "ours+orjson": "#4fb286",
    "httpx-sse": "#8d99ae",
    "stock-generator": "#b8b08d",
    "openai": "#d97706",
    "openrouter": "#b91c1c",
}
_NAMES = {"stock-generator": "stock generator", "openrouter": "openrouter (official SDK)"}
_WIDTH, _LEFT, _RIGHT, _BAR, _GAP = 860, 210, 60, 16, 22
_DECADES = 3
_MINIMUM = 0.5


def svg(results: Mapping[str, Any]) -> str:
    """Draw the saved results of a run."""
    groups = [(title, _ratios(results["samples"][name], key)) for name, (title, key) in _SHOWN.items()]
    height = 70 + sum(len(ratios) * _BAR + _GAP for _, ratios in groups)
    drawing = ET.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {height}",
        attrib={"font-family": "system-ui, sans-serif", "font-size": "12"},
    )
    ET.SubElement(drawing, "rect", width=str(_WIDTH), height=str(height), fill="#ffffff")
    _text(drawing, _LEFT, 20, "Time as a multiple of httpx and json alone (shorter is better)", weight="bold")
    _draw_scale(drawing, height)
    top = 48
    for title, ratios in groups:
        _text(drawing, _LEFT - 10, top + len(ratios) * _BAR / 2 + 4, title, anchor="end")
        for client, ratio in ratios.items():
            end = _place(ratio)
            start = _place(_MINIMUM)
            bar = {"x": f"{start:.1f}", "y": f"{top}", "width": f"{end - start:.1f}", "height": f"{_BAR - 3}"}
            ET.SubElement(drawing, "rect", bar, fill=_COLOURS[client])
            _text(drawing, end + 4, top + 11, f"{ratio:.3g}  {_NAMES.get(client, client)}", size="10")
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


def _draw_scale(drawing: ET.Element, height: int) -> None:
    for decade in range(_DECADES + 1):
        place = _place(10**decade)
        line = {"x1": f"{place:.1f}", "x2": f"{place:.1f}", "y1": "40", "y2": f"{height - 22}"}
        ET.SubElement(drawing, "line", line, stroke="#d4d4d8")
        _text(drawing, place, height - 8, f"{10**decade:,}", anchor="middle")


def _place(ratio: float) -> float:
    share = math.log10(max(ratio, _MINIMUM) / _MINIMUM) / (_DECADES - math.log10(_MINIMUM))
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


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
