"""What a screen reader is told of the main pages: names, headings, navigation, and what is announced."""

import re
from itertools import pairwise

import pytest

from tests.chromium import DESKTOP
from tests.e2e.ways_in import DEMO
from tests.spoken import pages_of_the_demo, spoken

pytestmark = pytest.mark.browser

PRESSED = re.compile(r"(link|button|textbox|combobox|checkbox|radio|searchbox|DisclosureTriangle)( [\[=(].*)?")
# Whose name lacks what is written on it; initials and signs, which are hidden from screen readers, are pictures.
UNLIKE = """() => {
    const written = (element) => {
        const copy = element.cloneNode(true);
        for (const sign of copy.querySelectorAll("[aria-hidden=true]")) sign.remove();
        return copy.textContent.trim().toLowerCase();
    };
    return [...document.querySelectorAll("a[aria-label], button[aria-label], summary[aria-label]")]
        .map((element) => [written(element), element.getAttribute("aria-label").toLowerCase()])
        .filter(([seen, name]) => !name.includes(seen));
}"""
LIVE_CLOCKS = "document.querySelectorAll('[role=status] time, [aria-live] time, [role=timer]').length"
DOTS = {"·", "*", "—"}


@pytest.fixture(scope="module")
def told():
    """By the name of the page: its title, its lines, and what else is asked of it; filled by the first test."""
    return {}


@pytest.fixture
def pages(site, open_page, enter, told):
    if not told:
        site.call("django.core.management.call_command", command_name="demo")
        page = open_page(DESKTOP)
        enter(page, DEMO)
        for name, path in pages_of_the_demo(page).items():
            page.goto(path)
            told[name] = page.title(), spoken(page), page.evaluate(UNLIKE), page.evaluate(LIVE_CLOCKS)
    return told


def test_everything_that_can_be_pressed_has_a_name(pages):
    nameless = [(name, line) for name, (_, lines, *_) in pages.items() for line in lines if PRESSED.fullmatch(line)]
    assert nameless == []


def test_what_is_seen_on_a_button_is_in_its_name(pages):
    assert {name: unlike for name, (_, _, unlike, _) in pages.items() if unlike} == {}


def test_headings_go_down_one_step_at_a_time(pages):
    for name, (_, lines, *_) in pages.items():
        levels = [int(found[1]) for line in lines if (found := re.search(r"^heading .*\[level (\d)\]$", line))]
        assert levels.count(1) == 1 and levels[0] == 1, name
        assert all(level <= before + 1 for before, level in pairwise(levels)), (name, levels)


def test_every_page_has_a_title_of_its_own(pages):
    titles = [title for title, *_ in pages.values()]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith(" · Callback") for title in titles)


def test_the_navigation_is_the_same_everywhere_and_there_once(pages):
    for name, (_, lines, *_) in pages.items():
        assert lines[0] == "link Skip to the page", name
        assert [line for line in lines if line.startswith("navigation Main")] == ["navigation Main"], name
        places = [line for line in lines[: lines.index("main")] if line.startswith("link ")]
        assert places[2:6] == ["link Today", "link Applications", "link Stories", "link Follow-ups"], name


def test_what_was_done_is_announced_and_clocks_are_quiet(pages):
    for name, (_, lines, _, live_clocks) in pages.items():
        assert "status" in lines[: lines.index("main")], name
        assert live_clocks == 0, name


def test_dots_and_stars_between_words_are_not_read_aloud(pages):
    assert [(name, line) for name, (_, lines, *_) in pages.items() for line in lines if line in DOTS] == []
