"""The page of a report: one HTML file with its table and curves, which loads nothing from the network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openrouter_responses.bulk.report import Report, Sample

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 640, 180, 64, 24
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a }
h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin: 1.5rem 0 0 }
table { border-collapse: collapse; width: 100% } td { padding: .15rem .5rem; border-bottom: 1px solid #ddd }
td:first-child { white-space: pre; color: #555 } svg { width: 100%; height: auto }
text { font: 11px system-ui, sans-serif; fill: #555 } path { fill: none; stroke: #2563eb; stroke-width: 1.5 }
line { stroke: #ddd }
@media (prefers-color-scheme: dark) { body { background: #16181d; color: #e6e6e6 } td { border-color: #333 }
td:first-child, text { color: #aaa; fill: #aaa } line { stroke: #333 } path { stroke: #7aa2f7 } }
"""
_CURVES: Sequence[tuple[str, Callable[[Sample], float | None]]] = (
    ("Rows per second", lambda sample: sample.rate),
    ("Requests in flight", lambda sample: sample.concurrency),
    ("Latency: median of the last requests, in seconds", lambda sample: sample.latency),
    ("Refusals (429, 503, 529)", lambda sample: sample.refusals),
    ("Cost in US dollars", lambda sample: sample.cost),
)


def page_of(report: Report) -> str:
    """Return the page of a report."""
    rows = "".join(f"<tr><td>{escape(name)}</td><td>{escape(value)}</td></tr>\n" for name, value in report.lines())
    curves = ""
    for title, of in _CURVES:
        points = [(sample.seconds, value) for sample in report.samples if (value := of(sample)) is not None]
        curves += f"<h2>{escape(title)}</h2>\n{_curve(points)}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Bulk run</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Bulk run</h1>\n"
        f"<table>\n{rows}</table>\n{curves}</body>\n</html>\n"
    )


def _curve(points: Sequence[tuple[float, float]]) -> str:
    """Return the curve of some points as SVG."""
    if len(points) < 2:
        return "<p>The run was too short for a curve.</p>\n"
    start, end = points[0][0], points[-1][0]
    top = max(value for _, value in points) or 1.0
    width, height = _WIDTH - _LEFT - 8, _HEIGHT - _BOTTOM - 12
    places = [
        (_LEFT + width * (seconds - start) / ((end - start) or 1.0), 12 + height * (1 - value / top))
        for seconds, value in points
    ]
    line = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    grid = "".join(
        f'<line x1="{_LEFT}" x2="{_WIDTH - 8}" y1="{12 + height * share:.1f}" y2="{12 + height * share:.1f}"/>'
        f'<text x="{_LEFT - 6}" y="{16 + height * share:.1f}" text-anchor="end">{top * (1 - share):.4g}</text>'
        for share in (0.0, 0.5, 1.0)
    )
    times = (
        f'<text x="{_LEFT}" y="{_HEIGHT - 4}">{start:,.0f} s</text>'
        f'<text x="{_WIDTH - 8}" y="{_HEIGHT - 4}" text-anchor="end">{end:,.0f} s</text>'
    )
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">{grid}{times}<path d="{line}"/></svg>\n'
