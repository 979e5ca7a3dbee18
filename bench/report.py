"""docs/performance.md and its plot: what was measured, between two marks; the words around it are written by hand."""

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.figures import BY_NAME, PAGES, number
from bench.plot import plot

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE, PLOT = DOCS / "performance.md", DOCS / "performance.svg"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
OF_PAGES = ("json_ratio", "page_ratio", "p99_ratio", "cpu_ms", "database_ms", "flat", "queries", "crowd")
PACKAGES = ("django", "gunicorn", "celery", "psycopg")


def write(figures, size, postgres):
    PLOT.write_text(plot(figures.measured))
    before, _, rest = PAGE.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    measured = "\n\n".join([machine(size, postgres), picture(), of_pages(figures), others(figures)])
    PAGE.write_text(f"{before}{BEGIN}\n{measured}\n{END}{after}")


def machine(size, postgres):
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    today = datetime.now(UTC).date()
    return (
        f"Measured on {today} at {size} size: {os.cpu_count()} cores ({processor()}), Python "
        f"{platform.python_version()}, {versions}, PostgreSQL {postgres}."
    )


def processor():
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def picture():
    return "![How far each figure is from what is aimed at](performance.svg)"


def of_pages(figures):
    """A line for each page, a column for each kind of figure."""
    aims = [f"`{kind}`{aim_of(kind)}" for kind in OF_PAGES]
    lines = [["page", *aims], ["---"] * (len(aims) + 1)]
    for page in PAGES:
        lines.append([f"`{page}`", *(value_of(figures, f"{kind}.{page}") for kind in OF_PAGES)])
    return table(lines)


def aim_of(kind):
    """What all pages aim at, or some."""
    aims = {page: BY_NAME[f"{kind}.{page}"].aim for page in PAGES}
    aiming = [page for page in PAGES if aims[page]]
    if not aiming:
        return ""
    whose = "" if len(aiming) == len(PAGES) else f" ({', '.join(aiming)})"
    return f" {aims[aiming[0]]}{whose}"


def others(figures):
    lines = [["figure", "aim", "value", "quartiles", "what it is"], ["---"] * 5]
    for name, wanted in BY_NAME.items():
        if name.partition(".")[0] not in (*OF_PAGES, "queries_added"):
            lines.append([f"`{name}`", wanted.aim, value_of(figures, name), spread_of(figures, name), wanted.means])
    return table(lines)


def value_of(figures, name):
    """Bold where the aim is not reached."""
    if name not in figures.measured:
        return "not measured"
    found = figures.measured[name]
    value = number(found.value) + (f" ({found.note})" if found.note else "")
    return value if BY_NAME[name].is_reached(found.value) else f"**{value}**"


def spread_of(figures, name):
    found = figures.measured.get(name)
    return f"{number(found.low)} to {number(found.high)}" if found and found.low != found.high else ""


def table(lines):
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
