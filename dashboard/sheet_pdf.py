"""The day sheet as a PDF of one or two pages: tagged, with links, in whatever script people's names are written."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from dashboard.day_sheet import DaySheet
from dashboard.sheet_parts import content_of

FOLDER = Path(__file__).parent / "sheet"
TEMPLATE = FOLDER / "day_sheet.typ"
# In points; the first at which the sheet takes at most two pages is taken.
SIZES = (9.5, 9.0, 8.0)
PAGE = re.compile(rb"/Type\s*/Page\b")


def pdf_of(sheet: DaySheet) -> bytes:
    """The PDF in the active language, A4 or Letter by the candidate's country."""
    content = content_of(sheet)
    pdf = b""
    for size in SIZES:
        pdf = _set(content | {"size": size})
        if _pages(pdf) <= 2:
            break
    return pdf


def _set(content: dict[str, Any]) -> bytes:
    """PDF/UA where every letter has a glyph; otherwise the same tags without the claim."""
    inputs = {"sheet": json.dumps(content)}
    try:
        return _compile(inputs, "ua-1")
    except typst.TypstError:
        return _compile(inputs, None)


def _compile(inputs: dict[str, str], standard: Literal["ua-1"] | None) -> bytes:
    pdf: bytes = typst.compile(
        TEMPLATE, root=FOLDER, font_paths=_fonts(), sys_inputs=inputs, pdf_standards=standard, timestamp=0
    )
    return pdf


@cache
def _fonts() -> typst.Fonts:
    """Ours first; whatever the machine has besides fills in for scripts that ours lack."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[FOLDER / "fonts"])


def _pages(pdf: bytes) -> int:
    return len(PAGE.findall(pdf))
