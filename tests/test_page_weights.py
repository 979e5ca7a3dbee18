"""What comes over the wire: one style sheet and one script for all pages, each page compressed, and how heavy it is.

Figures are exact, so these are tests; how fast a page is, script/bench says.
"""

import gzip
import re
import runpy
from contextlib import closing
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.routes import address, all_routes, fill_for_routes

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
BUNDLE = runpy.run_path(str(ROOT / "script/bundle"))
MOST_OF_A_FIRST_VISIT, MOST_OF_A_PAGE = 60_000, 12_000
IN_GZIP = {"Accept-Encoding": "gzip, deflate, br"}
MAIN_PAGES = [
    "dashboard:home",
    "dashboard:application",
    "dashboard:round",
    "dashboard:brief",
    "dashboard:debrief",
    "dashboard:insights",
    "dashboard:settings",
    "stories:stories",
    "stories:coverage",
    "followups:thank_yous",
]


def over_the_wire(page):
    """The bytes of a page as a browser gets it."""
    return len(page.content)


def named_by(page):
    """What else a browser asks for to show this page."""
    text = gzip.decompress(page.content).decode() if page.get("Content-Encoding") == "gzip" else page.text
    links = re.findall(r'<link rel="(?:stylesheet|icon|preload)" href="([^"]+)"', text)
    return {*links, *re.findall(r'<(?:script|img|iframe|source)\b[^>]*\bsrc="([^"]+)"', text)}


def weight_of(path):
    return len(brotli.compress((ROOT / path.lstrip("/")).read_bytes()))


# The one style sheet and the one script


def test_the_style_sheet_and_the_script_are_made_of_what_lies_in_assets():
    assert [path.name for path, text in BUNDLE["bundles"]().items() if path.read_text() != text] == []


def test_of_bootstrap_only_what_a_page_can_meet_goes_in():
    css = ".btn,.carousel{a:b}.carousel-item{a:b}@media print{.carousel{a:b}}.nav>:not(.carousel):hover{a:b}p{a:b}"

    assert BUNDLE["used_rules"](css, {"btn", "nav"}) == ".btn{a:b}.nav>:not(.carousel):hover{a:b}p{a:b}"


def test_a_variable_that_nothing_reads_any_more_is_left_out():
    css = ":root{--bs-a:1px;--bs-b:var(--bs-c);--bs-c:2px;--ours:3px}p{margin:var(--bs-a)}"

    assert BUNDLE["without_unread_variables"](css) == ":root{--bs-a:1px;--ours:3px}p{margin:var(--bs-a)}"


def test_no_page_brings_a_style_sheet_or_a_script_of_its_own():
    own = re.compile(r"""<link[^>]*stylesheet|<script[^>]*\bsrc=""")
    frames = {"base.html", "500.html", "admin/delivery.html"}
    pages = {str(path.relative_to(ROOT / "templates")) for path in TEMPLATES if own.search(path.read_text())}

    assert pages == frames


# How heavy


def test_a_first_visit_is_four_requests_and_light(client, db):
    for path in ("/", "/accounts/login/", "/accounts/signup/"):
        page = client.get(path, headers=IN_GZIP)
        others = named_by(page)

        assert len(others) <= 3
        assert over_the_wire(page) + sum(weight_of(other) for other in others) <= MOST_OF_A_FIRST_VISIT


def test_the_next_page_is_one_light_request(as_alice, alice):
    first = named_by(Client().get("/"))
    rows = fill_for_routes(alice)
    for route in [route for route in all_routes() if route.name in MAIN_PAGES]:
        page = as_alice.get(address(route, rows), headers=IN_GZIP)

        assert page.status_code == 200, route.name
        assert over_the_wire(page) <= MOST_OF_A_PAGE, route.name
        assert named_by(page) <= first, route.name


# Compressed, and how


def test_how_long_a_page_is_over_the_wire_is_also_chance(as_alice):
    pages = [as_alice.get("/stories/", headers=IN_GZIP) for _ in range(8)]

    assert {page["Content-Encoding"] for page in pages} == {"gzip"}
    assert "Accept-Encoding" in pages[0]["Vary"]
    assert len({over_the_wire(page) for page in pages}) > 1


@pytest.mark.parametrize("path", ["/accounts/login/", "/settings/data/archive.json", "/service-worker.js"])
def test_what_holds_keys_and_what_is_no_page_is_not_compressed(as_alice, path):
    with closing(as_alice.get(path, headers=IN_GZIP)) as answer:
        assert "Content-Encoding" not in answer


def test_a_browser_that_does_not_know_gzip_reads_a_page_all_the_same(as_alice):
    assert "</html>" in as_alice.get("/stories/").text


def test_a_file_that_is_changed_on_a_laptop_is_sent_whole(settings, tmp_path, db):
    settings.STATICFILES_DIRS = [tmp_path]
    finders.get_finder.cache_clear()
    client, file = Client(), tmp_path / "a.css"
    for text in ("a", "a longer one"):
        file.write_text(text)
        with closing(client.get("/static/a.css")) as answer:
            assert b"".join(answer.streaming_content).decode() == text
            assert answer["Content-Length"] == str(len(text))
    finders.get_finder.cache_clear()
