"""The plot of docs/performance.md: how far each figure is from what is aimed at, on one axis for all of them."""

from math import log2
from xml.etree import ElementTree

from bench.figures import AT_LEAST, BY_NAME, number

WIDTH, ROW, TOP, FOOT = 860, 28, 64, 44
LEFT, RIGHT = 170, 620  # of the axis
WORST, BEST = 1 / 16, 4
STYLE = """
.ground { fill: #ffffff } text { fill: #24211d; font: 14px system-ui, sans-serif }
.quiet { fill: #6b655c } .grid { stroke: #dcd8d0 } .aim { stroke: #24211d; stroke-width: 2 }
.reached { fill: #14746f } .short { fill: #ffffff; stroke: #b3480f; stroke-width: 2.5 }
@media (prefers-color-scheme: dark) {
  .ground { fill: #171614 } text { fill: #edeae4 } .quiet { fill: #a8a297 } .grid { stroke: #3a3732 }
  .aim { stroke: #edeae4 } .reached { fill: #5cc4bd } .short { fill: #171614; stroke: #f0955c }
}
"""


def plot(measured):
    """As SVG: a row for each kind of figure, a mark for each figure; the one that is furthest behind is named."""
    rows = rows_of(measured)
    height = TOP + ROW * len(rows) + FOOT
    picture = ElementTree.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        **{"aria-labelledby": "title desc"},
    )
    add(picture, "title", "How far each figure is from what is aimed at", id="title")
    add(picture, "desc", in_words(rows), id="desc")
    add(picture, "style", STYLE)
    add(picture, "rect", width=WIDTH, height=height, **{"class": "ground"})
    draw_axis(picture, height)
    for position, (kind, figures) in enumerate(rows.items()):
        draw_row(picture, TOP + ROW * position + ROW / 2, kind, figures)
    ElementTree.indent(picture)
    return ElementTree.tostring(picture, encoding="unicode") + "\n"


def rows_of(measured):
    """Those that aim at something, by what stands before the dot of their name; the furthest behind comes first."""
    rows = {}
    for name, found in measured.items():
        if BY_NAME[name].target is not None:
            rows.setdefault(name.partition(".")[0], []).append((score(BY_NAME[name], found.value), name, found.value))
    return {kind: sorted(figures) for kind, figures in rows.items()}


def score(wanted, value):
    """How often the aim is reached: 1 is exactly, 2 twice as good, 1/2 half as good."""
    if wanted.which == AT_LEAST:
        return within(value / wanted.target)
    if wanted.target == 0:
        return 1 if value <= 0 else WORST
    return within(wanted.target / value) if value else BEST


def within(score):
    return min(max(score, WORST), BEST)


def place(score):
    return LEFT + (RIGHT - LEFT) * log2(score / WORST) / log2(BEST / WORST)


def draw_axis(picture, height):
    for mark in (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4):
        line = {"x1": place(mark), "x2": place(mark), "y1": TOP - 8, "y2": height - FOOT + 8}
        add(picture, "line", **line, **{"class": "aim" if mark == 1 else "grid"})
        label = "aim" if mark == 1 else f"{mark:g} ×" if mark > 1 else f"1/{1 / mark:g}"
        add(picture, "text", label, x=place(mark), y=TOP - 18, **{"text-anchor": "middle", "class": "quiet"})
    add(picture, "text", "← short of it", x=LEFT, y=20, **{"class": "quiet"})
    add(picture, "text", "better →", x=RIGHT, y=20, **{"text-anchor": "end", "class": "quiet"})
    draw_mark(picture, LEFT, height - 16, "reached", "")
    add(picture, "text", "reached", x=LEFT + 14, y=height - 11, **{"class": "quiet"})
    draw_mark(picture, LEFT + 110, height - 16, "short", "")
    add(picture, "text", "not yet", x=LEFT + 124, y=height - 11, **{"class": "quiet"})


def draw_row(picture, y, kind, figures):
    add(picture, "line", x1=LEFT, x2=RIGHT, y1=y, y2=y, **{"class": "grid"})
    add(picture, "text", kind, x=LEFT - 14, y=y + 5, **{"text-anchor": "end"})
    for reached, name, value in reversed(figures):
        is_reached = BY_NAME[name].is_reached(value)
        draw_mark(picture, place(reached), y, "reached" if is_reached else "short", said(name, value))
    _reached, name, value = figures[0]
    add(picture, "text", said(name, value).removeprefix(kind).lstrip(". "), x=RIGHT + 16, y=y + 5)


def draw_mark(picture, x, y, kind, title):
    """A dot or a square, so that the colour is not all there is to see."""
    if kind == "reached":
        mark = add(picture, "circle", cx=x, cy=y, r=6, **{"class": kind})
    else:
        mark = add(picture, "rect", x=x - 5, y=y - 5, width=10, height=10, **{"class": kind})
    if title:
        add(mark, "title", title)


def said(name, value):
    return f"{name} {number(value)}, aim {BY_NAME[name].aim}"


def in_words(rows):
    figures = [figure for row in rows.values() for figure in row]
    short = [said(name, value) for _score, name, value in figures if not BY_NAME[name].is_reached(value)]
    return f"{len(figures) - len(short)} of {len(figures)} reached. Not yet: {'; '.join(short) or 'none'}."


def add(parent, tag, text=None, **attributes):
    element = ElementTree.SubElement(parent, tag, {name: written(value) for name, value in attributes.items()})
    element.text = text
    return element


def written(value):
    return f"{value:.1f}" if isinstance(value, float) else str(value)
