"""The design language: colours can be read, nothing knows left from right, and the page that shows it is local."""

import re
from pathlib import Path

import pytest

from dashboard import palette

ROOT = Path(__file__).resolve().parent.parent.parent
SHEETS = sorted((ROOT / "assets/css").glob("*.css"))
SIDED = re.compile(
    r"\b(?:margin|padding|border|inset)-(?:left|right)\b|(?<![\w-])(?:left|right)\s*:"
    r"|\b(?:float|clear|text-align)\s*:\s*(?:left|right)\b|border-(?:top|bottom)-(?:left|right)-radius"
)
FOUR_SIDES = re.compile(r"(?<![\w-])(?:margin|padding|inset|border-width)\s*:([^;}]+)")
# What is drawn is placed from the left, whichever way the text around it runs.
DRAWN = re.compile(r"^\s*\.(?:day|picture|clock24|pipeline|weeks|share)[\w-]*\b[^{]*\{")


def test_what_was_named_once_has_the_contrast_that_its_role_asks_for():
    too_little = [f"{pair.role} on {pair.ground}" for pair in palette.pairs() if not pair.is_enough]

    assert too_little == []


def test_contrast_is_reckoned_as_the_guidelines_do():
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_colour_that_text_may_have_is_a_role():
    text = "\n".join(sheet.read_text() for sheet in SHEETS if sheet.stem not in ("tokens", "print"))
    used = set(re.findall(r"(?<![\w-])color: var\(--([\w-]+)\)", text))

    assert sorted(used - palette.ROLES.keys()) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_style_speaks_of_start_and_end_not_of_left_and_right(sheet):
    lines = [line for line in sheet.read_text().splitlines() if not DRAWN.match(line)]

    assert [line.strip() for line in lines if SIDED.search(line) or has_unequal_sides(line)] == []


def has_unequal_sides(line):
    """Four values are top, right, bottom and left."""
    for values in FOUR_SIDES.findall(re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "()", line)):
        sides = values.replace("!important", "").split()
        if len(sides) == 4 and sides[1] != sides[3] and "currentcolor" not in line:
            return True
    return False


def test_only_tokens_names_a_colour():
    """White paper for mails and codes apart, which others made."""
    named = re.compile(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)")
    found = [
        f"{sheet.stem}: {line.strip()}"
        for sheet in SHEETS
        if sheet.stem not in ("tokens", "print")
        for line in sheet.read_text().splitlines()
        if named.search(line) and "background: #fff" not in line
    ]

    assert found == []


def test_headings_have_four_sizes():
    other = re.compile(r"""class="[^"]*\b(?:h[56]|display-\d|fs-\d)\b""")
    templates = (ROOT / "templates").rglob("*.html")

    assert [str(path.relative_to(ROOT)) for path in templates if other.search(path.read_text())] == []


def test_every_component_stands_on_the_styleguide(client, db):
    page = client.get("/styleguide/").text

    for part in ("btn-primary", "is-invalid", "panel-brand", "chip-urgent", "clock-late", "avatar-s", "row-link",
                 "stage-card", "empty-icon", "message-error", "aria-current", "menu-panel", "fold", "table",
                 "Page 2 of 4", "notice", "htmx-request", "disabled", "quote"):  # fmt: skip
        assert part in page


def test_a_site_for_others_has_no_styleguide(client, db, settings):
    settings.IS_PUBLIC = True

    assert client.get("/styleguide/").status_code == 404
