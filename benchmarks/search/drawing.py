"""Draw what was measured."""

from __future__ import annotations

from math import log10


def draw(medians: dict[str, list[tuple[int, float]]]) -> str:
    """Return a plot (SVG) of the median cost (processor time) by the size of the archive, on logarithmic scales."""
    colours = ("#1f4e79", "#a03020", "#2e7d32", "#6a3d9a", "#b8860b", "#555555")
    lines: list[str] = []
    for place, (name, points) in enumerate(medians.items()):
        where = [(60 + 120 * (log10(x) - 3.5), 260 - 60 * (log10(max(y, 0.01)) + 1)) for x, y in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in where)
        colour = colours[place % len(colours)]
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in where]
        lines.append(f'<text x="440" y="{30 + 18 * place}" fill="{colour}">{name}</text>')
    axes = [f'<text x="{52 + 120 * (power - 3.5):.0f}" y="290">10^{power}</text>' for power in (4, 5, 6)]
    axes += [f'<text x="8" y="{264 - 60 * (power + 1)}">10^{power}</text>' for power in (-1, 0, 1, 2, 3)]
    title = '<text x="60" y="308">median milliseconds of processor time a query, by passages in the archive</text>'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="580" height="320" font-family="sans-serif" font-size="12">'
        f"{''.join(axes)}{''.join(lines)}{title}</svg>\n"
    )
